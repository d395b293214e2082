"""Whether a text is a deadline, and which; readable or not."""

from __future__ import annotations

import re
from datetime import date, timedelta

from loaders.language.dates import find_dates
from loaders.language.deadlines import parse_due
from loaders.plans.terms.brackets import split_outside_brackets

_WORDS_OF_DEADLINES = re.compile(
    r"tb[ac]\b|to be (?:confirmed|agreed|advised)|ongoing|on-going|immediate(?:ly)?|asap|continuous|n/?a\b|\?+"
    r"|(?:within|every|each) (?:\w+ )?(?:days?|weeks?|months?|terms?|quarters?|years?)\b"
    r"|completed?\b|in place|monthly|quarterly|weekly|annual(?:ly)?|termly|various|rolling|as required|not set|none"
    r"|–|-",
    re.IGNORECASE,
)
_HEADS_DEADLINE = re.compile(r"(?:actions? )?(?:(?:to be )?(?:completed|done|delivered) |due )?(?:by|before)\b", re.I)
_LONGEST = 8  # words
_OF_DATES = re.compile(
    r"by|before|end|start|of|the|early|mid|late|from|to|and|until|q[1-4]|quarter|term|week|w/c|commencing|half|year|fy"
    r"|spring|summer|autumn|winter|easter|christmas|\d[\d/.–-]*(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*(?:[-–/’']?\d{2,4})?|\(?revised:?",
    re.IGNORECASE,
)


_SERIAL = re.compile(r"[34]\d{4}")
_FIRST_DAY = date(1899, 12, 30)  # from which spreadsheets count


def due_on(text: str) -> str | None:
    """The ISO prefix of a deadline as printed, or as a spreadsheet counts days; None where it cannot be read."""
    if _SERIAL.fullmatch(text.strip()):
        return (_FIRST_DAY + timedelta(days=int(text))).isoformat()
    return parse_due(text)


_BRACKET_AT_END = re.compile(r"[(\[]((?:[^()\[\]]|\([^()]*\))+)[)\]]\.?$")
_OPENS_DEADLINE = re.compile(
    r"(?:by|end|early|mid|late|q\d|quarter|spring|summer|autumn|winter|[A-Z][a-z]{2,8} \d|\d)", re.IGNORECASE
)
_STRONG_SIGNS = re.compile(r"\s*[;—|]\s*|\s+[–-]\s+")  # which no owner's title or deadline holds
_SIGNS = re.compile(r"\s*[,;–—|]\s*|\s+-\s+")


def bracket_parts(text: str) -> tuple[str, list[str]]:
    """The text before a bracket at its end, and what stands in the bracket, in parts: "… (JR – May 2016)"."""
    match = _BRACKET_AT_END.search(text)
    if match is None:
        return text, []
    parts = [part for part in split_outside_brackets(_SIGNS, match[1]) if part]
    fewer = [part for part in split_outside_brackets(_STRONG_SIGNS, match[1]) if part]
    if len(fewer) == 2 < len(parts) and _OPENS_DEADLINE.match(fewer[1]) and is_deadline(fewer[1]):
        parts = fewer
    return text[: match.start()].rstrip(), parts


def ends_in_deadline(text: str) -> bool:
    """Whether a bracket at a text's end gives a deadline that is a date."""
    _, parts = bracket_parts(text)
    return any(parse_due(part) and is_deadline(part) for part in parts)


def owner_and_due(text: str) -> tuple[list[str], list[str]]:
    """The owners and the deadlines of a text that has both: on lines, apart by signs, or one behind the other."""
    owners: list[str] = []
    dues: list[str] = []
    for line in (part for whole in re.split(r"\s*[\n;|]\s*", text) for part in _at_dashes(whole)):
        pieces: list[str] = []
        for piece in re.split(r"\s*,\s*", line):
            if is_deadline(piece) and _is_date_alone(piece):
                dues.append(piece)
            elif piece:
                pieces.append(piece)
        words = ", ".join(pieces).split()
        first = max(1, len(words) - _LONGEST)
        start = next((i for i in range(first, len(words)) if _is_date_alone(" ".join(words[i:]))), len(words))
        if start < len(words):
            dues.append(" ".join(words[start:]))
        if words:
            owners.append(" ".join(words[:start]).rstrip(" ,:(–-"))
    return owners, dues


def _at_dashes(line: str) -> list[str]:
    """A line's parts at its dashes, but for one within a deadline: "Ongoing – reviewed quarterly"."""
    words = line.split()
    within = any(
        _WORDS_OF_DEADLINES.match(words[i]) and i + 1 < len(words) and words[i + 1] in "–—-" for i in range(len(words))
    )
    return [line] if within else re.split(r"\s+[–—-]\s+", line)


def _is_date_alone(text: str) -> bool:
    """Whether a text is a deadline and no word of it is of anything else."""
    text = text.strip("() .")
    if not is_deadline(text):
        return False
    return bool(_WORDS_OF_DEADLINES.match(text)) or all(
        _OF_DATES.fullmatch(word.strip(",.()")) for word in text.split()
    )


def heads_deadline(text: str) -> bool:
    """Whether a heading says by when the actions below it are due: "By the end of March 2016"."""
    return bool(_HEADS_DEADLINE.match(text)) and len(text.split()) <= _LONGEST and due_on(text) is not None


def is_deadline(text: str) -> bool:
    """Whether a text of its own (a cell, a short paragraph) is a deadline: a date or what stands for one."""
    text = " ".join(text.split())
    if not text or len(text.split()) > _LONGEST:
        return False
    return due_on(text) is not None or bool(find_dates(text)) or bool(_WORDS_OF_DEADLINES.match(text))
