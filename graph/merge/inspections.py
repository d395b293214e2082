"""Which keys of inspections are one inspection: a full date, a month, a year, or none at all.

Each bundle speaks of an inspection under the best key it has. Here the keys of one authority are resolved: from the
most precise to the least, each takes the place of the one inspection that it fits, if exactly one does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from graph.merge.dates import agree, days_apart, first_day, is_day, is_year, last_day, may_follow
from graph.merge.likeness import match_texts
from graph.merge.model import Join
from graph.merge.parts import Part, Statement
from graph.merge.rules import (
    FEWEST_GRADES,
    FEWEST_TEXTS,
    FIGURES_AFTER,
    FIGURES_WINDOW,
    GRADED_LINES,
    LINES,
    OTHER_REPORT,
    PUBLICATION_WINDOW,
    SAME_REPORT,
    SAME_WORDS,
    SLIP_OF_A_DATE,
    UNKNOWN,
)
from loaders.bundle import Value

PRINTED_DATES = ("startedOn", "endedOn", "publishedOn")
DATES = (*PRINTED_DATES, "statedOn")


class Precision(IntEnum):
    """How much of its date an inspection's key knows. Keys of less precision resolve to keys of more."""

    UNDATED = 0
    YEAR = 1
    MONTH = 2  # or the day of publication
    DAY = 3  # the day on which fieldwork ended
    REPORT = 4  # that day, in the inspection's own report


class Strength(IntEnum):
    """How well two keys fit. A strong fit beats any number of weak ones."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether two keys are one inspection, by which rule, and why in words."""

    strength: Strength
    rule: str = ""
    reason: str = ""

    def __bool__(self) -> bool:
        return self.strength > Strength.NONE


NO_FIT = Fit(Strength.NONE)


@dataclass(frozen=True)
class Mention:
    """What all bundles say of an inspection under one key (or under all keys that have been joined).

    `texts` are its findings and recommendations; `told_on` the day by which it was over, since a document other than
    its own report spoke of it; `figures` the latest day of measurement in its own report.
    """

    id: str
    framework: str
    dates: Mapping[str, frozenset[str]]
    grades: Mapping[str, frozenset[str]]
    texts: Mapping[str, tuple[str, ...]]
    documents: frozenset[str]
    is_reported: bool
    told_on: str | None
    figures: str | None
    members: frozenset[str] = field(default=frozenset())

    @property
    def undated(self) -> bool:
        return not any(self.dates.values())

    @property
    def precision(self) -> Precision:
        if any(is_day(date) for date in self.dates["endedOn"]):
            return Precision.REPORT if self.is_reported else Precision.DAY
        known = [date for dates in self.dates.values() for date in dates]
        if not known:
            return Precision.UNDATED
        return Precision.YEAR if all(is_year(date) for date in known) else Precision.MONTH


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
    mentions = _mentions(parts)
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
            dates.setdefault(statement.id, []).append(_dates(statement.id, statement.properties))
    printed = {
        key: {name: frozenset(day for each in known for day in each[name]) for name in PRINTED_DATES}
        for key, known in dates.items()
    }

    def settled(statement: Statement) -> Statement:
        stated = statement.properties.get("statedOn")
        if statement.label != "Inspection" or stated is None or not _within(str(stated), printed[statement.id]):
            return statement
        rest = {name: value for name, value in statement.properties.items() if name != "statedOn"}
        return replace(statement, properties=rest)

    return [replace(part, statements=tuple(settled(s) for s in part.statements)) for part in parts]


# --- gathering what is said under each key ---------------------------------------------------------------------------


def _mentions(parts: Sequence[Part]) -> list[Mention]:
    gathered: dict[str, Mention] = {}
    for part in parts:
        for mention in _mentions_of(part):
            known = gathered.get(mention.id)
            gathered[mention.id] = _together(known, mention) if known else mention
    return [gathered[key] for key in sorted(gathered)]


def _mentions_of(part: Part) -> Iterable[Mention]:
    texts = {s.id: str(s.properties.get("text", "")) for s in part.statements if s.label in _TEXTS}
    grades = {s.id: (str(s.properties["area"]), str(s.properties["grade"])) for s in part.of("Judgement")}
    own_reports = {inspection: document for document, inspection in part.reports.items()}
    for statement in part.of("Inspection"):
        given = [grades[j] for j in part.targets("GAVE", statement.id) if j in grades]
        documents = frozenset(part.targets("REPORTED_IN", statement.id)) | statement.documents
        is_reported = statement.id in own_reports
        yield Mention(
            id=statement.id,
            framework=str(statement.properties.get("framework", UNKNOWN)),
            dates=_dates(statement.id, statement.properties),
            grades={area: frozenset(g for a, g in given if a == area) for area, _ in given},
            texts={link: tuple(texts[t] for t in part.targets(link, statement.id) if t in texts) for link in _LISTS},
            documents=documents,
            is_reported=is_reported,
            told_on=None if is_reported else _told_on(part, documents),
            figures=_latest_figures(part) if is_reported else None,
            members=frozenset({statement.id}),
        )


