"""What a reader makes of a file: pages of blocks that never lose their place.

A reader knows the file's format and nothing of its meaning; an extractor knows the meaning and nothing of the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "table", "footnote"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell. Its paragraphs and items are lines of `text`.

    `fill` is its background as six hexadecimal digits where the format has colours (RAG cells).
    """

    text: str
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table, in reading order.

    `text` has soft line ends joined and markup removed. `marker` is the bullet or number as printed ("12.", "■", "a)"),
    which `text` then lacks. `level` is a heading's depth (1 highest) or an item's nesting (0 outermost). A table has
    `rows`; its `text` is its cells joined by " | ". A "heading" is what the format marks as one: plain text and PDF
    seldom do, so extractors recognise headings by their words.
    """

    kind: BlockKind
    text: str
    page: int
    paragraph: int
    marker: str = ""
    level: int = 0
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def row_blocks(self) -> tuple[Block, ...]:
        """A table's rows as blocks, so that evidence can be one row. A row's ordinal follows the table's own."""
        return tuple(
            Block(
                "table",
                " | ".join(" ".join(c.text.split()) for c in row if c.text),
                self.page,
                self.paragraph + n,
                rows=(row,),
            )
            for n, row in enumerate(self.rows, start=1)
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1 as the file has them. Formats without pages have one (a workbook: one per sheet)."""

    number: int
    blocks: tuple[Block, ...]
    title: str = ""


@dataclass(frozen=True)
class Document:
    """A file that was read, or a document held inside one (then `parent` is the id of the whole).

    `aside` is what the file says beside its text: its properties, what each page repeats, a site's frame, the names of
    its pictures. It may tell whose document it is; it is no evidence of anything else.
    """

    sha256: str
    file_name: str
    format: Literal["pdf", "text", "docx", "xlsx", "html", "csv"]
    pages: tuple[Page, ...]
    parent: str | None = None
    warnings: tuple[str, ...] = field(default=())
    aside: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        return f"document/{self.sha256[:16]}"

    @property
    def page_count(self) -> int:
        return len(self.pages)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return tuple(block for page in self.pages for block in page.blocks)

    @cached_property
    def text(self) -> str:
        """The blocks' text, one block a line; for recognising what kind of document it is."""
        return "\n".join(block.text for block in self.blocks)

    def part(self, sha256: str, blocks: tuple[Block, ...]) -> Document:
        """A document held inside this one: the given blocks, with the page numbers of the whole."""

        def pages() -> Iterator[Page]:
            for page in self.pages:
                mine = tuple(b for b in blocks if b.page == page.number)
                if mine:
                    yield replace(page, blocks=mine)

        return replace(self, sha256=sha256, pages=tuple(pages()), parent=self.id)
