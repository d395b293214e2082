"""The recommendations of a report: the authority's list and the safeguarding board's, each numbered from 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reports.headings import SectionName
from loaders.reports.pieces import Piece
from loaders.reports.runs import Paragraph, number_of, number_run, trusted
from loaders.reports.sections import Section

_LISTS: frozenset[SectionName] = frozenset(["recommendations", "priority-actions"])
# What there is none of. An order or a hope may begin like it: "No child should wait for …".
_OF_WHICH = r".{0,60}(?:priority|priorities|immediate|areas?|recommendations?|action|improvement)"
_WE = r"(?:(?:the|this|our) (?:inspection|review)|(?:the )?inspectors|we)"
_NONE_MADE = re.compile(
    rf"(?:there (?:are|is|were|was) no\b{_OF_WHICH}"
    r"|no (?:(?:further|other|specific|significant|such) )*"
    r"(?:areas?|issues?|matters?|priority|immediate|recommendations?)\b"
    rf"|{_WE}(?: has| have)? (?:found|identified|made) no\b{_OF_WHICH}"
    rf"|{_WE} (?:did|has|have) not (?:find|found|identif(?:y|ied)|ma[kd]e|result(?:ed)? in)\b{_OF_WHICH}"
    r"|(?:none|nil|n/a|not applicable)(?: (?:was|were|have been))?(?: (?:identified|made|found|required|noted))?\W*$)",
    re.IGNORECASE,
)
_AN_ORDER = re.compile(r"\b(?:should|must|ensure)\b", re.IGNORECASE)
# A running text in place of a list says that there is little to list; points are orders or noun phrases.
_NARRATIVE = re.compile(
    r"(?:there (?:are|is|were)|inspectors|the inspection|this inspection|in this|these)\b", re.IGNORECASE
)
# A numbered sentence that only introduces the points.
_LEAD_IN = re.compile(r"^(?:in order )?to\b.*(?::|\bfollowing (?:actions?|areas?)\.)$", re.IGNORECASE)
# By when the points that follow must be done.
_DEADLINE = re.compile(
    r"(?P<due>immediately|within (?:the next )?\w+ (?:weeks?|months?|days?|year)(?: of [a-z ]{4,50})?)\W*",
    re.IGNORECASE,
)
# In brackets, or behind a dash or full stop at the end.
_FRAMEWORK_OUTCOME = re.compile(
    r"[(\[]\s*(?P<bracketed>(?:[^()\[\]]*\b)?(?:outcomes?|enablers?|principles?)\b[^()\[\]]*)[)\]]"
    r"|(?:\s[-–—]|[.:;])\s*"
    r"(?P<last>(?:national framework,?\s*)?(?:outcomes?|enablers?|principles?)\s+\d[^.]{0,60})\.?$",
    re.IGNORECASE,
)
_SHORTEST_ITEM = 25


@dataclass(frozen=True, slots=True)
class PrintedRecommendation:
    """A recommendation: its place in its list, the number if one is printed, the whole text.

    `in_run` is its number in the run that it shares with the findings, also where the print has lost it.
    `outcome` is the national framework's outcome, enabler or principle that it cites, `due` by when it must be done,
    both as printed. The text has the items of a list within it on lines of their own.
    """

    number: int
    printed: int | None
    in_run: int | None
    text: str
    of_lscb: bool
    is_priority: bool
    outcome: str | None
    due: str
    pieces: tuple[Piece, ...]


def recommendations_of(sections: Sequence[Section]) -> list[PrintedRecommendation]:
    """Both lists, the authority's first. An item that only says that there are none is left out."""
    return [item for of_lscb in (False, True) for item in _list(sections, of_lscb=of_lscb)]


def says_that_there_are_none(sections: Sequence[Section]) -> bool:
    """Whether a list says that nothing has to be improved."""
    return any(_says_none(piece.text) for section in sections[1:] if section.name in _LISTS for piece in section.pieces)


