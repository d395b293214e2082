"""Objectives that tables of actions give by number, and tables beside the plan that hold no actions."""

from __future__ import annotations

from loaders.document import Block, Cell, Document, Page
from loaders.plans.model import Reading
from loaders.plans.reading.plan import read_plan
from loaders.plans.shapes.usual import in_usual_shapes


def _read(*tables: list[list[str]]) -> Reading:
    """What a workbook says that has a sheet for each table."""
    pages = tuple(
        Page(
            number,
            (Block("table", "", number, 1, rows=tuple(tuple(Cell(text) for text in row) for row in table)),),
        )
        for number, table in enumerate(tables, start=1)
    )
    return read_plan(in_usual_shapes(Document("0" * 64, "plan.xlsx", "xlsx", pages)))


def _told(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(o.texts[0].text, [action.text for action in o.actions]) for o in reading.objectives]


_RECOMMENDATIONS = [
    ["No", "Recommendation"],
    ["1", "Improve the supervision of all staff"],
    ["2", "See that children go to the dentist"],
]
_ACTIONS = [
    ["Rec", "Action", "Lead", "Deadline"],
    ["1", "Train all managers in supervision", "Jo Roe", "May 2021"],
    ["1", "Audit the files of each team", "Al Poe", "June 2021"],
    ["2", "Commission more slots for children", "Jo Roe", "June 2021"],
]


def test_number_of_a_recommendation_stands_for_its_words() -> None:
    assert _told(_read(_RECOMMENDATIONS, _ACTIONS)) == [
        (
            "Improve the supervision of all staff",
            ["Train all managers in supervision", "Audit the files of each team"],
        ),
        ("See that children go to the dentist", ["Commission more slots for children"]),
    ]


def test_number_that_is_not_listed_is_left() -> None:
    others = [_ACTIONS[0], *(["7", *row[1:]] for row in _ACTIONS[1:])]

    told = _told(_read(_RECOMMENDATIONS, others))

    assert sum(len(actions) for _, actions in told) == 3
    assert all(not actions for text, actions in told if text == "Improve the supervision of all staff")


def test_milestones_risks_and_measures_are_no_actions() -> None:
    milestones = [["Milestone", "Owner", "Date"], ["First audit reported to board", "Al Poe", "June 2021"]]
    risks = [
        ["Risk", "Action to reduce it", "Owner", "By when"],
        ["Staff leave", "Run a campaign", "Jo Roe", "May 2021"],
    ]
    measures = [
        ["Measure", "Baseline", "Target", "By when", "Owner"],
        ["Reduce returns to the team", "24%", "18%", "June 2021", "Jo Roe"],
        ["Increase visits in time", "70%", "90%", "July 2021", "Al Poe"],
    ]

    reading = _read(_RECOMMENDATIONS, _ACTIONS, milestones, risks, measures)

    actions = [action for objective in reading.objectives for action in objective.actions]
    assert [action.due for action in actions] == ["May 2021", "June 2021", "June 2021"]
    assert [action.owner for action in actions] == ["Jo Roe", "Al Poe", "Jo Roe"]
    assert len(reading.unplaced) == 4


def test_milestones_are_actions_where_a_plan_has_no_others() -> None:
    milestones = [
        ["Objective", "Milestone", "Owner", "Date"],
        ["Improve supervision", "Report the first audit to the board", "Al Poe", "June 2021"],
    ]

    assert _told(_read(milestones)) == [("Improve supervision", ["Report the first audit to the board"])]
