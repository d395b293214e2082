"""A PDF's pages with their tables: ruled ones by their lines, others by the words of their heads.

`loaders.reading.pdf` reads running text, for which tables do not matter; this module is for documents that are tables.
"""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2

from loaders.document import Block, Document, Page
from loaders.reading.pages import PageBuilder
from loaders.reading.pdf_blocks import Nesting, page_of, usual_gap
from loaders.reading.pdf_columns import Layout, unruled_tables
from loaders.reading.pdf_lines import PageLines, body_height, read_lines, without_furniture
from loaders.reading.pdf_rules import IsHead, Table, read_drawing, ruled_tables
from loaders.reading.pdf_words import Word, read_words


def with_tables(document: Document, data: bytes, is_head: IsHead) -> Document:
    """The document that `read_pdf` read from these bytes, with its tables as tables.

    `is_head` says whether texts side by side are the head of a table that is to be found though it has no lines.
    """
    pdf = pypdfium2.PdfDocument(data)
    try:
        printed, drawn = [], []
        for index in range(len(pdf)):
            page = pdf[index]
            printed.append(read_lines(page, index + 1))
            drawn.append((read_words(page), read_drawing(page)))
            page.close()
    finally:
        pdf.close()
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
    return Document(document.sha256, document.file_name, "pdf", tuple(read), warnings=document.warnings)


def _without_furniture(words: Sequence[Word], before: PageLines, after: PageLines) -> list[Word]:
    """The words that are not those of a running header or footer."""
    kept = {id(line) for line in (*after.lines, *after.footnotes)}
    gone = [
        (line.bottom - 1, line.bottom + line.height + 1, {line.marker, *line.text.split()})
        for line in before.lines
        if id(line) not in kept
    ]
    return [w for w in words if not any(low <= w.middle <= high and w.text in said for low, high, said in gone)]


def _page(page: PageLines, tables: Sequence[Table], body: float, gap: float, nesting: Nesting) -> Page:
    """A page's blocks from top to bottom, tables among them."""
    builder = PageBuilder(page.number)
    lines = list(page.lines)
    for table in tables:
        above = [line for line in lines if line.bottom + line.height / 2 > table.top]
        _add_blocks(builder, page_of(PageLines(page.number, page.height, above), body, gap, nesting).blocks)
        builder.add_table(table.rows)
        lines = [line for line in lines if line.bottom + line.height / 2 < table.bottom]
    last = PageLines(page.number, page.height, lines, page.footnotes)
    _add_blocks(builder, page_of(last, body, gap, nesting).blocks)
    builder.end_page()
    return builder.pages()[0]


def _add_blocks(builder: PageBuilder, blocks: Sequence[Block]) -> None:
    for block in blocks:
        builder.add(block.kind, block.text, marker=block.marker, level=block.level)
