"""Local area SEND inspections of 2016–22: letters of Ofsted and the Care Quality Commission, and those of revisits.

A letter gives no grade. It lists strengths and areas for development under three questions; where there are areas of
significant weakness it lists them and asks for a written statement of action. A revisit says of each weakness whether
progress has been sufficient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block, Document
from loaders.errors import unknown_authority
from loaders.identity import organisation_id, recommendation_id
from loaders.kinds.registry import Kind
from loaders.language.addressees import find_addressees, with_statutory_director
from loaders.language.authorities import find_authority
from loaders.language.dates import find_date_range, find_dates
from loaders.language.numbers import NUMBER, parse_number
from loaders.language.people import person_name
from loaders.reports.earlier_inspections import EarlierInspection, add_earlier_inspection
from loaders.reports.inline_headings import parted_at_title, section_begun_by
from loaders.reports.letter_inspection import add_letters_inspection
from loaders.reports.letterheads import Letterhead, letterhead
from loaders.reports.office_holders import add_office_holder, add_organisation, lines_naming
from loaders.reports.offices import with_offices
from loaders.reports.partnership import add_inspection_team
from loaders.reports.points import Point, add_finding, points_of, with_nested
from loaders.reports.responses import add_response
from ontology.model import Authority

FRAMEWORK = "send"
OPENING = 40
LONGEST_HEADING = 170
_TITLE = re.compile(
    r"^(?:report of (?:the|a) )?joint (?:local )?area (?:SEND|special educational needs[\w /,]*)"
    r"(?: \(SEND\))? (?:re-?)?(?:inspection|visit)\b.{0,12}\b(?:in|of|to)\b",
    re.IGNORECASE,
)
_END = re.compile(r"^Yours (?:sincerely|faithfully)", re.IGNORECASE)

# What the headings of a letter begin; the headings of the three questions begin no section of their own.
SECTIONS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("main", r"main findings$"),
        ("strengths", r"(?:key )?strengths$"),
        ("development", r"areas? for (?:further )?(?:development|improvement)$"),
        ("question", r"(?:how effectively does the local area\b|the effectiveness of the local area\b)"),
        ("weakness", r"the inspection raises (?:significant|serious) concerns\b"),
        ("weakness", r"(?:areas? of )?significant weakness(?:es)?$"),
    )
)
_INLINE = re.compile(
    r"Main [Ff]indings|Strengths(?= [■◼•\uf06e]|$)|Areas for (?:development|improvement)(?= [■◼•\uf06e]|$)"
    r"|The effectiveness of the local area in (?:identifying|assessing and meeting the needs of|meeting the needs of"
    r"|improving outcomes for) children and young people[’'](?:s)? (?:who have )?special educational needs"
    r" and/or disabilities"
    r"|The inspection raises (?:significant|serious) concerns about the effectiveness of the local area|Yours sincerely"
)
_WEAKNESSES = re.compile(r"\bfollowing areas? of significant (?:weakness|concern)", re.IGNORECASE)
FINDING_SECTIONS = {"main": None, "strengths": "strength", "development": "weakness"}
# Sections that the ontology's letterSections call otherwise.
SECTION_VALUES = {"development": "improvement"}

_ADDRESS = re.compile(
    r"(?:\b(?:Civic (?:Centre|Offices)|Town Hall|County Hall|City Hall|Shire Hall|Guildhall|Council (?:House|Offices)"
    r"|PO Box|Floor|House|\d+[a-z]?(?:[-–]\d+)?,? [A-Z][\w’']+ (?:Street|Road|Square|Lane|Avenue|Way))\b"
    r"(?:(?!\b(?:Mr|Mrs|Ms|Miss|Dr)\b).){0,160}?)?\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b",
    re.DOTALL,
)
# Of a revisit: how many of the weaknesses have been seen to.
_SEEN_TO = re.compile(
    rf"\bmade sufficient progress\b[^.]{{0,60}}?\b(?P<done>{NUMBER}|each|all)\b(?: of)?(?: the)?"
    rf"(?: (?P<of>{NUMBER}))?[^.]{{0,40}}\bweakness",
    re.IGNORECASE,
)
_NOT_SEEN_TO = re.compile(r"\bnot\b(?: yet)?(?: been)? (?:made |making )?sufficient progress\b", re.IGNORECASE)
_PROGRESS = re.compile(r"\bsufficient progress\b", re.IGNORECASE)
_ASKED_ON = re.compile(r"\bwritten statement of action\b[^.]{0,40}\b(?:issued|required|requested)\b[^.]{0,12}\bon\b")


@dataclass(frozen=True)
class _Letter:
    head: tuple[Block, ...]
    title: Block
    opening: tuple[Block, ...]
    sections: tuple[tuple[str, tuple[Block, ...]], ...]
    close: tuple[Block, ...]
    authority: Authority

    @property
    def is_revisit(self) -> bool:
        return bool(re.search(r"re-?visit", self.title.text, re.IGNORECASE))

    @property
    def local_area(self) -> str:
        return f"{self.authority.name} local area"


def recognise(document: Document) -> float:
    """1 for a letter with the inspections' title in its opening, less for a text that only has the title."""
    opening = document.blocks[:OPENING]
    if not any(_TITLE.match(block.text) and len(block.text) < LONGEST_HEADING for block in opening):
        return 0.0
    return 1.0 if any(re.search(r"\bDear [A-Z]", block.text) for block in opening) else 0.3


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the letter says. Raises DocumentError for a letter on an area that is not known."""
    letter = _split(document)
    head = letterhead(letter.head)
    inspection = _add_inspection(letter, document, builder, head)
    if head.dated:
        _add_addressees(letter, head, head.dated, builder)
    found = list(_findings(letter))
    if not found:
        builder.warn("no finding was read", letter.title)
    for number, (point, section, polarity) in enumerate(found, start=1):
        add_finding(point, number, polarity, inspection, builder, section=section, rule="finding of a letter")
    _add_weaknesses(letter, inspection, builder)
    asked = [*letter.opening, *(b for name, blocks in letter.sections if name == "weakness" for b in blocks)]
    if not letter.is_revisit:
        add_response(asked, inspection, builder)
    add_inspection_team(letter.close, inspection, builder, rule="inspector who signs the letter")


def _split(document: Document) -> _Letter:
    head, title, rest = parted_at_title(document, _TITLE, _INLINE, "letter on a local area SEND inspection")
    following = rest[0].text if rest else ""
    authority = find_authority(title.text) or find_authority(f"{title.text} {following}")
    if authority is None:
        raise unknown_authority(document.file_name, f"a letter on an area that is not known: “{title.text[:80]}”.")
    signed = next((i for i, b in enumerate(rest) if _END.match(b.text)), len(rest))
    (_, opening), *sections = _sections(rest[:signed])
    return _Letter(head, title, opening, tuple(sections), rest[signed:], authority)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    name, held = "opening", list[Block]()
    for block in blocks:
        heading = section_begun_by(block, SECTIONS, LONGEST_HEADING)
        if heading:
            yield name, tuple(held)
            name, held = heading, []
        elif name == "weakness" or not _WEAKNESSES.search(block.text) or block.kind == "item":
            held.append(block)
        else:
            yield name, tuple(held)
            name, held = "weakness", [block]
    yield name, tuple(held)


def _add_inspection(letter: _Letter, document: Document, builder: BundleBuilder, head: Letterhead) -> str:
    gss_code = letter.authority.gss_code
    visited = next(
        ((found, b) for b in letter.opening if "inspect" in b.text.lower() and (found := find_date_range(b.text))), None
    ) or next(((found, b) for b in letter.opening if (found := find_date_range(b.text))), None)
    inspection = add_letters_inspection(
        letter.title,
        head,
        visited,
        gss_code=gss_code,
        framework=FRAMEWORK,
        document=document,
        builder=builder,
    )
    for block in letter.opening:
        if letter.is_revisit and (asked := _ASKED_ON.search(block.text)):
            days = [d.iso for d in find_dates(block.text[asked.end() :]) if d.iso]
            if days:
                add_earlier_inspection(EarlierInspection(FRAMEWORK, days[0], "statedOn", block), gss_code, builder)
            break
    return inspection


def _add_addressees(letter: _Letter, head: Letterhead, dated: str, builder: BundleBuilder) -> None:
    """The persons above the salutation, without their addresses."""
    lines = [block for _, block in head.lines]
    text = _ADDRESS.sub("\n", "\n".join(line for line, _ in head.lines))
    text = re.sub(r"(?<=[^,])\n(?=[A-Z])", ", ", re.sub(r"\s*\n\s*", "\n", text)) if _is_stacked(text) else text
    for holder in with_offices(with_statutory_director(find_addressees(text)), letter.authority):
        add_office_holder(
            holder,
            authority=letter.authority,
            default_body=letter.local_area,
            on=dated,
            blocks=lines_naming(holder, lines) or [letter.title],
            builder=builder,
            rule="letter's addressee",
        )


def _is_stacked(text: str) -> bool:
    """Whether names, titles and bodies stand below each other, a line for each."""
    lines = [line for line in text.splitlines() if line.strip()]
    return any(person_name(line) for line in lines)


def _findings(letter: _Letter) -> Iterator[tuple[Point, str, str | None]]:
    """Each finding with the section where it stands and its polarity."""
    for name, blocks in letter.sections:
        if name in FINDING_SECTIONS:
            for point in with_nested(points_of(blocks, is_list=True)):
                polarity = FINDING_SECTIONS[name] or (_progress(point.text) if letter.is_revisit else None)
                yield point, SECTION_VALUES.get(name, name), polarity
        elif name == "question":
            yield from ((point, name, None) for point in points_of(blocks) if len(point.text) > LONGEST_HEADING)
    if letter.is_revisit:
        for point in points_of(letter.opening):
            if _PROGRESS.search(point.text) and (polarity := _progress(point.text)):
                yield point, "opening", polarity


def _progress(text: str) -> str | None:
    """The polarity of a verdict on progress: of some weaknesses only, it is mixed."""
    if not _PROGRESS.search(text) or re.search(r"\b(?:whether|decide|determine)\b[^.]*\bsufficient progress", text):
        return None
    if match := _SEEN_TO.search(text):
        done, of = (parse_number(match[name] or "") for name in ("done", "of"))
        partly = done is not None and of is not None and done < of
        return "mixed" if partly or _NOT_SEEN_TO.search(text) else "strength"
    return "weakness" if _NOT_SEEN_TO.search(text) else "strength"


def _add_weaknesses(letter: _Letter, inspection: str, builder: BundleBuilder) -> None:
    """The areas of significant weakness, which the area's bodies must put right together."""
    points = [
        point
        for name, blocks in letter.sections
        if name == "weakness"
        for point in with_nested(p for p in points_of(blocks, is_list=True) if p.is_item)
    ]
    bodies = [(letter.authority.name, letter.authority.id)]
    bodies += [(str(p["name"]), node) for node, p in builder.nodes("Organisation") if p["kind"] == "health"]
    for number, point in enumerate(points, start=1):
        properties: dict[str, Value] = {
            "number": number,
            "text": point.text,
            "addressee": letter.local_area,
            "kind": "priority-action",
        }
        node = builder.node(
            "Recommendation",
            recommendation_id(inspection, number),
            properties,
            point.blocks,
            rule="area of significant weakness",
        )
        builder.link("RECOMMENDED", inspection, node)
        for name, body in bodies:
            if body == organisation_id(name):
                add_organisation(name, point.blocks, builder, rule="body responsible")
            builder.link("DIRECTED_TO", node, body)


KIND = Kind("send-letter", recognise, extract)
