"""The head of a letter: its day and its lines, together or apart."""

from __future__ import annotations

import pytest

from loaders.document import Block
from loaders.reports.letterheads import letterhead


@pytest.mark.parametrize(
    ("blocks", "dated", "lines"),
    [
        (
            ["10 May 2016", "Robin Quay, Director", "Dear all", "after 1 June 2016"],
            "2016-05-10",
            ["Robin Quay, Director"],
        ),
        (["23rd March 2017 Robin Quay, Director"], "2017-03-23", ["Robin Quay, Director"]),
        (["Date: 3 August 2023", "Robin Quay, Director"], "2023-08-03", ["Robin Quay, Director"]),
        (["Robin Quay, Director since 1 May 2016"], None, ["Robin Quay, Director since 1 May 2016"]),
    ],
)
def test_the_day_and_the_lines(blocks: list[str], dated: str | None, lines: list[str]) -> None:
    head = letterhead([Block("paragraph", text, 1, n) for n, text in enumerate(blocks, start=1)])
    assert (head.dated, [line for line, _ in head.lines]) == (dated, lines)
    assert (head.block is None) == (dated is None)
