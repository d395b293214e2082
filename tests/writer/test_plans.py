"""Every statement of the writer starts from an index and streams: no Eager, no scan. None makes the server complain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import ManagedTransaction, Result

from graph.loading import prepare
from graph.settings import Connection
from graph.store import Store
from graph.writer import replace_bundles
from tests.world.bundles import all_bundles

pytestmark = pytest.mark.neo4j

NOT_ALLOWED = {"Eager", "AllNodesScan", "NodeByLabelScan", "NodeIndexScan", "DirectedAllRelationshipsScan"}
NOT_ALLOWED |= {"DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan", "PartitionedNodeByLabelScan"}


class Recorder:
    """A transaction that keeps every statement it is asked to run, with its parameters."""

    def __init__(self, transaction: ManagedTransaction, statements: dict[str, dict[str, Any]]) -> None:
        self._transaction = transaction
        self._statements = statements

    def run(self, statement: str, parameters: dict[str, Any] | None = None, **more: Any) -> Result:
        self._statements[statement] = {**(parameters or {}), **more}
        return self._transaction.run(statement, parameters, **more)


@pytest.fixture
def statements(empty_graph: Connection) -> dict[str, dict[str, Any]]:
    """Every statement that loading the world, loading it again and taking it out runs."""
    recorded: dict[str, dict[str, Any]] = {}

    def replace(transaction: ManagedTransaction, *arguments: Any) -> None:
        replace_bundles(Recorder(transaction, recorded), *arguments)  # type: ignore[arg-type]

    with Store(empty_graph) as store:
        prepare(store)
        for bundle in all_bundles():
            store.execute_write(replace, [bundle])
        for bundle in all_bundles()[:-2]:
            store.execute_write(replace, [], [bundle.id])
    return recorded


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


# What the server plans depends on how many of everything it has seen: each of these has led to other plans. All are
# graphs of some size: where a list of what to delete is as long as the graph, to scan it all is the right plan.
STATISTICS = {
    "many documents": "UNWIND range(1, 20000) AS n CREATE (:Document {id: 'document/none' + n})-[:READ_AS]->(:Bundle)",
    "many passages without evidence": "UNWIND range(1, 20000) AS n CREATE (:Passage {id: 'document/none/p' + n})",
    "many people without posts": "UNWIND range(1, 20000) AS n CREATE (:Person {id: 'person/none/' + n})",
}


@pytest.mark.parametrize("change", STATISTICS.values(), ids=STATISTICS)
def test_statements_use_indexes_and_stream(
    statements: dict[str, dict[str, Any]], connection: Connection, change: str
) -> None:
    assert len(statements) > 20
    with Store(connection, notifications=True) as store, store.session() as session:
        session.run(change).consume()
        session.run("CALL db.prepareForReplanning($seconds)", seconds=60).consume()
        for statement, parameters in statements.items():
            summary = session.run(f"EXPLAIN {statement}", parameters).consume()
            assert summary.plan is not None
            assert NOT_ALLOWED.isdisjoint(operators(summary.plan)), statement
            assert [s.status_description for s in summary.gql_status_objects if s.is_notification] == [], statement


def test_namesakes_are_found_through_the_text_index(
    statements: dict[str, dict[str, Any]], connection: Connection
) -> None:
    [statement] = [s for s in statements if "CONTAINS name" in s]

    with Store(connection) as store, store.session() as session:
        plan = session.run(f"EXPLAIN {statement}", statements[statement]).consume().plan

    assert plan is not None
    assert "TEXT INDEX person:Person(id)" in str(plan)
