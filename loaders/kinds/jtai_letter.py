"""Joint targeted area inspections (2016 on): letters of the inspectorates to the leaders of a local area.

A letter names the holders of posts in the council, the police, health and probation, says what the inspectors found,
and what must improve. It gives no grades.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.bundle import BundleBuilder
from loaders.document import Block, Document
from loaders.errors import unknown_authority
from loaders.identity import organisation_id, recommendation_id
from loaders.kinds.registry import Kind
from loaders.language.addressees import (
    Addressee,
    find_addressees,
    organisation_name,
    with_statutory_director,
    written_out,
)
from loaders.language.authorities import find_authority, mentions
from loaders.language.dates import find_date_range
from loaders.reports.bodies_meant import STRONG, all_meant, bodies_meant, is_proper_name, words_of
from loaders.reports.context import add_context, warn_of_left_over
from loaders.reports.inline_headings import parted_at_title, section_begun_by
from loaders.reports.letter_inspection import add_letters_inspection
from loaders.reports.letterheads import Letterhead, letterhead
from loaders.reports.local_area import add_providers, extract_leadership_mentions
from loaders.reports.narrated_posts import scrutineer_since
from loaders.reports.office_holders import add_office_holder, add_organisation, lines_naming
from loaders.reports.offices import with_offices
from loaders.reports.points import Point, add_finding, points_of, with_nested
from loaders.reports.responses import ADDRESSEES, Response, add_response
from loaders.reports.signatories import add_signatories
from ontology.model import Authority

FRAMEWORK = "jtai"
_TITLE = re.compile(r"^(?:report of (?:a|the) )?joint targeted area inspection\b.{0,12}\b(?:of|in)\b", re.IGNORECASE)
_SALUTATION = re.compile(r"^Dear (?P<to>.+?),?$")
_END = re.compile(r"^Yours (?:sincerely|faithfully)", re.IGNORECASE)
LONGEST_HEADING = 90
LONGEST_TITLE = 300
FIRST_LINES = 5

# What the headings of a letter begin; a heading that none matches divides the section that it stands in.
SECTIONS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("headline", r"headline findings$"),
        ("priority", r"(?:key )?area(?:s|\(s\))? for (?:immediate |urgent )?priority actions?$|priority actions?$"),
        (
            "improvement",
            r"(?:what needs to (?:improve|change)(?: (?:in|for) (?!.*\b(?:is|are)\b).{2,40}| further)?\??"
            r"|(?:key )?area(?:s|\(s\))? for (?:further )?improvement)$",
        ),
        ("strengths", r"(?:[a-z]+ (?:[a-z]+ )?)?strengths$"),
        ("main", r"(?:main|inspection|key) findings$"),
        ("good-practice", r".*\b(?:study|spaces)\b.*\b(?:effective|good) practice"),
        ("poor-practice", r".*\bstudy\b.*\barea\(?s?\)? for (?:priority|improvement)"),
        ("context", r"context$"),
        ("next", r"next steps$"),
    )
)
_INLINE = re.compile(
    r"Headline findings|What needs to improve\?|Areas? for (?:priority action|improvement)|Key "
    r"[Ss]trengths|Main findings"
    r"|Next steps|(?:[A-Z][a-z]+(?: [a-z]+)? )?[Ss]trengths(?= [■◼•\uf06e]|$)|Yours sincerely"
    r"|Dear (?:local partnership|[A-Z][\w’' -]+ Local Safeguarding Partnership)\b,?"
    r"|(?:Case|Practice) study: (?:highly )?(?:effective practice|areas? for improvement)"
)
FINDING_SECTIONS = {"opening": None, "headline": None, "main": None} | {
    "strengths": "strength",
    "good-practice": "strength",
    "poor-practice": "weakness",
}
ACTION_SECTIONS = frozenset({"priority", "improvement"})
# Sections that are lists: a paragraph without a bullet is a further one of the item before it.
LISTS = frozenset({"strengths"})
# Sentences that every letter has before it comes to what was found.
_BOILERPLATE = re.compile(
    r"^(?:\d\s+)?(?:This letter\b|The Secretaries of State\b|Between \d|This inspection (?:took place|"
    r"included)|The joint targeted area "
    r"inspection \(JTAI\) includ"
    r"|This joint targeted area inspection \(JTAI\) includ|The inspectorates recognise|This joint "
    r"inspection was conducted"
    r"|In this JTAI|In the inspection of|Inspectors also considered|The inspection was carried out)"
)


@dataclass(frozen=True)
class _Letter:
    """A letter in its parts. `partnership` is whom it greets, as a body."""

    head: tuple[Block, ...]
    title: Block
    sections: tuple[tuple[str, tuple[Block, ...]], ...]
    close: tuple[Block, ...]
    authority: Authority
    partnership: str


def recognise(document: Document) -> float:
    """1 for a letter or report with the inspections' title in its opening; less for one that only speaks of them."""
    opening = document.blocks[:25]
    titled = next((i for i, b in enumerate(opening) if _TITLE.match(b.text) and len(b.text) < LONGEST_TITLE), None)
    if titled is None:
        return 0.0
    is_letter = any(re.search(r"\bDear (?:[A-Z]|local\b)", block.text) for block in opening[:titled])
    return 1.0 if is_letter or titled < FIRST_LINES else 0.3


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the letter says. Raises DocumentError for a letter about no authority that is known."""
    letter = _split(document)
    head = letterhead(letter.head)
    inspection = _add_inspection(letter, document, builder, head)
    if head.dated:
        lines = "\n".join(line for line, _ in head.lines)
        for addressee in with_offices(with_statutory_director(find_addressees(lines)), letter.authority):
            _add_addressee(addressee, letter, head.dated, builder)
    number = 0
    for name, blocks in letter.sections:
        for point in _findings(name, blocks):
            number += 1
            polarity = FINDING_SECTIONS.get(name)
            add_finding(point, number, polarity, inspection, builder, section=name, rule="finding of a letter")
    if number == 0:
        builder.warn("no finding was read", letter.title)
    add_context(_context(letter), inspection, builder)
    points = [
        (kind, point)
        for kind, section in (("priority-action", "priority"), ("area-for-improvement", "improvement"))
        for name, blocks in letter.sections
        if name == section
        for point in _actions(blocks)
    ]
    asked = [b for name, blocks in letter.sections if name == "next" for b in blocks if b.kind != "footnote"]
    response = add_response(asked, inspection, builder)
    builder.evidence(inspection, asked, rule="answer asked for")
    if response:
        _add_partners(response, inspection, letter, builder)
        if head.dated:
            _add_answering(response, letter, head.dated, builder)
    for place, (kind, point) in enumerate(points, start=1):
        _add_recommendation(point, place, kind, inspection, letter, builder)
    if letter.close:
        add_signatories(letter.close, head.dated, builder)
    told = [block for _, blocks in letter.sections for block in blocks]
    add_providers(told, letter.authority.gss_code, builder)
    extract_leadership_mentions(told, gss_code=letter.authority.gss_code, inspection=inspection, builder=builder)
    _add_scrutineers_start(told, builder)
    warn_of_left_over((block for _, blocks in letter.sections for block in blocks), builder)


def _split(document: Document) -> _Letter:
    head, title, rest = parted_at_title(document, _TITLE, _INLINE, "letter on a joint targeted area inspection")
    authority = find_authority(_with_next(title, rest)) or find_authority(" ; ".join(b.text for b in head))
    if authority is None:
        raise unknown_authority(document.file_name, f"a letter about no authority that is known: “{title.text[:80]}”.")
    greeting = next((m["to"] for b in head if (m := _SALUTATION.match(b.text))), "")
    named = greeting if find_authority(greeting) else f"{authority.name} local partnership"
    signed = next((place for place, block in enumerate(rest) if _END.match(block.text)), len(rest))
    return _Letter(head, title, tuple(_sections(rest[:signed])), rest[signed:], authority, named)


def _with_next(title: Block, rest: Sequence[Block]) -> str:
    """The title with the line after it, for one that was printed on two lines."""
    following = rest[0].text if rest else ""
    return f"{title.text} {following if len(following) < LONGEST_HEADING else ''}".strip()


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    name, held = "opening", list[Block]()
    for block in blocks:
        heading = section_begun_by(block, SECTIONS, LONGEST_HEADING)
        if heading:
            yield name, tuple(held)
            name, held = heading, []
        else:
            held.append(block)
    yield name, tuple(held)


def _add_inspection(letter: _Letter, document: Document, builder: BundleBuilder, head: Letterhead) -> str:
    opening = [block for _, blocks in letter.sections[:2] for block in blocks]
    topic, topic_block = _topic(letter, opening)
    return add_letters_inspection(
        letter.title,
        head,
        _fieldwork(opening, head.dated),
        gss_code=letter.authority.gss_code,
        framework=FRAMEWORK,
        document=document,
        builder=builder,
        topic=topic,
        topic_block=topic_block,
    )


def _fieldwork(opening: Sequence[Block], dated: str | None) -> tuple[tuple[str, str], Block] | None:
    """When the inspectors were there. A range that prints no year is of the letter's year."""
    for block in opening:
        if not re.search(r"\binspect", block.text, re.IGNORECASE):
            continue
        if found := find_date_range(block.text):
            return found, block
        sentence = re.match(r"^.{0,160}?\b\d{1,2} [A-Z][a-z]+(?=,)", block.text)
        if dated and sentence and (found := find_date_range(f"{sentence[0]} {dated[:4]}")):
            return found, block
    return None


