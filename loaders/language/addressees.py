"""To whom a letter is addressed: persons with the titles of their posts and the bodies that they serve, as printed.

A letterhead reads "Jane Roe, Director of X, Y Council", a line for each person. Readers and converters run the lines
together, so a person begins where a name stands before a comma and a title. It does not make nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.language.authorities import mentions
from loaders.language.people import HONORIFICS, PARTICLES, POST_NOMINALS, find_role, person_name

# Words that titles begin with: after "Jane Roe, " they show that a person begins.
_TITLE_OPENINGS = (
    r"(?:A/)?(?:Accountable|Acting|Area|Assistant|Associate|Borough|Cabinet|CEO|Chair|Chief|Clinical|"
    r"Commander|Commissioner"
    r"|Corporate|Council|County|CRC|Deputy|Designated|Detective|Director|Divisional|Executive|General|"
    r"Group|Head|ICB|Independent"
    r"|Interim|Joint|Lead|Leader|Local|Manager|Managing|Mayor|Medical|National|Nurse|Operations|"
    r"Partnership|Place|Police"
    r"|Portfolio|Principal|Programme|Regional|Representative|Senior|Service|Statutory|Strategic|"
    r"Superintendent|Temporary|The"
    r"|Vice|Youth|[A-Z][\w'’-]+(?: (?:and|[A-Z&][\w'’-]*)){0,3}? (?:Police,?(?: Fire)? and Crime "
    r"Commissioner|Youth Offending|YOT|YOS))"
)
_HONORIFIC = "|".join(sorted(HONORIFICS))
_NOMINALS = "|".join(POST_NOMINALS)
_NAME = r"[^\W\d_][\w'’.]*(?:-[^\W\d_][\w'’]*)*"
_PERSON = re.compile(
    rf"(?:(?P<honorific>\b(?:{_HONORIFIC})\b\.?)\s+)?(?P<words>{_NAME}(?:\s+{_NAME}){{0,4}})"
    rf"(?:,?\s+\(?(?:{_NOMINALS})\)?)*\s*(?:,|[–-](?=\s))\s*(?={_TITLE_OPENINGS})"
)

# Words by which a body is known; of a title without a comma, what follows "of", "at" or "for" is a body if it has one.
BODY_WORDS = re.compile(
    r"\b(?:authority|bcu|board|cafcass|ccgs?|commissioning groups?|company|constabulary|council|crc|"
    r"foundation|hospitals?"
    r"|icbs?|icp|lscb|lscp|nhs|nps|police|partnership|trust|unit|mopac|london borough|royal borough|team|"
    r"(?-i:(?!SEND\b|EHC)[A-Z]{3,6})$"
    r"|(?:probation|youth offending|youth justice|police|ambulance|rescue) services?)\b",
    re.IGNORECASE,
)
_ENDS_A_BODY = re.compile(
    r"^(?:authority|board|cafcass|ccgs?|groups?|company|constabulary|council|crc|hospital|icb|lscb|lscp|"
    r"police|partnership"
    r"|scrutineer|service|services|team|trust)$",
    re.IGNORECASE,
)
_RANKS = frozenset({"chair", "commissioner", "director", "executive lead", "head", "manager", "service manager"})
_JOB = re.compile(r"\b(?:manager|director|officer|lead|executive|chair)$", re.IGNORECASE)
_SPLITS = (
    re.compile(r"\s+(?:of|at|for)\s+(?:the\s+)?(?=[A-Z](?!olic(?:e and Crime|ing)\b))"),
    re.compile(r"\s+(?=(?:NHS|NPS|HMPPS)\b)"),
)
_PLACE_ALONE = re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*$")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_COMMISSIONER = re.compile(
    r"^(?P<before>[^,]*?)\s*\bPolice,?(?: Fire)? and Crime Commissioner\b(?:\s*(?:,|for|of)?\s*(?P<after>.*))?$"
)
_KINDS = (
    ("police", r"\bpolice\b|\bconstabulary\b|crime commissioner"),
    (
        "health",
        r"\bnhs\b|\bccgs?\b|\bicbs?\b|clinical|integrated|\bhospitals?\b|health|\bcamhs\b|\bgps?\b|\bmidwi",
    ),
    ("school", r"\bschools?\b|\bcolleges?\b|\bacadem(?:y|ies)\b|\bheadteachers?\b|\bnurser(?:y|ies)\b"),
    ("voluntary", r"\bvoluntary\b|\bvcse?\b|\bcharit(?:y|ies)\b|\bthird sector\b|\bfaith\b"),
    ("partnership", r"\bpartnership\b|\bboard\b|\b[lk]?scb\b|\blscp\b"),
    ("trust", r"\btrust\b"),
    (
        "government",
        r"\bprobation\b(?!.*\bcompany\b)|\bcafcass\b|\bdfe\b|\bdepartment for\b|\bministry\b|\bcourts?\b|\blga\b",
    ),
    ("company", r"\bcompany\b|\bcrc\b|\blimited\b|\bltd\b|\bproviders?\b"),
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person as a letter names them. `body` is as printed, "" where no body is printed."""

    name: str
    title: str
    body: str

    @property
    def role(self) -> str:
        """The role that the title stands for; of a chair, the body says whether of a safeguarding board."""
        of_body = find_role(f"{self.title} of {self.body}")
        return of_body if of_body in ("lscb-chair", "safeguarding-partnership-chair") else find_role(self.title)


