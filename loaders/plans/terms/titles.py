"""Paragraphs of plans: titles, numbers before an action, labels run into other words, and titles that are actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.document import Block, Document
from loaders.plans.reading.rows import LONGEST_SHORT_TITLE
from loaders.plans.terms.columns import ACTION_FIELDS, columns_of, field_of, inline_fields, label_of
from loaders.reading.markers import split_marker

_QUOTED = re.compile(r"[>“\"‘]+\s*(?P<words>.+?)\s*[”\"’]*")


def unquoted(text: str) -> str:
    """A text without the marks of a quotation around it."""
    match = _QUOTED.fullmatch(text)
    return match["words"] if match else text


def is_title(text: str) -> bool:
    """Whether a text is short and no sentence, as titles are."""
    return len(text.split()) <= LONGEST_SHORT_TITLE and not text.endswith((".", ";", ":"))


def split_number(text: str) -> tuple[str, str]:
    """An action's number and words; a bullet before it goes, several lines become one."""
    marker, rest = split_marker(" ".join(text.split()))
    if marker[:1].isdigit() or marker[:1] == "(":
        return marker, rest
    return "", rest if marker else " ".join(text.split())


def label_within(text: str) -> tuple[str, str] | None:
    """A label in a paragraph that begins with another paragraph's words, which a conversion has run together."""
    for match in re.finditer(r"\s([A-Z][\w’' ]{2,40}:\s.*)", text):
        label = label_of(match[1])
        if label and label[1] and field_of(text[: match.start()], exactly=True) == "ignored":
            return label
    return None


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


def _fields_told(block: Block) -> list[str]:
    """The fields that a paragraph tells of the action above it: by its label, or by several in line."""
    if block.rows:
        return []
    whole = f"{block.marker} {block.text}".strip()
    inline = [field for field, _ in inline_fields(whole)]
    if inline and "action" not in inline:
        return inline
    label = label_of(whole) or label_of(block.text)
    return [label[0]] if label and label[0] not in {"objective", "section"} else []


def titles_of_actions(blocks: Sequence[Block]) -> frozenset[tuple[int, int]]:
    """The places of headings and paragraphs that are actions: labels of a deadline or rating follow, and no list of
    actions does, so that they speak of what stands above them."""
    found: set[tuple[int, int]] = set()
    labels = [_fields_told(block) for block in blocks]
    for position, block in enumerate(blocks):
        if block.rows or labels[position]:
            continue
        fields: list[str] = []
        after = position + 1
        while after < len(blocks) and labels[after]:
            fields += labels[after]
            after += 1
        told = set(fields)
        is_list = after < len(blocks) and any(columns_of(row) for row in blocks[after].rows)
        is_told = bool(fields) and fields[0] in ACTION_FIELDS and bool(told & {"due", "status"}) and len(told) >= 2
        if is_told and not is_list and not told & {"action", "objective"}:
            found.add((block.page, block.paragraph))
    return frozenset(found)
