"""Reading and writing nodes and relationships in batches: the only statements that change the graph's data.

Labels, relationship types and property names become part of a statement only from the ontology's closed lists; ids and
values are parameters. Every statement starts from ids through an index and streams (no Eager, no scan): nodes are
deleted by a list of ids and relationships by their element ids, because `UNWIND … MATCH … DELETE` would be Eager.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from neo4j import ManagedTransaction

from loaders.bundle import Node, Relationship
from ontology.model import load_ontology

# Rows a statement. Larger batches are no faster (docs/benchmark.md), and take more memory.
BATCH = 2_000

LabelOf = Callable[[str], str]


@dataclass
class Present:
    """A part of the graph as it is: nodes by id, and the relationships that start from them by their element ids."""

    nodes: dict[str, Node] = field(default_factory=dict)
    relationships: dict[Relationship, str] = field(default_factory=dict)

    def add(self, other: Present) -> None:
        self.nodes |= other.nodes
        self.relationships |= other.relationships


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


# --- the statements -------------------------------------------------------------------------------------------------


def _known(label: str) -> str:
    return load_ontology().classes[label].label


def _known_type(type_: str) -> str:
    return load_ontology().relationships[type_].type


def read_statement(labels: Iterable[str], condition: str, links: str = "") -> str:
    """Nodes of these labels, with what they link to. `condition` is on `n.id`; each label has its own parameter.

    `links` narrows the relationships that are read (":!EVIDENCED_BY": all but these).
    """
    parts = " UNION ALL ".join(
        f"UNWIND ${_known(label)} AS start MATCH (n:{_known(label)}) WHERE n.id {condition} start RETURN n"
        for label in labels
    )
    # One record a label: the driver takes longer over a thousand records than over one with a list of a thousand.
    return (
        f"CALL () {{ {parts} }} WITH n, [(n)-[r{links}]->(m) | [type(r), m.id, elementId(r)]] AS links "
        "RETURN labels(n)[0] AS label, collect([properties(n), links]) AS found"
    )


def create_statement(label: str) -> str:
    properties = ", ".join(f"{p}: row.{p}" for p in ("id", *load_ontology().classes[label].properties))
    return f"UNWIND $rows AS row CREATE (n:{_known(label)} {{{properties}}})"


def update_statement(label: str) -> str:
    """Set every declared property, so that one that is gone is removed; the id is not written (that would be Eager)."""
    properties = ", ".join(f"n.{p} = row.{p}" for p in load_ontology().classes[label].properties)
    return f"UNWIND $rows AS row MATCH (n:{_known(label)} {{id: row.id}}) SET {properties}"


def delete_statement(label: str) -> str:
    return f"MATCH (n:{_known(label)}) WHERE n.id IN $rows DETACH DELETE n"


def link_statement(type_: str, source: str, target: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:{_known(source)} {{id: row[0]}}) MATCH (b:{_known(target)} {{id: row[1]}}) "
        f"CREATE (a)-[:{_known_type(type_)}]->(b)"
    )


LOCK_STATEMENT = (
    "MERGE (state:GraphState {id: 'graph'}) "
    "ON CREATE SET state.revision = 1 ON MATCH SET state.revision = state.revision + 1"
)
UNLINK_STATEMENT = "MATCH ()-[r]->() WHERE elementId(r) IN $rows DELETE r"


def lock(transaction: ManagedTransaction) -> None:
    """Wait until no one else is writing, and keep others waiting until the transaction ends. Readers never wait.

    Facts of one authority bear on others (candidates for the same person, shared inspectors), so writers take turns;
    what takes time, reading documents, happens before.
    """
    transaction.run(LOCK_STATEMENT).consume()


# --- reading ----------------------------------------------------------------------------------------------------------


def _read(transaction: ManagedTransaction, statement: str, starts: Mapping[str, list[str]]) -> Present:
    present = Present()
    if starts:
        for label, found in transaction.run(statement, dict(starts)).values():
            for properties, links in found:
                node_id = properties.pop("id")
                present.nodes[node_id] = Node(label, node_id, properties)
                for type_, target, element in links:
                    present.relationships[Relationship(type_, node_id, target)] = element
    return present


def read_by_prefix(transaction: ManagedTransaction, prefixes: Mapping[str, list[str]]) -> Present:
    """The nodes whose ids start so: for each label, a list of prefixes."""
    return _read(transaction, read_statement(prefixes, "STARTS WITH"), prefixes)


def read_by_id(transaction: ManagedTransaction, ids: Mapping[str, list[str]], links: str = "") -> Present:
    """The nodes with these ids: for each label, a list of ids. For `links` see `read_statement`."""
    return _read(transaction, read_statement(ids, "=", links), ids)


# --- the difference -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """What must be written so that a part of the graph becomes what it should be."""

    created: tuple[Node, ...]
    changed: tuple[Node, ...]
    deleted: tuple[Node, ...]
    linked: tuple[Relationship, ...]
    unlinked: tuple[str, ...]

    def __bool__(self) -> bool:
        return any((self.created, self.changed, self.deleted, self.linked, self.unlinked))


def _same(one: Node, other: Node) -> bool:
    """Equal to the type: 1 and 1.0 are different values in the graph."""
    return (
        one.label == other.label
        and one.properties == other.properties
        and all(type(value) is type(other.properties[name]) for name, value in one.properties.items())
    )


def difference(present: Present, nodes: Mapping[str, Node], relationships: Iterable[Relationship]) -> Difference:
    """From what is there to what should be. Deleting a node takes its relationships along."""
    wanted = frozenset(relationships)
    gone = tuple(node for id_, node in present.nodes.items() if id_ not in nodes or nodes[id_].label != node.label)
    gone_ids = {node.id for node in gone}
    kept = [n for n in nodes.values() if n.id in present.nodes and n.id not in gone_ids]
    return Difference(
        created=tuple(n for n in nodes.values() if n.id not in present.nodes or n.id in gone_ids),
        changed=tuple(n for n in kept if not _same(present.nodes[n.id], n)),
        deleted=gone,
        linked=tuple(r for r in wanted if r not in present.relationships or _lost(r, gone_ids)),
        unlinked=tuple(e for r, e in present.relationships.items() if r not in wanted and not _lost(r, gone_ids)),
    )


def _lost(relationship: Relationship, gone: set[str]) -> bool:
    return relationship.source in gone or relationship.target in gone


# --- writing --------------------------------------------------------------------------------------------------------


def _by_label(nodes: Iterable[Node]) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        rows[node.label].append({"id": node.id, **node.properties})
    return rows


def _run(transaction: ManagedTransaction, statement: str, rows: Iterable[Any]) -> None:
    for batch in _batches(rows):
        transaction.run(statement, rows=batch).consume()


def write(transaction: ManagedTransaction, changes: Difference, label_of: LabelOf) -> None:
    """Write a difference. `label_of` knows the label of every id that a new relationship has at an end."""
    _run(transaction, UNLINK_STATEMENT, changes.unlinked)
    for label, rows in _by_label(changes.deleted).items():
        _run(transaction, delete_statement(label), [row["id"] for row in rows])
    for label, rows in _by_label(changes.created).items():
        _run(transaction, create_statement(label), rows)
    for label, rows in _by_label(changes.changed).items():
        _run(transaction, update_statement(label), rows)
    links: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
    for r in changes.linked:
        links[r.type, label_of(r.source), label_of(r.target)].append([r.source, r.target])
    for (type_, source, target), ends in links.items():
        _run(transaction, link_statement(type_, source, target), ends)
