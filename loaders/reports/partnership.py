"""The table of a local area partnership's members and the inspection team, at the end of an area SEND report.

Both are tables of two columns that reading flattens; they yield persons with their posts and bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document import Block
from loaders.language.addressees import Addressee, find_addressees
from loaders.language.people import person_name
from ontology.model import Authority

_TITLE_WORDS = "ICB|Acting|Interim|Executive|Corporate|Strategic|Deputy|Director|Chief|CEO|Managing|Accountable|Place"
_UNPARTED = re.compile(rf"^((?:[A-Z][\w’'-]+ ){{1,2}}?[A-Z][\w’'-]+),? (?=(?i:{_TITLE_WORDS})\b)", re.MULTILINE)
_ADDRESS = re.compile(r"\bwww\b|https?:|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\bStreet\b|\bRoad\b", re.IGNORECASE)
_COLUMNS = re.compile(r"local authority\b", re.IGNORECASE)
_INSPECTOR = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]+\s+){1,4}?[A-Z][\w’'-]+)(?:\s+(?:HMI|SHMI))?,\s+(?P<body>Ofsted|CQC|HMI)\b"
    r"(?P<what>(?:[\s,]+(?:HMI|SHMI|[Ll]ead|[Tt]eam|[Ii]nspector|Ofsted|[Ss]ocial [Cc]are|[Ee]ducation)\b)*)"
)


@dataclass(frozen=True, slots=True)
class Inspector:
    """An inspector as the report lists them. `body` is the part of the id that says whose: "ofsted" or a slug."""

    name: str
    body: str
    is_lead: bool
    block: Block


def members(blocks: Sequence[Block], authority: Authority) -> tuple[list[tuple[Addressee, list[Block]]], str]:
    """The persons of the members' table with the blocks that name them, and the health board's name ("" if unread).

    The council's cell comes first, so the first person is the council's where no body is printed.
    """
    told = [b for b in blocks if not _COLUMNS.match(b.text)]
    lines = [b for b in told if not _ADDRESS.search(b.text)]
    cells = [cell.text for b in lines for row in b.rows for cell in row] if any(b.rows for b in lines) else None
    text = _UNPARTED.sub(lambda m: f"{m[1]}, ", "\n".join(cells or [b.text for b in lines]))
    text = re.sub(r", ([a-z])", lambda m: f", {m[1].upper()}", text)
    holders = list(find_addressees(text))
    board = _health_board(text[: text.find(holders[0].name.split()[0])] if holders else text, authority)
    if holders and not holders[0].body:
        holders[0] = replace(holders[0], body=f"{authority.name} Council")
    return [(holder, _naming(holder, told)) for holder in holders], board


def _naming(holder: Addressee, blocks: Sequence[Block]) -> list[Block]:
    surname = holder.name.split()[-1].split("'")[-1]
    return [b for b in blocks if surname in b.text] or list(blocks[:1])


def _health_board(text: str, authority: Authority) -> str:
    """The name of the health board in the line that names the council before it."""
    text = re.sub(r"\s+", " ", text).strip()
    for name in sorted((authority.name, *authority.alternatives), key=len, reverse=True):
        kinds = "City|County|Borough|Metropolitan|District"
        council = rf"^(?:(?:London|Royal) Borough of )?{re.escape(name)}(?:,? (?:{kinds}))*(?: Council| of [A-Z]\w+)?"
        rest = re.sub(council, "", text, flags=re.IGNORECASE)
        if rest != text:
            return re.sub(r"\s*,?\s*(Integrated Care)\b", r" \1", rest).strip(" ,")
    return ""


def inspection_team(blocks: Sequence[Block]) -> Iterator[Inspector]:
    """The inspectors of Ofsted and of the Care Quality Commission; each body has its lead."""
    for block in blocks:
        for match in _INSPECTOR.finditer(re.sub(r"\s+", " ", block.text)):
            if name := person_name(match["name"]):
                body = "care-quality-commission" if match["body"] == "CQC" else "ofsted"
                yield Inspector(name, body, "lead" in match["what"].lower(), block)
