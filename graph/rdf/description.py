"""What a published dataset says of itself (DCAT 3 and VoID): title, licence, what it conforms to, how much it holds.

No date is among it: the same graph gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ontology.model import DEF, RDF, XSD

DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
VOID = "http://rdfs.org/ns/void#"
ONTOLOGY = DEF.removesuffix("#")
LICENCE = "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

TITLE = "Borough Graph: the children's services of England's local authorities"
DESCRIPTION = (
    "Inspections, judgements, findings, recommendations, improvement plans, posts and their holders, as public "
    "documents print them, each with the page and the words that it stands on."
)
RIGHTS = (
    "Contains public sector information licensed under the Open Government Licence v3.0. Documents of councils and news"
    " sites may be under other terms: each document states its own. The licence does not cover personal data."
)


def describe(base: str, nodes: Mapping[str, int], statements: int) -> Iterator[ox.Triple]:
    """The description of a dataset under this base IRI: nodes counted by class, and statements in all."""
    dataset = ox.NamedNode(base + "dataset")

    def link(predicate: str, target: str) -> ox.Triple:
        return ox.Triple(dataset, ox.NamedNode(predicate), ox.NamedNode(target))

    def text(predicate: str, words: str) -> ox.Triple:
        return ox.Triple(dataset, ox.NamedNode(predicate), ox.Literal(words, language="en"))

    def count(subject: ox.NamedNode, predicate: str, number: int) -> ox.Triple:
        literal = ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer"))
        return ox.Triple(subject, ox.NamedNode(predicate), literal)

    yield link(RDF + "type", DCAT + "Dataset")
    yield link(RDF + "type", VOID + "Dataset")
    yield text(DCT + "title", TITLE)
    yield text(DCT + "description", DESCRIPTION)
    yield link(DCT + "license", LICENCE)
    yield text(DCT + "rights", RIGHTS)
    yield link(DCT + "conformsTo", ONTOLOGY)
    yield link(VOID + "vocabulary", ONTOLOGY)
    yield ox.Triple(dataset, ox.NamedNode(VOID + "uriSpace"), ox.Literal(base))
    yield count(dataset, VOID + "entities", sum(nodes.values()))
    yield count(dataset, VOID + "triples", statements)
    parts = {label: ox.NamedNode(f"{base}dataset/{label}") for label in sorted(nodes)}
    for part in parts.values():
        yield link(VOID + "classPartition", part.value)
    for label, part in parts.items():
        yield ox.Triple(part, ox.NamedNode(VOID + "class"), ox.NamedNode(DEF + label))
        yield count(part, VOID + "entities", nodes[label])
