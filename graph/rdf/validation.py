"""Validate RDF against the shapes of the ontology (SHACL).

The shapes name the concept scheme of a controlled value and the datatype of a date that may be vague; here they become
what SHACL knows: a list of allowed values, and a choice of three datatypes.
`python -m graph.rdf.validation` prints them.

pySHACL keeps the whole graph in memory and takes about four minutes and 1.4 GB for a million triples: right for a
council's or a region's documents. Bundles are checked in full when they are loaded, whatever the size of the graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.collection import Collection

from graph.rdf.mapping import DATE_TYPES, PARTIAL_DATE
from ontology.model import DEF, SH, XSD, load_ontology, local_name, read_turtle

_SHACL = rdflib.Namespace(SH)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One way in which a node does not keep to the shapes. `value` is the value at fault, if there is one."""

    node: str
    path: str
    message: str
    value: str


def _add_list(
    graph: rdflib.Graph, subject: rdflib.term.Node, predicate: rdflib.URIRef, items: list[rdflib.term.Node]
) -> None:
    head = rdflib.BNode()
    Collection(graph, head, items)
    graph.add((subject, predicate, head))


def shapes_graph() -> rdflib.Graph:
    """The shapes as any SHACL validator understands them."""
    graph = rdflib.Graph().parse(data=read_turtle("shapes.ttl"), format="turtle")
    schemes = load_ontology().schemes
    scheme_of, partial_date = rdflib.URIRef(DEF + "scheme"), rdflib.URIRef(PARTIAL_DATE)
    for shape in set(graph.subjects(scheme_of)):
        of = sorted(local_name(str(scheme)) for scheme in graph.objects(shape, scheme_of))
        _add_list(graph, shape, _SHACL["in"], [rdflib.Literal(value) for scheme in of for value in schemes[scheme]])
        graph.remove((shape, scheme_of, None))
    for shape in list(graph.subjects(_SHACL.datatype, partial_date)):
        choices: list[rdflib.term.Node] = []
        for datatype in DATE_TYPES:
            choice = rdflib.BNode()
            graph.add((choice, _SHACL.datatype, rdflib.URIRef(datatype)))
            choices.append(choice)
        graph.remove((shape, _SHACL.datatype, partial_date))
        _add_list(graph, shape, _SHACL["or"], choices)
    return graph


def shapes_turtle() -> str:
    """The shapes as a Turtle file for other validators."""
    return shapes_graph().serialize(format="turtle")


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.Literal(language=str(language)):
            return rdflib.Literal(term.value, lang=language)
        case ox.Literal() if term.datatype.value == XSD + "string":
            return rdflib.Literal(term.value)  # rdflib holds a text with and one without its datatype to be different
        case ox.Literal():
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
        case _:
            raise ValueError(f"the data has no place for {term}")


def rdflib_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Triples as a graph of rdflib."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def validate(triples: Iterable[ox.Triple]) -> list[Problem]:
    """Where the data does not keep to the shapes, in order; nothing when it conforms."""
    _, report, _ = pyshacl.validate(rdflib_graph(triples), shacl_graph=shapes_graph(), inplace=True)
    problems: list[Problem] = []
    for result in report.subjects(rdflib.RDF.type, _SHACL.ValidationResult):
        path, value = report.value(result, _SHACL.resultPath), report.value(result, _SHACL.value)
        problems.append(
            Problem(
                node=str(report.value(result, _SHACL.focusNode)),
                path=local_name(str(path)) if isinstance(path, rdflib.URIRef) else "",
                message=str(report.value(result, _SHACL.resultMessage)),
                value="" if value is None else str(value),
            )
        )
    return sorted(problems)


if __name__ == "__main__":
    print(shapes_turtle(), end="")
