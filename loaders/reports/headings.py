"""What a heading of an inspection report says: which section begins, in which area, with which grade.

Headings are known by their words, since text copies keep no fonts. The words are those of Ofsted's report templates of
2013 to 2026, in the spellings and with the damage seen in print and in scans (lost first letters, a grade in mid-line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from loaders.reports.pieces import plain

SectionName = Literal[
    "front",
    "contents",
    "summary",
    "recommendations",
    "priority-actions",
    "young-people",
    "local-area",
    "findings",
    "area",
    "authority",
    "lscb",
    "about",
    "team",
    "meaning",
    "colophon",
]

LONGEST = 190

# The local safeguarding children board, by its general name, its own ("Kestrel Bay Safeguarding Children Board") or
# initials.
BOARD = (
    r"(?:(?:[a-z]+ ){1,3}safeguarding children'?s?'? board|local safeguarding (?:children'?s?'?|board)|[a-z]{1,3}scb)"
)
_INITIALS = r"(?: \(\w{2,6}\))?"

# What reports call care leavers where they prefer it, and children in care.
_EXPERIENCED = (
    r"(?:care[- ]experienced (?:children|young (?:people|adults)|people|adults)(?: and (?:young )?(?:people|adults))?"
    r"|(?:those|young people|young adults) with care experience)"
)
_IN_CARE = r"c?hildren (?:and young people )?in (?:our |the council's |the local authority's )?care"

# The judgement areas as headings and tables print them; at each place the first that matches counts.
AREA_WORDS = (
    ("lscb", rf"(?:effectiveness of the )?{BOARD}{_INITIALS}"),
    (
        "leadership",
        r"i?mpact of leader(?:ship|s)(?: on (?:social work )?practice(?: with(?: children)?(?: and families)?)?)?",
    ),
    (
        "leadership",
        r"l?eadership,? (?:management|governance)(?:,? and(?: governance| management)?)?|l?eadership and management",
    ),
    ("capacity-to-improve", r"capacity to improve"),
    ("outcomes", r"outcomes for looked after children(?: and young people)?"),
    ("quality-of-provision", r"quality of provision"),
    (
        "help-and-protection",
        r"(?:c?hildren )?(?:who |and young people who )?(?:need|needing|in need of) help"
        r"(?:/ ?| and/or | and | or )protection",
    ),
    ("children-in-care", rf"{_IN_CARE}(?: (?:and|&) (?:care(?: leavers)?\b(?![- ]exp)|{_EXPERIENCED}))?"),
    ("children-in-care", r"in care (?:and|&) care leavers|cared[- ]for children"),
    (
        "children-in-care",
        r"(?:c?hildren )?looked[- ]after(?: children)?(?: and achieving(?: p?ermanence)?| (?:and|&) care leavers)?",
    ),
    ("adoption", r"a?doption(?: performance)?"),
    ("care-leavers", rf"(?<!and )(?<!& )(?:c?are leavers|{_EXPERIENCED})|(?<=progress of )c?are\b"),
    ("overall", r"o?verall effectiveness(?: of services for looked after children and young people)?"),
)
AREA = re.compile("|".join(rf"(?P<a{i}>\b(?:{words}))" for i, (_, words) in enumerate(AREA_WORDS)))

# A table's first letters are often parted or lost in text copies ("R equires improvement", "ood"), or spaces are.
GRADE = re.compile(
    r"\b(?:(?P<ri>(?:r ?)?equires? ?improvement(?: ?to ?be(?: ?good)?)?)|(?P<outstanding>(?:o ?)?utstanding)"
    r"|(?P<good>(?<!to be )(?:g ?)?ood)|(?P<inadequate>(?:i ?)?n ?adequate)|(?P<adequate>adequate)"
    r"|(?P<none>not judged))\b"
)

# What may stand behind a grade and names another.
WITH_FEATURES = re.compile(
    r" with (?:some )?(?:outstanding|good|inadequate) (?:features|elements|aspects|areas|practice)\b"
)

# Converters lose ligatures: the "fi" of "findings".
_SECTIONS: tuple[tuple[SectionName, str], ...] = (
    ("contents", r"(?:table of )?contents"),
    ("contents", r"key judge?ment (?:judge?ment )?grade|record of main (?:fi)?ndings"),
    ("recommendations", rf"(?:summary of )?recommendations?(?: for .{{2,60}}| ?\W ?(?:the )?{BOARD}{_INITIALS})?"),
    ("recommendations", rf"(?:the )?(?:local authority|{BOARD})(?:'s)? recommendations?"),
    (
        "recommendations",
        r"what (?:.{3,80} )?needs? (?:to (?:improve|change)|improving|improvement)(?: further| next)?"
        r"(?: (?:in|for) (?!.*\b(?:is|are)\b).{2,40})?\W*\d?",
    ),
    (
        "recommendations",
        r"(?:(?:key|main|further|priority|specific) )?areas? (?:for|of) (?:(?:further|practice|service) )?"
        r"(?:improvement|development)(?: for .{2,60})?",
    ),
    ("recommendations", r"(?:the following )?areas? (?:(?:that|which) )?(?:need|require)s? (?:to improve|improvement)"),
    ("recommendations", r"areas? for priority action (?:and|or) (?:areas? )?(?:for )?improvement"),
    ("recommendations", r"(?:key|main|our|the|list of) recommendations"),
    (
        "priority-actions",
        r"(?:areas? for )?(?:priority(?: (?:and|or) immediate)?|immediate (?:and|or) priority) actions?",
    ),
    ("summary", r"(?:executive )?summary"),
    ("summary", r"(?:section \d+[:.]? )?(?:the )?(?:local authority )?[-–—]? ?summary of (?:key )?(?:fi)?ndings"),
    ("summary", r"headline (?:fi)?ndings"),
    ("summary", r"progress since the (?:last|previous) inspection"),
    ("summary", r"(?:the )?(?:local authority|lscb)(?:'s| has the following) strengths|(?:key )?strengths"),
    ("summary", r"(?:key )?strengths of the (?:local authority|lscb)"),
    (
        "summary",
        rf"(?:(?:this|the) (?:local )?authority|children's services in .{{2,60}}|the {BOARD}) .{{0,80}}\bbecause",
    ),
    ("young-people", r"(?:summary|information) for children and young people"),
    ("local-area", r"information about (?:this|the)(?: local)?(?: authority)? area\W?\d?|service information"),
    ("local-area", r"(?:children living|child protection|children looked after) in this area\W?\d?"),
    ("local-area", r"(?:previous|other) ofsted inspections|local leadership|other information about this area"),
    ("local-area", r"the casework model used in this area"),
    ("findings", r"(?:(?:inspection|key|main|review) )?(?:fi)?ndings|(?:key )?strengths and weaknesses of the .{3,60}"),
    ("findings", rf"inspection (?:fi)?ndings ?\W ?(?:the )?{BOARD}{_INITIALS}"),
    ("authority", r"(?:section \d+[:.]? )?the local authority|inspection judge?ments? about the local authority"),
    ("lscb", rf"(?:section \d+[:.]? )?(?:the )?(?:effectiveness of the )?{BOARD}{_INITIALS}"),
    ("lscb", rf"inspection judge?ments? about the {BOARD}"),
    (
        "about",
        r"information about (?:this|the)(?: local authority| lscb)? (?:inspection|review)"
        r"(?: and (?:the |this )?review)?",
    ),
    ("about", r"about this inspection|inspectors (?:have )?looked closely at the experiences of children\b.*"),
    ("team", r"(?:the |our )?(?:inspection|review) team"),
    ("meaning", r"what the (?:(?:local authority|lscb|inspection|review) )*judge?ments? means?\b.{0,60}"),
    ("meaning", r"the (?:inspection|review) judge?ments and what they mean"),
    ("colophon", r"any complaints about the inspection or the report\b.*"),
    ("colophon", r"the office for standards in education, children's services and skills\b.*"),
    ("colophon", r"if you would like a copy of this document\b.*"),
)
_SECTION = re.compile("|".join(f"(?P<s{i}>{words})" for i, (_, words) in enumerate(_SECTIONS)))
_OF_BOARD = re.compile(rf"{BOARD}|\bthe board\b")
# The last pages have no heading of their own, or lose it; they begin with these sentences.
_BACK_MATTER = re.compile(
    r"(?:Any complaints about|The Office for Standards in|If you would like a copy"
    r"|Inspectors (?:have )?looked closely)\b"
)
_CONTENTS_ENTRY = re.compile(r"(?:[a-z)?:]|\.{2,})[ .]*(?<![a-z])\d{1,3}$|\?\d{1,3}$|\.{4,}")
_OPENING = re.compile(
    r"(?:the )?(?:graded )?(?:judge?ments? (?:for|about|of|on) )?(?:the )?"
    r"(?:experiences?(?: and progress)? of|progress and experiences? of|impact of leader(?:s|ship)\b"
    r"|l?eadership(?:,| and)? (?:management|governance)|overall effectiveness|capacity to improve|outcomes for looked"
    rf"|quality of provision|adoption performance|effectiveness of the|{BOARD})"
    r"|(?:the )?graded judge?ments?(?:\W+| (?:for|about|of|on) )(?:the )?(?:adoption|care leavers|children)\b"
)
_FILLERS = re.compile(
    r"\b(?:the|experiences?|and|progress|of|graded|judge?ments?|for|about|is|are|that|it|they|this|performance|s|a"
    r"|grade|\d)\b|\W+"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The section that a heading begins. `area` and `grade` are slugs; a grade of None was not printed."""

    name: SectionName
    area: str | None = None
    grade: str | None = None
    of_lscb: bool = False


