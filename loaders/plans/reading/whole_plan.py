"""What a plan's tables have between them, which tells how one of them is to be read."""

from __future__ import annotations

from loaders.document import Document
from loaders.plans.terms.columns import columns_of
from loaders.plans.terms.fields import field_of


def has_action_table(document: Document) -> bool:
    """Whether a table of the document has a column of actions, or a paragraph is the label of a list of them."""
    for block in document.blocks:
        for row in block.rows:
            if (columns := columns_of(row)) and columns.has("action"):
                return True
        if not block.rows and field_of(block.text, exactly=True) == "action":
            return True
    return False


def has_plain_actions(document: Document) -> bool:
    """Whether a table of the document has a column of actions and is not one of risks or milestones."""
    rows = (row for block in document.blocks for row in block.rows)
    return any(columns.has("action") and not columns.is_aside for row in rows if (columns := columns_of(row)))


def names_owners(document: Document) -> bool:
    """Whether a table of the document has columns of actions and of their owners."""
    rows = (row for block in document.blocks for row in block.rows)
    return any(columns.has("action") and columns.has("owner") for row in rows if (columns := columns_of(row)))
