"""Runs of numbered paragraphs: which printed numbers to trust, and the place of paragraphs whose number is lost.

Printed numbers are anchors: they are never shifted. A paragraph without a number gets the number of its place between
two anchors; where no number is missing, it belongs to the paragraph before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.reports.pieces import Piece, is_running_head
from loaders.reports.sections import Section

# A number that a scanner ran together with what follows, or whose full stop it lost: "77. 1In the", "12 Ensure".
_BROKEN_NUMBER = re.compile(r"(\d{1,3})(?:[.,]\s?[\dl|]?(?=[A-Z])|\.\s+(?=\d)|\s+(?=[A-Z][a-z]))")
# As some print it: "(paragraph 7) .", "( or 5%)", "12 ,13".
_STRAY_SPACE = re.compile(r"(?<=[\w)\]%’'”]) +(?=[.;](?:\s|$))|(?<=[\w)\]%’'”]) +(?=,[\s\d])|(?<=\() +| +(?=\))")
_STRAY_SIGNS = (" .", " ;", " ,", "( ", " )")  # sought first: it is many times as fast, and few texts have one
SHORTEST = 60
# A run that has at least this share of its numbers in print has lost none at its end.
INTACT = 0.9


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it was before page breaks parted it.

    `printed` is its number in print, None where there is none; `number` is its number in the run, once it is known.
    `repeats` says that the paragraph before has the same number in print. `due` is the deadline it stands under.
    """

    section: Section
    printed: int | None
    number: int = 0
    repeats: bool = False
    due: str = ""
    pieces: list[Piece] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, piece: Piece, text: str) -> None:
        self.pieces.append(piece)
        self.texts.append(text)

    def swallow(self, other: Paragraph) -> None:
        self.pieces += other.pieces
        self.texts += other.texts

    @property
    def text(self) -> str:
        joined = self.texts[0]
        for text in self.texts[1:]:
            hyphenated = re.search(r"\w-$", joined) and text[:1].islower()
            joined += text if hyphenated or text.startswith("\n") else f" {text}"
        return _STRAY_SPACE.sub("", joined) if any(sign in joined for sign in _STRAY_SIGNS) else joined

    @property
    def is_whole(self) -> bool:
        return self.pieces[-1].ends_a_sentence

    def goes_on_with(self, piece: Piece) -> bool:
        """Whether an unmarked piece certainly belongs to this paragraph."""
        if is_running_head(piece.text):
            return False
        return piece.text[:1].islower() or piece.text[:1] in "(,;.)–" or not self.is_whole


def number_of(piece: Piece) -> tuple[int | None, str]:
    """The number that a piece begins with, if any, and its text without it."""
    if piece.number is not None:
        return piece.number, piece.text
    if not piece.marker and len(piece.text) > SHORTEST and (match := _BROKEN_NUMBER.match(piece.text)):
        return int(match[1]), piece.text[match.end() :]
    return None, piece.text


def trusted(numbers: Sequence[int]) -> set[int]:
    """The positions of the numbers that form the longest rising run: a misread number does not spoil the others."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for position, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(at[place - 1] if place else None)
        tails[place : place + 1] = [number]
        at[place : place + 1] = [position]
    kept: set[int] = set()
    position_or_none = at[-1] if at else None
    while position_or_none is not None:
        kept.add(position_or_none)
        position_or_none = before[position_or_none]
    return kept


@dataclass(frozen=True, slots=True)
class Run:
    """A run with its numbers; `left_over` are the loose paragraphs for which it has no place."""

    paragraphs: list[Paragraph]
    left_over: list[Paragraph]


def number_run(paragraphs: Sequence[Paragraph], *, before: int, taken: Iterable[int], after: int | None) -> Run:
    """Number a run: loose paragraphs take the free places, the rest joins the paragraph before in its section.

    `before` is the number that the run comes after (0 for none), `taken` are numbers that others bear (a report's
    recommendations), `after` is the number that follows the run, None where none does or it is not known: then a run
    with most of its numbers in print takes no further paragraphs, and one that lost them takes all.
    """
    reserved = set(taken)
    run = Run([], [])
    segment: list[Paragraph] = []
    last = before
    for paragraph in paragraphs:
        if paragraph.printed is None:
            segment.append(paragraph)
            continue
        _place(segment, [n for n in range(last + 1, paragraph.printed) if n not in reserved], run)
        segment, last = [], paragraph.printed
        paragraph.number = paragraph.printed
        run.paragraphs.append(paragraph)
    if after is not None and after > last:
        until = after
    elif _is_intact(paragraphs, before, reserved):
        until = last + 1
    else:
        until = last + 1 + len(segment) + len(reserved)
    _place(segment, [n for n in range(last + 1, until) if n not in reserved], run)
    return run


def _is_intact(paragraphs: Sequence[Paragraph], before: int, reserved: set[int]) -> bool:
    anchors = [p.printed for p in paragraphs if p.printed is not None]
    if not anchors:
        return False
    numbers = [n for n in range(before + 1, anchors[-1] + 1) if n not in reserved]
    return len(anchors) >= INTACT * len(numbers)


def _place(loose: Sequence[Paragraph], free: Sequence[int], run: Run) -> None:
    """Give the loose paragraphs of a segment the free numbers in order; the shortest are the ones in excess."""
    surplus = max(0, len(loose) - len(free))
    excess = {id(p) for p in sorted(loose, key=lambda p: len(p.text))[:surplus]}
    numbers = iter(free)
    for paragraph in loose:
        before = run.paragraphs[-1] if run.paragraphs else None
        if id(paragraph) not in excess:
            paragraph.number = next(numbers)
            run.paragraphs.append(paragraph)
        elif before is not None and before.section is paragraph.section:
            before.swallow(paragraph)
        else:
            run.left_over.append(paragraph)
