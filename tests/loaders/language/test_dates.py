"""Printed dates: what is read, and what is left unread rather than guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.dates import find_date_range, find_dates, parse_date

MONTH_NAMES = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("29 January 2018", "2018-01-29"),
        ("30<sup>th</sup> Sep 2016", "2016-09-30"),
        ("1st of May 2016", "2016-05-01"),
        ("30 th June 2016", "2016-06-30"),
        ("Wednesday, May 9, 2018", "2018-05-09"),
        ("Sunday 1 May 2016", "2016-05-01"),
        ("31/03/2016", "2016-03-31"),
        ("04/05/2016", "2016-05-04"),
        ("31.3.16", "2016-03-31"),
        ("30th Sep 16", "2016-09-30"),
        ("31-Mar-2016", "2016-03-31"),
        ("29January2018", "2018-01-29"),
        ("2016-09-30", "2016-09-30"),
        ("2016-09-30 00:00:00", "2016-09-30"),
        ("May 2016", "2016-05"),
        ("Sept. 2016", "2016-09"),
        ("03/2016", "2016-03"),
        ("2016-03", "2016-03"),
        ("2016", "2016"),
        ("(29 February 2016)", "2016-02-29"),
    ],
)
def test_a_printed_date_is_read(printed: str, iso: str) -> None:
    assert parse_date(printed) == iso


@pytest.mark.parametrize(
    "printed",
    [
        "31st April 2016",
        "29 February 2017",
        "30th Sep 16 20",
        "13/2016",
        "00/05/2016",
        "tbc",
        "??",
        "",
        "May",
        "9 May",
        "ongoing",
        "page 2016-7",
        "1 May 2016 to 3 May 2016",
        "March 16",
        "£2016",
        "20161",
    ],
)
def test_what_is_not_one_possible_date_is_not_read(printed: str) -> None:
    assert parse_date(printed) is None


@given(
    day=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    form=st.sampled_from(["{d} {m} {y}", "{d}th {m} {y}", "{d}-{s}-{y}", "{d:02}/{n:02}/{y}", "{m} {d}, {y}"]),
)
def test_every_day_survives_being_printed(day: date, form: str) -> None:
    month = MONTH_NAMES[day.month - 1]
    printed = form.format(d=day.day, m=month, s=month[:3], n=day.month, y=day.year)
    assert parse_date(printed) == day.isoformat()


@given(st.text(max_size=40))
def test_any_text_is_a_possible_date_or_none(text: str) -> None:
    if (iso := parse_date(text)) is not None:
        padded = iso + "-01-01"[len(iso) - 4 :]
        assert date.fromisoformat(padded).isoformat().startswith(iso)


def test_the_dates_of_a_running_text_in_order() -> None:
    text = "At 31 March 2017 there were 12, down from 20 in May 2016 and on 31 April 2015."
    assert [found.iso for found in find_dates(text)] == ["2017-03-31", "2016-05", None]


def test_bare_years_are_found_only_on_request() -> None:
    assert [f.iso for f in find_dates("Inspected in 2012.", years=True)] == ["2012"]
    assert find_dates("Inspected in 2012.") == []


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("29 January to 22 February 2018", "2018-01-29", "2018-02-22"),
        ("4 to 15 December 2023", "2023-12-04", "2023-12-15"),
        ("26 October 2015 – 20 November 2015", "2015-10-26", "2015-11-20"),
        ("30 October 2023 to 3 November 2023", "2023-10-30", "2023-11-03"),
        ("4 to 8 June 2018 and 18 to 22 June 2018", "2018-06-04", "2018-06-22"),
        ("4-8 June and 18 -22 June 2018", "2018-06-04", "2018-06-22"),
        ("4 to 8 June 2018, 18 to 22 June 2018", "2018-06-04", "2018-06-22"),
        ("Inspection dates: 29January to\n22  February2018", "2018-01-29", "2018-02-22"),
        ("28 December to 6 January 2018", "2017-12-28", "2018-01-06"),
        ("between 29 January 2018 and 22 February 2018", "2018-01-29", "2018-02-22"),
        ("Monday 4 June to Friday 8 June 2018", "2018-06-04", "2018-06-08"),
        ("4th–8th June 2018, published 3 July 2018", "2018-06-04", "2018-06-08"),
        ("Paragraphs 10 to 12 and 4 to 8 June 2018", "2018-06-04", "2018-06-08"),
        ("23 June 2014 – 16 July 2014 Report published: 29 August 2014", "2014-06-23", "2014-07-16"),
    ],
)
def test_a_range_of_days_is_found(printed: str, first: str, last: str) -> None:
    assert find_date_range(printed) == (first, last)


@pytest.mark.parametrize(
    "printed",
    [
        "1 January 2018",
        "31 April to 5 May 2018",
        "5 May 2018 to 1 May 2018",
        "10 children to 15 June 2018",
        "4 to 8",
        "",
        "4 to 8 June",
        "3 May 2018, 9 June 2018",
    ],
)
def test_what_is_not_a_range_is_not_read_as_one(printed: str) -> None:
    assert find_date_range(printed) is None


@given(
    start=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    length=st.integers(min_value=1, max_value=60),
    dash=st.sampled_from([" to ", "–", " - ", " — "]),
    short=st.booleans(),
)
def test_every_range_survives_being_printed(start: date, length: int, dash: str, short: bool) -> None:
    end = start + timedelta(days=length)
    year = "" if short and start.year == end.year else f" {start.year}"
    month = "" if short and not year and start.month == end.month else f" {MONTH_NAMES[start.month - 1]}"
    printed = f"{start.day}{month}{year}{dash}{end.day} {MONTH_NAMES[end.month - 1]} {end.year}"
    assert find_date_range(printed) == (start.isoformat(), end.isoformat())
