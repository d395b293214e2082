"""What the front of a plan says of the plan itself: title, date and status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document import Block, Document
from loaders.language.dates import find_dates, parse_date
from loaders.plans.terms.columns import columns_of

_FRONT = 40  # blocks
_LONGEST_TITLE = 25  # words
_LONGEST_STATUS = 8  # words
_ENOUGH_WORDS = 4  # a title of so many words is not improved on by a longer one
_TITLE = re.compile(r"\b(?:plan|programme|tracker|road ?map|response|strategy|action log)\b", re.IGNORECASE)
_PLAN_TITLE = re.compile(
    r"\b(?:improvement|action|development|delivery|recovery)\b.*\b(?:plan|programme|tracker)\b", re.IGNORECASE
)
_DATED = re.compile(
    r"\b(?:dated?|updated|last updated|version|v\d|as at|as of|position at|draft|published|agreed|approved|prepared"
    r"|reviewed|produced|plan date|date of plan|submitted|issued?|quarter|revised|month|reporting period)\b",
    re.IGNORECASE,
)
_OTHER_DATES = re.compile(r"\b(?:inspect\w*|by when|meeting|report published|visit|judge\w*|grade\w*)\b", re.IGNORECASE)
_STATUSES = (
    ("draft", re.compile(r"\bdraft\b", re.IGNORECASE)),
    ("update", re.compile(r"\bupdate\b|\b(?:progress|quarterly|monthly) report\b|\brefresh(?:ed)?\b", re.IGNORECASE)),
    ("final", re.compile(r"\bfinal\b(?! judgement)", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Front:
    """The title, the ISO date (prefix) and the status, with the blocks that say so."""

    title: str | None
    dated_on: str | None
    status: str | None
    evidence: tuple[Block, ...]


def read_front(document: Document) -> Front:
    """What the front says. A date counts if it stands alone or beside words like "updated"; an inspection's never."""
    front = _front_blocks(document)
    title = _title(front)
    dated = _dated(front, title)
    status = _status(document, front, title)
    evidence = [found[1] for found in (dated, status) if found]
    blocks = dict.fromkeys([*([title] if title else []), *evidence] or front[:1] or document.blocks[0].row_blocks[:1])
    return Front(
        title.text if title else None, dated[0] if dated else None, status[0] if status else None, tuple(blocks)
    )


def _front_blocks(document: Document) -> list[Block]:
    """The first paragraphs, and the rows of small tables, before the first table of objectives or actions."""
    blocks: list[Block] = []
    for block in document.blocks[:_FRONT]:
        heads = [i for i, row in enumerate(block.rows) if (c := columns_of(row)) and c.has("action", "objective")]
        if heads:
            return [*blocks, *block.row_blocks[: heads[0]]]
        blocks += block.row_blocks[:6] if block.rows else [block]
    return blocks


def _title(front: Sequence[Block]) -> Block | None:
    short = [b for b in front if len(b.text.split()) <= _LONGEST_TITLE and not b.text.endswith(".")]
    short = short[:12]
    named = [b for b in short if _PLAN_TITLE.search(b.text)] or [b for b in short if _TITLE.search(b.text)]
    if named:
        return max(named[:3], key=lambda b: min(len(b.text.split()), _ENOUGH_WORDS))
    return next((b for b in short if b.kind == "heading"), short[0] if short else None)


def _dated(front: Sequence[Block], title: Block | None) -> tuple[str, Block] | None:
    for block in front:
        for part in re.split(r"\s*[|\n]\s*", block.text):
            if (iso := parse_date(part.strip(" ()"))) and len(iso) >= 7:
                return iso, block
    for wanted in (True, False):
        for block in front:
            if block.rows and not _DATED.search(block.text):
                continue
            near = _DATED.search(block.text) if wanted else block is title
            if not near or _OTHER_DATES.search(block.text) or len(block.text.split()) > _LONGEST_TITLE:
                continue
            dates = [found.iso for found in find_dates(block.text) if found.iso]
            if dates:
                return dates[-1], block
    return None


def _may_tell_status(block: Block) -> bool:
    """Whether a block of the front is short and not labelled as something else ("Progress: draft is ready")."""
    is_short = len(block.text.split()) <= _LONGEST_STATUS
    return is_short and (
        ":" not in block.text or bool(re.match(r"(?:document )?(?:status|version)\b", block.text, re.I))
    )


def _status(document: Document, front: Sequence[Block], title: Block | None) -> tuple[str, Block] | None:
    mark = next((b for b in document.blocks if re.fullmatch(r"\W*(?:working )?draft\W*", b.text, re.IGNORECASE)), None)
    if mark:
        return "draft", mark
    for block in [*([title] if title else []), *(b for b in front[:15] if _may_tell_status(b))]:
        for status, pattern in _STATUSES:
            if pattern.search(block.text):
                return status, block
    return None
