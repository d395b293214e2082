"""Read the ontology's Turtle files into one typed, immutable model.

The model answers what the rest of the code asks: which classes and relationship types there are, which properties a
class carries and how, which values a property may take, which themes and authorities exist. Deriving things from it
(constraints, JSON Schema, documentation) is the business of the modules that use it.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

DEF = "https://w3id.org/borough-graph/def#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"

TURTLE_FILES = ("schema.ttl", "shapes.ttl", "vocabularies.ttl", "themes.ttl", "authorities.ttl")


class OntologyError(Exception):
    """A file of further authorities that cannot be used. `str()` is one line for the user."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of one class: its datatype (IRI), how often it occurs and which values it may take: those of
    its `schemes`.
    """

    name: str
    datatype: str
    required: bool
    is_list: bool
    pattern: str | None = None
    minimum: int | None = None
    values: tuple[str, ...] = ()
    comment: str = ""
    schemes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequiredLink:
    """A relationship that every node of a class must have: its type, and whether it comes in or goes out."""

    type: str
    incoming: bool


@dataclass(frozen=True, slots=True)
class NodeClass:
    """A class of the ontology, which is a Neo4j label of the same name."""

    label: str
    comment: str
    id_template: str
    caption: str
    origin: str
    searched: str | None
    indexed: tuple[str, ...]
    needs_evidence: bool
    properties: Mapping[str, Property]
    required_links: tuple[RequiredLink, ...] = ()
    sought_within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """An object property: its name in RDF, its type in Neo4j, and the labels at its ends (empty: any label)."""

    type: str
    name: str
    comment: str
    sources: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Concept:
    """A controlled value: its notation (the value in the graph), its label and the other ways it is printed."""

    notation: str
    label: str
    alternatives: tuple[str, ...] = ()
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the phrases that documents print it by. `broader` is the slug of its group, if it has one."""

    slug: str
    name: str
    definition: str
    broader: str | None
    phrases: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"theme/{self.slug}"


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority of the reference data.

    `neighbours` are GSS codes of its statistical neighbours; `abolished_on` is the day from which it no longer existed.
    """

    gss_code: str
    name: str
    alternatives: tuple[str, ...]
    ofsted_urn: str | None
    dfe_code: str | None
    kind: str | None
    region: str | None
    neighbours: tuple[str, ...]
    abolished_on: str | None = None

    @property
    def id(self) -> str:
        return f"authority/{self.gss_code}"


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


class _Triples:
    """The few look-ups that reading the ontology needs, over an in-memory index of its triples."""

    def __init__(self, triples: Iterable[ox.Triple | ox.Quad]) -> None:
        self._by_subject: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._subjects_of: dict[tuple[str, str], list[str]] = defaultdict(list)
        for triple in triples:
            subject, predicate, value = (_text(term) for term in (triple.subject, triple.predicate, triple.object))
            self._by_subject[subject][predicate].append(value)
            self._subjects_of[predicate, value].append(subject)

    def all(self, subject: str, predicate: str) -> list[str]:
        return self._by_subject[subject][predicate]

    def one(self, subject: str, predicate: str) -> str | None:
        values = self.all(subject, predicate)
        return values[0] if values else None

    def subjects(self, predicate: str, value: str) -> list[str]:
        return self._subjects_of[predicate, value]


@dataclass(frozen=True)
class Ontology:
    """Everything that the Turtle files declare.

    `report_kinds` are the kinds of document that report an inspection of their own, for which their values count more
    than other documents'.
    """

    classes: Mapping[str, NodeClass]
    relationships: Mapping[str, RelationshipType]
    schemes: Mapping[str, Mapping[str, Concept]]
    themes: Mapping[str, Theme]
    authorities: Mapping[str, Authority]
    framework_outcomes: Mapping[str, Concept]
    report_kinds: frozenset[str]

    @cached_property
    def grade_ranks(self) -> Mapping[str, int]:
        """Rank of each grade of today's scale, 1 (outstanding) to 4 (inadequate)."""
        return {g.notation: g.rank for g in self.schemes["grades"].values() if g.rank is not None}

    def labels_of(self, scheme: str) -> dict[str, str]:
        """Every printed form of a scheme's values, in lower case, to the value it stands for."""
        return {
            printed.lower(): concept.notation
            for concept in self.schemes[scheme].values()
            for printed in (concept.notation, concept.label, *concept.alternatives)
        }


