"""Who inspected: the lead inspector on the front page, and the inspection team as a report lists it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from loaders.reports.pieces import Piece
from loaders.reports.sections import Section

# What people are called in the list of the team, longest first.
_ROLES = (
    r"(?:deputy|assistant|joint) lead inspectors?",
    r"lead inspectors?",
    r"reporting inspectors?",
    r"(?:additional |associate |contracted )?team inspectors?",
    r"(?:ofsted |shadow |other |social care |education |health )inspectors?",
    r"(?:additional |associate |contracted |seconded )inspectors?",
    r"inspectors?(?: \(shadow\))?",
    r"shadow(?:ing)?(?: lead)? inspectors?",
    r"(?:senior |principal )?(?:data |statistical )?analysts?",
    r"quality assur(?:ance|er)(?: managers?| inspectors?)?",
    r"(?:ofsted |hmi )?observers?",
)
_ROLE = re.compile(rf"\b(?P<role>{'|'.join(_ROLES)})\s*(?::|[-–]\s|(?=\s[A-Z][a-z]+ [A-Z]))", re.IGNORECASE)
_LEAD = re.compile(r"^(?:lead|reporting) inspectors?$", re.IGNORECASE)
_TITLES = re.compile(
    r",?\s*\(?\b(?:(?:one of )?(?:senior )?h(?:er|is) majesty['’]?s['’]? inspectors?|(?:senior )?s?hmi\b|oi\b|ai\b"
    r"|(?:(?:seconded|associate|contracted|additional|designated|trainee|ofsted|social care|regulatory) )+inspectors?"
    r"|designated\b|regulatory inspection manager|rim\b|scri?\b|senior officer|shadow)\)?(?:[^,;.]*?\bofsted\b)?",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Miss|Professor)\.? ")
_SEPARATOR = re.compile(r"\s*(?:,|;|\band\b|&|•|\n|(?<=[a-z]{3})\.\s)\s*")
_NAME_PART = r"(?:[A-ZÀ-Þ][\w.'’-]*|d[aeiu]|v[ao]n|de[rln]?|la|le|al-\w+)"
_NAME = re.compile(rf"{_NAME_PART}(?:\s+{_NAME_PART}){{1,4}}")
_LONGEST_LIST = 200
_NOT_A_NAME = re.compile(
    r"\b(?:judge?ment|inspection|inspectors?|majesty|grade|ofsted|local|authority|children|age group|all|social|care"
    r"|services?|senior|regional|director|manager|education|data|analyst)\b",
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
        # What follows a lead inspector's name is a title, unless several are announced.
        for name in islice(names, 1) if listed.is_lead and not listed.is_plural else names:
            last_word = name.split()[-1]
            piece = next((p for p in listed.pieces if last_word in p.text), listed.pieces[0])
            yield Inspector(name, listed.is_lead, piece)


def _listed(pieces: Sequence[Piece]) -> Iterator[_Listed]:
    current: _Listed | None = None
    for piece in pieces:
        roles = [
            m for m in _ROLE.finditer(piece.text) if m.start() == 0 or m[0].endswith(":") or _LEAD.match(m["role"])
        ]
        before = piece.text[: roles[0].start()] if roles else piece.text
        if current is not None:
            if not current.is_lead and before and len(before) < _LONGEST_LIST:
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
            current = _Listed(bool(_LEAD.match(role["role"])), role["role"].lower().endswith("s"), text, [piece])
    if current is not None:
        yield current


def _names(text: str) -> Iterator[str]:
    text = _TITLES.sub(",", re.sub(r"(?<=[a-z])\s?-\s?(?=[A-Z])", "-", text))
    for part in _SEPARATOR.split(text):
        name = _HONORIFIC.sub("", " ".join(part.strip(" .:()").split()))
        if _NAME.fullmatch(name) and not _NOT_A_NAME.search(name):
            yield name
