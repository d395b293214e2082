"""Which authorities a text names: by all their names, and not where the words mean something else."""

from __future__ import annotations

import pytest

from loaders.language.authorities import authorities_in, authority_named, find_authority, located


@pytest.mark.parametrize(
    ("title", "gss_code"),
    [
        ("Larchmere", "E09000901"),
        ("London Borough of Larchmere", "E09000901"),
        ("Royal Borough of Quillhaven", "E09000902"),
        ("Inspection of Thornbury Vale Council children’s services", "E06000901"),
        ("KESTREL BAY METROPOLITAN BOROUGH COUNCIL", "E08000901"),
        ("Ashcombe & Wyke", "E10000901"),
        ("Ashcombe and Wyke County Council", "E10000901"),
        ("Kestrel Bay Safeguarding Children Board", "E08000901"),
        ("Kestrel Bay partners, led by Larchmere Council", "E09000901"),
        ("Bournemouth, Christchurch & Poole", "E06000058"),
        ("Poole", "E06000029"),
        ("County Durham", "E06000047"),
        ("Durham County Council", "E06000047"),
        ("City of Westminster", "E09000033"),
        ("Royal Borough of Kingston-upon-Thames", "E09000021"),
        ("Kingston upon Hull City Council", "E06000010"),
        ("Kingston", "E09000021"),
        ("Bristol City Council", "E06000023"),
        ("St Helens", "E08000013"),
        ("St. Helens Council", "E08000013"),
        ("Stockton on Tees", "E06000004"),
        ("East Riding", "E06000011"),
        ("Southend-on-Sea city council", "E06000033"),
        ("Reading Borough Council", "E06000038"),
        ("READING", "E06000038"),
        ("Council of the Isles of Scilly", "E06000053"),
        ("Nottingham City", "E06000018"),
        ("Nottinghamshire", "E10000024"),
        ("NE Lincolnshire Council", "E06000012"),
        ("N. Lincolnshire", "E06000013"),
        ("N.E. Lincolnshire", "E06000012"),
        ("W Sussex County Council", "E10000032"),
        ("Lincolnshire", "E10000019"),
        ("Larchmere's services for children", "E09000901"),
    ],
)
def test_an_authority_is_found_by_the_names_that_documents_print(title: str, gss_code: str) -> None:
    authority = find_authority(title)
    assert authority is not None
    assert authority.gss_code == gss_code


@pytest.mark.parametrize(
    "text",
    [
        "Reading is taught well",
        "progress in reading",
        "in Reading and Writing",
        "Councillor Kent",
        "offices in New York",
        "the larchmere of old",
        "Nowhere Council",
        "",
    ],
)
def test_ordinary_words_and_other_names_are_no_authority(text: str) -> None:
    assert find_authority(text) is None


def test_of_two_authorities_of_one_name_the_day_decides() -> None:
    before, after = find_authority("Dorset", on="2016-02"), find_authority("Dorset", on="2021-10-08")
    today, by_title = find_authority("Dorset"), find_authority("Dorset County Council")
    assert before is not None
    assert after is not None
    assert today is not None
    assert by_title is not None
    assert [a.gss_code for a in (before, after, today, by_title)] == [
        "E10000009",
        "E06000059",
        "E06000059",
        "E10000009",
    ]


def test_all_authorities_of_a_text_in_order_and_once() -> None:
    text = "Larchmere works with Quillhaven Council, with Ashcombe & Wyke, and with Larchmere's own trust."
    assert [a.name for a in authorities_in(text)] == ["Larchmere", "Quillhaven", "Ashcombe and Wyke"]


@pytest.mark.parametrize(
    "text",
    [
        "Larchmere Constabulary",
        "Kestrel Bay NHS Trust",
        "Larchmere Children First",
        "Larchmere Evening News",
        "Jane Sutton, Director of Nursing",
    ],
)
def test_a_name_inside_another_name_does_not_count(text: str) -> None:
    assert authorities_in(text) == []


@pytest.mark.parametrize(
    ("name", "gss_code"),
    [
        ("Quillhaven Council", "E09000902"),
        ("London Borough of Larchmere", "E09000901"),
        ("LB Larchmere", "E09000901"),
        ("RB Quillhaven", "E09000902"),
        ("Larchmere Hospital NHS Trust", None),
        ("Larchmere and Quillhaven", None),
    ],
)
def test_a_text_that_says_an_authority_and_nothing_else(name: str, gss_code: str | None) -> None:
    authority = authority_named(name)

    assert (authority.gss_code if authority else None) == gss_code


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the services of Quillhaven, Larchmere and Kent", ["Quillhaven", "Larchmere", "Kent"]),
        ("the hall, Quillhaven, Larchmere AB1 2CD", ["Quillhaven"]),
        ("Larchmere’s rating, and Larchmere’s plan", ["Larchmere", "Larchmere"]),
    ],
)
def test_where_authorities_are_named(text: str, names: list[str]) -> None:
    places = located(text)
    assert [authority.name for authority, *_ in places] == names
    assert all(text[start:end].startswith(authority.name) for authority, start, end in places)
