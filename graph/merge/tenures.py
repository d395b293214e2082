"""Which tenures are one: a letter has a name and no start, a report a start and no name, an article a name and a day.

A tenure ends only where a source says so. What fits several tenures stays apart, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from graph.merge.dates import days_apart, first_day, last_day, surely_before
from graph.merge.model import Join
from graph.merge.parts import Part, Statement
from graph.merge.rules import SILENCE_IN_POST, SLIP_OF_A_START
from graph.merge.spells import Spell, Word, bases_differ, spells_by_person, spells_by_start, words_in
from graph.merge.values import choose, sayings_of
from loaders.bundle import Relationship


@dataclass(frozen=True)
class JoinedTenures:
    """The parts with every tenure under its id in the graph, why, and what could not be decided."""

    parts: list[Part]
    joins: tuple[Join, ...]
    warnings: tuple[str, ...]


def join_tenures(parts: Sequence[Part]) -> JoinedTenures:
    """Join the tenures of each post of one authority."""
    posts: dict[str, list[Word]] = {}
    for word in words_in(parts):
        posts.setdefault(word.post, []).append(word)
    joined: list[tuple[Spell, str]] = []
    warnings: list[str] = []
    for words in (posts[post] for post in sorted(posts)):
        named, unnamed = spells_by_person(words), spells_by_start(words)
        pairs = _pairs(named, unnamed, warnings)
        for position, spell in enumerate(named):
            if position in pairs:
                start = unnamed[pairs[position]]
                joined.append((spell.and_(start), _why(spell, start)))
            else:
                joined.append((spell, ""))
        joined += [(spell, "") for position, spell in enumerate(unnamed) if position not in pairs.values()]
    spells = [spell for spell, _ in joined]
    ids = _ids(spells)
    joins = [join for spell, new in zip(spells, ids, strict=True) for join in _plain_joins(spell, new)]
    joins += [
        Join("start without a name, name without a start", new, spell.told, reason)
        for (spell, reason), new in zip(joined, ids, strict=True)
        if reason
    ]
    return JoinedTenures(_rewritten(parts, spells, ids), tuple(sorted(set(joins))), tuple(sorted(warnings)))


def _why(named: Spell, unnamed: Spell) -> str:
    return (
        f"{named.person} is seen in post on {named.seen[0]}, and the holder without a name started on "
        f"{unnamed.starts[0]}; nobody else is seen between."
    )


# --- names and starts ------------------------------------------------------------------------------------------------


def _pairs(named: Sequence[Spell], unnamed: Sequence[Spell], warnings: list[str]) -> dict[int, int]:
    """For each named spell the one unnamed spell that it fits, where each fits the other alone."""
    fits = [
        (i, j)
        for i, spell in enumerate(named)
        for j, other in enumerate(unnamed)
        if _fits(other, spell, [s for s in named if s.person != spell.person], [u for u in unnamed if u is not other])
    ]
    chosen: dict[int, int] = {}
    for j, spell in enumerate(unnamed):
        names = [i for i, other in fits if other == j]
        if len(names) == 1 and [other for i, other in fits if i == names[0]] == [j]:
            chosen[names[0]] = j
        elif names:
            people = ", ".join(sorted({str(named[i].person) for i in names}))
            warnings.append(f"{spell.told[0]} may be the tenure of {people}: kept apart.")
    return chosen


def _fits(unnamed: Spell, named: Spell, others: Sequence[Spell], starts: Sequence[Spell]) -> bool:
    """Whether a start without a name and a name without that start may be one tenure."""
    if not unnamed.starts:
        return False
    start, last_word, first = unnamed.starts[0], unnamed.last_word, named.seen[0]
    if named.starts:
        slip = days_apart(start, named.starts[0])
        is_slip = slip and (bases_differ(unnamed, named) or surely_before(last_word, named.starts[0]))
        if slip > SLIP_OF_A_START or is_slip:
            return False
    elif surely_before(first, start) or first_day(first) > last_day(last_word) + timedelta(days=SILENCE_IN_POST):
        return False
    if any(surely_before(end, start) for end in named.ends):
        return False
    until = max(last_day(last_word), last_day(first))
    if any(first_day(start) < first_day(day) <= until for other in others for day in other.seen):
        return False
    later = [day for other in starts for day in other.starts]
    return not any(surely_before(start, day) and not surely_before(first, day) for day in later)


# --- the result ------------------------------------------------------------------------------------------------------


def _ids(spells: Sequence[Spell]) -> list[str]:
    """The id of each spell: its post and its start, else the day first seen; with the name where two would be one."""
    plain_ids = []
    for spell in spells:
        statements = [(word.part, word.statement) for word in spell.words]
        sayings = sayings_of("startedOn", statements)
        first = str(choose("Tenure", "startedOn", sayings).value) if sayings else spell.first_seen
        key = min(word.statement.id for word in spell.words).rpartition("/")[0]
        plain_ids.append(f"{key}/{first}")
    return [
        f"{plain_id}-{spell.person.rpartition('/')[2]}" if plain_ids.count(plain_id) > 1 and spell.person else plain_id
        for plain_id, spell in zip(plain_ids, spells, strict=True)
    ]


def _plain_joins(spell: Spell, result: str) -> list[Join]:
    """The joins of one person's sightings, and of one start's."""
    named = tuple(word for word in spell.words if word.person)
    unnamed = tuple(word for word in spell.words if not word.person)
    reasons = (
        (named, "same holder", f"{spell.person} is seen in post on {{days}}, and nobody else between."),
        (unnamed, "same start", "Several documents give this start and no name: {starts}."),
    )
    return [
        Join(rule, result, Spell(words).told, _worded(reason, Spell(words)))
        for words, rule, reason in reasons
        if len({word.part.bundle for word in words}) > 1 or len(Spell(words).told) > 1
    ]


def _worded(reason: str, spell: Spell) -> str:
    return reason.format(days=", ".join(sorted(set(spell.seen))), starts=", ".join(spell.starts))


def _rewritten(parts: Sequence[Part], spells: Sequence[Spell], ids: Sequence[str]) -> list[Part]:
    statements: dict[str, list[Statement]] = {part.bundle: [] for part in parts}
    links: dict[str, set[Relationship]] = {part.bundle: set() for part in parts}
    renames: dict[str, dict[str, str]] = {part.bundle: {} for part in parts}
    for spell, new in zip(spells, ids, strict=True):
        for word in spell.words:
            statements[word.part.bundle].append(replace(word.statement, id=new))
            links[word.part.bundle].add(Relationship("OF_POST", new, word.post))
            if word.person:
                links[word.part.bundle].add(Relationship("HELD_BY", new, word.person))
            renames[word.part.bundle].setdefault(word.statement.id, new)
    return [_with_tenures(part, statements[part.bundle], links[part.bundle], renames[part.bundle]) for part in parts]


def _with_tenures(
    part: Part, tenures: Sequence[Statement], links: Iterable[Relationship], ids: Mapping[str, str]
) -> Part:
    others = replace(
        part,
        statements=tuple(s for s in part.statements if s.label != "Tenure"),
        links=frozenset(r for r in part.links if not (r.source in ids and r.type in {"OF_POST", "HELD_BY"})),
    ).renamed(ids)
    return replace(others, statements=(*others.statements, *tenures), links=others.links | frozenset(links))
