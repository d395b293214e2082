"""Grids whose columns are deadlines, with lists of actions in the cells: "Priority | By May 2016 | By August 2016"."""

from __future__ import annotations

from dataclasses import replace

from loaders.document import Block, Cell
from loaders.language.dates import find_dates
from loaders.plans.people.owner_texts import is_owner
from loaders.plans.terms.columns import columns_of
from loaders.plans.terms.deadlines import bracket_parts, due_on
from loaders.plans.terms.fields import USUAL_HEADINGS, field_of
from loaders.plans.terms.openings import begins_as_action
from loaders.reading.markers import split_marker

_FEWEST = 2  # columns that are deadlines
_FEWEST_WORDS = 4  # of an action
_MOST = 0.6  # share of the items that begin as actions do
_LONGEST_HEADING = 10  # words


def with_deadline_rows(table: Block) -> Block:
    """A grid of deadlines as a table with a row for each action; any other table as it is."""
    if len(table.rows) < 2 or columns_of(table.rows[0]):
        return table
    heads = [" ".join(cell.text.split()) for cell in table.rows[0]]
    dated = [i for i, head in enumerate(heads) if _is_deadline(head)]
    if len(dated) < _FEWEST:
        return table
    items = [item for row in table.rows[1:] for i in dated if i < len(row) for item in _items(row[i].text)]
    orders = sum(begins_as_action(item) and len(item.split()) >= _FEWEST_WORDS for item in items)
    if len(items) < _FEWEST or orders < _MOST * len(items):
        return table
    others = [i for i in range(len(heads)) if i not in dated]
    named = next((i for i in others if field_of(heads[i]) == "objective"), others[0] if others else None)
    owner = next((i for i in others if i != named and field_of(heads[i]) == "owner"), None)
    rows = [tuple(Cell(USUAL_HEADINGS[field]) for field in ("objective", "action", "owner", "due"))]
    for row in table.rows[1:]:
        objective = row[named].text if named is not None and named < len(row) else ""
        for i in dated:
            for item in _items(row[i].text) if i < len(row) else ():
                words, who = _with_owner(item)
                who = who or (row[owner].text if owner is not None and owner < len(row) else "")
                rows.append((Cell(objective), Cell(words), Cell(who), Cell(heads[i])))
    return replace(table, rows=tuple(rows))


def _is_deadline(heading: str) -> bool:
    if not heading or len(heading.split()) > _LONGEST_HEADING:
        return False
    return due_on(heading) is not None or any(found.iso for found in find_dates(heading))


def _items(text: str) -> list[str]:
    """The items of a list, or the paragraphs, of a cell; each with the lines that go on with it."""
    items: list[str] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        marker, rest = split_marker(line)
        if marker or not items or (rest[:1].isupper() and items[-1].endswith((".", ")", "]"))):
            items.append(rest)
        else:
            items[-1] += f" {rest}"
    return items


def _with_owner(item: str) -> tuple[str, str]:
    words, parts = bracket_parts(item)
    if parts and all(is_owner(part) for part in parts):
        return words, "; ".join(parts)
    return item, ""
