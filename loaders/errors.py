"""What can be wrong with a file that a user hands in: one clear line, where it is, and what to do."""

from __future__ import annotations

from pathlib import Path


class DocumentError(Exception):
    """A file that cannot be read, recognised or loaded. `str()` is one line for the user."""

    def __init__(self, file: Path | str, problem: str, advice: str = "", *, page: int | None = None) -> None:
        where = f"{file}, page {page}" if page else str(file)
        super().__init__(f"{where}: {problem}" + (f" {advice}" if advice else ""))
        self.file = str(file)
        self.problem = problem
        self.advice = advice
        self.page = page

    def at(self, path: Path) -> DocumentError:
        """The same error with the whole path of the file: an extractor knows only its name."""
        return DocumentError(path, self.problem, self.advice, page=self.page)


def unknown_authority(file: Path | str, problem: str) -> DocumentError:
    """The error of a document on no authority (or area) that is known, with what the user can do about it."""
    return DocumentError(file, problem, "BOROUGHS_AUTHORITIES can name a Turtle file of further authorities.")
