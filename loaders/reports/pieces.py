"""A report's blocks as a run of lines of thought: paragraphs, items and the rows of tables, footnotes left out.

Converters put headings, whole paragraphs or a front page into tables; by rows, they read like any other layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.document import Block

_APOSTROPHES = "‘’`´"
_ENDS_A_SENTENCE = re.compile(r"[.!?:;]['’”\")\]]*$")
_SCANNED_BULLET = re.compile(r"(?:[^\w\s\"'‘“(£$&]|[BbMmEeHhwWnu])\s+(?=[A-Z0-9])")


LONGEST_HEAD = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, item or table row, with the block that it comes from. `level` is an item's nesting."""

    text: str
    marker: str
    level: int
    block: Block

    @property
    def page(self) -> int:
        return self.block.page

    @property
    def number(self) -> int | None:
        """The number that the marker is, if it is one ("12." is 12; "4.1" and "a)" are none)."""
        digits = self.marker.strip("().")
        return int(digits) if digits.isdigit() else None

    @property
    def is_bullet(self) -> bool:
        return self.marker == "o" or (bool(self.marker) and not any(c.isalnum() for c in self.marker))

    @property
    def ends_a_sentence(self) -> bool:
        return bool(_ENDS_A_SENTENCE.search(self.text))


def pieces_of(blocks: Iterable[Block]) -> list[Piece]:
    """The blocks in order, tables by rows, without footnotes and empty lines."""
    return [piece for block in blocks if block.kind != "footnote" for piece in _pieces(block) if _has_words(piece)]


def _has_words(piece: Piece) -> bool:
    return any(character.isalnum() for character in piece.text)


def _pieces(block: Block) -> Iterator[Piece]:
    if block.kind != "table":
        text, marker = block.text.strip(), block.marker
        if not marker and (scanned := _SCANNED_BULLET.match(text)):
            text, marker = text[scanned.end() :], "•"
        yield Piece(text, marker, block.level, block)
        return
    for row in block.rows:
        cells = [cell.text for cell in row if cell.text.strip()]
        lines = cells[0].split("\n") if len(cells) == 1 else [" ".join(cells).replace("\n", " ")]
        for line in lines:
            yield Piece(" ".join(line.split()), "", 0, block)


def is_running_head(text: str) -> bool:
    """A page's number, or a word or two without a full stop: left over from a page's head or foot in mid-paragraph."""
    return text.isdigit() or (len(text) < LONGEST_HEAD and text[0].isupper() and not _ENDS_A_SENTENCE.search(text))


def plain(text: str) -> str:
    """The words for matching: lower case, straight apostrophes, single spaces."""
    for apostrophe in _APOSTROPHES:  # many times as fast as a translation table
        text = text.replace(apostrophe, "'")
    return " ".join(text.lower().split())


def blocks_of(pieces: Iterable[Piece]) -> list[Block]:
    """The blocks that pieces come from, each once, in order: the evidence of what was read from them."""
    return list(dict.fromkeys(piece.block for piece in pieces))
