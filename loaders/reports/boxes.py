"""Which reports put what they ask for, and who is who, in ruled boxes and tables, so that reading needs their lines."""

from __future__ import annotations

import re

from loaders.document import Document

_BOXED = re.compile(r"^(?:report of )?(?:an? )?area SEND\b.{0,30}\binspection\b", re.IGNORECASE)
OPENING = 12


def has_boxes(document: Document) -> bool:
    """Whether a document's first lines are those of an area SEND report."""
    return any(_BOXED.match(block.text) for block in document.blocks[:OPENING])
