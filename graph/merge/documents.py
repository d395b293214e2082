"""Documents and their passages. A document's id is its content, so there is nothing to join."""

from __future__ import annotations

from collections.abc import Collection

from graph.merge.model import Merged
from graph.merge.parts import distinct
from loaders.bundle import Bundle


def merge_documents(bundles: Collection[Bundle]) -> Merged:
    """The Document and Passage nodes of some bundles and the PART_OF between them."""
    chosen = distinct(bundles)
    nodes = {node.id: node for bundle in chosen for node in bundle.nodes if node.id.startswith("document/")}
    links = frozenset(link for bundle in chosen for link in bundle.relationships if link.source in nodes)
    return Merged(dict(sorted(nodes.items())), links)
