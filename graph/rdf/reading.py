"""Read the graph as a stream of subjects in a fixed order: what exports, validation and comparisons go through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neo4j import READ_ACCESS

from loaders.bundle import Node, Relationship
from ontology.model import Ontology, load_ontology

if TYPE_CHECKING:
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Subject:
    """A node with its outgoing relationships, and for each the ids of the documents that tell of it, all sorted.

    A document tells of itself, of its passages, and of what stands on them. A relationship is told of by the documents
    of its start; where that is reference data, which no document tells of, by those of its end.
    """

    node: Node
    told_by: tuple[str, ...]
    relationships: tuple[tuple[Relationship, tuple[str, ...]], ...]


def exported_labels(ontology: Ontology) -> list[str]:
    """Every label whose nodes are published: all but what is kept for the machinery."""
    return sorted(c.label for c in ontology.classes.values() if c.origin != "operational")


def exported_types(ontology: Ontology) -> list[str]:
    """Every relationship type that is published: all but those of the machinery's nodes."""
    kept = frozenset(c.label for c in ontology.classes.values() if c.origin == "operational")
    return sorted(t.type for t in ontology.relationships.values() if not (t.sources | t.targets) & kept)


def _told_by(origin: str, label: str, variable: str) -> str:
    """The Cypher list of the ids of the documents that tell of a node."""
    if label == "Document":
        return f"[{variable}.id]"
    if label == "Passage":
        return f"[({variable})-[:PART_OF]->(d:Document) | d.id]"
    if origin == "reference":
        return "[]"
    return f"[({variable})-[:EVIDENCED_BY]->(:Passage)-[:PART_OF]->(d:Document) | d.id]"


def subjects_statement(label: str, ontology: Ontology) -> str:
    """All nodes of a label with what they link to, by id. The id's index gives the order."""
    known = ontology.classes[label]
    types = "|".join(exported_types(ontology))
    of_end = _told_by("extracted", "", "m") if known.origin == "reference" else "[]"
    return (
        f"MATCH (n:{known.label}) WHERE n.id IS NOT NULL "
        f"RETURN properties(n) AS properties, [(n)-[r:{types}]->(m) | [type(r), m.id, {of_end}]] AS links, "
        f"{_told_by(known.origin, label, 'n')} AS toldBy ORDER BY n.id"
    )


def _subject(label: str, properties: dict[str, Any], links: list[list[Any]], told_by: list[str]) -> Subject:
    node_id = properties.pop("id")
    documents = tuple(sorted(set(told_by)))
    return Subject(
        node=Node(label, node_id, properties),
        told_by=documents,
        relationships=tuple(
            sorted((Relationship(type_, node_id, end), documents or tuple(sorted(set(of)))) for type_, end, of in links)
        ),
    )


def read_subjects(store: Store) -> Iterator[Subject]:
    """Every published node, by label and id, one at a time: memory does not grow with the graph."""
    ontology = load_ontology()
    with store.session(READ_ACCESS) as session, session.begin_transaction() as transaction:
        for label in exported_labels(ontology):
            for record in transaction.run(subjects_statement(label, ontology)):
                yield _subject(label, *record.values())
