"""Which source comes first where several speak of one thing: an inspection's own report, else the earliest document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.merge.parts import Part

_INSPECTION_DEPTH = 4  # inspection/<code>/<date>/<framework>
_NEVER = "9999"  # a document without a date comes after all that have one


@dataclass(frozen=True, slots=True, order=True)
class Standing:
    """A source's place: the smaller, the more it counts."""

    not_the_report: bool
    published: str
    document: str


def standing(part: Part, documents: Iterable[str], node_id: str) -> Standing:
    """The place of some documents of a bundle as sources for a node (under its resolved id)."""
    inspection = "/".join(node_id.split("/")[:_INSPECTION_DEPTH]) if node_id.startswith("inspection/") else None
    places = [
        Standing(
            not_the_report=(part.reports.get(document) != inspection) if inspection else document not in part.reports,
            published=part.spoken_on.get(document, _NEVER),
            document=document,
        )
        for document in documents
    ]
    return min(places, default=Standing(True, part.spoken_on.get(part.bundle, _NEVER), part.bundle))


def last_word_on(parts: Collection[Part]) -> Mapping[str, str]:
    """The day as of which each report of the parts speaks, though its own bundle may have lost the date.

    An undated report speaks as of the end of the inspection that it was joined to.
    """
    ended: dict[str, str] = {}
    for part in parts:
        for statement in part.of("Inspection"):
            if "endedOn" in statement.properties:
                day = str(statement.properties["endedOn"])
                ended[statement.id] = max(day, ended.get(statement.id, ""), key=lambda d: (len(d), d))
    return {
        document: day
        for part in parts
        for document in sorted(part.documents)
        if (day := ended.get(part.reports.get(document, ""), part.spoken_on.get(document, "")))
    }
