"""RDF to property graph, the inverse of `graph.rdf.mapping`: what shows that nothing is lost on the way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

import pyoxigraph as ox

from graph.rdf.mapping import TYPE, RdfMapping
from loaders.bundle import Node, Relationship, Value
from ontology.model import DEF, XSD, NodeClass


def property_graph(
    mapping: RdfMapping, statements: Iterable[ox.Triple | ox.Quad]
) -> tuple[dict[str, Node], set[Relationship]]:
    """The nodes and relationships that statements stand for; what is not of this mapping is passed over.

    Statements may come in any order, and more than once (in the graphs of several documents). Lists come back sorted.
    """
    labels: dict[str, str] = {}
    literals: dict[str, dict[str, set[ox.Literal]]] = {}
    relationships: set[Relationship] = set()
    types = {known.name: known.type for known in mapping.ontology.relationships.values()}
    for statement in statements:
        subject, predicate, value = statement.subject, statement.predicate.value, statement.object
        source = _node_id(mapping, subject.value) if isinstance(subject, ox.NamedNode) else None
        if source is None:
            continue
        if predicate == TYPE.value and isinstance(value, ox.NamedNode):
            label = value.value.removeprefix(DEF)
            if label in mapping.ontology.classes:
                labels[source] = label
        elif isinstance(value, ox.Literal):
            literals.setdefault(source, {}).setdefault(predicate.removeprefix(DEF), set()).add(value)
        elif isinstance(value, ox.NamedNode) and predicate.removeprefix(DEF) in types:
            target = _node_id(mapping, value.value)
            if target is not None:
                relationships.add(Relationship(types[predicate.removeprefix(DEF)], source, target))
    classes = mapping.ontology.classes
    return {id_: _node(id_, classes[label], literals.get(id_, {})) for id_, label in labels.items()}, relationships


def _node_id(mapping: RdfMapping, iri: str) -> str | None:
    """The id that an IRI was made of; None for an IRI outside the base."""
    return unquote(iri.removeprefix(mapping.base)) if iri.startswith(mapping.base) else None


def _node(node_id: str, known: NodeClass, literals: Mapping[str, set[ox.Literal]]) -> Node:
    properties: dict[str, Value] = {}
    for name, declared in known.properties.items():
        found = sorted(literals.get(name, ()), key=lambda literal: literal.value)
        if declared.is_list and found:
            properties[name] = [literal.value for literal in found]
        elif found:
            properties[name] = _value(found[0], declared.datatype)
    return Node(known.label, node_id, properties)


def _value(literal: ox.Literal, datatype: str) -> str | int | float | bool:
    """Turtle's short forms keep the words of a number, so that 1 and 1.0 stay apart."""
    if datatype == XSD + "integer":
        return int(literal.value)
    if datatype == XSD + "decimal":
        return float(literal.value) if "." in literal.value else int(literal.value)
    if datatype == XSD + "boolean":
        return literal.value == "true"
    return literal.value
