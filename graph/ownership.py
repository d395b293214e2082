"""Which ids belong to whom: to an authority, to a document, or to no one. Derived from the ontology's id templates.

A load reads, compares and writes only what belongs to the authorities and documents that it touches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from loaders.bundle_schema import bundle_classes, id_pattern
from loaders.identity import authority_id
from ontology.model import Ontology, RelationshipType, load_ontology

_DOCUMENT = "document"


def _roots(label: str, ontology: Ontology) -> frozenset[str]:
    """What the ids of a class begin with: an Action's with `plan`, a Claim's with the root of anything."""
    template = ontology.classes[label].id_template
    outermost = re.match(r"\{(\w+)\}", template)
    if outermost is None:
        return frozenset({template.split("/")[0]})
    if outermost[1] == "node":
        return frozenset().union(*(_roots(c, ontology) for c in bundle_classes(ontology) if c != label), {"authority"})
    return _roots(outermost[1][0].upper() + outermost[1][1:], ontology)


@lru_cache(maxsize=1)
def _roots_by_label() -> Mapping[str, frozenset[str]]:
    ontology = load_ontology()
    return {label: _roots(label, ontology) for label in bundle_classes(ontology)}


def prefixes_of_authorities(gss_codes: Iterable[str]) -> dict[str, list[str]]:
    """For each label, how the ids of the nodes begin that these authorities own."""
    codes = sorted(gss_codes)
    owned = {
        label: [f"{root}/{code}/" for root in sorted(roots - {_DOCUMENT}) for code in codes]
        for label, roots in _roots_by_label().items()
    }
    return {label: starts for label, starts in owned.items() if starts}


def prefixes_of_documents(documents: Iterable[str]) -> dict[str, list[str]]:
    """For each label, how the ids of the nodes begin that belong to these documents."""
    ids = sorted(documents)
    return {
        label: ids if label == "Document" else [f"{document}/" for document in ids]
        for label, roots in _roots_by_label().items()
        if _DOCUMENT in roots and ids
    }


def authority_nodes(gss_codes: Iterable[str]) -> dict[str, list[str]]:
    """The Authority nodes: reference data, from which some of an authority's relationships start."""
    return {"Authority": [authority_id(code) for code in sorted(gss_codes)]}


@lru_cache(maxsize=1)
def reference_types() -> frozenset[str]:
    """The relationship types that only the reference data has."""
    ontology = load_ontology()
    reference = {label for label, c in ontology.classes.items() if c.origin == "reference"}

    def among_reference(type_: RelationshipType) -> bool:
        return bool(type_.sources and type_.targets) and type_.sources | type_.targets <= reference

    return frozenset(name for name, type_ in ontology.relationships.items() if among_reference(type_))


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    ontology = load_ontology()
    return [(label, re.compile(id_pattern(label, ontology))) for label in ontology.classes if label != "Claim"]


def label_of(node_id: str) -> str:
    """The label of a node by the form of its id."""
    if "/claim/" in node_id:
        return "Claim"
    return next(label for label, pattern in _patterns() if pattern.match(node_id))