def _topic(letter: _Letter, opening: Sequence[Block]) -> tuple[str | None, Block | None]:
    """What the inspection looked at, as printed; with its "deep dive" where the title names only abuse and neglect."""
    deep = next(((m["what"], b) for b in opening if (m := _DEEP_DIVE.search(b.text))), None)
    for block in (letter.title, *opening):
        if match := _RESPONSE.search(f"{block.text.rstrip('. ')}."):
            topic = _without_place(match["what"])
            if deep and re.fullmatch(r"(?:all forms of )?abuse and neglect", topic):
                return f"{topic}: {deep[0]}", deep[1]
            return topic, block
    return (deep[0], deep[1]) if deep else (None, None)


_PARTNERSHIP = re.compile(r"(?:[A-Z][\w’'-]+ (?:(?:and|of) )?){1,6}Partnership\b")
_RESPONSE = re.compile(r"multi-agency (?:[a-z]+ and )?responses? to (?:the )?(?P<what>[^.]+)\.")
_PLACE_AT_END = re.compile(
    r",? (?:in|across) (?:the )?[A-Z][\w’'-]*(?:[ ,&-]+(?:and|of|upon|the|on|with|city|borough|council|"
    r"area|[A-Z][\w’'-]*))*$"
)
_DEEP_DIVE = re.compile(r"deep dive.? focus on (?:the response to )?(?P<what>[^.]+)\.", re.IGNORECASE)


