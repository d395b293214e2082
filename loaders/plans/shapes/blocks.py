"""Blocks made of another: its place stays."""

from __future__ import annotations

from dataclasses import replace

from loaders.document import Block, Cell
from loaders.reading.markers import split_marker


def as_table(block: Block, rows: tuple[tuple[Cell, ...], ...]) -> Block:
    """A table of other rows in a block's place."""
    return replace(block, rows=rows, text=" | ".join(cell.text for row in rows for cell in row if cell.text))


def as_paragraph(block: Block, text: str) -> Block:
    """A paragraph, or an item if it has a marker, in a block's place."""
    marker, rest = split_marker(" ".join(text.split()))
    return replace(block, kind="item" if marker else "paragraph", text=rest, marker=marker, rows=())


def as_label(block: Block, text: str) -> Block:
    """A paragraph without a marker in a block's place."""
    return replace(block, kind="paragraph", text=text, marker="", level=0)
