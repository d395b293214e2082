"""The areas of the grades of a sentence."""

from __future__ import annotations

import pytest

from loaders.reports.earlier_inspections import graded_areas


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("judged good overall and outstanding for adoption", [("overall", "good"), ("adoption", "outstanding")]),
        ("rated good — adoption, leadership", [("adoption", "good"), ("leadership", "good")]),
        ("leadership was rated good – no other part was", [("leadership", "good")]),
        ("for help and protection it was rated good in every category", [("overall", "good")]),
        ("the Safeguarding Children Board was rated good", [("lscb", "good")]),
        ("given a good rating in July 2016, it has plans for care leavers", [("overall", "good")]),
        (
            "rated good for children in care, with adoption as inadequate",
            [("children-in-care", "good"), ("adoption", "inadequate")],
        ),
    ],
)
def test_the_areas_of_the_grades_of_a_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert graded_areas(sentence, "sif", "overall", anywhere=True) == expected
