"""A report's pieces by section: what stands under which heading, in the authority's part or in the board's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.document import Block
from loaders.reading.markers import split_marker
from loaders.reports.headings import LONGEST, Heading, SectionName, is_contents_entry, lone_grade, read_heading
from loaders.reports.pieces import Piece, is_running_head, plain

# Sections at which the front page is certainly over; an area's name alone may be a row of the judgement table.
_AFTER_FRONT: frozenset[SectionName] = frozenset(
    ["contents", "summary", "recommendations", "priority-actions", "young-people", "local-area", "findings", "about"]
)
_LISTS: frozenset[SectionName] = frozenset(["recommendations", "priority-actions"])
# Within "What the inspection judgements mean", these are labels; "Section 2: …" begins the board's part.
_BARE_BODY = re.compile(r"the (?:local authority|lscb|local safeguarding children board)")
_CERTAIN_AREA = re.compile(r"The experiences and progress of|Overall effectiveness of services")
_LONGEST_PART_OF_HEADING = 100
_MOST_PARTS = 4
_LONGEST_LABEL = 20
# Lists of the section on the local area in which each item says something of its own.
_LISTED = re.compile(
    r"(?:local leadership|other information about (?:this|the) (?:local authority )?area"
    r"|(?:previous|other) ofsted inspections|information about (?:this|the) local authority area|service information)",
)
_BURIED = re.compile(
    r" (?<=[.?!)] )(?=(?:The )?(?:[Ee]xperiences and progress of|[Ii]mpact of leaders on|graded judge?ment)"
    r"|What needs to improve|Inspection (?:findings|judge?ments? about)\b|Key strengths and weaknesses"
    r"|Information about (?:this|the)\b|Summary for children\b"
    r"|What the (?:local authority )?inspection judge?ments? mean)"
)
_FIRST_FINDING = re.compile(r" (?=\d{1,3}\. ?[A-Z])")


@dataclass(slots=True)
class Section:
    """What stands under one heading. `area` is the judgement area that the section speaks of, where it is one."""

    name: SectionName
    of_lscb: bool
    area: str | None = None
    grade: str | None = None
    headings: list[Piece] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


def split_sections(pieces: Sequence[Piece], *, of_lscb: bool = False) -> list[Section]:
    """The sections in order, the front page first. `of_lscb`: the whole document is about the board."""
    pieces = [part for piece in pieces for part in _unburied(piece)]
    front_end = _front_end(pieces)
    sections = [Section("front", of_lscb, pieces=list(pieces[:front_end]))]
    position = front_end
    while position < len(pieces):
        heading, length = _heading_at(pieces, position)
        if heading and _is_label(heading, pieces, position, sections[-1]):
            heading, length = None, 1
        here = pieces[position : position + length]
        if heading is None:
            if sections[-1].name != "contents" or not is_contents_entry(here[0].text):
                sections[-1].pieces.extend(here)
        else:
            sections.append(_section(heading, sections[-1], here, whole_is_lscb=of_lscb))
        position += length
    return sections


def _unburied(piece: Piece) -> list[Piece]:
    """A piece at whose end a text copy has joined the next heading, and perhaps the first finding under it, parted."""
    for start in _BURIED.finditer(piece.text):
        heading, rest = piece.text[start.end() :], ""
        if finding := _FIRST_FINDING.search(heading):
            heading, rest = heading[: finding.start()], heading[finding.end() :]
        if read_heading(heading):
            parts = [replace(piece, text=piece.text[: start.start()]), Piece(heading, "", 0, piece.block)]
            marker, text = split_marker(rest)
            return [*parts, Piece(text, marker, 0, piece.block)] if text else parts
    return [piece]


def _is_label(heading: Heading, pieces: Sequence[Piece], position: int, within: Section) -> bool:
    """Whether a heading's words only group the points of a list, or the meanings of the judgements."""
    text = pieces[position].text
    if within.name == "meaning":
        return bool(_BARE_BODY.fullmatch(text.lower()))
    if within.name == "local-area":  # the judgements of an earlier inspection are listed there
        return heading.name == "local-area" or (
            heading.name in ("area", "lscb") and (":" in text or not _CERTAIN_AREA.match(text))
        )
    if heading.name != "area" or heading.grade:
        return False
    after = pieces[position + 1] if position + 1 < len(pieces) else None
    return within.name in _LISTS or (within.name == "summary" and after is not None and after.is_bullet)


def _section(heading: Heading, before: Section, here: Sequence[Piece], *, whole_is_lscb: bool) -> Section:
    of_lscb = whole_is_lscb or heading.of_lscb
    area = heading.area
    if heading.name in ("summary", "recommendations", "priority-actions", "findings"):
        of_lscb = of_lscb or before.of_lscb
    if heading.name in ("summary", "findings") and not heading.grade:
        area = before.area if before.area and before.of_lscb == of_lscb else "lscb" if of_lscb else None
    return Section(heading.name, of_lscb, area, heading.grade, headings=list(here))


def _front_end(pieces: Sequence[Piece]) -> int:
    """Where the front page ends: at the first other section, at an area's heading that findings follow, or else where
    the running text begins (before it, an area's name is a row of the judgement table)."""
    for position, piece in enumerate(pieces):
        if piece.marker:
            continue
        heading = read_heading(piece.text)
        if heading is None:
            continue
        if heading.name in _AFTER_FRONT:
            return position
        if heading.name == "area" and any(
            p.number is not None and len(p.text) > 100 for p in pieces[position + 1 : position + 4]
        ):
            return position
    return next((i for i, p in enumerate(pieces) if p.text.endswith(".") or len(p.text) > LONGEST), 0)


def _heading_at(pieces: Sequence[Piece], position: int) -> tuple[Heading | None, int]:
    """The heading that begins at a piece, and of how many pieces it is made: text copies break headings in two.

    What a page's head or foot left between the two halves is passed over.
    """
    piece = pieces[position]
    if piece.marker:
        return None, 1
    heading = read_heading(piece.text)
    if heading is not None and (heading.grade or heading.name not in ("area", "lscb")):
        return heading, 1
    if is_contents_entry(piece.text):
        return None, 1
    words = piece.text
    for length, after in enumerate(pieces[position + 1 : position + 1 + _MOST_PARTS], 2):
        if after.marker or len(words) > _LONGEST_PART_OF_HEADING or len(after.text) > _LONGEST_PART_OF_HEADING:
            break
        if is_running_head(after.text) and after.page != piece.page:
            continue
        words = f"{words} {after.text}"
        whole = read_heading(words)
        if whole and (heading is None or whole.grade or lone_grade(after.text)[0]):
            return whole, length
    return heading, 1


def listed_blocks(sections: Iterable[Section]) -> Iterator[Block]:
    """The items and paragraphs of the local area's lists of inspections, posts and other information.

    What only introduces further items is left out.
    """
    for section in sections:
        is_listed = False
        for piece in (*section.headings, *section.pieces):
            heading = read_heading(piece.text) if not piece.marker else None
            if heading is not None and heading.name == "local-area":
                is_listed = bool(_LISTED.match(plain(piece.text)))
            elif is_listed and len(piece.text) > _LONGEST_LABEL and not piece.text.endswith(":"):
                yield piece.block
