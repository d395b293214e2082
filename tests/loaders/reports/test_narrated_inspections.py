"""What running text tells of earlier inspections: sentences of made-up reports."""

from __future__ import annotations

import pytest

from loaders.document import Block
from loaders.reports.narrated_inspections import narrated_inspections


def told(sentence: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Date, framework and judgements of each inspection that a sentence tells of."""
    block = Block("paragraph", sentence, 1, 1)
    return [
        (earlier.on, earlier.framework, [(area, grade) for area, grade, _ in earlier.judgements])
        for earlier in narrated_inspections([block])
    ]


@pytest.mark.parametrize(
    ("sentence", "on", "framework", "grade"),
    [
        (
            "Since the last inspection in 2022, when the work of the council was judged good, Larchmere has "
            "kept good staff.",
            "2022",
            "ilacs",
            "good",
        ),
        (
            "Services for children in Larchmere-on-Sea have doubled since the last full inspection in 2017, when "
            "they were rated inadequate.",
            "2017",
            "sif",
            "inadequate",
        ),
        (
            "Children’s services in Larchmere are stronger since the standard inspection in 2019, when they were "
            "judged good.",
            "2019",
            "ilacs",
            "good",
        ),
        (
            "Services have doubled since the previous inspection in 2023, when they required improvement.",
            "2023",
            "ilacs",
            "requires-improvement",
        ),
        (
            "Much has changed since the last full inspection in 2016, when services were found to be inadequate.",
            "2016",
            "sif",
            "inadequate",
        ),
        (
            "Much is calm. Since the previous inspection in 2021, services have remained good, as figures show.",
            "2021",
            "ilacs",
            "good",
        ),
        (
            "Services for children in Larchmere require improvement, as was the case at the previous "
            "inspection in May 2019.",
            "2019-05",
            "ilacs",
            "requires-improvement",
        ),
        (
            "Services in Larchmere were rated good when they were last inspected in 2014, and then grew too fast.",
            "2014",
            "sif",
            "good",
        ),
        (
            "Inspectors came for a re-inspection of children’s services in Larchmere, after they were "
            "judged inadequate in 2015.",
            "2015",
            "sif",
            "inadequate",
        ),
        (
            "Staff recall the last inspection, when the council was judged inadequate throughout in 2016.",
            "2016",
            "sif",
            "inadequate",
        ),
        (
            "The council then hurried. At its previous inspection, in March 2019, the council was judged "
            "‘require improvement’. Two years went by.",
            "2019-03",
            "ilacs",
            "requires-improvement",
        ),
        (
            "All is calmer since the last graded inspection in 2018, when all aspects of the work of the council "
            "were judged good.",
            "2018",
            "unknown",
            "good",
        ),
        (
            "In its turn the fostering service was inspected in May 2012 and judged good.",
            "2012-05",
            "fostering-service",
            "good",
        ),
        (
            "An inspection of child protection in Larchmere in May 2013 judged the work adequate.",
            "2013-05",
            "child-protection",
            "adequate",
        ),
    ],
)
def test_one_grade_of_all_services(sentence: str, on: str, framework: str, grade: str) -> None:
    assert told(sentence) == [(on, framework, [("overall", grade)])]


@pytest.mark.parametrize(
    ("sentence", "judgements"),
    [
        (
            "An inspection of looked after children and safeguarding in May 2011 judged safeguarding as "
            "inadequate and services for looked after children as good.",
            [("safeguarding", "inadequate"), ("looked-after-children", "good")],
        ),
        (
            "In May 2011, an inspection of safeguarding and looked after services found safeguarding adequate.",
            [("safeguarding", "adequate")],
        ),
        (
            "The last inspection of safeguarding arrangements was in May 2011, when the council was judged "
            "to be good for overall effectiveness.",
            [("safeguarding", "good")],
        ),
        (
            "Services for children in need of help or protection have grown since the last inspection in "
            "2016, when they were judged good.",
            [("help-and-protection", "good")],
        ),
    ],
)
def test_grades_of_single_areas(sentence: str, judgements: list[tuple[str, str]]) -> None:
    assert [grades for _, _, grades in told(sentence)] == [judgements]


@pytest.mark.parametrize(
    "sentence",
    [
        "Much is better since the last inspection in 2016, when all services, except fostering, were judged good.",
        "Since the last inspection in 2016, social work practice was found to be inadequate.",
        "Early help services have grown since the last inspection in 2016, when they were judged good.",
        "Much is better since the last inspection in 2016, when early help was judged to be good.",
        "Work with children in Larchmere’s care has grown since the last inspection in 2016, when it was judged good.",
        "Adoption and fostering have grown since the last inspection in 2016, when they were judged good and adequate.",
        "Work with care leavers has grown since the last inspection in 2016, when they were judged good overall.",
        "Progress has been slow since the last inspection in 2016.",
    ],
)
def test_a_grade_that_may_be_another_s_is_not_read(sentence: str) -> None:
    assert told(sentence) == [("2016", "sif", [])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two schools have changed since the last inspection in 2016, when they were judged good.",
        "The children’s home was judged good at its last inspection in 2016.",
        "Since the inspection in 2016 much has changed.",
        "Leaders were content after an inspection of safeguarding and looked after services in 2011, which judged "
        "services to be good.",
        "Leaders were content after an inspection of looked after children and safeguarding in 2011, which judged "
        "services to be good.",
        "The next inspection in 2030 is planned.",
        "The focused visit followed the last inspection in 2016.",
    ],
)
def test_what_tells_of_no_earlier_inspection_or_of_another_body(sentence: str) -> None:
    assert [earlier for earlier in told(sentence) if earlier[2] or earlier[1] in ("sif", "ilacs")] == []


def test_a_joint_targeted_area_inspection_is_dated() -> None:
    assert told("Leaders have used what the joint targeted area inspection (JTAI) in 2024 told them.") == [
        ("2024", "jtai", [])
    ]
