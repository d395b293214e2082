"""Every file of the library keeps to the library's rules: its header, its Cypher, its names."""

from __future__ import annotations

import re

import pytest

from graph.questions import Question, all_questions
from ontology.model import load_ontology

QUESTIONS = list(all_questions().values())
THE_FIRST_EIGHT = {
    "grades-over-time",
    "who-led-when",
    "recurring-themes",
    "recommendation-to-action",
    "unowned-or-undated-actions",
    "evidence-behind-recommendation",
    "disagreements",
    "strengths-and-weaknesses",
}
TOPICS = {"authorities", "people", "themes", "improvement", "plans", "services", "statistics", "evidence", "checks"}

every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)


def statement(question: Question) -> str:
    """The Cypher without its comments and without the text of its literals."""
    lines = (line for line in question.cypher.splitlines() if not line.startswith("//"))
    return re.sub(r"'[^']*'", "''", "\n".join(lines))


def test_the_library_holds_the_first_eight_questions_and_covers_every_topic() -> None:
    assert {q.name for q in QUESTIONS} >= THE_FIRST_EIGHT
    assert {q.topic for q in QUESTIONS} == TOPICS


def test_the_header_of_recurring_themes_is_read_whole() -> None:
    question = all_questions()["recurring-themes"]

    assert question.topic == "themes"
    assert question.title == "Recurring themes"
    assert question.question == "Which themes came back in consecutive inspections of the same authority?"
    assert [(p.name, p.default, p.help) for p in question.parameters.values()] == [
        ("region", "London", "Region name; null for all.")
    ]
    assert question.columns == ("authority", "theme", "firstSeen", "lastSeen", "times")


def test_new_reports_are_of_the_kinds_that_the_ontology_calls_reports() -> None:
    [listed] = re.findall(r"d\.kind IN \[([^]]*)\]", all_questions()["new-reports"].cypher)
    kinds = set(re.findall(r"'([^']*)'", listed))

    assert kinds == load_ontology().report_kinds
    assert {"sif-report", "send-letter"} < kinds < load_ontology().schemes["documentKinds"].keys()


@every_question
def test_header_says_what_the_question_is(question: Question) -> None:
    assert re.fullmatch(r"[A-Z].*[^.?]", question.title)
    assert re.fullmatch(r"[A-Z].*\?", question.question)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", question.name)
    for parameter in question.parameters.values():
        assert parameter.help.endswith("."), f"{parameter.name} needs a help text that is a sentence"


@every_question
def test_parameters_declared_are_the_parameters_used(question: Question) -> None:
    assert set(re.findall(r"\$(\w+)", statement(question))) == set(question.parameters)


@every_question
def test_statement_is_one_and_reads_only(question: Question) -> None:
    cypher = statement(question)

    assert ";" not in cypher
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|FOREACH|LOAD CSV|apoc)\b", cypher, re.IGNORECASE)
    assert "ORDER BY" in cypher, "an answer must have an order"


@every_question
def test_labels_relationships_and_properties_are_known_to_the_ontology(question: Question) -> None:
    ontology = load_ontology()
    cypher = re.sub(r"\bdb(\.\w+)+", "", statement(question))  # procedures of the server
    # A map projection's own keys ({day: …}) are read back with a dot; they are not properties of nodes.
    own_keys = set(re.findall(r"(\w+):\s", cypher))
    properties = {"id"} | {p for c in ontology.classes.values() for p in c.properties}

    types = {t for group in re.findall(r"\[\w*:([A-Z_|]+)", cypher) for t in group.split("|")}
    labels = {x for group in re.findall(r"\(\w*:([A-Za-z|]+)", cypher) for x in group.split("|")}
    labels |= set(re.findall(r"\w+:([A-Z][a-z]\w*)\b", cypher))
    read = set(re.findall(r"\b[a-z]\w*\.([a-z]\w*)", cypher)) | set(re.findall(r"\{(\w+): ['$]", cypher))

    assert types <= ontology.relationships.keys()
    assert labels <= ontology.classes.keys()
    assert read <= properties | own_keys


def test_the_check_of_evidence_asks_every_class_that_needs_evidence() -> None:
    asked = set(re.findall(r"[A-Z]\w+", statement(all_questions()["facts-without-evidence"]).split(")")[0])) - {"MATCH"}

    assert asked == {c.label for c in load_ontology().classes.values() if c.needs_evidence}
