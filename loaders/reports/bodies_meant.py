"""Which bodies a text means by general names ("the police", "the CCG"): those that its document names in full.

A letter is addressed to the bodies of one area, so that a general name means the one of that kind. A name of which the
document knows no body is not guessed.
"""

from __future__ import annotations

import re

from loaders.bundle import BundleBuilder
from loaders.language.addressees import BODY_WORDS, written_out
from loaders.language.authorities import mentions
from ontology.model import Authority

_AUTHORITY = re.compile(
    r"(?:local authority|council|LA|children[’']s (?:social care|services)|[a-z ]*social care services)", re.IGNORECASE
)
# General names, and what the names of the bodies meant have.
_GENERAL = tuple(
    (re.compile(general, re.IGNORECASE), re.compile(name, re.IGNORECASE))
    for general, name in (
        (r"(?:local )?police(?: force| service)?", r"^(?!.*\bcommissioner\b).*\b(?:police|constabulary)$"),
        (r"(?:NPS|(?:national )?probation(?: services?)?)", r"^(?!.*\brehabilitation\b).*\b(?:probation|NPS)\b"),
        (r"(?:CRC|community rehabilitation company)", r"\b(?:community rehabilitation|CRC)\b"),
        (r"(?:CCGs?|clinical commissioning groups?)", r"\b(?:clinical commissioning groups?|CCGs?)\b"),
        (r"(?:ICBs?|integrated care boards?)", r"\b(?:integrated care board|ICB)\b"),
        (
            r"(?:YO[ST]|YJ[ST]|youth (?:offending|justice) (?:services?|team))",
            r"\b(?:youth (?:offending|justice) (?:services?|team)\b(?!.*\bboard)|YO[ST]|YJ[ST])",
        ),
    )
)
_ARTICLE = re.compile(r"^(?:the|a|an|its|local) (?=\w)", re.IGNORECASE)
STRONG = 3  # an authority named as a body, not as a place


def bodies_meant(phrase: str, authority: Authority, builder: BundleBuilder) -> list[tuple[str, str]]:
    """Name and node of the bodies that a phrase means; none where it is no such phrase or the document knows none."""
    bare = _ARTICLE.sub("", phrase.strip())
    if _AUTHORITY.fullmatch(bare):
        return [(authority.name, authority.id)]
    named = [m.authority for m in mentions(phrase) if m.strength == STRONG]
    if len(named) == 1:
        return [(named[0].name, named[0].id)]
    known = [(str(properties["name"]), node) for node, properties in builder.nodes("Organisation")]
    if in_full := [(name, node) for name, node in known if words_of(name) == words_of(bare)]:
        return in_full
    for general, name_has in _GENERAL:
        if general.fullmatch(bare):
            return [(name, node) for name, node in known if name_has.search(name)]
    return []


def all_meant(phrase: str, authority: Authority, builder: BundleBuilder) -> list[tuple[str, str]]:
    """The bodies that a phrase of one or more names means ("the NPS and the CRC"); none unless each is known."""
    if one := bodies_meant(phrase, authority, builder):
        return one
    each = [bodies_meant(part, authority, builder) for part in re.split(r",? and |, ", phrase)]
    return [body for bodies in each for body in bodies] if all(each) else []


def is_proper_name(phrase: str) -> bool:
    """Whether a phrase is the name of one body, in words with capitals ("Fen Valley NHS Foundation Trust")."""
    words = _ARTICLE.sub("", phrase).split()
    proper = [word for word in words if word[0].isupper()]
    return len(proper) >= max(2, len(words) - 1) and words[0][0].isupper() and bool(BODY_WORDS.search(phrase))


def words_of(body: str) -> set[str]:
    """The words that tell a body's name from others, in lower case: abbreviations written out, without "NHS"."""
    written = re.sub(r"\bpolice (?:force|service)\b", "police", written_out(body).lower())
    return set(re.findall(r"[\w’'-]+", written)) - {"nhs"}
