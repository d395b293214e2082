"""Compare what was extracted from a report with its labels, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.bundle import Bundle
from tests.quality.facts import POSTS, STATISTICS, Facts
from tests.quality.gold import Gold

_FRAMEWORKS = {"SIF": {"sif"}, "ILACS": {"ilacs"}, "other": {"sif", "looked-after"}}
EMPTY = Bundle({"id": ""}, (), ())
_PRINT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‑": "-"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of one field: what the labels expect and what was found. None is "nothing"."""

    file: str
    family: str
    field: str
    expected: Any
    found: Any

    @property
    def verdict(self) -> str:
        if self.expected == self.found:
            return "right"
        return "missing" if self.found is None else "wrong"


def compare(gold: Gold, facts: Facts | None) -> Iterator[Difference]:
    """Every compared value of a report; `facts` is None for one that was not read. What both lack is not counted."""
    for field, expected, found in _values(gold, facts or Facts(EMPTY)):
        if expected is not None or found is not None:
            yield Difference(gold.path.stem + " " + gold.path.parent.name, gold.family, field, expected, found)


def _values(gold: Gold, facts: Facts) -> Iterator[tuple[str, Any, Any]]:
    labels = gold.labels
    _, inspection = facts.inspection
    yield "authority", labels["urn"], facts.authority
    for area in sorted({*gold.judgements, *facts.judgements}):
        yield "judgement", _graded(area, gold.judgements.get(area)), _graded(area, facts.judgements.get(area))
    yield "inspection start", labels["inspection_start"], inspection.get("startedOn")
    yield "inspection end", labels["inspection_end"], inspection.get("endedOn")
    framework, known = inspection.get("framework"), _FRAMEWORKS[gold.family]
    yield "framework", framework if framework in known else " or ".join(sorted(known)), framework
    yield "lead inspector", labels["lead_inspector"], facts.lead_inspector
    yield "published", labels["published"], inspection.get("publishedOn")
    ours, board = facts.recommendations("authority"), facts.recommendations("lscb")
    yield "recommendations, number", labels["n_recommendations"], len(ours)
    yield from _first_words(labels["recommendation_starts"], ours)
    yield "LSCB recommendations, number", labels["n_lscb_recommendations"], len(board)
    numbers = [int(f["printedNumber"]) for f in facts.findings if "printedNumber" in f]
    recommended = [int(r["printedNumber"]) for r in facts.linked("RECOMMENDED") if "printedNumber" in r]
    yield "highest number", labels["n_numbered_findings"], max(numbers + recommended, default=None)
    for name, role in POSTS.items():
        yield "in post since", labels[name], facts.in_post_since(role)
    for name, indicator in STATISTICS.items():
        yield "statistics", labels["statistics"][name], facts.statistic(indicator)


def _graded(area: str, grade: str | None) -> str | None:
    return f"{area}: {grade}" if grade else None


def _first_words(expected: list[str], found: list[str]) -> Iterator[tuple[str, Any, Any]]:
    for position, start in enumerate(expected):
        start = _normal(start)
        text = _normal(found[position]) if position < len(found) else None
        yield "recommendations, first words", start, text and text[: len(start)]


def _normal(text: str) -> str:
    return " ".join(text.translate(_PRINT).split()).rstrip(".;,:")
