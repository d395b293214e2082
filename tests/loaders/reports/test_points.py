"""Points of letters: joined over page breaks, with what is nested under them."""

from __future__ import annotations

import pytest

from loaders.document import Block, BlockKind
from loaders.reports.points import points_of, with_nested


def test_a_point_goes_on_after_a_page_break_and_a_footnote() -> None:
    blocks = [
        Block("item", "Referrals pile up on", 1, 1, marker="■"),
        Block("footnote", "1 Counted by hand.", 1, 2),
        Block("paragraph", "2", 2, 1),
        Block("paragraph", "Mondays and Fridays.", 2, 2),
        Block("paragraph", "Nobody knows why.", 2, 3),
    ]
    assert [(p.text, p.is_item) for p in points_of(blocks)] == [
        ("Referrals pile up on Mondays and Fridays.", True),
        ("Nobody knows why.", False),
    ]
    assert [b.page for b in points_of(blocks)[0].blocks] == [1, 2]


def test_items_under_an_item_or_a_line_with_a_colon_belong_to_it() -> None:
    nested = [
        Block("item", "Write it down:", 1, 1, marker="■"),
        Block("item", "by hand", 1, 2, marker="–", level=1),
        Block("item", "Say it.", 1, 3, marker="■"),
    ]
    led = [
        Block("paragraph", "The meeting is for:", 1, 1),
        Block("item", "hearing", 1, 2, marker="■"),
        Block("item", "deciding.", 1, 3, marker="■"),
        Block("paragraph", "It works.", 1, 4),
    ]
    assert [p.text for p in with_nested(points_of(nested))] == ["Write it down:\nby hand", "Say it."]
    assert [p.text for p in with_nested(points_of(led))] == ["The meeting is for:\nhearing\ndeciding.", "It works."]


def test_a_point_knows_the_heading_that_it_stands_under() -> None:
    told = [
        Block("paragraph", "Calls are answered.", 1, 1),
        Block("heading", "The  front door", 1, 2),
        Block("item", "Referrals pile up on Mondays.", 1, 3, marker="■"),
    ]
    assert [p.heading for p in points_of(told)] == ["", "The front door"]


def test_a_footnote_that_was_read_as_a_paragraph_does_not_part_a_sentence() -> None:
    told = [
        Block("paragraph", "Inspectors asked about calls from", 1, 1),
        Block("paragraph", "1 This joint inspection was done under an Act.", 1, 2),
        Block("paragraph", "people who are afraid.", 2, 1),
    ]
    assert [p.text for p in points_of(told)] == ["Inspectors asked about calls from people who are afraid."]


def block(text: str, kind: BlockKind = "paragraph", page: int = 1) -> Block:
    return Block(kind, text, page, 1, marker="■" if kind == "item" else "")


@pytest.mark.parametrize(
    ("first", "then", "whole"),
    [
        ("The visit had a", "‘deep look’ at runaways.", "The visit had a ‘deep look’ at runaways."),
        ("Two courses: Better Days (BD)", "4 and a newer one.", "Two courses: Better Days (BD) and a newer one."),
        ("Staff know the", "children well.", "Staff know the children well."),
    ],
)
def test_a_block_that_begins_in_mid_sentence_goes_on_with_the_one_before(first: str, then: str, whole: str) -> None:
    assert [p.text for p in points_of([block(first), block(then)])] == [whole]


def test_a_paragraph_after_a_sentence_is_a_point_of_its_own() -> None:
    points = points_of([block("Staff know the children."), block("‘Front doors’ are open.")])
    assert [p.text for p in points] == ["Staff know the children.", "‘Front doors’ are open."]


def test_in_a_list_an_unmarked_paragraph_is_a_further_one_of_the_item_before() -> None:
    blocks = [
        block("Referrals pile up.", "item"),
        block("It takes days to read them.", page=2),
        block("Leadership", page=2),
        block("The board is new.", "item", page=2),
    ]
    assert [p.text for p in points_of(blocks, is_list=True)] == [
        "Referrals pile up. It takes days to read them.",
        "Leadership",
        "The board is new.",
    ]
    assert len(points_of(blocks)) == 4
