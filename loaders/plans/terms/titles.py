"""Titles and the first words of paragraphs: quotation marks, and numbers before an action."""

from __future__ import annotations

import re

from loaders.reading.markers import split_marker

LONGEST_TITLE = 60  # words, of an objective that is printed as a title
LONGEST_SHORT_TITLE = 14  # words
_NUMBERED_ACTION = re.compile(r"(?:Action|Task|Step|Milestone) (?P<number>\d+(?:\.\d+)*[a-z]?)[.:)]? (?=[A-Z])")
_QUOTED = re.compile(r"[>“\"‘]+\s*(?P<words>.+?)\s*[”\"’]*")


def unquoted(text: str) -> str:
    """A text without the marks of a quotation around it."""
    match = _QUOTED.fullmatch(text)
    return match["words"] if match else text


def is_title(text: str) -> bool:
    """Whether a text is short and no sentence, as titles are."""
    return len(text.split()) <= LONGEST_SHORT_TITLE and not text.endswith((".", ";", ":"))


def split_number(text: str) -> tuple[str, str]:
    """An action's number and words; a bullet before it goes, several lines become one."""
    text = " ".join(text.split())
    if named := _NUMBERED_ACTION.match(text):
        return named["number"], text[named.end() :]
    marker, rest = split_marker(text)
    if marker[:1].isdigit() or marker[:1] == "(":
        return marker, rest
    return "", rest if marker else text
