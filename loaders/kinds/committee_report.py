"""Committee reports on an inspection: what officers tell members of its dates, grades and recommendations.

A committee report states another document's facts. Where the inspection's own report is in the same bundle (a pack),
the facts are the same nodes with further evidence; alone, it speaks under the best key that it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block, Document
from loaders.errors import DocumentError
from loaders.identity import (
    authority_id,
    inspection_id,
    person_id,
    post_id,
    recommendation_id,
    tenure_id,
)
from loaders.kinds.registry import Kind
from loaders.language.authorities import authorities_in, find_authority
from loaders.language.dates import find_dates
from loaders.language.people import find_basis, find_role, split_named_title
from loaders.plans.inspections import add_inspection, add_judgement, find_inspection, stated_grades
from ontology.model import load_ontology

_FRONT = 12  # blocks
_BODY = re.compile(r"\b(?:committee|cabinet|scrutiny|council|board|mayor and cabinet|executive)\b", re.IGNORECASE)
_HEADINGS = re.compile(
    r"[\d.\s]*(?:"
    r"(?:financial|legal|equalit(?:y|ies)|environmental|crime and disorder|human rights|risk)\b.{0,30}"
    r"\b(?:implications?|comments)"
    r"|background (?:documents|papers)|purpose of (?:the )?report|reasons? for (?:lateness|decision|urgency).*"
    r"|policy context|summary(?: and purpose)?|purpose|recommendations?|wards? affected|key decision"
    r")[\s.:]*",
    re.IGNORECASE,
)
_FEWEST_HEADINGS = 4
_TITLE = re.compile(r"(?:report )?(?:title|subject)\s*:?", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?:report )?(?:contributors?|authors?|report of|from|contact(?: officer)?|lead officer|director)\s*:?",
    re.IGNORECASE,
)
_RECOMMENDATIONS_FOLLOW = re.compile(
    r"\b(?:inspection|ofsted|report)\b.*\brecommendations?\b.*:\s*$"
    r"|\brecommendations?\b.*\b(?:ofsted|inspection|report|inspectors)\b.*:\s*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:previous|last|earlier)\s+inspections?\b.{0,40}?\b(?P<year>20\d\d)\b", re.IGNORECASE)
_EARLIER_GRADE = re.compile(
    r"\b(?P<area>safeguarding|looked after children|child(?:ren)? protection)\b[^.;,]{0,60}?"
    r"\b(?:rated|judged|graded|being|was|were|as)\b\W{0,3}(?:to be )?\W{0,3}"
    r"(?P<grade>outstanding|good|adequate|inadequate|satisfactory)\b",
    re.IGNORECASE,
)
_AREAS = {
    "safeguarding": "safeguarding",
    "looked after children": "looked-after-children",
    "child protection": "safeguarding",
    "children protection": "safeguarding",
}


def recognise(document: Document) -> float:
    """How sure it is: a body that meets is named at the front, and several sections that such reports have follow."""
    opening = " ".join(block.text for block in document.blocks[:_FRONT])[:2000]
    seen = {block.text.lower().strip(" .:0123456789") for block in document.blocks if _HEADINGS.fullmatch(block.text)}
    if len(seen) >= _FEWEST_HEADINGS and _BODY.search(opening):
        return 0.75
    return 0.0


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the report says. Raises DocumentError when no authority is named."""
    named = find_authority("\n".join(block.text for block in document.blocks[:_FRONT]))
    if named is None:
        named = max(authorities_in(document.text), key=lambda a: document.text.count(a.name), default=None)
    if named is None:
        raise DocumentError(document.file_name, "names no local authority that is known.")
    extract_report(document, builder, named.gss_code)


def extract_report(document: Document, builder: BundleBuilder, gss_code: str) -> None:
    """Add what the report says of an authority."""
    date = _date(document)
    _describe(document, builder, date)
    _author(document, builder, gss_code, date)
    stated = find_inspection(document.blocks)
    inspection = add_inspection(stated, gss_code, builder) if stated else None
    if inspection is not None:
        builder.link("REPORTED_IN", inspection, builder.document_id)
        for area, grade, block in stated_grades(document.blocks):
            add_judgement(inspection, area, grade, [block], builder)
        _recommendations(document, builder, inspection)
    _earlier_inspection(document, builder, gss_code)


def _rows(document: Document) -> Iterator[Block]:
    for block in document.blocks[:_FRONT]:
        yield from block.row_blocks


