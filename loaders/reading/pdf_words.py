"""Words of a PDF page with their boxes, and the lines and paragraphs that words in a box make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.reading.markers import split_marker

_LINE_END_HYPHEN = "\x02"
_BOLD_WEIGHT = 600
_WORD_GAP = 0.28  # of the height: letters further apart are two words
_MARGIN = 1.6  # of the height: a cell's padding and a space
_COUNTED_DAY = re.compile(r"\d{1,2}[.)] +\d")  # an item of a list of days
_SAME_LINE = 0.5  # of the height: words whose middles are nearer are on one line


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def read_words(page: pypdfium2.PdfPage) -> list[Word]:
    """The words of a page in the order in which the file has them."""
    text_page = page.get_textpage()
    try:
        return list(_words(text_page))
    finally:
        text_page.close()


def _words(text_page: pypdfium2.PdfTextPage) -> Iterable[Word]:
    box = pdfium.FS_RECTF()
    letters: list[str] = []
    left = right = bottom = top = 0.0
    bold = False

    def word() -> Word:
        return Word("".join(letters), left, right, bottom, top, bold)

    for index in range(text_page.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text_page.raw, index))
        if letter.isspace() or letter == "\x00":
            if letters:
                yield word()
                letters = []
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page.raw, index, box)
        height = box.top - box.bottom
        apart = letters and (
            box.left - right > _WORD_GAP * height
            or box.left < right - height
            or abs((box.top + box.bottom) / 2 - (top + bottom) / 2) > _SAME_LINE * height
        )
        if apart:
            yield word()
            letters = []
        if not letters:
            left, bottom, top = box.left, box.bottom, box.top
            bold = pdfium.FPDFText_GetFontWeight(text_page.raw, index) >= _BOLD_WEIGHT
        letters.append("-" if letter == _LINE_END_HYPHEN else letter)
        right, bottom, top = box.right, min(bottom, box.bottom), max(top, box.top)
    if letters:
        yield word()


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words as lines from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-w.middle, w.left)):
        if lines and abs(lines[-1][0].middle - word.middle) <= _SAME_LINE * min(word.height, lines[-1][0].height):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.left) for line in lines]


def text_of(words: Sequence[Word], right: float) -> str:
    """The text of a cell that reaches to `right`: wrapped lines are joined, others stay lines.

    A line was wrapped if the next one's first word would not have fitted behind it.
    """
    text = ""
    before: list[Word] | None = None
    for line in lines_of(words):
        printed = " ".join(word.text for word in line)
        if before is None:
            text = printed
        elif text.endswith("-") and text[-2:-1].isalpha() and printed[:1].islower():
            text += printed
        elif _ends_here(before, line, right) or split_marker(printed)[0] or _COUNTED_DAY.match(printed):
            text += "\n" + printed
        else:
            text += " " + printed
        before = line
    return text


def _ends_here(line: Sequence[Word], after: Sequence[Word], right: float) -> bool:
    last, first = line[-1], after[0]
    return last.right + (first.right - first.left) + _MARGIN * last.height < right
