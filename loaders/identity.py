"""Ids: stable paths made of facts, never of row order or load time.

Each function makes the id of one class after the ontology's `idTemplate`. What a document does not say cannot be in
its ids; resolving partial keys to full ones is the business of `graph.merge`.
"""

from __future__ import annotations

import re
import unicodedata

GSS_CODE = re.compile(r"^E\d{8}$")


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Children's Services" is "childrens-services"."""
    without_apostrophes = re.sub(r"['’‘`]", "", text)
    plain = unicodedata.normalize("NFKD", without_apostrophes).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def authority_id(gss_code: str) -> str:
    return f"authority/{gss_code}"


def organisation_id(name: str) -> str:
    return f"organisation/{slug(name)}"


def service_id(gss_code: str, name: str) -> str:
    return f"service/{gss_code}/{slug(name)}"


def post_id(body: str, role: str) -> str:
    """`body` is a GSS code, or an organisation's slug."""
    return f"post/{body}/{role}"


def person_id(body: str, name: str) -> str:
    """`body` is a GSS code, "ofsted" for inspectors, or an organisation's slug."""
    return f"person/{body}/{slug(name)}"


def tenure_id(post: str, first: str) -> str:
    """`post` is the post's id; `first` is the start, or else the first day on which the holder is seen."""
    return f"tenure/{post.removeprefix('post/')}/{first}"


def inspection_id(gss_code: str, date: str, framework: str) -> str:
    """`date` is the end of fieldwork, else publication, else the month or year as stated, else `undated(document)`."""
    return f"inspection/{gss_code}/{date}/{framework}"


def undated(document_id: str) -> str:
    """The date part of the id of an inspection whose document prints no date."""
    return "undated-" + document_id.removeprefix("document/")


def judgement_id(inspection: str, area: str) -> str:
    return f"{inspection}/judgement/{area}"


def finding_id(inspection: str, number: int, *, repeats: bool = False) -> str:
    """`repeats`: the second finding that is printed with the number."""
    return f"{inspection}/finding/{number}{'-2' if repeats else ''}"


def recommendation_id(inspection: str, number: int, *, board: bool = False) -> str:
    return f"{inspection}/recommendation/{'lscb-' if board else ''}{number}"


def plan_id(gss_code: str, date: str) -> str:
    return f"plan/{gss_code}/{date}"


def objective_id(plan: str, number: int) -> str:
    return f"{plan}/objective/{number}"


def action_id(objective: str, position: int) -> str:
    return f"{objective}/action/{position}"


def status_report_id(action: str, date: str) -> str:
    return f"{action}/status/{date}"


def outcome_id(objective: str, position: int) -> str:
    return f"{objective}/outcome/{position}"


def success_measure_id(objective: str, position: int) -> str:
    return f"{objective}/measure/{position}"


def statistic_id(gss_code: str, indicator: str, date: str) -> str:
    return f"statistic/{gss_code}/{indicator}/{date}"


def claim_id(node: str, property_name: str, position: int) -> str:
    return f"{node}/claim/{property_name}/{position}"


def passage_id(document: str, page: int, paragraph: int) -> str:
    return f"{document}/p{page}/{paragraph}"


def bundle_id(document: str) -> str:
    return f"{document}/bundle"


def authority_of(node_id: str) -> str | None:
    """The GSS code of the authority whose facts a node belongs to; None for documents and shared nodes."""
    parts = node_id.split("/")
    return parts[1] if len(parts) > 1 and GSS_CODE.match(parts[1]) else None