def grade_of(match: re.Match[str]) -> str | None:
    """The slug of a grade that GRADE matched; None for "not judged"."""
    name = match.lastgroup
    return {"ri": "requires-improvement", "none": None}.get(name or "", name)


def area_of(match: re.Match[str]) -> str:
    """The slug of an area that AREA matched."""
    return AREA_WORDS[int((match.lastgroup or "a0")[1:])][0]


def read_heading(text: str) -> Heading | None:
    """What a line says as a heading; None where it is none. An entry of the contents begins no section."""
    if len(text) > LONGEST and not _BACK_MATTER.match(text):
        return None
    words = plain(text)
    if _is_contents_entry(text, words):
        return None
    words = words.rstrip(" .:?*")
    section = _SECTION.fullmatch(words)
    if section is None:
        return _area_heading(words)
    name = _SECTIONS[int((section.lastgroup or "s0")[1:])][0]
    of_lscb = bool(_OF_BOARD.search(words))
    grade = _because(words) if name == "summary" else None
    area = "lscb" if name == "lscb" or (grade and of_lscb) else "overall" if grade else None
    return Heading(name, area, grade, of_lscb)


def _because(words: str) -> str | None:
    """The grade that a summary gives reasons for ("The LSCB is good because"), if it is one."""
    match = GRADE.search(words) if words.endswith("because") else None
    return grade_of(match) if match and not words[: match.start()].endswith(("not ", "not yet ")) else None