def _date(document: Document) -> str | None:
    """The meeting's day, which the front prints."""
    front = [*_rows(document), *(block for block in document.blocks[:_FRONT] if not block.rows)]
    for block in front:
        if len(block.text.split()) <= 25:
            days = [found.iso for found in find_dates(block.text) if found.iso and len(found.iso) == 10]
            if days:
                return days[-1]
    return None


def _describe(document: Document, builder: BundleBuilder, date: str | None) -> None:
    title = next(
        (cells[1] for row in _rows(document) if len(cells := _cells(row)) > 1 and _TITLE.fullmatch(cells[0])), None
    )
    first = next((block.text for block in document.blocks[:_FRONT] if block.kind == "heading"), None)
    builder.describe_document(title=title or first)


def _cells(row: Block) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row.rows[0] if cell.text]


def _author(document: Document, builder: BundleBuilder, gss_code: str, date: str | None) -> None:
    """The officer whose report it is, in post on the day of the meeting."""
    for row in _rows(document):
        cells = _cells(row)
        if len(cells) < 2 or not _AUTHOR.fullmatch(cells[0]):
            continue
        named = split_named_title(cells[1])
        if named is None or date is None:
            builder.warn("an author without a name, a post or a day", row)
            continue
        person = builder.node("Person", person_id(gss_code, named.name), {"name": named.name}, [row], rule="author")
        role = find_role(named.title)
        post = post_id(gss_code, role)
        title = None if builder.has(post) else named.title
        builder.node("Post", post, {"role": role, "title": title}, [row], rule="author")
        builder.link("POST_IN", post, authority_id(gss_code))
        tenure = builder.node(
            "Tenure",
            tenure_id(post, date),
            {"attestedOn": [date], "basis": find_basis(named.title)},
            [row],
            rule="author",
        )
        builder.link("OF_POST", tenure, post)
        builder.link("HELD_BY", tenure, person)


# --- recommendations -----------------------------------------------------------------------------------------------


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())


def _recommendations(document: Document, builder: BundleBuilder, inspection: str) -> None:
    """Further evidence for recommendations that the bundle has in the same words; if it has none, they are stated."""
    known = _known_recommendations(builder, inspection)
    if known:
        for block in document.blocks:
            if recommendation := known.get(_words(block.text)):
                builder.evidence(recommendation, [block], rule="recommendation, repeated")
        return
    for number, block in enumerate(_listed_recommendations(document.blocks), start=1):
        recommendation = builder.node(
            "Recommendation",
            recommendation_id(inspection, number),
            {
                "number": number,
                "printedNumber": block.marker.strip("().") if block.marker[:1].isdigit() else None,
                "text": block.text,
                "addressee": "authority",
                "kind": "recommendation",
            },
            [block],
            rule="recommendation, as a committee is told",
        )
        builder.link("RECOMMENDED", inspection, recommendation)


def _known_recommendations(builder: BundleBuilder, inspection: str) -> Mapping[str, str]:
    nodes: list[tuple[str, Mapping[str, Value]]] = builder.nodes("Recommendation")
    return {_words(str(properties["text"])): id_ for id_, properties in nodes if id_.startswith(f"{inspection}/")}


def _listed_recommendations(blocks: Sequence[Block]) -> list[Block]:
    """The numbered list under a sentence that says that the inspection's recommendations follow."""
    for i, block in enumerate(blocks):
        if not _RECOMMENDATIONS_FOLLOW.search(block.text):
            continue
        listed: list[Block] = []
        for item in blocks[i + 1 :]:
            if item.kind != "item" or not item.marker[:1].isdigit():
                break
            listed.append(item)
        if len(listed) >= 2:
            return listed
    return []


# --- earlier inspections -------------------------------------------------------------------------------------------


def _earlier_inspection(document: Document, builder: BundleBuilder, gss_code: str) -> None:
    """The grades of an earlier inspection, by its year. Until 2012 their areas were safeguarding and looked after."""
    grades = load_ontology().labels_of("grades")
    for block in document.blocks:
        year = _EARLIER.search(block.text)
        found = list(_EARLIER_GRADE.finditer(block.text, year.end())) if year else []
        if year is None or not found:
            continue
        framework = "safeguarding-and-looked-after" if year["year"] < "2013" else "unknown"
        inspection = builder.node(
            "Inspection",
            inspection_id(gss_code, year["year"], framework),
            {"framework": framework, "statedOn": year["year"]},
            [block],
            rule="earlier inspection",
        )
        builder.link("INSPECTED", inspection, authority_id(gss_code))
        for match in found:
            add_judgement(inspection, _AREAS[match["area"].lower()], grades[match["grade"].lower()], [block], builder)


KIND = Kind("committee-report", recognise, extract)
