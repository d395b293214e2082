"""Reports under the framework for the inspection of local authority children's services (ILACS, since 2018)."""

from __future__ import annotations

import re

from loaders.bundle import BundleBuilder
from loaders.document import Document
from loaders.kinds.registry import Kind
from loaders.reports.pieces import plain
from loaders.reports.report import Template, extract_report

TEMPLATE = Template(framework="ilacs", point_kind="area-for-improvement")
_FRONT_PAGE = re.compile(
    r"inspection of (?:.{0,80}\b)?(?:local authority )?children's (?:social care )?services\b"
    r".{0,200}?inspection dates?\b"
)
_OTHER_VISIT = re.compile(r"focused visit|monitoring visit|area send|joint targeted")
_HEADINGS = (
    "what needs to improve",
    "impact of leaders on social work practice",
    "experiences and progress of children",
)


def recognise(document: Document) -> float:
    """1 for a front page of the framework's title, less for a report that has lost it, 0 for letters on visits."""
    opening = plain(" ".join(block.text for block in document.blocks[:12]))[:1200]
    titles = plain(" ".join(block.text for block in document.blocks[:5] if len(block.text) < 160))
    if _OTHER_VISIT.search(titles):
        return 0.0
    body = plain(" ".join(block.text for block in document.blocks if len(block.text) < 200))
    seen = sum(heading in body for heading in _HEADINGS)
    if _FRONT_PAGE.search(opening) and seen:
        return 1.0
    return 0.7 if seen == len(_HEADINGS) else 0.0


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the report says. Raises DocumentError for an authority that is not known."""
    extract_report(document, builder, TEMPLATE)


KIND = Kind("ilacs-report", recognise, extract)
