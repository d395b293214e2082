"""What the extractors make of a report, in the labelled data's terms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from loaders.bundle import Bundle, BundleBuilder, Node
from loaders.document import Document
from loaders.kinds.registry import recognise
from loaders.reading.files import read
from ontology.model import load_ontology

STATISTICS = {
    "children_under_18": "children-under-18",
    "children_in_need": "children-in-need",
    "child_protection_plans": "child-protection-plans",
    "looked_after": "looked-after",
    "looked_after_out_of_area": "looked-after-out-of-area",
    "adoptions_last_12_months": "adoptions-last-12-months",
}
POSTS = {
    "dcs_in_post_since": "director-of-childrens-services",
    "chief_executive_in_post_since": "chief-executive",
    "lscb_chair_in_post_since": "lscb-chair",
}


def extract(path: Path) -> Bundle:
    """The bundle of a file without themes and services, which are measured elsewhere."""
    return bundle_of(read(path))


def bundle_of(document: Document) -> Bundle:
    """The bundle of a document that was read. Raises LookupError where its kind is not recognised."""
    kind = recognise(document)
    if kind is None:
        raise LookupError(f"{document.file_name}: kind not recognised")
    builder = BundleBuilder(document, kind=kind.name, extractor="quality")
    kind.extract(document, builder)
    return builder.build()


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A person in a post, as a letter or a list names them. `body` is the name of the authority or organisation;
    `signs` is whether the person signs the letter.
    """

    name: str
    role: str
    title: str
    body: str
    attested: list[str]
    signs: bool = False


