"""Authorities, themes and the framework's outcomes are always there, and written once for each version."""

from __future__ import annotations

import pytest

from graph.reference import ensure_reference, reference_data
from graph.schema import ensure_schema
from graph.store import Store
from loaders.bundle import Relationship
from ontology.model import load_ontology

pytestmark = pytest.mark.neo4j


def test_reference_data_is_what_the_ontology_says() -> None:
    data = reference_data(load_ontology())

    assert data.nodes["authority/E09000902"].properties == {
        "name": "Quillhaven",
        "altNames": ["London Borough of Quillhaven", "Royal Borough of Quillhaven"],
        "gssCode": "E09000902",
        "ofstedUrn": "90902",
        "dfeCode": "902",
        "kind": "london-borough",
        "region": "London",
    }
    assert Relationship("STATISTICAL_NEIGHBOUR", "authority/E09000901", "authority/E06000901") in data.relationships


def test_it_is_written_once(store: Store) -> None:
    ensure_schema(store)
    ensure_reference(store)
    ensure_reference(store)

    assert store.query("MATCH (s:GraphState) RETURN s.revision").rows == ((1,),)
    neighbours = "MATCH (:Authority {name: 'Larchmere'})-[:STATISTICAL_NEIGHBOUR]->(n) RETURN n.name ORDER BY n.name"
    assert store.query(neighbours).rows == (("Quillhaven",), ("Thornbury Vale",))
    outcome = "MATCH (o:FrameworkOutcome {id: 'framework-outcome/outcome-1'}) RETURN count(o)"
    assert store.query(outcome).rows == ((1,),)


def test_another_version_replaces_it_and_leaves_facts_alone(store: Store) -> None:
    ensure_schema(store)
    ensure_reference(store)
    store.query(
        "MATCH (a:Authority {name: 'Larchmere'}) SET a.name = 'Old', a:Authority "
        "CREATE (a)-[:RUNS]->(:Service {id: 'service/E09000901/hub', name: 'Hub'}) "
        "WITH a MATCH (s:GraphState) SET s.referenceVersion = 'older'",
        write=True,
    )

    ensure_reference(store)

    rows = store.query("MATCH (a:Authority {gssCode: 'E09000901'})-[:RUNS]->(s) RETURN a.name, s.name").rows
    assert rows == (("Larchmere", "Hub"),)
