"""A progress bar on standard error: how far, how fast, how long still. Nothing where nobody watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from graph.cli.output import messages

Item = TypeVar("Item")


class _Rate(ProgressColumn):
    """Documents a second so far."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "")


def progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """The same items, with a bar that moves as they are taken. `what` says in a word what is being done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    hidden = not messages.is_terminal or total < 2
    with Progress(*columns, console=messages, transient=True, disable=hidden) as bar:
        task = bar.add_task(what, total=total)
        for item in items:
            yield item
            bar.advance(task)
