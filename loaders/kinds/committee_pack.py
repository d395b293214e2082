"""Committee packs: one file that holds a committee's report and the documents attached to it.

The pack is split where its parts begin; each part is a document of its own, extracted by its own kind into the same
bundle, inspection reports first, so that what other parts say of an inspection is said of the same node.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from loaders.bundle import BundleBuilder
from loaders.document import Block, Document
from loaders.errors import DocumentError
from loaders.identity import authority_of
from loaders.kinds import committee_report, improvement_plan
from loaders.kinds.registry import RECOGNISED, Kind, known_kinds
from loaders.language.authorities import authorities_in

NAME = "committee-pack"
_LEFT_BLANK = re.compile(r"\W*this page is (?:intentionally )?left (?:intentionally )?blank\W*", re.IGNORECASE)
_PACK = re.compile(r"public document pack|\bagenda\b|\breports? pack\b|appendix|supplement", re.IGNORECASE)
_REPORT_TITLE = re.compile(
    r"inspection of services for children in need of help|inspection of .{0,60}children['’]s (?:social care )?services"
    r"|area send inspection|joint targeted area inspection of",
    re.IGNORECASE,
)
_REPORT_FRONT = re.compile(r"inspection dates?\s*:|report published|lead inspector", re.IGNORECASE)
_PLAN_TITLE = re.compile(r"\b(?:improvement|action)\s+plan\b", re.IGNORECASE)
_LONGEST_TITLE = 20  # words
_NEAR = 12  # blocks
_ABOVE_TITLE = 3  # blocks at a page's top, such as the council's name, that belong to the title below them
_ORDER = {"committee-report": 1, "improvement-plan": 2}


@dataclass(frozen=True, slots=True)
class _Part:
    """A document within the pack; `kind` is None for what belongs to none (an agenda's front sheet)."""

    kind: Kind | None
    document: Document


def recognise(document: Document) -> float:
    """Sure where the file splits into parts of at least two kinds, or an agenda with a part."""
    opening = " ".join(block.text for block in document.blocks[:_NEAR])
    if not _PACK.search(opening) and not any(_LEFT_BLANK.fullmatch(block.text) for block in document.blocks):
        return 0.0
    kinds = {part.kind.name for part in split(document) if part.kind}
    return 0.95 if len(kinds) > 1 else 0.0


def split(document: Document) -> list[_Part]:
    """The parts in order. What is of no known kind stays with the part before it."""
    parts: list[tuple[Kind | None, tuple[Block, ...]]] = []
    for blocks in _segments(document.blocks):
        kind = _kind_of(_document(document, blocks))
        if parts and (kind is None or (kind == parts[-1][0] and kind.name != "committee-report")):
            parts[-1] = (parts[-1][0], parts[-1][1] + blocks)
        else:
            parts.append((kind, blocks))
    return [_Part(kind, _document(document, blocks)) for kind, blocks in parts]


def _document(document: Document, blocks: tuple[Block, ...]) -> Document:
    """A part as a document, which is known by its text."""
    text = "\n".join(f"{block.marker} {block.text}" for block in blocks)
    return document.part(sha256(text.encode()).hexdigest(), blocks)


def _segments(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks between the places where a part may begin, without the pages left blank."""
    segments: list[list[Block]] = [[]]
    for i, block in enumerate(blocks):
        if _LEFT_BLANK.fullmatch(block.text):
            segments.append([])
            continue
        if segments[-1] and _begins_part(blocks, i):
            above = [b for b in segments[-1] if b.page == block.page][-_ABOVE_TITLE - 1 :]
            top = above if len(above) <= _ABOVE_TITLE and above != segments[-1] else []
            del segments[-1][len(segments[-1]) - len(top) :]
            segments.append(top)
        segments[-1].append(block)
    return [tuple(segment) for segment in segments if segment]


def _begins_part(blocks: Sequence[Block], i: int) -> bool:
    """Whether a block is the title of a report or a plan: short, and at the top of a page or a heading."""
    block = blocks[i]
    if block.rows or len(block.text.split()) > _LONGEST_TITLE:
        return False
    if _REPORT_TITLE.search(block.text):
        return any(_REPORT_FRONT.search(after.text) for after in blocks[i + 1 : i + _NEAR])
    at_top = blocks[i - 1].page != block.page
    return at_top and bool(_PLAN_TITLE.search(block.text)) and not block.text.endswith(".")


def _kind_of(part: Document) -> Kind | None:
    others = [kind for kind in known_kinds().values() if kind.name != NAME]
    best = max(others, key=lambda kind: kind.recognise(part), default=None)
    return best if best and best.recognise(part) >= RECOGNISED else None


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what each part says. Raises DocumentError when no part says anything that can be used."""
    _describe(document, builder)
    parts = sorted(split(document), key=lambda part: _ORDER.get(part.kind.name, 0) if part.kind else 3)
    done = 0
    for part in parts:
        if part.kind is None:
            continue
        inner = builder.part(part.document, kind=part.kind.name)
        try:
            _extract_part(part.kind, part.document, inner, _authority(builder, document))
        except DocumentError as error:
            builder.warn(
                f"a part of the pack that cannot be used ({part.kind.name}): {error.problem}", part.document.blocks[0]
            )
        else:
            done += 1
    if not done:
        raise DocumentError(document.file_name, "a committee pack in which no part can be used.")


def _extract_part(kind: Kind, part: Document, builder: BundleBuilder, gss_code: str | None) -> None:
    if gss_code is not None and kind.name == committee_report.KIND.name:
        committee_report.extract_report(part, builder, gss_code)
    elif gss_code is not None and kind.name == improvement_plan.KIND.name:
        improvement_plan.extract_plan(part, builder, gss_code)
    else:
        kind.extract(part, builder)


def _authority(builder: BundleBuilder, document: Document) -> str | None:
    """The authority whose pack it is: that of the inspection reported in it, else the one that the pack names most."""
    for id_, _ in builder.nodes("Inspection"):
        return authority_of(id_)
    named = max(authorities_in(document.text), key=lambda a: document.text.count(a.name), default=None)
    return named.gss_code if named else None


def _describe(document: Document, builder: BundleBuilder) -> None:
    headings = [block.text for block in document.blocks[:_NEAR] if block.kind == "heading"]
    titles = [text for text in headings if re.search(r"agenda|committee|cabinet|board", text, re.IGNORECASE)]
    builder.describe_document(title=(titles or headings or [document.blocks[0].text])[0])


KIND = Kind(NAME, recognise, extract)
