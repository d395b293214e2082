"""Area SEND inspections (2023 on): how a local area partnership serves children with special educational needs.

The report gives one outcome of three, lists areas for improvement, and in the worst case areas for priority action in a
table with the bodies responsible. It names the partnership's members and the inspectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block, Document
from loaders.errors import DocumentError
from loaders.identity import (
    authority_id,
    finding_id,
    inspection_id,
    judgement_id,
    organisation_id,
    person_id,
    recommendation_id,
    undated,
)
from loaders.kinds.registry import Kind
from loaders.language.addressees import BODY_WORDS, find_addressees
from loaders.language.authorities import authority_named, find_authority
from loaders.language.dates import find_date_range, find_dates
from loaders.language.people import find_role, person_name
from loaders.reports.office_holders import add_office_holder, add_organisation
from loaders.reports.points import Point, points_of
from ontology.model import Authority

FRAMEWORK = "send"
AREA = "send-arrangements"
_TITLE = re.compile(r"^(?:report of )?(?:an? )?area SEND (?:\w+ )?inspection (?:of|in)\b", re.IGNORECASE)
_DATES = re.compile(r"^(?:inspection )?dates?(?: of (?:the )?inspection)?\s*:", re.IGNORECASE)
_PREVIOUS = re.compile(r"^dates? of (?:the )?previous inspections?\s*:", re.IGNORECASE)
LONGEST_HEADING = 110

OUTCOMES = (
    ("widespread-failings", re.compile(r"\bwidespread and/?\s*(?:or)? systemic failings\b", re.IGNORECASE)),
    ("inconsistent-experiences", re.compile(r"\binconsistent experiences and outcomes\b", re.IGNORECASE)),
    (
        "positive-experiences",
        re.compile(r"\btypically (?:lead to )?positive experiences and outcomes\b", re.IGNORECASE),
    ),
)
SECTIONS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("outcome", r"inspection outcome$"),
        ("about", r"information about the local area partnership$"),
        ("experience", r"what is it like to be a (?:child or )?young person\b"),
        ("effective", r"what is the (?:local )?area partnership doing that is effective"),
        ("better", r"what does the (?:local )?area partnership need to do better"),
        ("priority", r"(?:responsible bod(?:y|ies)\W*)?areas? for priority action$"),
        ("improvement", r"areas? for improvement$"),
        ("details", r"local area partnership (?:details|members)$"),
        ("inspection", r"information about this inspection$"),
        ("team", r"inspection team$"),
        ("end", r"(?:if you are not happy with|the office for standards in education|any complaints about)\b"),
    )
)
FINDING_SECTIONS = {"experience": None, "effective": "strength", "better": "weakness"}

_SMALL_WORDS = frozenset(
    {
        "and",
        "of",
        "the",
        "for",
        "with",
        "in",
        "on",
        "upon",
        "school",
        "schools",
        "college",
        "leaders",
        "local",
        "authority",
    }
    | {"education", "health", "care", "providers", "all", "partners", "partnership", "area", "social"}
)
_DUTY = re.compile(r"\b(?:should|must|needs?|to)\b")


@dataclass
class _Row:
    """A row of the table of priority actions, as far as it has been read."""

    body: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the row goes on: it has no action yet, or one that has not come to its end."""
        return not self.text or not re.search(r"[.!?]['’”)]*$", self.text)


@dataclass(frozen=True)
class _Report:
    authority: Authority
    title: Block
    front: tuple[Block, ...]
    sections: tuple[tuple[str, tuple[Block, ...]], ...]

    @property
    def partnership(self) -> str:
        return f"{self.authority.name} Local Area Partnership"

    def section(self, name: str) -> list[Block]:
        return [block for known, blocks in self.sections for block in blocks if known == name]


