"""Numbers in figures and in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.numbers import NUMBER, parse_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [("2,789", 2789), ("71.3", 71.3), ("four", 4), ("No", 0), ("twenty-one", 21), ("thirty", 30), ("12.0", 12)],
)
def test_a_printed_number_has_a_value(printed: str, value: float) -> None:
    assert parse_number(printed) == value


@pytest.mark.parametrize("printed", ["", "some", "one in three", "two three", "-4", "nan", "inf", "1e3", "15, 400"])
def test_what_is_not_one_number_has_none(printed: str) -> None:
    assert parse_number(printed) is None


@given(st.integers(min_value=0, max_value=10_000_000))
def test_every_whole_number_survives_being_printed_with_commas(value: int) -> None:
    assert parse_number(f"{value:,}") == value
    assert re.fullmatch(NUMBER, f"{value:,}")


def test_numbers_in_a_text_are_whole() -> None:
    assert re.findall(NUMBER, "Of 1,204 children, twenty two were under four and 3.5% fourteen.") == [
        "1,204",
        "twenty two",
        "four",
        "3.5",
        "fourteen",
    ]
