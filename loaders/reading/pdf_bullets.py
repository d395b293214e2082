"""Bullets that a PDF draws as dots, as web browsers print lists: they become signs before the words that they precede.

Bullets that are printed as signs are text already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.reading.pdf_lines import Line, PageLines
from loaders.reading.pdf_words import Word

BULLET = "•"
_FARTHEST = 2.5  # of a line's height: words further behind a dot are not its item
_BESIDE = 0.5  # of a line's height: within which a dot stands in the middle of its line


@dataclass(frozen=True, slots=True)
class Dot:
    """A small filled shape: where it begins and ends, and the height of its middle, in points."""

    left: float
    right: float
    middle: float


def words_with_bullets(words: Sequence[Word], dots: Sequence[Dot]) -> list[Word]:
    """The words, each that a dot precedes behind a bullet."""
    bullets: dict[int, Word] = {}
    for dot in dots:
        beside = [w for w in words if abs(w.middle - dot.middle) < _BESIDE * w.height]
        behind = [w for w in beside if 0 <= w.left - dot.right < _FARTHEST * w.height]
        if behind and not any(w.left < dot.right and w.right > dot.left for w in beside):
            first = min(behind, key=lambda w: w.left)
            bullets[id(first)] = replace(first, text=BULLET, left=dot.left, right=dot.right)
    return [each for word in words for each in ([bullets[id(word)], word] if id(word) in bullets else [word])]


def lines_with_bullets(page: PageLines, dots: Sequence[Dot]) -> PageLines:
    """The page's lines, with a bullet as the marker of those that a dot precedes."""
    return replace(page, lines=tuple(_with_bullet(line, dots) for line in page.lines)) if dots else page


def _with_bullet(line: Line, dots: Sequence[Dot]) -> Line:
    middle = line.bottom + line.height / 2
    precedes = any(
        abs(middle - dot.middle) < _BESIDE * line.height and 0 <= line.left - dot.right < _FARTHEST * line.height
        for dot in dots
    )
    return line._replace(marker=BULLET) if precedes and not line.marker else line
