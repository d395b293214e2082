"""Tables in plain text whose columns are held apart by spaces: found as in a PDF, with letters for points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document import Cell
from loaders.reading.pdf_columns import Layout, unruled_tables
from loaders.reading.pdf_rules import Drawing, IsHead
from loaders.reading.pdf_words import Word

_LETTER = 6.0
_LINE = 12.0
_HEIGHT = 10.0
_APART = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A table's rows, and the lines that it takes: from `first` to before `after`."""

    rows: tuple[tuple[Cell, ...], ...]
    first: int
    after: int


def aligned_tables(
    lines: Sequence[str], is_head: IsHead, going_on: Layout | None = None
) -> tuple[list[AlignedTable], Layout | None]:
    """The tables of a page's lines, where a line is the head of one: texts at least two spaces apart.

    `going_on` is the layout of a table that the page before did not end; that of this page's last is given back.
    """
    if going_on is None and not any(_may_be_head(line) and is_head(_APART.split(line.strip())) for line in lines):
        return [], None
    words = [
        Word(
            match[0],
            _LETTER * match.start(),
            _LETTER * match.end(),
            -_LINE * number,
            _HEIGHT - _LINE * number,
        )
        for number, line in enumerate(lines)
        for match in re.finditer(r"\S+", line.expandtabs(8))
    ]
    tables, last = unruled_tables(words, Drawing(), is_head, going_on)
    return [
        AlignedTable(table.rows, round((_HEIGHT - table.top) / _LINE), round(-table.bottom / _LINE) + 1)
        for table in tables
    ], last


def _may_be_head(line: str) -> bool:
    return len(_APART.split(line.strip())) >= 3
