"""Made-up reports, read and extracted: what the tests of this room start from."""

from __future__ import annotations

from pathlib import Path

from loaders.bundle import BundleBuilder
from loaders.document import Document
from loaders.kinds.registry import known_kinds
from loaders.reading.pdf import read_pdf
from loaders.reading.text import read_text
from tests.quality.facts import Facts
from tests.world.reports import Layout, MadeUpReport, as_pdf


def facts_of(document: Document, layout: Layout) -> Facts:
    """What a document says, read as a report of the layout's kind."""
    kind = known_kinds()["sif-report" if layout == "sif" else "ilacs-report"]
    builder = BundleBuilder(document, kind=kind.name, extractor="tests")
    kind.extract(document, builder)
    return Facts(builder.build())


def facts_of_text(text: str, layout: Layout) -> Facts:
    return facts_of(read_text(Path("report.txt"), text.encode()), layout)


def facts_of_pdf(report: MadeUpReport) -> Facts:
    return facts_of(read_pdf(Path("report.pdf"), as_pdf(report)), report.layout)
