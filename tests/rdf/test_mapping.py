"""Property graph to RDF and back, without a server."""

from __future__ import annotations

import io
import string

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rdf.mapping import PARTIAL_DATE, RdfMapping, rdf_mapping
from graph.rdf.reading import exported_labels
from loaders.bundle import Node, Relationship, Value
from ontology.model import RDF, XSD, Property, load_ontology
from tests.rdf.reading_back import property_graph

BASE = "https://example.org/id/"
MAPPING = rdf_mapping(BASE)
DEF = "https://w3id.org/borough-graph/def#"


def lines(triples: list[ox.Triple]) -> list[str]:
    return [str(triple).replace(BASE, "id:").replace(DEF, "bg:").replace(XSD, "xsd:") for triple in triples]


def test_a_node_is_its_type_and_its_literals() -> None:
    inspection = Node(
        "Inspection",
        "inspection/E09000901/2016-03-18/sif",
        {"framework": "sif", "endedOn": "2016-03-18", "startedOn": "2016-03", "statedOn": "2016", "topic": "Help"},
    )

    assert lines(MAPPING.node(inspection)) == [
        f"<id:inspection/E09000901/2016-03-18/sif> <{RDF}type> <bg:Inspection>",
        '<id:inspection/E09000901/2016-03-18/sif> <bg:endedOn> "2016-03-18"^^<xsd:date>',
        '<id:inspection/E09000901/2016-03-18/sif> <bg:framework> "sif"',
        '<id:inspection/E09000901/2016-03-18/sif> <bg:startedOn> "2016-03"^^<xsd:gYearMonth>',
        '<id:inspection/E09000901/2016-03-18/sif> <bg:statedOn> "2016"^^<xsd:gYear>',
        '<id:inspection/E09000901/2016-03-18/sif> <bg:topic> "Help"@en',
    ]


def test_numbers_truth_values_and_lists() -> None:
    finding = Node("Finding", "f", {"number": 14, "marksRecommendation": True})
    statistic = Node("Statistic", "s", {"value": 81.5, "nationalValue": 60})
    tenure = Node("Tenure", "t", {"attestedOn": ["2016-06-08", "2016-05"]})

    assert lines(MAPPING.node(finding))[1:] == [
        '<id:f> <bg:marksRecommendation> "true"^^<xsd:boolean>',
        '<id:f> <bg:number> "14"^^<xsd:integer>',
    ]
    assert lines(MAPPING.node(statistic))[1:] == [
        '<id:s> <bg:nationalValue> "60"^^<xsd:decimal>',
        '<id:s> <bg:value> "81.5"^^<xsd:decimal>',
    ]
    assert lines(MAPPING.node(tenure))[1:] == [
        '<id:t> <bg:attestedOn> "2016-05"^^<xsd:gYearMonth>',
        '<id:t> <bg:attestedOn> "2016-06-08"^^<xsd:date>',
    ]


def test_a_relationship_is_one_triple() -> None:
    relationship = Relationship("EVIDENCED_BY", "plan/E09000901/2016", "document/ab/p1/2")

    assert lines([MAPPING.relationship(relationship)]) == [
        "<id:plan/E09000901/2016> <bg:evidencedBy> <id:document/ab/p1/2>"
    ]


@pytest.mark.parametrize(
    ("node", "message"),
    [
        (Node("Mayor", "m", {}), "m: the ontology has no class Mayor"),
        (Node("Finding", "f", {"colour": "red"}), "f: the ontology has no property colour of Finding"),
        (Node("Plan", "p", {"datedOn": "soon"}), "not a day, month or year: soon"),
    ],
)
def test_what_the_ontology_does_not_know_is_refused(node: Node, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MAPPING.node(node)


def test_an_unknown_relationship_is_refused() -> None:
    with pytest.raises(ValueError, match="the ontology has no relationship LIKES"):
        MAPPING.relationship(Relationship("LIKES", "a", "b"))


# --- any graph, there and back ----------------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
DATES = st.dates().map(str)
PARTIAL_DATES = DATES | DATES.map(lambda d: d[:7]) | DATES.map(lambda d: d[:4])
IDS = st.text(string.ascii_letters + "-/' %é#?", min_size=1, max_size=12)


def values(known: Property) -> st.SearchStrategy[Value]:
    single: dict[str, st.SearchStrategy[Value]] = {
        RDF + "langString": TEXT,
        PARTIAL_DATE: PARTIAL_DATES,
        XSD + "string": TEXT,
        XSD + "integer": st.integers(-(2**63), 2**63 - 1),
        XSD + "decimal": st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False),
        XSD + "boolean": st.booleans(),
    }
    if not known.is_list:
        return single[known.datatype]
    texts = TEXT if known.datatype != PARTIAL_DATE else PARTIAL_DATES
    return st.lists(texts, min_size=1, max_size=4, unique=True).map(sorted)


@st.composite
def nodes(draw: st.DrawFn, node_id: str) -> Node:
    ontology = load_ontology()
    known = ontology.classes[draw(st.sampled_from(exported_labels(ontology)))]
    chosen = draw(st.sets(st.sampled_from(sorted(known.properties)), max_size=6))
    return Node(known.label, node_id, {name: draw(values(known.properties[name])) for name in sorted(chosen)})


@st.composite
def property_graphs(draw: st.DrawFn) -> tuple[dict[str, Node], set[Relationship]]:
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    types = st.sampled_from(sorted(load_ontology().relationships))
    links = st.builds(Relationship, types, st.sampled_from(ids), st.sampled_from(ids))
    return {id_: draw(nodes(id_)) for id_ in ids}, draw(st.sets(links, max_size=8))


def statements(mapping: RdfMapping, graph: tuple[dict[str, Node], set[Relationship]]) -> list[ox.Triple]:
    found = [triple for node in graph[0].values() for triple in mapping.node(node)]
    return found + [mapping.relationship(relationship) for relationship in graph[1]]


def typed(graph: tuple[dict[str, Node], set[Relationship]]) -> object:
    """The graph with each value's type, so that 1 and 1.0 are not the same."""
    return {id_: (n.label, {k: (type(v), v) for k, v in n.properties.items()}) for id_, n in graph[0].items()}, graph[1]


@pytest.mark.parametrize("rdf_format", [ox.RdfFormat.TURTLE, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD], ids=str)
@given(graph=property_graphs())
def test_any_graph_comes_back_from_any_format(
    rdf_format: ox.RdfFormat, graph: tuple[dict[str, Node], set[Relationship]]
) -> None:
    written = io.BytesIO()
    ox.serialize(statements(MAPPING, graph), written, rdf_format)

    read = property_graph(MAPPING, ox.parse(written.getvalue(), format=rdf_format))

    assert typed(read) == typed(graph)


@given(graph=property_graphs())
def test_statements_made_again_are_the_same_statements(graph: tuple[dict[str, Node], set[Relationship]]) -> None:
    first = statements(MAPPING, graph)

    assert set(statements(MAPPING, property_graph(MAPPING, first))) == set(first)
