"""Columns told by what stands in them, headings that hold for whole tables, grids of deadlines, what nothing told."""

from __future__ import annotations

import pytest

from loaders.document import Block, Cell, Document, Page
from loaders.plans.model import Action, Objective, Reading, Said
from loaders.plans.people.owner_texts import is_owner
from loaders.plans.people.owners import People
from loaders.plans.reading.plan import read_plan
from loaders.plans.reading.unread import unread_actions
from loaders.plans.shapes.deadline_columns import with_deadline_rows
from loaders.plans.shapes.heading_columns import with_heading_columns
from loaders.plans.shapes.inferred_heads import with_inferred_heads
from loaders.plans.terms.deadlines import owner_and_due
from loaders.plans.terms.legend import Legend
from loaders.plans.terms.numbering import numbered
from loaders.plans.terms.openings import begins_as_action
from loaders.plans.terms.ratings import rating_of


def table(*rows: tuple[str, ...], paragraph: int = 1) -> Block:
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return Block("table", " | ".join(text for row in rows for text in row), 1, paragraph, rows=cells)


def document(*blocks: Block) -> Document:
    return Document("0" * 64, "plan.docx", "docx", (Page(1, blocks),))


def texts(block: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block.rows]


ROWS = (
    ("Train all staff in the new guidance", "Jo Roe", "May 2023"),
    ("Publish the offer to care leavers", "Head of Early Help", "June 2023"),
    ("Review each plan that is a year old", "Al Poe", "Ongoing"),
)


def test_columns_of_unknown_heads_are_told_by_their_cells() -> None:
    plan = document(table(("Stuff", "Faces", "Clock"), *ROWS))

    (block,) = with_inferred_heads(plan).blocks

    assert texts(block)[0] == ["Action", "Lead", "By when"]


def test_table_without_a_head_gets_one() -> None:
    (block,) = with_inferred_heads(document(table(*ROWS))).blocks

    assert texts(block)[:2] == [["Action", "Lead", "By when"], list(ROWS[0])]


def test_of_two_columns_of_dates_the_later_is_the_deadline() -> None:
    rows = [(text, owner, "May 2021", due) for text, owner, due in ROWS]

    (block,) = with_inferred_heads(document(table(("Stuff", "Faces", "One", "Two"), *rows))).blocks

    assert texts(block)[0] == ["Action", "Lead", "One", "By when"]


def test_known_heads_stay_as_printed() -> None:
    plan = document(table(("What we will do", "Owner", "Deadline"), *ROWS))

    assert with_inferred_heads(plan) is plan


def test_table_of_no_actions_is_left_alone() -> None:
    plan = document(table(("Meeting", "Room"), ("Board", "A1"), ("Panel", "B2"), ("Forum", "C3")))

    assert with_inferred_heads(plan) is plan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jo Roe", True),
        ("JR/AP", True),
        ("Head of Early Help", True),
        ("TBC", True),
        ("Appoint a head of service", False),
        ("All managers were trained.", False),
    ],
)
def test_what_may_be_an_owner(text: str, expected: bool) -> None:
    assert is_owner(text) is expected


def test_orders_and_promises_begin_actions() -> None:
    assert begins_as_action("1.2 Train all staff")
    assert begins_as_action("We will train all staff")
    assert not begins_as_action("Children are seen sooner")


def test_headings_that_are_owners_become_a_column() -> None:
    blocks = (
        Block("heading", "Jo Roe", 1, 1),
        table(("Action", "Due"), ("Train staff", "May 2023"), paragraph=2),
        Block("heading", "Head of Early Help", 1, 5),
        table(("Action", "Due"), ("Hire staff", "June 2023"), paragraph=6),
    )

    first, second = with_heading_columns(document(*blocks)).blocks

    assert texts(first) == [["Action", "Due", "Lead"], ["Train staff", "May 2023", "Jo Roe"]]
    assert texts(second) == [["Action", "Due", "Lead"], ["Hire staff", "June 2023", "Head of Early Help"]]


