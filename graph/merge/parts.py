"""What each bundle says of one authority: statements that can be moved under other ids without losing their source.

A `Part` is the share of one bundle that belongs to one authority. The steps of merging turn parts into parts (with ids
resolved) until the values are put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from loaders.bundle import Bundle, Node, Relationship, Value
from loaders.identity import authority_id, authority_of
from ontology.model import load_ontology


@dataclass(frozen=True, slots=True)
class Statement:
    """One bundle's word on one node: the properties it prints and the passages they stand on.

    `told` is the id under which the bundle speaks of it; `id` the one that it has been resolved to so far.
    """

    id: str
    told: str
    label: str
    properties: Mapping[str, Value]
    evidence: frozenset[str]

    @property
    def documents(self) -> frozenset[str]:
        """The documents that its passages are in (a pack holds several)."""
        return frozenset("/".join(passage.split("/")[:2]) for passage in self.evidence)


@dataclass(frozen=True, slots=True)
class Dispute:
    """One value among several that a bundle gives for one property: a `Claim` of the bundle itself."""

    node: str
    property: str
    value: str
    evidence: frozenset[str]


@dataclass(frozen=True)
class Part:
    """One bundle's share in one authority. `links` are its relationships but EVIDENCED_BY and HAS_CLAIM.

    `documents` maps every document of the bundle to its properties; `reports` maps a document that is an inspection's
    own report to that inspection (under the id that the bundle uses).
    """

    bundle: str
    documents: Mapping[str, Mapping[str, Value]]
    reports: Mapping[str, str]
    statements: tuple[Statement, ...]
    disputes: tuple[Dispute, ...]
    links: frozenset[Relationship]

    @cached_property
    def _by_label(self) -> Mapping[str, list[Statement]]:
        grouped: dict[str, list[Statement]] = {}
        for statement in self.statements:
            grouped.setdefault(statement.label, []).append(statement)
        return grouped

    @cached_property
    def _targets(self) -> Mapping[tuple[str, str], list[str]]:
        grouped: dict[tuple[str, str], list[str]] = {}
        for link in self.links:
            grouped.setdefault((link.type, link.source), []).append(link.target)
        return {key: sorted(targets) for key, targets in grouped.items()}

    @cached_property
    def spoken_on(self) -> Mapping[str, str]:
        """The day as of which each document speaks: the end of the inspection that it reports, else its publication."""
        ended = {s.id: str(s.properties["endedOn"]) for s in self.of("Inspection") if "endedOn" in s.properties}
        days = {
            document: ended.get(self.reports.get(document, "")) or str(properties.get("publishedOn", ""))
            for document, properties in self.documents.items()
        }
        return {document: day for document, day in days.items() if day}

    def of(self, label: str) -> Sequence[Statement]:
        return self._by_label.get(label, [])

    def targets(self, type_: str, source: str) -> list[str]:
        """The ends of the links of a type that start from a node."""
        return self._targets.get((type_, source), [])

    def renamed(self, ids: Mapping[str, str]) -> Part:
        """The same part with ids replaced, and the ids beneath them."""
        if not ids:
            return self
        new = renaming(ids)
        return replace(
            self,
            reports={document: new(inspection) for document, inspection in self.reports.items()},
            statements=tuple(s if new(s.id) == s.id else replace(s, id=new(s.id)) for s in self.statements),
            disputes=tuple(replace(d, node=new(d.node)) for d in self.disputes),
            links=frozenset(Relationship(r.type, new(r.source), new(r.target)) for r in self.links),
        )


def renaming(ids: Mapping[str, str]) -> Callable[[str], str]:
    """What gives each id its new name: its own, or its nearest renamed ancestor's and the rest of its path."""
    known = dict(ids)  # and every id asked for, so that the many under one path look it up once

    def new(node_id: str) -> str:
        name = known.get(node_id)
        if name is None:
            head, slash, last = node_id.rpartition("/")
            name = known[node_id] = new(head) + slash + last if head else node_id
        return name

    return new


def is_reference(node_id: str) -> bool:
    """Whether a node comes with the ontology, and not from documents."""
    kind, _, rest = node_id.partition("/")
    return kind in {"authority", "theme", "framework-outcome"} and "/" not in rest


