"""Collecting blocks into pages, with the ordinals that evidence points at. Used by every reader."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.document import Block, BlockKind, Cell, Page
from loaders.reading.characters import clean


class PageBuilder:
    """Collects the blocks of one page after another. Empty text and empty tables are left out."""

    def __init__(self, first_page: int = 1) -> None:
        self._first_page = first_page
        self._pages: list[Page] = []
        self._blocks: list[Block] = []
        self._paragraph = 0

    @property
    def page(self) -> int:
        """The number of the page that is being collected."""
        return self._first_page + len(self._pages)

    def add(self, kind: BlockKind, text: str, *, marker: str = "", level: int = 0) -> None:
        """Add a paragraph, heading, item or footnote."""
        if not (text := clean(text)):
            return
        self._paragraph += 1
        self._blocks.append(Block(kind, text, self.page, self._paragraph, marker, level))

    def add_table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add a table. It takes one ordinal for itself and one for each row (see `Block.row_blocks`)."""
        kept = tuple(tuple(row) for row in rows if any(cell.text or cell.fill for cell in row))
        if not any(cell.text for row in kept for cell in row):
            return
        text = " | ".join(clean(cell.text) for row in kept for cell in row if cell.text)
        self._blocks.append(Block("table", text, self.page, self._paragraph + 1, rows=kept))
        self._paragraph += 1 + len(kept)

    def end_page(self, title: str = "") -> None:
        """Close the page. It is kept when empty, so that page numbers stay those of the file."""
        self._pages.append(Page(self.page, tuple(self._blocks), title))
        self._blocks, self._paragraph = [], 0

    def pages(self) -> tuple[Page, ...]:
        """The pages that were closed."""
        return tuple(self._pages)