def test_grid_of_deadlines_has_a_row_for_each_action() -> None:
    grid = table(
        ("Priority", "30 days (by 30 April 2023)", "60 days (by 30 May 2023)"),
        ("Early help", "• Train all the staff (JR)\n• Publish the new offer (AP)", "• Review every open plan (JR)"),
    )

    assert texts(with_deadline_rows(grid))[1:] == [
        ["Early help", "Train all the staff", "JR", "30 days (by 30 April 2023)"],
        ["Early help", "Publish the new offer", "AP", "30 days (by 30 April 2023)"],
        ["Early help", "Review every open plan", "JR", "60 days (by 30 May 2023)"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jo Roe\nMay 2023", (["Jo Roe"], ["May 2023"])),
        ("Assistant Director, Safeguarding May 2023", (["Assistant Director, Safeguarding"], ["May 2023"])),
        ("Head of Early Help – by end of May 2023", (["Head of Early Help"], ["by end of May 2023"])),
        ("Jo Roe Ongoing – reviewed quarterly", (["Jo Roe"], ["Ongoing – reviewed quarterly"])),
        ("Jo Roe, Al Poe; TBC", (["Jo Roe, Al Poe"], ["TBC"])),
    ],
)
def test_owner_and_deadline_in_one_cell(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert owner_and_due(text) == expected


@pytest.mark.parametrize(
    ("word", "rating"),
    [("Some slippage", "amber"), ("Not yet due", "not-started"), ("Behind schedule", "amber"), ("Not complete", None)],
)
def test_words_of_ratings_that_no_key_explains(word: str, rating: str | None) -> None:
    assert rating_of(word, None, Legend()) == rating


def test_objectives_go_by_any_name_with_a_number_and_a_colon() -> None:
    here = numbered(Block("heading", "Area of weakness 2: Joint commissioning", 1, 1))

    assert (here.number, here.text) == ("2", "Joint commissioning")


def test_titles_are_parted_where_the_plan_names_each_elsewhere() -> None:
    people = People()
    people.learn("Head of Fostering and Adoption")
    people.learn("Legal Services Manager")

    owners = people.owners("Head of Fostering and Adoption and Legal Services Manager")

    assert owners.posts == ["Head of Fostering and Adoption", "Legal Services Manager"]


def test_posts_before_names_run_together() -> None:
    owners = People().owners("Head of Early Help – Jo Roe Team Manager – Al Poe")

    assert [(person.name, person.title) for person in owners.persons] == [
        ("Jo Roe", "Head of Early Help"),
        ("Al Poe", "Team Manager"),
    ]


def test_orders_that_nothing_told_are_named() -> None:
    told = Block("paragraph", "Train all staff in the new guidance", 1, 1)
    lost = Block("item", "Publish the new offer to all care leavers", 1, 2, marker="•")
    reading = Reading(objectives=[Objective([Said("Early help", told)], actions=[Action(told.text, blocks=[told])])])

    assert list(unread_actions(document(told, lost), reading)) == [(lost.text, lost)]


def test_column_of_owners_with_deadlines_is_told_by_its_cells() -> None:
    rows = [(f"1.{n}", text, f"{owner}\n{due}") for n, (text, owner, due) in enumerate(ROWS, start=1)]

    (block,) = with_inferred_heads(document(table(("One", "Two", "Three"), *rows))).blocks

    assert texts(block)[0] == ["Ref", "Action", "Lead and timescale"]


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("Workstream C. Help families early", "C", "Help families early"),
        ("Further point 2 (paragraph 82): Help families early", "2", "Help families early"),
        ("Recommendation 3 (page 4): Help families early", "3", "Help families early"),
        ("Outcome for children", "", "Outcome for children"),
    ],
)
def test_numbers_of_objectives(text: str, number: str, words: str) -> None:
    told = numbered(Block("heading", text, 1, 1))

    assert (told.number, told.text) == (number, words)


def _objectives(*above: Block) -> list[tuple[str, str]]:
    rows = (("Action", "Lead", "By when"), *ROWS)
    reading = read_plan(document(Block("heading", "Improvement plan", 1, 1), *above, table(*rows, paragraph=9)))
    return [(o.texts[0].text, o.section) for o in reading.objectives]


def test_recommendation_below_a_topic_is_the_objective() -> None:
    above = (
        Block("heading", "Section 3: Care leavers", 1, 2),
        Block("paragraph", "The local authority should house more of them.", 1, 3),
    )

    assert _objectives(*above) == [("The local authority should house more of them.", "Section 3: Care leavers")]


def test_caption_that_counts_tables_is_no_objective() -> None:
    above = (Block("heading", "Help families early", 1, 2), Block("heading", "What we are doing: 1", 1, 3))

    assert [text for text, _ in _objectives(*above)] == ["Help families early"]
