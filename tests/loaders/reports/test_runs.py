"""Runs of numbered paragraphs: printed numbers stand, lost ones are found by their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document import Block
from loaders.reports.pieces import Piece, pieces_of
from loaders.reports.runs import Paragraph, number_of, number_run, trusted
from loaders.reports.sections import Section

SECTION = Section("findings", of_lscb=False)


def piece(text: str, marker: str = "") -> Piece:
    return pieces_of([Block("item" if marker else "paragraph", text, 1, 1, marker)])[0]


def paragraph(printed: int | None, text: str = "Panels meet on Mondays.", section: Section = SECTION) -> Paragraph:
    made = Paragraph(section, printed)
    made.add(piece(text), text)
    return made


def test_lost_numbers_are_found_by_their_place() -> None:
    run = number_run([paragraph(3), paragraph(None), paragraph(None), paragraph(6)], before=2, taken=(), after=None)

    assert [p.number for p in run.paragraphs] == [3, 4, 5, 6]


def test_a_paragraph_without_a_free_number_joins_the_one_before() -> None:
    whole = [paragraph(3, "Visits are logged."), paragraph(None, "Most are on time."), paragraph(4)]

    run = number_run(whole, before=2, taken=(), after=None)

    assert [(p.number, p.text) for p in run.paragraphs] == [
        (3, "Visits are logged. Most are on time."),
        (4, "Panels meet on Mondays."),
    ]


def test_it_does_not_join_a_paragraph_of_another_section() -> None:
    other = paragraph(None, "A summary.", Section("area", of_lscb=False, area="leadership"))

    run = number_run([paragraph(3), other, paragraph(4)], before=2, taken=(), after=None)

    assert ([p.number for p in run.paragraphs], run.left_over) == ([3, 4], [other])


def test_numbers_of_recommendations_are_not_free() -> None:
    run = number_run([paragraph(7), paragraph(None), paragraph(11)], before=6, taken=(8, 9), after=None)

    assert [p.number for p in run.paragraphs] == [7, 10, 11]


def test_a_run_that_lost_most_numbers_goes_on_to_its_end() -> None:
    run = number_run([paragraph(1), paragraph(None), paragraph(3), paragraph(None)], before=0, taken=(), after=None)

    assert [p.number for p in run.paragraphs] == [1, 2, 3, 4]


def test_an_unnumbered_end_of_an_intact_run_is_no_new_paragraph() -> None:
    whole = [paragraph(n) for n in range(1, 12)]

    run = number_run([*whole, paragraph(None, "It rains.")], before=0, taken=(), after=None)

    assert (len(run.paragraphs), run.paragraphs[-1].text) == (11, "Panels meet on Mondays. It rains.")


def test_a_misread_number_does_not_spoil_the_others() -> None:
    assert trusted([18, 19, 91, 20, 21, 2, 22]) == {0, 1, 3, 4, 6}


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("77. 1In the year that ended in March the average wait for a first visit fell by a week.", 77, "In the year"),
        ("52. 307 families who asked for help at the weekend were rung back on the Monday after.", 52, "307 families"),
        ("12 Ensure that every child who moves school in mid-year has a plan within ten days.", 12, "Ensure that"),
        ("2019 was the year in which the borough moved its front desk to the library on the hill.", None, "2019 was"),
    ],
)
def test_numbers_that_a_scanner_broke(text: str, number: int | None, rest: str) -> None:
    found, words = number_of(piece(text))

    assert (found, words[: len(rest)]) == (number, rest)


@given(st.lists(st.integers(1, 60), unique=True, min_size=1), st.data())
def test_printed_numbers_never_shift(numbers: list[int], data: st.DataObject) -> None:
    paragraphs: list[Paragraph] = []
    for number in sorted(numbers):
        paragraphs += [paragraph(None) for _ in range(data.draw(st.integers(0, 3)))]
        paragraphs.append(paragraph(number))

    run = number_run(paragraphs, before=0, taken=(), after=None)

    assert [p.number for p in run.paragraphs if p.printed is not None] == sorted(numbers)
    assert [p.number for p in run.paragraphs] == sorted({p.number for p in run.paragraphs})
