"""People who may be one person in two authorities: candidates for review, never a merge."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from graph.merge.dates import surely_before
from graph.merge.model import Join, Merged, OfficeHolder
from graph.merge.persons import bare_name, shortened
from graph.merge.rules import STATUTORY_POSTS
from loaders.bundle import Relationship
from loaders.identity import authority_of

_RULE = "same name in two authorities"


def same_person(holders: Collection[OfficeHolder]) -> frozenset[Relationship]:
    """SAME_PERSON, from the smaller id to the larger, between holders of statutory posts in two authorities."""
    return frozenset(Relationship("SAME_PERSON", *join.parts) for join in same_person_reasons(holders))


def same_person_reasons(holders: Collection[OfficeHolder]) -> list[Join]:
    """Each candidate pair with its reasons: the names, the posts and the dates known of each."""
    by_ends: dict[tuple[str, str], dict[str, OfficeHolder]] = {}
    for holder in holders:
        name = bare_name(holder.name).split("-")
        if holder.roles & STATUTORY_POSTS and len(name) > 1:
            by_ends.setdefault((name[0], name[-1]), {})[holder.person] = holder
    joins = []
    for _, namesakes in sorted(by_ends.items()):
        for one, other in combinations(sorted(namesakes), 2):
            if authority_of(one) != authority_of(other) and (words := _reason(namesakes[one], namesakes[other])):
                joins.append(Join(_RULE, one, (one, other), words))
    return joins


def _reason(one: OfficeHolder, other: OfficeHolder) -> str | None:
    """Why two holders may be one person; None if their names say that they are not."""
    a, b = bare_name(one.name), bare_name(other.name)
    if a != b and not shortened(a, b):
        return None
    reasons = [f"{_office(one)}; {_office(other)}"]
    if a != b:
        reasons.append("one name is the other without middle names")
    if one.first and other.first and one.last and other.last:
        latest_first, earliest_last = max(one.first, other.first), min(one.last, other.last)
        if surely_before(latest_first, earliest_last):
            reasons.append(f"both in post from {latest_first} to {earliest_last}")
    return "; ".join(reasons) + "."


def office_holders(merged: Merged) -> list[OfficeHolder]:
    """Everybody of the authorities in a graph who holds a post, with the posts' roles and the dates known."""
    person_of = {r.source: r.target for r in merged.relationships if r.type == "HELD_BY"}
    post_of = {r.source: r.target for r in merged.relationships if r.type == "OF_POST"}
    roles: dict[str, set[str]] = {}
    days: dict[str, set[str]] = {}
    for tenure, person in person_of.items():
        if authority_of(person) is None or person not in merged.nodes:
            continue
        known = merged.nodes[tenure].properties
        attested = known.get("attestedOn", [])
        dates = [known.get("startedOn"), known.get("endedOn"), *(attested if isinstance(attested, list) else [])]
        roles.setdefault(person, set()).add(post_of.get(tenure, "").rpartition("/")[2])
        days.setdefault(person, set()).update(str(day) for day in dates if day)
    return [
        OfficeHolder(
            person=person,
            name=str(merged.nodes[person].properties.get("name", "")),
            roles=frozenset(roles[person]),
            first=min(days[person], default=None),
            last=max(days[person], default=None),
        )
        for person in sorted(roles)
    ]


def _office(holder: OfficeHolder) -> str:
    if holder.first is None:
        when = "no date known"
    elif holder.first == holder.last:
        when = holder.first
    else:
        when = f"{holder.first} to {holder.last}"
    return f"{holder.person} ({', '.join(sorted(holder.roles & STATUTORY_POSTS))}; {when})"
