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
_HONOURS = re.compile(r"(?:-(?:obe|cbe|mbe|dbe|kbe|bem|qpm|mp|jp|dl|qc|kc|phd|frsa))+$")
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


def shortened(one: str, other: str) -> bool:
    """Whether one bare name is the other without its middle names, or with an initial for the first name."""
    shorter, longer = sorted((one.split("-"), other.split("-")), key=lambda parts: (len(parts), len("".join(parts))))
    if len(shorter) < 2 or shorter == longer or shorter[-1] != longer[-1]:
        return False
    has_initial = len(shorter[0]) == 1 and longer[0].startswith(shorter[0])
    middle = iter(longer[1:-1])
    return (shorter[0] == longer[0] or has_initial) and all(
        any(name.startswith(part) for name in middle) for part in shorter[1:-1]
    )


def join_persons(parts: Sequence[Part]) -> tuple[dict[str, str], list[Join]]:
    """The id that stands for each person spelt in several ways, and why.

    A name without titles stands before one with them, a name in full before a shortened one, one that has a post before
    one that has none, and the best source's spelling before the others.
    """
    persons = _persons(parts)
    groups = {person.id: [person] for person in persons}
    reasons: dict[str, str] = {}
    for one, other in combinations(persons, 2):
        reason = _reason(one, other)
        if reason is not None:
            for person in (one, other):
                reasons.setdefault(person.id, reason)
            if groups[one.id] is not groups[other.id]:
                groups[one.id].extend(groups[other.id])
                for person in groups[other.id]:
                    groups[person.id] = groups[one.id]
    kept = {person.id: min(groups[person.id], key=_preference).id for person in persons}
    ids = {person: best for person, best in kept.items() if person != best}
    return ids, [Join("same person by spelling", ids[p], (p, ids[p]), reasons[p]) for p in sorted(ids)]


def _preference(person: _Known) -> tuple[bool, bool, bool, Standing, str]:
    names = person.key.split("-")
    has_title = person.id.rpartition("/")[2] != person.key
    return (has_title, any(len(name) == 1 for name in names), not person.roles, person.standing, person.id)


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
    both = f"{one.id} and {other.id}"
    if one.key == other.key:
        return f"{both} differ by a title only."
    if one.roles & other.roles and shortened(one.key, other.key):
        return f"{both} hold one post, and one name is the other shortened."
    if not one_letter_apart(one.key, other.key):
        return None
    if one.roles & other.roles:
        return f"{both} differ by a letter and hold one post."
    in_one_document = one.documents & other.documents
    if in_one_document and bool(one.roles) != bool(other.roles):
        return f"{both} differ by a letter in one document, which gives only one of them a post."
    return None
