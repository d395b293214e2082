"""RDF out of a real graph: complete, exact, valid, and the same bytes each time."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest

from graph.rdf.export import FORMATS, data_triples, export
from graph.rdf.mapping import RdfMapping, rdf_mapping
from graph.rdf.reading import read_subjects
from graph.rdf.validation import validate
from graph.store import Store
from loaders.bundle import Node, Relationship
from ontology.model import DEF, RDF
from tests.rdf.reading_back import property_graph
from tests.world.bundles import SIF_2016, larchmere_news_2016, larchmere_sif_2016

pytestmark = pytest.mark.neo4j

BASE = "https://example.org/id/"
every_format = pytest.mark.parametrize("format_name", FORMATS)


@pytest.fixture
def mapping() -> RdfMapping:
    return rdf_mapping(BASE)


def exported(store: Store, format_name: str) -> bytes:
    out = io.BytesIO()
    export(store, format_name, out, base=BASE)
    return out.getvalue()


def the_graph(store: Store) -> tuple[dict[str, Node], set[Relationship]]:
    """Nodes and relationships as the graph has them; lists are sets in RDF."""
    subjects = list(read_subjects(store))
    nodes = {s.node.id: s.node for s in subjects}
    for node in nodes.values():
        for name, value in node.properties.items():
            if isinstance(value, list):
                assert value, f"{node.id} has an empty list"
                node.properties[name] = sorted(set(value))  # type: ignore[index]
    return nodes, {relationship for s in subjects for relationship, _ in s.relationships}


@every_format
def test_graph_to_rdf_and_back_is_the_same_graph(world: Store, mapping: RdfMapping, format_name: str) -> None:
    read = property_graph(mapping, ox.parse(exported(world, format_name), format=FORMATS[format_name]))

    nodes, relationships = the_graph(world)
    assert read[0] == nodes
    assert read[1] == relationships


def test_the_stream_holds_every_published_node_and_relationship(world: Store) -> None:
    nodes, relationships = the_graph(world)

    counted = world.query(
        "MATCH (n) WHERE NOT n:Bundle AND NOT n:Proposal AND NOT n:GraphState RETURN count(n) AS nodes, "
        "sum(COUNT { (n)-->(m) WHERE NOT m:Bundle AND NOT m:Proposal }) AS relationships"
    )
    assert counted.rows == ((len(nodes), len(relationships)),)


@every_format
def test_the_same_graph_gives_the_same_bytes(world: Store, format_name: str) -> None:
    assert exported(world, format_name) == exported(world, format_name)


def test_the_export_is_valid(world: Store, mapping: RdfMapping) -> None:
    assert validate(data_triples(world, mapping)) == []


def test_there_are_no_blank_nodes_and_no_bundles(world: Store) -> None:
    quads = list(ox.parse(exported(world, "nquads"), format=ox.RdfFormat.N_QUADS))

    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    types = {q.object.value for q in quads if q.predicate.value == RDF + "type" and isinstance(q.object, ox.NamedNode)}
    assert DEF + "Bundle" not in types
    assert DEF + "Inspection" in types


def test_ontology_and_description_come_with_the_data(world: Store) -> None:
    turtle = exported(world, "turtle").decode()

    assert "bg:Inspection a owl:Class" in turtle
    assert f'<{BASE}dataset> a dcat:Dataset , void:Dataset ;\n\tdct:title "Borough Graph' in turtle
    assert "dct:conformsTo <https://w3id.org/borough-graph/def>" in turtle
    assert f"<{BASE}dataset/Plan> void:class bg:Plan ;\n\tvoid:entities 5 ." in turtle


def test_a_statement_stands_in_the_graph_of_each_document_that_tells_of_it(world: Store, mapping: RdfMapping) -> None:
    quads = list(ox.parse(exported(world, "nquads"), format=ox.RdfFormat.N_QUADS))

    def graphs_of(subject: str, predicate: str) -> set[str]:
        found = {q.graph_name for q in quads if q.subject == mapping.iri(subject) and q.predicate.value == predicate}
        return {g.value.removeprefix(BASE) if isinstance(g, ox.NamedNode) else "" for g in found}

    report, article = larchmere_sif_2016().id, larchmere_news_2016().id
    assert graphs_of(f"{SIF_2016}/finding/13", DEF + "text") == {f"{report}/graph"}
    assert graphs_of(f"{SIF_2016}/judgement/adoption", DEF + "grade") >= {f"{report}/graph", f"{article}/graph"}
    assert graphs_of(report, DEF + "title") == {f"{report}/graph"}
    assert graphs_of(f"{report}/p1/1", DEF + "partOf") == {f"{report}/graph"}
    assert graphs_of("authority/E09000901", DEF + "runs") == {f"{report}/graph"}
    assert graphs_of("authority/E09000901", DEF + "name") == {""}
    assert graphs_of("authority/E09000901", DEF + "statisticalNeighbour") == {""}


def test_what_does_not_keep_to_the_ontology_is_refused(store: Store) -> None:
    store.query("CREATE (:Finding {id: 'inspection/x/finding/1', colour: 'red'})", write=True)

    with pytest.raises(ValueError, match="inspection/x/finding/1: the ontology has no property colour of Finding"):
        exported(store, "turtle")
