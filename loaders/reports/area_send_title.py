"""The title of area SEND reports, by which a PDF of one is known before it is read with its boxes and tables: in these
the reports put what they ask for, and who is who.
"""

from __future__ import annotations

import re

from loaders.document import Document

TITLE = re.compile(r"^(?:report of )?(?:an? )?area SEND (?:\w+ )?inspection (?:of|in)\b", re.IGNORECASE)
OPENING = 12


def has_title(document: Document) -> bool:
    """Whether one of a document's first lines is the title of an area SEND report."""
    return any(TITLE.match(block.text) for block in document.blocks[:OPENING])
