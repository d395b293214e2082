"""Property graph to RDF: a node is its IRI, type and literals; a relationship is one triple.

Everything is derived from the ontology: the class is the label, the property keeps its name, the datatype comes from
the shapes. Pure, without I/O. The one thing that RDF does not keep is the order of a list; all else can be read back
exactly (`tests.rdf.reading_back`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

import pyoxigraph as ox

from loaders.bundle import Node, Relationship
from ontology.model import DEF, RDF, XSD, Ontology, load_ontology

TYPE = ox.NamedNode(RDF + "type")
LANGUAGE = "en"
PARTIAL_DATE = DEF + "partialDate"
# The characters that a path of an IRI may hold as they are (RFC 3987 without the percent sign).
_SAFE = "/:@!$&'()*+,;=-._~"
_DATE_TYPES = {len("2016"): XSD + "gYear", len("2016-05"): XSD + "gYearMonth", len("2016-05-01"): XSD + "date"}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
DATE_TYPES = tuple(_DATE_TYPES.values())


class MappingError(ValueError):
    """A node or relationship that the ontology does not know. `str()` is one line for the user."""


def _decimal(value: float) -> str:
    """A decimal without an exponent; a whole float keeps its point, so that it comes back as a float."""
    text = format(Decimal(repr(value)), "f")
    return text if "." in text or isinstance(value, int) else text + ".0"


def _literal(value: str | int | float | bool, datatype: str) -> ox.Literal:
    if datatype == RDF + "langString":
        return ox.Literal(str(value), language=LANGUAGE)
    if datatype == PARTIAL_DATE:
        text = str(value)
        if not _DATE.fullmatch(text):
            raise MappingError(f"not a day, month or year: {text}")
        return ox.Literal(text, datatype=ox.NamedNode(_DATE_TYPES[len(text)]))
    if isinstance(value, bool):
        text = str(value).lower()
    elif datatype == XSD + "decimal" and not isinstance(value, str):
        text = _decimal(value)
    else:
        text = str(value)
    return ox.Literal(text, datatype=ox.NamedNode(datatype))


@dataclass(frozen=True)
class RdfMapping:
    """The mapping under one base IRI."""

    base: str
    ontology: Ontology

    def iri(self, node_id: str) -> ox.NamedNode:
        """The IRI of a node: the base and the id, with what an IRI may not hold percent-encoded."""
        return ox.NamedNode(self.base + quote(node_id, safe=_SAFE))

    def node(self, node: Node) -> list[ox.Triple]:
        """The triples of a node: its type, then its properties by name, the values of a list in order.

        Raises MappingError for a label or a property that the ontology does not know, and for a date of no known form.
        """
        subject = self.iri(node.id)
        known = self.ontology.classes.get(node.label)
        if known is None:
            raise MappingError(f"{node.id}: the ontology has no class {node.label}")
        triples = [ox.Triple(subject, TYPE, ox.NamedNode(DEF + node.label))]
        for name in sorted(node.properties):
            if name not in known.properties:
                raise MappingError(f"{node.id}: the ontology has no property {name} of {node.label}")
            value, predicate = node.properties[name], ox.NamedNode(DEF + name)
            values = sorted(set(value)) if isinstance(value, list) else [value]
            datatype = known.properties[name].datatype
            triples += [ox.Triple(subject, predicate, _literal(v, datatype)) for v in values]
        return triples

    def relationship(self, relationship: Relationship) -> ox.Triple:
        """The one triple of a relationship. Raises MappingError for a type that the ontology does not know."""
        known = self.ontology.relationships.get(relationship.type)
        if known is None:
            raise MappingError(f"{relationship.source}: the ontology has no relationship {relationship.type}")
        return ox.Triple(self.iri(relationship.source), ox.NamedNode(DEF + known.name), self.iri(relationship.target))


def rdf_mapping(base: str) -> RdfMapping:
    """The mapping of the package's ontology."""
    return RdfMapping(base, load_ontology())
