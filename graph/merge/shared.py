"""Nodes that belong to no one authority: inspectors, organisations, and the posts and people of organisations.

Every bundle proposes what it prints of them. Which proposal shows is decided property by property by a total order, so
that proposals can be put together in any order, any number of times, by anyone who holds some of them.
"""

from __future__ import annotations

from collections.abc import Collection

from graph.merge.model import Shared
from graph.merge.parts import is_reference, owner
from loaders.bundle import Bundle, Node, Relationship, Value


def shared_proposals(bundle: Bundle) -> Shared:
    """A bundle's proposals for shared nodes, and the relationships that start from them.

    A relationship from a shared node to one that an authority owns is left out: that id may change as the authority's
    documents are joined (`merge_authority` says so in a warning).
    """
    mine = {node.id: node for node in bundle.nodes if is_shared(node.id)}
    links = frozenset(
        Relationship(link.type, link.source, link.target)
        for link in bundle.relationships
        if link.source in mine and owner(link.target) is None
    )
    return Shared({key: mine[key] for key in sorted(mine)}, links)


def is_shared(node_id: str) -> bool:
    """Whether a node belongs to no authority, no document and not to the ontology."""
    return owner(node_id) is None and not is_reference(node_id) and not node_id.startswith("document/")


def preferred(proposals: Collection[Node]) -> Node:
    """The node that a graph shows for some proposals under one id: associative, commutative, idempotent."""
    names = sorted({name for proposal in proposals for name in proposal.properties})
    properties = {
        name: _preferred_value([p.properties[name] for p in proposals if name in p.properties]) for name in names
    }
    return Node(min(p.label for p in proposals), min(p.id for p in proposals), properties)


def _preferred_value(values: Collection[Value]) -> Value:
    lists = [value for value in values if isinstance(value, list)]
    if lists:
        return sorted({entry for value in lists for entry in value})
    return min(values, key=lambda value: (_typography(value), -len(str(value)), str(value)))


def _typography(value: Value) -> int:
    """Words in mixed case before words in one case: a name in capitals is the printer's, not the person's."""
    text = str(value)
    return 0 if text != text.upper() and text != text.lower() else 1
