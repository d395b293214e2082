"""Figures of the local area that a report's text states again, at the time of the inspection: where they differ, both
are kept as claims."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.bundle import BundleBuilder
from loaders.document import Block

_AT_INSPECTION = re.compile(r"\bat the (?:time|point|start|beginning) of (?:the|this|our) inspection\b", re.IGNORECASE)
_COUNT = r"(?P<count>\d{1,3}(?:,\d{3})+|\d{2,5}) children(?: and young people)?(?: who)?(?: (?:were|are|being|was))*"
_INDICATORS = tuple(
    (indicator, re.compile(rf"\b{_COUNT} {words}\b", re.IGNORECASE))
    for indicator, words in (
        ("looked-after", r"(?:looked after|in (?:the )?care)"),
        ("child-protection-plans", r"(?:(?:the )?subjects? (?:of|to)|on) (?:a )?child protection plans?"),
        ("children-in-need", r"in need"),
    )
)


def add_repeated_figures(blocks: Iterable[Block], builder: BundleBuilder) -> None:
    """Compare what sentences such as "at the time of the inspection, 300 children were looked after" state with the
    latest figure of the same indicator in the report's section on the area."""
    latest: dict[str, str] = {}
    for id_, properties in builder.nodes("Statistic"):
        if "measuredOn" in properties:
            indicator = str(properties["indicator"])
            latest[indicator] = max(latest.get(indicator, ""), id_)
    for block in blocks:
        if "inspection" not in block.text.lower() or not _AT_INSPECTION.search(block.text):
            continue
        for sentence in re.split(r"(?<=[.;])\s+", block.text):
            if not _AT_INSPECTION.search(sentence):
                continue
            for indicator, pattern in _INDICATORS:
                if (match := pattern.search(sentence)) and indicator in latest:
                    value = int(match["count"].replace(",", ""))
                    builder.node("Statistic", latest[indicator], {"value": value}, [block], rule="figure, stated again")
