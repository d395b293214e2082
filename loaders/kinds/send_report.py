"""Area SEND inspections (2023 on): how a local area partnership serves children with special educational needs.

The report gives one outcome of three, lists areas for improvement, and in the worst case areas for priority action in a
table with the bodies responsible. It names the partnership's members and the inspectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block, Document
from loaders.errors import unknown_authority
from loaders.identity import (
    authority_id,
    inspection_id,
    judgement_id,
    organisation_id,
    person_id,
    recommendation_id,
    undated,
)
from loaders.kinds.registry import Kind
from loaders.language.addressees import Addressee, written_out
from loaders.language.authorities import authority_named, find_authority
from loaders.language.dates import find_date_range, find_dates
from loaders.reports.area_send_title import OPENING, TITLE, has_title
from loaders.reports.bodies_meant import all_meant
from loaders.reports.context import add_context, warn_of_left_over
from loaders.reports.inline_headings import parted_at_title, section_begun_by
from loaders.reports.local_area import add_providers, extract_leadership_mentions
from loaders.reports.office_holders import add_office_holder, add_organisation, body_of
from loaders.reports.partnership import add_inspection_team, members
from loaders.reports.points import Point, add_finding, points_of
from loaders.reports.priority_actions import PriorityAction, bodies_of, priority_actions
from loaders.reports.responses import add_response
from ontology.model import Authority

FRAMEWORK = "send"
AREA = "send-arrangements"
_DATES = re.compile(r"^(?:inspection )?dates?(?: of (?:the )?inspection)?\s*:", re.IGNORECASE)
_PREVIOUS = re.compile(r"^dates? of (?:the )?previous inspections?\s*:", re.IGNORECASE)
_FURNITURE = re.compile(r"^area SEND (?:\w+ )?inspection report:.{0,120}$", re.IGNORECASE)
_REVISIT = re.compile(r";|,? (?:and )?(?:a )?\(?re-?visit(?:ed)?\b", re.IGNORECASE)
LONGEST_HEADING = 160
# The council and the health board each name one at least.
FEWEST_MEMBERS = 2

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
    )
)
# How what follows the report begins: a heading in some, a paragraph in others.
_END = re.compile(r"(?:if you are not happy with|the office for standards in education|any complaints about)\b", re.I)
_INLINE = re.compile(
    r"What is it like to be a child or young person with (?:SEND|special educational needs and/or "
    r"disabilities \(SEND\)) in"
    r" this area\?|What (?:is the (?:local )?area partnership doing that is effective|does the "
    r"(?:local )?area partnership"
    r" need to do better)\?|Areas for (?:improvement|priority action)|Inspection outcome|Inspection team"
    r"|Local area partnership details|Information about (?:the local area partnership|this inspection)"
    r"|If you are not happy with the inspection"
)
_INITIALS_EXPLAINED = re.compile(
    r"(?P<full>NHS (?:(?!NHS )[A-Z][\w’'-]*,? (?:(?:and|of|the) )?)+Integrated Care Board) "
    r"\((?P<short>(?:NHS )?[A-Z]{2,} ICB)\)"
)
# Whom an area for improvement begins with.
_LEADERS = re.compile(
    r"(?P<who>(?:(?:[A-Z][a-z]+ )?leaders|Leaders)(?: (?:in|from|of|within|at) [^.,;:]{2,60}?)?|"
    r"(?:The )?(?:local authority|ICB|integrated care board|council)) (?:should|must|needs?|have|has)\b"
)
_LEADERS_OF = re.compile(r"(?:.*?leaders (?:in|from|of|within|at) )?(?P<body>.+)$", re.IGNORECASE)
_OF_ALL = re.compile(r"\bpartnership\b|\bacross\b|\blocal area\b(?! partners\b)", re.IGNORECASE)
SEVERAL = 2
# Sections of names and addresses; of members who were not read another warning tells.
LISTS_OF_NAMES = frozenset({"details", "team", "end"})
FINDING_SECTIONS = {"experience": None, "effective": "strength", "better": "weakness"}


@dataclass(frozen=True)
class _Report:
    authority: Authority
    title: Block
    front: tuple[Block, ...]
    sections: tuple[tuple[str, tuple[Block, ...]], ...]

    @property
    def partnership(self) -> str:
        return f"{self.authority.name} Local Area Partnership"

    def in_full(self, board: str) -> str:
        """A health board's name as the report explains its initials ("NHS … Integrated Care Board (NHS ABC ICB)")."""
        for block in self.section("about"):
            for match in _INITIALS_EXPLAINED.finditer(block.text):
                if _plain(match["short"]) == _plain(board):
                    return match["full"]
        return board

    def section(self, name: str) -> list[Block]:
        return [block for known, blocks in self.sections for block in blocks if known == name]

    def names(self, body: str) -> bool:
        """Whether the report's text names a body outside the table of those responsible."""
        told = " ".join(b.text for name, blocks in self.sections for b in blocks if name != "priority")
        return _plain(body) in _plain(told)


