"""The judgements that a report prints: in the table on its front page, in headings, and in its opening sentences.

A grade is taken only where the layout says whose it is. Where labels and grades cannot be paired for certain, the
table yields nothing: a missing grade can be found by a reader, a wrong one cannot.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from loaders.reports.headings import AREA, BOARD, GRADE, WITH_FEATURES, area_of, grade_of, lone_grade, read_heading
from loaders.reports.pieces import Piece, plain
from loaders.reports.sections import Section

LONGEST_ROW = 140

# "Children's services in Larchmere require improvement to be good"; "The overall judgement is good". A row of the table
# may follow on the same line; what stands between may hold no other grade and no row's label. The title of the report,
# at the foot of each page, is no sentence: "Inspection of Larchmere local authority children's services".
_BETWEEN = r"(?:(?!\d|outstanding|good\b|inadequate|improvement|impact of|experiences? and progress|leadership).)"
_OVERALL = re.compile(
    rf"^(?:the overall judge?ment\b{_BETWEEN}{{0,80}}?"
    rf"|(?!inspection of )(?:{_BETWEEN}{{0,40}}\b)?(?:children's services|services for children)\b{_BETWEEN}{{0,90}}?)"
    rf"(?: (?:is|are|be))?:? {GRADE.pattern}(?=$| 1\.? | there (?:are|is) | the (?:local )?authority | it is )"
)
# A verb and what it says, where that is no more than "are judged to".
_COMPLETE = re.compile(r"\b(?:is|are|be) (?!(?:judged|graded|rated|to|be|that|not)\b)\w|\brequires? \w")
_BOARD = re.compile(rf"(?:judge?ment|effectiveness)\b.{{0,60}}{BOARD}.{{0,25}}? (?:is|that it)(?: is)? {GRADE.pattern}")


@dataclass(frozen=True, slots=True)
class PrintedJudgement:
    """A grade (slug) in an area (slug), with the pieces that print it."""

    area: str
    grade: str
    pieces: tuple[Piece, ...]
    rule: str


# The rows that a whole table has, by framework and years. Since April 2026 there is none for the overall grade.
_WHOLE_TABLES = (
    {"help-and-protection", "children-in-care", "adoption", "care-leavers", "leadership"},
    {"leadership", "help-and-protection", "children-in-care and care-leavers", "overall"},
    {"leadership", "help-and-protection", "children-in-care", "care-leavers", "overall"},
)
_WHOLE_SINCE_APRIL_2026 = {"leadership", "help-and-protection", "children-in-care", "care-leavers"}
NO_OVERALL_SINCE = "2026-04"


# A label of the table and nothing else.
_IS_LABEL = re.compile(rf"(?:\d[\d.]* )?(?:the )?(?:experiences? and progress of )?(?:the )?(?:{AREA.pattern})")

# Halves of a grade or label that a page break parted: the other half may pass for another grade or label.
_HALF = re.compile(r"\brequires?\b|\bimprovement\b|\bin care (?:and|&)(?! care| those| young)")
# One row for both: children in care, and those who have left it.
_LEAVERS = re.compile(r"leavers|experience")


@dataclass(frozen=True, slots=True)
class _Token:
    """A label (its area) or a grade of the table. The grade "not judged" is None. `row` is the whole row's name."""

    is_grade: bool
    value: str | None
    piece: Piece
    row: str = ""


def judgements_of(sections: Sequence[Section], ended_on: str | None) -> list[PrintedJudgement]:
    """Every judgement printed for this inspection, in order; several places may print the same one.

    `ended_on` is the end of fieldwork (ISO): whether a table without an overall grade is whole depends on it.
    """
    front, headed = sections[0].pieces, list(_headings(sections))
    return [*_opening(front), *_table(front, ended_on, {j.area: j.grade for j in headed}), *headed]


def _opening(front: Sequence[Piece]) -> Iterator[PrintedJudgement]:
    for position, piece in enumerate(front):
        pieces: tuple[Piece, ...] = (piece,)
        found = _sentence(piece.text)
        after = front[position + 1 : position + 2]
        if not found and after and not _is_complete(piece.text) and not _sentence(after[0].text):
            pieces = (piece, *after)
            found = _sentence(" ".join(p.text for p in pieces))
        for area, grade in found:
            yield PrintedJudgement(area, grade, pieces, "sentence on the front page")


def _is_complete(text: str) -> bool:
    """Whether a sentence has its end, so that the next line goes on with something else: "... are g0od" was misread."""
    return bool(_COMPLETE.search(plain(text)))


def _sentence(text: str) -> list[tuple[str, str]]:
    """The areas that a sentence of the front page judges, with their grades."""
    words = plain(text).rstrip(" .")[: 2 * LONGEST_ROW]
    found = [
        (area, grade)
        for area, pattern in (("overall", _OVERALL), ("lscb", _BOARD))
        if (match := pattern.search(words)) and (grade := grade_of(match))
    ]
    heading = read_heading(text)
    if heading and heading.area == "lscb" and heading.grade:
        found.append(("lscb", heading.grade))
    return found


def _table(front: Sequence[Piece], ended_on: str | None, headed: Mapping[str, str]) -> Iterator[PrintedJudgement]:
    """The judgements of the table. `headed` are the grades of the areas' headings: where the table has lost cells, a
    row that says otherwise has taken the grade of the row below.
    """
    tokens = _tokens(front)
    is_whole = _is_whole_in_turn(tokens, ended_on)
    for label, grade in _pairs(tokens, is_whole=is_whole):
        if label.value and grade.value and (is_whole or headed.get(label.value, grade.value) == grade.value):
            pieces = (label.piece,) if label.piece is grade.piece else (label.piece, grade.piece)
            yield PrintedJudgement(label.value, grade.value, pieces, "judgement table")
    if any(one.is_grade and other.is_grade for one, other in pairwise(tokens)):
        yield from _interleaved(front)


