"""How every command shows its rows: a table that fits the terminal, or JSON or CSV for machines.

Data goes to standard output and nothing else does; messages and progress go to standard error.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

Command = TypeVar("Command", bound=Callable[..., Any])

WIDTH_WITHOUT_TERMINAL = 160
SHORT = 24
"""Columns whose longest value has at most so many characters are not wrapped."""
LONGEST_WORD = 60
"""Nor are ids and slugs of at most so many characters, where the rest leaves room for them."""
NARROWEST, NARROW = 12, 20
"""Where a column that folds gets fewer characters than the first, no table is readable; ids yield to the second."""
BETWEEN_COLUMNS = 3
LONGEST_CELL = 90
"""Longer values are cut in tables; blocks, JSON and CSV have them whole."""
LEADING_WORDS = 40
"""At most so many characters before the first highlighted word are shown where the text is cut before it, too."""
FOR_PEOPLE = ("table", "list")

messages = Console(stderr=True, highlight=False)


def format_option(command: Command) -> Command:
    """The one `--format` option that every command with rows has."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice([*FOR_PEOPLE, "json", "csv"]),
        default="table",
        show_default=True,
        help="For people: a table (long texts are cut), or a list with a block a row and whole texts, as a table too "
        "wide for the terminal becomes; for machines: JSON (a list of objects) or CSV.",
    )(command)


def marked(text: Text) -> str:
    """Text with its highlighted words between double asterisks, for where there is no bold."""
    parts: list[str] = []
    done = 0
    for span in sorted(text.spans):
        parts += [text.plain[done : span.start], "**", text.plain[span.start : span.end], "**"]
        done = span.end
    return "".join(parts) + text.plain[done:]


def printable(value: object) -> str:
    """A value as a person reads it in a table or a CSV cell: a list by semicolons, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(printable(v) for v in value)
    if isinstance(value, Text):
        return marked(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _text(value: object) -> Text:
    return value if isinstance(value, Text) else Text(printable(value))


def _cut(text: Text) -> Text:
    """The beginning of a long text; of one with highlighted words, what stands around the first of them."""
    if len(text) <= LONGEST_CELL:
        return text
    first = min(text.spans, default=None)
    if first and first.end >= LONGEST_CELL:
        start = text.plain.find(" ", first.start - LEADING_WORDS, first.start) + 1 or first.start
        text = Text.assemble("…", text[start:])
    text = text.copy()
    text.truncate(LONGEST_CELL, overflow="ellipsis")
    return text


def _marked(rows: Sequence[Sequence[Text]], *, bold: bool) -> list[list[Text]]:
    """The cells with their highlighted words in bold, else between asterisks."""
    return [[text if bold else Text(marked(text)) for text in row] for row in rows]


def _kept_whole(longest: Sequence[int], unbroken: Sequence[bool], width: int) -> frozenset[int] | None:
    """Which columns keep their lines whole in a table so wide; None where no table is readable."""
    short = frozenset(column for column, size in enumerate(longest) if size <= SHORT)
    words = frozenset(column for column, size in enumerate(longest) if unbroken[column] and size <= LONGEST_WORD)
    for kept, least in ((short | words, NARROW), (short, NARROWEST)):
        needed = sum(size if column in kept else min(size, least) for column, size in enumerate(longest))
        if needed + BETWEEN_COLUMNS * len(longest) <= width:
            return kept
    return None


def _table(columns: Sequence[str], rows: Sequence[Sequence[Text]], width: int) -> RichTable | None:
    """The rows as a table; None where it would be too narrow to be read."""
    values = list(zip(*rows, strict=True))
    longest = [max(len(name), *(cell.cell_len for cell in cells)) for name, cells in zip(columns, values, strict=True)]
    unbroken = [not any(" " in cell.plain for cell in cells) for cells in values]
    kept = _kept_whole(longest, unbroken, width)
    if kept is None:
        return None
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        # Columns kept whole do not shrink; the long ones share what is left, and fold.
        table.add_column(column, overflow="fold", no_wrap=number in kept)
    for row in rows:
        table.add_row(*row)
    return table


def _block(columns: Sequence[str], row: Sequence[Text]) -> RichTable:
    """A row as lines of column and value, without the columns that are empty in it."""
    block = RichTable.grid(padding=(0, 2, 0, 0))
    block.add_column(no_wrap=True, min_width=max(map(len, columns)))
    block.add_column(overflow="fold")
    for column, cell in zip(columns, row, strict=True):
        if cell.plain:
            block.add_row(Text(column), cell)
    return block


def show(
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    output_format: str,
    *,
    empty: str = "",
    whole: bool = False,
) -> None:
    """Print rows in the chosen format. `empty` is what a person is told, on standard error, when there are none.

    `whole`: a table does not cut long texts either.
    """
    if output_format == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1, default=printable))
        return
    if output_format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([printable(v) for v in row] for row in rows)
        return
    if not rows:
        messages.print(empty or "No rows.")
        return
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH_WITHOUT_TERMINAL)
    texts = [[_text(value) for value in row] for row in rows]
    shown = _marked(texts if whole else [[_cut(text) for text in row] for row in texts], bold=console.is_terminal)
    if output_format == "table" and (table := _table(columns, shown, console.width)):
        console.print(table)
        return
    for row in _marked(texts, bold=console.is_terminal):
        console.print(_block(columns, row))
        console.print()
