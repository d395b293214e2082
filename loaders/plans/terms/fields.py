"""Which field of a plan a heading or a label stands for, by the table of synonyms in `fields.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz import fuzz, process

KEY_FIELDS: Final = frozenset({"post", "holder", "initials"})
LIST_FIELDS: Final = frozenset({"outcome", "measure", "partners", "linked"})
"""Of which an objective may have several."""
ACTION_FIELDS: Final = frozenset(
    {"period", "owner", "owner and due", "due", "revised", "completed", "status", "tick", "progress", "start", "detail"}
)
"""What is told of an action besides its words."""

USUAL_HEADINGS: Final[Mapping[str, str]] = {
    "number": "Ref",
    "objective": "Objective",
    "action": "Action",
    "owner": "Lead",
    "due": "By when",
    "owner and due": "Lead and timescale",
    "status": "Status",
    "progress": "Progress",
}
"""What columns are headed that a plan's own print does not head so."""

LONGEST_HEADING: Final = 12  # words
_LONGEST_GUESSED = 7  # words of a heading that only contains a known phrase
_NUMBER_SIGNS = frozenset({"#", "№"})
_TYPING_ERRORS = 90.0  # least likeness, of 100, of a heading to a known phrase
_ACTION_TOO = re.compile(
    r"(?P<action>(?:key |planned )?actions?(?: to be taken| required| planned)?) (?P<rest>[a-z ]+)"
)
"""An action's heading that owners and deadlines follow in the same column: "Action, lead and timescale"."""


@lru_cache(maxsize=1)
def _table() -> Mapping[str, object]:
    return tomllib.loads(files("loaders.plans.terms").joinpath("fields.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def known_phrases() -> Mapping[str, str]:
    """Every known phrase to its field."""
    lists = {field: phrases for field, phrases in _table().items() if field != "patterns"}
    return {phrase: field for field, phrases in lists.items() if isinstance(phrases, list) for phrase in phrases}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The fields of whole headings that fit a pattern, in order."""
    patterns = _table()["patterns"]
    assert isinstance(patterns, list)
    return tuple((entry["field"], re.compile(entry["heading"])) for entry in patterns)


def plain_heading(text: str) -> str:
    """A heading as compared: lower case, without brackets, punctuation, and a letter or number before it."""
    text = re.sub(r"\([^)]*\)?|\[[^\[\]]*\]", " ", text.replace("&", " and ").replace("_", " ").lower())
    text = re.sub(r"^\s*(?:(?:[a-z]|\d{1,2}(?:\.\d{1,2})*)[.)]|\d(?=\s+[a-z]))\s+", "", text)
    text = re.sub(r"['’]", "", text)
    return " ".join(re.sub(r"[^\w/]+", " ", text).split())


@lru_cache(maxsize=4096)
def field_of(heading: str, *, exactly: bool = False) -> str | None:
    """The field that a heading stands for; None where it is not known.

    `exactly` asks for the heading to be a known phrase (or several, joined by "/"), as for a label in running text.
    """
    if heading.strip() in _NUMBER_SIGNS:
        return "number"
    plain = plain_heading(heading)
    words = len(plain.split())
    if not plain or words > LONGEST_HEADING:
        return None
    parts = [" ".join(part.split()) for part in (plain.replace("/", " "), *plain.split("/"))]
    known = next((known_phrases()[part] for part in parts if part in known_phrases()), None) or _field_of_pattern(
        parts[0]
    )
    both = {known_phrases().get(part) or _field_of_pattern(part) for part in _either(plain)}
    if {"owner", "due"} <= both:
        return "action" if "action" in both else "owner and due"
    if known or exactly or words > _LONGEST_GUESSED:
        return known
    return _field_within(parts[0]) or _field_like(parts[0])


def _field_of_pattern(plain: str) -> str | None:
    return next((field for field, pattern in _patterns() if pattern.fullmatch(plain)), None)


def _either(plain: str) -> list[str]:
    """The parts of a heading that names two things in one column: "lead / timescale", "who and when"."""
    halves = re.split(r"/|\band\b|(?<!^)\bby\b(?= when)", plain)
    if match := _ACTION_TOO.match(halves[0]):
        halves = [match["action"], match["rest"], *halves[1:]]
    return [" ".join(part.split()) for part in halves]


def _field_within(plain: str) -> str | None:
    """The field of the longest known phrase within a heading; of several the last, which names what it is."""
    words = plain.split()
    for length in range(min(len(words), 6), 0, -1):
        for start in range(len(words) - length, -1, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in known_phrases() and (length > 1 or len(phrase) > 3):
                return known_phrases()[phrase]
    return None


def _field_like(plain: str) -> str | None:
    """The field of a known phrase that differs only by a typing error."""
    if len(plain) < 5:
        return None
    best = process.extractOne(plain, known_phrases().keys(), scorer=fuzz.ratio, score_cutoff=_TYPING_ERRORS)
    return known_phrases()[best[0]] if best else None
