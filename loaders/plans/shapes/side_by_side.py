"""Tables whose actions stand side by side: in two halves of a row, or each in a column under the others' names."""

from __future__ import annotations

import re
from itertools import zip_longest

from loaders.document import Block, Cell
from loaders.plans.shapes.blocks import as_table
from loaders.plans.terms.columns import columns_of
from loaders.plans.terms.fields import field_of
from loaders.plans.terms.labels import label_of

FEWEST_ACTIONS = 2  # side by side
_FEWEST_TO_HALVE = 2  # columns


def one_to_a_row(table: Block) -> Block:
    """A table whose head says the same twice, so that two actions stand in a row, with a row for each."""
    head = [" ".join(cell.text.split()).lower() for cell in table.rows[0]] if table.rows else []
    half = len(head) // 2
    if (
        len(head) % 2
        or half < _FEWEST_TO_HALVE
        or head[:half] != head[half:]
        or columns_of(table.rows[0][:half]) is None
    ):
        return table
    rows = [table.rows[0][:half]]
    for row in table.rows[1:]:
        rows += [part for part in (row[:half], row[half:]) if any(cell.text for cell in part)]
    return as_table(table, tuple(rows))


def goes_on_overleaf(above: Block, table: Block) -> bool:
    """Whether two tables are one whose first column names fields, other fields in each."""
    widths = {len(row) for row in above.rows[-1:] + table.rows}
    if not above.rows or not table.rows or len(widths) != 1 or widths.pop() <= FEWEST_ACTIONS:
        return False
    before, after = (
        [field_of(row[0].text, exactly=True) for row in part.rows if row[0].text] for part in (above, table)
    )
    return None not in (*before, *after) and "action" in (*before, *after) and not set(before) & set(after)


def is_turned(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    """Whether the first column of a table is a head, and its other columns are actions."""
    columns = columns_of([row[0] for row in rows])
    if columns is None or not columns.has("action") or not columns.has("owner", "due", "status", "owner and due"):
        return False
    values = [cell.text for row in rows for cell in row[1:] if cell.text]
    return max(map(len, rows)) > FEWEST_ACTIONS and not any(_is_label(text) for text in values)


def _is_label(text: str) -> bool:
    """Whether a text is a label, and no action's number ("Action 1.1")."""
    label = label_of(text)
    return label is not None and not re.fullmatch(r"[\d.]+[a-z]?\.", label[1])


def turned(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    head, *actions = zip_longest(*rows, fillvalue=Cell(""))
    return (
        tuple(Cell(cell.text or "No") for cell in head),
        *(action for action in actions if any(cell.text for cell in action)),
    )
