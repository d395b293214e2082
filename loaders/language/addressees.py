"""To whom a letter is addressed: persons with the titles of their posts and the bodies that they serve, as printed.

A letterhead reads "Jane Roe, Director of X, Y Council", a line for each person. Readers and converters run the lines
together, so a person begins where a name stands before a comma and a title. It does not make nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.identity import slug
from loaders.language.authorities import authority_named, mentions
from loaders.language.people import HONORIFICS, JUNIOR, PARTICLES, POST_NOMINALS, find_role, person_name

# Words that titles begin with: after "Jane Roe, " they show that a person begins.
_TITLE_OPENINGS = (
    r"(?:[TAD]/)?(?:Accountable|Acting|Area|Assistant|Associate|Borough|Cabinet|CEO|Chair|Chief|Clinical|"
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
_RIGHT_HONOURABLE = r"(?:The )?R(?:t|ight) Hon(?:ourable)?\.? "
_NOMINALS = "|".join((*POST_NOMINALS, "GP"))
# Police ranks that stand before names, where others have an honorific.
_RANK = (
    r"(?:[TAD]/)?(?:(?:Temporary|Acting) )?(?:Detective (?:Chief )?(?:Superintendent|Inspector)"
    r"|(?:Chief )?Superintendent|Chief Inspector|Commander|(?:(?:Assistant|Deputy) )?Chief Constable"
    r"|(?:Deputy )?Assistant Commissioner)"
)
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
_NO_COMMA = re.compile(
    rf"(?P<before>^[ \t]*|\b(?i:{_ENDS_A_BODY.pattern.strip('^$')}) )"
    rf"(?P<name>(?:(?:{_HONORIFIC})\b\.? )?{_NAME} {_NAME}(?: {_NAME})??),? "
    r"(?=(?i:Accountable Officer|Acting|Assistant|CEO|Chair|Chief|Corporate|Deputy|Director|Executive|Head of|ICB|"
    r"Independent|Interim|Managing|Strategic)\b)",
    re.MULTILINE,
)
_RANK_FIRST = re.compile(rf"(?<![,–/-] )(?<![/-])\b(?P<rank>{_RANK}) (?P<name>{_NAME} {_NAME}), ")
_RANKS = frozenset({"chair", "commissioner", "director", "executive lead", "head", "manager", "service manager"})
_JOB = re.compile(r"\b(?:manager|director|officer|lead|executive|chair)$", re.IGNORECASE)
_SPLITS = (
    re.compile(r"\s+(?:of|at|for)\s+(?:the\s+)?(?=[A-Z](?!olic(?:e and Crime|ing)\b))"),
    re.compile(r"\s+(?=(?:NHS|NPS|HMPPS)\b)"),
)
_SEGMENTS = re.compile(r", (?![^(]*\))")
_IN_BRACKETS = re.compile(r"(?P<title>[^()]+?),? \((?P<body>[^()]+)\)$")
_PART_OF_BODY = re.compile(r"\b(?:division|region|directorate|area)$", re.IGNORECASE)
_HEALTH_BODY = re.compile(r"(?:\bICBs?|\bCCGs?|\bCare Boards?|\bCommissioning Groups?)(?: \(?(?:ICB|CCG)\)?)?$")
_JOB_END = r"(?:nurse|nursing|officer|ceo|executive|director|chair|quality|lead)"
_JOB_AND_HEALTH_BODY = re.compile(
    rf"(?P<title>.*?\b(?i:{_JOB_END}))\s+"
    rf"(?P<body>(?!(?i:{_JOB_END})\b)[A-Z][\w’'-]*(?: (?:and|of|the|&|[A-Z][\w’'-]*))*? {_HEALTH_BODY.pattern})"
)
_CHAIR_AND_BOARD = re.compile(
    r"(?P<title>(?:Independent )?Chair(?:man|woman|person)?)\s+(?P<body>[A-Z].*\b(?:Board|Partnership|LSC[BP]))$"
)
# The person's second post, where the body of the first one goes without saying: "…, Chair of the X Board".
_SECOND_POST = re.compile(
    r"(?:Independent )?(?:Vice[- ])?Chair(?:man|woman|person)? (?:of|for) (?:the )?(?P<body>[A-Z].*)$"
)
_TWO_POSTS = re.compile(
    r"(?P<title>[^,]+?) (?:of|at) (?:the )?(?P<body>[A-Z][^,]*?)"
    r" and (?P<second>(?:Accountable|Chief|Director|Head|Chair)\b[^,]*)$"
)
_IN_PASSING = re.compile(r".+? (?:of|for) the (?P<body>CCG|ICB|CRC)\b,? (?:with|for)\b")
_JOB_AND_PLACE = re.compile(rf"(?P<title>.*\b(?i:{_JOB_END}))\s+(?P<place>[A-Z].*)$")
_ABBREVIATIONS = (("ICB", "Integrated Care Board"), ("CCG", "Clinical Commissioning Group"))
_NHS_BODY = re.compile(
    r"(?:NHS |The )?(?P<place>(?!(?:NHS|The) )[A-Z].*?)(?: NHS)?,? "
    r"(?P<kind>Integrated Care Board|Clinical Commissioning Group)"
)
_BETWEEN_HEALTH_BODIES = re.compile(
    r"(?:(?<=CCG)|(?<=ICB)|(?<=Commissioning Group)|(?<=Care Board))(?:, and|,| and) (?=[A-Z])"
)
SHORTEST_DOUBLED = 12
_PLACE_ALONE = re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*$")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_COMMISSIONER = re.compile(
    r"^(?P<before>[^,]*?)\s*\bPolice,?(?: Fire)? and Crime Commissioner\b(?:\s*(?:,|for|of)?\s*(?P<after>.*))?$"
)
_KINDS = (
    ("police", r"\bpolic(?:e|ing)\b|\bconstabulary\b|crime commissioner"),
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
        r"\bprobation\b(?!.*\bcompany\b)|\bnps\b|\bcafcass\b"
        r"|\bdfe\b|\bdepartment for\b|\bministry\b|\bcourts?\b|\blga\b",
    ),
    (
        "company",
        r"\bcompany\b|\bcrc\b|\blimited\b|\bltd\b|\bproviders?\b|\bchildren(?:['’]?s)?['’]? first\b|\bfor children$",
    ),
)


_DIRECTOR = "director-of-childrens-services"
_MANAGES = re.compile(r"managing director\b", re.IGNORECASE)
_DIRECTS_PEOPLE = re.compile(
    r"\bdirector\b(?:(?:,| of| for| [-–])? (?:the )?(?:people|children)\b)(?!.{0,3}s? (?:social care|safeguarding)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person as a letter names them. `body` is as printed, "" where no body is printed.

    `known_role` is a role that is known otherwise than by the title.
    """

    name: str
    title: str
    body: str
    known_role: str = ""

    @property
    def role(self) -> str:
        """The role that the title stands for; of a chair, the body says whether of a safeguarding board."""
        if self.known_role:
            return self.known_role
        if self.body and _MANAGES.match(self.title) and not authority_named(self.body):
            return slug(self.title)  # of a council only, that is its chief executive
        of_body = find_role(f"{self.title} of {self.body}")
        return of_body if of_body in ("lscb-chair", "safeguarding-partnership-chair") else find_role(self.title)


