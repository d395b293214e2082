"""Whom an owner's text names: by name, by initials, by post, one or several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document import Block
from loaders.plans.model import PostHolder
from loaders.plans.people.owners import People
from loaders.plans.people.post_holders import fits, holders_of_line

BLOCK = Block("paragraph", "the key", 1, 1)


def people() -> People:
    known = [
        PostHolder("Maud Ashdown", "MA", "Head of Duty", BLOCK),
        PostHolder("Tobias Vane", "TV", "", BLOCK),
        PostHolder("Judith Stirling", "JSt", "", BLOCK),
    ]
    return People(known, named=["Ingrid Holt"])


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("MA", ["Maud Ashdown"]),
        ("MA/TV", ["Maud Ashdown", "Tobias Vane"]),
        ("MA tv", ["Maud Ashdown", "Tobias Vane"]),
        ("MA & TV", ["Maud Ashdown", "Tobias Vane"]),
        ("JSt, IH", ["Judith Stirling", "Ingrid Holt"]),
        ("Maud Ashdown\nTobias Vane", ["Maud Ashdown", "Tobias Vane"]),
        ("Maud\nAshdown", ["Maud Ashdown"]),
        ("Maud Ashdown Tobias Vane", ["Maud Ashdown", "Tobias Vane"]),
        ("Maud Ashdown, Tobias Vane and Ingrid Holt", ["Maud Ashdown", "Tobias Vane", "Ingrid Holt"]),
        ("Maud Ashdown (Head of Duty), Owen Quayle (Head of Care)", ["Maud Ashdown", "Owen Quayle"]),
        ("Owen Quayle, Service Manager Referral and Assessment", ["Owen Quayle"]),
        ("Head of Care: Owen Quayle", ["Owen Quayle"]),
        ("Service Manager, Fostering – Owen Quayle", ["Owen Quayle"]),
        ("Service Manager, Front Door – Owen Quayle", ["Owen Quayle"]),
        ("Owen Quayle (Service Manager, Front Door)", ["Owen Quayle"]),
        ("Owen Quayle – Team Manager, Duty Ida Cole – Head of Care", ["Owen Quayle", "Ida Cole"]),
        ("Owen Quayle, Service Manager, Duty\nIda Cole, Head of Care", ["Owen Quayle", "Ida Cole"]),
        ("Owen Quayle, Head of Fostering, Harbour House Manager", ["Owen Quayle"]),
        ("Named GP (Owen Quayle)\nHead of Care (Ida Cole)", ["Owen Quayle", "Ida Cole"]),
        ("Head of Care and Duty (Owen Quayle) and Head of Placements (Ida Cole)", ["Owen Quayle", "Ida Cole"]),
        ("Tobias Vain", ["Tobias Vane"]),
        ("DCI Owen Quayle", ["Owen Quayle"]),
        ("tbc", []),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    owners = people().owners(text)

    assert [person.name for person in owners.persons] == persons
    assert owners.unknown == []


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Head of Early Help", ["Head of Early Help"]),
        ("Assistant Director\nSocial Care", ["Assistant Director Social Care"]),
        ("Head of Early Help / Principal Social Worker", ["Head of Early Help", "Principal Social Worker"]),
        ("Data and Insight Manager", ["Data and Insight Manager"]),
        (
            "Data and Insight Manager and Head of Early Help",
            ["Data and Insight Manager", "Head of Early Help"],
        ),
        (
            "Head of Fostering and Adoption and Legal Services Manager",
            ["Head of Fostering and Adoption", "Legal Services Manager"],
        ),
        ("DCS", ["DCS"]),
        ("Service Manager, MASH and HR Business Partner", ["Service Manager, MASH", "HR Business Partner"]),
        ("Performance Manager and Service Manager, MASH", ["Performance Manager", "Service Manager, MASH"]),
        (
            "Assistant Director, Safeguarding and Family Support",
            ["Assistant Director, Safeguarding and Family Support"],
        ),
    ],
)
def test_posts(text: str, posts: list[str]) -> None:
    owners = people().owners(text)

    assert owners.posts == posts
    assert owners.persons == []


def test_initials_of_nobody_are_unknown() -> None:
    owners = people().owners("MA/XQ")

    assert [person.name for person in owners.persons] == ["Maud Ashdown"]
    assert owners.unknown == ["XQ"]


def test_initials_that_two_names_fit_are_unknown() -> None:
    assert People(named=["Ingrid Holt", "Iris Hale"]).owners("IH").unknown == ["IH"]


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_without_an_error_and_the_same_way_each_time(text: str) -> None:
    assert people().owners(text) == people().owners(text)


@pytest.mark.parametrize(
    ("initials", "name", "do"),
    [
        ("MA", "Maud Ashdown", True),
        ("JSt", "Judith Stirling", True),
        ("MJA", "Maud Jo Ashdown", True),
        ("MA", "Maud Jo Ashdown", True),
        ("AM", "Maud Ashdown", False),
    ],
)
def test_initials_fit_a_name(initials: str, name: str, do: bool) -> None:
    assert fits(initials, name) is do


@pytest.mark.parametrize(
    "text",
    [
        "MA = Maud Ashdown, Head of Duty; TV = Tobias Vane, Head of Care",
        "Maud Ashdown (MA), Head of Duty Tobias Vane (TV), Head of Care",
        "MA: Maud Ashdown, Head of Duty, TV: Tobias Vane, Head of Care",
    ],
)
def test_key_in_a_line(text: str) -> None:
    found = list(holders_of_line(Block("paragraph", text, 1, 1)))

    assert [(holder.name, holder.initials, holder.title) for holder in found] == [
        ("Maud Ashdown", "MA", "Head of Duty"),
        ("Tobias Vane", "TV", "Head of Care"),
    ]


def test_line_without_initials_is_no_key() -> None:
    assert list(holders_of_line(Block("paragraph", "LAC: Children in care (CIC) live in good homes", 1, 1))) == []
