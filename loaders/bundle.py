"""The Bundle: what an extractor found in one file, in the ontology's own labels and properties, and how to build one.

A bundle is plain JSON: people can read it, correct it, make one by other means and load it. Whether it keeps to the
ontology is the business of `loaders.check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from loaders.document import Block, Document
from loaders.identity import claim_id, passage_id

Value = str | int | float | bool | list[str]


@dataclass(frozen=True, slots=True)
class Node:
    """A node: the ontology's label, the id, and properties without None values."""

    label: str
    id: str
    properties: Mapping[str, Value]


class Relationship(NamedTuple):
    """A relationship between two ids. It has no properties, by design.

    A tuple, because merging hashes and sorts hundreds of thousands of them.
    """

    type: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Warning:
    """Something on a page that was not understood, in the words that stand there."""

    page: int | None
    message: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a fact is in the bundle: the node, the rule that found it, the page and the words."""

    node: str
    rule: str
    page: int
    text: str


@dataclass(frozen=True)
class Bundle:
    """What one file says. `document` is the file's own Document node, flattened: id, kind, title …"""

    document: Mapping[str, Value]
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    warnings: tuple[Warning, ...] = ()
    extractor: str = ""
    explanations: tuple[Explanation, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        return str(self.document["id"])

    def to_json(self) -> dict[str, Any]:
        """The bundle as the JSON value that design.md shows (explanations are not part of it)."""
        return {
            "document": dict(self.document),
            "extractor": self.extractor,
            "nodes": [{"label": n.label, "id": n.id, "properties": dict(n.properties)} for n in self.nodes],
            "relationships": [{"type": r.type, "from": r.source, "to": r.target} for r in self.relationships],
            "warnings": [{"page": w.page, "message": w.message, "text": w.text} for w in self.warnings],
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Bundle:
        """The inverse of `to_json`. The value must have passed `loaders.check.check_json`."""
        return Bundle(
            document=dict(value["document"]),
            extractor=value.get("extractor", "by hand"),
            nodes=tuple(Node(n["label"], n["id"], dict(n.get("properties", {}))) for n in value["nodes"]),
            relationships=tuple(Relationship(r["type"], r["from"], r["to"]) for r in value["relationships"]),
            warnings=tuple(Warning(w.get("page"), w["message"], w.get("text", "")) for w in value.get("warnings", ())),
        )

    def dumps(self) -> str:
        """Indented JSON, ending in a newline."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n"


@dataclass
class _Gathered:
    """What a builder and the builders of its document's parts gather together."""

    nodes: dict[str, tuple[str, dict[str, Value]]] = field(default_factory=dict)
    relationships: dict[Relationship, None] = field(default_factory=dict)
    warnings: list[Warning] = field(default_factory=list)
    explanations: list[Explanation] = field(default_factory=list)
    first_passages: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    evidence: dict[str, dict[str, None]] = field(default_factory=dict)


class BundleBuilder:
    """Collects what an extractor finds in one document. Every extracted node is given the blocks it stands on.

    Adding a node a second time adds to it: properties that it lacked are filled, evidence is joined; a value that
    differs from the first is kept beside it as a `Claim`, so that a document that contradicts itself says so.
    """

    def __init__(self, document: Document, *, kind: str, extractor: str) -> None:
        self._gathered = _Gathered()
        self._extractor = extractor
        self.document_id = document.id
        self._add_document(document, kind)

    def part(self, document: Document, *, kind: str) -> BundleBuilder:
        """A builder for a document held inside this one, for `Document.part`. It adds to the same bundle."""
        other = BundleBuilder.__new__(BundleBuilder)
        other._gathered = self._gathered
        other._extractor = self._extractor
        other.document_id = document.id
        other._add_document(document, kind)
        return other

    def _add_document(self, document: Document, kind: str) -> None:
        properties: dict[str, Value] = {
            "kind": kind,
            "fileName": document.file_name,
            "sha256": document.sha256,
            "pageCount": document.page_count,
        }
        self._gathered.nodes[document.id] = ("Document", properties)
        if document.parent:
            self.link("PART_OF", document.id, document.parent)

    def describe_document(self, **properties: Value | None) -> None:
        """Set properties of the Document node: title, publishedOn, sourceUrl, licence."""
        known = self._gathered.nodes[self.document_id][1]
        known.update({name: value for name, value in properties.items() if value is not None})

    def node(
        self,
        label: str,
        node_id: str,
        properties: Mapping[str, Value | None],
        evidence: Sequence[Block],
        *,
        rule: str,
    ) -> str:
        """Add (or add to) an extracted node, with the blocks that it stands on and the rule that found it.

        Properties that are None or empty are left out. Returns the node's id. Raises ValueError when the id already
        belongs to a node of another label.
        """
        known = self._gathered.nodes.setdefault(node_id, (label, {}))
        if known[0] != label:
            raise ValueError(f"{node_id} is a {known[0]}, not a {label}")
        passages = self.evidence(node_id, evidence, rule=rule)
        for name, value in properties.items():
            if value is None or value == "" or value == []:
                continue
            before = known[1].get(name)
            if before is None:
                known[1][name] = value
                self._gathered.first_passages[node_id, name] = passages
            elif isinstance(before, list) and isinstance(value, list):
                known[1][name] = before + [v for v in value if v not in before]
            elif before != value:
                self._claim(node_id, name, before, self._gathered.first_passages.get((node_id, name), passages))
                self._claim(node_id, name, value, passages)
        return node_id

    def claim(self, node_id: str, name: str, value: Value, evidence: Sequence[Block]) -> None:
        """Keep one place's value of a property on which the document's places disagree. Once for each value."""
        self._claim(node_id, name, value, self._passages(evidence))

    def _claim(self, node_id: str, name: str, value: Value, passages: Sequence[str]) -> None:
        position = 1
        while (known := self._gathered.nodes.get(claim_id(node_id, name, position))) is not None:
            if known[1]["value"] == str(value):
                break
            position += 1
        claim = claim_id(node_id, name, position)
        self._gathered.nodes[claim] = ("Claim", {"property": name, "value": str(value)})
        self.link("HAS_CLAIM", node_id, claim)
        for passage in passages:
            self.link("EVIDENCED_BY", claim, passage)

    def evidence(self, node_id: str, blocks: Iterable[Block], *, rule: str) -> list[str]:
        """Say that a node stands on these blocks. Returns their passages' ids."""
        blocks = list(blocks)
        passages = self._passages(blocks)
        for block, passage in zip(blocks, passages, strict=True):
            self.link("EVIDENCED_BY", node_id, passage)
            self._gathered.explanations.append(Explanation(node_id, rule, block.page, block.text))
        return passages

    def share_evidence(self, node_id: str, other: str, *, rule: str) -> None:
        """Say that a node stands on the passages that another stands on."""
        for passage in self.passages_of(other):
            self.link("EVIDENCED_BY", node_id, passage)
            words = self._gathered.nodes[passage][1]
            self._gathered.explanations.append(Explanation(node_id, rule, int(str(words["page"])), str(words["text"])))

    def _passages(self, blocks: Iterable[Block]) -> list[str]:
        passages = []
        for block in blocks:
            passage = passage_id(self.document_id, block.page, block.paragraph)
            if passage not in self._gathered.nodes:
                words = f"{block.marker} {block.text}".strip()
                self._gathered.nodes[passage] = (
                    "Passage",
                    {"page": block.page, "paragraph": block.paragraph, "text": words},
                )
                self.link("PART_OF", passage, self.document_id)
            passages.append(passage)
        return passages

    def link(self, type_: str, source: str, target: str) -> None:
        """Add a relationship. Adding it again changes nothing."""
        self._gathered.relationships[Relationship(type_, source, target)] = None
        if type_ == "EVIDENCED_BY":
            self._gathered.evidence.setdefault(source, {})[target] = None

    def links(self, type_: str, source: str) -> list[str]:
        """The nodes that a node has been linked to in this way so far."""
        return [r.target for r in self._gathered.relationships if r.type == type_ and r.source == source]

    def has(self, node_id: str) -> bool:
        """Whether a node with this id has been added."""
        return node_id in self._gathered.nodes

    def nodes(self, label: str) -> list[tuple[str, Mapping[str, Value]]]:
        """The nodes of a label so far: id and properties, in the order in which they were added."""
        return [(id_, props) for id_, (known, props) in self._gathered.nodes.items() if known == label]

    def is_target(self, type_: str, node_id: str) -> bool:
        """Whether a relationship of this type leads to a node."""
        return any(link.type == type_ and link.target == node_id for link in self._gathered.relationships)

    def set(self, node_id: str, name: str, value: Value) -> None:
        """Set a property that is derived from others (a finding's polarity), so without evidence of its own."""
        self._gathered.nodes[node_id][1][name] = value

    def passages_of(self, node_id: str) -> list[str]:
        """The passages that a node stands on."""
        return list(self._gathered.evidence.get(node_id, ()))

    def stands_on(self, block: Block) -> bool:
        """Whether anything stands on a block, or a warning tells of it."""
        words = block.text.replace("’", "'")
        warnings = (w.text.replace("’", "'") for w in self._gathered.warnings if w.page == block.page)
        told = any(text and text in words for text in warnings)
        return told or passage_id(self.document_id, block.page, block.paragraph) in self._gathered.nodes

    def warn(self, message: str, block: Block | None = None, text: str = "") -> None:
        """Say that something was not understood: nothing vanishes."""
        page = block.page if block else None
        self._gathered.warnings.append(Warning(page, message, text or (block.text if block else "")))

    def build(self) -> Bundle:
        """The finished bundle, in the order in which things were found."""
        gathered = self._gathered
        return Bundle(
            document={"id": self.document_id, **gathered.nodes[self.document_id][1]},
            nodes=tuple(Node(label, id_, dict(props)) for id_, (label, props) in gathered.nodes.items()),
            relationships=tuple(gathered.relationships),
            warnings=tuple(gathered.warnings),
            extractor=self._extractor,
            explanations=tuple(gathered.explanations),
        )