def _without_place(topic: str) -> str:
    """The topic without "in X" at its end."""
    topic = re.sub(r"\s+", " ", topic).strip()
    return _PLACE_AT_END.sub("", topic)


def _add_addressee(addressee: Addressee, letter: _Letter, dated: str, builder: BundleBuilder) -> None:
    add_office_holder(
        addressee,
        authority=letter.authority,
        default_body=letter.partnership,
        on=dated,
        blocks=lines_naming(addressee, letter.head) or [letter.head[-1]],
        builder=builder,
        rule="letter's addressee",
    )


def _findings(section: str, blocks: Sequence[Block]) -> Iterator[Point]:
    """The findings of a section; of a list of what must improve, the paragraphs that lead into it."""
    if section in ACTION_SECTIONS:
        points = with_nested(points_of(blocks, is_list=True))
        if any(p.is_item for p in points):
            yield from (p for p in points if not p.is_item and len(p.text) > LONGEST_HEADING and p.is_finished)
    elif section in FINDING_SECTIONS:
        for point in with_nested(points_of(blocks, is_list=section in LISTS)):
            if section != "opening" or not _BOILERPLATE.match(point.text):
                yield point


def _context(letter: _Letter) -> Iterator[Point]:
    """What the letter says of the inspection and of its context before it comes to what was found."""
    for name, blocks in letter.sections:
        if name == "context":
            yield from points_of(blocks)
        elif name == "opening":
            yield from (point for point in points_of(blocks) if _BOILERPLATE.match(point.text))


def _actions(blocks: Sequence[Block]) -> list[Point]:
    """The points of a list of what must improve; where it is a list, the lines that lead into it are none of them."""
    points = with_nested(points_of(blocks, is_list=True))
    return [p for p in points if p.is_item] if any(p.is_item for p in points) else points


def _add_recommendation(
    point: Point, number: int, kind: str, inspection: str, letter: _Letter, builder: BundleBuilder
) -> None:
    bodies = _responsible(point.text, kind, letter, builder)
    addressee = ", ".join(name for name, _ in bodies) or letter.partnership
    node = builder.node(
        "Recommendation",
        recommendation_id(inspection, number),
        {"number": number, "text": point.text, "heading": point.heading, "addressee": addressee, "kind": kind},
        point.blocks,
        rule=f"list of points: {kind}",
    )
    builder.link("RECOMMENDED", inspection, node)
    if not bodies:
        bodies = [(letter.partnership, organisation_id(letter.partnership))]
    for name, body in bodies:
        if body.startswith("organisation/"):
            add_organisation(name, point.blocks, builder, rule="body responsible")
        builder.link("DIRECTED_TO", node, body)


