"""Where the pages of a plain text end: pages that a converter left as form feeds, blank lines or page numbers."""

from __future__ import annotations

import itertools
import re
from collections import Counter

_BLANK_RUN = re.compile(r"\n(?:[ \t]*\n){3,}|\n\{\d+\}-{10,}\n")
_PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?(\d{1,3})(?:\s+of\s+\d{1,3})?\s*", re.IGNORECASE)

_FEWEST_PAGES_WITH_RUNNING_LINES = 4


def split_pages(text: str) -> list[str]:
    """The text of each page, without page numbers and running heads; one page where no ends can be told.

    Pages end at form feeds (then an empty page counts), else at runs of three blank lines or more, else at page numbers
    that stand alone and ascend.
    """
    return _without_running_lines(_with_running_lines(text))


def running_lines(text: str) -> list[str]:
    """The running heads and feet that `split_pages` leaves out, each once."""
    pages = _with_running_lines(text)
    heads, feet = _running_shapes(pages)
    edges = (line.strip() for page in pages if (lines := page.strip().split("\n")) for line in (lines[0], lines[-1]))
    return list(dict.fromkeys(line for line in edges if _shape(line) in heads | feet))


def _with_running_lines(text: str) -> list[str]:
    if "\f" in text:
        pages = text.removesuffix("\f").split("\f")
    else:
        numbered = _split_at_numbers(text.strip("\n"))
        pages = [page for part in numbered for page in _BLANK_RUN.split(part) if page.strip()]
    return [_without_edge_numbers(page) for page in pages]


def _split_at_numbers(text: str) -> list[str]:
    """Split after lines that hold nothing but a number beside a blank line, when there are three and they ascend."""
    lines = text.split("\n")
    alone = [
        (i, int(match[1]))
        for i, line in enumerate(lines)
        if (match := _PAGE_NUMBER.fullmatch(line))
        and 0 < i < len(lines) - 1
        and not (lines[i - 1].strip() and lines[i + 1].strip())
    ]
    if len(alone) < 3 or any(after <= before for (_, before), (_, after) in itertools.pairwise(alone)):
        return [text]
    starts = [0, *(i + 1 for i, _ in alone)]
    ends = [*(i + 1 for i, _ in alone), len(lines)]
    parts = ["\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [part for part in parts if part.strip()]


def _without_edge_numbers(page: str) -> str:
    """A page without the page number that is its first or last line, beside a blank one."""
    lines = page.strip("\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[-1]) and not lines[-2].strip():
        lines.pop()
    if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[0]) and not lines[1].strip():
        lines.pop(0)
    return "\n".join(lines)


def _without_running_lines(pages: list[str]) -> list[str]:
    """Pages without the first or last line that more than half of them repeat, whatever number it holds."""
    heads, feet = _running_shapes(pages)
    return [_without_edge_lines(page, heads, feet) for page in pages] if heads or feet else pages


def _running_shapes(pages: list[str]) -> tuple[set[str], set[str]]:
    """The shapes of first and of last lines that run through the pages; none where there are few pages."""
    if len(pages) < _FEWEST_PAGES_WITH_RUNNING_LINES:
        return set(), set()
    written = [[line for line in page.split("\n") if line.strip()] for page in pages]
    heads, feet = (
        {
            line
            for line, times in Counter(_shape(lines[edge]) for lines in written if lines).items()
            if times * 2 > len(pages)
        }
        for edge in (0, -1)
    )
    return heads, feet


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip().lower())


def _without_edge_lines(page: str, heads: set[str], feet: set[str]) -> str:
    lines = page.strip().split("\n")
    if lines and _shape(lines[0]) in heads:
        lines.pop(0)
    if lines and _shape(lines[-1]) in feet:
        lines.pop()
    return "\n".join(lines)
