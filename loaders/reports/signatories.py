"""Who signs a letter of several inspectorates: the persons below "Yours sincerely", with their posts and inspectorates.

Older letters print them as a grid, the inspectorates in bold above names and titles, which readers flatten row by row
or cell by cell; later ones as a list. So names and titles are paired in their order, and inspectorates told by the
titles or, where these do not say, by the order of the grid's heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block
from loaders.identity import organisation_id, person_id, post_id, slug, tenure_id
from loaders.language.people import NOT_NAMES, POST_NOMINALS, find_basis, find_role, person_name
from loaders.reports.points import is_footnote

OFSTED = "Ofsted"
QUALITY = "Care Quality Commission"
CONSTABULARY = "HM Inspectorate of Constabulary and Fire & Rescue Services"
PROBATION = "HM Inspectorate of Probation"

_MAJESTY = r"H(?:er|is) Majesty[’']s"
_HMI = rf"(?:HMI|(?:{_MAJESTY}|HM) Inspectorate(?: of)?)"
_INSPECTORATE = re.compile(
    r"\b(?:(?P<ofsted>Ofsted)|(?P<quality>Care Quality Commission|CQC)"
    rf"|(?P<constabulary>{_HMI} Constabulary(?:,? (?:and )?Fire (?:&|and) Rescue Services)?|HMICFRS|HMIC\b)"
    rf"|(?P<probation>{_HMI} Probation|HMIP\b))"
)
_NAMES = {"ofsted": OFSTED, "quality": QUALITY, "constabulary": CONSTABULARY, "probation": PROBATION}
# What a title says of the inspectorate.
_BY_TITLE = (
    (CONSTABULARY, re.compile(r"\b(?:Constabulary|Fire (?:&|and) Rescue)\b")),
    (PROBATION, re.compile(r"\bProbation\b")),
    (QUALITY, re.compile(r"\b(?:Health|Healthcare|Hospitals|Medical)\b")),
    (OFSTED, re.compile(r"\b(?:Regulation|Education|National Director|Regional Director)\b")),
)
_TITLE = re.compile(
    rf"(?:(?:{_MAJESTY}|HM) )?(?:(?:Interim|Acting|Deputy|Assistant|Senior|Executive|National|Regional|Chief) )*"
    r"(?:Director|Inspector|Commissioner)\b"
)
_LEADS_ON = re.compile(r"\b(?:and|of|Interim|Acting|Deputy|Assistant|Senior|National|Regional|Chief)\s$")
_IN_TITLES = NOT_NAMES | {"constabulary", "fire", "rescue", "probation", "healthcare", "hospitals", "primary"}
_IN_TITLES |= {"medical", "regulation", "&", "acting", "adult"}
_HONOURS = re.compile(rf",? \(?(?:{'|'.join(POST_NOMINALS)}|(?:[A-Z][a-z]?){{2,}})(?![\w’'])\)?")
_CLOSE = re.compile(r"^Yours (?:sincerely|faithfully)[,.]?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person who signs, with title as printed and inspectorate."""

    name: str
    title: str
    inspectorate: str
    blocks: tuple[Block, ...]


