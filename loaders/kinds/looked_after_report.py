"""Reports of the inspections of looked after children's services of 2013, with areas and a scale of their own."""

from __future__ import annotations

from loaders.bundle import BundleBuilder
from loaders.document import Document
from loaders.kinds.registry import Kind
from loaders.reports.pieces import plain
from loaders.reports.report import Template, extract_report

TEMPLATE = Template(framework="looked-after", point_kind="area-for-improvement")


def recognise(document: Document) -> float:
    """1 for the title that only these reports have on their front page."""
    opening = plain(" ".join(block.text for block in document.blocks[:4]))[:400]
    return 1.0 if "inspection of looked after children services" in opening else 0.0


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the report says. Raises DocumentError for an authority that is not known."""
    extract_report(document, builder, TEMPLATE)


KIND = Kind("looked-after-report", recognise, extract)
