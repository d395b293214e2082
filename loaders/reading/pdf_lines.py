"""The lines of a PDF page, with where they stand and how large they are, without the page's furniture.

pdfium gives a page's text in reading order; asking it for the box of each line's first character costs next to
nothing and tells paragraphs, headings, footnotes and running footers apart. What the words mean is no business of this
module, and how lines become paragraphs is `pdf_blocks`'.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.reading.markers import split_marker
from loaders.reading.pdf_turning import upright_text

# pdfium joins a line that ends in a hyphen to the next one by this character, in place of hyphen and line end.
LINE_END_HYPHEN = "\ufffe"
BOLD_WEIGHT = 600
# How much of the page's height, at top and bottom, running headers and footers may take.
MARGIN = 0.1
# A footnote's sign is smaller than the text that it stands in by at least this.
SUPERSCRIPT = 0.82
# Lines whose feet differ by less than this part of their height are one.
SAME_LINE = 0.35
SMALLER = 0.93
# Footnotes stand in this part of the page.
LOWER_PART = 0.5

# It begins with the digit and looks behind that: to look behind every letter is slow.
_SIGN = re.compile(rf"\d(?<=[a-z’'”)\].,;:? ]\d)\d?(?=[\s,.;:){LINE_END_HYPHEN}]|$)")
_SIGN_FIRST = re.compile(r"\d{1,2}(?=[\s,.;:)])")
# What stands before these is joined to them without a space.
JOINED_WITHOUT_SPACE = tuple(",.;:)?!’”")
# Symbol fonts keep ASCII's signs at this distance (a dash within a sentence; bullets are markers and gone by then).
SYMBOL_FONT = 0xF000
_SYMBOL = re.compile("[\uf020-\uf07e]")
_PAGE_NUMBERS = frozenset({"#", "Page #", "# of #", "Page # of #"})
_LONGEST_SIGN = 3  # characters of a page's or a note's number
_DIGITS = re.compile(r"\d+")


class Line(NamedTuple):
    """A printed line. Measures are in points, from the page's lower left corner.

    `left` is where its first character stands, a marker included; `height` is that of its words, a marker left out.
    `hyphenated` says that the line ends in a hyphen at which its last word goes on in the next line.
    """

    text: str
    marker: str
    left: float
    bottom: float
    height: float
    bold: bool
    hyphenated: bool


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's lines in reading order. `footnotes` is filled by `without_furniture`."""

    number: int
    height: float
    lines: Sequence[Line]
    footnotes: Sequence[Line] = ()


def read_lines(page: pypdfium2.PdfPage, number: int) -> PageLines:
    """The lines of a page as they stand there, running headers and footers included."""
    text_page = upright_text(page)
    _, floor, _, ceiling = page.get_bbox()  # a page cut out of a larger sheet does not begin at nought
    try:
        return PageLines(number, ceiling - floor, tuple(_lines(text_page, floor)))
    finally:
        text_page.close()


def _lines(text_page: pypdfium2.PdfTextPage, floor: float) -> Iterator[Line]:
    text = text_page.get_text_range()
    # pdfium counts UTF-16 units: with characters beyond the first plane, indices in `text` are not its own.
    wide = len(text) != text_page.count_chars()
    letters = _Letters(text_page)
    has_signs = _SIGN.search(text) is not None
    start = 0
    held: Line | None = None  # a sign for a footnote may part a printed line: what follows it belongs to the one held
    for printed in text.split("\r\n"):
        pieces = printed.split(LINE_END_HYPHEN)
        for position, piece in enumerate(pieces, start=1):
            words = piece.strip()
            if words:
                first = start if words[0] == piece[0] else start + piece.index(words)
                index = len(text[:first].encode("utf-16-le")) // 2 if wide else first
                behind = _behind_sign(letters, words, index, floor, held) if held and words[0].isdigit() else 0
                if held and behind:
                    rest = _line(letters, words[behind:], index + behind, floor, has_signs, position < len(pieces))
                    held = _with_rest(held, rest)
                else:
                    if held:
                        yield held
                    held = _line(letters, words, index, floor, has_signs, position < len(pieces))
            start += len(piece) + 1
        start += 1
    if held:
        yield held


def _behind_sign(letters: _Letters, words: str, index: int, floor: float, before: Line) -> int:
    """Where the words go on behind a footnote's sign that parted them from the line before; 0 where there is none."""
    sign = _SIGN_FIRST.match(words)
    if sign is None or before.hyphenated:
        return 0
    rest = len(words) - len(words[sign.end() :].lstrip())
    left, bottom, height = letters.box(index + rest) if rest < len(words) else (0.0, 0.0, 0.0)
    on_one_line = abs(bottom - floor - before.bottom) < SAME_LINE * height and left > before.left
    return rest if on_one_line and 0 < letters.box(index)[2] < SUPERSCRIPT * height else 0


def _with_rest(line: Line, rest: Line) -> Line:
    words = f"{rest.marker} {rest.text}" if rest.marker else rest.text
    text = f"{line.text}{'' if words.startswith(JOINED_WITHOUT_SPACE) else ' '}{words}"
    return line._replace(text=text, hyphenated=rest.hyphenated)


