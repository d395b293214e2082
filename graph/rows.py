"""Reading and writing nodes and relationships in batches: the only statements that change the graph's data.

Every statement starts from ids through an index, or from the element ids that it returned, and streams (no Eager, no
scan): nodes and relationships are deleted by a list of element ids, because `UNWIND … MATCH … DELETE` would be Eager.
Labels and types are data of a row, so that a document costs a few statements, however many kinds of thing it speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from neo4j import ManagedTransaction

from graph.ownership import label_of
from loaders.bundle import Node, Relationship
from ontology.model import load_ontology

# Rows a statement. Larger batches are no faster (docs/benchmark.md), and take more memory.
BATCH = 2_000


@dataclass
class Present:
    """A part of the graph as it is: nodes by id with their element ids, and the relationships that start from them."""

    nodes: dict[str, Node] = field(default_factory=dict)
    elements: dict[str, str] = field(default_factory=dict)
    relationships: dict[Relationship, str] = field(default_factory=dict)

    def add(self, other: Present) -> None:
        self.nodes |= other.nodes
        self.elements |= other.elements
        self.relationships |= other.relationships


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


# --- the statements -------------------------------------------------------------------------------------------------


def _known(label: str) -> str:
    return load_ontology().classes[label].label


def _starting(labels: Iterable[str], condition: str) -> str:
    """Matches every node `n` of these labels by a condition on its id. Each label has its own parameter."""
    parts = " UNION ALL ".join(
        f"UNWIND ${_known(label)} AS start MATCH (n:{_known(label)}) WHERE n.id {condition} start RETURN n"
        for label in labels
    )
    return f"CALL () {{ {parts} }} WITH n"


def read_statement(labels: Iterable[str], condition: str, links: str = "") -> str:
    """Nodes of these labels, with what they link to. `condition` is on `n.id`; each label has its own parameter.

    `links` narrows the relationships that are read (":!EVIDENCED_BY": all but these).
    """
    # One record a label: the driver takes longer over a thousand records than over one with a list of a thousand.
    return (
        f"{_starting(labels, condition)}, [(n)-[r{links}]->(m) | [type(r), m.id, elementId(r)]] AS links "
        "RETURN labels(n)[0] AS label, collect([properties(n), elementId(n), links]) AS found"
    )


def find_statement(labels: Iterable[str]) -> str:
    """The element ids of nodes of these labels. Each label has its own parameter, a list of ids."""
    return f"{_starting(labels, '=')} RETURN n.id, elementId(n)"


CREATE_STATEMENT = (
    "UNWIND $rows AS row CREATE (n:$(row[0])) SET n = row[1] "
    "WITH collect(elementId(n)) AS elements RETURN elements"  # in the order of the rows
)
UPDATE_STATEMENT = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] SET n = row[1]"
DELETE_STATEMENT = "MATCH (n) WHERE elementId(n) IN $rows DETACH DELETE n"
LINK_STATEMENT = (
    "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row[0] MATCH (b) WHERE elementId(b) = row[2] "
    "CREATE (a)-[:$(row[1])]->(b)"
)
UNLINK_STATEMENT = "MATCH ()-[r]->() WHERE elementId(r) IN $rows DELETE r"
LOCK_STATEMENT = (
    "MERGE (state:GraphState {id: 'graph'}) "
    "ON CREATE SET state.revision = 1 ON MATCH SET state.revision = state.revision + 1"
)


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
            for properties, element, links in found:
                node_id = properties.pop("id")
                present.nodes[node_id] = Node(label, node_id, properties)
                present.elements[node_id] = element
                for type_, target, link in links:
                    present.relationships[Relationship(type_, node_id, target)] = link
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


def _run(transaction: ManagedTransaction, statement: str, rows: Iterable[Any]) -> None:
    for batch in _batches(rows):
        transaction.run(statement, rows=batch).consume()


def _whole(node: Node) -> dict[str, Any]:
    return {"id": node.id, **node.properties}


def write(transaction: ManagedTransaction, changes: Difference, elements: Mapping[str, str]) -> None:
    """Write a difference. `elements` has the element ids of the nodes that were there; others are looked up by id."""
    _run(transaction, UNLINK_STATEMENT, changes.unlinked)
    _run(transaction, DELETE_STATEMENT, [elements[node.id] for node in changes.deleted])
    ends = {**elements, **_create(transaction, changes.created)}
    _run(transaction, UPDATE_STATEMENT, ([elements[node.id], _whole(node)] for node in changes.changed))
    ends |= _find(transaction, {end for r in changes.linked for end in (r.source, r.target)} - ends.keys())
    # An end that is not there is a theme or outcome that this version's reference data no longer has.
    linked = [r for r in changes.linked if r.source in ends and r.target in ends]
    _run(transaction, LINK_STATEMENT, ([ends[r.source], r.type, ends[r.target]] for r in linked))


def _create(transaction: ManagedTransaction, nodes: Iterable[Node]) -> dict[str, str]:
    """Create nodes. Returns their element ids by id."""
    created: dict[str, str] = {}
    for batch in _batches(nodes):
        record = transaction.run(CREATE_STATEMENT, rows=[[_known(n.label), _whole(n)] for n in batch]).single(True)
        created.update(zip((node.id for node in batch), record["elements"], strict=True))
    return created


def _find(transaction: ManagedTransaction, ids: Iterable[str]) -> dict[str, str]:
    """The element ids of nodes by their ids; those that are not there are left out."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for node_id in sorted(ids):
        by_label[label_of(node_id)].append(node_id)
    if not by_label:
        return {}
    found = transaction.run(find_statement(sorted(by_label)), dict(by_label))
    return {record[0]: record[1] for record in found}