def _plain(text: str) -> str:
    """A text's words, for telling whether it holds a name: abbreviations written out, no commas, no "NHS"."""
    return re.sub(r"\bnhs ", "", " ".join(re.findall(r"[\w’'-]+", written_out(text).lower())))


def recognise(document: Document) -> float:
    """1 for a report with the inspections' title and dates at its beginning; less for one that only speaks of them."""
    if not has_title(document):
        return 0.0
    opening = document.blocks[:OPENING]
    return 1.0 if any(_DATES.match(block.text) or _heading(block) == "outcome" for block in opening) else 0.3


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the report says. Raises DocumentError for a report on an area that is not known."""
    report = _split(document)
    inspection, ended = _add_inspection(report, document, builder)
    _add_outcome(report, inspection, builder)
    add_response(report.section("outcome"), inspection, builder)
    number = 0
    for name, blocks in report.sections:
        if name in FINDING_SECTIONS:
            for point in points_of(blocks, is_list=FINDING_SECTIONS[name] is not None):
                number += 1
                polarity = FINDING_SECTIONS[name]
                rule = "finding of the report"
                add_finding(point, number, polarity, inspection, builder, section=name, rule=rule)
    if number == 0:
        builder.warn("no finding was read", report.title)
    if ended:
        _add_members(report, ended, builder)
    priority = list(priority_actions(report.section("priority")))
    for place, row in enumerate(priority, start=1):
        _add_priority_action(row, place, inspection, report, builder)
    for place, point in enumerate(_improvements(report.section("improvement")), start=len(priority) + 1):
        _add_improvement(point, place, inspection, report, builder)
    extract_leadership_mentions(
        report.section("about"), gss_code=report.authority.gss_code, inspection=inspection, builder=builder
    )
    told = [block for _, blocks in report.sections for block in blocks]
    add_providers(told, report.authority.gss_code, builder)
    add_inspection_team(report.section("team"), inspection, builder, rule="inspection team")
    context = (point for name in ("about", "inspection") for point in points_of(report.section(name)))
    add_context(context, inspection, builder)
    warn_of_left_over((b for name, blocks in report.sections if name not in LISTS_OF_NAMES for b in blocks), builder)


def _split(document: Document) -> _Report:
    _, title, rest = parted_at_title(document, TITLE, _INLINE, "report on an area SEND inspection")
    named = title.text
    if "partnership" not in named.lower() and rest:
        named = f"{named} {rest[0].text}"
    authority = find_authority(named)
    if authority is None:
        raise unknown_authority(document.file_name, f"a report on no area that is known: “{title.text[:80]}”.")
    sections = list(_sections(rest))
    return _Report(authority, title, sections[0][1], tuple(sections))


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    name, held = "front", list[Block]()
    for block in blocks:
        heading = _heading(block)
        if heading:
            yield name, tuple(held)
            name, held = heading, []
        elif name != "end" and not _FURNITURE.match(block.text):
            held.append(block)
    yield name, tuple(held)


def _heading(block: Block) -> str | None:
    is_end = block.kind != "item" and _END.match(block.text.strip())
    return "end" if is_end else section_begun_by(block, SECTIONS, LONGEST_HEADING)


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
            _add_previous(block, inspection, gss_code, builder)
    return inspection, dates[1] if dates else None


def _add_previous(block: Block, inspection: str, gss_code: str, builder: BundleBuilder) -> None:
    """Add the inspections before this one: a revisit is one of its own."""
    found = [days for part in _REVISIT.split(block.text) if (days := _days(part))]
    if "not previously inspected" in block.text.lower():
        builder.evidence(inspection, [block], rule="no previous inspection")
    elif not found:
        builder.warn("the dates of the previous inspection were not read", block)
    for started, ended in found:
        properties: dict[str, Value | None] = {"framework": FRAMEWORK, "startedOn": started, "endedOn": ended}
        previous = inspection_id(gss_code, ended, FRAMEWORK)
        builder.node("Inspection", previous, properties, [block], rule="date of the previous inspection")
        builder.link("INSPECTED", previous, authority_id(gss_code))


def _days(text: str) -> tuple[str | None, str] | None:
    """From when to when, or the one day or month that is printed."""
    if dates := find_date_range(text):
        return dates
    day = next((found.iso for found in find_dates(text) if found.iso), None)
    return (None, day) if day else None


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


# --- what must improve ---------------------------------------------------------------------------------------------


def _improvements(blocks: Sequence[Block]) -> list[Point]:
    """The areas for improvement. Items belong to the paragraph before them; without one, each is an area."""
    whole: list[Point] = []
    for point in points_of(blocks):
        under = whole and point.is_item and (not whole[-1].is_item or point.level > whole[-1].level)
        if under:
            whole[-1] = whole[-1].with_item(point)
        elif any(character.isalpha() for character in point.text):
            whole.append(point)
    return whole


def _add_priority_action(
    row: PriorityAction, number: int, inspection: str, report: _Report, builder: BundleBuilder
) -> None:
    addressee = re.sub(r"\s+", " ", row.body).strip(" .") or report.partnership
    node = _add_recommendation(row.text, number, "priority-action", addressee, row.blocks, inspection, builder)
    for name in bodies_of(addressee):
        authority = authority_named(name)
        if not authority and not all(block.rows for block in row.blocks) and not report.names(name):
            # Cells that have run together make names of bodies that there are not.
            builder.warn("a body responsible for a priority action was not read", row.blocks[0], name)
            continue
        body = authority.id if authority else add_organisation(name, row.blocks, builder, rule="responsible body")
        builder.link("DIRECTED_TO", node, body)


def _add_improvement(point: Point, number: int, inspection: str, report: _Report, builder: BundleBuilder) -> None:
    """Add an area for improvement: of the partnership, or of those of its bodies that the words begin with."""
    addressee = _own_leaders(point.text) or report.partnership
    named = _LEADERS_OF.match(addressee)
    bodies = all_meant(named["body"], report.authority, builder) if named else []
    node = _add_recommendation(point.text, number, "area-for-improvement", addressee, point.blocks, inspection, builder)
    if not bodies:
        add_organisation(report.partnership, point.blocks, builder, rule="area for improvement")
        bodies = [(report.partnership, organisation_id(report.partnership))]
    for _, body in bodies:
        builder.link("DIRECTED_TO", node, body)


def _own_leaders(text: str) -> str | None:
    """The leaders whom an area for improvement begins with, as printed, where they are not those of all partners."""
    match = _LEADERS.match(text)
    if match is None or _OF_ALL.search(match["who"]):
        return None
    services = set(re.findall(r"\b(?:education|health|care)\b", match["who"].lower()))
    of_whom = match["who"].lower() not in ("leaders", "senior leaders")
    return match["who"] if of_whom and len(services) < SEVERAL else None


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


# --- who -------------------------------------------------------------------------------------------------------------


def _add_members(report: _Report, on: str, builder: BundleBuilder) -> None:
    """The council's and the health board's leaders were in post when the inspection ended."""
    blocks = report.section("details")
    named = members(blocks, report.authority)
    for holder, evidence in named:
        holder = replace(holder, body=report.in_full(holder.body))
        if not holder.title:
            _add_member_without_post(holder, evidence, report, builder)
            continue
        add_office_holder(
            holder,
            authority=report.authority,
            default_body=report.partnership,
            on=on,
            blocks=evidence,
            builder=builder,
            rule="member of the partnership",
        )
    if len(named) < FEWEST_MEMBERS:
        told = " ".join(block.text for block in blocks)
        read = "only in part" if named else "not"
        builder.warn(f"the members of the partnership were {read} read", blocks[0] if blocks else None, told[:200])


def _add_member_without_post(
    member: Addressee, blocks: Sequence[Block], report: _Report, builder: BundleBuilder
) -> None:
    """Add a person whom the table names without a post: which one it is, is not guessed."""
    key, node, name = body_of(member, report.authority, report.partnership)
    rule = "member of the partnership"
    if node.startswith("organisation/"):
        add_organisation(name, blocks, builder, rule=rule)
    builder.node("Person", person_id(key, member.name), {"name": member.name}, blocks, rule=rule)
    builder.warn("a member of the partnership is named without a post", blocks[0], f"{member.name}, {name}")


KIND = Kind("send-report", recognise, extract)