def signatories(blocks: Sequence[Block]) -> list[Signatory]:
    """The persons who sign, in order, of the blocks from "Yours sincerely" on. None where names lack their titles."""
    lines = [block for block in blocks if not is_footnote(block)]
    text = " ".join(_CLOSE.sub("", " ".join(block.text.split())) for block in lines).strip()
    names, titles, heads = list[str](), list[tuple[str, str]](), list[str]()
    for kind, words in _parts(text):
        if kind == "name":
            names.append(words)
        elif kind == "of" and titles:
            titles[-1] = (titles[-1][0], _named(words))
        elif kind == "inspectorate" and len(names) > len(titles):
            titles.append((words, _named(words)))  # it stands where a title does
        elif kind == "inspectorate":
            heads.append(_named(words))
        elif len(names) > len(titles):
            titles.append((words, ""))
        elif titles:
            titles[-1] = (f"{titles[-1][0]}, {words}", titles[-1][1])
    if len(titles) != len(names):
        return []
    in_order = heads if len(heads) == len(names) else [""] * len(names)
    found = []
    for name, (title, own), head in zip(names, titles, in_order, strict=True):
        by_title = next((body for body, words in _BY_TITLE if words.search(title)), "")
        if inspectorate := own or by_title or head:
            found.append(Signatory(name, title, inspectorate, tuple(_naming(name, title, lines))))
    return found


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Names, titles and inspectorates in their order; "of" is an inspectorate that ends a title."""
    end = 0
    while end < len(text):
        title, inspectorate = _TITLE.search(text, end), _INSPECTORATE.search(text, end)
        start = min((match.start() for match in (title, inspectorate) if match), default=len(text))
        between = text[end:start].strip()
        yield from (("name", name) for name in _persons(between))
        if inspectorate and inspectorate.start() == start:
            yield "of" if between == "," else "inspectorate", inspectorate[0]
            end = inspectorate.end()
        elif title:
            end = _end_of_title(text, title.end())
            yield "title", text[start:end].strip(" ,")
        else:
            return


def _end_of_title(text: str, end: int) -> int:
    """Where a title ends: before an inspectorate, another title, or a word that can be of a name."""
    for word in re.finditer(r"\S+", text[end:]):
        at = end + word.start()
        goes_on = _LEADS_ON.search(text[:at]) is not None
        is_other = _INSPECTORATE.match(text, at) or (_TITLE.match(text, at) and not goes_on)
        if is_other or (word[0] != "," and word[0].strip(",.").lower() not in _IN_TITLES):
            # The comma before an inspectorate is no part of the title.
            return len(text[:at].rstrip(" ,"))
    return len(text)


def _persons(words: str) -> list[str]:
    """The one or two persons whom the words between titles name."""
    words = _HONOURS.sub("", f" {words}").strip(" ,")
    parts = words.split()
    if len(parts) == 4 and (one := person_name(" ".join(parts[:2]))) and (other := person_name(" ".join(parts[2:]))):
        return [one, other]
    name = person_name(words)
    return [name] if name else []


def _named(words: str) -> str:
    match = _INSPECTORATE.match(words)
    return _NAMES[match.lastgroup or ""] if match else ""


def _naming(name: str, title: str, lines: Sequence[Block]) -> Iterator[Block]:
    """The block that names a person, and the nearest one below that has the title where that is another."""
    surname = name.split()[-1]
    place = next((n for n, block in enumerate(lines) if surname in block.text.replace("’", "'")), None)
    if place is not None:
        yield lines[place]
        first = title.partition(",")[0]
        if first not in lines[place].text:
            yield from [block for block in lines[place + 1 :] if first in block.text][:1]


def add_signatories(blocks: Sequence[Block], on: str | None, builder: BundleBuilder) -> None:
    """Add who signs the document, in which posts of which inspectorates; on which day, where the letter bears one."""
    found = signatories(blocks)
    if not found:
        builder.warn("who signs the letter was not read", blocks[0] if blocks else None)
    rule = "who signs the letter"
    for signatory in found:
        body = organisation_id(signatory.inspectorate)
        key = body.removeprefix("organisation/")
        name: dict[str, Value] = {"name": signatory.name}
        person = builder.node("Person", person_id(key, signatory.name), name, signatory.blocks, rule=rule)
        builder.link("SIGNED_BY", builder.document_id, person)
        of: dict[str, Value] = {"name": signatory.inspectorate, "kind": "inspectorate"}
        builder.node("Organisation", body, of, signatory.blocks, rule=rule)
        role = find_role(signatory.title)
        called: dict[str, Value] = {"role": role, "title": signatory.title}
        post = builder.node("Post", post_id(key, role), called, signatory.blocks, rule=rule)
        builder.link("POST_IN", post, body)
        if on:
            first = signatory.title.partition(" and ")[0]  # who is "chief and interim chief" is not interim
            held: dict[str, Value | None] = {"attestedOn": [on], "basis": find_basis(first)}
            # Directors of several regions sign on one day, in a post of one title.
            of_one = tenure_id(post, f"{on}-{slug(signatory.name)}")
            tenure = builder.node("Tenure", of_one, held, signatory.blocks, rule=rule)
            builder.link("OF_POST", tenure, post)
            builder.link("HELD_BY", tenure, person)
