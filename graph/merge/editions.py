"""The findings and recommendations of one inspection, told by several documents: which are the same.

A text copy, a scan and the PDF of one report are editions of it; a cover report that repeats the recommendations is one
too. The best edition's numbers stand; the others' items take the id of the item whose words they have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.merge.likeness import is_fragment, likeness, match_texts, plain
from graph.merge.model import Join
from graph.merge.parts import Part, Statement
from graph.merge.rules import SAME_NUMBER, SAME_WORDS
from graph.merge.sources import standing
from loaders.identity import finding_id, recommendation_id

_RULE = "same finding or recommendation"
# The lists of an inspection, by what comes before the number in the id.
_LISTS = ("recommendation/", "recommendation/lscb-", "finding/")


@dataclass(frozen=True)
class Edition:
    """One bundle's items of one list of one inspection, by their numbers there."""

    bundle: str
    inspection: str
    told: str
    items: Mapping[int, Statement]


@dataclass(frozen=True)
class Aligned:
    """For each bundle the ids under which its items stand in the graph, why, and what matched nothing."""

    ids: Mapping[str, Mapping[str, str]]
    joins: tuple[Join, ...]
    warnings: tuple[str, ...]


def align_editions(parts: Sequence[Part], inspections: Mapping[str, str]) -> Aligned:
    """Align the lists of every inspection that several keys or bundles tell of.

    `inspections` maps the keys that bundles use to resolved ids (those that stay are not in it).
    """
    ids: dict[str, dict[str, str]] = {part.bundle: {} for part in parts}
    joins: list[Join] = []
    warnings: list[str] = []
    for list_name in _LISTS:
        for editions in _editions(parts, inspections, list_name).values():
            base = dict(editions[0].items)
            for edition in editions:
                numbers = _numbers(edition, base, warnings) if edition is not editions[0] else {n: n for n in base}
                for number, statement in edition.items.items():
                    base.setdefault(numbers[number], statement)
                    new = _id(edition.inspection, list_name, numbers[number])
                    if statement.id != new:
                        ids[edition.bundle][statement.id] = new
                    if edition is not editions[0] and numbers[number] in editions[0].items:
                        reason = f"{edition.bundle} prints the same words as number {number}."
                        joins.append(Join(_RULE, new, (statement.id, new), reason))
    return Aligned(ids, tuple(sorted(set(joins))), tuple(sorted(warnings)))


def _editions(parts: Sequence[Part], inspections: Mapping[str, str], list_name: str) -> dict[str, list[Edition]]:
    """The editions of each inspection's list, the best first."""
    gathered: dict[str, list[tuple[tuple[object, ...], Edition]]] = {}
    for part in parts:
        by_told: dict[str, dict[int, Statement]] = {}
        for statement in (*part.of("Finding"), *part.of("Recommendation")):
            told, found, number = statement.id.rpartition(f"/{list_name}")
            if found and number.isdigit():
                by_told.setdefault(told, {})[int(number)] = statement
        for told, items in sorted(by_told.items()):
            inspection = inspections.get(told, told)
            documents = frozenset(d for statement in items.values() for d in statement.documents)
            # The bundle's own ids are still the told ones here, so that is what its report is looked up by.
            place = standing(part, documents, told)
            edition = Edition(part.bundle, inspection, told, dict(sorted(items.items())))
            order = (place.not_the_report, told != inspection, -len(items), place, told)
            gathered.setdefault(inspection, []).append((order, edition))
    return {
        inspection: [edition for _, edition in sorted(ranked, key=lambda pair: pair[0])]
        for inspection, ranked in sorted(gathered.items())
    }


def _id(inspection: str, list_name: str, number: int) -> str:
    if list_name == "finding/":
        return finding_id(inspection, number)
    return recommendation_id(inspection, number, board=list_name.endswith("lscb-"))


def _numbers(edition: Edition, base: Mapping[int, Statement], warnings: list[str]) -> dict[int, int]:
    """The number that each item of an edition has in the graph."""
    texts = {number: _text(statement) for number, statement in base.items()}
    mine = {number: _text(statement) for number, statement in edition.items.items()}
    pairs = match_texts(list(mine.values()), list(texts.values()), at_least=SAME_WORDS)
    numbers = {list(mine)[pair.left]: list(texts)[pair.right] for pair in pairs}
    for number in mine.keys() - numbers.keys():
        if number in texts.keys() - numbers.values() and likeness(mine[number], texts[number]) >= SAME_NUMBER:
            numbers[number] = number
    for number in sorted(mine.keys() - numbers.keys()):
        whole = _whole(mine[number], texts)
        if whole is not None:
            numbers[number] = whole
            continue
        free = number if number not in texts and number not in numbers.values() else _next(texts, numbers)
        numbers[number] = free
        warnings.append(
            f"{edition.items[number].id} ({edition.bundle}) has the words of nothing in {edition.inspection}: "
            f"kept as number {free}."
        )
    return numbers


def _whole(text: str, texts: Mapping[int, str]) -> int | None:
    """The one item that a text is a torn part of, or that is a torn part of it."""
    found = [number for number, other in texts.items() if is_fragment(plain(text), plain(other))]
    return found[0] if len(found) == 1 else None


def _next(texts: Mapping[int, str], numbers: Mapping[int, int]) -> int:
    return max((*texts, *numbers.values())) + 1


def _text(statement: Statement) -> str:
    return str(statement.properties.get("text", ""))


def numbered_by_id(statement: Statement) -> Statement:
    """A finding or recommendation with the number that its resolved id has."""
    if statement.label not in {"Finding", "Recommendation"} or statement.id == statement.told:
        return statement
    number = statement.id.rpartition("/")[2].removeprefix("lscb-")
    return replace(statement, properties={**statement.properties, "number": int(number)})
