"""Tables that stand under headings which say whose the actions are, or by when: "Head of Early Help", "May 2016".

Where the tables have no column for it, what the headings say becomes a column.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from loaders.document import Block, Cell, Document
from loaders.plans.people.owner_texts import is_owner
from loaders.plans.terms.columns import columns_of
from loaders.plans.terms.deadlines import due_on, heads_deadline, is_deadline
from loaders.plans.terms.fields import USUAL_HEADINGS
from loaders.plans.terms.labels import label_of

_FEWEST = 2  # headings of the kind
_LONGEST = 12  # words


def with_heading_columns(document: Document) -> Document:
    """The document where what headings say of whole tables is a column of them; the same where they say nothing."""
    for field, says in (("due", _is_date), ("owner", is_owner)):
        blocks = document.blocks
        headed = {
            (heading.page, heading.paragraph)
            for heading, table in pairwise(blocks)
            if _may_head(heading) and says(_value(heading)) and _lacks(table, field)
        }
        if len(headed) < _FEWEST:
            continue
        value = ""
        pages = []
        for page in document.pages:
            made: list[Block] = []
            for block in page.blocks:
                if (block.page, block.paragraph) in headed:
                    value = _value(block)
                elif value and _lacks(block, field):
                    made.append(_with_column(block, field, value))
                else:
                    value = "" if block.kind == "heading" or block.rows else value
                    made.append(block)
            pages.append(replace(page, blocks=tuple(made)))
        document = replace(document, pages=tuple(pages))
    return document


def _may_head(block: Block) -> bool:
    return not block.rows and len(block.text.split()) <= _LONGEST and block.kind != "footnote"


def _value(heading: Block) -> str:
    """What a heading says, without the label it may have: "Lead: Jo Roe"."""
    label = label_of(heading.text)
    return label[1] if label and label[0] in {"owner", "due"} and label[1] else heading.text


def _is_date(text: str) -> bool:
    """Whether a heading is only a date; one worded as a deadline ("By the end of May 2016") is known as such."""
    return not heads_deadline(text) and is_deadline(text) and due_on(text) is not None


def _lacks(table: Block, field: str) -> bool:
    """Whether a table has a head with actions, and no column of the field."""
    columns = next((columns for row in table.rows[:3] if (columns := columns_of(row))), None)
    if columns is None or not columns.has("action"):
        return False
    others = {"due": ("due", "due mark", "period", "owner and due"), "owner": ("owner", "owner and due")}
    return not columns.has(*others[field])


def _with_column(table: Block, field: str, value: str) -> Block:
    rows = tuple(
        (*row, Cell(USUAL_HEADINGS[field] if columns_of(row) else value if any(cell.text for cell in row) else ""))
        for row in table.rows
    )
    return replace(table, rows=rows)
