"""Which persons of one authority are one person under two spellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from graph.merge.model import Join
from graph.merge.parts import Part
from graph.merge.sources import Standing, standing
from loaders.identity import slug

_TITLES = re.compile(
    r"^(?:(?:councillor|cllr|professor|prof|doctor|dr|sir|dame|lord|lady|mayor|mr|mrs|ms|miss|dci|dcs|ds|di|supt)-)+"
)
_HONOURS = re.compile(r"(?:-(?:obe|cbe|mbe|qpm|mp|jp))+$")
_SHORT = 4  # letters below which one letter makes another name (Lee, Leo)


@dataclass(frozen=True)
class _Known:
    """A person as the parts know one: where named, and in which posts."""

    id: str
    key: str
    documents: frozenset[str]
    roles: frozenset[str]
    standing: Standing


def bare_name(name: str) -> str:
    """A name as a slug without titles and honours: "Cllr Ann Weir OBE" is "ann-weir"."""
    return _HONOURS.sub("", _TITLES.sub("", slug(name)))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two bare names differ by one letter of one part that is long enough for a slip."""
    a, b = one.split("-"), other.split("-")
    if len(a) != len(b):
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(different) == 1 and all(
        max(len(x), len(y)) > _SHORT and Levenshtein.distance(x, y, score_cutoff=1) <= 1 for x, y in different
    )


def join_persons(parts: Sequence[Part]) -> tuple[dict[str, str], list[Join]]:
    """The id that stands for each person spelt in several ways, and why.

    A name without titles stands before one with them, one that has a post before one that has none, and the best
    source's spelling before the others.
    """
    persons = _persons(parts)
    ids: dict[str, str] = {}
    joins: list[Join] = []
    for one, other in combinations(persons, 2):
        reason = _reason(one, other)
        if reason is None:
            continue
        kept, dropped = sorted((one, other), key=_preference)
        if dropped.id in ids or kept.id in ids or dropped.id in ids.values():
            continue  # a third spelling joins by its own pair with the one that stands
        ids[dropped.id] = kept.id
        joins.append(Join("same person by spelling", kept.id, (dropped.id, kept.id), reason))
    return ids, joins


def _preference(person: _Known) -> tuple[bool, bool, Standing, str]:
    return (person.id.rpartition("/")[2] != person.key, not person.roles, person.standing, person.id)


def _persons(parts: Sequence[Part]) -> list[_Known]:
    roles: dict[str, set[str]] = {}
    documents: dict[str, set[str]] = {}
    places: dict[str, list[Standing]] = {}
    names: dict[str, str] = {}
    for part in parts:
        posts = {t.id: part.targets("OF_POST", t.id) for t in part.of("Tenure")}
        for tenure, held in posts.items():
            for person in part.targets("HELD_BY", tenure):
                roles.setdefault(person, set()).update(held)
        for statement in part.of("Person"):
            documents.setdefault(statement.id, set()).update(statement.documents)
            places.setdefault(statement.id, []).append(standing(part, statement.documents, statement.id))
            name = str(statement.properties.get("name", ""))
            names[statement.id] = min(name, names.get(statement.id, name))
    return [
        _Known(p, bare_name(names[p]), frozenset(documents[p]), frozenset(roles.get(p, ())), min(places[p]))
        for p in sorted(names)
    ]


def _reason(one: _Known, other: _Known) -> str | None:
    if one.key == other.key:
        return f"{one.id} and {other.id} differ by a title only."
    if not one_letter_apart(one.key, other.key):
        return None
    if one.roles & other.roles:
        return f"{one.id} and {other.id} differ by a letter and hold one post."
    in_one_document = one.documents & other.documents
    if in_one_document and bool(one.roles) != bool(other.roles):
        return f"{one.id} and {other.id} differ by a letter in one document, which gives only one of them a post."
    return None
