"""Which recommendation a text puts in other words."""

from __future__ import annotations

import pytest

from graph.merge.rewording import Originals

TEXTS = [
    "Ensure that all young carers are found early and offered an assessment of their own needs.",
    "Answer every contact about a child within one working day, and write down who decided what.",
    "Agree with health partners when a child's first assessment is due, and report on delay each month.",
    "Recruit enough foster carers for teenagers, and train those who already foster. (Outcome 4, national framework)",
]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Young carers: early identification, and an assessment of need", 0),
        ("All contacts decided in a working day", 1),
        ("Health assessments: agree when the first is due, and report on delay", 2),
        ("Training and recruitment of foster carers for teenagers", 3),
        (TEXTS[1].upper(), 1),
    ],
)
def test_a_text_finds_the_recommendation_that_it_rewords(text: str, position: int) -> None:
    original = Originals(TEXTS).original_of(text)

    assert original is not None
    assert original.position == position


@pytest.mark.parametrize(
    "text",
    [
        "Modernise the fleet of minibuses for day trips",
        "Carers",
        "Improve the service for children and young people (Outcome 4, national framework)",
        "Assessments and carers",
    ],
    ids=["another subject", "one word", "common words", "as much about one as about another"],
)
def test_a_text_about_something_else_rewords_none(text: str) -> None:
    assert Originals(TEXTS).original_of(text) is None


def test_there_is_nothing_to_reword_where_nothing_was_recommended() -> None:
    assert Originals([]).original_of("Young carers") is None
