"""Neo4j's constraints and indexes, derived from the ontology, and made where they are missing.

Community edition has uniqueness constraints only: whether values keep to the ontology is checked before a write.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from neo4j import ManagedTransaction
from neo4j.exceptions import ClientError

from ontology.model import Ontology, load_ontology, relationship_type

if TYPE_CHECKING:
    from graph.store import Store

FULL_TEXT_INDEX = "searched_text"
_AWAIT_SECONDS = 300
_TRIES = 30
_PAUSE_SECONDS = 0.5
_OF_SCHEMA = "Neo.ClientError.Schema."


def _name(label: str, property_name: str) -> str:
    return f"{relationship_type(label[0].lower() + label[1:])}_{relationship_type(property_name)}".lower()


def schema_statements(ontology: Ontology) -> dict[str, str]:
    """Every constraint and index by its name, with the statement that creates it."""
    classes = ontology.classes.values()
    constraints = {
        _name(c.label, "id"): f"CREATE CONSTRAINT {_name(c.label, 'id')} IF NOT EXISTS "
        f"FOR (n:{c.label}) REQUIRE n.id IS UNIQUE"
        for c in classes
    }
    indexes = {
        _name(c.label, p): f"CREATE INDEX {_name(c.label, p)} IF NOT EXISTS FOR (n:{c.label}) ON (n.{p})"
        for c in classes
        for p in c.indexed
    }
    text_indexes = {
        f"{_name(c.label, p)}_text": f"CREATE TEXT INDEX {_name(c.label, p)}_text IF NOT EXISTS "
        f"FOR (n:{c.label}) ON (n.{p})"
        for c in classes
        for p in c.sought_within
    }
    searched = {c.label: c.searched for c in classes if c.searched}
    labels = "|".join(searched)
    properties = ", ".join(f"n.{p}" for p in sorted(set(searched.values())))
    full_text = (
        f"CREATE FULLTEXT INDEX {FULL_TEXT_INDEX} IF NOT EXISTS FOR (n:{labels}) ON EACH [{properties}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}"
    )
    return constraints | indexes | text_indexes | {FULL_TEXT_INDEX: full_text}


def _missing(transaction: ManagedTransaction) -> list[str]:
    # A constraint's own index may be there already while another process is still making the constraint.
    constraints = {record["name"] for record in transaction.run("SHOW CONSTRAINTS YIELD name")}
    indexes = {record["name"] for record in transaction.run("SHOW INDEXES YIELD name")}
    unique = {_name(known.label, "id") for known in load_ontology().classes.values()}
    present = constraints | (indexes - unique)
    return [statement for name, statement in schema_statements(load_ontology()).items() if name not in present]


def _create(transaction: ManagedTransaction, statements: list[str]) -> None:
    for statement in statements:
        transaction.run(statement).consume()


def _await(transaction: ManagedTransaction) -> None:
    transaction.run("CALL db.awaitIndexes($seconds)", seconds=_AWAIT_SECONDS).consume()


def _unheard_of(transaction: ManagedTransaction) -> tuple[list[str], list[str]]:
    """The relationship types and the properties of the ontology that the server has never met."""
    ontology = load_ontology()
    types = {record[0] for record in transaction.run("CALL db.relationshipTypes()")}
    keys = {record[0] for record in transaction.run("CALL db.propertyKeys()")}
    properties = {name for known in ontology.classes.values() for name in known.properties}
    return sorted(ontology.relationships.keys() - types), sorted(properties - keys)


def _introduce(transaction: ManagedTransaction, types: list[str], properties: list[str]) -> None:
    transaction.run("UNWIND $names AS name CALL db.createRelationshipType(name)", names=types).consume()
    transaction.run("UNWIND $names AS name CALL db.createProperty(name)", names=properties).consume()


def ensure_schema(store: Store) -> None:
    """Create what is missing, and wait until it is usable. Two processes may do so at once.

    The names of relationships and properties are made known to the server, so that a question about what no document
    has said yet has an empty answer, without Neo4j's warning that the name may be misspelt.
    """
    types, properties = store.execute_read(_unheard_of)
    if types or properties:
        store.execute_write(_introduce, types, properties)
    for tries_left in reversed(range(_TRIES)):
        missing = store.execute_read(_missing)
        if not missing:
            return
        try:
            store.execute_write(_create, missing)
        except ClientError as error:
            # Another process is making one of these, which Neo4j does not take for "exists" until it is made.
            if not tries_left or not (error.code or "").startswith(_OF_SCHEMA):
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            store.execute_read(_await)
            return
