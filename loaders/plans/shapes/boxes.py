"""Boxes and forms, whose cells name their fields: "Who: Jo Roe | When: May 2016", or a label and its value in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.document import Block, Cell
from loaders.plans.shapes.blocks import as_paragraph, as_table
from loaders.plans.terms.fields import ACTION_FIELDS
from loaders.plans.terms.labels import label_of


def paragraphs_of_box(table: Block) -> Iterator[Block]:
    """A box's rows as paragraphs. What stands alone above another that stands alone is a heading."""
    for row, after in pairwise([*table.rows, ()]):
        cells = [cell for cell in row if cell.text]
        if len(cells) == 1:
            is_heading = not is_told(after) and label_of(cells[0].text) is None
            alone = as_paragraph(table, cells[0].text)
            yield replace(alone, kind="heading") if is_heading else alone
        elif is_told(row):
            for told in (_told(cell.text) for cell in cells):
                if told and told[1]:
                    yield as_paragraph(table, f"{told[0]}: {told[1]}")
        elif cells:
            yield as_table(table, (row,))


def paragraphs_of_form(table: Block) -> Iterator[Block]:
    """A form's labels and values as paragraphs."""
    for row in table.rows:
        for label, value in _pairs(row) if label_of(row[0].text) else ():
            yield as_paragraph(table, f"{label.rstrip(' :')}: {'; '.join(value.splitlines())}")


def _pairs(row: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    """The labels and values side by side in a row of a form."""
    cells = [cell.text for cell in row]
    yield from ((label, value) for label, value in zip(cells[::2], cells[1::2], strict=False) if value)


def is_form(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether each row is a label and its value, of one action whose words stand above the form."""
    if len(rows) > 2 and label_of(rows[0][0].text) is None:
        rows = rows[1:]  # a head such as "Field | Detail"
    if any(len(row) < 2 or not row[0].text for row in rows):
        return False
    labels = [label_of(label) for row in rows for label, _ in _pairs(row)]
    fields = {label[0] for label in labels if label and not label[1]}
    known = all(label and not label[1] for label in labels)
    return known and fields <= ACTION_FIELDS | {"partners"} and len(fields & {"owner", "due", "status"}) >= 2


def is_told(row: Sequence[Cell]) -> bool:
    """Whether the cells of a row each name their field, and two of them are of an action."""
    told = [_told(cell.text) for cell in row if cell.text]
    fields = {label_of(one[0]) for one in told if one}
    return None not in told and len({field[0] for field in fields if field} & ACTION_FIELDS) >= 2


def _told(text: str) -> tuple[str, str] | None:
    """The label and what it labels in a cell: on one line, or the label on a line of its own."""
    first, _, rest = text.partition("\n")
    if (label := label_of(first)) and not label[1]:
        return first.rstrip(" :?"), "; ".join(rest.splitlines())
    label = label_of(text)
    return (text.split(":")[0], text.split(":", 1)[1].strip()) if label and label[1] and ":" in text else None
