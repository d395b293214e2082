"""The whole graph of some bundles: what an incremental load must equal, and why things in it were joined."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from graph.merge.authority import merge_authority
from graph.merge.candidates import office_holders, same_person, same_person_reasons
from graph.merge.documents import merge_documents
from graph.merge.model import Join, Merged
from graph.merge.parts import distinct, touches
from graph.merge.rules import RULES
from graph.merge.shared import preferred, shared_proposals
from loaders.bundle import Bundle, Node, Relationship


def merge(bundles: Collection[Bundle]) -> Merged:
    """Every authority's share, the documents, the shared nodes, and the candidates between authorities."""
    chosen = distinct(bundles)
    codes = sorted({code for bundle in chosen for code in touches(bundle)})
    shares = [merge_documents(chosen), _merge_shared(chosen), *(merge_authority(code, chosen) for code in codes)]
    nodes = {node_id: node for share in shares for node_id, node in share.nodes.items()}
    together = Merged(
        nodes=dict(sorted(nodes.items())),
        relationships=frozenset(link for share in shares for link in share.relationships),
        joins=tuple(sorted(join for share in shares for join in share.joins)),
        warnings=tuple(sorted(warning for share in shares for warning in share.warnings)),
    )
    holders = office_holders(together)
    return replace(
        together,
        relationships=together.relationships | same_person(holders),
        joins=tuple(sorted((*together.joins, *same_person_reasons(holders)))),
    )


def _merge_shared(bundles: Collection[Bundle]) -> Merged:
    proposals: dict[str, list[Node]] = {}
    links: set[Relationship] = set()
    for shared in map(shared_proposals, bundles):
        links |= shared.relationships
        for node_id, node in shared.proposals.items():
            proposals.setdefault(node_id, []).append(node)
    return Merged({key: preferred(nodes) for key, nodes in sorted(proposals.items())}, frozenset(links))


def explain(node_id: str, merged: Merged) -> list[Join]:
    """The joins that made a node what it is, and those of the nodes above it in its path.

    `node_id` may also be the id under which a bundle speaks of it.
    """
    names = node_id.split("/")
    path = {"/".join(names[:length]) for length in range(2, len(names) + 1)}

    def bears_on_it(join: Join) -> bool:
        return node_id in join.parts if RULES[join.rule].relates else not path.isdisjoint({join.result, *join.parts})

    return [join for join in merged.joins if bears_on_it(join)]
