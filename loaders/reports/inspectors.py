"""Who inspected: the lead inspector on the front page, and the inspection team as a report lists it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from loaders.reports.pieces import Piece
from loaders.reports.sections import Section

# What people are called in the list of the team: words of a kind, then what they are. Without such words, "inspectors".
_KINDS = (
    r"deputy|assistant|joint|team|additional|associate|contracted|seconded|designate|trainee|shadow(?:ing)?|ofsted|other"
    r"|supporting|social care|education|early years|schools?|health|regulatory|her majesty['’]?s|his majesty['’]?s|hmi"
    r"|second|further|senior|principal|chief|statistical|data|quality assurance|research(?: and [a-z]+)?|policy|support"
)
_ROLES = (
    rf"(?:(?:{_KINDS}) )*(?:lead|reporting) (?:her majesty['’]?s |his majesty['’]?s )?inspectors?",
    r"(?:the )?inspection team(?: (?:was|were|members))?",
    r"(?:the )?inspectors who (?:carried out|undertook|made) [^.:]{1,40} (?:were|are)",
    rf"(?:(?:{_KINDS}) )*(?:inspectors?|analysts?|observers?|quality assurers?)(?: \(shadow\))?",
    rf"(?:(?:{_KINDS}) )+(?:managers?|officers?|advisers?)",
    r"quality assurance",
)
_ROLE = re.compile(rf"\b(?P<role>{'|'.join(_ROLES)})\s*(?::|[-–]\s|(?=\s[A-Z][a-z]+ [A-Z]))", re.IGNORECASE)
_LONE_LEAD = re.compile(r"lead inspectors?", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:joint|senior) )?(?:lead|reporting) (?:h(?:er|is) majesty['’]?s )?inspectors?$", re.IGNORECASE
)
_TITLES = re.compile(
    r",?\s*\(?\b(?:(?:one of )?(?:senior )?h(?:er|is) majesty['’]?s['’]? inspectors?|(?:senior )?s?hmi\b|oi\b|ai\b"
    r"|(?:(?:seconded|associate|contracted|additional|designated|trainee|ofsted|social care|regulatory) )+inspectors?"
    r"|designated\b|regulatory inspection manager|rim\b|scri?\b|senior officer|shadow|[cmo]be\b|h\.?m\.? inspectors?)"
    r"\)?(?:[^,;.]*?\bofsted\b)?|\((?:née|formerly|seconded|on secondment|on loan)\b[^)]*\)",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Miss|Professor)\.? ")
_SEPARATOR = re.compile(r"\s*(?:,|;|\band\b|&|/|•|\n|\s[-–—](?=[\s,]|$)|(?<=[a-z]{3})\.\s)\s*")
# After a lead inspector's name, a second one: what stands behind a comma may be where the first one works.
_SECOND_LEAD = re.compile(r"\s(?:and|&)\s|\binspectors\b", re.IGNORECASE)
_NAME_PART = r"(?:[A-ZÀ-Þ][\w.'’-]*|d['’][A-Z]\w+|d[aeiu]|v[ao]n|de[rln]?|la|le|a[bp]|al-\w+)"
_NAME = re.compile(rf"{_NAME_PART}(?:\s+{_NAME_PART}){{1,4}}")
_LONGEST_LIST = 200
_NOT_A_NAME = re.compile(
    r"\b(?:judge?ment|inspection|inspectors?|majesty|grade|ofsted|local|authority|children|age group|all|social|care"
    r"|services?|senior|regional|director|manager|education|data|analyst|lead|national|protection|fostering|adoption"
    r"|north|south|east|west|midlands|london|england)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inspector:
    """A person of the inspection team, as printed."""

    name: str
    is_lead: bool
    piece: Piece


def inspectors_of(sections: Sequence[Section]) -> list[Inspector]:
    """The inspectors that the front page and the team's list name, each once, leaders first."""
    pieces = [*sections[0].pieces, *(p for s in sections[1:] if s.name in ("team", "about") for p in s.pieces)]
    found: dict[str, Inspector] = {}
    for inspector in sorted(_named(pieces), key=lambda i: not i.is_lead):
        found.setdefault(inspector.name, inspector)
    return list(found.values())


@dataclass(slots=True)
class _Listed:
    """What a list prints after one role, over as many pieces as it takes."""

    is_lead: bool
    is_plural: bool
    text: str
    pieces: list[Piece]


def _named(pieces: Sequence[Piece]) -> Iterator[Inspector]:
    """Every name that stands after a role."""
    for listed in _listed(pieces):
        names = _names(listed.text)
        only_one = listed.is_lead and not listed.is_plural and not _SECOND_LEAD.search(listed.text)
        for name in islice(names, 1) if only_one else names:
            last_word = name.split()[-1]
            piece = next((p for p in listed.pieces if last_word in p.text), listed.pieces[0])
            yield Inspector(name, listed.is_lead, piece)


def _listed(pieces: Sequence[Piece]) -> Iterator[_Listed]:
    current: _Listed | None = None
    for piece in pieces:
        if _LONE_LEAD.fullmatch(piece.text):
            piece = replace(piece, text=f"{piece.text}:")
        roles = [
            m for m in _ROLE.finditer(piece.text) if m.start() == 0 or m[0].endswith(":") or _LEAD.match(m["role"])
        ]
        before = piece.text[: roles[0].start()] if roles else piece.text
        if current is not None:
            is_open = not current.is_lead or current.is_plural or not current.text.strip()
            if is_open and before and len(before) < _LONGEST_LIST:
                current.text += " " + before
                current.pieces.append(piece)
            elif not roles:
                yield current
                current = None
        ends = [role.start() for role in roles[1:]] + [len(piece.text)]
        for role, end in zip(roles, ends[: len(roles)], strict=True):
            if current is not None:
                yield current
            text = piece.text[role.end() : end]
            current = _Listed(
                bool(_LEAD.match(role["role"])),
                role["role"].lower().endswith(("s", "were", "team", "was")),
                text,
                [piece],
            )
    if current is not None:
        yield current


def _names(text: str) -> Iterator[str]:
    text = _TITLES.sub(",", re.sub(r"(?<=[a-z])(?:\s?-|-\s)(?=[A-Z])", "-", text))
    for part in _SEPARATOR.split(text):
        name = _HONORIFIC.sub("", " ".join(part.strip(" .:()").split()))
        if _NAME.fullmatch(name) and not _NOT_A_NAME.search(name):
            yield name
