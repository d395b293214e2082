"""The reader for plain text and Markdown, which is one: texts that people and converters make mix the two.

It undoes markup, joins lines that were wrapped, and tells tables, items and headings. It does not join a paragraph
across pages: whether one goes on is the extractor's to know.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.document import Cell, Document, Page
from loaders.errors import DocumentError
from loaders.reading.characters import clean_cell, decode
from loaders.reading.markers import split_marker
from loaders.reading.markup import plain
from loaders.reading.pages import PageBuilder
from loaders.reading.paging import running_lines, split_pages
from loaders.reading.pdf_columns import Layout
from loaders.reading.pdf_rules import IsHead
from loaders.reading.text_columns import aligned_tables
from loaders.reading.text_rows import whole_rows

_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_FOOTNOTE = re.compile(
    r"\s*(?:<sup>\s*(?P<tag>\d{1,2})\s*</sup>|\[\^(?P<mark>\d{1,2})\]:|(?P<raised>[¹²³⁴-⁹]))\s*(?P<rest>\S.*)"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PIPE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_SENTENCE_END = re.compile(r"[.;:?!]['’”\")]*\s*$")
_SCANNED_BULLET = re.compile(r"\s*(?:[^\w\s\"'‘“(£$&]|[b-hj-zB-HJ-Z])\s+[A-Z]")
"""What a scanner makes of a bullet: one sign or letter (other than the words "a" and "I") before a capital letter."""
_LABEL = re.compile(r"\s*[A-Z][\w ’'/&.-]{0,30}:(?:\s|$)")

_LONGEST_WRAPPED_LINE = 130
_SHORTEST_WRAPPED_LINE = 55
_FULL = 0.75
"""A wrapped line is full when it has this share of the usual longest line: then its paragraph may go on."""


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How a text's lines were broken: `width` is a full line's usual length, 0 where a line is a paragraph."""

    width: int
    words: frozenset[str]

    def is_full(self, line: str) -> bool:
        return self.width > 0 and len(line.rstrip()) >= _FULL * self.width


def read_text(path: Path, data: bytes, is_head: IsHead | None = None) -> Document:
    """The document in the bytes of a text or Markdown file. Raises DocumentError when they are not text.

    `is_head` says whether texts side by side are the head of a table whose columns are held apart by spaces.
    """
    text = decode(path, data)
    pages = pages_of(text, is_head)
    if not any(page.blocks for page in pages):
        raise DocumentError(path, "holds no text.")
    return Document(hashlib.sha256(data).hexdigest(), path.name, "text", pages, aside=tuple(running_lines(text)))


def pages_of(text: str, is_head: IsHead | None = None) -> tuple[Page, ...]:
    """The pages of a text, with their blocks. `is_head` as for `read_text`."""
    wrapping = _wrapping(text)
    builder = PageBuilder()
    going_on: Layout | None = None
    for page in split_pages(text):
        lines = list(whole_rows(page.split("\n")))
        position = 0
        tables, going_on = aligned_tables(lines, is_head, going_on) if is_head else ([], None)
        for table in tables:
            _read_lines(lines[position : table.first], wrapping, builder)
            builder.add_table(table.rows)
            position = table.after
        _read_lines(lines[position:], wrapping, builder)
        builder.end_page()
    return builder.pages()


def _wrapping(text: str) -> _Wrapping:
    """Whether the text's lines were broken to a width, told by lines that are full and are followed by another."""
    lines = [line.rstrip() for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line and "\t" not in line)
    if not lengths:
        return _Wrapping(0, frozenset())
    width = lengths[int(len(lengths) * 0.9)]
    followed = [
        line
        for line, after in itertools.pairwise(lines)
        if line and after.strip() and "\t" not in line and not split_marker(after)[0]
    ]
    full = [line for line in followed if len(line) >= _FULL * width]
    nearly_longest = lengths[int(len(lengths) * 0.97)]
    if (
        nearly_longest > _LONGEST_WRAPPED_LINE
        or width < _SHORTEST_WRAPPED_LINE
        or len(full) < max(3, 0.5 * len(followed))
    ):
        return _Wrapping(0, frozenset())
    return _Wrapping(width, frozenset(re.findall(r"[a-z]+", text.lower())))


def _without_stray_blanks(lines: list[str], wrapping: _Wrapping) -> Iterator[str]:
    """The lines without blank ones in mid-sentence: after a full line without an end, before one in lower case."""
    before = ""
    for i, line in enumerate(lines):
        if line.strip():
            before = line
        elif wrapping.is_full(before) and not _SENTENCE_END.search(before):
            after = next((later.strip() for later in lines[i + 1 :] if later.strip()), "")
            if re.match(r"[a-z]{2}", after):
                continue
        yield line


