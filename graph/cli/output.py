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
LONGEST_CELL = 90
"""Longer values are cut in tables, for people; JSON and CSV have them whole."""

messages = Console(stderr=True, highlight=False)


def format_option(command: Command) -> Command:
    """The one `--format` option that every command with rows has."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        show_default=True,
        help="A table for people; JSON (a list of objects) or CSV for machines.",
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


def _cell(value: object, *, bold: bool) -> Text:
    text = value if isinstance(value, Text) and bold else Text(printable(value))
    if len(text) > LONGEST_CELL:
        text = text.copy()
        text.truncate(LONGEST_CELL, overflow="ellipsis")
    return text


def show(columns: Sequence[str], rows: Sequence[Sequence[Any]], output_format: str, *, empty: str = "") -> None:
    """Print rows in the chosen format. `empty` is what a person is told, on standard error, when there are none."""
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
    cells = [[_cell(value, bold=console.is_terminal) for value in row] for row in rows]
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for column, values in zip(columns, zip(*cells, strict=True), strict=True):
        longest = max(len(column), *(value.cell_len for value in values))
        # Short columns keep their lines whole; the long ones share what is left, and fold.
        table.add_column(column, overflow="fold", no_wrap=longest <= SHORT)
    for row in cells:
        table.add_row(*row)
    console.print(table)
