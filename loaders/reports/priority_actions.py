"""The table "Responsible body | Areas for priority action" of an area SEND report, whole or flattened cell by cell.

It yields the rows, and the bodies that a cell names. What they mean for the graph is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.document import Block
from loaders.language.addressees import BODY_WORDS
from loaders.language.authorities import authority_named

_SMALL_WORDS = frozenset(
    {
        "and",
        "of",
        "the",
        "for",
        "with",
        "in",
        "on",
        "upon",
        "school",
        "schools",
        "college",
        "leaders",
        "local",
        "authority",
    }
    | {"education", "health", "care", "providers", "all", "partners", "partnership", "area", "social"}
)
_BULLETS = re.compile(r"(?:^|(?<=\s))[■◼▪•●\uf0b7\uf06e\uf0a7](?=\s|$)")
_DUTY = re.compile(r"\b(?:should|must|needs?|to)\b")


@dataclass
class PriorityAction:
    """A row of the table of priority actions, as far as it has been read."""

    body: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the row goes on: it has no action yet, or one that has not come to its end."""
        return not self.text or not re.search(r"[.!?]['’”)]*$", self.text)


def priority_actions(blocks: Sequence[Block]) -> Iterator[PriorityAction]:
    """The rows of the table "Responsible body | Areas for priority action", whole or flattened cell by cell.

    Flattened, a row is the line with the bodies' names and the paragraphs after it. A page break may part both cells.
    """
    row: PriorityAction | None = None
    for block in (part for whole in blocks for part in (whole.row_blocks or (whole,))):
        for body, text in _cells(block):
            if body and (row is None or not row.is_open or not row.body):
                if row:
                    yield row
                row = PriorityAction(body)
            elif body and row:
                row.body = f"{row.body} {body}"
            if row is None:
                row = PriorityAction("")
            if text:
                row.text = f"{row.text} {text}".strip()
            row.blocks.append(block)
    if row and row.text:
        yield row


def _cells(block: Block) -> Iterator[tuple[str, str]]:
    """The body and the action that a block prints; "" for what it does not."""
    if block.kind == "footnote" or not any(character.isalpha() for character in block.text):
        return
    if block.kind == "table":
        for cells in block.rows:
            texts = [_one_line(cell.text) for cell in cells]
            if len(texts) >= 2 and not re.match(r"responsible bod", texts[0], re.IGNORECASE):
                yield texts[0], " ".join(text for text in texts[1:] if text)
        return
    repeated = re.match(r"^(?P<body>[A-Z].{5,80}?)[.,]? (?P<action>(?P=body)\b.*)$", block.text)
    if repeated and _DUTY.search(repeated["action"]):
        yield repeated["body"], repeated["action"]
    elif block.kind != "item" and _is_bodies(block.text):
        yield block.text, ""
    else:
        yield "", block.text


def _one_line(text: str) -> str:
    """A cell's text as one line, without the bullets of what it lists."""
    return " ".join(_BULLETS.sub(" ", text).split())


def _is_bodies(text: str) -> bool:
    """Whether a line is names of bodies and nothing else."""
    words = re.findall(r"[\w’'-]+", text)
    named = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return named and not _DUTY.search(text) and bool(BODY_WORDS.search(text)) and len(words) <= 45


_ENDS_A_BODY = re.compile(
    r"(?:ICB|ICP|Board|Council|Trust|Company|Authority|Group|leaders|providers|\))$|^(?!NHS\b).*(?:First|Limited)$"
)


def bodies_of(text: str) -> list[str]:
    """The bodies of a cell. Commas and "and" part them, except within a name ("NHS X, Y and Z ICB")."""
    names = [""]
    for part in re.split(r"(,? and |, )", text.strip(" .")):
        if _ENDS_A_BODY.search(names[-1]) or (authority_named(names[-1])):
            names.append("")
        names[-1] = f"{names[-1]}{part}"
    return [name for name in (re.sub(r"^(?:,? and |, )", "", name).strip(" .,") for name in names) if name]