_TEXTS = frozenset({"Finding", "Recommendation"})
_LISTS = ("RECOMMENDED", "FOUND")


def _dates(node_id: str, properties: Mapping[str, Value]) -> dict[str, frozenset[str]]:
    dates = {name: frozenset({str(properties[name])} if name in properties else ()) for name in DATES}
    key = node_id.split("/")[2]
    if not any(dates.values()) and not key.startswith("undated"):
        dates["statedOn"] = frozenset({key})
    return dates


def _told_on(part: Part, documents: Iterable[str]) -> str | None:
    """The earliest day as of which one of the documents speaks that tell of an inspection."""
    return min((part.spoken_on[document] for document in documents if document in part.spoken_on), default=None)


def _latest_figures(part: Part) -> str | None:
    days = [str(s.properties["measuredOn"]) for s in part.of("Statistic") if "measuredOn" in s.properties]
    return max(days, default=None)


def _together(one: Mention, other: Mention) -> Mention:
    """All that is said under two keys of one inspection, under the id of the first."""
    told = [day for day in (one.told_on, other.told_on) if day]
    figures = [day for day in (one.figures, other.figures) if day]
    return Mention(
        id=one.id,
        framework=one.framework if one.framework != UNKNOWN else other.framework,
        dates={name: one.dates[name] | other.dates[name] for name in DATES},
        grades={
            area: one.grades.get(area, frozenset()) | other.grades.get(area, frozenset())
            for area in sorted(one.grades.keys() | other.grades.keys())
        },
        texts={link: max(one.texts[link], other.texts[link], key=lambda texts: (len(texts), texts)) for link in _LISTS},
        documents=one.documents | other.documents,
        is_reported=one.is_reported or other.is_reported,
        told_on=min(told, default=None),
        figures=max(figures, default=None),
        members=one.members | other.members,
    )


# --- resolving -------------------------------------------------------------------------------------------------------


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
            m.id for m in level if m.id != mention.id and chosen.get(m.id, ("",))[0] == key and _differ(m, mention)
        ]
        if rivals:
            warnings.append(f"{mention.id} and {', '.join(rivals)} both fit {key}, but are not one: kept apart.")
            rest.append(mention)
            continue
        standing[key] = _together(standing[key], mention)
        joins.append(Join(fit.rule, key, (mention.id, key), fit.reason))
    return rest


def _join_among_equals(mentions: Sequence[Mention], joins: list[Join]) -> list[Mention]:
    """Join pairs of equally precise mentions that fit each other and nothing else."""
    fits: dict[str, list[tuple[Mention, Fit]]] = {m.id: [] for m in mentions}
    for position, one in enumerate(mentions):
        for other in mentions[position + 1 :]:
            fit = fit_of(one, other)
            if fit and not (one.is_reported and other.is_reported and not one.undated):
                fits[one.id].append((other, fit))
                fits[other.id].append((one, fit))
    joined: dict[str, Mention] = {}
    taken: set[str] = set()
    for mention in mentions:
        mates = fits[mention.id]
        if mention.id in taken:
            continue
        if len(mates) == 1 and len(fits[mates[0][0].id]) == 1:
            mate, fit = mates[0]
            first, second = sorted((mention, mate), key=_preference)
            joined[first.id] = _together(first, second)
            joins.append(Join(fit.rule, first.id, (second.id, first.id), fit.reason))
            taken |= {first.id, second.id}
        else:
            joined[mention.id] = mention
    return [joined[key] for key in sorted(joined)]


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


# --- whether two keys fit --------------------------------------------------------------------------------------------


def fit_of(less: Mention, more: Mention) -> Fit:
    """Whether two keys may be one inspection. `more` is at least as precise as `less`."""
    if _differ(less, more) or not _frameworks_fit(less, more) or not _over_in_time(less, more):
        return NO_FIT
    by_words = _words_fit(less, more)
    if by_words is False:
        return NO_FIT
    if less.undated:
        if by_words:
            return Fit(
                Strength.STRONG,
                "same inspection by words",
                f"{less.id} has no date, and its findings and recommendations are those of {more.id}.",
            )
        return _figures_fit(less, more)
    return _dates_fit(less, more)


def _differ(one: Mention, other: Mention) -> bool:
    """Whether two keys are surely two inspections: one document tells of both, or they gave different grades."""
    if one.documents & other.documents:
        return True
    return any(not (one.grades[area] & other.grades[area]) for area in one.grades.keys() & other.grades.keys())


def _frameworks_fit(one: Mention, other: Mention) -> bool:
    if one.framework == other.framework:
        return True
    for unknown, known in ((one, other), (other, one)):
        if unknown.framework == UNKNOWN:
            line = LINES.get(known.framework, known.framework)
            of_send = "send-arrangements" in unknown.grades
            return not unknown.grades or (line in GRADED_LINES and (line == LINES["send"]) == of_send)
    return False