def recognise(document: Document) -> float:
    """1 for a report with the inspections' title at its beginning."""
    return 1.0 if any(_TITLE.match(block.text) for block in document.blocks[:12]) else 0.0


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the report says. Raises DocumentError for a report on an area that is not known."""
    report = _split(document)
    inspection, ended = _add_inspection(report, document, builder)
    _add_outcome(report, inspection, builder)
    number = 0
    for name, blocks in report.sections:
        if name in FINDING_SECTIONS:
            for point in points_of(blocks):
                number += 1
                _add_finding(point, number, FINDING_SECTIONS[name], inspection, builder)
    priority = list(_priority_actions(report.section("priority")))
    for place, row in enumerate(priority, start=1):
        _add_priority_action(row, place, inspection, report, builder)
    for place, point in enumerate(_improvements(report.section("improvement")), start=len(priority) + 1):
        _add_improvement(point, place, inspection, report, builder)
    if ended:
        _add_members(report, ended, builder)
    _add_team(report, inspection, builder)


def _split(document: Document) -> _Report:
    blocks = document.blocks
    titled = next((i for i, b in enumerate(blocks) if _TITLE.match(b.text)), None)
    if titled is None:
        raise DocumentError(document.file_name, "is no report on an area SEND inspection.")
    authority = find_authority(blocks[titled].text) or find_authority(blocks[titled + 1].text)
    if authority is None:
        raise DocumentError(
            document.file_name,
            f"a report on no area that is known: “{blocks[titled].text[:80]}”.",
            "BOROUGHS_AUTHORITIES can name a file of further authorities.",
        )
    sections = list(_sections(blocks[titled + 1 :]))
    return _Report(authority, blocks[titled], sections[0][1], tuple(sections))


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    name, held = "front", list[Block]()
    for block in blocks:
        heading = _heading(block)
        if heading:
            yield name, tuple(held)
            name, held = heading, []
        elif name != "end":
            held.append(block)
    yield name, tuple(held)


def _heading(block: Block) -> str | None:
    text = block.text.strip(" :.?")
    if block.kind == "item" or (len(text) > LONGEST_HEADING and not text.startswith(("If you", "The Office"))):
        return None
    return next((name for name, pattern in SECTIONS if pattern.match(text)), None)


def _add_inspection(report: _Report, document: Document, builder: BundleBuilder) -> tuple[str, str | None]:
    """Add the inspection, and the one before it that the front page dates. Returns its id and its last day."""
    gss_code = report.authority.gss_code
    dated = next((b for b in report.front if _DATES.match(b.text) and not _PREVIOUS.match(b.text)), None)
    dates = find_date_range(dated.text) if dated else None
    inspection = inspection_id(gss_code, dates[1] if dates else undated(document.id), FRAMEWORK)
    properties: dict[str, Value | None] = {
        "framework": FRAMEWORK,
        "startedOn": dates[0] if dates else None,
        "endedOn": dates[1] if dates else None,
    }
    evidence = [report.title, *([dated] if dated else [])]
    builder.node("Inspection", inspection, properties, evidence, rule="front page")
    builder.link("INSPECTED", inspection, authority_id(gss_code))
    builder.link("REPORTED_IN", inspection, builder.document_id)
    builder.describe_document(title=report.title.text)
    if dates is None:
        builder.warn("the report does not say when the inspection took place", report.title)
    for block in report.front:
        if _PREVIOUS.match(block.text):
            _add_previous(block, gss_code, builder)
    return inspection, dates[1] if dates else None


def _add_previous(block: Block, gss_code: str, builder: BundleBuilder) -> None:
    dates = find_date_range(block.text)
    days = [found.iso for found in find_dates(block.text) if found.iso]
    if not dates and not days:
        if "not previously inspected" in block.text.lower():
            return
        builder.warn("the dates of the previous inspection were not read", block)
        return
    started, ended = dates if dates else (None, days[0])
    properties: dict[str, Value | None] = {"framework": FRAMEWORK, "startedOn": started, "endedOn": ended}
    previous = inspection_id(gss_code, ended or "", FRAMEWORK)
    builder.node("Inspection", previous, properties, [block], rule="date of the previous inspection")
    builder.link("INSPECTED", previous, authority_id(gss_code))


def _add_outcome(report: _Report, inspection: str, builder: BundleBuilder) -> None:
    for block in report.section("outcome"):
        for grade, pattern in OUTCOMES:
            if pattern.search(block.text):
                properties: dict[str, Value] = {"area": AREA, "grade": grade}
                judgement = builder.node(
                    "Judgement", judgement_id(inspection, AREA), properties, [block], rule="inspection outcome"
                )
                builder.link("GAVE", inspection, judgement)
                return
    builder.warn("the outcome of the inspection was not read", report.title)


def _add_finding(point: Point, number: int, polarity: str | None, inspection: str, builder: BundleBuilder) -> None:
    properties: dict[str, Value | None] = {"number": number, "text": point.text, "polarity": polarity}
    finding = builder.node(
        "Finding", finding_id(inspection, number), properties, point.blocks, rule="finding of the report"
    )
    builder.link("FOUND", inspection, finding)


# --- what must improve ---------------------------------------------------------------------------------------------


def _improvements(blocks: Sequence[Block]) -> list[Point]:
    """The areas for improvement. Items belong to the paragraph before them; without one, each is an area."""
    whole: list[Point] = []
    for point in points_of(blocks):
        under = whole and point.is_item and (not whole[-1].is_item or point.level > whole[-1].level)
        if under:
            last = whole[-1]
            text, joined = f"{last.text} {point.text}", (*last.blocks, *point.blocks)
            whole[-1] = Point(text, joined, last.is_item, last.level, last.marker)
        elif any(character.isalpha() for character in point.text):
            whole.append(point)
    return whole


def _priority_actions(blocks: Sequence[Block]) -> Iterator[_Row]:
    """The rows of the table "Responsible body | Areas for priority action", whole or flattened cell by cell.

    Flattened, a row is the line with the bodies' names and the paragraphs after it. A page break may part both cells.
    """
    row: _Row | None = None
    for block in blocks:
        for body, text in _cells(block):
            if body and (row is None or not row.is_open or not row.body):
                if row:
                    yield row
                row = _Row(body)
            elif body and row:
                row.body = f"{row.body} {body}"
            if row is None:
                row = _Row("")
            if text:
                row.text = f"{row.text} {text}".strip()
            row.blocks.append(block)
    if row and row.text:
        yield row


def _cells(block: Block) -> Iterator[tuple[str, str]]:
    """The body and the action that a block prints; "" for what it does not."""
    if block.kind == "footnote" or not any(character.isalpha() for character in block.text):
        return
    if block.kind == "table":
        for cells in block.rows:
            texts = [cell.text.strip() for cell in cells if cell.text.strip()]
            if len(texts) >= 2 and not re.match(r"responsible bod", texts[0], re.IGNORECASE):
                yield texts[0], " ".join(texts[1:])
        return
    repeated = re.match(r"^(?P<body>[A-Z].{5,80}?)[.,]? (?P<action>(?P=body)\b.*)$", block.text)
    if repeated and _DUTY.search(repeated["action"]):
        yield repeated["body"], repeated["action"]
    elif block.kind != "item" and _is_bodies(block.text):
        yield block.text, ""
    else:
        yield "", block.text


def _is_bodies(text: str) -> bool:
    """Whether a line is names of bodies and nothing else."""
    words = re.findall(r"[\w’'-]+", text)
    named = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return named and not _DUTY.search(text) and bool(BODY_WORDS.search(text)) and len(words) <= 45


def _add_priority_action(row: _Row, number: int, inspection: str, report: _Report, builder: BundleBuilder) -> None:
    addressee = re.sub(r"\s+", " ", row.body).strip(" .") or report.partnership
    node = _add_recommendation(row.text, number, "priority-action", addressee, row.blocks, inspection, builder)
    for name in _bodies(addressee):
        authority = authority_named(name)
        body = authority.id if authority else add_organisation(name, row.blocks, builder, rule="responsible body")
        builder.link("DIRECTED_TO", node, body)


_ENDS_A_BODY = re.compile(
    r"(?:ICB|ICP|Board|Council|Trust|Company|Authority|Group|leaders|providers|\))$|^(?!NHS\b).*(?:First|Limited)$"
)


def _bodies(text: str) -> list[str]:
    """The bodies of a cell. Commas and "and" part them, except within a name ("NHS X, Y and Z ICB")."""
    names = [""]
    for part in re.split(r"(,? and |, )", text.strip(" .")):
        if _ENDS_A_BODY.search(names[-1]) or (authority_named(names[-1])):
            names.append("")
        names[-1] = f"{names[-1]}{part}"
    return [name for name in (re.sub(r"^(?:,? and |, )", "", name).strip(" .,") for name in names) if name]


def _add_improvement(point: Point, number: int, inspection: str, report: _Report, builder: BundleBuilder) -> None:
    node = _add_recommendation(
        point.text, number, "area-for-improvement", report.partnership, point.blocks, inspection, builder
    )
    add_organisation(report.partnership, point.blocks, builder, rule="area for improvement")
    builder.link("DIRECTED_TO", node, organisation_id(report.partnership))


def _add_recommendation(
    text: str,
    number: int,
    kind: str,
    addressee: str,
    blocks: Sequence[Block],
    inspection: str,
    builder: BundleBuilder,
) -> str:
    properties: dict[str, Value] = {"number": number, "text": text, "addressee": addressee, "kind": kind}
    node = builder.node(
        "Recommendation", recommendation_id(inspection, number), properties, blocks, rule=f"list of points: {kind}"
    )
    builder.link("RECOMMENDED", inspection, node)
    return node


# --- who --------------------------------------------------------------------------------------------------------------

_TITLE_WORDS = "ICB|Acting|Interim|Executive|Corporate|Strategic|Deputy|Director|Chief|CEO|Managing|Accountable|Place"
_UNPARTED = re.compile(rf"^((?:[A-Z][\w’'-]+ ){{1,2}}?[A-Z][\w’'-]+),? (?=(?i:{_TITLE_WORDS})\b)", re.MULTILINE)
_ADDRESS = re.compile(r"\bwww\b|https?:|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\bStreet\b|\bRoad\b", re.IGNORECASE)


def _add_members(report: _Report, on: str, builder: BundleBuilder) -> None:
    """The council's and the health board's leaders, from the table of members; its cells are read line by line."""
    blocks = [b for b in report.section("details") if not re.match(r"local authority\b", b.text, re.IGNORECASE)]
    lines = [b for b in blocks if not _ADDRESS.search(b.text)]
    cells = [c.text for b in lines for row in b.rows for c in row] if any(b.rows for b in lines) else None
    text = "\n".join(cells or [b.text for b in lines])
    text = _UNPARTED.sub(lambda m: f"{m[1]}, ", text)
    text = re.sub(r", ([a-z])", lambda m: f", {m[1].upper()}", text)
    holders = list(find_addressees(text))
    bodies = _health_board(text[: text.find(holders[0].name.split()[0])] if holders else text, report.authority)
    if holders and not holders[0].body:
        # The council's cell comes first.
        holders[0] = replace(holders[0], body=f"{report.authority.name} Council")
    for holder in holders:
        is_health = find_role(holder.title) != "director-of-childrens-services"
        surname = holder.name.split()[-1].split("'")[-1]
        evidence = [b for b in blocks if surname in b.text] or blocks[:1]
        add_office_holder(
            holder,
            authority=report.authority,
            default_body=bodies if is_health and bodies else report.partnership,
            on=on,
            blocks=evidence,
            builder=builder,
            rule="member of the partnership",
        )
    if not holders:
        builder.warn("the members of the partnership were not read", blocks[0] if blocks else None, text[:200])


def _health_board(text: str, authority: Authority) -> str:
    """The name of the health board in the line that names the council before it."""
    text = re.sub(r"\s+", " ", text).strip()
    for name in sorted((authority.name, *authority.alternatives), key=len, reverse=True):
        council = (
            rf"^(?:(?:London|Royal) Borough of )?{re.escape(name)}(?:,? (?:City|County|Borough|Metropolitan|District))*"
        )
        rest = re.sub(rf"{council}(?: Council| of [A-Z]\w+)?", "", text, flags=re.IGNORECASE)
        if rest != text:
            return re.sub(r"\s*,?\s*(Integrated Care)\b", r" \1", rest).strip(" ,")
    return ""


_INSPECTOR = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]+\s+){1,4}?[A-Z][\w’'-]+)(?:\s+(?:HMI|SHMI))?,\s+(?P<body>Ofsted|CQC|HMI)\b"
    r"(?P<what>(?:[\s,]+(?:HMI|SHMI|[Ll]ead|[Tt]eam|[Ii]nspector|Ofsted|[Ss]ocial [Cc]are|[Ee]ducation)\b)*)"
)


def _add_team(report: _Report, inspection: str, builder: BundleBuilder) -> None:
    for block in report.section("team"):
        for match in _INSPECTOR.finditer(re.sub(r"\s+", " ", block.text)):
            name = person_name(match["name"])
            if name is None:
                builder.warn("an inspector's name was not read", block, match[0])
                continue
            body = "care-quality-commission" if match["body"] == "CQC" else "ofsted"
            person = builder.node("Person", person_id(body, name), {"name": name}, [block], rule="inspection team")
            is_lead = "lead" in match["what"].lower()
            builder.link("LED_BY" if is_lead else "INSPECTED_BY", inspection, person)


KIND = Kind("send-report", recognise, extract)
