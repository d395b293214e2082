"""Actions told in a line, and what headings and unusual heads tell of the actions below them."""

from __future__ import annotations

import pytest

from loaders.document import Block, Cell, Document, Page
from loaders.plans.model import Action, Objective
from loaders.plans.reading.plan import read_plan
from loaders.plans.reading.rows import label_pairs, with_periods
from loaders.plans.shapes.usual import in_usual_shapes
from loaders.plans.terms.columns import columns_of
from loaders.plans.terms.deadlines import due_on, heads_deadline
from loaders.plans.terms.fields import field_of
from loaders.plans.terms.legend import read_legend
from loaders.reading.text import pages_of
from loaders.reading.text_rows import whole_rows


def plan(text: str) -> list[Objective]:
    document = Document("0" * 64, "plan.md", "text", pages_of(text))
    return read_plan(in_usual_shapes(document)).objectives


def told(action: Action) -> tuple[str, str, str, str, list[str]]:
    return action.number, action.text, action.owner, action.due, [status.text for status in action.statuses]


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (
            "- [x] Train all staff — Jo Roe — May 2016\n- [ ] Hire new staff — Al Poe — June 2016\n"
            "- [ ] Write a guide — Jo Roe — TBC\n",
            ("", "Train all staff", "Jo Roe", "May 2016", ["Completed"]),
        ),
        (
            "Ref 1a i – Train all staff – Head of Service – May 2016 – Green\n\n"
            "Ref 1a ii – Hire new staff – TBC – Monthly – Red\n\n"
            "Ref 1b – Write a guide – Head of Service – TBC – Amber\n",
            ("1a i", "Train all staff", "Head of Service", "May 2016", ["Green"]),
        ),
        (
            "1a Train all staff\n\nHead of Service (Jo Roe) – May 2016\n\n1b Hire new staff\n\n"
            "Director – Education (Al Poe) – June 2016\n\n1c Write a guide\n\nHead of Service (Jo Roe) – TBC\n",
            ("1a", "Train all staff", "Head of Service (Jo Roe)", "May 2016", []),
        ),
        (
            "We will train all staff by May 2016 (Lead: Jo Roe). "
            "We will hire new staff by June 2016 (Lead: Al Poe).\n\n"
            "We will write a guide by July 2016 (Lead: Jo Roe).\n",
            ("", "We will train all staff", "Jo Roe", "May 2016", []),
        ),
        (
            "(a) Train all staff; Jo Roe will lead this and it will be done by May 2016.\n\n"
            "(b) Hire new staff; Al Poe will lead this and it will be done by June 2016.\n\n"
            "(c) Write a guide; Jo Roe will lead this and it will be done by July 2016.\n",
            ("(a)", "Train all staff", "Jo Roe", "May 2016", []),
        ),
    ],
)
def test_actions_told_in_lines(lines: str, first: tuple[str, str, str, str, list[str]]) -> None:
    (objective,) = plan(f"# Action plan\n\n## Priority 1: Early help\n\n{lines}")

    assert told(objective.actions[0]) == first
    assert [action.owner for action in objective.actions][1:] != ["", ""]
    assert len(objective.actions) == 3


def test_one_line_with_signs_is_no_action() -> None:
    objectives = plan("# Action plan\n\nThe board met in the town hall — Jo Roe — May 2016\n")

    assert objectives == []


TABLE = "| Action | Lead | By when |\n|---|---|---|\n"


def test_the_lines_of_authors_are_no_actions() -> None:
    assert not plan(
        "Fewer bins in the park\n\nBy Jo Roe | 05 May 2016\n\nLonger hours for buses\n\nBy Al Poe | 06 May 2016\n\n"
        "Music in the town hall\n\nBy Jo Roe | 07 May 2016\n"
    )


def test_heading_that_is_a_rating_rates_the_actions_below() -> None:
    (objective,) = plan(
        "# Action plan\n\n## Objective 1: Early help\n\n### On track\n\n"
        f"{TABLE}| Train all staff | Jo Roe | May 2016 |\n\n### Completed actions\n\n"
        f"{TABLE}| Hire new staff | Al Poe | June 2016 |\n"
    )

    assert [told(action)[-1] for action in objective.actions] == [["On track"], ["Completed"]]


def test_heading_that_is_a_deadline_dates_the_actions_below() -> None:
    early, homes = plan(
        "# Action plan\n\nPriority 1: Early help\n\nPriority 2: Homes for children\n\n## By the end of May 2016\n\n"
        "| No | Action | Lead |\n|---|---|---|\n| 2.1 | Find new homes | Al Poe |\n| 1.1 | Train all staff | Jo Roe |\n"
    )

    assert [told(action)[:4] for action in early.actions] == [
        ("1.1", "Train all staff", "Jo Roe", "By the end of May 2016")
    ]
    assert [told(action)[:4] for action in homes.actions] == [
        ("2.1", "Find new homes", "Al Poe", "By the end of May 2016")
    ]
    assert not heads_deadline("By working together")


def test_statement_is_not_displaced_by_a_heading_above_its_actions() -> None:
    (objective,) = plan(
        "# Action plan\n\n## What inspectors told us\n\n“Help families early.”\n\n### This quarter\n\n"
        f"{TABLE}| Train all staff | Jo Roe | May 2016 |\n"
    )

    assert objective.texts[0].text == "Help families early."


def test_words_of_an_action_end_where_a_label_begins() -> None:
    (objective,) = plan(
        "# Action plan\n\n## Priority 1: Early help\n\nTask 1.1: Train all staff in the hub Lead officer: Jo Roe\n\n"
        "By when: May 2016\n"
    )

    assert [told(action)[:4] for action in objective.actions] == [
        ("1.1.", "Train all staff in the hub", "Jo Roe", "May 2016")
    ]


