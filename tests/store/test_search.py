"""Full-text search: best first, words marked, nothing that a user types is an operator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.loading import prepare
from graph.search import Hit, lucene_query, matching_words, search
from graph.store import Store
from graph.writer import replace_bundles
from tests.world.bundles import ILACS_2019, PLAN_2016, SIF_2016, all_bundles


def marked(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in matching_words(text, words)]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("adoption delay", '"adoption" "delay"'),
        ('"care leavers" health', '"care leavers" "health"'),
        ("NOT (adoption OR delay)", '"NOT" "(adoption" "OR" "delay)"'),
        ("a:b* ~c^2 -x \\", '"a:b*" "~c^2" "-x"'),
        ('"unclosed', '"unclosed"'),
        ("?! …", ""),
        ("", ""),
    ],
)
def test_words_are_never_operators(words: str, query: str) -> None:
    assert lucene_query(words) == query


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Adopters waited; adoption was delayed.", "adopters delay", ["Adopters", "adoption", "delayed"]),
        ("The council’s plan and the council", "councils", ["council’s", "council"]),
        ("Delay of the plan", "the delay of", ["Delay"]),
        ("Café — naïve 𝔘nicode delay", "delay", ["delay"]),
    ],
)
def test_words_are_marked_by_their_stem(text: str, words: str, found: list[str]) -> None:
    assert marked(text, words) == found


@given(text=st.text(), words=st.text())
def test_marks_are_in_order_and_within_the_text(text: str, words: str) -> None:
    places = [place for mark in matching_words(text, words) for place in mark]

    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@pytest.fixture
def world(store: Store) -> Store:
    prepare(store)
    for bundle in all_bundles():
        store.execute_write(replace_bundles, [bundle])
    return store


def ids(hits: list[Hit]) -> list[str]:
    return [hit.id for hit in hits]


@pytest.mark.neo4j
def test_the_best_match_comes_first_with_its_page_and_document(world: Store) -> None:
    hit = search(world, "do care leavers know whom to ask about health histories")[0]

    assert (hit.id, hit.label, hit.authority, hit.date) == (
        f"{SIF_2016}/finding/16",
        "Finding",
        "Larchmere",
        "2016-03-18",
    )
    assert (hit.title, hit.page) == ("Larchmere: inspection of services", 3)
    assert " ".join(hit.text[start:end] for start, end in hit.marks) == "care leavers health histories do know ask"


@pytest.mark.neo4j
def test_actions_are_found_too_and_words_by_their_stem(world: Store) -> None:
    assert ids(search(world, "tracked meetings"))[0] == f"{PLAN_2016}/objective/2/action/1"


@pytest.mark.neo4j
def test_filters(world: Store) -> None:
    everywhere = search(world, "adopters supervision")

    assert {hit.authority for hit in everywhere} >= {"Larchmere"}
    assert search(world, "adopters supervision", authority="Kestrel Bay") == [
        hit for hit in everywhere if hit.authority == "Kestrel Bay"
    ]
    assert {hit.authority for hit in search(world, "adopters", authority="london borough of larchmere")} == {
        "Larchmere"
    }
    assert ids(search(world, "adopters", theme="adoption-timeliness", since="2019", authority="E09000901")) == [
        f"{ILACS_2019}/finding/1"
    ]
    assert len(search(world, "supervision", limit=2)) == 2
    assert search(world, "zebra") == []
    assert search(world, '" ( OR') == []
