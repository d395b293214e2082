"""A PDF's pages with their tables: ruled ones by their lines, others by the words of their heads.

`loaders.reading.pdf` reads running text, for which tables do not matter; this module is for documents that are tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pypdfium2

from loaders.document import Block, Document, Page
from loaders.reading.pages import PageBuilder
from loaders.reading.pdf_blocks import Nesting, page_of, usual_gap
from loaders.reading.pdf_bullets import lines_with_bullets, words_with_bullets
from loaders.reading.pdf_columns import Layout, unruled_tables
from loaders.reading.pdf_lines import Line, PageLines, body_height, read_lines, without_furniture
from loaders.reading.pdf_rules import Drawing, IsHead, Table, box_edges, has_columns, read_drawing, ruled_tables
from loaders.reading.pdf_words import Word, read_words


def with_tables(document: Document, data: bytes, is_head: IsHead) -> Document:
    """The document that `read_pdf` read from these bytes, with its tables as tables.

    `is_head` says whether texts side by side are the head of a table that is to be found though it has no lines.
    """
    printed, drawn = _printed(data)
    body = body_height(printed)
    pages = without_furniture(printed, body)
    gap = usual_gap(pages, body)
    nesting = Nesting()
    going_on: Layout | None = None
    read: list[Page] = []
    for before, lines, (words, drawing) in zip(printed, pages, drawn, strict=True):
        kept = _without_furniture(words, before, lines)
        # A table's last row may stand where running footers do: furniture is only what stands outside tables.
        tables = [t for t in ruled_tables(words, drawing, is_head) if any(t.bottom <= w.middle <= t.top for w in kept)]
        rest = [w for w in kept if not any(t.bottom <= w.middle <= t.top for t in tables)]
        unruled, going_on = unruled_tables(rest, drawing, is_head, going_on)
        read.append(_page(lines, sorted([*tables, *unruled], key=lambda t: -t.top), body, gap, nesting))
    return replace(document, pages=tuple(read))


def with_boxes(document: Document, data: bytes) -> Document:
    """The document that `read_pdf` read from these bytes, with what stands in ruled boxes read by their lines.

    A grid of columns becomes a table; a box of one column stays running text, in which each line across it begins
    another paragraph.
    """
    printed, drawn = _printed(data, has_columns)
    body = body_height(printed)
    pages = without_furniture(printed, body)
    gap = usual_gap(pages, body)
    nesting = Nesting()
    read: list[Page] = []
    for before, lines, (words, drawing) in zip(printed, pages, drawn, strict=True):
        tables = ruled_tables(_without_furniture(words, before, lines), drawing, lambda texts: False)
        edges = [edge for edge in box_edges(drawing) if not any(t.bottom - 1 <= edge <= t.top + 1 for t in tables)]
        read.append(_page(lines, tables, body, gap, nesting, edges))
    return replace(document, pages=tuple(read))


def _printed(
    data: bytes, wants_words: Callable[[Drawing], bool] = lambda drawing: True
) -> tuple[list[PageLines], list[tuple[list[Word], Drawing]]]:
    """Each page's lines, and its words with what it draws. Words take time: none are read where they are not wanted."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        printed, drawn = [], []
        for index in range(len(pdf)):
            page = pdf[index]
            lines = read_lines(page, index + 1)  # turns a page that was printed sideways, so it comes first
            drawing = read_drawing(page)
            printed.append(lines_with_bullets(lines, drawing.dots))
            words = words_with_bullets(read_words(page), drawing.dots) if wants_words(drawing) else []
            drawn.append((words, drawing))
            page.close()
    finally:
        pdf.close()
    return printed, drawn


def _without_furniture(words: Sequence[Word], before: PageLines, after: PageLines) -> list[Word]:
    """The words that are not those of a running header or footer."""
    kept = {id(line) for line in (*after.lines, *after.footnotes)}
    gone = [
        (line.bottom - 1, line.bottom + line.height + 1, {line.marker, *line.text.split()})
        for line in before.lines
        if id(line) not in kept
    ]
    return [w for w in words if not any(low <= w.middle <= high and w.text in said for low, high, said in gone)]


def _page(
    page: PageLines,
    tables: Sequence[Table],
    body: float,
    gap: float,
    nesting: Nesting,
    edges: Sequence[float] = (),
) -> Page:
    """A page's blocks from top to bottom, tables among them. No paragraph reaches over one of the `edges`."""
    builder = PageBuilder(page.number)
    lines = list(page.lines)
    for table in tables:
        above = [line for line in lines if line.bottom + line.height / 2 > table.top]
        for part in _parted(PageLines(page.number, page.height, above), edges):
            _add_blocks(builder, page_of(part, body, gap, nesting).blocks)
        builder.add_table(table.rows)
        lines = [line for line in lines if line.bottom + line.height / 2 < table.bottom]
    for part in _parted(PageLines(page.number, page.height, lines, page.footnotes), edges):
        _add_blocks(builder, page_of(part, body, gap, nesting).blocks)
    builder.end_page()
    return builder.pages()[0]


def _parted(page: PageLines, edges: Sequence[float]) -> Iterator[PageLines]:
    """A page's lines in parts, cut at the edges between them. Its footnotes go with the last part."""
    part: list[Line] = []
    for line in page.lines:
        if part and any(line.bottom + line.height / 2 < edge < part[-1].bottom + part[-1].height / 2 for edge in edges):
            yield PageLines(page.number, page.height, part)
            part = []
        part.append(line)
    yield PageLines(page.number, page.height, part, page.footnotes)


def _add_blocks(builder: PageBuilder, blocks: Sequence[Block]) -> None:
    for block in blocks:
        builder.add(block.kind, block.text, marker=block.marker, level=block.level)