def relationship_type(name: str) -> str:
    """The Neo4j type of an object property: `evidencedBy` is `EVIDENCED_BY`."""
    return re.sub(r"([A-Z])", r"_\1", name).upper()


def local_name(iri: str) -> str:
    """The part of an IRI after its last `#` or `/`."""
    return re.split(r"[#/]", iri)[-1]


def read_turtle(name: str) -> str:
    """The text of one of this package's Turtle files."""
    return files("ontology").joinpath(name).read_text(encoding="utf-8")


def _concept(triples: _Triples, subject: str) -> Concept:
    rank = triples.one(subject, DEF + "gradeRank")
    return Concept(
        notation=triples.one(subject, SKOS + "notation") or local_name(subject),
        label=triples.one(subject, SKOS + "prefLabel") or "",
        alternatives=tuple(triples.all(subject, SKOS + "altLabel")),
        rank=int(rank) if rank else None,
    )


def _schemes(triples: _Triples) -> dict[str, dict[str, Concept]]:
    schemes: dict[str, dict[str, Concept]] = {}
    for scheme in triples.subjects(RDF + "type", SKOS + "ConceptScheme"):
        concepts = [_concept(triples, s) for s in triples.subjects(SKOS + "inScheme", scheme)]
        schemes[local_name(scheme)] = {c.notation: c for c in concepts}
    return schemes


def _members(triples: _Triples, collection: str) -> frozenset[str]:
    return frozenset(_concept(triples, member).notation for member in triples.all(collection, SKOS + "member"))


def _properties(triples: _Triples, shape: str, schemes: Mapping[str, Mapping[str, Concept]]) -> dict[str, Property]:
    properties: dict[str, Property] = {}
    for node in triples.all(shape, SH + "property"):
        datatype = triples.one(node, SH + "datatype")
        path = triples.one(node, SH + "path")
        if datatype is None or path is None:
            continue
        of = tuple(local_name(scheme) for scheme in triples.all(node, DEF + "scheme"))
        minimum = triples.one(node, SH + "minInclusive")
        name = local_name(path)
        properties[name] = Property(
            name=name,
            datatype=datatype,
            required=triples.one(node, SH + "minCount") is not None,
            is_list=triples.one(node, SH + "maxCount") is None,
            pattern=triples.one(node, SH + "pattern"),
            minimum=int(minimum) if minimum else None,
            values=tuple(value for scheme in of for value in schemes[scheme]),
            schemes=of,
            comment=triples.one(DEF + name, RDFS + "comment") or "",
        )
    return properties


def _required_links(triples: _Triples, shape: str) -> Iterable[RequiredLink]:
    for node in triples.all(shape, SH + "property"):
        path = triples.one(node, SH + "path") or ""
        inverse = triples.one(path, SH + "inversePath")
        if triples.one(node, SH + "datatype") is None and triples.one(node, SH + "minCount") is not None:
            yield RequiredLink(relationship_type(local_name(inverse or path)), incoming=inverse is not None)


def _classes(triples: _Triples, schemes: Mapping[str, Mapping[str, Concept]]) -> dict[str, NodeClass]:
    classes: dict[str, NodeClass] = {}
    for iri in triples.subjects(RDF + "type", OWL + "Class"):
        label = local_name(iri)
        shape = triples.subjects(SH + "targetClass", iri)[0]
        paths = [triples.one(node, SH + "path") for node in triples.all(shape, SH + "property")]
        searched = triples.one(iri, DEF + "searched")
        classes[label] = NodeClass(
            label=label,
            comment=triples.one(iri, RDFS + "comment") or "",
            id_template=triples.one(iri, DEF + "idTemplate") or "",
            caption=local_name(triples.one(iri, DEF + "caption") or "id"),
            origin=triples.one(iri, DEF + "origin") or "extracted",
            searched=local_name(searched) if searched else None,
            indexed=tuple(local_name(p) for p in triples.all(iri, DEF + "indexed")),
            needs_evidence=DEF + "evidencedBy" in paths,
            properties=_properties(triples, shape, schemes),
            required_links=tuple(_required_links(triples, shape)),
            sought_within=tuple(local_name(p) for p in triples.all(iri, DEF + "soughtWithin")),
        )
    return classes


