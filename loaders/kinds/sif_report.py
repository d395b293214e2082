"""Reports under the single inspection framework (2013 to 2018), with or without the safeguarding board's review."""

from __future__ import annotations

import re

from loaders.bundle import BundleBuilder
from loaders.document import Document
from loaders.kinds.registry import Kind
from loaders.reports.pieces import plain
from loaders.reports.report import Template, extract_report

TEMPLATE = Template(framework="sif", point_kind="recommendation")
_FRONT_PAGE = re.compile(
    r"inspection of services for children in need of help and protection, children looked after and care leavers"
    r"|review of the effectiveness of the local safeguarding children board"
)
_PLAN = re.compile(r"\bplan\b")  # a plan that answers an inspection names it after its own title
# Headings that only these reports have; a scan without its first pages is known by them.
_HEADINGS = (
    "children looked after and achieving permanence",
    "the graded judgement for adoption performance",
    "information about this local authority area",
    "previous ofsted inspections",
    "inspection findings",
    "summary for children and young people",
    "children looked after in this area",
    "the local safeguarding children board",
)


def recognise(document: Document) -> float:
    """1 for a front page of the framework's title, less for a report that has lost it."""
    opening = plain(" ".join(block.text for block in document.blocks[:15]))[:1500]
    front = _FRONT_PAGE.search(opening)
    if front and not _PLAN.search(opening[: front.start()]):
        return 1.0
    printed = {plain(block.text).rstrip(" .:?0123456789") for block in document.blocks if len(block.text) < 120}
    seen = sum(any(heading in line for line in printed) for heading in _HEADINGS)
    return 0.8 if seen >= 4 else 0.0


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the report says. Raises DocumentError for an authority that is not known."""
    extract_report(document, builder, TEMPLATE)


KIND = Kind("sif-report", recognise, extract)
