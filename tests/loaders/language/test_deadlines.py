"""Deadlines as plans print them: days, months, quarters, terms, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.deadlines import parse_due


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("30/9/16", "2016-09-30"),
        ("by Sept 2016", "2016-09"),
        ("end of March 2016", "2016-03"),
        ("March 16", "2016-03"),
        ("Mar-16", "2016-03"),
        ("Mar ’16", "2016-03"),
        ("end of 2016", "2016"),
        ("Q2 2016/17", "2016-09"),
        ("Q4 2016/2017", "2017-03"),
        ("End Q3 2019-20", "2019-12"),
        ("first quarter of 2016/17", "2016-06"),
        ("Q2 2016", "2016-06"),
        ("2016-17 Q3", "2016-12"),
        ("2016/17, Quarter 3", "2016-12"),
        ("FY2016-17 Q4", "2017-03"),
        ("2016 Q3", "2016-09"),
        ("Q3 16/17", "2016-12"),
        ("Q4 (2016/17)", "2017-03"),
        ("Q1-Q2 2016/17", "2016-09"),
        ("Quarters 1 and 2 2016/17", "2016-09"),
        ("Quarter 4 (January to March) 2017", "2017-03"),
        ("H1 2016/17", "2016-09"),
        ("Second half of 2016/17", "2017-03"),
        ("First half of 2016", "2016-06"),
        ("FY16/17", "2017-03"),
        ("Academic year 2016/17", "2017-08"),
        ("End of the 2016/17 school year", "2017-07"),
        ("Spring term 2016/17", "2017-04"),
        ("2016/17 Autumn Term", "2016-12"),
        ("Autumn 2016 term", "2016-12"),
        ("Autumn Term 1 2016", "2016-10"),
        ("Summer Term (July 2017)", "2017-07"),
        ("Before Christmas 2016", "2016-12"),
        ("2016/17", "2017-03"),
        ("Summer 2016", "2016-08"),
        ("Autumn term 2016", "2016-12"),
        ("Winter 2016/17", "2017-02"),
        ("April to June 2016", "2016-06"),
        ("Sept 2016 – March 2017", "2017-03"),
        ("31/03/2016 (revised 30/06/2016)", "2016-06-30"),
        ("30 June 2016<br>30 Sept 2016", "2016-09-30"),
    ],
)
def test_a_deadline_is_read(printed: str, iso: str) -> None:
    assert parse_due(printed) == iso


@pytest.mark.parametrize(
    "printed",
    [
        "ongoing",
        "tbc",
        "??",
        "",
        "Complete",
        "30 June",
        "3 months",
        "31st April 2016",
        "30th Sep 16 20",
        "monthly",
        "From April 2016",
        "Ongoing since May 2015",
        "2016/19",
        "Q5 2016/17",
        "Winter term 2016",
    ],
)
def test_what_names_no_deadline_has_none(printed: str) -> None:
    assert parse_due(printed) is None


@given(st.text(alphabet="0123456789/- QqFYHaumnterspigly()", max_size=20))
def test_any_text_is_a_possible_deadline_or_none(text: str) -> None:
    if (iso := parse_due(text)) is not None:
        padded = iso + "-01-01"[len(iso) - 4 :]
        assert date.fromisoformat(padded).isoformat().startswith(iso)
