"""What a graph shows, to be compared with what merging says."""

from __future__ import annotations

from graph.merge import Merged, merge
from graph.reference import reference_data
from graph.store import Store
from loaders.bundle import Bundle, Node, Relationship
from ontology.model import load_ontology

OPERATIONAL = ["Bundle", "Proposal", "GraphState"]


def shown(store: Store) -> Merged:
    """Every node and relationship of a graph but for its own (bundles and the like)."""
    nodes = store.query(
        "MATCH (n) WHERE NOT labels(n)[0] IN $operational RETURN labels(n), n.id, properties(n)",
        {"operational": OPERATIONAL},
    ).rows
    links = store.query(
        "MATCH (n)-[r]->(m) WHERE NOT labels(n)[0] IN $operational AND NOT labels(m)[0] IN $operational "
        "RETURN type(r), n.id, m.id",
        {"operational": OPERATIONAL},
    ).rows
    assert len(set(links)) == len(links), "a relationship is there twice"
    return Merged(
        {
            id_: Node(label, id_, {name: value for name, value in properties.items() if name != "id"})
            for (label,), id_, properties in nodes
        },
        frozenset(Relationship(*link) for link in links),
    )


def expected(bundles: list[Bundle]) -> Merged:
    """What a graph that holds these bundles should show."""
    reference, merged = reference_data(load_ontology()), merge(bundles)
    return Merged({**reference.nodes, **merged.nodes}, reference.relationships | merged.relationships)


def assert_shows(store: Store, bundles: list[Bundle]) -> None:
    """The graph shows exactly the merged bundles, and keeps exactly these bundles."""
    graph, should = shown(store), expected(bundles)
    assert set(graph.nodes) == set(should.nodes)
    assert {id_: n for id_, n in graph.nodes.items() if n != should.nodes[id_]} == {}
    assert graph.relationships - should.relationships == frozenset()
    assert should.relationships - graph.relationships == frozenset()
    kept = store.query("MATCH (b:Bundle) RETURN b.id ORDER BY b.id").rows
    assert [id_ for (id_,) in kept] == sorted(f"{bundle.id}/bundle" for bundle in bundles)
    unproposed = store.query("MATCH (p:Proposal) WHERE NOT EXISTS { (p)<-[:PROPOSES]-() } RETURN p.id").rows
    assert unproposed == ()
