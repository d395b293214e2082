"""Whether a bundle keeps to the ontology: every value by its JSON Schema, then what must hold between the values.

`python -m loaders.check --schema` prints the JSON Schema. `python -m loaders.check FILE…` checks bundles.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import jsonschema_rs

from loaders.bundle import Bundle, Node, Value
from loaders.bundle_schema import bundle_relationships, bundle_schema
from loaders.errors import DocumentError
from ontology.model import DEF, Ontology, load_ontology

__all__ = ["bundle_schema", "check_bundle", "check_json", "read_bundle"]

_SHOWN_CHOICES = 12


@lru_cache(maxsize=1)
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(bundle_schema(load_ontology()))


def check_json(value: object, file: Path | str) -> None:
    """Raise DocumentError, with one line on the first fault, if a JSON value is not what the schema says."""
    first = next(_validator().iter_errors(value), None)
    if first is not None:
        raise DocumentError(file, f"not a valid bundle: {_where(first.instance_path, value)}{_what(first, value)}.")


def read_bundle(path: Path) -> Bundle:
    """The bundle in a file. Raises DocumentError if it is no JSON, or if it breaks the ontology's rules."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DocumentError(path, f"cannot be read: {error.strerror}.") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DocumentError(path, f"not a valid bundle: no JSON ({error}).") from None
    except RecursionError:
        raise DocumentError(path, "not a valid bundle: it is nested too deeply.") from None
    check_json(value, path)
    bundle = Bundle.from_json(value)
    require(bundle, path)
    return bundle


def require(bundle: Bundle, file: Path | str) -> None:
    """Raise DocumentError, with the first problem and how many more there are, if `check_bundle` finds any."""
    problems = check_bundle(bundle)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise DocumentError(file, f"not a valid bundle: {problems[0]}{more}.")


def check_bundle(bundle: Bundle) -> list[str]:
    """What is wrong with a bundle beyond the JSON Schema, one line each; empty if nothing is."""
    ontology = load_ontology()
    return [
        *_document_problems(bundle),
        *_node_problems(bundle, ontology),
        *_relationship_problems(bundle, ontology),
        *_missing_links(bundle, ontology),
    ]


# --- the words for a breach of the schema ---------------------------------------------------------------------------


def _where(path: list[str | int], value: object) -> str:
    """The place in the bundle as a person would name it: "node 12 (inspection/…), property grade: "."""
    match path:
        case ["nodes", int(index), *rest]:
            node = value["nodes"][index] if isinstance(value, Mapping) else {}
            name = f"node {index + 1}" + (f" ({node['id']})" if isinstance(node, Mapping) and "id" in node else "")
            within = [p for p in rest if p != "properties"]
            return (
                ", ".join([name, *(f"property {p}" if isinstance(p, str) else f"value {p + 1}" for p in within)]) + ": "
            )
        case [str(group), int(index), *rest]:
            return " ".join([group.removesuffix("s"), str(index + 1), *(str(p) for p in rest)]) + ": "
        case []:
            return ""
        case _:
            return " ".join(str(p) for p in path) + ": "


def _node_label(path: list[str | int], value: object) -> str | None:
    match path:
        case ["nodes", int(index), "properties", *_] if isinstance(value, Mapping):
            return str(value["nodes"][index]["label"])
        case _:
            return None


def _what(error: jsonschema_rs.ValidationError, value: object) -> str:
    match error.kind.name:
        case "enum":
            choices = list(error.kind.value)
            more = f" and {len(choices) - _SHOWN_CHOICES} more" if len(choices) > _SHOWN_CHOICES else ""
            printed = json.dumps(error.instance, ensure_ascii=False)
            return f"{printed} is none of {', '.join(choices[:_SHOWN_CHOICES])}{more}"
        case "additionalProperties":
            label = _node_label(error.instance_path, value)
            known = f"; {label} has {', '.join(load_ontology().classes[label].properties)}" if label else ""
            return f"{', '.join(error.kind.value)} is not known here{known}"
        case _:
            return str(error.message)


# --- what must hold between the values ------------------------------------------------------------------------------


