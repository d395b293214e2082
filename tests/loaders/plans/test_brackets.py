"""Signs outside brackets."""

from __future__ import annotations

import re

import pytest

from loaders.document import Block, Document, Page
from loaders.plans.shapes.lines import with_actions_in_lines
from loaders.plans.terms.brackets import split_outside_brackets
from loaders.plans.terms.deadlines import bracket_parts

DASH = re.compile(r"\s+-\s+")
VERY_MANY = 600_000
"""Signs for which work that grows with their square outlasts the suite's limit on a test many times."""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Train staff - Jo Roe - May 2016", ["Train staff", "Jo Roe", "May 2016"]),
        ("Train staff - Jo Roe (Head - Care) - May 2016", ["Train staff", "Jo Roe (Head - Care)", "May 2016"]),
        ("Train staff [first - second] - Jo Roe", ["Train staff [first - second]", "Jo Roe"]),
        ("Train (all - staff", ["Train (all", "staff"]),
        ("Train staff", ["Train staff"]),
        ("", [""]),
    ],
)
def test_signs_in_brackets_part_nothing(text: str, parts: list[str]) -> None:
    assert split_outside_brackets(DASH, text) == parts


def test_a_line_of_very_many_signs_tells_nothing() -> None:
    block = Block("paragraph", ("- " * VERY_MANY).strip(), 1, 1)
    document = Document("0" * 64, "plan.txt", "text", (Page(1, (block,)),))

    assert with_actions_in_lines(document) is document


def test_a_bracket_of_very_many_signs() -> None:
    _, parts = bracket_parts(f"Train staff ({'a; ' * VERY_MANY}b)")

    assert len(parts) == VERY_MANY + 1
