"""The JSON Schema of a bundle, derived from the ontology: for `loaders.check`, the docs and other people's tools.

It says what one value must look like. What must hold between values (that a relationship's ends exist) is the business
of `loaders.check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ontology.model import DEF, XSD, NodeClass, Ontology, Property, RelationshipType

Schema = dict[str, Any]

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"

_JSON_TYPES = {XSD + "integer": "integer", XSD + "decimal": "number", XSD + "boolean": "boolean"}
_PLACEHOLDER = re.compile(r"\{([^}]*)\}")


def bundle_classes(ontology: Ontology) -> dict[str, NodeClass]:
    """The classes whose nodes a bundle may hold: not those of the reference data, nor the graph's own."""
    return {label: c for label, c in ontology.classes.items() if c.origin in ("document", "extracted")}


def bundle_relationships(ontology: Ontology) -> dict[str, RelationshipType]:
    """The relationship types that a bundle may hold: those with an end among the classes of a bundle, and no other
    end in the graph's own classes."""
    own = bundle_classes(ontology).keys()
    operational = {label for label, c in ontology.classes.items() if c.origin == "operational"}
    return {
        name: type_
        for name, type_ in ontology.relationships.items()
        if not (type_.sources | type_.targets) & operational
        and (not type_.sources or not type_.targets or (type_.sources | type_.targets) & own)
    }


def id_pattern(label: str, ontology: Ontology) -> str:
    """The regular expression that ids of a class match, after its `idTemplate`."""
    classes = {name[0].lower() + name[1:]: name for name in ontology.classes}

    def part(match: re.Match[str]) -> str:
        fact = match[1]
        if fact in classes:
            return expression(classes[fact])
        return {"gssCode": r"E\d{8}", "node": r".+"}.get(fact, r"[^/]+")

    def expression(name: str) -> str:
        template = ontology.classes[name].id_template.split(";")[0]
        literals = [re.escape(text) for text in _PLACEHOLDER.split(template)[::2]]
        parts = [part(match) for match in _PLACEHOLDER.finditer(template)]
        return "".join(text for pair in zip(literals, [*parts, ""], strict=True) for text in pair)

    return f"^{expression(label)}$"


def _property(declared: Property) -> Schema:
    one: Schema = {"type": _JSON_TYPES.get(declared.datatype, "string")}
    if declared.values:
        one["enum"] = list(declared.values)
    if declared.datatype == DEF + "partialDate":
        one["pattern"] = PARTIAL_DATE
    if declared.pattern:
        one["pattern"] = declared.pattern
    if declared.minimum is not None:
        one["minimum"] = declared.minimum
    described: Schema = {"description": declared.comment} if declared.comment else {}
    return described | ({"type": "array", "items": one} if declared.is_list else one)


def _properties(declared: NodeClass) -> Schema:
    required = [p.name for p in declared.properties.values() if p.required]
    return {
        "type": "object",
        "properties": {p.name: _property(p) for p in declared.properties.values()},
        "required": required,
        "additionalProperties": False,
    }


def _node_of(declared: NodeClass, ontology: Ontology) -> Schema:
    return {
        "description": declared.comment,
        "properties": {
            "id": {"type": "string", "pattern": id_pattern(declared.label, ontology)},
            "properties": _properties(declared),
        },
    }


def _closed(properties: Mapping[str, Schema], *, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


def _nodes(classes: Mapping[str, NodeClass]) -> Schema:
    def choices() -> Iterator[Schema]:
        for label in classes:
            chosen = {"properties": {"label": {"const": label}}, "required": ["label"]}
            yield {"if": chosen, "then": {"$ref": f"#/$defs/{label}"}}

    node = _closed({"label": {"enum": list(classes)}, "id": {"type": "string"}, "properties": {"type": "object"}})
    return {"type": "array", "items": node | {"allOf": list(choices())}}


def bundle_schema(ontology: Ontology) -> Schema:
    """The JSON Schema (2020-12) of a bundle."""
    classes = bundle_classes(ontology)
    document = _properties(classes["Document"])
    relationship = _closed(
        {"type": {"enum": list(bundle_relationships(ontology))}, "from": {"type": "string"}, "to": {"type": "string"}}
    )
    warning = _closed(
        {
            "page": {"type": ["integer", "null"], "minimum": 1},
            "message": {"type": "string"},
            "text": {"type": "string"},
        },
        optional=("page", "text"),
    )
    envelope = _closed(
        {
            "document": document
            | {
                "properties": {"id": {"type": "string", "pattern": id_pattern("Document", ontology)}}
                | document["properties"],
                "required": ["id", *document["required"]],
            },
            "extractor": {"type": "string"},
            "nodes": _nodes(classes),
            "relationships": {"type": "array", "items": relationship},
            "warnings": {"type": "array", "items": warning},
        },
        optional=("extractor", "warnings"),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Bundle: what was found in one document",
        **envelope,
        "$defs": {label: _node_of(declared, ontology) for label, declared in classes.items()},
    }
