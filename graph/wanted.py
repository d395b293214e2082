"""What a part of the graph should show, from bundles: pure. The writer compares it with what is there; the bulk export
writes it down as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from graph.bundles import Proposal, document_ids, shared_evidence
from graph.merge import Merged, merge_authority, merge_documents, preferred
from loaders.bundle import Bundle, Node, Relationship
from loaders.identity import bundle_id


def together(*shares: Merged) -> Merged:
    """Several shares of a graph as one."""
    nodes = {id_: node for share in shares for id_, node in share.nodes.items()}
    return Merged(nodes, frozenset(link for share in shares for link in share.relationships))


def document_of(node_id: str) -> str:
    """The document that a passage, or a claim on a document, belongs to; a document's own id is its own."""
    return "/".join(node_id.split("/")[:2])


def authority_facts(gss_codes: Iterable[str], bundles: Collection[Bundle]) -> Merged:
    """What the bundles say of these authorities."""
    return together(*(merge_authority(code, bundles) for code in sorted(gss_codes)))


def document_facts(documents: Collection[str], bundles: Collection[Bundle]) -> Merged:
    """These documents and their passages, the evidence there of shared nodes, and which bundles are read from them."""
    mine = [bundle for bundle in bundles if not set(documents).isdisjoint(document_ids(bundle))]
    merged = merge_documents(mine)
    evidence = (link for bundle in mine for link in shared_evidence(bundle) if document_of(link.target) in documents)
    read_as = (
        Relationship("READ_AS", document, bundle_id(bundle.id))
        for bundle in mine
        for document in document_ids(bundle)
        if document in documents
    )
    links = (link for link in merged.relationships if document_of(link.source) in documents)
    return Merged(
        {id_: node for id_, node in merged.nodes.items() if document_of(id_) in documents},
        frozenset((*links, *evidence, *read_as)),
    )


def shared_nodes(proposed: Iterable[Proposal]) -> Merged:
    """The shared nodes as the proposals for them have it, with their links but their evidence."""
    nodes: dict[str, list[Node]] = defaultdict(list)
    links: set[Relationship] = set()
    for proposal in proposed:
        nodes[proposal.node.id].append(proposal.node)
        links.update(proposal.links)
    return Merged({id_: preferred(some) for id_, some in nodes.items()}, frozenset(links))