def is_contents_entry(text: str) -> bool:
    """Whether a line ends in a page number as an entry of the contents does.

    The later reports have no contents; their one heading that may bear a footnote's sign is none.
    """
    return _is_contents_entry(text, plain(text))


def _is_contents_entry(text: str, words: str) -> bool:
    if len(text) > LONGEST or not (words[-1:].isdigit() or "...." in words):
        return False
    return bool(_CONTENTS_ENTRY.search(words)) and not words.startswith("what needs to improve?")


def _area_heading(words: str) -> Heading | None:
    if not _OPENING.match(words):
        return None
    area = AREA.search(words)
    if area is None:
        return None
    rest = WITH_FEATURES.sub("", words[: area.start()] + " " + words[area.end() :])
    grade = GRADE.search(rest)
    if grade:
        rest = rest[: grade.start()] + " " + rest[grade.end() :]
    if len(_FILLERS.sub(" ", rest).split()) > 1 or GRADE.search(rest):
        return None
    slug = area_of(area)
    return Heading("lscb" if slug == "lscb" else "area", slug, grade_of(grade) if grade else None, slug == "lscb")


def lone_grade(text: str) -> tuple[bool, str | None]:
    """Whether a line is a grade and nothing else ("Good", "Grade 2 (Good)"), and which."""
    match = GRADE.fullmatch(re.sub(r"^grade \d \(?|\)$", "", plain(text).rstrip(" .")))
    return (True, grade_of(match)) if match else (False, None)