def with_statutory_director(holders: Iterable[Addressee]) -> list[Addressee]:
    """The persons, of whom the council's director is the statutory one whatever the title ("Director of People").

    Letters and reports always name the director of children's services; where no title says who it is, it is the first
    who directs something for children or people.
    """
    listed = list(holders)
    if not any(holder.role == _DIRECTOR for holder in listed):
        for place, holder in enumerate(listed):
            if (match := _DIRECTS_PEOPLE.search(holder.title)) and not JUNIOR.search(
                holder.title[: match.start()].lower()
            ):
                listed[place] = replace(holder, known_role=_DIRECTOR)
                break
    return listed


def organisation_kind(name: str) -> str:
    """The kind of a body, a value of the ontology's organisationKinds, by the words of its name."""
    return next((kind for kind, pattern in _KINDS if re.search(pattern, name, re.IGNORECASE)), "other")


def written_out(text: str) -> str:
    """A text with the usual abbreviations of bodies written out."""
    name = re.sub(r"\s*\((?:ICB|CCG)\)", "", text)
    for short, full in _ABBREVIATIONS:
        name = re.sub(rf"\b{short}\b", full, name)
    return re.sub(r"\s+(?=[ ,])", "", re.sub(r"\s+", " ", name)).strip(" ,.")


def organisation_name(printed: str) -> str:
    """A body's name, the same for all the ways in which one body is printed: abbreviations are written out, a health
    board bears the "NHS" of its full name in front, and a police force or service is its "Police".
    """
    name = re.sub(r"\bpolice (?:force|service)$", "Police", written_out(printed), flags=re.IGNORECASE)
    board = _NHS_BODY.fullmatch(name)
    return f"NHS {board['place']} {board['kind']}" if board else name


def bodies_named(body: str) -> list[str]:
    """The bodies that a post is in: health boards of several names share their officers ("X CCG and Y CCG")."""
    parts = _BETWEEN_HEALTH_BODIES.split(body)
    return [part.strip(" ,") for part in parts]


def with_commas(text: str) -> str:
    """A letterhead with the commas that its writer left out between a name and its title, where both are plain.

    A police rank before a name goes behind it, where titles stand.
    """

    def add(match: re.Match[str]) -> str:
        return f"{match['before']}{match['name']}, " if person_name(match["name"]) else match[0]

    def turn(match: re.Match[str]) -> str:
        return f"{match['name']}, {match['rank']}, " if person_name(match["name"]) else match[0]

    return _NO_COMMA.sub(add, _RANK_FIRST.sub(turn, text))


