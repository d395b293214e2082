"""Rows of plans' tables: what one says under its columns, whether it is a heading, and what it holds several of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.document import Block, Cell
from loaders.plans.terms.columns import Columns
from loaders.plans.terms.fields import ACTION_FIELDS, LIST_FIELDS
from loaders.plans.terms.labels import label_of
from loaders.plans.terms.numbering import GROUP, OBJECTIVE_NAMES
from loaders.plans.terms.openings import begins_as_action
from loaders.plans.terms.titles import LONGEST_SHORT_TITLE
from loaders.reading.markers import split_marker

_LONGEST_GROUP_OF_ACTIONS = 4  # words
_FEWEST_WORDS_OF_BAND = 3  # which stands in a column of numbers
_GROUP_WORD = re.compile(rf"(?:{OBJECTIVE_NAMES}|section|part)\b", re.IGNORECASE)
_YEAR = re.compile(r"20\d{2}(?:[/–-]\d{2,4})?")
_MARK = re.compile(r"[xX✓✔☑✅●■▪◆★*•]|yes|y", re.IGNORECASE)
_LETTER = re.compile(r"\(?[a-z][.)]")
_VALUES_TOO = frozenset({"ignored", "status", "completed"})
"""Fields whose labels are values too: "Complete"."""


def said_of(cells: Sequence[Cell], columns: Columns) -> dict[str, str]:
    """What a row says, by field; columns of the same field are joined by newlines."""
    said: dict[str, str] = {}
    for cell, field in zip(cells, columns.fields, strict=False):
        if field and cell.text:
            said[field] = f"{said[field]}\n{cell.text}" if field in said else cell.text
    return said


def label_pairs(cells: Sequence[Cell]) -> list[tuple[str, str]]:
    """Labels and what they label, where a row has two such pairs or more side by side; a label may have nothing."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) == 3 and len(cells) == 4 and cells[0].text and cells[2].text:
        filled = list(cells)
    if len(filled) < 4 or len(filled) % 2:
        return []
    labels = [label_of(cell.text) for cell in filled[::2]]
    values = [label_of(cell.text) if cell.text else None for cell in filled[1::2]]
    if any(label is None or label[1] for label in labels):
        return []
    if any(value is not None and value[0] not in _VALUES_TOO for value in values):
        return []
    return [(label[0], cell.text) for label, cell in zip(labels, filled[1::2], strict=True) if label and cell.text]


def counts_actions(columns: Columns, rows: Sequence[Block]) -> bool:
    """Whether a table's numbers count its actions: one changes while the objective stays."""
    if not columns.has("number") or not columns.has("objective"):
        return True
    before: dict[str, str] = {}
    for row in rows:
        said = said_of(row.rows[0], columns)
        number, objective = said.get("number", ""), said.get("objective", "")
        if before and number and number != before.get("number") and objective in {"", before.get("objective")}:
            return True
        before = said
    return False


