"""Rows of tables in text that are written over several lines, made whole: each one line with bars between its cells.

- Tables drawn with "+---+" between rows, in whose rows a cell goes on below itself.
- Rows of a table with bars that an editor or a conversion has broken in the middle of a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.reading.markers import split_marker

_GRID_RULE = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*")
_BAR = re.compile(r"(?<!\\)\|")
_FEWEST_CELLS = 3
_MOST_LINES = 4  # of a broken row


def whole_rows(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with each row of a table on one."""
    yield from _mended(list(_ungridded(lines)))


def _ungridded(lines: Iterable[str]) -> Iterator[str]:
    row: list[list[str]] | None = None
    for line in lines:
        if _GRID_RULE.fullmatch(line):
            if row:
                yield _joined(row)
            row = []
        elif row is not None and line.strip().startswith("|"):
            row.append(_parts(line))
        else:
            if row:
                yield _joined(row)
            row = None
            yield line
    if row:
        yield _joined(row)


def _joined(row: list[list[str]]) -> str:
    """A row's lines as one. A line of a cell that begins with a bullet or number stays apart."""
    cells = [""] * max(map(len, row))
    for line in row:
        for column, part in enumerate(line):
            if part:
                sign = "<br>" if split_marker(part)[0] else " "
                cells[column] = f"{cells[column]}{sign}{part}" if cells[column] else part
    return f"| {' | '.join(cells)} |"


def _mended(lines: list[str]) -> Iterator[str]:
    width, position = 0, 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if not line.strip() or line.lstrip().startswith("#"):
            width = 0
        elif not width and line.strip().startswith("|"):
            width = len(_parts(line))
        elif width >= _FEWEST_CELLS and _BAR.search(line) and len(_parts(line)) < width and not _is_rule(line):
            taken = _lines_of_row(lines[position - 1 :], width)
            if taken > 1:
                line = " ".join(part.strip() for part in lines[position - 1 : position - 1 + taken])
                position += taken - 1
            if taken and not line.lstrip().startswith("|"):
                line = f"| {line}"
        yield line


def _lines_of_row(lines: list[str], width: int) -> int:
    """How many lines make a row of so many cells; 0 where none do."""
    row = ""
    for count, line in enumerate(lines[:_MOST_LINES], start=1):
        if not line.strip() or (row and line.strip().startswith("|")):
            return 0
        row = f"{row} {line.strip()}".strip()
        if len(_parts(row)) >= width:
            return count
    return 0


def _parts(line: str) -> list[str]:
    return [part.strip() for part in _BAR.split(re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line))]


def _is_rule(line: str) -> bool:
    return not re.sub(r"[\s|:-]", "", line)
