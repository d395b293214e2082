"""Blocks of plans in unusual shapes, brought to the usual ones; and the plan's own key of ratings."""

from __future__ import annotations

import pytest

from loaders.document import Block, Cell, Document, Page
from loaders.plans.reading.flattened import actions_of
from loaders.plans.reading.rows import several
from loaders.plans.shapes.usual import in_usual_shapes
from loaders.plans.terms.columns import Columns, columns_of, joined
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of
from loaders.plans.terms.legend import Legend, read_legend
from loaders.plans.terms.ratings import rating_of


def table(*rows: tuple[str, ...], fills: dict[tuple[int, int], str] | None = None, paragraph: int = 1) -> Block:
    cells = tuple(
        tuple(Cell(text, (fills or {}).get((i, j))) for j, text in enumerate(row)) for i, row in enumerate(rows)
    )
    return Block("table", " | ".join(text for row in rows for text in row), 1, paragraph, rows=cells)


def document(*blocks: Block) -> Document:
    return Document("0" * 64, "plan.pdf", "pdf", (Page(1, blocks),))


def texts(block: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block.rows]


def test_actions_side_by_side_become_rows() -> None:
    plan = document(
        table(
            ("", "Action 1", "Action 2"),
            ("What we will do", "Hire staff", "Train staff"),
            ("Lead", "Jo Roe", "Al Poe"),
            ("By when", "May 2023", "June 2023"),
        )
    )

    (block,) = in_usual_shapes(plan).blocks

    assert texts(block) == [
        ["No", "What we will do", "Lead", "By when"],
        ["Action 1", "Hire staff", "Jo Roe", "May 2023"],
        ["Action 2", "Train staff", "Al Poe", "June 2023"],
    ]


def test_actions_side_by_side_that_go_on_overleaf_are_one_table() -> None:
    above = table(("Action", "Hire staff", "Train staff"), ("Lead", "Jo Roe", "Al Poe"))
    below = table(("By when", "May 2023", "June 2023"))
    pages = (Page(1, (above,)), Page(2, (below,)))

    shaped = in_usual_shapes(Document("0" * 64, "plan.pdf", "pdf", pages))

    assert [texts(block) for block in shaped.blocks] == [
        [["Action", "Lead", "By when"], ["Hire staff", "Jo Roe", "May 2023"], ["Train staff", "Al Poe", "June 2023"]]
    ]


def test_cells_that_name_their_fields_become_paragraphs() -> None:
    plan = document(
        table(
            ("Children wait less",),
            ("1.1 Hire staff",),
            ("Who: Jo Roe", "WHEN\nMay 2023"),
        ),
        Block("paragraph", "The end", 1, 9),
    )

    shaped = in_usual_shapes(plan).blocks

    assert [(block.kind, block.marker, block.text) for block in shaped] == [
        ("heading", "", "Children wait less"),
        ("item", "1.1", "Hire staff"),
        ("paragraph", "", "Who: Jo Roe"),
        ("paragraph", "", "WHEN: May 2023"),
        ("paragraph", "", "The end"),
    ]
    assert [block.paragraph for block in shaped] == [1, 2, 3, 4, 5]


def test_label_at_the_end_of_a_paragraph_is_one_of_its_own() -> None:
    plan = document(Block("item", "Fewer children wait. What we will do", 1, 1, "•"))

    assert [block.text for block in in_usual_shapes(plan).blocks] == ["Fewer children wait.", "What we will do"]


def test_field_that_follows_an_action_in_its_paragraph_is_one_of_its_own() -> None:
    plan = document(Block("paragraph", "Action 1.2: Hire staff in each office. Who: Jo Roe", 1, 1))

    assert [block.text for block in in_usual_shapes(plan).blocks] == [
        "Action 1.2: Hire staff in each office.",
        "Who: Jo Roe",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Train staff. Lead: Jo Roe / By: May 2016",
            [("action", "Train staff"), ("owner", "Jo Roe"), ("due", "May 2016")],
        ),
        (
            "Responsible: Head of Early Help Deadline: May 2016",
            [("owner", "Head of Early Help"), ("due", "May 2016")],
        ),
        ("Lead: Jo Roe Due: TBC RAG: Red", [("owner", "Jo Roe"), ("due", "TBC"), ("status", "Red")]),
        ("Train staff RAG status: Green", [("action", "Train staff"), ("status", "Green")]),
        ("Status: the plan is ready", []),
    ],
)
def test_labels_in_line(text: str, told: list[tuple[str, str]]) -> None:
    assert inline_fields(text) == told


