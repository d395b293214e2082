"""Rows of a sheet (a workbook's, or a CSV file) as blocks: titles above, tables between blank rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.document import Cell
from loaders.reading.pages import PageBuilder


def add_rows(builder: PageBuilder, rows: Iterable[Sequence[Cell]]) -> None:
    """Add a sheet's rows. Cells keep their column: columns that are empty throughout are left out for all rows alike.

    Rows of one cell at the head of a table are its titles, so paragraphs; further down they stay rows.
    """
    kept = list(rows)
    used = [i for i in range(max(map(len, kept), default=0)) if any(i < len(row) and row[i].text for row in kept)]
    table: list[list[Cell]] = []
    for row in kept:
        cells = [row[i] if i < len(row) else Cell("") for i in used] if len(row) != 1 else list(row)
        filled = [cell for cell in cells if cell.text]
        if not filled:
            builder.add_table(table)
            table = []
        elif len(filled) == 1 and not table and len(used) > 1:
            for line in filled[0].text.split("\n"):
                builder.add("paragraph", line)
        else:
            table.append(cells)
    builder.add_table(table)
