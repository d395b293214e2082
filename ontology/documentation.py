"""The schema page of the documentation, written from the ontology: `python -m ontology.documentation > docs/schema.md`.

A test checks that the page in docs/ is the one that this writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology.model import (
    DEF,
    RDF,
    XSD,
    NodeClass,
    Ontology,
    Property,
    RelationshipType,
    Theme,
    load_ontology,
    local_name,
)

INTRODUCTION = """\
# The schema

Written from `ontology/*.ttl` by `python -m ontology.documentation`; edit those files, not this page.

A class is a Neo4j label of the same name, and a relationship type is an object property (`EVIDENCED_BY` is
`bg:evidencedBy`). Every node has an `id`, a path that is made of facts; its IRI is the base IRI and the id. No
relationship has properties. In RDF the prefix `bg:` is `https://w3id.org/borough-graph/def#`.

*Reference* nodes come with the package, *document* nodes with each file that is read, and *extracted* nodes are facts,
each of which is `EVIDENCED_BY` passages. *Operational* nodes are the graph's own and are never exported.
"""

_TYPES = {
    RDF + "langString": "text",
    XSD + "string": "string",
    XSD + "integer": "whole number",
    XSD + "decimal": "number",
    XSD + "boolean": "true or false",
    XSD + "dateTime": "day and time",
    DEF + "partialDate": "day, month or year",
}


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(columns)
    yield _row("---" for _ in columns)
    for row in rows:
        yield _row(row)
    yield ""


def _property_type(known: Property) -> str:
    name = _TYPES.get(known.datatype, local_name(known.datatype))
    if known.schemes:
        return f"{name}, one of {' or '.join(f'[{scheme}](#{scheme.lower()})' for scheme in known.schemes)}"
    return f"{name} like `{known.pattern}`" if known.pattern else name


def _how_often(known: Property) -> str:
    return "list" if known.is_list else "always" if known.required else "if known"


def _class(known: NodeClass, ontology: Ontology) -> Iterator[str]:
    yield f"### {known.label}\n"
    evidence = " It stands on passages." if known.needs_evidence else ""
    yield f"{known.comment}{evidence} *{known.origin.capitalize()}.* Its id is `{known.id_template}`.\n"
    rows = ((f"`{p.name}`", _property_type(p), _how_often(p), p.comment) for p in known.properties.values())
    yield from _table(("property", "type", "given", "meaning"), rows)


def _ends(labels: frozenset[str]) -> str:
    return ", ".join(sorted(labels)) or "any"


def _relationships(types: Iterable[RelationshipType]) -> Iterator[str]:
    rows = ((f"`{t.type}`", _ends(t.sources), _ends(t.targets), t.comment, f"`bg:{t.name}`") for t in types)
    yield from _table(("relationship", "from", "to", "meaning", "in RDF"), rows)


def _themes(themes: Iterable[Theme]) -> Iterator[str]:
    listed = list(themes)
    for group in (theme for theme in listed if theme.broader is None):
        yield f"- **{group.name}** (`{group.slug}`)"
        for theme in listed:
            if theme.broader == group.slug:
                yield f"  - {theme.name} (`{theme.slug}`): {theme.definition}"
    yield ""


def schema_page(ontology: Ontology) -> str:
    """The whole page as Markdown."""
    lines = [INTRODUCTION, "## Classes\n"]
    for known in sorted(ontology.classes.values(), key=lambda c: c.label):
        lines += _class(known, ontology)
    lines += ["## Relationships\n", *_relationships(ontology.relationships.values())]
    lines.append("## Controlled values\n")
    for scheme, concepts in sorted(ontology.schemes.items()):
        lines.append(f"### {scheme}\n")
        rows = ((f"`{c.notation}`", c.label, ", ".join(c.alternatives)) for c in concepts.values())
        lines += _table(("value", "stands for", "also printed as"), rows)
    lines += ["## Themes\n", *_themes(ontology.themes.values())]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    print(schema_page(load_ontology()), end="")