def _list(sections: Sequence[Section], *, of_lscb: bool) -> list[PrintedRecommendation]:
    held = [s for s in sections[1:] if s.name in _LISTS and s.of_lscb == of_lscb]
    numbers = [
        (id(p), n) for s in held for p in s.pieces if (n := number_of(p)[0]) is not None and not _LEAD_IN.search(p.text)
    ]
    positions = trusted([n for _, n in numbers])
    anchors = {piece for i, (piece, _) in enumerate(numbers) if i in positions}
    has_bullets = not anchors and any(_is_point_sign(p) for s in held for p in s.pieces)
    items = [item for s in held for item in _items(s, anchors, has_bullets=has_bullets)]
    if anchors:
        items = number_run(items, before=_number_before(items), taken=(), after=_next_number(sections, held)).paragraphs
    made = [item for item in items if not _says_none(item.text)]
    return [_recommendation(item, position) for position, item in enumerate(made, 1)]


def _number_before(items: Sequence[Paragraph]) -> int:
    """The number that the list's run comes after: the first in print, less the items before it that lost theirs."""
    leading = next(i for i, item in enumerate(items) if item.printed is not None)
    return max(0, (items[leading].printed or 0) - leading - 1)


def _next_number(sections: Sequence[Section], held: Sequence[Section]) -> int | None:
    """The first number printed after the list, where its run goes on."""
    last = next(position for position, section in enumerate(sections) if section is held[-1])
    return next((p.number for s in sections[last + 1 :] for p in s.pieces if p.number is not None), None)


def _items(section: Section, anchors: set[int], *, has_bullets: bool) -> list[Paragraph]:
    found: list[Paragraph] = []
    outermost = min((p.level for p in section.pieces if p.is_bullet), default=0)
    lettered = not any(p.is_bullet for p in section.pieces)
    due = ""
    for piece in section.pieces:
        if not piece.marker and (deadline := _DEADLINE.fullmatch(piece.text)):
            due = deadline["due"]
            continue
        number, text = number_of(piece)
        current = found[-1] if found else None
        within = current is not None and _is_below(piece, current)
        beside = piece.level == outermost or (current is not None and _stands_beside(piece, current))
        is_sign = piece.is_bullet or (lettered and _is_point_sign(piece))
        is_point = has_bullets and is_sign and beside and not within
        begins = id(piece) in anchors or is_point
        if not begins and current is not None and (piece.marker or current.goes_on_with(piece)):
            current.add(piece, _within(piece))
            continue
        loose = not piece.marker and not has_bullets and len(piece.text) >= _SHORTEST_ITEM
        if begins or (loose and piece.ends_a_sentence and piece.text[-1] != ":" and not _NARRATIVE.match(piece.text)):
            found.append(Paragraph(section, number if id(piece) in anchors else None, due=due))
            found[-1].add(piece, text)
    return found


def _within(piece: Piece) -> str:
    """The words of a piece that goes on with a point: an item of a list within it is a line of its own."""
    if not piece.marker:
        return piece.text
    return f"\n{piece.text}" if piece.is_bullet else f"\n{piece.marker} {piece.text}"


def _is_point_sign(piece: Piece) -> bool:
    """Whether a piece is marked as a point of a list without numbers: with a bullet, or a letter where none has one."""
    return bool(piece.marker) and piece.number is None


def _is_below(piece: Piece, point: Paragraph) -> bool:
    """Whether a bullet belongs to a point that introduces a list ("The quality of:"), though both have one level."""
    if not point.texts[0].endswith(":") or not piece.text[:1].islower():
        return False
    return point.text.endswith((":", ";", ",")) or piece.marker != point.pieces[0].marker


def _stands_beside(piece: Piece, point: Paragraph) -> bool:
    """Whether a bullet that was set further in than the points is one of them all the same: of their sign, after a
    point that is whole and introduces nothing."""
    same_sign = piece.marker == point.pieces[0].marker
    return same_sign and piece.text[:1].isupper() and point.text.endswith(".") and ":" not in point.texts[0]


def _says_none(text: str) -> bool:
    return len(text) < 160 and bool(_NONE_MADE.match(text)) and not _AN_ORDER.search(text)


def _recommendation(item: Paragraph, position: int) -> PrintedRecommendation:
    outcome = _FRAMEWORK_OUTCOME.search(item.text)
    return PrintedRecommendation(
        number=position,
        printed=item.printed,
        in_run=item.number or None,
        text=item.text,
        of_lscb=item.section.of_lscb,
        is_priority=item.section.name == "priority-actions",
        due=item.due,
        outcome=(outcome["bracketed"] or outcome["last"]).strip() if outcome else None,
        pieces=tuple(item.pieces),
    )
