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
    console = Console(highlight=False)
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        # Ids are for copying: never cut in the middle of one.
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(v if isinstance(v, Text) and console.is_terminal else Text(printable(v)) for v in row))
    console.print(table)