def _relationships(triples: _Triples) -> dict[str, RelationshipType]:
    found: dict[str, RelationshipType] = {}
    for iri in triples.subjects(RDF + "type", OWL + "ObjectProperty"):
        name = local_name(iri)
        found[relationship_type(name)] = RelationshipType(
            type=relationship_type(name),
            name=name,
            comment=triples.one(iri, RDFS + "comment") or "",
            sources=frozenset(local_name(c) for c in triples.all(iri, SCHEMA + "domainIncludes")),
            targets=frozenset(local_name(c) for c in triples.all(iri, SCHEMA + "rangeIncludes")),
        )
    return found


def _themes(triples: _Triples) -> dict[str, Theme]:
    themes: dict[str, Theme] = {}
    for iri in triples.subjects(RDF + "type", DEF + "Theme"):
        broader = triples.one(iri, DEF + "broader")
        slug = local_name(iri)
        themes[slug] = Theme(
            slug=slug,
            name=triples.one(iri, DEF + "name") or "",
            definition=triples.one(iri, DEF + "definition") or "",
            broader=local_name(broader) if broader else None,
            phrases=tuple(triples.all(iri, DEF + "phrase")),
        )
    return themes


def _authorities(triples: _Triples) -> dict[str, Authority]:
    authorities: dict[str, Authority] = {}
    for iri in triples.subjects(RDF + "type", DEF + "Authority"):
        code = triples.one(iri, DEF + "gssCode") or ""
        authorities[code] = Authority(
            gss_code=code,
            name=triples.one(iri, DEF + "name") or "",
            alternatives=tuple(triples.all(iri, DEF + "altNames")),
            ofsted_urn=triples.one(iri, DEF + "ofstedUrn"),
            dfe_code=triples.one(iri, DEF + "dfeCode"),
            kind=triples.one(iri, DEF + "kind"),
            region=triples.one(iri, DEF + "region"),
            neighbours=tuple(local_name(n) for n in triples.all(iri, DEF + "statisticalNeighbour")),
            abolished_on=triples.one(iri, DEF + "abolishedOn"),
        )
    return authorities


def _further_authorities(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8")
        for _ in ox.parse(text, format=ox.RdfFormat.TURTLE):
            pass
    except OSError as error:
        raise OntologyError(f"BOROUGHS_AUTHORITIES names {file}, which cannot be read: {error.strerror}.") from None
    except (SyntaxError, UnicodeDecodeError) as error:
        raise OntologyError(f"BOROUGHS_AUTHORITIES names {file}, which is not a Turtle file: {error}.") from None
    return text


@lru_cache(maxsize=1)
def load_ontology() -> Ontology:
    """Read the package's own Turtle files (once per process).

    The setting BOROUGHS_AUTHORITIES names a further Turtle file of authorities, for bodies that the reference data
    lacks; the tests' made-up boroughs come in this way.
    """
    texts = [read_turtle(name) for name in TURTLE_FILES]
    if further := os.environ.get("BOROUGHS_AUTHORITIES"):
        texts.append(_further_authorities(Path(further)))
    triples = _Triples(triple for text in texts for triple in ox.parse(text, format=ox.RdfFormat.TURTLE))
    schemes = _schemes(triples)
    outcomes = {c.notation: c for c in schemes.get("frameworkOutcomes", {}).values()}
    return Ontology(
        classes=_classes(triples, schemes),
        relationships=_relationships(triples),
        schemes=schemes,
        themes=_themes(triples),
        authorities=_authorities(triples),
        framework_outcomes=outcomes,
        report_kinds=_members(triples, DEF + "inspectionReports"),
    )
