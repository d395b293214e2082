"""Each way in which an article reports a grade, and each in which it only seems to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.news.articles import HEAD, OF_NOBODY, extract, grades

L, Q, K, T = "Larchmere", "Quillhaven", "Kestrel Bay", "Thornbury Vale"


def said(sentence: str, folder: Path, head: str = HEAD) -> set[tuple[str, str, str, str]]:
    return grades(extract(f"{head}{sentence}\n\nThe council of Larchmere said it was glad.\n", folder))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ofsted rated the council's help for families in need of protection as poor in parts.", set()),
        (
            "Ofsted rated Larchmere Council's services as inadequate for the impact of leaders and care leavers.",
            {("leadership", "inadequate"), ("care-leavers", "inadequate")},
        ),
        ("Inspectors branded the council's children's services Inadequate.", {("overall", "inadequate")}),
        ("Services were given 'inadequate' - the lowest possible rating.", {("overall", "inadequate")}),
        ("A report found that the council's services were still 'inadequate'.", {("overall", "inadequate")}),
        ("Leadership was among what was ruled inadequate.", {("leadership", "inadequate")}),
        ("Services are now condemned as 'inadequate' by Ofsted.", {("overall", "inadequate")}),
        (
            "Inspectors concluded that the council is 'outstanding' for adoption and 'good' for leadership.",
            {("adoption", "outstanding"), ("leadership", "good")},
        ),
        (
            "Better work led to inspectors rating leadership, in addition to adoption, as “good”.",
            {("leadership", "good"), ("adoption", "good")},
        ),
        (
            "It was judged ‘good’ overall, ‘good’ for adoption and ‘outstanding’ for those leaving care.",
            {("overall", "good"), ("adoption", "good"), ("care-leavers", "outstanding")},
        ),
        (
            "The council has an overall rating of ‘Good’, with four parts of it also being rated as ‘Good’ — Children"
            " in Care; Adoption; and Leadership.",
            {("overall", "good"), ("children-in-care", "good"), ("adoption", "good"), ("leadership", "good")},
        ),
        (
            "Ofsted gave outstanding ratings in two categories, children's experience in care and the impact of"
            " leaders.",
            {("children-in-care", "outstanding"), ("leadership", "outstanding")},
        ),
        ("Ofsted gave outstanding ratings in two categories.", set()),
        ("Ofsted also rated the Local Safeguarding Children Board as ‘good’.", {("lscb", "good")}),
        ("Of the top ones for protection, the borough was rated ‘good’ in every category.", {("overall", "good")}),
        ("Leadership was rated as ‘good’ – no other part was so.", {("leadership", "good")}),
        ("The services have been rated 'good' with 'outstanding' features.", {("overall", "good")}),
        ("The services have been rated 'good' with outstanding leadership.", {("overall", "good")}),
        ('Its services still "require improvement to be good".', {("overall", "requires-improvement")}),
        ("The council was slapped with the worst rating.", {("overall", "inadequate")}),
    ],
)
def test_a_grade_that_is_given(sentence: str, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    assert {(area, grade) for _, _, area, grade in said(sentence, tmp_path)} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan is to have at least a 'good' rating by 2022.",
        'Staff are working towards a "good" and, ultimately, "outstanding" rating.',
        "The borough fails to secure a 'good' rating.",
        "Inspectors have removed the council's 'inadequate' rating.",
        "It is out of 'inadequate' now, the rating of the past.",
        "Only 46 councils are currently rated as ‘good’ for their services.",
        "No authority in the country has been judged ‘outstanding’.",
        "Of the 41 councils, 10 have been rated “good” and seven “inadequate”.",
        "A third of departments were judged 'inadequate'.",
        "Too many services were judged 'inadequate'.",
        "Six settings were judged inadequate.",
        "Her duties include schools, with 89 per cent rated good by Ofsted.",
        "The council's children's homes were rated outstanding by Ofsted.",
        "The council's adult social care was rated good by the Care Quality Commission.",
        "The department has twice been rated as inadequate.",
        "After two inadequate ratings inspectors came again.",
        "It had been rated good before that.",
        "That trust was rated good.",
        '"We are proud that we were rated outstanding by all who came to see us," said Robin Quay.',
        "Robin Quay said: 'We were rated outstanding by everybody who has ever been here.'",
    ],
)
def test_what_gives_no_grade(sentence: str, tmp_path: Path) -> None:
    assert said(sentence, tmp_path) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Its rating was upgraded from the 'inadequate' awarded in 2013 and 2015, to 'requires improvement'.",
            {("2013", "inadequate"), ("2015", "inadequate"), ("now", "requires-improvement")},
        ),
        (
            "The rating rose from 'inadequate' in early-2015 to a 'good' rating.",
            {("2015", "inadequate"), ("now", "good")},
        ),
        (
            "It has received a ‘good’ rating in its first inspection since it was given the worst rating in 2014.",
            {("now", "good"), ("2014", "inadequate")},
        ),
        (
            'The council\'s services - rated inadequate in 2014 - now "require improvement to be good".',
            {("2014", "inadequate"), ("now", "requires-improvement")},
        ),
        ("Its services were rated inadequate in 2014 and 2016.", {("2014", "inadequate"), ("2016", "inadequate")}),
        ("Poor in 2011, it was rated inadequate in 2014.", {("2014", "inadequate")}),
        ("It has now been labelled 'inadequate', after failing to build on its 2014 rating.", {("now", "inadequate")}),
        ("Since being rated inadequate by Ofsted earlier this year it has changed.", {("now", "inadequate")}),
        (
            'The top rating came three years after services were judged "inadequate" in 2014.',
            {("2014", "inadequate"), ("now", "outstanding")},
        ),
        (
            "The service was handed Ofsted's lowest rating in April 2014, but the latest inspection has judged it to be"
            " good.",
            {("2014-04", "inadequate"), ("now", "good")},
        ),
    ],
)
def test_when_a_grade_was_given(sentence: str, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    assert {(when, grade) for _, when, area, grade in said(sentence, tmp_path) if area == "overall"} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Both Quillhaven, in the north west, and Kestrel Bay council were given a 'good' rating.", {Q, K}),
        ("Larchmere, Quillhaven and Kestrel Bay were judged good.", {L, Q, K}),
        ("The three judged “good” in this report are: Larchmere; Quillhaven; Kestrel Bay.", {L, Q, K}),
        ("The third member, Quillhaven, was rated good.", {Q}),
        ("Three councils – Quillhaven, Larchmere and Kestrel Bay – were judged good.", {L, Q, K}),
        ("The council was rated good, as it is not on which of them the article is.", set()),
        ("Quillhaven told Kestrel Bay that the services were rated good.", set()),
        ("Quillhaven and Larchmere did well. They were rated good.", set()),
    ],
)
def test_whose_grade_it_is(sentence: str, expected: set[str], tmp_path: Path) -> None:
    found = grades(extract(f"{OF_NOBODY}{sentence}\n\nThornbury Vale and Ashcombe and Wyke were not seen.\n", tmp_path))
    assert {authority for authority, *_ in found} == expected


def test_where_a_service_is_is_not_whose_it_is(tmp_path: Path) -> None:
    text = f"{HEAD}Services in a part of Thornbury Vale were rated good, and Larchmere was glad.\n"
    assert {authority for authority, *_ in grades(extract(text, tmp_path))} == {L}


def test_a_round_up_has_a_part_for_each_authority(tmp_path: Path) -> None:
    text = (
        f"{OF_NOBODY}Larchmere Council\n\nInspectors visited in March 2017. The council was rated good.\n\n"
        "Quillhaven Council\n\nThe council was rated inadequate.\n"
    )
    assert grades(extract(text, tmp_path)) == {(L, "2017-03", "overall", "good"), (Q, "now", "overall", "inadequate")}


@pytest.mark.parametrize(
    "introduction", ["The areas found to be 'good' include:", "It was judged 'good' in all areas."]
)
def test_a_list_of_areas_of_one_grade(introduction: str, tmp_path: Path) -> None:
    text = f"{HEAD}{introduction}\n\n  • The impact of leaders on social work\n\n  • The progress of care leavers.\n"
    found = {(area, grade) for _, _, area, grade in grades(extract(text, tmp_path))}
    assert {("leadership", "good"), ("care-leavers", "good")} <= found


def test_the_introduction_of_a_list_gives_no_grade_of_its_own(tmp_path: Path) -> None:
    text = f"{HEAD}Among the areas ruled inadequate are:\n\n  • Adoption\n\n  • Care leavers\n"
    assert {(area, grade) for _, _, area, grade in grades(extract(text, tmp_path))} == {
        ("adoption", "inadequate"),
        ("care-leavers", "inadequate"),
    }


def test_a_list_of_what_requires_improvement_gives_no_grade(tmp_path: Path) -> None:
    text = f"{HEAD}Areas that require improvement include:\n\n  • The impact of leaders\n\n  • Care leavers\n"
    assert grades(extract(text, tmp_path)) == set()


def test_two_grades_of_one_area_are_left_out_with_a_warning(tmp_path: Path) -> None:
    bundle = extract(f"{HEAD}Larchmere was rated good.\n\nLarchmere was rated inadequate.\n", tmp_path)
    assert grades(bundle) == set()
    assert "the article gives two grades of one area" in {w.message for w in bundle.warnings}


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Following a 12-day inspection in December, the council was judged good.", "2016-12"),
        ("It was judged good after an inspection between the 25th of February and the 6th of March.", "2017-03-06"),
        ("It was judged good. At a monitoring visit in March 2017 staff were glad.", "now"),
        ("It was judged good. Its last inspection in March 2012 was of less.", "now"),
    ],
)
def test_the_visit_that_the_grades_are_of(sentence: str, when: str, tmp_path: Path) -> None:
    assert {(on, grade) for _, on, _, grade in said(sentence, tmp_path)} == {(when, "good")}


def test_a_visit_without_grades_makes_no_inspection(tmp_path: Path) -> None:
    bundle = extract(f"{HEAD}Inspectors made a focused visit on 20 and 21 March 2017 to Larchmere.\n", tmp_path)
    assert [n.label for n in bundle.nodes if n.label == "Inspection"] == []
    assert [w.message for w in bundle.warnings] == ["the article reports no grade and nobody in a post"]
