"""Headings that a text copy has run together with the paragraphs around them."""

from __future__ import annotations

import re

from loaders.document import Block
from loaders.reports.inline_headings import part_at_headings

HEADINGS = re.compile(r"Main findings|Next steps")


def parts(text: str, kind: str = "paragraph") -> list[tuple[str, str]]:
    block = Block(kind, text, 2, 7)  # type: ignore[arg-type]
    return [(b.kind, b.text) for b in part_at_headings([block], HEADINGS)]


def test_a_paragraph_is_parted_at_the_headings_in_it() -> None:
    text = (
        "The partners meet each week and write down what they decide. Main findings Daily calls work well. Next steps"
    )
    assert parts(text) == [
        ("paragraph", "The partners meet each week and write down what they decide."),
        ("heading", "Main findings"),
        ("paragraph", "Daily calls work well."),
        ("heading", "Next steps"),
    ]


def test_each_part_has_a_place_of_its_own() -> None:
    block = Block(
        "paragraph", "The partners meet each week. Main findings Daily calls work well and are minuted.", 2, 7
    )
    assert [(b.page, b.paragraph) for b in part_at_headings([block], HEADINGS)] == [(2, 7), (2, 7001), (2, 7002)]


def test_the_words_of_a_heading_in_a_sentence_part_nothing() -> None:
    text = "We set out our Main findings in the letter that we sent to the partners in the spring."
    assert parts(text) == [("paragraph", text)]


def test_headings_and_short_lines_stay_whole() -> None:
    assert parts("Main findings", "heading") == [("heading", "Main findings")]
    assert parts("Main findings Daily calls work.") == [("paragraph", "Main findings Daily calls work.")]
