"""Whether findings were captured whole, told from themselves: no labels are needed for this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.bundle import Bundle
from loaders.document import Block, Document

_ENDS = re.compile(r"[.!?](?:['’”\")\]]|\s*\(recommendations?\b[^()]*\)\.?)*$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"inspection of [\w ,&’'-]+ (?:local authority )?children[’']s services\s+\d|\bpage \d+ of"
    r"|crown copyright|www\.|piccadilly",
    re.IGNORECASE,
)
_DAMAGE = re.compile(
    r"[\x00-\x08\ufffe\ufffd\u00ad\ue000-\uf8ff]|\w- (?!and\b|or\b|to\b|nor\b)[a-z]{3,}|[a-z],[a-z]|\b\w+\.[A-Z][a-z]+ "
)
_FOOTNOTE_SIGN = re.compile(r"[a-z]{3,}[.,]?\d{1,2}(?=[\s.,]|$)")


def faults(findings: list[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    """Number, fault and words of every finding that is not whole; breaks in the numbering are its own fault."""
    for finding in findings:
        number, text = finding["number"], finding["text"]
        if not _ENDS.search(text):
            yield number, "does not end a sentence", text[-60:]
        if not re.match(r"[A-Z0-9‘'“\"]", text):
            yield number, "does not begin a sentence", text[:60]
        for name, pattern in (
            ("running header or footer", _FURNITURE),
            ("damaged hyphen, space or sign", _DAMAGE),
            ("sign of a footnote", _FOOTNOTE_SIGN),
        ):
            if match := pattern.search(text):
                yield number, name, text[max(0, match.start() - 30) : match.end() + 30]


# A shorter block may be the label of a group of findings.
SHORTEST_BODY = 90


def left_out(document: Document, bundle: Bundle) -> Iterator[tuple[int, str]]:
    """Number of the finding before, and words, of paragraphs that stand between two findings of one area and are in
    neither: no heading parts them, so a page break or the like has cost a finding its end."""
    texts = {n.id: str(n.properties["text"]) for n in bundle.nodes if n.label in ("Finding", "Recommendation")}
    areas = {n.id: n.properties.get("section") for n in bundle.nodes if n.label == "Finding"}
    numbers = {n.id: int(str(n.properties["number"])) for n in bundle.nodes if n.label == "Finding"}
    places = {n.id: (n.properties["page"], n.properties["paragraph"]) for n in bundle.nodes if n.label == "Passage"}
    holders: dict[tuple[Any, Any], str] = {}
    for relationship in bundle.relationships:
        if relationship.type == "EVIDENCED_BY" and relationship.source in texts and relationship.target in places:
            holders[places[relationship.target]] = relationship.source
    before: str | None = None
    between: list[Block] = []
    for block in document.blocks:
        here = holders.get((block.page, block.paragraph))
        if here is None:
            between.append(block)
            continue
        if before in areas and areas.get(here) == areas[before]:
            lost = [b for b in between if b.kind in ("paragraph", "item") and len(b.text) >= SHORTEST_BODY]
            if all(b.kind != "heading" for b in between):
                yield from ((numbers[before], b.text) for b in lost)
        before, between = here, []


def gaps(findings: list[dict[str, Any]], recommended: list[int]) -> list[int]:
    """The numbers that the run of findings and recommendations leaves out."""
    printed = sorted({*(f["number"] for f in findings), *recommended})
    return [n for n in range(printed[0], printed[-1]) if n not in printed] if printed else []
