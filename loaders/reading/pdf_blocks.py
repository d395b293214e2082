"""From a PDF page's lines to its blocks: paragraphs, list items, headings and footnotes.

Lines are joined by how they stand: the gap above, the indent, the size and the marker. Blocks end with their page;
joining a paragraph that goes on overleaf is for those who know what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.document import Block, BlockKind, Page
from loaders.reading.pdf_lines import JOINED_WITHOUT_SPACE, SAME_LINE, Line, PageLines

# A gap wider than the document's usual one by this factor begins a new paragraph.
WIDE_GAP = 1.22
# Indents that differ by less than this (points) are the same.
INDENT = 6.0
# Text that stands further right than this beyond its paragraph's indent is another cell or column.
OTHER_COLUMN = 60.0
# Headings are larger than the running text by these factors, or bold.
LARGER = 1.1
LARGEST = 1.25
LONGEST_HEADING = 200
# A line of fewer characters does not fill the page's width.
SHORT_LINE = 60
_DASHES = "-–—−"
_ENDS_A_SENTENCE = tuple(".:;?!")
_LONE_NUMBER = re.compile(r"\d{1,3}\.?")


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together, as they are gathered."""

    lines: list[Line]

    @property
    def indent(self) -> float:
        """Where the paragraph's second and later lines begin, or its first where there is no second."""
        return self.lines[min(1, len(self.lines) - 1)].left

    @property
    def hangs(self) -> bool:
        """Whether its words stand further right than its marker."""
        return bool(self.lines[0].marker) and self.indent > self.lines[0].left + INDENT

    def text(self) -> str:
        joined = self.lines[0].text
        for above, line in pairwise(self.lines):
            joined += ("-" if above.hyphenated else "" if _ends_in_hyphen(above.text) else " ") + _with_marker(line)
        return joined


def _ends_in_hyphen(text: str) -> bool:
    return text.endswith("-") and text[-2:-1].isalnum()


def _with_marker(line: Line) -> str:
    return f"{line.marker} {line.text}" if line.marker else line.text


def usual_gap(pages: Iterable[PageLines], body: float) -> float:
    """The usual distance from line to line of the running text, in points."""
    gaps: Counter[float] = Counter()
    for page in pages:
        for above, below in pairwise(page.lines):
            gap = above.bottom - below.bottom
            if 0.9 * body < gap < 1.7 * body:
                gaps[round(gap * 2) / 2] += 1
    return max(gaps, key=lambda gap: gaps[gap], default=1.25 * body)


def page_of(page: PageLines, body: float, gap: float, nesting: Nesting) -> Page:
    """A page's blocks in reading order, its footnotes last."""
    blocks: list[Block] = []
    for paragraph in _paragraphs(page.lines, body, gap):
        blocks.append(_block(paragraph, page.number, len(blocks) + 1, body, nesting))
    for paragraph in _footnotes(page.footnotes):
        text = paragraph.text()
        sign = text[: len(text) - len(text.lstrip("0123456789"))]
        blocks.append(Block("footnote", text.removeprefix(sign).strip(), page.number, len(blocks) + 1, sign))
    return Page(page.number, tuple(blocks))


class Nesting:
    """How deep a list item is, by the indents of the items above it, from page to page."""

    def __init__(self) -> None:
        self._indents: list[float] = []

    def level(self, left: float) -> int:
        while self._indents and self._indents[-1] > left + INDENT:
            self._indents.pop()
        if not self._indents or self._indents[-1] < left - INDENT:
            self._indents.append(left)
        return len(self._indents) - 1

    def reset(self) -> None:
        """A heading ends every list."""
        self._indents.clear()


def _paragraphs(lines: Sequence[Line], body: float, gap: float) -> Iterator[_Paragraph]:
    current: _Paragraph | None = None
    for line in lines:
        if current is None:
            current = _Paragraph([line])
        elif (whole := _same_printed_line(current.lines[-1], line, body)) is not None:
            current.lines[-1] = whole
        elif _begins_another(current, line, body, gap):
            yield current
            current = _Paragraph([line])
        else:
            current.lines.append(line)
    if current is not None:
        yield current


def _footnotes(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    current: list[Line] = []
    for line in lines:
        if current and line.text[:1].isdigit():
            yield _Paragraph(current)
            current = []
        current.append(line)
    if current:
        yield _Paragraph(current)


def _same_printed_line(above: Line, line: Line, body: float) -> Line | None:
    """One line of two pieces that a footnote's sign or a lone number has parted; None where they are two."""
    if abs(above.bottom - line.bottom) > SAME_LINE * body or line.left <= above.left or above.hyphenated:
        return None
    if not above.marker and _LONE_NUMBER.fullmatch(above.text):
        return line._replace(marker=above.text, left=above.left)
    goes_on = line.text.startswith(JOINED_WITHOUT_SPACE)
    if goes_on or line.text[0].islower():
        text = above.text + ("" if goes_on else " ") + line.text
        return above._replace(text=text, hyphenated=line.hyphenated)
    return None


def _begins_another(current: _Paragraph, line: Line, body: float, gap: float) -> bool:
    above = current.lines[-1]
    drop = above.bottom - line.bottom
    if drop < SAME_LINE * body or drop > WIDE_GAP * max(gap, gap * line.height / body):
        return True
    if abs(above.height - line.height) > 0.1 * body:
        return True
    if line.marker and not _is_number_within(current, line):
        return True
    if above.hyphenated:
        return False
    if all(x.bold for x in current.lines) and not line.bold and len(above.text) < SHORT_LINE:
        return True
    if len(current.lines) == 1:
        return not above.left - INDENT < line.left < above.left + OTHER_COLUMN
    return abs(line.left - current.indent) > INDENT


def _is_number_within(current: _Paragraph, line: Line) -> bool:
    """Whether a line that looks like an item ("15. Waiting …", "– and") goes on within a paragraph."""
    above = current.lines[-1]
    if not is_doubtful(line.marker) or above.text.endswith(_ENDS_A_SENTENCE):
        return False
    if current.hangs:
        return abs(line.left - current.indent) <= INDENT / 2
    if len(current.lines) == 1 and current.lines[0].marker:
        return line.marker[0] not in _DASHES and line.left > current.lines[0].left + INDENT
    return not current.lines[0].marker and len(above.text) >= SHORT_LINE and line.left <= above.left + INDENT


def is_doubtful(marker: str) -> bool:
    """Whether a line that starts so may be one within a paragraph: a number or a dash, not a bullet."""
    return marker[0] in _DASHES + "(" or marker[0].isalnum()


def _block(paragraph: _Paragraph, page: int, number: int, body: float, nesting: Nesting) -> Block:
    first, text = paragraph.lines[0], paragraph.text()
    kind: BlockKind = "paragraph"
    level = 0
    if first.marker:
        kind, level = "item", nesting.level(first.left)
    elif len(text) <= LONGEST_HEADING and (first.height > LARGER * body or all(x.bold for x in paragraph.lines)):
        kind, level = "heading", 1 if first.height > LARGEST * body else 2 if first.height > LARGER * body else 3
        nesting.reset()
    return Block(kind, text, page, number, first.marker, level)