@lru_cache(maxsize=2**16)
def owner(node_id: str) -> str | None:
    """The GSS code of the authority that owns a node; None for shared and reference nodes."""
    return None if is_reference(node_id) else authority_of(node_id)


def touches(bundle: Bundle) -> frozenset[str]:
    """The GSS codes of the authorities that own at least one node of a bundle."""
    return frozenset(code for node in bundle.nodes if (code := owner(node.id)) is not None)


def distinct(bundles: Iterable[Bundle]) -> list[Bundle]:
    """One bundle per document, in an order that depends on nothing but the bundles."""
    by_id: dict[str, Bundle] = {}
    for bundle in bundles:
        known = by_id.get(bundle.id)
        if known is None or (known is not bundle and bundle.dumps() < known.dumps()):
            by_id[bundle.id] = bundle
    return [by_id[key] for key in sorted(by_id)]


def parts_of(gss_code: str, bundles: Collection[Bundle]) -> list[Part]:
    """What the bundles say of an authority, in an order that depends on nothing but the bundles."""
    return [_part(gss_code, bundle) for bundle in distinct(b for b in bundles if _is_about(gss_code, b))]


def _is_about(gss_code: str, bundle: Bundle) -> bool:
    path = f"/{gss_code}/"  # a cheap look first: most bundles are about others
    return any(path in node.id and owner(node.id) == gss_code for node in bundle.nodes)


def _part(gss_code: str, bundle: Bundle) -> Part:
    mine = {node.id: node for node in bundle.nodes if owner(node.id) == gss_code}
    evidence = evidence_of(bundle)
    claims = {r.target: r.source for r in bundle.relationships if r.type == "HAS_CLAIM" and r.target in mine}
    authority = authority_id(gss_code)
    links = frozenset(
        r
        for r in bundle.relationships
        if r.type not in {"EVIDENCED_BY", "HAS_CLAIM"}
        and (r.source in mine or (r.source == authority and r.target in mine))
    )
    documents = {node.id: node.properties for node in bundle.nodes if node.label == "Document"}
    return Part(
        bundle=bundle.id,
        documents=documents,
        reports=_own_inspections(documents, mine, links),
        statements=tuple(
            Statement(node.id, node.id, node.label, node.properties, evidence.get(node.id, frozenset()))
            for node in sorted(mine.values(), key=lambda n: n.id)
            if node.label != "Claim"
        ),
        disputes=tuple(
            Dispute(
                claims[node.id],
                str(node.properties["property"]),
                str(node.properties["value"]),
                evidence.get(node.id, frozenset()),
            )
            for node in sorted(mine.values(), key=lambda n: n.id)
            if node.label == "Claim" and node.id in claims
        ),
        links=links,
    )


def evidence_of(bundle: Bundle) -> dict[str, frozenset[str]]:
    """The passages that each node of a bundle stands on."""
    gathered: dict[str, set[str]] = {}
    for relationship in bundle.relationships:
        if relationship.type == "EVIDENCED_BY":
            gathered.setdefault(relationship.source, set()).add(relationship.target)
    return {source: frozenset(passages) for source, passages in gathered.items()}


def _own_inspections(
    documents: Mapping[str, Mapping[str, Value]], mine: Mapping[str, Node], links: Iterable[Relationship]
) -> dict[str, str]:
    """Which inspection each report reports: the one whose findings it has, and of several the latest.

    Grades do not tell: a report may print more of the inspection before than of its own.
    """
    report_kinds = load_ontology().report_kinds
    weight: Counter[str] = Counter()
    told_in: dict[str, set[str]] = {}
    for link in links:
        if link.type in {"FOUND", "RECOMMENDED", "LED_BY"}:
            weight[link.source] += 1
        elif link.type == "REPORTED_IN" and mine[link.source].label == "Inspection":
            told_in.setdefault(link.target, set()).add(link.source)
    return {
        document: max(inspections, key=lambda i: (weight[i], str(mine[i].properties.get("endedOn", "")), i))
        for document, inspections in sorted(told_in.items())
        if documents.get(document, {}).get("kind") in report_kinds
    }
