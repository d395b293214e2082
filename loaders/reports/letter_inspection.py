"""The inspection that a letter tells of: when it took place, what it was about, and when the letter was written."""

from __future__ import annotations

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block, Document
from loaders.identity import authority_id, inspection_id, undated
from loaders.reports.letterheads import Letterhead


def add_letters_inspection(
    title: Block,
    head: Letterhead,
    visited: tuple[tuple[str, str], Block] | None,
    *,
    gss_code: str,
    framework: str,
    document: Document,
    builder: BundleBuilder,
    topic: str | None = None,
    topic_block: Block | None = None,
) -> str:
    """Add the inspection and describe the letter. Returns the inspection's id.

    `visited` has the first and last day of fieldwork and the block that prints them. A missing day is a warning.
    """
    days = visited[0] if visited else None
    inspection = inspection_id(gss_code, days[1] if days else head.dated or undated(document.id), framework)
    properties: dict[str, Value | None] = {
        "framework": framework,
        "startedOn": days[0] if days else None,
        "endedOn": days[1] if days else None,
        "publishedOn": head.dated,
        "topic": topic,
    }
    blocks = (title, visited[1] if visited else None, head.block, topic_block)
    evidence = list(dict.fromkeys(block for block in blocks if block))
    builder.node("Inspection", inspection, properties, evidence, rule="letter's opening")
    builder.link("INSPECTED", inspection, authority_id(gss_code))
    builder.link("REPORTED_IN", inspection, builder.document_id)
    builder.describe_document(title=" ".join(title.text.split()), publishedOn=head.dated)
    if days is None:
        builder.warn("the letter does not say when the inspection took place", title)
    if head.dated is None:
        builder.warn("the letter bears no date, so its addressees are not placed in time", title)
    return inspection
