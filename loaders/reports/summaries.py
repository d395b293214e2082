"""The summaries of a report: its own, on the front page or under a heading, and each area's, before its findings.

Numbered paragraphs of a summary are findings and no part of it here: a summary is what stands before the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from loaders.reports.findings import LONGEST_LABEL, PrintedFinding
from loaders.reports.headings import GRADE, SectionName, lone_grade, read_heading
from loaders.reports.judgements import LONGEST_ROW
from loaders.reports.pieces import Piece, is_running_head, plain
from loaders.reports.runs import Paragraph
from loaders.reports.sections import Section

# A shorter line with a full stop on the front page is one of its title's ("Lead inspector: …").
SHORTEST_SENTENCE = 60

_HOLDS_SUMMARIES: frozenset[SectionName] = frozenset(["summary", "area", "lscb"])


@dataclass(frozen=True, slots=True)
class PrintedSummary:
    """A summary, its paragraphs on lines of their own. `area` is the slug of the area, None for the whole report's."""

    area: str | None
    text: str
    pieces: tuple[Piece, ...]


def summaries_of(
    sections: Sequence[Section], findings: Iterable[PrintedFinding], *, on_front: bool
) -> list[PrintedSummary]:
    """The report's own summary first, then the areas'. What several headings sum up of one area is one summary.

    `on_front`: the report's own follows the table of its front page.
    """
    found = {id(piece) for finding in findings for piece in finding.pieces}
    held: dict[str | None, list[Paragraph]] = {None: []}
    if on_front:
        held[None] += _paragraphs(sections[0], _running_text(sections[0].pieces))
    for section in sections[1:]:
        if section.name in _HOLDS_SUMMARIES:
            before = takewhile(lambda piece: id(piece) not in found, section.pieces)
            held.setdefault(_area(section), []).extend(_paragraphs(section, before))
    return [
        PrintedSummary(area, "\n".join(p.text for p in paragraphs), tuple(x for p in paragraphs for x in p.pieces))
        for area, paragraphs in held.items()
        if paragraphs
    ]


def _area(section: Section) -> str | None:
    """The area that a section sums up. Under a summary's heading, the overall grade is the whole report's."""
    if section.of_lscb:
        return "lscb"
    return None if section.name == "summary" and section.area == "overall" else section.area


def _running_text(front: Sequence[Piece]) -> Sequence[Piece]:
    """The front page below its table, from the first piece that is a sentence, or is too long for a row."""
    below = 1 + max((place for place, piece in enumerate(front) if _is_row(piece)), default=-1)
    begins = (place for place, piece in enumerate(front) if place >= below and _is_running(piece))
    return front[next(begins, len(front)) :]


def _is_row(piece: Piece) -> bool:
    """Whether a piece is a label of the table, a grade, or both."""
    return _is_label(piece) and (lone_grade(piece.text)[0] or read_heading(piece.text) is not None)


def _is_running(piece: Piece) -> bool:
    return len(piece.text) > LONGEST_ROW or (len(piece.text) >= SHORTEST_SENTENCE and piece.ends_a_sentence)


def _paragraphs(section: Section, pieces: Iterable[Piece]) -> list[Paragraph]:
    """The paragraphs and items that pieces make, whole across pages. A label that divides them is a line of its own."""
    found: list[Paragraph] = []
    for before, piece, after in _with_neighbours(pieces):
        if _is_leftover(before, piece, after):
            continue
        current = found[-1] if found else None
        if current is not None and not piece.marker and _goes_on(current, piece):
            current.add(piece, piece.text)
        else:
            found.append(Paragraph(section, None))
            found[-1].add(piece, piece.text if piece.is_bullet else f"{piece.marker} {piece.text}".strip())
    return found


def _with_neighbours(pieces: Iterable[Piece]) -> Iterator[tuple[Piece | None, Piece, Piece | None]]:
    listed = [None, *pieces, None]
    for before, piece, after in zip(listed, listed[1:], listed[2:], strict=False):
        if piece is not None:
            yield before, piece, after


def _is_leftover(before: Piece | None, piece: Piece, after: Piece | None) -> bool:
    """Whether a piece is a page's number, a word of its head or foot, or a row of a table of grades.

    A label ends no page; at the top of one, it has items below it.
    """
    if not _is_label(piece):
        return False
    at_foot = after is None or after.page != piece.page
    at_head = before is not None and before.page != piece.page and after is not None and not after.marker
    in_margin = is_running_head(piece.text) and (at_foot or at_head)
    return piece.text.isdigit() or in_margin or bool(GRADE.search(plain(piece.text)))


def _is_label(piece: Piece) -> bool:
    return not piece.marker and not piece.ends_a_sentence and len(piece.text) < LONGEST_LABEL


def _goes_on(paragraph: Paragraph, piece: Piece) -> bool:
    """Whether an unmarked piece is more of a paragraph: after a label it is none, unless a page parts the two."""
    last = paragraph.pieces[-1]
    cut = piece.text[:1].islower() or piece.page != last.page or not _is_label(last)
    return paragraph.goes_on_with(piece) and cut
