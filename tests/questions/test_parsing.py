"""Reading a header, and giving a question's parameters their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.questions import (
    ParameterValue,
    QuestionError,
    all_questions,
    arguments,
    cypher_literal,
    find_question,
    literal,
    parse_question,
)

WHOLE = """\
// Late trains
// Which trains were late,
// and by how much?
//
// Late means by five minutes.
//
// :param line => null
//   Name of the line;
//   null for all.
// :param minutes => 5
//   At least so late.
// :param share => 0.5
//   Share of trains.
// :param days => ['Monday', 'Friday']
//   Days of the week.
// :param express => false
//   Only expresses.
// returns: train, minutes
MATCH (n) RETURN n.name AS train, n.number AS minutes // no header
"""


def test_every_part_of_a_header_is_read() -> None:
    question = parse_question("late-trains", "trains", WHOLE)

    assert question.title == "Late trains"
    assert question.question == "Which trains were late, and by how much?"
    assert question.notes == "Late means by five minutes."
    assert question.columns == ("train", "minutes")
    assert [(p.name, p.default, p.help) for p in question.parameters.values()] == [
        ("line", None, "Name of the line; null for all."),
        ("minutes", 5, "At least so late."),
        ("share", 0.5, "Share of trains."),
        ("days", ["Monday", "Friday"], "Days of the week."),
        ("express", False, "Only expresses."),
    ]
    assert question.cypher == WHOLE


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n) RETURN n",
        "// Only a title\n// returns: n\nMATCH (n) RETURN n",
        "// Title\n// No columns?\nMATCH (n) RETURN n",
    ],
)
def test_a_header_that_lacks_a_part_is_refused_by_name(cypher: str) -> None:
    with pytest.raises(ValueError, match=r"trains/late-trains\.cypher"):
        parse_question("late-trains", "trains", cypher)


def test_a_default_that_is_no_literal_is_refused() -> None:
    with pytest.raises(ValueError, match=r"not a literal: date\(\)"):
        literal("date()")


def test_parameters_take_their_defaults() -> None:
    question = parse_question("late-trains", "trains", WHOLE)

    assert arguments(question, {}) == {
        "line": None,
        "minutes": 5,
        "share": 0.5,
        "days": ["Monday", "Friday"],
        "express": False,
    }


def test_text_from_a_terminal_takes_the_type_of_the_default() -> None:
    question = parse_question("late-trains", "trains", WHOLE)
    given = {"line": "2018", "minutes": "10", "share": "0.25", "days": "Monday, Sunday", "express": "true"}

    assert arguments(question, given) == {
        "line": "2018",
        "minutes": 10,
        "share": 0.25,
        "days": ["Monday", "Sunday"],
        "express": True,
    }


def test_null_is_the_same_for_every_type() -> None:
    question = parse_question("late-trains", "trains", WHOLE)

    assert set(arguments(question, dict.fromkeys(question.parameters, "null")).values()) == {None}


def test_values_that_are_typed_already_stay() -> None:
    question = parse_question("late-trains", "trains", WHOLE)

    assert arguments(question, {"minutes": 7, "days": ["Sunday"]})["days"] == ["Sunday"]


def test_a_value_of_the_wrong_type_is_one_clear_line() -> None:
    question = parse_question("late-trains", "trains", WHOLE)

    with pytest.raises(QuestionError, match=r"^minutes must be a whole number or null, not 'many'\.$"):
        arguments(question, {"minutes": "many"})
    with pytest.raises(QuestionError, match=r"^express must be true or false or null, not 'maybe'\.$"):
        arguments(question, {"express": "maybe"})


def test_an_unknown_parameter_is_one_clear_line() -> None:
    question = parse_question("late-trains", "trains", WHOLE)

    with pytest.raises(QuestionError, match="late-trains has no parameter 'town'; it has line, minutes"):
        arguments(question, {"town": "Larchmere"})


def test_a_question_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(QuestionError, match=r"No question is called .grade-over-time.\. Perhaps: grades-over-time"):
        find_question("grade-over-time")


def test_a_question_like_none_says_where_the_names_are() -> None:
    with pytest.raises(QuestionError, match=r"No question is called .zzz.\. `boroughs ask` lists them\."):
        find_question("zzz")


def test_a_question_is_found_by_its_name() -> None:
    assert find_question("who-led-when") is all_questions()["who-led-when"]


@given(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "))
    | st.lists(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")))
)
def test_literal_reads_what_cypher_literal_writes(value: ParameterValue) -> None:
    assert literal(cypher_literal(value)) == value
