"""How a plan's parts are put together: front, ratings, deadlines, flattened tables, cells that hold several actions."""

from __future__ import annotations

import pytest

from loaders.document import Block, Document
from loaders.plans.front import read_front
from loaders.plans.inspections import find_inspection, stated_grade
from loaders.plans.people.partners import split_partners
from loaders.plans.reading.flattened import actions_of
from loaders.plans.reading.plan import read_plan
from loaders.plans.terms.deadlines import is_deadline
from loaders.plans.terms.legend import Legend
from loaders.plans.terms.ratings import rating_of_fill, rating_of_text
from loaders.reading.text import pages_of


def document(text: str) -> Document:
    return Document("0" * 64, "plan.md", "text", pages_of(text))


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Green", "green"),
        ("A", "amber"),
        ("AMBER – two posts are vacant", "amber"),
        ("🔴", "red"),
        ("Complete", "blue"),
        ("On track", "green"),
        ("Amber/Green", None),
        ("In progress", None),
        ("The red door was painted by the staff last week", None),
        ("", None),
    ],
)
def test_rating_of_a_text(text: str, rating: str | None) -> None:
    assert rating_of_text(text) == rating


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        ("FF0000", "red"),
        ("C00000", "red"),
        ("FFC7CE", "red"),
        ("FFC000", "amber"),
        ("FFFF00", "amber"),
        ("00B050", "green"),
        ("C6EFCE", "green"),
        ("0070C0", "blue"),
        ("FFFFFF", None),
        ("D9D9D9", None),
        (None, None),
    ],
)
def test_rating_of_a_colour(fill: str | None, rating: str | None) -> None:
    assert rating_of_fill(fill) == rating


@pytest.mark.parametrize(
    "text", ["31 March 2023", "31st April 2023", "tbc with the landlord", "??", "Ongoing", "Q2 2023/24"]
)
def test_deadline(text: str) -> None:
    assert is_deadline(text)


@pytest.mark.parametrize(
    "text", ["Jo Roe", "Head of Duty", "", "Review the plan before 31 March 2023 and tell all who asked for it"]
)
def test_no_deadline(text: str) -> None:
    assert not is_deadline(text)


def cells(*texts: str) -> list[Block]:
    return [
        Block(
            "item" if ". " in text else "paragraph",
            text.split(". ")[-1],
            1,
            n,
            text.split(" ")[0] if ". " in text else "",
        )
        for n, text in enumerate(texts, start=1)
    ]


def test_table_flattened_by_columns() -> None:
    actions, left = actions_of(
        cells("1. Hire staff", "2. Train staff", "May 2023", "June 2023", "JR", "PQ/JR"),
        ["action", "due", "owner"],
        Legend(),
        lambda text: text.isupper(),
    )

    assert [(a.text, a.due, a.owner) for a in actions] == [
        ("Hire staff", "May 2023", "JR"),
        ("Train staff", "June 2023", "PQ/JR"),
    ]
    assert left == []


def test_table_flattened_by_rows() -> None:
    actions, left = actions_of(
        cells("Hire staff", "JR", "Train staff", "PQ", "June 2023"),
        ["action", "owner", "due"],
        Legend(),
        lambda text: text in {"JR", "PQ"},
    )

    assert [(a.text, a.due, a.owner) for a in actions] == [("Hire staff", "", "JR"), ("Train staff", "June 2023", "PQ")]
    assert left == []


def test_values_that_cannot_be_given_to_actions_are_given_back() -> None:
    actions, left = actions_of(
        cells("1. Hire staff", "2. Train staff", "May 2023"), ["action", "due"], Legend(), lambda text: False
    )

    assert [action.due for action in actions] == ["", ""]
    assert [block.text for block in left] == ["May 2023"]


def test_cell_with_several_numbered_actions_holds_as_many() -> None:
    plan = read_plan(
        document(
            "# Plan\n\n## Aim: shorter waits\n\n| Action | Lead | By when |\n|---|---|---|\n"
            "| 1.1 Hire staff<br>1.2 Train staff | JR<br>PQ | May 2023 |\n"
        )
    )

    actions = plan.objectives[0].actions
    assert [(a.number, a.text, a.owner, a.due) for a in actions] == [
        ("1.1", "Hire staff", "JR", "May 2023"),
        ("1.2", "Train staff", "PQ", "May 2023"),
    ]


def test_heading_that_labels_of_an_action_follow_is_an_action() -> None:
    plan = read_plan(
        document("# Plan\n\n## Aim 1: Waits\n\n### 1.1 Hire staff\n\n- **Lead:** JR\n- **Deadline:** May 2023\n")
    )

    assert [(o.number, o.texts[0].text) for o in plan.objectives] == [("1", "Waits")]
    assert [(a.number, a.text, a.owner, a.due) for a in plan.objectives[0].actions] == [
        ("1.1", "Hire staff", "JR", "May 2023")
    ]


