"""The bodies in a list of partners as a plan prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.language.authorities import authority_named

_BODY = (
    r"police|constabulary|health|nhs|icb|ccg|camhs|cafcass|gps?|schools?|colleges?|academies|nurseries|settings|education"
    r"|housing|probation|courts?|councils?|headteachers|carers|parents|employers|landlords|charities|university"
)
_ENDING = (
    r"services?|teams?|boards?|trusts?|sectors?|groups?|partnerships?|department|directorate|forum|hospitals?|panel"
)
_IS_BODY = re.compile(rf"(?:.*\b)?(?:{_BODY}|{_ENDING})|[A-Z][\w]+['’]s", re.IGNORECASE)
_OPENS_BODY = re.compile(rf"(?:{_BODY})\b", re.IGNORECASE)
_ENDS_NAME = re.compile(rf".*\s(?:{_ENDING}|commissioner)", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+")


def split_partners(text: str) -> Iterator[str]:
    """The bodies in a list as printed; what a bracket explains of one is left out."""
    text = re.sub(r"\s*\([^)]*\)", "", text)
    text = re.sub(r"^(?:(?:jointly|working|in partnership|together) )?with\s+", "", text, flags=re.IGNORECASE)
    listed = re.split(r"\s*[;,\n•|+]\s*|\s+/\s+|\s+(?:together )?with\s+|\s+as well as\s+", text)
    for name in (name for part in listed for name in _at_and(re.sub(r"^(?:and|&)\s+", "", part.strip(" .")))):
        if name and not re.fullmatch(r"(?:n/?a|none|tb[ac]|all|-|–)", name, re.IGNORECASE):
            yield name


def _at_and(text: str) -> list[str]:
    """The bodies that "and" joins: each can be a body by itself, and no name goes on over it."""
    if authority_named(text):
        return [text]
    for sign in _AND.finditer(text):
        first, rest = text[: sign.start()], text[sign.end() :]
        goes_on = " " not in first and _ENDS_NAME.fullmatch(rest) and not _OPENS_BODY.match(rest)
        if _IS_BODY.fullmatch(first) and _IS_BODY.fullmatch(_AND.split(rest)[0]) and not goes_on:
            return [first, *_at_and(rest)]
    return [text]
