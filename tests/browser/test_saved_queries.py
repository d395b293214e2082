"""Saved queries in the forms of both Browsers, on a made-up question."""

from __future__ import annotations

import csv
import io
import zipfile

from graph.browser.saved_queries import (
    SavedQuery,
    archive,
    named_by_comment,
    parameters_command,
    saved_queries,
    table,
)
from graph.questions import all_questions, parse_question

KETTLES = parse_question(
    "kettles",
    "kitchen",
    """// Kettles by kitchen
// Which kettles boil in which kitchen?
//
// :param kitchen => 'North'
//   Name of the kitchen; null for all.
// :param sizes => ['small', 'large']
//   Which sizes.
// returns: kitchen, kettle
MATCH (k:Kettle)
RETURN k.kitchen AS kitchen, k.name AS kettle
""",
)
LAMPS = parse_question(
    "lamps", "attic", "// Lamps\n// Which lamps burn?\n//\n// returns: lamp\nMATCH (l:Lamp)\nRETURN l.name AS lamp\n"
)


def test_question_with_parameters_is_two_saved_queries() -> None:
    parameters, asked = saved_queries(KETTLES)

    assert parameters == SavedQuery(
        "Kettles by kitchen: parameters",
        "kettles-parameters.cypher",
        "kitchen: Name of the kitchen; null for all. sizes: Which sizes.",
        ":params {kitchen: 'North', sizes: ['small', 'large']}",
    )
    assert asked == SavedQuery(
        "Kettles by kitchen", "kettles.cypher", "Which kettles boil in which kitchen?", KETTLES.cypher
    )


def test_question_without_parameters_is_one() -> None:
    assert [saved.name for saved in saved_queries(LAMPS)] == ["Lamps"]


def test_classic_browser_finds_the_name_in_the_first_comment() -> None:
    parameters, asked = map(named_by_comment, saved_queries(KETTLES))

    assert parameters.splitlines()[0] == "// Kettles by kitchen: parameters"
    assert asked == KETTLES.cypher


def test_one_command_sets_all_parameters() -> None:
    assert parameters_command(KETTLES) == ":params {kitchen: 'North', sizes: ['small', 'large']}"
    assert parameters_command(LAMPS) == ""


def test_archive_has_a_folder_for_each_topic() -> None:
    with zipfile.ZipFile(io.BytesIO(archive([KETTLES, LAMPS]))) as file:
        assert file.namelist() == [
            "Boroughs: attic/",
            "Boroughs: attic/lamps.cypher",
            "Boroughs: kitchen/",
            "Boroughs: kitchen/kettles-parameters.cypher",
            "Boroughs: kitchen/kettles.cypher",
        ]
        assert file.read("Boroughs: kitchen/kettles.cypher").decode() == KETTLES.cypher


def test_same_questions_make_the_same_archive() -> None:
    assert archive([KETTLES, LAMPS]) == archive([LAMPS, KETTLES])


def test_table_numbers_folders_and_queries() -> None:
    rows = list(csv.DictReader(io.StringIO(table([KETTLES, LAMPS]), newline="")))

    assert [(r["name"], r["description"], r["id"], r["parentId"], r["isFolder"]) for r in rows] == [
        ("Boroughs: attic", "", "0", "", "true"),
        ("Lamps", "Which lamps burn?", "1", "0", "false"),
        ("Boroughs: kitchen", "", "2", "", "true"),
        (
            "Kettles by kitchen: parameters",
            "kitchen: Name of the kitchen; null for all. sizes: Which sizes.",
            "3",
            "2",
            "false",
        ),
        ("Kettles by kitchen", "Which kettles boil in which kitchen?", "4", "2", "false"),
    ]
    assert rows[4]["query"] == KETTLES.cypher


def test_table_holds_every_question_of_the_library() -> None:
    questions = all_questions()

    rows = list(csv.DictReader(io.StringIO(table(questions.values()), newline="")))

    assert {q.title for q in questions.values()} <= {r["name"] for r in rows if r["isFolder"] == "false"}
