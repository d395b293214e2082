"""The points that a letter or an unnumbered report makes: its paragraphs and list items, joined over page breaks.

It knows where a point begins and ends, and nothing of what sections mean: which points are findings is said by the kind
of document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block
from loaders.identity import finding_id

_FINISHED = re.compile(r"[.!?:;…][’'”\")\]]*(?:\s?\d{1,2})?$")
# What can only be a part of a sentence: words in quotation marks, or a footnote's sign with small letters behind it.
_IN_MID_SENTENCE = re.compile(r"[‘“'\"][a-z]|(?P<sign>\d{1,2}) (?=[a-z])")
LONGEST_HEADING = 120
_BULLET = re.compile(r"[■◼▪•●▶\uf000-\uf0ff]")
# The footnotes of joint letters, which readers that know no small print give as paragraphs.
_FOOTNOTE = re.compile(r"\d{1,2}\s?(?:This joint inspection was|The Children Act|www\b|https?:)")
_PAGE_NUMBER = re.compile(r"^(?:page )?\d{1,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """A paragraph or item. `is_item` tells a list's item; `level` is its nesting; `marker` is as printed; `heading` is
    the one that it stands under within its section, "" where there is none.
    """

    text: str
    blocks: tuple[Block, ...]
    is_item: bool
    level: int = 0
    marker: str = ""
    heading: str = ""

    @property
    def is_finished(self) -> bool:
        return bool(_FINISHED.search(self.text))

    def with_more(self, block: Block) -> Point:
        """The point with a block that goes on with it."""
        hyphenated = re.search(r"\w-$", self.text) and block.text[:1].islower()
        inner = _IN_MID_SENTENCE.match(block.text)
        more = block.text[inner.end("sign") :].lstrip() if inner and inner["sign"] else block.text
        text = f"{self.text}{'' if hyphenated else ' '}{more}"
        return replace(self, text=text, blocks=(*self.blocks, block))

    def with_item(self, item: Point) -> Point:
        """The point with an item of its own, on a line of its own."""
        return replace(self, text=f"{self.text}\n{item.text}", blocks=(*self.blocks, *item.blocks))


def points_of(blocks: Iterable[Block], *, is_list: bool = False) -> list[Point]:
    """The points of a section's blocks, without footnotes, page numbers and headings.

    A block without a marker goes on with the point before it when that has not come to its end, or when it begins in
    mid-sentence; in a section that is a list (`is_list`), also when it is a further paragraph of an item. Tables are
    points by rows.
    """
    points: list[Point] = []
    heading = ""
    for block in _with_markers(blocks):
        if block.kind == "heading":
            heading = " ".join(block.text.split())
        if block.kind == "heading" or is_footnote(block):
            continue
        if _PAGE_NUMBER.match(block.text.strip()) or not block.text.strip():
            continue
        if block.kind == "table":
            rows = (" ".join(cell.text for cell in row if cell.text) for row in block.rows)
            points += [Point(text, (block,), False, heading=heading) for text in rows]
        elif (
            points and block.kind != "item" and (_goes_on(points[-1], block) or (is_list and _adds(points[-1], block)))
        ):
            points[-1] = points[-1].with_more(block)
        else:
            points.append(Point(block.text, (block,), block.kind == "item", block.level, block.marker, heading))
    return points


def is_footnote(block: Block) -> bool:
    """Whether a block is a footnote, by its kind or by the words of those that all joint letters have."""
    return block.kind == "footnote" or bool(_FOOTNOTE.match(block.text))


def _with_markers(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, where a bullet that stands alone makes the next one an item."""
    bullet = ""
    for block in blocks:
        if _BULLET.fullmatch(block.text.strip()):
            bullet = block.text.strip()
        elif bullet and block.kind == "paragraph":
            yield replace(block, kind="item", marker=bullet)
            bullet = ""
        else:
            yield block


def _goes_on(point: Point, block: Block) -> bool:
    if block.text[:1].islower() or block.text[:1] in "(,;)–":
        return True
    if point.is_finished:
        return False
    return block.page != point.blocks[-1].page or bool(_IN_MID_SENTENCE.match(block.text))


def _adds(item: Point, block: Block) -> bool:
    """Whether a block is a further paragraph of the item: sentences. A heading that is set as text has no full stop."""
    return item.is_item and bool(_FINISHED.search(block.text) or len(block.text) > LONGEST_HEADING)


def with_nested(points: Iterable[Point]) -> list[Point]:
    """The outermost items and paragraphs, each with the items nested under it joined to its text.

    An item is nested when its level is deeper than the outermost items', or when it follows a line that ends in ":".
    """
    listed = list(points)
    outermost = min((p.level for p in listed if p.is_item), default=0)
    whole: list[Point] = []
    for point in listed:
        under_a_line = (
            bool(whole) and not whole[-1].is_item and (whole[-1].text.rstrip().endswith(":") or _has_items(whole[-1]))
        )
        if whole and point.is_item and (point.level > outermost or under_a_line):
            whole[-1] = whole[-1].with_item(point)
        else:
            whole.append(point)
    return whole


def _has_items(point: Point) -> bool:
    return any(block.kind == "item" for block in point.blocks[1:])


def add_finding(
    point: Point,
    number: int,
    polarity: str | None,
    inspection: str,
    builder: BundleBuilder,
    *,
    section: str,
    rule: str,
) -> None:
    """Add a point as a finding of an inspection. `section` is a value of the ontology's letterSections; `polarity` is
    None where the section does not say it.
    """
    properties: dict[str, Value | None] = {
        "number": number,
        "text": point.text,
        "section": section,
        "heading": point.heading,
        "polarity": polarity,
    }
    finding = builder.node("Finding", finding_id(inspection, number), properties, point.blocks, rule=rule)
    builder.link("FOUND", inspection, finding)
