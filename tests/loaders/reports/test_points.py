"""Points of letters: joined over page breaks, with what is nested under them."""

from __future__ import annotations

from loaders.document import Block
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
    assert [p.text for p in with_nested(points_of(nested))] == ["Write it down: by hand", "Say it."]
    assert [p.text for p in with_nested(points_of(led))] == ["The meeting is for: hearing deciding.", "It works."]