def _interleaved(front: Sequence[Piece]) -> Iterator[PrintedJudgement]:
    """The judgements of a table that was read line by line, with each grade amid its label's words.

    "The impact of leaders on social work Good practice with children and families": every row must read so, or have its
    grade behind its label; one that does not may have given its grade to another.
    """
    found: list[PrintedJudgement] = []
    for piece, words in _rows(front):
        grades, rest = list(GRADE.finditer(words)), " ".join(GRADE.sub(" ", words).split())
        areas = list(AREA.finditer(rest))
        if not grades and not areas:
            continue
        if (
            len(grades) != 1
            or len(areas) != 1
            or not _IS_LABEL.fullmatch(rest)
            or not words[: grades[0].start()].strip()
        ):
            return
        if grade := grade_of(grades[0]):
            found.append(
                PrintedJudgement(area_of(areas[0]), grade, (piece,), "judgement table, a grade amid its label")
            )
    if len({judgement.area for judgement in found}) == len(found):
        yield from found


def _tokens(front: Sequence[Piece]) -> list[_Token]:
    """The labels and grades of the table in order. A label that wraps, or is repeated, counts once."""
    words, starts, rows = "", [], []
    for piece, row in _rows(front):
        rows.append(piece)
        starts.append(len(words))
        words += row + " "

    def token(match: re.Match[str], value: str | None, *, is_grade: bool) -> _Token:
        with_leavers = " and care-leavers" if value == "children-in-care" and _LEAVERS.search(match[0]) else ""
        return _Token(is_grade, value, rows[bisect(starts, match.start()) - 1], f"{value}{with_leavers}")

    # In small letters, "good" is the end of "requires improvement to be good".
    if _HALF.search(GRADE.sub(" ", words)) or any(piece.text.startswith("good") for piece in rows):
        return []
    found = [(m.start(), token(m, area_of(m), is_grade=False)) for m in AREA.finditer(words)]
    found += [(m.start(), token(m, grade_of(m), is_grade=True)) for m in GRADE.finditer(words)]
    tokens: list[_Token] = []
    for _, here in sorted(found, key=lambda pair: pair[0]):
        if not (tokens and not here.is_grade and not tokens[-1].is_grade and here.value == tokens[-1].value):
            tokens.append(here)
    return tokens


def _rows(front: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """The pieces that can be rows of the table, and their words: short, no sentences, before the running text."""
    begun = False
    for piece in front:
        words = plain(piece.text)
        if len(words) > LONGEST_ROW:
            if begun:
                return
            continue
        if words.endswith(".") or _BOARD.search(words) or words.startswith("inspection of"):
            continue
        words = WITH_FEATURES.sub("", _OVERALL.sub("", words)).strip()
        if not words or (not begun and not piece.marker and not _starts_table(words)):
            continue
        begun = True
        yield piece, words


def _starts_table(words: str) -> bool:
    return bool(
        re.match(r"judge?ment|(?:the )?impact of leaders|(?:the )?experiences and progress|\d|overall eff", words)
    )


def _is_whole_in_turn(tokens: Sequence[_Token], ended_on: str | None) -> bool:
    labels = [token for token in tokens if not token.is_grade]
    in_turn = [token.is_grade for token in tokens] == [False, True] * len(labels)
    return in_turn and _is_whole([label.row for label in labels], ended_on)


def _pairs(tokens: Sequence[_Token], *, is_whole: bool) -> list[tuple[_Token, _Token]]:
    """Labels with their grades.

    Of a whole table, turn by turn. Of a table that has lost cells, only those that stand in one row: the next grade may
    be that of a label that is lost. A table that was read column by column yields none: its order may be broken.
    """
    if is_whole:
        return list(zip(tokens[::2], tokens[1::2], strict=True))
    if any(one.is_grade and other.is_grade for one, other in pairwise(tokens)):
        return []  # rows that run into each other
    return [
        (label, grade)
        for label, grade in pairwise(tokens)
        if not label.is_grade and grade.is_grade and sum(token.piece is label.piece for token in tokens) == 2
        if label.piece is grade.piece and not _goes_on(label)
    ]


def _goes_on(label: _Token) -> bool:
    """Whether a label may be the end of one that begins on the line before: "children in care and / care leavers"."""
    return label.value == "care-leavers" and label.piece.text.startswith("care")


def _is_whole(rows: Sequence[str], ended_on: str | None) -> bool:
    if len(set(rows)) != len(rows):
        return False
    if set(rows) == _WHOLE_SINCE_APRIL_2026:
        return ended_on is not None and ended_on >= NO_OVERALL_SINCE
    return set(rows) in _WHOLE_TABLES


def _headings(sections: Sequence[Section]) -> Iterator[PrintedJudgement]:
    """The grades in headings. A grade on a line of its own may be a row's of the table, on a page that stands here once
    more, and that row's label lost: it does not count where rows follow, nor against a heading that has its grade.
    """
    in_line = {s.area: s.grade for s in sections[1:] if s.area and s.grade and not _has_lone_grade(s)}
    for section, after in zip_longest(sections[1:], sections[2:]):
        if not section.area or not section.grade:
            continue
        if _has_lone_grade(section):
            below = section.pieces[0].text if section.pieces else ""
            is_row = lone_grade(below)[0] or (not below and (after is None or after.name == "area"))
            if is_row or in_line.get(section.area, section.grade) != section.grade:
                continue
        yield PrintedJudgement(section.area, section.grade, tuple(section.headings), "grade in a heading")


def _has_lone_grade(section: Section) -> bool:
    return len(section.headings) > 1 and lone_grade(section.headings[-1].text)[0]
