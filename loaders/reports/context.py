"""What a letter or report tells beside its findings, and the paragraphs of it that no fact stands on.

Nothing vanishes: what is no finding is kept as the inspection's context, and what is neither is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders.bundle import BundleBuilder
from loaders.document import Block
from loaders.identity import passage_id
from loaders.reports.points import Point, is_footnote

# Fewer words are page numbers, running heads and cells.
FEWEST_WORDS = 6


def add_context(points: Iterable[Point], inspection: str, builder: BundleBuilder) -> None:
    """Add to the inspection what is told of the area, the partnership and the inspection itself."""
    told = list(points)
    if told:
        blocks = list(dict.fromkeys(block for point in told for block in point.blocks))
        context = "\n".join(point.text for point in told)
        builder.node("Inspection", inspection, {"context": context}, blocks, rule="context")


def warn_of_left_over(blocks: Iterable[Block], builder: BundleBuilder) -> None:
    """Warn of each paragraph and item that nothing in the bundle stands on."""
    for block in blocks:
        is_told = block.kind in ("paragraph", "item") and not is_footnote(block)
        if not is_told or len(block.text.split()) < FEWEST_WORDS:
            continue
        if not builder.has(passage_id(builder.document_id, block.page, block.paragraph)):
            builder.warn("a paragraph was not placed", block)
