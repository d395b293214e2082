"""Bundles into the graph: the difference between what it shows and what merging says it should, in one transaction.

What the graph shows is a pure function of its set of bundles (`graph.merge`). What a change of the set bears on
(`graph.scope`) is read, merged anew and written, so the cost grows with an authority's documents, not with the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from neo4j import ManagedTransaction

from graph import rows
from graph.bundles import (
    Proposal,
    bundle_nodes,
    bundles_near,
    decode,
    document_ids,
    encode,
    proposals,
    shared_evidence,
)
from graph.merge import Merged, merge_authority, merge_documents, preferred
from graph.namesakes import wanted_candidates
from graph.ownership import label_of
from graph.rows import Difference, Present
from graph.scope import Scope, present_facts, proposals_elsewhere
from loaders.bundle import Bundle, Node, Relationship
from loaders.identity import bundle_id


@dataclass(frozen=True, slots=True)
class Written:
    """How much a change wrote; all nought where the graph was so already."""

    nodes_created: int = 0
    nodes_changed: int = 0
    nodes_deleted: int = 0
    relationships_created: int = 0
    relationships_deleted: int = 0


NOTHING = Written()


def replace_bundles(transaction: ManagedTransaction, added: Sequence[Bundle], removed: Collection[str] = ()) -> Written:
    """Put bundles in the place of what their documents said before, and take out those of the `removed` documents."""
    rows.lock(transaction)
    replaced = {bundle.id for bundle in added} | set(removed)
    present = rows.read_by_id(transaction, {"Bundle": [bundle_id(document) for document in sorted(replaced)]})
    if _is_so_already(present, added, removed):
        return NOTHING

    before = [decode(str(node.properties["content"])) for node in present.nodes.values()]
    scope = Scope((*before, *added))
    near = bundles_near(transaction, scope.gss_codes, scope.documents)
    after = [*(bundle for bundle in near if bundle.id not in replaced), *added]
    all_proposals, remaining = proposals_elsewhere(transaction, scope, present)
    present.add(Present({node.id: node for node in all_proposals}))
    present.add(present_facts(transaction, scope))

    facts = _facts(scope, after)
    wanted = _together(
        facts,
        _shared(scope, after, [*map(Proposal.from_node, remaining), *(p for b in added for p in proposals(b))]),
        Merged({node.id: node for node in remaining}, _read_as(scope, after)),
        *(bundle_nodes(bundle, _now()) for bundle in added),
        Merged({}, frozenset(wanted_candidates(transaction, facts, scope.gss_codes))),
    )
    changes = rows.difference(present, wanted.nodes, wanted.relationships)
    rows.write(transaction, changes, _labels(wanted, after))
    return _counted(changes)


def _is_so_already(present: Present, added: Sequence[Bundle], removed: Collection[str]) -> bool:
    contents = {id_: node.properties["content"] for id_, node in present.nodes.items()}
    return all(contents.get(bundle_id(bundle.id)) == encode(bundle) for bundle in added) and not any(
        bundle_id(document) in contents for document in removed
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _together(*shares: Merged) -> Merged:
    nodes = {id_: node for share in shares for id_, node in share.nodes.items()}
    return Merged(nodes, frozenset(link for share in shares for link in share.relationships))


def _facts(scope: Scope, bundles: Sequence[Bundle]) -> Merged:
    """What the bundles say of the scope's authorities and documents."""
    documents = merge_documents(bundles)
    return _together(
        Merged(
            {id_: node for id_, node in documents.nodes.items() if scope.has_document_of(id_)},
            frozenset(link for link in documents.relationships if scope.has_document_of(link.source)),
        ),
        *(merge_authority(code, bundles) for code in sorted(scope.gss_codes)),
    )


def _shared(scope: Scope, bundles: Iterable[Bundle], proposed: Iterable[Proposal]) -> Merged:
    """The shared nodes as the proposals for them have it, with their evidence in the scope's documents."""
    nodes: dict[str, list[Node]] = defaultdict(list)
    links: set[Relationship] = set()
    for proposal in proposed:
        nodes[proposal.node.id].append(proposal.node)
        links.update(proposal.links)
    for bundle in bundles:
        if not scope.documents.isdisjoint(document_ids(bundle)):
            links.update(link for link in shared_evidence(bundle) if scope.has_document_of(link.target))
    return Merged({id_: preferred(some) for id_, some in nodes.items()}, frozenset(links))


def _read_as(scope: Scope, bundles: Iterable[Bundle]) -> frozenset[Relationship]:
    """Which of the scope's documents each bundle was read from."""
    return frozenset(
        Relationship("READ_AS", document, bundle_id(bundle.id))
        for bundle in bundles
        for document in document_ids(bundle)
        if document in scope.documents
    )


def _labels(wanted: Merged, bundles: Iterable[Bundle]) -> rows.LabelOf:
    known = {node.id: node.label for bundle in bundles for node in bundle.nodes}
    known |= {node.id: node.label for node in wanted.nodes.values()}
    return lambda id_: known.get(id_) or label_of(id_)


def _counted(changes: Difference) -> Written:
    return Written(
        nodes_created=len(changes.created),
        nodes_changed=len(changes.changed),
        nodes_deleted=len(changes.deleted),
        relationships_created=len(changes.linked),
        relationships_deleted=len(changes.unlinked),
    )