def _document_problems(bundle: Bundle) -> Iterator[str]:
    sha256 = str(bundle.document.get("sha256", ""))
    if bundle.id != f"document/{sha256[:16]}":
        yield f"document: id {bundle.id} is not document/ and the first 16 digits of its sha256"
    own = next((n for n in bundle.nodes if n.id == bundle.id), None)
    if own is None:
        yield f"document: {bundle.id} is not among the nodes"
    elif {"id": own.id, **own.properties} != dict(bundle.document):
        yield f"document: {bundle.id} has other properties here than among the nodes"


def _is_date(value: Value) -> bool:
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


def _date_problems(node: Node) -> Iterator[str]:
    for name in _date_properties()[node.label]:
        value = node.properties.get(name)
        if value is not None:
            for one in value if isinstance(value, list) else [value]:
                if not _is_date(one):
                    yield f"{node.id}, property {name}: {one} is no date"


@lru_cache(maxsize=1)
def _date_properties() -> dict[str, list[str]]:
    """The properties that are dates, by label."""
    return {
        label: [name for name, declared in class_.properties.items() if declared.datatype == DEF + "partialDate"]
        for label, class_ in load_ontology().classes.items()
    }


def _rank_problems(node: Node, ontology: Ontology) -> Iterator[str]:
    if "gradeRank" not in node.properties:
        return
    grade = str(node.properties.get("grade"))
    rank = ontology.grade_ranks.get(grade)
    # A grade of an older framework may go by the same name without comparing with today's: then it has no rank.
    if node.properties.get("gradeRank", rank) != rank:
        yield f"{node.id}, property gradeRank: it is {rank or 'absent'} for {grade}"


def _node_problems(bundle: Bundle, ontology: Ontology) -> Iterator[str]:
    for id_, times in Counter(n.id for n in bundle.nodes).items():
        if times > 1:
            yield f"{id_} occurs {times} times"
    for node in bundle.nodes:
        yield from _date_problems(node)
        yield from _rank_problems(node, ontology)


@lru_cache(maxsize=1)
def _reference_labels() -> dict[str, str]:
    """The ids of the reference data's nodes, each to its label: a bundle may link to them without holding them."""
    ontology = load_ontology()
    return (
        {a.id: "Authority" for a in ontology.authorities.values()}
        | {t.id: "Theme" for t in ontology.themes.values()}
        | {f"framework-outcome/{o}": "FrameworkOutcome" for o in ontology.framework_outcomes}
    )


def _relationship_problems(bundle: Bundle, ontology: Ontology) -> Iterator[str]:
    labels = _reference_labels() | {n.id: n.label for n in bundle.nodes}
    types = bundle_relationships(ontology)
    for index, relationship in enumerate(bundle.relationships, start=1):
        type_ = types[relationship.type]
        for end, allowed in ((relationship.source, type_.sources), (relationship.target, type_.targets)):
            label = labels.get(end)
            if label is not None and (not allowed or label in allowed):
                continue
            name = f"relationship {index} ({relationship.source} {relationship.type} {relationship.target})"
            if label is None:
                yield f"{name}: {end} is neither among the nodes nor in the reference data"
            else:
                yield f"{name}: {end} is of {label}, not of {' or '.join(sorted(allowed))}"


def _missing_links(bundle: Bundle, ontology: Ontology) -> Iterator[str]:
    outgoing = {(r.type, r.source) for r in bundle.relationships}
    incoming = {(r.type, r.target) for r in bundle.relationships}
    for node in bundle.nodes:
        for link in ontology.classes[node.label].required_links:
            if (link.type, node.id) not in (incoming if link.incoming else outgoing):
                yield f"{node.id}: no {link.type} relationship {'to' if link.incoming else 'from'} it"


def main(arguments: list[str]) -> int:
    """Print the JSON Schema, or check the given files; 1 if any of them is wrong."""
    if arguments == ["--schema"]:
        print(json.dumps(bundle_schema(load_ontology()), ensure_ascii=False, indent=2))
        return 0
    failed = 0
    for argument in arguments:
        try:
            read_bundle(Path(argument))
        except DocumentError as error:
            print(error)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