def test_number_of_a_label_goes_with_the_action() -> None:
    assert label_of("Action 1.1") == ("action", "1.1.")
    assert label_of("Ofsted said 2: Hire staff") == ("objective", "2. Hire staff")
    assert label_of("End date: August 2015") == ("due", "August 2015")


def test_columns_that_are_ratings_each() -> None:
    columns = columns_of(["Action", "Lead", "By when", "R", "A", "G"])

    assert columns is not None
    assert columns.fields == ("action", "owner", "due", "tick", "tick", "tick")


def test_ratings_beside_each_other_in_a_row_are_no_head() -> None:
    assert columns_of(["Status", "Red", "Green", "Amber"]) is None


def test_heading_over_two_columns_tells_what_the_second_is() -> None:
    first = Columns(("action", "due", None), ("Action", "When", ""))
    second = Columns((None, "start", None), ("", "From", "To"))

    assert joined(first, second).fields == ("action", "start", "due")


def test_to_be_done_by_asks_for_a_day_where_another_column_asks_who() -> None:
    columns = columns_of(["Action", "Led by", "To be done by"])

    assert columns is not None
    assert columns.fields == ("action", "owner", "due")


def test_key_of_ratings_in_a_table() -> None:
    legend = read_legend(
        document(
            table(
                ("Purple", "Complete and checked"),
                ("Green", "On schedule"),
                ("White", "Not yet started"),
                fills={(0, 0): "7030A0", (1, 0): "00B050"},
            )
        )
    )

    assert [rating_of(text, None, legend) for text in ("P", "purple", "On schedule", "W")] == [
        "blue",
        "blue",
        "green",
        "not-started",
    ]
    assert rating_of("", "7030A0", legend) == "blue"
    assert legend.blank == "not-started"


def test_key_of_ratings_in_a_line() -> None:
    legend = read_legend(document(Block("paragraph", "▲ Amber – some delay; ✖ Red – late; ✔ Blue – done", 1, 1)))

    assert [rating_of(sign, None, legend) for sign in "▲✖✔"] == ["amber", "red", "blue"]


def test_colours_in_running_text_are_no_key() -> None:
    assert read_legend(document(Block("paragraph", "The red team met: all went well", 1, 1))).words == {}


def test_lists_side_by_side_in_a_row_are_as_many_actions() -> None:
    columns = columns_of(["Recommendation", "Actions", "Leads", "Dates"])
    assert columns is not None
    row = [
        Cell(t)
        for t in ("Aim", "a) Hire\nstaff\nb) Train staff", "a) Jo Roe\nb) Al Poe", "1. 5th May 2023\n2. June 2023")
    ]

    assert [[cell.text for cell in part] for part in several(row, columns)] == [
        ["Aim", "a) Hire staff", "Jo Roe", "5th May 2023"],
        ["Aim", "b) Train staff", "Al Poe", "June 2023"],
    ]


def test_table_flattened_cell_by_cell_passes_over_empty_cells() -> None:
    printed = ("1.1", "Hire a team manager", "Jo Roe", "14.03.23", "1.2", "Train staff", "May 2023")
    cells = [Block("paragraph", text, 1, i) for i, text in enumerate(printed, start=1)]

    actions, left = actions_of(
        cells, ["number", "action", "owner", "due"], Legend(), lambda text: text == "Jo Roe" or "manager" in text
    )

    assert [(a.number, a.text, a.owner, a.due) for a in actions] == [
        ("1.1", "Hire a team manager", "Jo Roe", "14.03.23"),
        ("1.2", "Train staff", "", "May 2023"),
    ]
    assert left == []