def test_lead_and_deadline_above_a_list_of_actions_are_not_an_action() -> None:
    plan = read_plan(
        document("# Plan\n\n## Aim 1: Waits\n\nLead: Jo Roe\n\nTimescale: May 2023\n\nActions\n\n- Hire staff\n")
    )

    assert [said.text for said in plan.objectives[0].owners] == ["Jo Roe"]
    assert [action.text for action in plan.objectives[0].actions] == ["Hire staff"]


def test_bracket_at_an_items_end_tells_owner_and_deadline() -> None:
    plan = read_plan(document("# Plan\n\n## Aim 1: Waits\n\nActions\n\n- Hire staff (by May 2023, Jo Roe)\n"))

    action = plan.objectives[0].actions[0]
    assert (action.text, action.due, action.owner) == ("Hire staff", "by May 2023", "Jo Roe")


def test_row_cut_by_a_pages_end_goes_on_overleaf() -> None:
    plan = read_plan(
        document("# Plan\n\nAction\tLead\tBy when\nHire staff\tJR\tMay 2023\n\fAction\tLead\tBy when\nfor duty\t\t\n")
    )

    assert [a.text for o in plan.objectives for a in o.actions] == ["Hire staff for duty"]


def test_ratings_of_two_months_are_two() -> None:
    plan = read_plan(
        document(
            "# Plan\n\n| Action | Lead | RAG May 2023 | RAG June 2023 |\n|---|---|---|---|\n| Hire | JR | R | G |\n"
        )
    )

    statuses = plan.objectives[0].actions[0].statuses
    assert [(status.heading, status.text) for status in statuses] == [("RAG May 2023", "R"), ("RAG June 2023", "G")]


def test_action_without_owner_and_deadline_is_an_action() -> None:
    plan = read_plan(
        document("# Plan\n\nAction\tLead\tBy when\nHire two more social workers soon\t\t\nTrain staff\tJR\tMay 2023\n")
    )

    assert [a.text for o in plan.objectives for a in o.actions] == ["Hire two more social workers soon", "Train staff"]


def test_row_that_is_not_understood_is_not_lost() -> None:
    plan = read_plan(document("# Plan\n\nAction\tLead\tBy when\nTrain staff\tJR\tMay 2023\nx\ty\tz\tv\tw\n"))

    assert [(message, block.text) for message, block in plan.unplaced] == [
        ("a row of a table that was not understood", "x | y | z | v | w")
    ]


@pytest.mark.parametrize(
    ("text", "title", "dated_on", "status"),
    [
        ("# Larchmere Improvement Plan\n\nMay 2023\n", "Larchmere Improvement Plan", "2023-05", None),
        ("# Improvement Plan\n\nVersion 3, updated 4 June 2023\n", "Improvement Plan", "2023-06-04", None),
        ("# Draft action plan\n\nInspected in May 2022\n", "Draft action plan", None, "draft"),
        ("# Quarterly update on the improvement plan, June 2023\n", None, "2023-06", "update"),
    ],
)
def test_front(text: str, title: str | None, dated_on: str | None, status: str | None) -> None:
    front = read_front(document(text))

    assert (front.dated_on, front.status) == (dated_on, status)
    assert title is None or front.title == title


def test_inspection_that_a_plan_answers() -> None:
    found = find_inspection(
        document(
            "Larchmere was inspected under the ILACS framework from 5 to 16 June 2023. "
            "The report was published on 31 July 2023. The last inspection was in 2019."
        ).blocks
    )

    assert found is not None
    assert (found.framework, found.started_on, found.ended_on) == ("ilacs", "2023-06-05", "2023-06-16")
    assert found.published_on == "2023-07-31"
    assert found.id("E09000901") == "inspection/E09000901/2023-06-16/ilacs"


def test_day_without_a_year_is_no_date_of_publication() -> None:
    assert find_inspection(document("The inspection report was published on 31st July.").blocks) is None


@pytest.mark.parametrize(
    ("parts", "grade"),
    [
        (["Adoption", "Good"], ("adoption", "good")),
        (["- Care leavers:", "Requires Improvement"], ("care-leavers", "requires-improvement")),
        (["Children who need help & protection", "Inadequate"], ("help-and-protection", "inadequate")),
        (["The weather", "Good"], None),
        (["Adoption", "17"], None),
    ],
)
def test_grade_of_a_row(parts: list[str], grade: tuple[str, str] | None) -> None:
    assert stated_grade(parts) == grade


def test_partners() -> None:
    assert list(split_partners("Police, Housing (both teams); Quillhaven Council and n/a")) == [
        "Police",
        "Housing",
        "Quillhaven Council and n/a",
    ]