def with_periods(columns: Columns, above: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> Columns:
    """Columns where those that are headed by months or quarters are deadlines, if rows only mark them, else ratings.

    A row of years above the head tells the months' years.
    """
    periods = [i for i, field in enumerate(columns.fields) if field == "period"]
    if not periods:
        return columns
    headings = list(columns.headings)
    if any(cell.text for cell in above) and all(_YEAR.fullmatch(cell.text) for cell in above if cell.text):
        year = ""
        for i in periods:
            year = above[i].text if i < len(above) and above[i].text else year
            headings[i] = f"{headings[i]} {year}".strip()
    marks = [row[i].text for row in rows for i in periods if i < len(row) and row[i].text]
    kind = "due mark" if marks and all(_MARK.fullmatch(mark) for mark in marks) else "status"
    fields = tuple(kind if field == "period" else field for field in columns.fields)
    return Columns(fields, tuple(headings))


def field_at(cells: Sequence[Cell], columns: Columns) -> str | None:
    """The field of the one column in which a row says something."""
    return next((field for cell, field in zip(cells, columns.fields, strict=False) if cell.text), None)


def is_group(text: str, field: str | None) -> bool:
    """Whether a cell that stands alone in its row is a heading of the rows below it.

    Under a column of actions only what looks like a heading is one: an action may well lack owner and deadline. Under a
    column of owners, deadlines and the like it goes on with the row above.
    """
    text = " ".join(text.split())
    if text[:1].islower():
        return False
    if GROUP.fullmatch(text) or _GROUP_WORD.match(text):
        return True
    if field in {"action", "outcome", "measure"}:
        return text.isupper() or len(text.split()) <= _LONGEST_GROUP_OF_ACTIONS
    if field == "number":
        return len(text.split()) >= _FEWEST_WORDS_OF_BAND
    is_title = len(text.split()) <= LONGEST_SHORT_TITLE and not text.endswith(".")
    return is_title and field not in ACTION_FIELDS | LIST_FIELDS


def empty_tail(cells: Sequence[Cell]) -> int:
    """How many of a row's last cells are empty."""
    tail = 0
    for cell in reversed(cells):
        if cell.text:
            break
        tail += 1
    return tail


def several(cells: Sequence[Cell], columns: Columns) -> list[list[Cell]]:
    """The rows that a row holds whose action's cell lists several actions, each with its own in other cells.

    Items are actions of their own if each has a number or letter, or a bullet and as many owners or deadlines as there
    are items. Other cells that have as many items, or as many lines, are taken one by one, else they hold for each.
    """
    index = columns.fields.index("action") if "action" in columns.fields else -1
    if index < 0 or index >= len(cells):
        return []
    items = _items(cells[index].text)
    if len(items) < 2:
        return []
    split = [_items(cell.text) or cell.text.split("\n") for cell in cells]
    split = [
        texts if len(texts) == len(items) else cell.text.split("\n") for texts, cell in zip(split, cells, strict=True)
    ]
    is_numbered = all(split_marker(item)[0][:1].isdigit() for item in items)
    told = [i for i, field in enumerate(columns.fields[: len(cells)]) if field in {"owner", "due"} and cells[i].text]
    if not is_numbered and any(len(split[i]) == 1 for i in told):
        # What holds for all in one column does in the other, unless that is a list too.
        split = [
            [cell.text] if i in told and not _items(cell.text) else texts
            for i, (texts, cell) in enumerate(zip(split, cells, strict=True))
        ]
    matched = [
        len(split[i]) == len(items)
        for i, field in enumerate(columns.fields[: len(cells)])
        if field in {"owner", "due", "owner and due"}
    ]
    if not is_numbered and not any(matched) and not _are_orders(items):
        return []
    split = [
        texts if position == index or not _items(cell.text) else [_marker(text)[1] for text in texts]
        for position, (texts, cell) in enumerate(zip(split, cells, strict=True))
    ]
    return [
        [
            Cell(texts[n] if len(texts) == len(items) else cell.text, cell.fill)
            for texts, cell in zip(split, cells, strict=True)
        ]
        for n in range(len(items))
    ]


def without_shared_marker(cells: Sequence[Cell], columns: Columns) -> Sequence[Cell]:
    """A row where the marker of its one action ("a) …") no longer stands before its owner and deadline as well."""
    index = columns.fields.index("action") if "action" in columns.fields else len(cells)
    marker = _marker(cells[index].text)[0] if index < len(cells) else ""
    if not _LETTER.fullmatch(marker):
        return cells
    return [
        replace(cell, text=_marker(cell.text)[1])
        if field in {"owner", "due", "owner and due", "status"} and _marker(cell.text)[0] == marker
        else cell
        for cell, field in zip(cells, columns.fields, strict=False)
    ] + list(cells[len(columns.fields) :])


def split_at_items(text: str) -> tuple[str, list[str]]:
    """What stands before the items of a list, and the items, without their bullets."""
    lines = text.split("\n")
    first = next((place for place, line in enumerate(lines) if _marker(line)[0]), len(lines))
    items: list[str] = []
    for line in lines[first:]:
        marker, words = _marker(line)
        if marker:
            items.append(line if marker[:1].isdigit() else words)
        else:
            items[-1] += f" {line}"
    return "\n".join(lines[:first]), items


def _are_orders(items: Sequence[str]) -> bool:
    """Whether each item of a list is an action by its words: an order, or a sentence of its own."""
    return all(begins_as_action(_marker(item)[1]) for item in items)


def _marker(line: str) -> tuple[str, str]:
    """A line's marker and the rest, which may be a day: "1. 5th May 2016"."""
    day = re.fullmatch(r"(\d{1,2}[.)]|\([a-z]\))\s+(\S.*)", line)
    return (day[1], day[2]) if day else split_marker(line)


def _items(text: str) -> list[str]:
    """The items of a list in a cell, each with its marker and the lines that go on with it; empty where it is none."""
    items: list[str] = []
    for line in text.split("\n"):
        if _marker(line)[0]:
            items.append(line)
        elif items:
            items[-1] += f" {line}"
        else:
            return []
    return items if len(items) > 1 else []