def _read_lines(printed: list[str], wrapping: _Wrapping, builder: PageBuilder) -> None:
    """Add the blocks of lines to the builder."""
    table: list[list[Cell]] = []
    paragraph: list[str] = []

    def end_paragraph() -> None:
        if paragraph:
            _add_paragraph(_join(paragraph, wrapping), builder)
            paragraph.clear()

    def end_table() -> None:
        if table:
            builder.add_table(table)
            table.clear()

    for line in _without_stray_blanks(printed, wrapping):
        if cells := _cells(line, in_table=bool(table)):
            end_paragraph()
            table.append(cells)
            continue
        if table and _PIPE_RULE.fullmatch(line) and "|" in line:
            continue
        end_table()
        if not line.strip() or _RULE.fullmatch(line):
            end_paragraph()
        elif heading := _HEADING.fullmatch(line):
            end_paragraph()
            builder.add("heading", plain(heading[2]), level=len(heading[1]))
        else:
            if paragraph and not _goes_on(paragraph, line, wrapping):
                end_paragraph()
            paragraph.append(line)
    end_paragraph()
    end_table()


def _cells(line: str, *, in_table: bool) -> list[Cell]:
    """The cells of a table's row; none where the line is not one. Tabs that only indent make no table."""
    if line.count("|") >= 2 and (line.strip().startswith("|") or in_table) and not _PIPE_RULE.fullmatch(line):
        inner = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line)
        return [_cell(text) for text in re.split(r"(?<!\\)\|", inner)]
    if "\t" in (line if in_table else line.lstrip("\t ")):
        return [_cell(text) for text in line.split("\t")]
    return []


def _cell(text: str) -> Cell:
    return Cell(clean_cell(plain(text)))


def _goes_on(paragraph: list[str], line: str, wrapping: _Wrapping) -> bool:
    """Whether a line goes on with the paragraph whose lines stand directly before it."""
    before = paragraph[-1]
    if _FOOTNOTE.match(line) or _starts_item(paragraph, line, wrapping):
        return False
    if before.endswith("  "):  # Markdown: a line break within a paragraph
        return not _LABEL.match(line)
    if wrapping.width:
        return not _SCANNED_BULLET.match(line) and (wrapping.is_full(before) or line.lstrip()[:1].islower())
    is_item = bool(split_marker(plain(before))[0] or _LABEL.match(paragraph[0])) or before.startswith("  ")
    return is_item and line.startswith("  ") and not _LABEL.match(line)


def _starts_item(paragraph: list[str], line: str, wrapping: _Wrapping) -> bool:
    """Whether a line starts an item. In wrapped text a number is one only after the end of a sentence, or after the
    number before it."""
    marker, _ = split_marker(plain(line))
    if not marker or not wrapping.width or not marker[0].isdigit() or not wrapping.is_full(paragraph[-1]):
        return bool(marker)
    own, _ = split_marker(plain(paragraph[0]))
    follows = own.rstrip(".)").isdigit() and marker.rstrip(".)") == str(int(own.rstrip(".)")) + 1)
    return follows or bool(_SENTENCE_END.search(paragraph[-1]))


def _join(lines: Iterable[str], wrapping: _Wrapping) -> str:
    """The lines of a paragraph as one. A hyphen at a line's end stays unless the text knows the word without it."""
    joined = ""
    for line in lines:
        indent = "" if joined else line[: len(line) - len(line.lstrip())]
        line = line.strip()
        if not joined:
            joined = indent + line
        elif re.search(r"[a-z]-$", joined) and line[:1].islower():
            first, second = re.findall(r"[a-z]+", joined.lower())[-1], re.findall(r"[a-z]+", line.lower())[0]
            joined = (joined[:-1] if first + second in wrapping.words else joined) + line
        else:
            joined += " " + line
    return joined


def _add_paragraph(text: str, builder: PageBuilder) -> None:
    """Add a paragraph, item or footnote; HTML in it may hold several paragraphs."""
    if footnote := _FOOTNOTE.fullmatch(text):
        number = footnote["tag"] or footnote["mark"] or footnote["raised"].translate(_RAISED)
        builder.add("footnote", plain(footnote["rest"]), marker=number)
        return
    expanded = text.expandtabs(4)
    level = (len(expanded) - len(expanded.lstrip())) // 2
    for line in _paragraphs(text):
        marker, rest = split_marker(line)
        if marker:
            builder.add("item", rest, marker=marker, level=level)
        else:
            builder.add("paragraph", rest)


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a line, without markup. Emphasis around a marker does not hide it ("**2. Ensure**")."""
    for line in plain(text).split("\n"):
        if line.strip():
            yield line.strip()
