"""The parts of a report one by one: judgement tables, lists of recommendations, inspectors, the front page."""

from __future__ import annotations

import pytest

from loaders.document import Block, Cell
from loaders.reports.findings import findings_of
from loaders.reports.front_page import read_front_page
from loaders.reports.inspectors import inspectors_of
from loaders.reports.judgements import judgements_of
from loaders.reports.pieces import Piece, pieces_of
from loaders.reports.recommendations import recommendations_of
from loaders.reports.sections import Section, listed_blocks, split_sections
from tests.world.reports import HELP, IMPACT, PROGRESS, SIF_ROWS

LEADERS = f"{IMPACT} social work practice"
ENDED = "2024-02-16"


def pieces(*lines: str | tuple[str, str]) -> list[Piece]:
    """Paragraphs, and items as (marker, text), all on one page."""
    return pieces_of(
        Block("item", line[1], 1, n, line[0]) if isinstance(line, tuple) else Block("paragraph", line, 1, n)
        for n, line in enumerate(lines, 1)
    )


def judged(*front: str | tuple[str, str], ended_on: str | None = ENDED) -> dict[str, str]:
    section = Section("front", of_lscb=False, pieces=pieces(*front))
    return {judgement.area: judgement.grade for judgement in judgements_of([section], ended_on)}


# --- judgements ----------------------------------------------------------------------------------------------------


def test_a_table_whose_labels_wrap() -> None:
    assert judged(
        *("Judgement Grade", LEADERS, "with children and families Good"),
        *(HELP.removesuffix(" protection"), "protection", "Requires improvement", "to be good"),
        *(f"{PROGRESS} children in care and care", "leavers"),
        "Outstanding",
        "Overall effectiveness Good",
    ) == {
        "leadership": "good",
        "help-and-protection": "requires-improvement",
        "children-in-care": "outstanding",
        "overall": "good",
    }


def test_a_table_without_an_overall_grade_is_whole_since_april_2026() -> None:
    table = (
        f"{LEADERS}",
        "Good",
        HELP,
        "Good",
        f"{PROGRESS} children in care",
        "Good",
        f"{PROGRESS} care leavers",
        "Good",
    )
    areas = {"leadership", "help-and-protection", "children-in-care", "care-leavers"}

    assert set(judged(*table, ended_on="2026-04-17")) == areas
    assert judged(*table, ended_on="2024-02-16") == {}


def test_a_grade_with_features_of_another_is_the_grade() -> None:
    assert judged(
        *(f"{LEADERS} Good with outstanding features", f"{HELP} Requires improvement with some good elements"),
        *(f"{PROGRESS} children in care Good", f"{PROGRESS} care leavers Good"),
        "Overall effectiveness Good with outstanding features",
    ) == {
        "leadership": "good",
        "help-and-protection": "requires-improvement",
        "children-in-care": "good",
        "care-leavers": "good",
        "overall": "good",
    }


def test_a_table_that_calls_care_leavers_care_experienced() -> None:
    assert judged(
        *(f"{LEADERS} Good", f"{HELP} Good", f"{PROGRESS} children in care Good"),
        *(f"{PROGRESS} care-experienced young people Requires improvement to be good", "Overall effectiveness Good"),
    ) == {
        "leadership": "good",
        "help-and-protection": "good",
        "children-in-care": "good",
        "care-leavers": "requires-improvement",
        "overall": "good",
    }


def test_a_table_that_lost_a_grade_and_a_label_yields_only_what_stands_in_one_row() -> None:
    assert judged(LEADERS, HELP, "Inadequate", f"{PROGRESS} care leavers Good") == {"care-leavers": "good"}


def test_a_table_whose_grades_stand_amid_their_labels() -> None:
    rows = (
        "The impact of leaders on social work Good practice with children and families",
        f"{PROGRESS} Requires improvement to be good children who need help and protection",
        f"{PROGRESS} Inadequate children in care",
        f"{PROGRESS} care Outstanding leavers",
    )
    found = {
        "leadership": "good",
        "help-and-protection": "requires-improvement",
        "children-in-care": "inadequate",
        "care-leavers": "outstanding",
        "overall": "good",
    }

    assert judged("Judgement Grade", *rows, "Overall effectiveness Good") == found
    # A grade at the head of a row may be that of the row above.
    assert judged("Judgement Grade", *rows, "Good overall effectiveness") == {}


