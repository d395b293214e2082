"""What the user names as documents: files, folders of them, and `-` for what comes through a pipe."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from graph.cli.output import messages
from loaders.reading.files import SUFFIXES

STANDARD_INPUT = Path("-")
BUNDLE = ".json"
NAME = "standard-input"
MOST_NAMED = 6
"""Of the kinds of files that a folder holds beside documents."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files to read, in order. What came through a pipe is in files of the folder `piped`, while that lasts."""

    paths: tuple[Path, ...]
    piped: Path

    def told(self, message: str) -> str:
        """A message about one of the files, without the folder of those that came through a pipe."""
        return message.replace(f"{self.piped}{os.sep}", "")


@contextmanager
def files_of(paths: Sequence[Path], *, folders: bool = True) -> Iterator[Files]:
    """The files that are meant: those named, those below folders that are named (if `folders`), standard input for `-`.

    Raises ClickException for a folder that cannot be read, or that holds no documents.
    """
    with TemporaryDirectory(prefix="boroughs-") as name:
        piped = Path(name)
        found: list[Path] = []
        for path in paths:
            if path == STANDARD_INPUT:
                if not any(piped.iterdir()):  # it can be read only once
                    found += _from_standard_input(piped)
            elif folders and _is_folder(path):
                found += _in_folder(path)
            else:
                found.append(path)
        yield Files(tuple(found), piped)


def _from_standard_input(folder: Path) -> list[Path]:
    """What is piped in, as a file: a bundle (or several, one a line, as `boroughs extract` prints them) or a document.

    How a document is read is told from its content, as for any file; only a CSV must be named to be known as one.
    """
    if sys.stdin.isatty():
        messages.print("Reading standard input. Ctrl-D ends it.")
    data = sys.stdin.buffer.read()
    if not data.lstrip().startswith(b"{"):
        return [_written(folder / NAME, data)]
    bundles = [data] if _is_json(data) else [line for line in data.splitlines() if line.strip()]
    if len(bundles) == 1 or not _is_json(bundles[0]):
        return [_written(folder / f"{NAME}{BUNDLE}", data)]
    return [_written(folder / f"{NAME}-{number}{BUNDLE}", line) for number, line in enumerate(bundles, start=1)]


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def _written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # its reader will say what is wrong with it
        return False


def _in_folder(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise click.ClickException(f"{error.filename}: this folder cannot be read: {error.strerror}.")

    below = sorted(
        Path(parent, name) for parent, _, names in os.walk(folder, onerror=refuse, followlinks=True) for name in names
    )
    seen = [path for path in below if not path.name.startswith(".") and path.is_file()]
    found = [path for path in seen if path.suffix.lower() in {*SUFFIXES, BUNDLE}]
    if others := Counter(_suffix(path) for path in seen) - Counter(_suffix(path) for path in found):
        kinds = [f"{number} {suffix}" for suffix, number in sorted(others.items(), key=lambda o: (-o[1], o[0]))]
        kinds[MOST_NAMED:] = ["…"] if len(kinds) > MOST_NAMED else []
        one = others.total() == 1
        what = f"{'is' if one else 'are'} {others.total()} file{'' if one else 's'} of other kinds"
        messages.print(f"{folder}: left aside {what} ({', '.join(kinds)}).", markup=False, soft_wrap=True)
    if not found:
        raise click.ClickException(f"{folder}: a folder without documents. Name files, or a folder that holds some.")
    return found


def _suffix(path: Path) -> str:
    return path.suffix.lower() or "without a suffix"
