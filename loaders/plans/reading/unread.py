"""What in a plan reads like an action and stands in nothing that was read: for warnings, so that none is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Document
from loaders.plans.model import Objective, Reading
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of
from loaders.plans.terms.openings import begins_as_action
from loaders.reading.markers import split_marker

_FEWEST_WORDS = 5
_LONGEST = 80  # words
_COMPARED = 50  # characters


def unread_actions(document: Document, reading: Reading) -> Iterator[tuple[str, Block]]:
    """Texts that begin as orders do and stand in nothing that was read, with the blocks or rows that they stand in."""
    told = _plain(" ".join(text for objective in reading.objectives for text in _texts(objective)))
    unplaced = {(block.page, block.paragraph) for _, block in reading.unplaced}
    for block, text in _texts_of(document):
        words = split_marker(" ".join(text.split()))[1]
        if not _FEWEST_WORDS <= len(words.split()) <= _LONGEST or not begins_as_action(words):
            continue
        if label_of(words) or inline_fields(words):
            continue
        if _plain(words)[:_COMPARED] not in told and (block.page, block.paragraph) not in unplaced:
            yield words, block


def _texts_of(document: Document) -> Iterator[tuple[Block, str]]:
    for block in document.blocks:
        if not block.rows and block.kind != "heading":
            yield block, block.text
        for row in block.row_blocks if block.rows else ():
            yield from ((row, part) for cell in row.rows[0] for part in _parts(cell.text))


def _parts(text: str) -> list[str]:
    """A cell's list items, each with the lines that go on with it."""
    parts: list[str] = []
    for line in text.split("\n"):
        if not parts or split_marker(line)[0]:
            parts.append(line)
        else:
            parts[-1] += f" {line}"
    return parts


def _texts(objective: Objective) -> Iterator[str]:
    for said in (*objective.texts, *objective.owners, *objective.linked, *objective.partners):
        yield said.text
    for said in (*objective.outcomes, *objective.measures):
        yield said.text
    for action in objective.actions:
        yield from (action.text, action.owner, action.due, action.revised)
        yield from (said.text for said in action.partners)
        yield from (status.text for status in (*action.statuses, *action.progress))


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))