def find_addressees(text: str) -> Iterator[Addressee]:
    """The persons of a letterhead in order. Line ends in `text`, where it has them, show where a name may begin."""
    text = re.sub(_RIGHT_HONOURABLE, "", with_commas(text))
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
            name = person_name(re.sub(r",?\s+GP\s*(?=,)", "", text[start : match.end()]).rstrip(" ,–-"))
            if name and not _CAPITALS.search(name) and not re.fullmatch(_RANK, name):
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
    text = _undoubled(re.sub(r"\s+", " ", text).strip(" ,.;[").replace(", (", " ("))
    for split in (
        _commissioner,
        _body_named_in_passing,
        _two_posts,
        _body_in_brackets,
        _body_at,
        _body_behind_job,
        _body_behind_comma,
        _body_within,
    ):
        if found := split(text):
            return found
    return text, ""


def _undoubled(text: str) -> str:
    """The text without a part of it that is printed twice, as where a line was wrapped by hand."""
    for end in re.finditer(r"[.,;] (?=[A-Z])", text):
        tail = text[end.end() :]
        if len(tail) >= SHORTEST_DOUBLED and text[: end.start()].endswith(tail):
            return text[: end.start()]
    return text


def _commissioner(text: str) -> tuple[str, str] | None:
    commissioner = _COMMISSIONER.match(text)
    if commissioner and (place := (commissioner["before"] or commissioner["after"] or "").strip(" ,")):
        return text, f"{place} Police and Crime Commissioner"
    return None


def _body_named_in_passing(text: str) -> tuple[str, str] | None:
    """ "Lead of the CCG with responsibility for X": the title goes on behind a body without a name."""
    match = _IN_PASSING.match(text)
    return (text, match["body"]) if match else None


def _two_posts(text: str) -> tuple[str, str] | None:
    """ "Chief Executive of X Council and Accountable Officer of Y CCG" is a post of the first body."""
    match = _TWO_POSTS.match(text)
    if match and _is_body(match["body"]):
        return f"{match['title']} and {match['second']}", _bare(match["body"])
    return None


def _body_in_brackets(text: str) -> tuple[str, str] | None:
    """ "Head of X (South Division, Y Service)": the division is a part of the body."""
    bracketed = _IN_BRACKETS.match(text)
    if not bracketed or " " not in bracketed["body"] or not BODY_WORDS.search(bracketed["body"]):
        return None
    parts = bracketed["body"].split(", ")
    while len(parts) > 1 and _PART_OF_BODY.search(parts[0]):
        parts = parts[1:]
    return bracketed["title"], _bare(", ".join(parts))


def _body_behind_job(text: str) -> tuple[str, str] | None:
    """ "Chief Nurse Y CCG", "Chair Y Board": a board's name right behind the job. A comma begins more of the title."""
    first, comma, rest = text.partition(", ")
    match = _JOB_AND_HEALTH_BODY.match(first) or _CHAIR_AND_BOARD.match(first)
    return (f"{match['title']}{comma}{rest}", _bare(match["body"])) if match else None


def _body_at(text: str) -> tuple[str, str] | None:
    segments = _SEGMENTS.split(text)
    at = re.match(r"(?P<title>.+?) at (?P<body>.+)", segments[0])
    if at and _is_body(at["body"]):
        return at["title"], _bare(", ".join([at["body"], *segments[1:]]))
    return None


def _body_behind_comma(text: str) -> tuple[str, str] | None:
    segments = _SEGMENTS.split(text)
    for place in range(1, len(segments)):
        if not _is_body(segments[place]) or _JOB.search(segments[place]):
            continue
        place -= place > 1 and " and " in segments[place] and bool(_PLACE_ALONE.match(segments[place - 1]))
        title, body = ", ".join(segments[:place]), ", ".join(segments[place:])
        if (second := _SECOND_POST.match(body)) and _is_body(second["body"]):
            return title, _bare(second["body"])
        # "Director of Nursing X, Y and Z CCG": the body's name has commas itself.
        inner = _JOB_AND_PLACE.match(title)
        if inner and any(mentions(inner["place"])) and _HEALTH_BODY.search(body):
            return inner["title"], _bare(f"{inner['place']}, {body}")
        return title, _bare(body)
    return None


def _body_within(text: str) -> tuple[str, str] | None:
    for pattern, is_body in ((_SPLITS[0], BODY_WORDS.search), (_SPLITS[1], BODY_WORDS.search), (_SPLITS[0], _is_body)):
        for split in reversed(list(pattern.finditer(text))):
            rest = text[split.end() :]
            if is_body(rest):
                title = text[: split.start()]
                keeps_body = title.lower() in _RANKS or find_role(text) == "lscb-chair"
                return (text if keeps_body else title), _bare(rest)
    return None


def _bare(body: str) -> str:
    return re.sub(r"^the ", "", body, flags=re.IGNORECASE).strip(" .")


def _is_body(text: str) -> bool:
    """Whether a text is the name of a body: by a word of bodies, or an authority's name alone."""
    return bool(BODY_WORDS.search(text)) or any(m.strength > 1 and m.first == 0 for m in mentions(text))
