"""Bundles as the graph keeps them: one node each, with the bundle as compressed JSON, and links to what it bears on.

A bundle's node TOUCHES the authorities that own its nodes, is READ_AS from each of its documents, and PROPOSES what it
prints for shared nodes: one `Proposal` for each different wording, however many bundles print it. These are the graph's
own nodes and are never exported.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from neo4j import ManagedTransaction

from graph.merge import Merged, shared_proposals, touches
from loaders.bundle import Bundle, Node, Relationship
from loaders.identity import authority_id, bundle_id

if TYPE_CHECKING:
    from graph.store import Store

_COMPRESSION = 3  # twice as fast as the default, and 15 % larger


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document that was loaded, and by which extractor. `loaded_at` is ISO text; `authorities` are names."""

    id: str
    sha256: str
    kind: str
    title: str | None
    file_name: str | None
    extractor: str
    loaded_at: str
    authorities: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.id})" if self.file_name else self.id


def encode(bundle: Bundle) -> str:
    """A bundle as compressed JSON in base 64: the same text for the same bundle."""
    text = json.dumps(bundle.to_json(), ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), _COMPRESSION)).decode("ascii")


def decode(content: str) -> Bundle:
    """The inverse of `encode`."""
    return Bundle.from_json(json.loads(zlib.decompress(base64.b64decode(content))))


def document_ids(bundle: Bundle) -> list[str]:
    """The file's document and the documents held inside it."""
    return [node.id for node in bundle.nodes if node.label == "Document"]


# --- proposals --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proposal:
    """One wording of a shared node, and what it links to (but its evidence, which belongs to each document)."""

    node: Node
    links: tuple[Relationship, ...]

    def to_node(self) -> Node:
        """The node that the graph keeps it as. Its id is a digest of what it says."""
        links = [(r.type, r.target) for r in self.links]
        content = json.dumps([self.node.label, self.node.id, dict(self.node.properties), links], sort_keys=True)
        digest = hashlib.sha256(content.encode()).hexdigest()[:16]
        return Node("Proposal", f"{proposals_of(self.node.id)}{digest}", {"content": content})

    @staticmethod
    def from_node(node: Node) -> Proposal:
        label, id_, properties, links = json.loads(str(node.properties["content"]))
        return Proposal(
            Node(label, id_, properties), tuple(Relationship(type_, id_, target) for type_, target in links)
        )


def proposals_of(shared_id: str) -> str:
    """What the ids of the proposals for a shared node begin with."""
    return f"{shared_id}/proposal/"


def proposals(bundle: Bundle) -> list[Proposal]:
    """What a bundle prints for each shared node."""
    shared = shared_proposals(bundle)
    links: dict[str, list[Relationship]] = {}
    for relationship in sorted(shared.relationships):
        if relationship.type != "EVIDENCED_BY":
            links.setdefault(relationship.source, []).append(relationship)
    return [Proposal(node, tuple(links.get(id_, ()))) for id_, node in shared.proposals.items()]


def shared_evidence(bundle: Bundle) -> set[Relationship]:
    """The passages of a bundle that shared nodes stand on."""
    return {r for r in shared_proposals(bundle).relationships if r.type == "EVIDENCED_BY"}


# --- the nodes --------------------------------------------------------------------------------------------------------


def now() -> str:
    """The present time as `loadedAt` has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def bundle_nodes(bundle: Bundle, loaded_at: str) -> Merged:
    """The bundle's node, its proposals, and the links of both."""
    proposed = {node.id: node for node in (proposal.to_node() for proposal in proposals(bundle))}
    own = bundle_node(bundle, encode(bundle), proposed, loaded_at)
    return Merged({**own.nodes, **proposed}, own.relationships)


def bundle_node(bundle: Bundle, content: str, proposed: Iterable[str], loaded_at: str) -> Merged:
    """The bundle's node and its links. `content` is the encoded bundle, `proposed` the ids of its proposals."""
    id_ = bundle_id(bundle.id)
    node = Node("Bundle", id_, {"content": content, "extractor": bundle.extractor, "loadedAt": loaded_at})
    return Merged(
        {id_: node},
        frozenset(
            (
                *(Relationship("TOUCHES", id_, authority_id(code)) for code in touches(bundle)),
                *(Relationship("PROPOSES", id_, proposal) for proposal in proposed),
            )
        ),
    )


# --- reading ----------------------------------------------------------------------------------------------------------

_NEAR = """
CALL () {
  UNWIND $authorities AS id MATCH (:Authority {id: id})<-[:TOUCHES]-(bundle:Bundle) RETURN bundle
  UNION
  UNWIND $documents AS id MATCH (:Document {id: id})-[:READ_AS]->(bundle:Bundle) RETURN bundle
}
RETURN bundle.content ORDER BY bundle.id
"""

_LOADED = """
MATCH (bundle:Bundle)<-[:READ_AS]-(document:Document) WHERE document.id + '/bundle' = bundle.id
RETURN document.id AS id, document.sha256 AS sha256, document.kind AS kind, document.title AS title,
       document.fileName AS file_name, bundle.extractor AS extractor, bundle.loadedAt AS loaded_at,
       [(bundle)-[:TOUCHES]->(authority) | authority.name] AS authorities
ORDER BY file_name, id
"""


def bundles_near(transaction: ManagedTransaction, gss_codes: Iterable[str], documents: Iterable[str]) -> list[Bundle]:
    """The bundles that touch one of the authorities, or hold one of the documents."""
    ids = [authority_id(code) for code in gss_codes]
    found = transaction.run(_NEAR, authorities=ids, documents=list(documents))
    return [decode(content) for (content,) in found.values()]


def all_bundles(store: Store) -> Iterator[Bundle]:
    """Every bundle of the graph, one at a time."""
    for (id_,) in store.query("MATCH (bundle:Bundle) RETURN bundle.id ORDER BY bundle.id").rows:
        for (content,) in store.query("MATCH (bundle:Bundle {id: $id}) RETURN bundle.content", {"id": id_}).rows:
            yield decode(content)


def loaded_documents(store: Store) -> list[LoadedDocument]:
    """Every file that was loaded."""
    return [
        LoadedDocument(**record | {"authorities": tuple(sorted(record["authorities"]))})
        for record in store.query(_LOADED).records()
    ]
