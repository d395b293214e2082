"""Partial dates: days, months and years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.merge.dates import agree, days_apart, first_day, last_day, may_follow, most_precise, surely_before

PARTIAL_DATES = st.dates(date(2005, 1, 1), date(2030, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-03", date(2016, 2, 3), date(2016, 2, 3)),
    ],
)
def test_a_partial_date_stands_for_its_days(partial: str, first: date, last: date) -> None:
    assert (first_day(partial), last_day(partial)) == (first, last)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("2016", "2016-05-03", True), ("2016-05", "2016-05-03", True), ("2016-05", "2016-06", False)],
)
def test_dates_agree_as_far_as_the_less_precise_goes(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "days"), [("2016-05-01", "2016-05-15", 14), ("2016-05", "2016-06-02", 2), ("2016", "2016-06", 0)]
)
def test_days_apart_is_the_least_it_may_be(one: str, other: str, days: int) -> None:
    assert days_apart(one, other) == days


@pytest.mark.parametrize(
    ("later", "expected"),
    [("2016-03-18", True), ("2016-06", True), ("2016", True), ("2016-10", False), ("2016-02", False)],
)
def test_a_publication_may_follow_fieldwork_for_half_a_year(later: str, expected: bool) -> None:
    assert may_follow(later, "2016-03-18", within=190) is expected


def test_the_most_precise_date_is_chosen_and_of_several_the_earliest() -> None:
    assert most_precise(["2016", "2016-06", "2016-05"]) == "2016-05"


@given(PARTIAL_DATES, PARTIAL_DATES)
def test_two_dates_agree_or_one_is_surely_first(one: str, other: str) -> None:
    assert [agree(one, other), surely_before(one, other), surely_before(other, one)].count(True) == 1
