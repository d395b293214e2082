"""Who inspected: the lead inspector on the front page, and the inspection team as a report lists it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.reports.pieces import Piece
from loaders.reports.sections import Section

# What people are called in the list of the team, longest first.
_ROLES = (
    r"(?:deputy|assistant|joint) lead inspectors?",
    r"lead inspectors?",
    r"reporting inspectors?",
    r"(?:additional |associate |contracted )?team inspectors?",
    r"(?:ofsted |shadow |other |social care |education |additional |contracted )inspectors?",
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
_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]*|d[aeiu]|v[ao]n|de[rln]?|la|le|al-\w+)(?:\s+(?:[A-Z][\w.'’-]*|d[aeiu]|v[ao]n|de[rln]?|la|le|al-\w+)){1,4}"
)
_NOT_A_NAME = re.compile(
    r"\b(?:judge?ment|inspection|majesty|grade|ofsted|local|authority|children|age group|all)\b", re.IGNORECASE
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


def _named(pieces: Sequence[Piece]) -> Iterator[Inspector]:
    """Every name that stands after a role. A list may go on over several pieces."""
    is_lead: bool | None = None
    for piece in pieces:
        roles = [
            m for m in _ROLE.finditer(piece.text) if m.start() == 0 or m[0].endswith(":") or _LEAD.match(m["role"])
        ]
        if not roles:
            if is_lead is not None and len(piece.text) < 200 and not is_lead:
                yield from _people(piece.text, piece, is_lead=False)
            else:
                is_lead = None
            continue
        if is_lead is not None and not is_lead and roles[0].start() > 0:
            yield from _people(piece.text[: roles[0].start()], piece, is_lead=False)
        for role, after in zip(roles, [*roles[1:], None], strict=True):
            is_lead = bool(_LEAD.match(role["role"]))
            yield from _people(piece.text[role.end() : after.start() if after else None], piece, is_lead=is_lead)


def _people(text: str, piece: Piece, *, is_lead: bool) -> Iterator[Inspector]:
    text = _TITLES.sub(",", re.sub(r"(?<=[a-z])\s?-\s?(?=[A-Z])", "-", text))
    for part in _SEPARATOR.split(text):
        name = _HONORIFIC.sub("", " ".join(part.strip(" .:()").split()))
        if _NAME.fullmatch(name) and not _NOT_A_NAME.search(name):
            yield Inspector(name, is_lead, piece)
