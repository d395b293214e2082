"""Comparing partial dates: days, months and years as printed (`2016-05-01`, `2016-05`, `2016`)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

DAY_LENGTH = len("2016-05-01")
YEAR_LENGTH = len("2016")


def is_day(partial: str) -> bool:
    return len(partial) == DAY_LENGTH


def is_year(partial: str) -> bool:
    return len(partial) == YEAR_LENGTH


def agree(one: str, other: str) -> bool:
    """Whether two partial dates may be the same day: one is the other's beginning."""
    return one.startswith(other) or other.startswith(one)


def first_day(partial: str) -> date:
    """The first day that a partial date may stand for."""
    year, month, day = (int(part) for part in (partial + "-01-01")[:DAY_LENGTH].split("-"))
    return date(year, month, day)


def last_day(partial: str) -> date:
    """The last day that a partial date may stand for."""
    if is_day(partial):
        return first_day(partial)
    start = first_day(partial)
    month = 12 if is_year(partial) else start.month
    return date(start.year, month, monthrange(start.year, month)[1])


def days_apart(one: str, other: str) -> int:
    """The least number of days that may lie between two partial dates; 0 if they may be the same day."""
    if last_day(one) < first_day(other):
        return (first_day(other) - last_day(one)).days
    if last_day(other) < first_day(one):
        return (first_day(one) - last_day(other)).days
    return 0


def may_follow(later: str, earlier: str, *, within: int) -> bool:
    """Whether `later` may lie 0 to `within` days after `earlier`."""
    return last_day(later) >= first_day(earlier) and first_day(later) <= last_day(earlier) + timedelta(days=within)


def surely_before(one: str, other: str) -> bool:
    """Whether every day that `one` may be comes before every day that `other` may be."""
    return last_day(one) < first_day(other)


def most_precise(partials: Iterable[str]) -> str:
    """The most precise of some partial dates; of several, the earliest."""
    return min(partials, key=lambda partial: (-len(partial), partial))