def test_timetable_is_no_list_of_actions() -> None:
    text = (
        "# Action plan\n\n## Timetable\n\n| Step | Date |\n|---|---|\n| Report published | May 2016 |\n\n"
        f"## Priority 1: Early help\n\n{TABLE}| Train all staff | Jo Roe | May 2016 |\n"
    )
    reading = read_plan(Document("0" * 64, "plan.md", "text", pages_of(text)))

    assert [action.text for o in reading.objectives for action in o.actions] == ["Train all staff"]
    assert [block.text for _, block in reading.unplaced] == ["Report published | May 2016"]


def test_months_that_are_only_marked_are_deadlines() -> None:
    columns = columns_of(["Action", "Lead", "Apr", "May", "Jan"])
    assert columns is not None
    years = [Cell(""), Cell(""), Cell("2016"), Cell(""), Cell("2017")]

    marked = with_periods(columns, years, [[Cell("Train"), Cell("Jo Roe"), Cell(""), Cell("X"), Cell("")]])
    rated = with_periods(columns, (), [[Cell("Train"), Cell("Jo Roe"), Cell("G"), Cell("A"), Cell("")]])

    assert marked.fields == ("action", "owner", "due mark", "due mark", "due mark")
    assert marked.headings[2:] == ("Apr 2016", "May 2016", "Jan 2017")
    assert rated.fields == ("action", "owner", "status", "status", "status")


def test_two_actions_in_a_row_are_two_rows() -> None:
    (objective,) = plan(
        "# Action plan\n\n## Priority 1: Early help\n\n| Ref | Action | Who | Ref | Action | Who |\n"
        "|---|---|---|---|---|---|\n"
        "| 1a | Train all staff | Jo Roe | 1b | Hire new staff | Al Poe |\n| 1c | Write a guide | Jo Roe | | | |\n"
    )

    assert [(a.number, a.owner) for a in objective.actions] == [("1a", "Jo Roe"), ("1b", "Al Poe"), ("1c", "Jo Roe")]


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["Action", "Key milestones", "Lead", "By when"], ("action", "ignored", "owner", "due")),
        (["Priority action", "What we will do", "ICB lead", "By when"], ("objective", "action", "owner", "due")),
        (["ID", "Title", "Theme", "Assigned to", "Due date"], ("number", "action", "objective", "owner", "due")),
        (
            ["Task ID", "Task Name", "Bucket Name", "Priority", "Assigned To", "Created By", "Due Date"],
            ("number", "action", "objective", None, "owner", "ignored", "due"),
        ),
    ],
)
def test_heads_of_exported_lists(headings: list[str], fields: tuple[str | None, ...]) -> None:
    columns = columns_of(headings)

    assert columns is not None
    assert columns.fields == fields


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("action_description", "action"),
        ("What has been done so far", "progress"),
        ("What we have already done", "progress"),
        ("Actions due next period", "ignored"),
        ("Local authority lead", "owner"),
        ("Workforce Development Lead", None),
    ],
)
def test_headings_in_other_words(heading: str, field: str | None) -> None:
    assert field_of(heading, exactly=True) == field


def test_label_without_a_value_beside_another() -> None:
    row = [Cell("Partners"), Cell(""), Cell("Progress RAG"), Cell("Amber")]

    assert label_pairs(row) == [("status", "Amber")]


@pytest.mark.parametrize(("text", "iso"), [("FY23/24", "2024-03"), ("Financial year 2019/20", "2020-03")])
def test_deadline_in_a_financial_year(text: str, iso: str) -> None:
    assert due_on(text) == iso


@pytest.mark.parametrize(
    "line",
    [
        "Status: On track (green); Delayed (red); Not yet due (grey, not started)",
        "Key: OT on track / D off track / N not started",
    ],
)
def test_key_of_ratings_the_other_way_round(line: str) -> None:
    legend = read_legend(Document("0" * 64, "plan.md", "text", (Page(1, (Block("paragraph", line, 1, 1),)),)))

    assert sorted(set(legend.words.values())) == ["green", "not-started", "red"]


@pytest.mark.parametrize(
    "lines",
    [
        ["+---+---+---+", "| 1 | Train all | Jo |", "|   | staff     |    |", "+---+---+---+"],
        ["| No | Action | Who |", "| 1 | Train all", "staff | Jo |"],
    ],
)
def test_row_on_several_lines_is_one(lines: list[str]) -> None:
    assert list(whole_rows(lines))[-1] == "| 1 | Train all staff | Jo |"


def test_a_second_deadline_after_a_rating_is_that_of_an_action_whose_words_are_lost() -> None:
    text = (
        "## Theme 1: Help is early\n\nAction: Train all staff\n\nResponsible: Jo Roe\n\nTarget date: May 2016\n\n"
        "RAG: green\n\nTarget date: June 2016\n\nRAG: red\n\nAction: Write a guide\n\nResponsible: Al Poe\n\n"
        "Target date: July 2016\n\nRAG: amber\n"
    )
    reading = read_plan(in_usual_shapes(Document("0" * 64, "plan.md", "text", pages_of(text))))

    assert [told(action) for action in reading.objectives[0].actions] == [
        ("", "Train all staff", "Jo Roe", "May 2016", ["green"]),
        ("", "Write a guide", "Al Poe", "July 2016", ["amber"]),
    ]
    assert [problem for problem, _ in reading.unplaced] == [
        "a due of an action whose own words are not there",
        "a status of an action whose own words are not there",
    ]