class _Letters:
    """What pdfium knows of each character of a page, by its index."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self._page = text_page.raw
        self._box = pdfium.FS_RECTF()
        self._into_box = ctypes.pointer(self._box)

    def box(self, index: int) -> tuple[float, float, float]:
        """A character's left edge, its bottom and its height."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._page, index, self._into_box)
        bottom = box.bottom
        return box.left, bottom, box.top - bottom

    def is_bold(self, index: int) -> bool:
        weight = pdfium.FPDFText_GetFontWeight(self._page, index)
        if weight > 0:
            return bool(weight >= BOLD_WEIGHT)
        # Fonts that the file does not describe have no weight, only a name.
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFText_GetFontInfo(self._page, index, name, len(name), ctypes.c_int())
        return b"Bold" in name.value


def _line(letters: _Letters, words: str, index: int, floor: float, has_signs: bool, hyphenated: bool) -> Line:
    marker, rest = split_marker(words) if _may_have_marker(words) else ("", words)
    left, bottom, height = letters.box(index)
    after_marker = index + len(words) - len(rest)
    if marker:
        _, bottom, height = letters.box(after_marker)
    bold = letters.is_bold(after_marker)
    for sign in reversed(list(_SIGN.finditer(rest)) if has_signs else ()):
        if 0 < letters.box(after_marker + sign.start())[2] < SUPERSCRIPT * height:
            # A raised number that points to a footnote.
            before, after = rest[: sign.start()], rest[sign.end() :]
            rest = (before.rstrip() if after.startswith(JOINED_WITHOUT_SPACE) else before) + after
    if not rest.isprintable():  # nor are spaces that are no plain ones
        rest = " ".join(_SYMBOL.sub(lambda match: chr(ord(match[0]) - SYMBOL_FONT), rest).split())
    elif "  " in rest:
        rest = " ".join(rest.split())
    return Line(rest, marker, left, bottom - floor, height, bold, hyphenated)


def _may_have_marker(words: str) -> bool:
    """Whether a line can begin with a bullet or number; most begin with a word, and need no closer look."""
    return not words[0].isalpha() or ")" in words[:5] or words.startswith("o ")


def body_height(pages: Iterable[PageLines]) -> float:
    """The height of the document's running text: that of most of its letters."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[round(line.height, 1)] += len(line.text)
    return max(letters, key=lambda height: (letters[height], height), default=0.0)


def _in_margin(line: Line, page: PageLines) -> bool:
    return line.bottom < MARGIN * page.height or line.bottom > (1 - MARGIN) * page.height


def _place(line: Line) -> tuple[str, int]:
    """What makes two pages' lines the same furniture: the words whatever their numbers, at about the same height."""
    return _DIGITS.sub("#", line.text), round(line.bottom / 6)


def without_furniture(pages: Sequence[PageLines], body: float) -> list[PageLines]:
    """The pages without page numbers, running headers and footers, footnote signs; with footnotes set apart.

    A line in the margin is furniture when it is a bare number, or when it stands at the same height on several pages
    (whatever numbers it has).
    """
    seen = Counter(place for page in pages for place in {_place(x) for x in page.lines if _in_margin(x, page)})
    often = max(2, len(pages) // 4)

    def is_furniture(line: Line, after: Line | None, page: PageLines) -> bool:
        if not _in_margin(line, page):
            return False
        words, height = _place(line)
        if not line.marker and words in _PAGE_NUMBERS:
            return not _is_sign_of_note(line, after, body)
        return sum(seen[words, height + shift] for shift in (-1, 0, 1)) >= often

    return [
        _set_apart(
            page, [x for x, after in pairwise([*page.lines, None]) if x and not is_furniture(x, after, page)], body
        )
        for page in pages
    ]


def furniture(printed: Sequence[PageLines], kept: Sequence[PageLines]) -> tuple[str, ...]:
    """The words of the running headers and footers that `without_furniture` has left out, each once."""
    left_out: dict[str, None] = {}
    for before, after in zip(printed, kept, strict=True):
        ids = {id(line) for line in (*after.lines, *after.footnotes)}
        for line in before.lines:
            if id(line) not in ids and len(line.text) > _LONGEST_SIGN:
                left_out[line.text] = None
    return tuple(left_out)


def _is_sign_of_note(line: Line, after: Line | None, body: float) -> bool:
    """Whether a number begins a footnote: the note's words beside it are larger than it and smaller than the text."""
    if after is None or abs(line.bottom - after.bottom) > body / 2 or after.left <= line.left:
        return False
    return line.height < after.height < SMALLER * body


def _set_apart(page: PageLines, lines: Sequence[Line], body: float) -> PageLines:
    def is_sign(line: Line) -> bool:
        return line.height < SUPERSCRIPT * body and len(line.text) <= 2 and line.text.isdigit()

    kept = [line for line in lines if not is_sign(line)]
    floor = min((line.bottom for line in kept if line.height >= SMALLER * body), default=0.0)
    below = [
        line for line in lines if line.height < SMALLER * body and line.bottom < min(floor, LOWER_PART * page.height)
    ]
    if not (below and below[0].text[:1].isdigit()):
        return PageLines(page.number, page.height, kept)
    notes = {id(line) for line in below}
    return PageLines(
        page.number,
        page.height,
        [line for line in kept if id(line) not in notes],
        below,
    )
