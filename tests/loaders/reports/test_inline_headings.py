"""The title of a letter, and headings that a text copy has run together with the paragraphs around them."""

from __future__ import annotations

import re

import pytest

from loaders.document import Block, Document, Page
from loaders.errors import DocumentError
from loaders.reports.inline_headings import part_at_headings, parted_at_title

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


def test_a_letter_is_parted_at_its_title() -> None:
    blocks = tuple(Block("paragraph", text, 1, i) for i, text in enumerate(["Dear all", "Visit to Fen", "We came."], 1))
    document = Document("0" * 64, "letter.txt", "text", (Page(1, blocks),))
    head, title, rest = parted_at_title(document, re.compile("Visit to"), HEADINGS, "letter on a visit")
    assert ([b.text for b in head], title.text, [b.text for b in rest]) == (["Dear all"], "Visit to Fen", ["We came."])


def test_a_letter_without_its_title_is_refused() -> None:
    document = Document("0" * 64, "letter.txt", "text", (Page(1, (Block("paragraph", "Dear all", 1, 1),)),))
    with pytest.raises(DocumentError, match=r"letter\.txt: is no letter on a visit: it has no such title"):
        parted_at_title(document, re.compile("Visit to"), HEADINGS, "letter on a visit")
