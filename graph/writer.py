"""Bundles into the graph: the difference between what it shows and what merging says it should, in one transaction.

What the graph shows is a pure function of its set of bundles (`graph.merge`). What a change of the set bears on
(`graph.scope`) is read, merged anew and written, so the cost grows with an authority's documents, not with the graph.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from neo4j import ManagedTransaction

from graph import rows
from graph.bundles import Proposal, bundle_nodes, bundles_near, decode, encode, now, proposals
from graph.merge import Merged
from graph.namesakes import wanted_candidates
from graph.rows import Difference, Present
from graph.scope import Scope, present_facts, proposals_elsewhere
from graph.wanted import authority_facts, document_facts, shared_nodes, together
from loaders.bundle import Bundle, Value
from loaders.check import check_json, require
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
    return _write(transaction, present, added, replaced)


def merge_anew(transaction: ManagedTransaction, documents: Collection[str]) -> Written:
    """Write what the kept bundles of these documents say by today's rules, whatever the graph shows of them.

    Raises DocumentError, naming the document, where a bundle does not keep to today's ontology.
    """
    rows.lock(transaction)
    present = rows.read_by_id(transaction, {"Bundle": [bundle_id(document) for document in sorted(documents)]})
    kept = [decode(str(node.properties["content"])) for node in present.nodes.values()]
    for bundle in kept:
        check_json(bundle.to_json(), bundle.id)
        require(bundle, bundle.id)
    return _write(transaction, present, kept, {bundle.id for bundle in kept})


def _write(
    transaction: ManagedTransaction, present: Present, added: Sequence[Bundle], replaced: Collection[str]
) -> Written:
    """`present` holds the nodes of the `replaced` documents' bundles."""
    kept = {id_: node.properties for id_, node in present.nodes.items()}
    before = [decode(str(node.properties["content"])) for node in present.nodes.values()]
    scope = Scope((*before, *added))
    near = bundles_near(transaction, scope.gss_codes, scope.documents)
    after = [*(bundle for bundle in near if bundle.id not in replaced), *added]
    all_proposals, remaining = proposals_elsewhere(transaction, scope, present)
    present.add(all_proposals)
    present.add(present_facts(transaction, scope))

    facts = authority_facts(scope.gss_codes, after)
    wanted = together(
        facts,
        document_facts(scope.documents, after),
        shared_nodes([*map(Proposal.from_node, remaining), *(p for bundle in added for p in proposals(bundle))]),
        Merged({node.id: node for node in remaining}, frozenset()),
        *(bundle_nodes(bundle, _loaded_at(bundle, kept)) for bundle in added),
        Merged({}, frozenset(wanted_candidates(transaction, facts, scope.gss_codes))),
    )
    changes = rows.difference(present, wanted.nodes, wanted.relationships)
    rows.write(transaction, changes, present.elements)
    return _counted(changes)


def _loaded_at(bundle: Bundle, kept: Mapping[str, Mapping[str, Value]]) -> str:
    """When a bundle was loaded: now, unless it is kept already."""
    before = kept.get(bundle_id(bundle.id))
    return str(before["loadedAt"]) if before and before["content"] == encode(bundle) else now()


def _is_so_already(present: Present, added: Sequence[Bundle], removed: Collection[str]) -> bool:
    def is_kept(bundle: Bundle) -> bool:
        kept = present.nodes.get(bundle_id(bundle.id))
        return kept is not None and kept.properties["content"] == encode(bundle)

    return all(map(is_kept, added)) and not any(bundle_id(document) in present.nodes for document in removed)


def _counted(changes: Difference) -> Written:
    return Written(
        nodes_created=len(changes.created),
        nodes_changed=len(changes.changed),
        nodes_deleted=len(changes.deleted),
        relationships_created=len(changes.linked),
        relationships_deleted=len(changes.unlinked),
    )