def organisation_kind(name: str) -> str:
    """The kind of a body, a value of the ontology's organisationKinds, by the words of its name."""
    return next((kind for kind, pattern in _KINDS if re.search(pattern, name, re.IGNORECASE)), "other")


def organisation_name(printed: str) -> str:
    """A body's name with the usual abbreviations of health bodies written out, so that one body has one name."""
    name = re.sub(r"\s*\((?:ICB|CCG)\)", "", printed)
    name = re.sub(r"\bICB\b", "Integrated Care Board", name)
    name = re.sub(r"\bCCG\b", "Clinical Commissioning Group", name)
    return re.sub(r"\s+", " ", name).strip(" ,.")


def find_addressees(text: str) -> Iterator[Addressee]:
    """The persons of a letterhead in order. Line ends in `text`, where it has them, show where a name may begin."""
    found = [(start, name, end) for start, name, end in _persons(text)]
    for place, (_, name, end) in enumerate(found):
        until = found[place + 1][0] if place + 1 < len(found) else len(text)
        title, body = split_post(text[end:until])
        if title:
            yield Addressee(name, title, body)


def _persons(text: str) -> Iterator[tuple[int, str, int]]:
    """Where each person begins, the name, and where the title begins."""
    for match in _PERSON.finditer(text):
        words = list(re.finditer(r"\S+", match["words"]))
        starts = [match.start()] if match["honorific"] else []
        offset = match.start("words")
        starts += [offset + words[_first_word_of_name(text, offset, words)].start()]
        starts += [offset + words[max(0, len(words) - 2)].start()]
        for start in starts:
            name = person_name(text[start : match.end()].rstrip(" ,–-"))
            if name and not _CAPITALS.search(name):
                yield start, name, match.end()
                break


def _first_word_of_name(text: str, offset: int, words: list[re.Match[str]]) -> int:
    """Where a name begins among words that may belong to the body before it.

    At an honorific or a line's start, or behind a body's last word; else two words from the end, further back only over
    the particles of a name ("Tim de Mayer").
    """
    printed = [word[0].strip(".,") for word in words]
    for place, text_of_word in enumerate(printed):
        if text_of_word in HONORIFICS:
            return place
    for place in range(len(words) - 2, -1, -1):
        before = text[: offset + words[place].start()]
        if not before.strip() or re.search(r"\n[ \t]*$", before):
            return place
    behind = max((place + 1 for place, word in enumerate(printed) if _ENDS_A_BODY.match(word)), default=0)
    if behind and 2 <= len(words) - behind <= 3:
        return behind
    first = max(0, len(words) - 2)
    while first > 0 and printed[first].lower() in PARTICLES:
        first -= 1
    return first


def split_post(text: str) -> tuple[str, str]:
    """The title of a post and the body it is in, as printed; the body is "" where none is printed.

    "Director of Y, Z Council" is ("Director of Y", "Z Council"). A title that is nothing without the body keeps it:
    "Head of the Y Service" is ("Head of the Y Service", "Y Service"), and so does that of a safeguarding board's chair.
    """
    text = re.sub(r"\s+", " ", text).strip(" ,.;[").replace(", (", " (")
    commissioner = _COMMISSIONER.match(text)
    if commissioner and (place := (commissioner["before"] or commissioner["after"] or "").strip(" ,")):
        return text, f"{place} Police and Crime Commissioner"
    segments = re.split(r", (?![^(]*\))", text)
    at = re.match(r"(?P<title>.+?) at (?P<body>.+)", segments[0])
    if at and _is_body(at["body"]):
        return at["title"], _bare(", ".join([at["body"], *segments[1:]]))
    for place in range(1, len(segments)):
        if _is_body(segments[place]) and not _JOB.search(segments[place]):
            place -= place > 1 and " and " in segments[place] and bool(_PLACE_ALONE.match(segments[place - 1]))
            return ", ".join(segments[:place]), _bare(", ".join(segments[place:]))
    for pattern, is_body in ((_SPLITS[0], BODY_WORDS.search), (_SPLITS[1], BODY_WORDS.search), (_SPLITS[0], _is_body)):
        for split in reversed(list(pattern.finditer(text))):
            rest = text[split.end() :]
            if is_body(rest):
                title = text[: split.start()]
                keeps_body = title.lower() in _RANKS or find_role(text) == "lscb-chair"
                return (text if keeps_body else title), _bare(rest)
    return text, ""


def _bare(body: str) -> str:
    return re.sub(r"^the ", "", body, flags=re.IGNORECASE).strip(" .")


def _is_body(text: str) -> bool:
    """Whether a text is the name of a body: by a word of bodies, or an authority's name alone."""
    return bool(BODY_WORDS.search(text)) or any(m.strength > 1 and m.first == 0 for m in mentions(text))
