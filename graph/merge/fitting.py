"""Whether two keys speak of one inspection: by their dates, words, figures and grades, and what rules it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from graph.merge.dates import YEAR_LENGTH, agree, days_apart, first_day, is_day, last_day, may_follow
from graph.merge.likeness import match_texts
from graph.merge.mentions import LISTS, PRINTED_DATES, Mention, lies_within
from graph.merge.rules import (
    CHANGED_IN,
    FEWEST_GRADES,
    FEWEST_TEXTS,
    FIGURES_AFTER,
    FIGURES_WINDOW,
    GRADED_LINES,
    LINES,
    NEWS_AFTER_PUBLICATION,
    OTHER_REPORT,
    PUBLICATION_WINDOW,
    SAME_REPORT,
    SAME_WORDS,
    SLIP_OF_A_DATE,
    SLIP_OF_A_MONTH,
    UNKNOWN,
)

BOARD = "lscb"


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


def fit_of(less: Mention, more: Mention) -> Fit:
    """Whether two keys may be one inspection. `more` is at least as precise as `less`."""
    if differ(less, more) or not _frameworks_fit(less, more) or not _over_in_time(less, more):
        return NO_FIT
    if less.undated:
        by_words = _words_fit(less, more)
        if by_words is not None:
            return by_words
        return _figures_fit(less, more) if less.is_reported else _news_fit(less, more)
    if less.is_reported and more.is_reported:  # two reports are of two inspections, unless a date was misread
        return (_words_fit(less, more) or NO_FIT) if _nearly_one_day(less, more) else NO_FIT
    return _dates_fit(less, more)


def _nearly_one_day(one: Mention, other: Mention) -> bool:
    days = [(x, y) for name in PRINTED_DATES for x in one.dates[name] for y in other.dates[name]]
    return any(days_apart(x, y) <= SLIP_OF_A_MONTH for x, y in days)


def differ(one: Mention, other: Mention) -> bool:
    """Whether two keys are surely two inspections: one document tells of both, or they gave different grades."""
    if one.documents & other.documents:
        return True
    shared = one.grades.keys() & other.grades.keys()
    if any(not one.grades[area] & other.grades[area] for area in shared):
        return True
    return _quotes_what_is_not_judged(one, other) or _quotes_what_is_not_judged(other, one)


def _quotes_what_is_not_judged(told: Mention, report: Mention) -> bool:
    """Whether grades are told that a whole report does not give, so that it is not what they are quoted from.

    Of a review of the safeguarding board alone, nobody can quote a grade of services, though the board's be told too.
    """
    if told.is_reported or not report.is_reported or report.undated or not told.grades or not report.grades:
        return False
    of_board_alone = report.grades.keys() == {BOARD} and told.grades.keys() != {BOARD}
    return of_board_alone or not told.grades.keys() & report.grades.keys()


def _frameworks_fit(one: Mention, other: Mention) -> bool:
    if one.framework == other.framework:
        return True
    if {one.framework, other.framework} <= CHANGED_IN.keys() and not (one.is_reported and other.is_reported):
        # Which of two frameworks it was is a guess of the document that mentions it, made from the year.
        return any(year in _years(one) | _years(other) for year in CHANGED_IN.values())
    for unknown, known in ((one, other), (other, one)):
        if unknown.framework == UNKNOWN:
            line = LINES.get(known.framework, known.framework)
            of_send = "send-arrangements" in unknown.grades
            return not unknown.grades or (line in GRADED_LINES and (line == LINES["send"]) == of_send)
    return False


def _years(mention: Mention) -> set[str]:
    days = {day for days in mention.dates.values() for day in days}
    return {day[:YEAR_LENGTH] for day in days or ({mention.told_on} if mention.told_on else set())}


def _over_in_time(less: Mention, more: Mention) -> bool:
    """Whether the inspection was over when a document spoke of it as past."""
    for told, happened in ((less, more), (more, less)):
        if told.told_on and any(first_day(day) > last_day(told.told_on) for day in happened.dates["endedOn"]):
            return False
    return True


def _words_fit(one: Mention, other: Mention) -> Fit | None:
    """Whether two reports have the same words; None if their texts cannot tell."""
    shares: list[float] = []
    for link in LISTS:
        a, b = one.texts[link], other.texts[link]
        if a and b:
            pairs = match_texts(a, b, at_least=SAME_WORDS)
            share = len(pairs) / min(len(a), len(b))
            if len(pairs) >= FEWEST_TEXTS and share >= SAME_REPORT:
                reason = f"{len(pairs)} findings or recommendations of {one.id} have the words of {other.id}."
                return Fit(Strength.STRONG, "same inspection by words", reason)
            if min(len(a), len(b)) > FEWEST_TEXTS:
                shares.append(share)
    return NO_FIT if shares and max(shares) < OTHER_REPORT else None


def _figures_fit(undated: Mention, other: Mention) -> Fit:
    same_framework = undated.framework == other.framework != UNKNOWN
    ended = [*other.dates["endedOn"], *other.dates["publishedOn"], *other.dates["statedOn"]]
    if not undated.figures or not same_framework or not ended:
        return NO_FIT
    latest = undated.figures
    near = any(
        may_follow(day, latest, within=FIGURES_WINDOW) or days_apart(day, latest) <= FIGURES_AFTER for day in ended
    )
    if not near:
        return NO_FIT
    reason = f"{undated.id} has no date; its latest figures are of {latest}, shortly before {other.id}."
    return Fit(Strength.WEAK, "same inspection by figures", reason)


def _news_fit(news: Mention, other: Mention) -> Fit:
    """By the day of a document that tells of an inspection as news: its report had just come out."""
    day = news.told_on
    if day is None or not news.grades.keys() & other.grades.keys():
        return NO_FIT
    published, ended = other.dates["publishedOn"], other.dates["endedOn"]
    just_out = any(may_follow(day, date, within=NEWS_AFTER_PUBLICATION) for date in published)
    if just_out or (not published and any(may_follow(day, date, within=PUBLICATION_WINDOW) for date in ended)):
        strength = Strength.STRONG if just_out else Strength.WEAK
        reason = f"{news.id} was news on {day}, with grades of {other.id}, whose report came out then."
        return Fit(strength, "same inspection as news", reason)
    return NO_FIT


def _dates_fit(one: Mention, other: Mention) -> Fit:
    """By the property that both know; else by what one calls the end and the other the publication of a report."""
    for name, words in (("endedOn", "ended"), ("publishedOn", "was published")):
        a, b = one.dates[name], other.dates[name]
        if a and b:
            return _same_property(one, other, words, a, b) or _grades_fit(one, other)
    if one.dates["startedOn"] and any(agree(x, y) for x in one.dates["startedOn"] for y in other.dates["startedOn"]):
        return _by_date(one, other, "started")
    for told, known in ((one, other), (other, one)):
        if any(lies_within(day, known.dates) for day in told.dates["statedOn"]):
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
    """By the grades, where a document takes one of an inspection's dates for another, or is some weeks out."""
    shared = one.grades.keys() & other.grades.keys()
    if len(shared) < FEWEST_GRADES:
        return NO_FIT
    for told, known in ((one, other), (other, one)):
        for day in sorted(day for name in PRINTED_DATES for day in told.dates[name]):
            near = any(days_apart(day, date) <= SLIP_OF_A_MONTH for dates in known.dates.values() for date in dates)
            if not told.is_reported and (near or lies_within(day, known.dates)):
                reason = f"{told.id} gives {day}, no date of {known.id} but near one, and {len(shared)} of its grades."
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
