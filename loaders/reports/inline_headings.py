"""The headings of letters: the title, which section each begins, and those that a text copy has run into paragraphs.

Copies that wrap their lines lose the space around headings, and a reader joins them with the next line. Only the fixed
headings of a form can be told from a sentence, and only where a sentence ends before them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.document import Block, Document
from loaders.errors import DocumentError

# Parts of a paragraph are passages of their own: their places are those of the paragraph with three digits behind.
PARTS = 1000
# A shorter block is a heading as it stands.
SHORTEST = 60


def parted_at_title(
    document: Document, title: re.Pattern[str], headings: re.Pattern[str], what: str
) -> tuple[tuple[Block, ...], Block, tuple[Block, ...]]:
    """What stands above the title of a letter or report, the title, and what follows, with fixed headings as blocks.

    Raises DocumentError, saying that the document is no `what`, where it has no such title.
    """
    blocks = tuple(part_at_headings(document.blocks, headings))
    place = next((i for i, block in enumerate(blocks) if title.match(block.text)), None)
    if place is None:
        raise DocumentError(document.file_name, f"is no {what}: it has no such title.")
    return blocks[:place], blocks[place], blocks[place + 1 :]


def section_begun_by(block: Block, sections: Sequence[tuple[str, re.Pattern[str]]], longest: int) -> str | None:
    """The name of the section that a block begins as its heading: the first whose pattern it matches."""
    if block.kind == "item" or len(block.text) > longest:
        return None
    text = block.text.strip(" :.?")
    return next((name for name, pattern in sections if pattern.match(text)), None)


def part_at_headings(blocks: Iterable[Block], headings: re.Pattern[str]) -> Iterator[Block]:
    """The blocks, with those that hold one of the fixed headings in their midst parted before and after it."""
    for block in blocks:
        places = [m for m in headings.finditer(block.text) if _stands_alone(block.text, m)]
        if not places or block.kind in ("heading", "table") or len(block.text) < SHORTEST:
            yield block
            continue
        cuts = sorted({0, len(block.text), *(cut for m in places for cut in m.span())})
        texts = [block.text[a:b].strip() for a, b in itertools.pairwise(cuts)]
        for place, text in enumerate(text for text in texts if text):
            kind = "heading" if headings.fullmatch(text) else "paragraph" if place else block.kind
            number = block.paragraph if place == 0 else block.paragraph * PARTS + place
            marker = block.marker if place == 0 else ""
            yield replace(block, kind=kind, text=text, paragraph=number, marker=marker)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence (or a page, by its number) ends before the heading, and a new one begins behind it."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return (not before or before[-1] in ".!?)’”" or before[-1].isdigit()) and (
        not after or after[0].isupper() or not after[0].isalnum()
    )