@dataclass(frozen=True)
class Facts:
    """A bundle, looked at from the inspection that its document reports."""

    bundle: Bundle

    @property
    def inspection(self) -> tuple[str, dict[str, Any]]:
        """The reported inspection's id and properties: the first in the bundle, earlier ones come after."""
        node = next((n for n in self.bundle.nodes if n.label == "Inspection"), None)
        return (node.id, dict(node.properties)) if node else ("", {})

    def linked(self, type_: str) -> list[dict[str, Any]]:
        """The properties of the nodes that the inspection points at, in the bundle's order."""
        inspection, _ = self.inspection
        targets = {r.target for r in self.bundle.relationships if r.type == type_ and r.source == inspection}
        return [dict(n.properties) for n in self.bundle.nodes if n.id in targets]

    @property
    def authority(self) -> str | None:
        """The unique reference number that Ofsted gives the inspected authority."""
        inspection, _ = self.inspection
        inspected = (r.target for r in self.bundle.relationships if r.type == "INSPECTED" and r.source == inspection)
        gss_code = next(inspected, "").removeprefix("authority/")
        known = load_ontology().authorities.get(gss_code)
        return known.ofsted_urn if known else None

    @property
    def judgements(self) -> dict[str, str]:
        return {j["area"]: j["grade"] for j in self.linked("GAVE")}

    @property
    def lead_inspector(self) -> str | None:
        return next((p["name"] for p in self.linked("LED_BY")), None)

    def recommendations(self, addressee: str) -> list[str]:
        """The texts of the board's list ("lscb"), or of the other, some of which may be directed to a trust."""
        of_board = addressee == "lscb"
        return [r["text"] for r in self.linked("RECOMMENDED") if (r["addressee"] == "lscb") is of_board]

    @property
    def findings(self) -> list[dict[str, Any]]:
        return self.linked("FOUND")

    def in_post_since(self, role: str) -> str | None:
        """The start of the authority's tenure in a post that began last; of one made permanent, the interim start."""
        roles = {n.id: n.properties["role"] for n in self.bundle.nodes if n.label == "Post"}
        in_authorities = {
            r.source for r in self.bundle.relationships if r.type == "POST_IN" and r.target.startswith("authority/")
        }
        posts = {post for post in in_authorities if roles[post] == role}
        tenures = {r.source for r in self.bundle.relationships if r.type == "OF_POST" and r.target in posts}
        told = [n.properties for n in self.bundle.nodes if n.id in tenures]
        made_permanent = {
            t["endedOn"]: str(t["startedOn"]) for t in told if {"endedOn", "startedOn", "basis"} <= t.keys()
        }
        starts = [str(t["startedOn"]) for t in told if "endedOn" not in t and "startedOn" in t]
        last = max(starts, default=None)
        return made_permanent.get(last, last) if last else None

    def statistic(self, indicator: str) -> float | None:
        """The figure of the latest date that the report prints for an indicator."""
        nodes = [n for n in self.bundle.nodes if n.label == "Statistic" and n.properties["indicator"] == indicator]
        latest = max(nodes, key=lambda n: str(n.properties.get("measuredOn", "")), default=None)
        return float(latest.properties["value"]) if latest else None  # type: ignore[arg-type]

    @property
    def authority_name(self) -> str | None:
        inspection, _ = self.inspection
        return next((self._name(authority) for authority in self._targets("INSPECTED", inspection)), None)

    @property
    def previous_dates(self) -> list[str | None] | None:
        """The days of the earlier inspection that the document dates."""
        earlier = [n.properties for n in self.bundle.nodes if n.label == "Inspection"][1:]
        dates = [(p.get("startedOn"), p["endedOn"]) for p in earlier if "endedOn" in p]
        return [str(day) if day else None for day in dates[0]] if dates else None

    @property
    def inspectors(self) -> list[tuple[str, str, bool]]:
        """Inspectorate, name and whether leading."""
        inspection, _ = self.inspection
        listed = [
            (person, type_ == "LED_BY")
            for type_ in ("LED_BY", "INSPECTED_BY")
            for person in self._targets(type_, inspection)
        ]
        return [(person.split("/")[1], self._name(person), leads) for person, leads in listed]

    @property
    def held_posts(self) -> list[HeldPost]:
        """The tenures of persons in the bundle's order, with the person, the post and its body."""
        found = []
        for node in self.bundle.nodes:
            if node.label == "Tenure" and self._targets("HELD_BY", node.id):
                (post,), (person,) = self._targets("OF_POST", node.id), self._targets("HELD_BY", node.id)
                (body,) = self._targets("POST_IN", post)
                properties = self._nodes[post].properties
                title = str(node.properties.get("title") or properties["title"])
                attested = node.properties.get("attestedOn", [])
                assert isinstance(attested, list)
                name, role = self._name(person), str(properties["role"])
                signs = any(r.type == "SIGNED_BY" and r.target == person for r in self.bundle.relationships)
                found.append(HeldPost(name, role, title, self._name(body), attested, signs))
        return found

    @property
    def answering(self) -> list[str]:
        """The names of the bodies that must take part in the answer."""
        inspection, _ = self.inspection
        return [self._name(body) for body in self._targets("RESPONSE_INVOLVES", inspection)]

    @property
    def delivering(self) -> list[str]:
        """The names of the bodies that deliver services for the authority."""
        return [self._name(r.source) for r in self.bundle.relationships if r.type == "DELIVERS_FOR"]

    @property
    def without_post(self) -> list[HeldPost]:
        """Persons whom the document names for a body (part of their ids), without saying in which post."""
        linked = {r.target for r in self.bundle.relationships}
        found = []
        for node in self.bundle.nodes:
            if node.label == "Person" and node.id not in linked:
                key = node.id.split("/")[1]
                body = next(b for b in (f"authority/{key}", f"organisation/{key}") if self._is_named(b))
                found.append(HeldPost(str(node.properties["name"]), "", "", self._name(body), []))
        return found

    def points(self, kind: str) -> list[dict[str, Any]]:
        """The inspection's recommendations of a kind, with their ids."""
        inspection, _ = self.inspection
        listed = [self._nodes[id_] for id_ in self._targets("RECOMMENDED", inspection)]
        return [{"id": n.id, **n.properties} for n in listed if n.properties["kind"] == kind]

    def bodies_of(self, recommendation: str) -> list[str]:
        """The names of the bodies that a recommendation is directed to."""
        return [self._name(body) for body in self._targets("DIRECTED_TO", recommendation)]

    @cached_property
    def _nodes(self) -> dict[str, Node]:
        return {node.id: node for node in self.bundle.nodes}

    def _targets(self, type_: str, source: str) -> list[str]:
        return [r.target for r in self.bundle.relationships if r.type == type_ and r.source == source]

    def _is_named(self, id_: str) -> bool:
        return id_ in self._nodes or id_.removeprefix("authority/") in load_ontology().authorities

    def _name(self, id_: str) -> str:
        """The name of a person, an organisation or an authority, which bundles only refer to."""
        if id_.startswith("authority/"):
            return load_ontology().authorities[id_.removeprefix("authority/")].name
        return str(self._nodes[id_].properties["name"])
