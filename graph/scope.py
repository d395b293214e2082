"""The part of the graph that a change of some bundles bears on, and how that part is now.

It is the share of the authorities that own the bundles' nodes, the bundles' documents with their passages, and the
shared nodes that the bundles print.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from neo4j import ManagedTransaction

from graph import rows
from graph.bundles import document_ids, proposals_of
from graph.merge import touches
from graph.merge.shared import is_shared
from graph.namesakes import present_candidates
from graph.ownership import (
    authority_nodes,
    label_of,
    prefixes_of_authorities,
    prefixes_of_documents,
    reference_types,
)
from graph.rows import Present
from loaders.bundle import Bundle, Node, Relationship

# A subquery, because it starts from its passage whatever the statistics say: a plain second MATCH is planned as a scan
# of all evidence where passages have been many and evidence scarce.
_EVIDENCE = """
UNWIND $prefixes AS prefix
MATCH (passage:Passage) WHERE passage.id STARTS WITH prefix
CALL (passage) { MATCH (passage)<-[link:EVIDENCED_BY]-(node) RETURN node.id AS node, elementId(link) AS link }
RETURN node, passage.id, link
"""
_PROPOSALS = """
UNWIND $prefixes AS prefix
MATCH (proposal:Proposal) WHERE proposal.id STARTS WITH prefix
RETURN proposal.id, proposal.content, elementId(proposal), COUNT { (proposal)<-[:PROPOSES]-() }
"""


@dataclass(frozen=True)
class Scope:
    """What some bundles, as they were and as they will be, bear on."""

    bundles: Sequence[Bundle]

    @cached_property
    def gss_codes(self) -> frozenset[str]:
        return frozenset(code for bundle in self.bundles for code in touches(bundle))

    @cached_property
    def documents(self) -> frozenset[str]:
        return frozenset(document for bundle in self.bundles for document in document_ids(bundle))

    @cached_property
    def shared(self) -> frozenset[str]:
        """The ids of the shared nodes that the bundles print."""
        return frozenset(node.id for bundle in self.bundles for node in bundle.nodes if is_shared(node.id))


def present_facts(transaction: ManagedTransaction, scope: Scope) -> Present:
    """Everything of the scope that the graph shows now, but for the proposals behind the shared nodes."""
    present = rows.read_by_prefix(
        transaction, _both(prefixes_of_authorities(scope.gss_codes), prefixes_of_documents(scope.documents))
    )
    present.add(_links_of_authorities(transaction, scope))
    present.add(_shared_nodes(transaction, scope))
    if not scope.documents.isdisjoint(present.nodes):
        present.add(_shared_evidence(transaction, scope))
    present.add(present_candidates(transaction, scope.gss_codes))
    return present


def proposals_elsewhere(transaction: ManagedTransaction, scope: Scope, present: Present) -> tuple[Present, list[Node]]:
    """The proposals for the scope's shared nodes: all, and those that remain without the bundles in `present`."""
    prefixes = [proposals_of(id_) for id_ in sorted(scope.shared)]
    own = Counter(r.target for r in present.relationships if r.type == "PROPOSES")
    known = Present()
    remaining = []
    for id_, content, element, times in transaction.run(_PROPOSALS, prefixes=prefixes).values():
        node = Node("Proposal", id_, {"content": content})
        known.add(Present({id_: node}, {id_: element}))
        if times > own[id_]:
            remaining.append(node)
    return known, remaining


def _both(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {label: [*one.get(label, ()), *other.get(label, ())] for label in {**one, **other}}


def _links_of_authorities(transaction: ManagedTransaction, scope: Scope) -> Present:
    """The relationships that start from the authorities themselves. The nodes are reference data, not the scope's."""
    found = rows.read_by_id(transaction, authority_nodes(scope.gss_codes))
    links = {r: link for r, link in found.relationships.items() if r.type not in reference_types()}
    return Present(elements=found.elements, relationships=links)


def _shared_nodes(transaction: ManagedTransaction, scope: Scope) -> Present:
    ids: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(scope.shared):
        ids[label_of(id_)].append(id_)
    # An organisation that hundreds of documents name has as many passages; only those in the scope's documents matter.
    return rows.read_by_id(transaction, ids, links=":!EVIDENCED_BY")


def _shared_evidence(transaction: ManagedTransaction, scope: Scope) -> Present:
    prefixes = [f"{document}/" for document in sorted(scope.documents)]
    found = transaction.run(_EVIDENCE, prefixes=prefixes).values()
    links = {Relationship("EVIDENCED_BY", node, passage): link for node, passage, link in found if is_shared(node)}
    return Present(relationships=links)
