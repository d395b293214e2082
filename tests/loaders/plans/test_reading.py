"""How a plan's parts are put together: front, ratings, deadlines, flattened tables, cells that hold several actions."""

from __future__ import annotations

import pytest

from loaders.bundle import BundleBuilder
from loaders.document import Block, Cell, Document, Page
from loaders.kinds.improvement_plan import extract_plan
from loaders.plans.front import read_front
from loaders.plans.inspections import find_inspection, stated_grade
from loaders.plans.people.partners import split_partners
from loaders.plans.reading.flattened import actions_of
from loaders.plans.reading.plan import read_plan
from loaders.plans.shapes.usual import in_usual_shapes
from loaders.plans.terms.deadlines import is_deadline
from loaders.plans.terms.legend import Legend, read_legend
from loaders.plans.terms.ratings import rating_of, rating_of_fill, rating_of_text
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


def tables(*tables: tuple[tuple[str, ...], ...]) -> Document:
    """A document of a page for each table."""
    pages = (
        Page(number, (Block("table", "", number, 1, rows=tuple(tuple(map(Cell, row)) for row in rows)),))
        for number, rows in enumerate(tables, start=1)
    )
    return Document("0" * 64, "plan.pdf", "pdf", tuple(pages))


def test_list_in_a_cell_that_a_page_has_cut_goes_on_with_its_items() -> None:
    head = ("Action", "Lead", "By when")
    above = (head, ("• Hire two workers\n• Train them in the", "Jo Roe", "May 2023"))
    below = (head, ("new form\n• Ask them how it went", "", ""), ("Close the old hub", "Al Poe", "June 2023"))

    (objective,) = read_plan(tables(above, below)).objectives

    assert [(action.text, action.owner, action.due) for action in objective.actions] == [
        ("Hire two workers", "Jo Roe", "May 2023"),
        ("Train them in the new form", "Jo Roe", "May 2023"),
        ("Ask them how it went", "Jo Roe", "May 2023"),
        ("Close the old hub", "Al Poe", "June 2023"),
    ]


def test_one_action_with_a_letter_leaves_it_off_its_owner_too() -> None:
    rows = (("Action", "Lead", "By when"), ("a) Hire two workers", "a) Jo Roe", "a) May 2023"))

    (objective,) = read_plan(tables(rows)).objectives

    assert [(action.owner, action.due) for action in objective.actions] == [("Jo Roe", "May 2023")]


def test_rows_of_risks_below_actions_are_none() -> None:
    actions = (("Milestone", "Owner", "Finish"), ("Hire two workers", "Jo Roe", "May 2023"))
    risks = (("Risk", "Likelihood", "Mitigation"), ("Staff leave in the winter", "High", "Keep a reserve"))

    (objective,) = read_plan(tables(actions, risks)).objectives

    assert [action.text for action in objective.actions] == ["Hire two workers"]


def test_what_was_recommended_is_the_action_where_days_of_meetings_stand_beside_it() -> None:
    head = ("Item", "Met on", "Recommendation made", "Officer", "Agreed deadline", "Reply and latest position")
    rows = (
        head,
        ("1", "3 May 2022", "That the hub opens on Sundays", "Jo Roe", "May 2023", "Hours were agreed"),
        ("2", "4 June 2022", "That all calls are logged", "Al Poe", "June 2023", "A log was bought"),
    )

    reading = read_plan(in_usual_shapes(tables(rows)))

    assert [a.text for o in reading.objectives for a in o.actions] == [
        "That the hub opens on Sundays",
        "That all calls are logged",
    ]


def test_pledge_above_labelled_actions_is_their_objective() -> None:
    blocks = (
        Block("heading", "Pledge 1: A hub for all", 1, 1),
        Block("paragraph", "Action 1.1: Open the hub on Sundays", 1, 2),
        Block("paragraph", "Lead: Jo Roe", 1, 3),
        Block("paragraph", "Deadline: May 2023", 1, 4),
    )

    (objective,) = read_plan(Document("0" * 64, "plan.pdf", "pdf", (Page(1, blocks),))).objectives

    assert [said.text for said in objective.texts] == ["A hub for all"]
    assert [action.text for action in objective.actions] == ["Open the hub on Sundays"]


def test_first_action_run_together_with_its_objective_is_parted_from_it() -> None:
    text = "Recommendation 4: Open the hub for all Action 4.1: Hire two workers Lead: Jo Roe Timescale: May 2023"
    document = Document("0" * 64, "plan.pdf", "pdf", (Page(1, (Block("paragraph", text, 1, 1),)),))

    (objective,) = read_plan(in_usual_shapes(document)).objectives

    assert [said.text for said in objective.texts] == ["Open the hub for all"]
    assert [(action.text, action.owner) for action in objective.actions] == [("Hire two workers", "Jo Roe")]


