"""Figures of the local area that a report's text states again, at the time of the inspection.

Where the section on the area measures during the fieldwork, too, both are of that time, and a difference is kept as
claims. Else the text's are figures of their own, without a day, since none is printed: the section's are of other days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block
from loaders.identity import authority_id, authority_of, statistic_id, undated

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
# A number further from the section's is of some of the children, not of all.
NEAR = 0.25
UNIT = "children"


def add_repeated_figures(blocks: Iterable[Block], inspection: str, builder: BundleBuilder) -> None:
    """Add what sentences such as "at the time of the inspection, 300 children were looked after" state, where the
    report's section on the area has the indicator, too. `inspection` is the id of the report's own.

    A number that the section has for its latest day is that one once more.
    """
    fieldwork = dict(builder.nodes("Inspection")).get(inspection, {})
    started, ended = (str(fieldwork.get(name, "")) for name in ("startedOn", "endedOn"))
    on = fieldwork.get("publishedOn") or fieldwork.get("endedOn") or undated(builder.document_id)
    gss_code = authority_of(inspection) or ""
    measured = _latest(builder)
    for indicator, value, block in _stated(blocks):
        if indicator not in measured:
            continue
        same, latest, day = measured[indicator]
        if abs(value - latest) > NEAR * latest:
            continue
        is_same = value == latest or (started != "" and started <= day <= ended)
        key = same if is_same else statistic_id(gss_code, indicator, str(on))
        properties: dict[str, Value] = {"indicator": indicator, "value": value, "unit": UNIT}
        statistic = builder.node("Statistic", key, properties, [block], rule="figure, stated again")
        builder.link("MEASURED_IN", statistic, authority_id(gss_code))


def _latest(builder: BundleBuilder) -> dict[str, tuple[str, float, str]]:
    """The latest of each indicator's dated numbers: its id, value and day."""
    dated = [(str(p["measuredOn"]), node, p) for node, p in builder.nodes("Statistic") if "measuredOn" in p]
    numbers = [(day, node, p) for day, node, p in sorted(dated, key=lambda d: d[:2]) if p["unit"] == UNIT]
    return {str(p["indicator"]): (node, float(str(p["value"])), day) for day, node, p in numbers}


def _stated(blocks: Iterable[Block]) -> Iterator[tuple[str, int, Block]]:
    """Indicator and value of each figure that a sentence states for the time of the inspection."""
    for block in blocks:
        if "inspection" not in block.text.lower() or not _AT_INSPECTION.search(block.text):
            continue
        for sentence in re.split(r"(?<=[.;])\s+", block.text):
            if not _AT_INSPECTION.search(sentence):
                continue
            for indicator, pattern in _INDICATORS:
                if match := pattern.search(sentence):
                    yield indicator, int(match["count"].replace(",", "")), block
