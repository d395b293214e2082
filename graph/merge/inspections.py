"""Which keys of inspections are one inspection: a full date, a month, a year, or none at all.

Each bundle speaks of an inspection under the best key it has. Here the keys of one authority are resolved: from the
most precise to the least, each takes the place of the one inspection that it fits, if exactly one does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.merge.fitting import Fit, Strength, differ, fit_of
from graph.merge.mentions import PRINTED_DATES, Mention, Precision, dates_of, lies_within, mentions_in, together
from graph.merge.model import Join
from graph.merge.parts import Part, Statement
from graph.merge.rules import UNKNOWN


@dataclass(frozen=True)
class Resolved:
    """The id that each key's inspection has in the graph, why, and what could not be decided."""

    ids: Mapping[str, str]
    joins: tuple[Join, ...]
    warnings: tuple[str, ...]


def resolve_inspections(parts: Sequence[Part]) -> Resolved:
    """The inspections of one authority, resolved. Depends on the set of parts alone."""
    standing: dict[str, Mention] = {}
    joins: list[Join] = []
    warnings: list[str] = []
    mentions = mentions_in(parts)
    for precision in sorted(Precision, reverse=True):
        level = [mention for mention in mentions if mention.precision is precision]
        rest = _join_to_standing(level, standing, joins, warnings)
        for mention in _join_among_equals(rest, joins):
            standing[mention.id] = mention
    names = _names(standing.values())
    ids = {member: names[mention.id] for mention in standing.values() for member in mention.members}
    resolved_joins = tuple(sorted(replace(join, result=ids[join.result]) for join in joins))
    return Resolved({old: new for old, new in ids.items() if old != new}, resolved_joins, tuple(sorted(warnings)))


def without_settled_dates(parts: Sequence[Part]) -> list[Part]:
    """The parts (under resolved ids) without a stated month or year that a printed date has made precise."""
    dates: dict[str, list[Mapping[str, frozenset[str]]]] = {}
    for part in parts:
        for statement in part.of("Inspection"):
            dates.setdefault(statement.id, []).append(dates_of(statement.id, statement.properties))
    printed = {
        key: {name: frozenset(day for each in known for day in each[name]) for name in PRINTED_DATES}
        for key, known in dates.items()
    }

    def settled(statement: Statement) -> Statement:
        stated = statement.properties.get("statedOn")
        if statement.label != "Inspection" or stated is None or not lies_within(str(stated), printed[statement.id]):
            return statement
        rest = {name: value for name, value in statement.properties.items() if name != "statedOn"}
        return replace(statement, properties=rest)

    return [replace(part, statements=tuple(settled(s) for s in part.statements)) for part in parts]


def _join_to_standing(
    level: Sequence[Mention], standing: dict[str, Mention], joins: list[Join], warnings: list[str]
) -> list[Mention]:
    """Join each mention to the one more precise inspection that it fits; give back those that fit none or several."""
    chosen: dict[str, tuple[str, Fit]] = {}
    for mention in level:
        fits = {key: fit for key in sorted(standing) if (fit := fit_of(mention, standing[key]))}
        best = max((fit.strength for fit in fits.values()), default=Strength.NONE)
        keys = [key for key, fit in fits.items() if fit.strength is best]
        if len(keys) == 1:
            chosen[mention.id] = (keys[0], fits[keys[0]])
        elif keys:
            warnings.append(f"{mention.id} may be any of {', '.join(keys)}: kept apart.")
        elif mention.undated:
            warnings.append(f"{mention.id}: no dated inspection fits it.")
    rest: list[Mention] = []
    for mention in level:
        if mention.id not in chosen:
            rest.append(mention)
            continue
        key, fit = chosen[mention.id]
        rivals = [
            m.id for m in level if m.id != mention.id and chosen.get(m.id, ("",))[0] == key and differ(m, mention)
        ]
        if rivals:
            warnings.append(f"{mention.id} and {', '.join(rivals)} both fit {key}, but are not one: kept apart.")
            rest.append(mention)
            continue
        standing[key] = together(standing[key], mention)
        joins.append(Join(fit.rule, key, (mention.id, key), fit.reason))
    return rest


def _join_among_equals(mentions: Sequence[Mention], joins: list[Join]) -> list[Mention]:
    """Join equally precise mentions that all fit each other, and none of which fits anything else."""
    fits = {
        frozenset({one.id, other.id}): fit
        for one, other in combinations(mentions, 2)
        if (fit := fit_of(*sorted((one, other), key=lambda m: not m.undated)))
    }
    mates = {m.id: frozenset({m.id}).union(*(pair for pair in fits if m.id in pair)) for m in mentions}
    joined: list[Mention] = []
    for mention in sorted(mentions, key=_preference):
        if any(mention.id in known.members for known in joined):
            continue
        joined.append(mention)
        for other in sorted(mentions, key=_preference):
            if other.id != mention.id and mates[other.id] == mates[mention.id]:
                fit = fits[frozenset({mention.id, other.id})]
                joined[-1] = together(joined[-1], other)
                joins.append(Join(fit.rule, mention.id, (other.id, mention.id), fit.reason))
    return sorted(joined, key=lambda m: m.id)


def _preference(mention: Mention) -> tuple[bool, bool, bool, int, str]:
    """Whose id stands when two equally precise keys are joined: the smaller is preferred."""
    ended = mention.dates["endedOn"]
    key = mention.id.split("/")[2]
    return (not mention.is_reported, not ended, mention.framework == UNKNOWN, -len(key), mention.id)


def _names(standing: Iterable[Mention]) -> dict[str, str]:
    """The id of each inspection that stands: its key's date, and its framework if any key knew it."""
    wanted: dict[str, list[str]] = {}
    for mention in standing:
        head, _, framework = mention.id.rpartition("/")
        better = mention.framework if framework == UNKNOWN else framework
        wanted.setdefault(f"{head}/{better}", []).append(mention.id)
    return {
        old: new if len(olds) == 1 else old  # a name that two would take is taken by neither
        for new, olds in wanted.items()
        for old in olds
    }