def test_areas_that_were_not_judged_have_no_grade() -> None:
    judged_areas = {"help-and-protection", "leadership"}
    rows = [f"{row} {'Good' if area in judged_areas else 'Not judged'}" for area, row in SIF_ROWS.items()]

    assert judged(*rows) == {"help-and-protection": "good", "leadership": "good"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Children’s services in Larchmere require improvement to be good", {"overall": "requires-improvement"}),
        ("Children’s services in the Royal Borough of Quillhaven are outstanding", {"overall": "outstanding"}),
        ("The overall judgement is that children’s services are good", {"overall": "good"}),
        ("The overall judgement is requires improvement.", {"overall": "requires-improvement"}),
        ("The Local Safeguarding Children Board is inadequate", {"lscb": "inadequate"}),
        ("The judgement on the effectiveness of the LSCB is good", {"lscb": "good"}),
        ("Children’s services in Larchmere are outstanding 1. Leadership Good", {"overall": "outstanding"}),
        ("Children’s services in Larchmere are good at first and later inadequate", {}),
        ("The council leads services that meet the requirements for good.", {}),
    ],
)
def test_sentences_of_the_front_page(sentence: str, found: dict[str, str]) -> None:
    assert judged(sentence) == found


def test_the_end_of_a_grade_whose_beginning_is_lost_is_no_grade() -> None:
    rows = (f"{LEADERS} Good", f"{HELP} Good", f"{PROGRESS} children in care Good", f"{PROGRESS} care leavers", "good")

    assert judged(*rows, "Overall effectiveness Good") == {}


def test_a_title_above_the_table_is_no_sentence() -> None:
    title = "Inspection of Larchmere local authority children’s services"

    assert judged(title, f"{LEADERS} Outstanding") == {"leadership": "outstanding"}


def test_a_table_whose_first_letters_are_parted() -> None:
    first, second, _, fourth, last = SIF_ROWS.values()
    rows = [
        (first[:4], first[4:], "Requires Improvement"),
        (second[:4], second[4:].replace("perm", "erm"), "G ood"),
        ("", "2.1 doption performance", "nadequate"),
        ("", fourth, "Good"),
        (last[:4], last[4:], "Good"),
    ]
    table = Block("table", "", 1, 1, rows=tuple(tuple(Cell(text) for text in row) for row in rows))
    section = Section("front", of_lscb=False, pieces=pieces_of([table]))

    assert {j.area: j.grade for j in judgements_of([section], ENDED)} == {
        "help-and-protection": "requires-improvement",
        "children-in-care": "good",
        "adoption": "inadequate",
        "care-leavers": "good",
        "leadership": "good",
    }


# --- recommendations -----------------------------------------------------------------------------------------------


def recommended(*lines: str | tuple[str, str]) -> list[str]:
    sections = split_sections(pieces("What needs to improve?", *lines, f"{HELP}: good", ("1.", "Visits are logged.")))
    return [point.text for point in recommendations_of(sections)]


def test_points_below_a_point_belong_to_it() -> None:
    assert recommended(
        ("■", "The speed of replies to:"), ("–", "aunts who foster"), ("–", "schools."), ("■", "Rotas.")
    ) == [
        "The speed of replies to:\naunts who foster\nschools.",
        "Rotas.",
    ]


def test_a_space_before_a_full_stop_or_bracket_is_the_printers() -> None:
    assert recommended(("1.", "Mend the log (paragraph 7) ."), ("2.", "Keep rotas ( or lists ) , and 3 .5 maps.")) == [
        "Mend the log (paragraph 7).",
        "Keep rotas (or lists), and 3 .5 maps.",
    ]


def test_by_when_points_must_be_done() -> None:
    sections = split_sections(
        pieces(
            "Areas for improvement",
            "Immediately:",
            ("•", "Ensure that rotas are kept"),
            "Within three months:",
            ("•", "Mend the log"),
            "Inspection findings",
        )
    )
    assert [(point.text, point.due) for point in recommendations_of(sections)] == [
        ("Ensure that rotas are kept", "Immediately"),
        ("Mend the log", "Within three months"),
    ]


def test_an_item_that_says_there_are_none_is_none() -> None:
    assert recommended(("1.", "There are no areas for priority action."), ("2.", "Ensure that rotas are kept.")) == [
        "Ensure that rotas are kept."
    ]


@pytest.mark.parametrize(
    "item",
    [
        "No areas for priority and immediate action were identified.",
        "Inspectors did not identify any areas for priority or immediate action.",
        "This inspection has not identified any areas for priority action.",
        "None identified.",
        "N/A",
    ],
)
def test_there_are_none_in_other_words(item: str) -> None:
    assert recommended(("1.", item), ("2.", "Mend the log.")) == ["Mend the log."]


def test_an_order_that_begins_like_none_is_a_point() -> None:
    points = [
        "No areas of the borough should wait for immediate action on visits.",
        "None of the actions in the plan has a date: add them.",
    ]
    assert recommended(("1.", points[0]), ("2.", points[1])) == points


def test_points_with_letters() -> None:
    assert recommended(("a)", "Ensure that rotas are kept."), ("b)", "Mend the log.")) == [
        "Ensure that rotas are kept.",
        "Mend the log.",
    ]


