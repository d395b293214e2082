"""Which figures are one: not those of two units, and those without a day of measurement in documents of one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.merge.model import Join
from graph.merge.parts import Part, Statement
from graph.merge.sources import Standing, standing


def join_statistics(parts: Sequence[Part]) -> tuple[Mapping[str, Mapping[str, str]], list[Join]]:
    """For each bundle the ids that stand for its figures, and why.

    A number and a share are two figures: the best source's unit has the key, another unit a key of its own. A figure
    without a day is keyed by its document's date, which a scan may have lost: in two documents of one inspection it is
    one, under the best source's key.
    """
    own_unit = _own_units(parts)
    told: dict[str, dict[str, str]] = {part.bundle: {} for part in parts}
    groups: dict[tuple[str, str, str], list[tuple[Standing, str, str, str]]] = defaultdict(list)
    for part in parts:
        for statement in part.of("Statistic"):
            unit = _unit(statement)
            key = _without_unit(statement)
            new = key if unit == own_unit[key] else f"{key}-{unit}"
            told[part.bundle][statement.id] = new
            if "measuredOn" in statement.properties:
                continue
            for document in sorted(statement.documents & part.reports.keys()):
                group = (part.reports[document], str(statement.properties["indicator"]), unit)
                groups[group].append((standing(part, [document], statement.id), new, part.bundle, statement.id))
    joins: list[Join] = []
    for (inspection, indicator, _), entries in sorted(groups.items()):
        _, kept, _, _ = min(entries)
        for _, other, bundle, old in entries:
            told[bundle][old] = kept
            if other != kept:
                reason = f"Both are the {indicator} of documents that report {inspection}, which print no day for it."
                joins.append(Join("same figure", kept, (other, kept), reason))
    ids = {bundle: {old: new for old, new in mine.items() if old != new} for bundle, mine in told.items()}
    return ids, sorted(set(joins))


def _unit(statement: Statement) -> str:
    return str(statement.properties.get("unit", ""))


def _without_unit(statement: Statement) -> str:
    """A figure's key without the unit that it has where its document gives the figure in another unit, too."""
    return statement.id.removesuffix(f"-{_unit(statement)}")


def _own_units(parts: Sequence[Part]) -> dict[str, str]:
    """The unit of each key by its best source: of two that this gives, the one that its key does not name."""
    sources: dict[str, list[tuple[Standing, bool, str]]] = defaultdict(list)
    for part in parts:
        for statement in part.of("Statistic"):
            key = _without_unit(statement)
            place = standing(part, statement.documents, statement.id)
            sources[key].append((place, statement.id != key, _unit(statement)))
    return {key: min(known)[-1] for key, known in sources.items()}
