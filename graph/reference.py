"""The nodes that every graph has: authorities, themes and the national framework's outcomes, from the ontology.

They are written once for each version of the reference data, known by a digest of it on the graph's state node.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from neo4j import ManagedTransaction

from graph import rows
from graph.merge.model import Merged
from graph.ownership import reference_types
from loaders.bundle import Node, Relationship, Value
from ontology.model import Authority, Ontology, load_ontology

if TYPE_CHECKING:
    from graph.store import Store


def _present(properties: dict[str, Value | None]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def _authority(authority: Authority) -> Node:
    return Node(
        "Authority",
        authority.id,
        _present(
            {
                "name": authority.name,
                "altNames": list(authority.alternatives),
                "gssCode": authority.gss_code,
                "ofstedUrn": authority.ofsted_urn,
                "dfeCode": authority.dfe_code,
                "kind": authority.kind,
                "region": authority.region,
                "abolishedOn": authority.abolished_on,
            }
        ),
    )


def _nodes(ontology: Ontology) -> Iterator[Node]:
    yield from map(_authority, ontology.authorities.values())
    for theme in ontology.themes.values():
        yield Node("Theme", theme.id, _present({"name": theme.name, "definition": theme.definition}))
    for outcome in ontology.framework_outcomes.values():
        yield Node("FrameworkOutcome", f"framework-outcome/{outcome.notation}", {"name": outcome.label})


def _relationships(ontology: Ontology) -> Iterator[Relationship]:
    for authority in ontology.authorities.values():
        for code in authority.neighbours:
            if code in ontology.authorities:
                yield Relationship("STATISTICAL_NEIGHBOUR", authority.id, ontology.authorities[code].id)
    for theme in ontology.themes.values():
        if theme.broader:
            yield Relationship("BROADER", theme.id, f"theme/{theme.broader}")


def reference_data(ontology: Ontology) -> Merged:
    """The reference nodes and the relationships among them."""
    return Merged({n.id: n for n in _nodes(ontology)}, frozenset(_relationships(ontology)))


def _version(data: Merged) -> str:
    """A digest of the reference data, the same on every machine."""
    nodes = [(n.label, n.id, sorted(n.properties.items())) for _, n in sorted(data.nodes.items())]
    return hashlib.sha256(repr((nodes, sorted(data.relationships))).encode()).hexdigest()[:16]


def state_node(data: Merged) -> Node:
    """The state node of a graph that was made with this reference data and never written to since."""
    return Node("GraphState", "graph", {"referenceVersion": _version(data), "revision": 1})


def _version_in(transaction: ManagedTransaction) -> str | None:
    record = transaction.run("MATCH (state:GraphState {id: 'graph'}) RETURN state.referenceVersion AS version").single()
    return record["version"] if record else None


def _write(transaction: ManagedTransaction, data: Merged) -> None:
    rows.lock(transaction)
    present = rows.read_by_prefix(transaction, {label: [""] for label in {n.label for n in data.nodes.values()}})
    present.relationships = {r: e for r, e in present.relationships.items() if r.type in reference_types()}
    changes = rows.difference(present, data.nodes, data.relationships)
    rows.write(transaction, changes, present.elements)
    statement = "MATCH (state:GraphState {id: 'graph'}) SET state.referenceVersion = $version"
    transaction.run(statement, version=_version(data)).consume()


def ensure_reference(store: Store) -> None:
    """Write the reference data, unless the graph has it in this version."""
    data = reference_data(load_ontology())
    if store.execute_read(_version_in) != _version(data):
        store.execute_write(_write, data)
