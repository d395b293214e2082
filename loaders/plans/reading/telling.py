"""What a cell or a label tells of the action or objective that reading is at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.document import Block, Cell
from loaders.plans.model import Said, Status
from loaders.plans.reading.place import Place
from loaders.plans.terms.columns import Columns
from loaders.plans.terms.deadlines import owner_and_due
from loaders.plans.terms.ratings import rating_of
from loaders.reading.markers import split_marker

_NO_TICK = re.compile(r"[-–—0\s]+|no?|n/a", re.IGNORECASE)


def add_to_list(place: Place, field: str, said: Said) -> None:
    """Add the lines of a text to one of the objective's lists, each once."""
    objective = place.objective
    assert objective is not None
    known = objective.listed(field)
    for line in said.text.split("\n"):
        text = split_marker(line)[1] if line.startswith("•") else line
        if text and all(text != other.text for other in known):
            known.append(Said(text, said.block))


def tell_action(place: Place, field: str, text: str, fill: str | None, block: Block, heading: str) -> None:
    """Tell the action of one field; `heading` is the column's, "" where a label told it."""
    action, objective = place.action, place.objective
    assert action is not None
    if block not in action.blocks:
        action.blocks.append(block)
    if field == "owner and due":
        owners, dues = owner_and_due(text)
        for told, parts in (("owner", owners), ("due", dues)):
            for part in parts:
                tell_action(place, told, part, fill, block, heading)
    elif field in {"owner", "revised"}:
        action.add(field, text)
        if field == "owner":
            place.people.learn(text)
    elif field == "due":
        action.add("due", text)
    elif field == "completed":
        if not action.due and not (place.columns and place.columns.has("due")):
            action.add("due", text)
        else:
            action.progress.append(Status(heading, f"{heading}: {text}", None, block))
    elif field == "status":
        action.statuses.append(Status(heading, text, fill, block))
    elif field == "progress":
        action.progress.append(Status(heading, text, fill, block))
    elif field == "partners":
        action.partners.append(Said(text, block))
    elif field in {"outcome", "measure"} and objective is not None and text:
        add_to_list(place, field, Said(text, block))


def tell_row(place: Place, cells: Sequence[Cell], columns: Columns, row: Block) -> None:
    """Tell the action what the cells of its row say, and the rating that a cell's colour gives."""
    for cell, field, heading in zip(cells, columns.fields, columns.headings, strict=False):
        if field == "tick":
            if cell.text and not _NO_TICK.fullmatch(cell.text):
                tell_action(place, "status", heading, None, row, "")
        elif field == "due mark":
            if cell.text and place.action is not None:
                place.action.due = heading
        elif field == "status" and not cell.text and not cell.fill and place.legend.blank:
            tell_action(place, "status", "White", None, row, heading)
        elif field and (cell.text or (field == "status" and cell.fill)):
            tell_action(place, field, cell.text, cell.fill, row, heading)
    action, shaded = place.action, place.shaded
    if action is not None and place.deadline and not action.due and not columns.has("due", "due mark"):
        action.due = place.deadline
    if action is not None and place.rating and not action.statuses:
        action.statuses.append(Status("", place.rating, None, row))
    if action is None or shaded is None or shaded >= len(cells):
        return
    if not any(rating_of(status.text, status.fill, place.legend) for status in action.statuses):
        fill = cells[shaded].fill
        if fill or place.legend.blank:
            action.statuses.append(Status("", "" if fill else "White", fill, row))


def shaded_column(rows: Sequence[Sequence[Cell]], columns: Columns, place: Place) -> int | None:
    """The column whose cells' colours are ratings though it is not headed so: several, or those of the plan's key."""
    found = []
    for column, field in enumerate(columns.fields):
        fills = [row[column].fill for row in rows if column < len(row)]
        ratings = {rating_of("", fill, place.legend) for fill in fills if fill} - {None}
        known = any(fill in place.legend.fills for fill in fills)
        if field not in {"status", "tick"} and (len(ratings) > 1 or (ratings and (known or len(fills) == 1))):
            found.append(column)
    return found[0] if len(found) == 1 else None
