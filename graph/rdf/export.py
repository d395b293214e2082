"""Write the graph as RDF: Turtle and JSON-LD as one graph, N-Quads with a graph for each document.

Statements are made and written one by one, in a fixed order, so that memory does not grow with the graph and the same
graph gives the same bytes. With the data come the names and controlled values of the ontology and a description of the
dataset; the bundles that the graph was made of are never exported.

In N-Quads a statement stands in the graph of each document that tells of its subject (for a relationship that starts
from reference data: of its end), named `<the document's IRI>/graph`. What no document tells of stands in the default
graph: reference data, ontology and description. A fact that two documents tell of is in both graphs, with the values
that the graph shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from graph.rdf.description import describe
from graph.rdf.mapping import RdfMapping, rdf_mapping
from graph.rdf.pseudonyms import private_people, withhold
from graph.rdf.reading import Subject, read_subjects
from graph.settings import base_iri
from ontology.model import DEF, OWL, RDFS, SKOS, XSD, read_turtle

if TYPE_CHECKING:
    from graph.store import Store

FORMATS: Mapping[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
ONTOLOGY_FILES = ("schema.ttl", "vocabularies.ttl")
_PREFIXES = {
    "bg": DEF,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "owl": OWL,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "skos": SKOS,
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """How much was written: nodes by label, and statements (without the description of the dataset)."""

    nodes: Mapping[str, int]
    statements: int


def document_graph(mapping: RdfMapping, document_id: str) -> ox.NamedNode:
    """The name of the graph that holds what a document tells of."""
    return mapping.iri(f"{document_id}/graph")


def subject_statements(mapping: RdfMapping, subject: Subject) -> Iterator[tuple[ox.Triple, tuple[str, ...]]]:
    """A subject's triples, each with the ids of the documents that tell of it."""
    for triple in mapping.node(subject.node):
        yield triple, subject.told_by
    for relationship, told_by in subject.relationships:
        yield mapping.relationship(relationship), told_by


def ontology_triples() -> Iterator[ox.Triple]:
    """The names and the controlled values of the ontology."""
    for name in ONTOLOGY_FILES:
        for quad in ox.parse(read_turtle(name), format=ox.RdfFormat.TURTLE):
            yield quad.triple


def published_subjects(store: Store, *, pseudonymise: bool = False) -> Iterator[Subject]:
    """What an export holds, with or without the names of staff (`graph.rdf.pseudonyms`)."""
    if not pseudonymise:
        yield from read_subjects(store)
        return
    people = private_people(store)
    for subject in read_subjects(store):
        if kept := withhold(subject, people):
            yield kept


def data_triples(store: Store, mapping: RdfMapping, *, pseudonymise: bool = False) -> Iterator[ox.Triple]:
    """The graph's data as triples, each once, without ontology and description: what the shapes are about."""
    for subject in published_subjects(store, pseudonymise=pseudonymise):
        for triple, _ in subject_statements(mapping, subject):
            yield triple


@dataclass
class _Tally:
    """Counts what passes by, so that the description can come last."""

    nodes: Counter[str] = field(default_factory=Counter)
    statements: int = 0


def _statements(
    subjects: Iterable[Subject], mapping: RdfMapping, tally: _Tally
) -> Iterator[tuple[ox.Triple, tuple[str, ...]]]:
    for triple in ontology_triples():
        tally.statements += 1
        yield triple, ()
    for subject in subjects:
        tally.nodes[subject.node.label] += 1
        for statement in subject_statements(mapping, subject):
            tally.statements += 1
            yield statement
    for triple in describe(mapping.base, tally.nodes, tally.statements):
        yield triple, ()


def _in_graphs(statements: Iterable[tuple[ox.Triple, tuple[str, ...]]], mapping: RdfMapping) -> Iterator[ox.Quad]:
    for triple, told_by in statements:
        if not told_by:
            yield ox.Quad(triple.subject, triple.predicate, triple.object)
        for document in told_by:
            graph = document_graph(mapping, document)
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def export(
    store: Store, format_name: str, out: IO[bytes], *, base: str | None = None, pseudonymise: bool = False
) -> Exported:
    """Write the whole graph to `out` in one of FORMATS, under the base IRI (else the one of the settings).

    Raises MappingError where the graph does not keep to the ontology (it was changed by other means).
    """
    mapping = rdf_mapping(base or base_iri())
    tally = _Tally()
    statements = _statements(published_subjects(store, pseudonymise=pseudonymise), mapping, tally)
    triples = (triple for triple, _ in statements)
    match format_name:
        case "nquads":
            ox.serialize(_in_graphs(statements, mapping), out, FORMATS[format_name])
        case "turtle":
            ox.serialize(triples, out, FORMATS[format_name], prefixes=_PREFIXES)
        case _:
            ox.serialize(triples, out, FORMATS[format_name])
    return Exported(dict(tally.nodes), tally.statements)
