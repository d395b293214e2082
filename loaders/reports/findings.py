"""The findings of a report: its numbered paragraphs, in the section where they stand, whole across page breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.reports.headings import SectionName
from loaders.reports.pieces import Piece
from loaders.reports.runs import Paragraph, number_of, number_run, trusted
from loaders.reports.sections import Section

_HOLDS_FINDINGS: frozenset[SectionName] = frozenset(["area", "findings", "lscb", "authority", "summary"])
_HOLDS_LOOSE_FINDINGS: frozenset[SectionName] = frozenset(["area", "findings", "lscb"])
_MARKS_RECOMMENDATION = re.compile(r"\(\s*recommendations?\b[^()]*\)", re.IGNORECASE)

SHORTEST_SENTENCE = 20
LONGEST_LABEL = 110

Warn = Callable[[str, Piece], None]


@dataclass(frozen=True, slots=True)
class PrintedFinding:
    """A finding: its place in the run, the number if one is printed, the whole text, the area (slug) of its section.

    `repeats` says that the finding before has the same number in print.
    """

    number: int
    repeats: bool
    printed: int | None
    text: str
    area: str
    marks_recommendation: bool
    supports: tuple[int, ...]
    pieces: tuple[Piece, ...]


def findings_of(sections: Sequence[Section], taken: Sequence[int], warn: Warn) -> list[PrintedFinding]:
    """The findings in order. `taken` are the numbers of the recommendations, which share the run in SIF reports.

    What stands in the findings' sections and is none is told to `warn`.
    """
    loose = _paragraphs(sections, warn)
    first = next((p.printed for p in loose if p.printed is not None), None)
    earlier = [n for n in taken if first is None or n < first]
    run = number_run(loose, before=max(earlier, default=0), taken=taken, after=None)
    for paragraph in run.left_over:
        warn("a paragraph without a place in the numbering", paragraph.pieces[0])
    return [_finding(paragraph) for paragraph in run.paragraphs]


def _finding(paragraph: Paragraph) -> PrintedFinding:
    section = paragraph.section
    marks = _MARKS_RECOMMENDATION.findall(paragraph.text)
    return PrintedFinding(
        number=paragraph.number,
        repeats=paragraph.repeats,
        printed=paragraph.printed,
        text=paragraph.text,
        area=section.area or ("lscb" if section.of_lscb else "overall"),
        marks_recommendation=bool(marks),
        supports=tuple(int(number) for mark in marks for number in re.findall(r"\d+", mark)),
        pieces=tuple(paragraph.pieces),
    )


def _paragraphs(sections: Sequence[Section], warn: Warn) -> list[Paragraph]:
    held = [section for section in sections[1:] if section.name in _HOLDS_FINDINGS]
    numbers = [(p, n) for s in held for p in s.pieces if (n := number_of(p)[0]) is not None]
    positions = trusted([n for _, n in numbers])
    # Of two that follow each other under one number, each is a finding.
    twice = {
        i for i, (p, n) in enumerate(numbers[:-1]) if numbers[i + 1][1] == n and {i, i + 1} & positions and _is_whole(p)
    }
    anchors = {id(numbers[i][0]) for i in positions | twice | {i + 1 for i in twice}}
    repeating = {id(numbers[i + 1][0]) for i in twice}
    by_bullets = not any(p.number is not None for s in held for p in s.pieces)
    paragraphs = [
        paragraph
        for section, after in pairwise([*held, None])
        if section is not None
        for paragraph in _of_section(section, anchors, warn, by_bullets=by_bullets, loose=_takes_loose(section, after))
    ]
    for paragraph in paragraphs:
        paragraph.repeats = id(paragraph.pieces[0]) in repeating
    return paragraphs


def _is_whole(piece: Piece) -> bool:
    return piece.marker != "" and piece.text[:1].isupper() and piece.ends_a_sentence


def _takes_loose(section: Section, after: Section | None) -> bool:
    """Whether unnumbered paragraphs can be findings: not in an area's summary, which its findings follow."""
    if section.name not in _HOLDS_LOOSE_FINDINGS:
        return False
    follow = after is not None and after.name in ("findings", "summary") and after.area == section.area
    return section.name == "findings" or not follow


def _of_section(section: Section, anchors: set[int], warn: Warn, *, by_bullets: bool, loose: bool) -> list[Paragraph]:
    found: list[Paragraph] = []
    for piece in section.pieces:
        number, text = number_of(piece)
        current = found[-1] if found else None
        # Findings may follow a summary under one heading: from the first number on, nothing is summary.
        loose = loose or current is not None
        if id(piece) in anchors:
            found.append(Paragraph(section, number))
            found[-1].add(piece, text)
        elif number is not None and piece.level == 0 and current is not None:
            # Misprinted or misread: its place in the run decides.
            found.append(Paragraph(section, None))
            found[-1].add(piece, text)
        elif piece.marker:
            if by_bullets and piece.is_bullet and loose and (piece.level == 0 or current is None):
                found.append(Paragraph(section, None))
                found[-1].add(piece, piece.text)
            elif current is not None:
                found[-1].add(piece, piece.text if piece.is_bullet else f"{piece.marker} {piece.text}")
            elif loose:
                warn("list item outside a finding", piece)
        elif current is not None and current.goes_on_with(piece):
            current.add(piece, piece.text)
        elif loose and _is_paragraph(piece):
            found.append(Paragraph(section, None))
            found[-1].add(piece, piece.text)
        elif loose and current is not None:
            warn("not part of a finding", piece)
    return found


def _is_paragraph(piece: Piece) -> bool:
    """Whether an unnumbered piece is running text: a sentence, or so long that a page break must have cut it."""
    return len(piece.text) >= (SHORTEST_SENTENCE if piece.text.endswith((".", "?", "!", ")")) else LONGEST_LABEL)
