"""What stands above a letter's salutation: the day that it bears, and the lines that address it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document import Block
from loaders.language.dates import find_dates

_DAY = len("2018-05-09")
_LABEL = re.compile(r"^(?:date[d]?|published)\s*:?\s+", re.IGNORECASE)
_SALUTATION = re.compile(r"^Dear\b")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The letter's day (ISO) and the block that prints it, None where it bears none; and the lines that address it."""

    dated: str | None
    block: Block | None
    lines: tuple[tuple[str, Block], ...]


def letterhead(head: Sequence[Block]) -> Letterhead:
    """The head of a letter, up to its salutation. The day is the first line, or the first words of one."""
    dated, dated_block = None, None
    lines: list[tuple[str, Block]] = []
    for block in head:
        if _SALUTATION.match(block.text):
            break
        text = _LABEL.sub("", block.text.strip())
        first = next(iter(find_dates(text)), None) if dated is None else None
        if first and first.start == 0 and first.iso and len(first.iso) == _DAY:
            dated, dated_block, text = first.iso, block, text[first.end :].strip(" ,.")
        if text:
            lines.append((text, block))
    return Letterhead(dated, dated_block, tuple(lines))
