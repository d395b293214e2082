"""Constraints and indexes come from the ontology, and are made once."""

from __future__ import annotations

from threading import Thread

import pytest

from graph.schema import ensure_schema, schema_statements
from graph.store import Store
from ontology.model import load_ontology

pytestmark = pytest.mark.neo4j


def test_every_label_has_its_constraint_and_every_looked_up_property_its_index() -> None:
    statements = schema_statements(load_ontology())

    assert statements["finding_id"] == (
        "CREATE CONSTRAINT finding_id IF NOT EXISTS FOR (n:Finding) REQUIRE n.id IS UNIQUE"
    )
    assert statements["success_measure_id"].endswith("FOR (n:SuccessMeasure) REQUIRE n.id IS UNIQUE")
    assert statements["action_due_on"] == "CREATE INDEX action_due_on IF NOT EXISTS FOR (n:Action) ON (n.dueOn)"
    assert "FOR (n:Finding|Recommendation|Action) ON EACH [n.text]" in statements["searched_text"]


def test_the_server_has_them_all_and_a_second_time_changes_nothing(store: Store) -> None:
    ensure_schema(store)
    before = store.query("SHOW INDEXES YIELD name, type, state ORDER BY name").rows

    ensure_schema(store)

    assert store.query("SHOW INDEXES YIELD name, type, state ORDER BY name").rows == before
    names = {name for name, _, _ in before}
    assert names >= {"authority_id", "finding_id", "judgement_grade", "searched_text"}
    assert {state for _, _, state in before} == {"ONLINE"}


def test_two_processes_may_make_them_at_once(store: Store) -> None:
    for name in [name for (name,) in store.query("SHOW CONSTRAINTS YIELD name").rows]:
        store.query(f"DROP CONSTRAINT {name}", write=True)
    errors: list[BaseException] = []

    def ensure() -> None:
        try:
            ensure_schema(store)
        except BaseException as error:
            errors.append(error)

    threads = [Thread(target=ensure) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    names = {name for (name,) in store.query("SHOW CONSTRAINTS YIELD name").rows}
    assert names == {name for name, text in schema_statements(load_ontology()).items() if "CONSTRAINT" in text}
