"""What bundles say of an authority's inspections, gathered under the keys that they use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from graph.merge.dates import agree, first_day, is_day, is_year, last_day
from graph.merge.parts import Part
from graph.merge.rules import UNKNOWN
from loaders.bundle import Value

PRINTED_DATES = ("startedOn", "endedOn", "publishedOn")
DATES = (*PRINTED_DATES, "statedOn")
LISTS = ("RECOMMENDED", "FOUND")


class Precision(IntEnum):
    """How much of its date an inspection's key knows. Keys of less precision resolve to keys of more."""

    UNDATED = 0
    YEAR = 1
    MONTH = 2  # or the day of publication
    DAY = 3  # the day on which fieldwork ended
    REPORT = 4  # that day, in the inspection's own report


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


def mentions_in(parts: Sequence[Part]) -> list[Mention]:
    """One mention for each key that bundles use, in the order of the keys."""
    gathered: dict[str, Mention] = {}
    for part in parts:
        for mention in _mentions_of(part):
            known = gathered.get(mention.id)
            gathered[mention.id] = together(known, mention) if known else mention
    return [gathered[key] for key in sorted(gathered)]


def _mentions_of(part: Part) -> Iterable[Mention]:
    texts = {s.id: str(s.properties["text"]) for s in (*part.of("Finding"), *part.of("Recommendation"))}
    grades = {s.id: (str(s.properties["area"]), str(s.properties["grade"])) for s in part.of("Judgement")}
    own_reports = {inspection: document for document, inspection in part.reports.items()}
    for statement in part.of("Inspection"):
        given = [grades[j] for j in part.targets("GAVE", statement.id) if j in grades]
        documents = frozenset(part.targets("REPORTED_IN", statement.id)) | statement.documents
        is_reported = statement.id in own_reports
        yield Mention(
            id=statement.id,
            framework=str(statement.properties.get("framework", UNKNOWN)),
            dates=dates_of(statement.id, statement.properties),
            grades={area: frozenset(g for a, g in given if a == area) for area, _ in given},
            texts={link: tuple(texts[t] for t in part.targets(link, statement.id) if t in texts) for link in LISTS},
            documents=documents,
            is_reported=is_reported,
            told_on=None if is_reported else _told_on(part, documents),
            figures=_latest_figures(part) if is_reported else None,
            members=frozenset({statement.id}),
        )


def dates_of(node_id: str, properties: Mapping[str, Value]) -> dict[str, frozenset[str]]:
    """The dates that an inspection has, by property; if it has none, that of its key, as stated."""
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


def together(one: Mention, other: Mention) -> Mention:
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
        texts={link: max(one.texts[link], other.texts[link], key=lambda texts: (len(texts), texts)) for link in LISTS},
        documents=one.documents | other.documents,
        is_reported=one.is_reported or other.is_reported,
        told_on=min(told, default=None),
        figures=max(figures, default=None),
        members=one.members | other.members,
    )


def lies_within(day: str, known: Mapping[str, frozenset[str]]) -> bool:
    """Whether a stated date agrees with any date of an inspection, or lies between its start and its end."""
    if any(agree(day, date) for dates in known.values() for date in dates):
        return True
    return any(
        first_day(start) <= last_day(day) and first_day(day) <= last_day(end)
        for start in known["startedOn"]
        for end in known["endedOn"]
    )
