"""What a cell or a label tells of the action or objective that reading is at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.document import Block, Cell
from loaders.plans.columns import Columns
from loaders.plans.dues import is_deadline
from loaders.plans.model import Said, Status
from loaders.plans.place import Place
from loaders.plans.ratings import rating_of_fill
from loaders.reading.markers import split_marker


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
        for part in re.split(r"\s*[\n;|]\s*|\s*,\s*(?=[\dA-Z])|\s+[–—-]\s+", text):
            tell_action(place, "due" if is_deadline(part) else "owner", part, fill, block, heading)
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
        if field and (cell.text or (field == "status" and cell.fill)):
            tell_action(place, field, cell.text, cell.fill, row, heading)
    if place.action is not None and not place.action.statuses:
        coloured = [
            cell
            for cell, field in zip(cells, columns.fields, strict=False)
            if field in {None, "progress", "number"} and rating_of_fill(cell.fill)
        ]
        if len(coloured) == 1:
            place.action.statuses.append(Status("", "", coloured[0].fill, row))