def test_coloured_cells_beside_what_they_mean_are_a_key_of_ratings() -> None:
    rows = (
        (Cell("Colour"), Cell("Meaning")),
        (Cell("", "C00000"), Cell("Off track")),
        (Cell("", "BFBFBF"), Cell("Not started")),
    )
    document = Document("0" * 64, "plan.xlsx", "xlsx", (Page(1, (Block("table", "", 1, 1, rows=rows),)),))

    legend = read_legend(document)

    assert rating_of("", "BFBFBF", legend) == "not-started"
    assert rating_of("", "C00000", legend) == "red"


def test_grey_is_what_the_key_says_of_it() -> None:
    legend = read_legend(document("RAG colours: red = overdue, amber = may be late, green = in time, grey = not begun"))

    assert rating_of("", "C0C0C0", legend) == "not-started"
    assert rating_of("", "C0C0C0", Legend()) is None


def test_letters_of_a_key_are_their_own_colours() -> None:
    legend = read_legend(document("Rating: R – behind, A – at risk, G – on course, C – complete."))

    assert [rating_of(letter, None, legend) for letter in "RAGC"] == ["red", "amber", "green", "blue"]


def test_position_that_is_a_rating_in_line_is_told() -> None:
    text = "1.1 Open the hub on Sundays Lead: Jo Roe | Deadline: May 2023 | Position: Green"

    (objective,) = read_plan(document(f"# Objective 1: A hub for all\n\n{text}")).objectives

    assert [status.text for status in objective.actions[0].progress] == ["Green"]


def test_holder_on_the_line_below_the_post_is_no_item() -> None:
    text = "1.1 Open the hub on Sundays\n\nOwner: Head of Care\n\n- Jo Roe\n\nDeadline: May 2023\n\nRating: Green"

    (objective,) = read_plan(in_usual_shapes(document(f"# Objective 1: A hub for all\n\n{text}"))).objectives

    assert [(action.text, action.owner) for action in objective.actions] == [
        ("Open the hub on Sundays", "Head of Care - Jo Roe")
    ]


def test_dashes_within_brackets_part_nothing() -> None:
    owners = "Jo Roe (Head of Care); Al Poe (Manager – Duty Team)"
    actions = ("Open the hub on Sundays", "Close the hub on Mondays", "Ask all who come how it went")
    lines = "\n".join(f"{number}. {what} — {owners} — May 2023" for number, what in enumerate(actions, start=1))

    reading = read_plan(in_usual_shapes(document(f"# Objective 1: A hub for all\n\n{lines}")))

    told = [(action.text, action.owner, action.due) for o in reading.objectives for action in o.actions]
    assert told == [(what, owners, "May 2023") for what in actions]


def test_delay_in_a_column_of_progress_is_a_rating() -> None:
    rows = (("Action", "Lead", "By when", "Progress"), ("Hire two workers", "Jo Roe", "May 2023", "Some delay"))
    builder = BundleBuilder(tables(rows), kind="improvement-plan", extractor="test")

    extract_plan(tables(rows), builder, "E09000901")

    assert [n.properties for n in builder.build().nodes if n.label == "StatusReport"] == [{"rag": "amber"}]


def test_rows_that_have_lost_their_last_cells_are_read() -> None:
    head = ("Ref", "What is meant", "Whose it is", "The day", "Said of it")
    first = ("1", "Open the hub on Sundays", "Jo Roe", "May 2023")
    second = ("2", "Hire two workers", "Al Poe", "June 2023")

    reading = read_plan(in_usual_shapes(tables((head, first, second))))

    assert [(a.text, a.owner, a.due) for o in reading.objectives for a in o.actions] == [first[1:], second[1:]]


def test_number_that_is_called_an_actions_is_none_of_its_words() -> None:
    text = "Action 1.1 Open the hub on Sundays\n\nLead: Jo Roe\n\nBy when: May 2023"

    (objective,) = read_plan(in_usual_shapes(document(f"# Objective 1: A hub for all\n\n{text}"))).objectives

    assert [(action.number, action.text) for action in objective.actions] == [("1.1", "Open the hub on Sundays")]


def test_grey_leaves_its_letter_to_green() -> None:
    legend = read_legend(document("Grey – not started; Red – late; Amber – at risk; Green – on track"))

    assert [rating_of(letter, None, legend) for letter in ("G", "A", "R")] == ["green", "amber", "red"]
