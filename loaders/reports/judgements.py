"""The judgements that a report prints: in the table on its front page, in headings, and in its opening sentences.

A grade is taken only where the layout says whose it is. Where labels and grades cannot be paired for certain, the
table yields nothing: a missing grade can be found by a reader, a wrong one cannot.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.reports.headings import AREA, BOARD, GRADE, area_of, grade_of, read_heading
from loaders.reports.pieces import Piece, plain
from loaders.reports.sections import Section

LONGEST_ROW = 140

# "Children's services in Larchmere require improvement to be good"; "The overall judgement is good".
_OVERALL = re.compile(
    r"^(?:the overall judge?ment\b.{0,80}?|(?:.{0,40}\b)?(?:children's services|services for children)\b.{0,90}?)"
    rf"(?: (?:is|are|be))?:? {GRADE.pattern}$"
)
_BOARD = re.compile(
    rf"(?:judge?ment|effectiveness)\b.{{0,60}}{BOARD}.{{0,25}}? (?:is|that it)(?: is)? {GRADE.pattern}"
)


@dataclass(frozen=True, slots=True)
class PrintedJudgement:
    """A grade (slug) in an area (slug), with the pieces that print it."""

    area: str
    grade: str
    pieces: tuple[Piece, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A label (its area) or a grade of the table. The grade "not judged" is None."""

    is_grade: bool
    value: str | None
    piece: Piece


def judgements_of(sections: Sequence[Section]) -> list[PrintedJudgement]:
    """Every judgement printed for this inspection, in order; several places may print the same one."""
    front = sections[0].pieces
    return [*_opening(front), *_table(front), *_headings(sections)]


def _opening(front: Sequence[Piece]) -> Iterator[PrintedJudgement]:
    for position, piece in enumerate(front):
        pieces = (piece,)
        found = _sentence(piece.text)
        if not found and position + 1 < len(front):  # the sentence may have been parted in two
            pieces = (piece, front[position + 1])
            found = _sentence(" ".join(p.text for p in pieces))
        for area, grade in found:
            yield PrintedJudgement(area, grade, pieces, "sentence on the front page")


def _sentence(text: str) -> list[tuple[str, str]]:
    """The areas that a sentence of the front page judges, with their grades."""
    words = plain(text).rstrip(" .")
    if len(words) > 2 * LONGEST_ROW:
        return []
    found = [
        (area, grade)
        for area, pattern in (("overall", _OVERALL), ("lscb", _BOARD))
        if (match := pattern.search(words)) and (grade := grade_of(match))
    ]
    heading = read_heading(text)
    if heading and heading.area == "lscb" and heading.grade:
        found.append(("lscb", heading.grade))
    return found


def _table(front: Sequence[Piece]) -> Iterator[PrintedJudgement]:
    tokens = _tokens(front)
    for label, grade in _pairs(tokens):
        if label.value and grade.value:
            pieces = (label.piece,) if label.piece is grade.piece else (label.piece, grade.piece)
            yield PrintedJudgement(label.value, grade.value, pieces, "judgement table")


def _tokens(front: Sequence[Piece]) -> list[_Token]:
    """The labels and grades of the table in order. A label that wraps, or is repeated, counts once."""
    words, starts, rows = "", [], list(_rows(front))
    for piece in rows:
        starts.append(len(words))
        words += plain(piece.text) + " "

    def token(match: re.Match[str], value: str | None, *, is_grade: bool) -> _Token:
        return _Token(is_grade, value, rows[bisect(starts, match.start()) - 1])

    found = [(m.start(), token(m, area_of(m), is_grade=False)) for m in AREA.finditer(words)]
    found += [(m.start(), token(m, grade_of(m), is_grade=True)) for m in GRADE.finditer(words)]
    tokens: list[_Token] = []
    for _, here in sorted(found, key=lambda pair: pair[0]):
        if not (tokens and not here.is_grade and not tokens[-1].is_grade and here.value == tokens[-1].value):
            tokens.append(here)
    return tokens


def _rows(front: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces that can be rows of the table: short, no sentences, before the running text begins."""
    begun = False
    for piece in front:
        words = plain(piece.text)
        if len(words) > LONGEST_ROW:
            if begun:
                return
            continue
        if words.endswith(".") or _OVERALL.search(words) or _BOARD.search(words) or words.startswith("inspection of"):
            continue
        if not begun and not piece.marker and not _starts_table(words):
            continue
        begun = True
        yield piece


def _starts_table(words: str) -> bool:
    return bool(
        re.match(r"judge?ment|(?:the )?impact of leaders|(?:the )?experiences and progress|\d|overall eff", words)
    )


def _pairs(tokens: Sequence[_Token]) -> list[tuple[_Token, _Token]]:
    """Labels with their grades: turn by turn, or a column of labels and then a column of as many grades."""
    labels = [token for token in tokens if not token.is_grade]
    grades = [token for token in tokens if token.is_grade]
    in_turn = [token.is_grade for token in tokens] == [False, True] * len(labels)
    in_columns = len(labels) == len(grades) and tokens[: len(labels)] == labels
    if (in_turn or in_columns) and len({label.value for label in labels}) == len(labels):
        return list(zip(labels, grades, strict=True))
    return []


def _headings(sections: Sequence[Section]) -> Iterator[PrintedJudgement]:
    for section in sections[1:]:
        if section.area and section.grade and section.name in ("area", "lscb"):
            yield PrintedJudgement(section.area, section.grade, tuple(section.headings), "grade in a heading")
