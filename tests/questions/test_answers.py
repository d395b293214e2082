"""Every question is asked of a real graph, and its answer compared with rows worked out without it."""

from __future__ import annotations

from typing import Any

import pytest

from graph.questions import Question, all_questions, arguments, ask, find_question
from graph.schema import ensure_schema
from graph.settings import Connection
from graph.store import Store
from tests.questions.answers import ANSWERS
from tests.servers import DELETE_ALL

pytestmark = pytest.mark.neo4j


def _name(case: tuple[str, dict[str, Any], list[tuple[Any, ...]]]) -> str:
    name, parameters, _ = case
    return " ".join([name, *(f"{key}={value}" for key, value in parameters.items())])


@pytest.mark.parametrize("case", ANSWERS, ids=_name)
def test_answer(world: Store, case: tuple[str, dict[str, Any], list[tuple[Any, ...]]]) -> None:
    name, parameters, rows = case
    question = find_question(name)

    answer = ask(world, question, parameters)

    assert answer.columns == question.columns
    assert list(answer.rows) == rows


def test_every_question_has_an_answer_worked_out() -> None:
    assert {name for name, _, _ in ANSWERS} == set(all_questions())


@pytest.mark.parametrize("question", all_questions().values(), ids=lambda q: q.name)
def test_neo4j_has_nothing_to_remark(world: Store, question: Question) -> None:
    """No deprecated syntax, no cartesian product, no unknown label or property, with and without values."""
    with world.session() as session:
        for parameters in ({}, {name: "Larchmere" for name, p in question.parameters.items() if p.default is None}):
            summary = session.run(question.cypher, arguments(question, parameters)).consume()

            assert [s.status_description for s in summary.gql_status_objects if s.is_notification] == []


def test_a_fact_without_evidence_is_found(store: Store) -> None:
    store.query("CREATE (:Finding {id: 'inspection/E09000901/2016/sif/finding/1'})", write=True)

    answer = ask(store, find_question("facts-without-evidence"), {})

    assert answer.rows == (("Finding", "inspection/E09000901/2016/sif/finding/1"),)


def test_of_a_graph_without_documents_neo4j_has_nothing_to_remark(connection: Connection) -> None:
    """Names that no document has brought yet are known to the server, so that Neo4j Browser does not warn."""
    with Store(connection, notifications=True) as store, store.session() as session:
        session.run(DELETE_ALL).consume()
        ensure_schema(store)
        for question in all_questions().values():
            summary = session.run(question.cypher, arguments(question, {})).consume()

            assert [s.status_description for s in summary.gql_status_objects if s.is_notification] == []