def test_a_point_that_is_set_further_in_than_the_others() -> None:
    blocks = [Block("item", text, 1, n, "■", n > 1) for n, text in enumerate(("Rotas.", "The log.", "Visits."), 1)]
    section = Section("recommendations", of_lscb=False, pieces=pieces_of(blocks))

    points = recommendations_of([Section("front", of_lscb=False), section])

    assert [point.text for point in points] == ["Rotas.", "The log.", "Visits."]


@pytest.mark.parametrize(
    ("point", "outcome"),
    [
        ("Plans for a first flat. (Outcome 3, national framework)", "Outcome 3, national framework"),
        ("Plans for a first flat [national framework: enabler 2].", "national framework: enabler 2"),
        ("Plans for a first flat – outcome 4, national framework", "outcome 4, national framework"),
        ("Plans for a first flat. National framework outcome 1.", "National framework outcome 1"),
        ("The outcomes of plans for a first flat.", None),
    ],
)
def test_the_outcome_of_the_national_framework_that_a_point_cites(point: str, outcome: str | None) -> None:
    section = Section("recommendations", of_lscb=False, pieces=pieces(("■", point)))

    found = recommendations_of([Section("front", of_lscb=False), section])

    assert [recommendation.outcome for recommendation in found] == [outcome]


def test_a_running_text_in_place_of_a_list_is_no_point() -> None:
    assert recommended("There is little left to mend, and leaders know what it is.") == []


def test_an_area_s_name_within_the_list_only_groups_the_points() -> None:
    assert recommended(
        ("1.", "Ensure that rotas are kept."), "Leadership, management and governance", ("2.", "Mend the log.")
    ) == [
        "Ensure that rotas are kept.",
        "Mend the log.",
    ]


def test_points_that_lost_their_numbers() -> None:
    sections = split_sections(
        pieces(
            "Recommendations",
            ("1.", "Ensure that rotas are kept."),
            "Ensure that the log is read each week.",
            "Inspection findings",
            ("3.", "Visits are logged."),
        )
    )

    assert [(p.number, p.printed, p.text) for p in recommendations_of(sections)] == [
        (1, 1, "Ensure that rotas are kept."),
        (2, None, "Ensure that the log is read each week."),
    ]


# --- inspectors ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "lead", "others"),
    [
        (("Lead inspector: Orla Pettifer -Haye, His Majesty’s Inspector",), ["Orla Pettifer-Haye"], []),
        (("Lead inspector: Orla Haye HMI", "Her Majesty’s Inspector"), ["Orla Haye"], []),
        (
            (
                "Lead inspector: Orla Haye Deputy lead inspector: Idris Quay Team inspectors: May Ostler (OI) and Jon",
                "Bell",
            ),
            ["Orla Haye"],
            ["Idris Quay", "May Ostler", "Jon Bell"],
        ),
        (
            (
                "Lead inspector: Orla Haye",
                "Shadow inspectors: Dr Idris Quenby. Maud Ostler",
                "Senior data analyst: Jo de Vries",
            ),
            ["Orla Haye"],
            ["Idris Quenby", "Maud Ostler", "Jo de Vries"],
        ),
        (("Lead inspector", "Orla Haye OBE (née Bell) – HMI"), ["Orla Haye"], []),
        (("Lead inspectors: Orla Haye, HMI", "Idris Quay, HMI"), ["Orla Haye", "Idris Quay"], []),
        (("Lead inspector: Orla Haye and Idris Quay, His Majesty’s Inspectors",), ["Orla Haye", "Idris Quay"], []),
        (("Lead inspector: Orla Haye, Regional Director, South East and London",), ["Orla Haye"], []),
        (
            (
                "Lead inspector: Orla Haye",
                "Deputy lead inspector: Idris Quay/May Ostler",
                "Additional inspector: Jon Bell Regulatory inspector: Jo Roe Research and evaluation officer: Al Bo",
                "The inspectors who carried out the second visit were: Jan d’Arcy HMI and National Lead for Fostering",
            ),
            ["Orla Haye"],
            ["Idris Quay", "May Ostler", "Jon Bell", "Jo Roe", "Al Bo", "Jan d’Arcy"],
        ),
        (("Lead inspector: Siân ap Quay, Her Majesty’s Inspector",), ["Siân ap Quay"], []),
        (
            ("Lead inspector: Orla Haye", "Team inspectors: May Ostler (seconded from Larchmere Council) and Jon Bell"),
            ["Orla Haye"],
            ["May Ostler", "Jon Bell"],
        ),
        (
            ("Lead inspector: Orla Haye", "Inspection team: May Ostler, Jon Bell"),
            ["Orla Haye"],
            ["May Ostler", "Jon Bell"],
        ),
        (("Dates: May 2013 Reporting inspector Orla Haye HMI Age group: All",), ["Orla Haye"], []),
    ],
)
def test_inspectors(lines: tuple[str, ...], lead: list[str], others: list[str]) -> None:
    found = inspectors_of([Section("front", of_lscb=False, pieces=pieces(*lines))])

    assert [inspector.name for inspector in found if inspector.is_lead] == lead
    assert [inspector.name for inspector in found if not inspector.is_lead] == others


