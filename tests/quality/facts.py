"""What the extractors make of a report, in the labelled data's terms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.bundle import Bundle, BundleBuilder
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
        return [r["text"] for r in self.linked("RECOMMENDED") if r["addressee"] == addressee]

    @property
    def findings(self) -> list[dict[str, Any]]:
        return self.linked("FOUND")

    def in_post_since(self, role: str) -> str | None:
        """The start of the authority's tenure in a post that began last."""
        roles = {n.id: n.properties["role"] for n in self.bundle.nodes if n.label == "Post"}
        in_authorities = {
            r.source for r in self.bundle.relationships if r.type == "POST_IN" and r.target.startswith("authority/")
        }
        posts = {post for post in in_authorities if roles[post] == role}
        tenures = {r.source for r in self.bundle.relationships if r.type == "OF_POST" and r.target in posts}
        held = [n.properties for n in self.bundle.nodes if n.id in tenures and "endedOn" not in n.properties]
        starts = [str(tenure["startedOn"]) for tenure in held if "startedOn" in tenure]
        return max(starts, default=None)

    def statistic(self, indicator: str) -> float | None:
        """The figure of the latest date that the report prints for an indicator."""
        nodes = [n for n in self.bundle.nodes if n.label == "Statistic" and n.properties["indicator"] == indicator]
        latest = max(nodes, key=lambda n: str(n.properties.get("measuredOn", "9999")), default=None)
        return float(latest.properties["value"]) if latest else None  # type: ignore[arg-type]