def _over_in_time(less: Mention, more: Mention) -> bool:
    """Whether the inspection was over when a document spoke of it as past."""
    for told, happened in ((less, more), (more, less)):
        if told.told_on and any(first_day(day) > last_day(told.told_on) for day in happened.dates["endedOn"]):
            return False
    return True


def _words_fit(one: Mention, other: Mention) -> bool | None:
    """Whether two reports have the same words; None if their texts cannot tell."""
    verdicts: list[float] = []
    for link in _LISTS:
        a, b = one.texts[link], other.texts[link]
        if a and b:
            pairs = match_texts(a, b, at_least=SAME_WORDS)
            share = len(pairs) / min(len(a), len(b))
            if len(pairs) >= FEWEST_TEXTS and share >= SAME_REPORT:
                return True
            if min(len(a), len(b)) > FEWEST_TEXTS:
                verdicts.append(share)
    if one.is_reported and other.is_reported and verdicts and max(verdicts) < OTHER_REPORT:
        return False
    return None


def _figures_fit(undated: Mention, other: Mention) -> Fit:
    same_framework = undated.framework == other.framework != UNKNOWN
    ended = [*other.dates["endedOn"], *other.dates["publishedOn"], *other.dates["statedOn"]]
    if other.is_reported or not undated.figures or not same_framework or not ended:
        return NO_FIT
    latest = undated.figures
    near = any(
        may_follow(day, latest, within=FIGURES_WINDOW) or days_apart(day, latest) <= FIGURES_AFTER for day in ended
    )
    if not near:
        return NO_FIT
    reason = f"{undated.id} has no date; its latest figures are of {latest}, shortly before {other.id}."
    return Fit(Strength.WEAK, "same inspection by figures", reason)


def _dates_fit(one: Mention, other: Mention) -> Fit:
    """By the property that both know; else by what one calls the end and the other the publication of a report."""
    for name, words in (("endedOn", "ended"), ("publishedOn", "was published")):
        a, b = one.dates[name], other.dates[name]
        if a and b:
            return _same_property(one, other, words, a, b) or _grades_fit(one, other)
    if one.dates["startedOn"] and any(agree(x, y) for x in one.dates["startedOn"] for y in other.dates["startedOn"]):
        return _by_date(one, other, "started")
    for told, known in ((one, other), (other, one)):
        if any(_within(day, known.dates) for day in told.dates["statedOn"]):
            return _by_date(one, other, "was held or published")
    for told, known in ((one, other), (other, one)):
        later = told.dates["publishedOn"] | told.dates["statedOn"]
        if later and known.dates["endedOn"] and not known.dates["publishedOn"]:
            for day in sorted(later):
                for end in sorted(known.dates["endedOn"]):
                    if may_follow(day, end, within=PUBLICATION_WINDOW):
                        return Fit(
                            Strength.WEAK,
                            "same inspection by publication",
                            f"{told.id} is known by {day}, and fieldwork of {known.id} ended shortly before, on {end}.",
                        )
    return NO_FIT


def _grades_fit(one: Mention, other: Mention) -> Fit:
    """By the grades, where a document takes one of an inspection's dates for another (the visit for the report)."""
    shared = one.grades.keys() & other.grades.keys()
    told = [mention for mention in (one, other) if not mention.is_reported]
    if len(shared) < FEWEST_GRADES or not told:
        return NO_FIT
    for mention, known in ((one, other), (other, one)):
        days = sorted({day for days in mention.dates.values() for day in days if _within(day, known.dates)})
        if mention in told and days:
            reason = (
                f"{mention.id} has {days[0]} for another of the dates of {known.id}, and {len(shared)} of its grades."
            )
            return Fit(Strength.WEAK, "same inspection by grades", reason)
    return NO_FIT


def _same_property(one: Mention, other: Mention, words: str, a: Iterable[str], b: Iterable[str]) -> Fit:
    pairs = [(x, y) for x in sorted(a) for y in sorted(b)]
    if any(agree(x, y) for x, y in pairs):
        return _by_date(one, other, words)
    for x, y in pairs:
        if is_day(x) and is_day(y) and days_apart(x, y) <= SLIP_OF_A_DATE:
            reason = f"{one.id} and {other.id}: what {words} on {x} or on {y} is one inspection, not two."
            return Fit(Strength.WEAK, "same inspection by publication", reason)
    return NO_FIT


def _by_date(one: Mention, other: Mention, words: str) -> Fit:
    reason = f"{other.id} is the one inspection that {words} when {one.id} says."
    return Fit(Strength.STRONG, "same inspection by date", reason)


def _within(day: str, known: Mapping[str, frozenset[str]]) -> bool:
    """Whether a stated date agrees with any date of an inspection, or lies between its start and its end."""
    if any(agree(day, date) for dates in known.values() for date in dates):
        return True
    return any(
        first_day(start) <= last_day(day) and first_day(day) <= last_day(end)
        for start in known["startedOn"]
        for end in known["endedOn"]
    )