# --- front page ----------------------------------------------------------------------------------------------------


def test_front_page() -> None:
    front = read_front_page(
        pieces(
            "London Borough of Quillhaven",
            "Inspection of children’s social care services",
            "Inspection dates: 28 January 2019 to 8 February 2019",
            "Report published: 5 April 2019",
            "© Crown copyright 2020",
        )
    )

    assert front.authority is not None
    assert (front.authority.gss_code, front.title, front.started_on, front.ended_on, front.published_on) == (
        "E09000902",
        "London Borough of Quillhaven: Inspection of children’s social care services",
        "2019-01-28",
        "2019-02-08",
        "2019-04-05",
    )


def test_a_copyright_year_is_no_publication_date() -> None:
    assert (
        read_front_page(pieces("Larchmere Council", "Published by Ofsted", "© Crown copyright 2024")).published_on
        is None
    )


@pytest.mark.parametrize(
    "dates",
    [
        "9 March 2020 to 13 March 2020 (suspended) and 14 to 18 June 2021",
        "9 to 13 March 2020 and (after a pause) 14 to 18 June 2021",
        "9 to 13 March 2020; resumed 14 June to 18 June 2021",
        "9 to 13 March 2020, resuming on 14 to 18 June 2021",
    ],
)
def test_dates_of_an_inspection_that_was_suspended(dates: str) -> None:
    front = read_front_page(pieces("Larchmere Council", f"Inspection dates: {dates}"))

    assert (front.started_on, front.ended_on) == ("2020-03-09", "2021-06-18")


def test_dates_that_wrap_into_the_next_line() -> None:
    front = read_front_page(pieces("Larchmere Council", "Inspection dates: 28 January to", "8 February 2019"))

    assert (front.started_on, front.ended_on) == ("2019-01-28", "2019-02-08")


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("Dates of inspection: 28 November 2022 to 9 December", ("2022-11-28", "2022-12-09")),
        ("Date(s) of inspection: 12 December 2022 – 13 January", ("2022-12-12", "2023-01-13")),
        ("Inspection carried out: 31 October – 11 November 2022", ("2022-10-31", "2022-11-11")),
    ],
)
def test_dates_that_lack_a_year(line: str, dates: tuple[str, str]) -> None:
    front = read_front_page(pieces("Larchmere Council", line, "Date of publication: 3 March 2023"))

    assert (front.started_on, front.ended_on) == dates
    assert front.published_on == "2023-03-03"


# --- findings ------------------------------------------------------------------------------------------------------


def test_what_follows_a_finding_under_a_summary_belongs_to_it_but_the_summary_is_none() -> None:
    summary = "Most plans are kept and most visits are on time."
    after_the_page_break = "Managers of the duty desk read each log on Mondays."
    sections = split_sections(
        pieces(
            "London Borough of Larchmere.",
            f"{HELP} requires improvement",
            *("Summary", summary, ("1.", "Visits are logged."), after_the_page_break, ("2.", "Panels meet.")),
        )
    )

    found = findings_of(sections, (), lambda message, piece: None)

    assert [(f.number, f.text) for f in found] == [
        (1, f"Visits are logged. {after_the_page_break}"),
        (2, "Panels meet."),
    ]


def test_the_lists_on_the_local_area_in_which_each_item_says_something() -> None:
    sections = split_sections(
        pieces(
            "Recommendations",
            "Information about this local authority area",
            "Children living in this area",
            ("•", "The largest groups of children are of two origins."),
            "Local leadership",
            ("•", "The council lends its director to two museums."),
            ("•", "The functions that have been lent are:"),
        )
    )
    assert [block.text for block in listed_blocks(sections)] == ["The council lends its director to two museums."]


def test_two_findings_with_one_number_are_two() -> None:
    sections = split_sections(
        pieces(
            "What needs to improve?",
            f"{HELP}: good",
            ("1.", "Visits are logged."),
            ("2.", "Rotas are kept by every team."),
            ("2.", "Maps are drawn by every team."),
            ("3.", "Carers are asked what they need."),
        )
    )
    found = findings_of(sections, (), lambda message, piece: None)
    assert [(finding.printed, finding.repeats, finding.text.split()[0]) for finding in found] == [
        (1, False, "Visits"),
        (2, False, "Rotas"),
        (2, True, "Maps"),
        (3, False, "Carers"),
    ]