def _responsible(text: str, kind: str, letter: _Letter, builder: BundleBuilder) -> list[tuple[str, str]]:
    """The bodies that an item names as those who must act.

    A priority action names them anywhere: organisations that the letter is addressed to, authorities, and partnerships
    by their own names. An area for improvement says much of many, and whose it is only where it begins with a body.
    """
    if kind == "area-for-improvement":
        return _begun_with(text, letter, builder)
    known = [(str(properties["name"]), node) for node, properties in builder.nodes("Organisation")]
    bodies = [(name, node) for name, node in known if _is_named(name, text)]
    councils = [m.authority for m in mentions(text) if m.strength == STRONG]
    bodies += [(authority.name, authority.id) for authority in dict.fromkeys(councils)]
    partnerships = dict.fromkeys(m[0] for m in _PARTNERSHIP.finditer(text))
    return bodies + [
        (name, organisation_id(name)) for name in partnerships if (name, organisation_id(name)) not in bodies
    ]


_BEGINS_WITH_BODY = re.compile(
    r"^(?:(?:Senior )?[Ll]eaders (?:in|of|at|from) )?"
    r"(?P<body>(?:The )?(?:[A-Z][\w’-]*,? (?:and )?){2,8}Trust"
    r"|(?:[Tt]he )?[^.,;:()’]{2,80}?(?:’s (?:social care|services))?)"
    r"(?: \([^()]*\))?(?:’s\b|’(?= )| (?:should|must|needs?|has|have|does|do|is|are)\b)"
)


_ONE_TRUST = re.compile(r"(?!(?:Both|All|Some|Most|Many|Neither|Each|Other)\b).*\bTrust")


def _begun_with(text: str, letter: _Letter, builder: BundleBuilder) -> list[tuple[str, str]]:
    match = _BEGINS_WITH_BODY.match(text)
    if match is None:
        return []
    bodies = all_meant(match["body"], letter.authority, builder)
    if not bodies and _ONE_TRUST.fullmatch(match["body"]) and is_proper_name(match["body"]):
        name = organisation_name(match["body"])
        return [(name, organisation_id(name))]
    return bodies


def _add_partners(response: Response, inspection: str, letter: _Letter, builder: BundleBuilder) -> None:
    """Link the bodies that must take part in the answer."""
    for partner in response.partners:
        if ADDRESSEES.search(partner):
            bodies = _bodies_addressed(letter, builder)
        else:
            bodies = [node for _, node in bodies_meant(partner, letter.authority, builder)]
            if not bodies and is_proper_name(partner):
                bodies = [add_organisation(partner, response.blocks, builder, rule="answer asked for")]
        for body in bodies:
            builder.link("RESPONSE_INVOLVES", inspection, body)


def _add_answering(response: Response, letter: _Letter, dated: str, builder: BundleBuilder) -> None:
    """Add the posts of persons who must write or send the answer, where the letter names another than it addresses."""
    for printed in (response.by, response.sent_by):
        for holder in find_addressees(printed or ""):
            known = next((id_ for id_, person in builder.nodes("Person") if person["name"] == holder.name), None)
            add_office_holder(
                holder,
                authority=letter.authority,
                default_body=letter.partnership,
                on=dated,
                blocks=response.blocks,
                builder=builder,
                rule="answer asked for",
                person=known,
            )


def _add_scrutineers_start(told: Sequence[Block], builder: BundleBuilder) -> None:
    """Add since when the scrutineer whom the letter addresses is in post, where it says so."""
    since = scrutineer_since(told)
    held = [node for node, _ in builder.nodes("Tenure") if node.split("/")[2] == "independent-scrutineer"]
    if since and len(held) == 1:
        builder.node("Tenure", held[0], {"startedOn": since[0]}, [since[1]], rule="in post since")


def _bodies_addressed(letter: _Letter, builder: BundleBuilder) -> list[str]:
    """The bodies of the persons to whom the letter is addressed: those that it has named, and its authority."""
    return [
        letter.authority.id,
        *(node for node, _ in builder.nodes("Organisation") if builder.is_target("POST_IN", node)),
    ]


def _is_named(body: str, text: str) -> bool:
    """Whether a text names a body, by its name in full or with its abbreviations, "NHS" before or within it."""
    words = words_of(body)
    said = re.findall(r"[\w’'-]+", written_out(text).lower())
    return any(set(said[i : i + n]) - {"nhs"} == words for n in (len(words), len(words) + 1) for i in range(len(said)))


KIND = Kind("jtai-letter", recognise, extract)
