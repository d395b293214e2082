"""Which figures without a day of measurement are one: those of one indicator in two documents of one inspection."""

from __future__ import annotations

from collections.abc import Sequence

from graph.merge.model import Join
from graph.merge.parts import Part
from graph.merge.sources import Standing, standing


def join_statistics(parts: Sequence[Part]) -> tuple[dict[str, str], list[Join]]:
    """The id that stands for each figure of a report that several documents print, and why.

    Such a figure is keyed by its document's date, which a scan may have lost. The best source's key stands.
    """
    groups: dict[tuple[str, str], list[tuple[Standing, str]]] = {}
    for part in parts:
        for statement in part.of("Statistic"):
            if "measuredOn" in statement.properties:
                continue
            indicator = str(statement.properties["indicator"])
            for document in sorted(statement.documents & part.reports.keys()):
                place = standing(part, [document], statement.id)
                groups.setdefault((part.reports[document], indicator), []).append((place, statement.id))
    ids: dict[str, str] = {}
    joins: list[Join] = []
    for (inspection, indicator), entries in sorted(groups.items()):
        _, kept = min(entries)
        for other in sorted({told for _, told in entries} - {kept}):
            ids[other] = kept
            reason = f"Both are the {indicator} of documents that report {inspection}, which print no day for it."
            joins.append(Join("same figure", kept, (other, kept), reason))
    return ids, joins
