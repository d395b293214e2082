"""People's names, the titles of their posts, and the roles that titles stand for.

Statutory posts go by many titles; their roles and usual titles are in the ontology's roles scheme, and the shapes of
the rest in `ROLE_PATTERNS`. Every other title is a role of its own. It does not say who held what when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.identity import slug
from ontology.model import load_ontology


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HONORIFICS = _set(
    "Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Baroness Professor Prof Rev Cllr Councillor Coun Ald Alderman Judge"
    " DCI DI ACC"
)
POST_NOMINALS = ("OBE", "CBE", "MBE", "KBE", "DBE", "QPM", "HMI", "JP", "DL", "QC", "KC", "RN", "PhD", "FRSA", "SHMI")
PARTICLES = _set("de da del della der di dos du el la le van von al bin ap o")

# Words that stand in titles, bodies and headings but not in the names of people.
NOT_NAMES = _set(
    "academy action actions adult adults all and area assistant associate authority board borough care chair"
    " chief child children childrens city clinical college commissioner commissioning committee community"
    " constabulary constable corporate council county data department deputy designated development director"
    " early education executive families family for group head health help hospital housing hub improvement"
    " independent inspection inspector inspectors integrated interim joint lead leader leadership legal local"
    " manager managers management mayor member members nhs nurse of office officer ofsted operations panel"
    " parent partner partners partnership people performance police practice principal probation quality report"
    " safeguarding school schools send senior service services social staff strategic strategy support team the"
    " to trust virtual with work worker workers young youth tbc ongoing majesty's her his lscb agencies agency"
    " review court division central region ldu door front fostering adoption placement placements breaks recruitment"
    " looked response assessment assessments locality access contact centre domestic abuse private emergency"
    " participation rights stability retention exploitation standards kinship permanence attendance inclusion"
)

# Of these, the ones that are surnames too: they count as one after a first name.
SURNAMES_TOO = _set("child constable court head mayor parent young")

BASES = {
    "interim": re.compile(r"\b(?:interim|temporary|locum)\b", re.IGNORECASE),
    "acting": re.compile(r"\bacting(?:\s+up)?\b|\bA/(?=[A-Z])", re.IGNORECASE),
    "permanent": re.compile(r"\b(?:permanent|substantive)(?:ly)?\b", re.IGNORECASE),
}

# What a director may be named for beside children and be the statutory director; and the words after "children's" that
# make it another post: social care alone is one.
_FIELDS = (
    r"adults?|community|communities|culture|customers?|education|famil(?:y|ies)|health|housing|inclusion|learning|"
    r"lifelong learning|people|prevention|public health|schools|skills|wellbeing|young people|youth"
)
_OTHER_POSTS = (
    r"centres?|commissioning|community|disab|early|finance|health|homes|improvement|integrated|operation|"
    r"performance|provision|public|quality|residential|safeguarding|social|specialist|transformation|trust"
)
_SENIOR = r"(?:(?:executive|strategic|corporate|statutory|group|county|city|managing|service)\s+)*"
_CHILDREN = (
    rf"(?:(?:{_FIELDS}),?\s+(?:and\s+)?)*"
    rf"child(?:ren)?(?:'?s)?\b(?!\s+(?:{_OTHER_POSTS}))"
    rf"(?:(?:,|\s+and)\s+(?:{_FIELDS})\b(?:'s?)?(?! commission))*"
    r"(?:\s+(?:services?|directorate|department|wellbeing))?"
)
_STATUTORY_DIRECTOR = (
    rf"(?:^|\b(?:and|,) )\W*{_SENIOR}director\b(?:(?:of|for|to)\s+(?:the\s+)?|[,:\-–]\s*|\s)*"
    rf"{_CHILDREN}\s*(?:$|[,(\-–;]|\bat\b|\bin\b)"
)
_BOARD = r"(?:safeguarding (?:children|childrens|children's)|children'?s'? safeguarding) boards?"
_PARTNERSHIP = r"safeguarding (?:children(?:'?s)?|and [a-z]+) partnership"
_COUNCILLOR = (
    r"(?:(?:lead|nominated) (?:elected )?member|lead councillor|cabinet (?:lead|(?:lead )?member)|"
    r"executive (?:lead )?member|portfolio holder)"
)

# The role that a title stands for: the first pattern that is found in the title, in lower case with plain apostrophes
# and "and" for "&". A junior word before what is found (see JUNIOR) makes it another post.
ROLE_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (
            "director-of-childrens-services",
            rf"\bdcs\b|\bdirector (?:of|for) children'?s? services\b(?! (?:{_OTHER_POSTS}))",
        ),
        (
            "safeguarding-partnership-chair",
            rf"\bchair\b.*\b(?:{_PARTNERSHIP}|lscp)\b|\b(?:{_PARTNERSHIP}|lscp)\b.*\bchair\b",
        ),
        (
            "lscb-chair",
            rf"\bchair(?:man|woman|person)?\b.*\b(?:[a-z]{{1,3}}scb|{_BOARD})\b|\b(?:lscb|{_BOARD})\b.*\bchair",
        ),
        ("lead-member", rf"\b{_COUNCILLOR}\b(?:$|.*\b(?:child(?:ren)?(?:'?s)?|young people)\b)"),
        ("director-of-childrens-services", _STATUTORY_DIRECTOR),
        ("director-of-childrens-services", r"^children'?s services director$"),
        (
            "director-of-childrens-social-care",
            r"\bdirector\b(?: of| for|,|:| -)? (?:the )?children'?s? (?:and famil(?:y|ies) )?social (?:care|work)\b",
        ),
        ("chief-executive", r"\bchief executive\b|\bceo\b|\bhead of paid service\b|^managing director\b"),
        ("police-and-crime-commissioner", r"\bpolice,?(?: fire)? and crime commissioner\b|\bpcc\b"),
        ("deputy-mayor-for-policing-and-crime", r"\bdeputy mayor\b.* polic(?:e|ing) and crime\b"),
        ("commissioner-of-the-metropolitan-police", r"^commissioner of (?:the )?metropolitan police\b"),
        ("chief-constable", r"\bchief constable\b"),
        ("independent-scrutineer", r"\bindependent scrutineer\b"),
        ("leader-of-the-council", r"^(?:council )?leader$|^leader of (?:the|[a-z' ]+) council\b"),
        ("mayor", r"^(?:(?:directly )?elected )?mayor(?: of [a-z' ]+)?$"),
    )
)
JUNIOR = re.compile(
    r"\b(?:deputy|assistant|associate|divisional|vice|joint deputy|personal assistant|pa|office|adviser|advisor|"
    r"support|former|previous|ex|manager|service)[\s\-]+(?:(?:executive|strategic|corporate|statutory|group|to|the|of|for)\s+)*$"
)

_NAME_WORD = re.compile(r"^(?:[^\W\d_]\.?|[^\W\d_][^\W\d_'’]*(?:['’][^\W\d_]+)?(?:-[^\W\d_]['’\w]+)*)$")
_INITIALS = re.compile(r"^(?P<name>[^()\[\]]+?)\s*[(\[]\s*(?P<initials>[A-Z][A-Za-z]{1,4})\s*[)\]]$")
_DASH = re.compile(r"\s[-–—]\s")
_SEPARATOR = re.compile(r"\s*,\s*|\s+[-–—:|]\s+|:\s+|\s+(?=\()")


@dataclass(frozen=True, slots=True)
class NamedTitle:
    """A person with the title of a post, as printed together. `title` lacks the body if `body` has it."""

    name: str
    title: str


def _plain(title: str) -> str:
    title = title.replace("’", "'").replace("‘", "'").replace("&", " and ").lower()
    return re.sub(r"\s+", " ", title).strip(" .,;:")


def find_basis(title: str) -> str | None:
    """Whether a title says that its holder is interim, acting or permanent; None where it says nothing."""
    return next((basis for basis, pattern in BASES.items() if pattern.search(title)), None)


def without_basis(title: str) -> str:
    """The title of the post itself: "Interim Director of Housing" is held on an interim basis."""
    for pattern in BASES.values():
        title = pattern.sub(" ", title)
    title = re.sub(r"\(\s*\)", " ", title)
    return re.sub(r"\s+", " ", title).strip(" ,-–")


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    """The titles of the ontology's roles, plain, to the role."""
    return {_plain(title): role for title, role in load_ontology().labels_of("roles").items()}


@lru_cache(maxsize=4096)
def find_role(title: str) -> str:
    """The role that a title stands for: a statutory post's slug, or the slug of the title itself. Never empty for a
    title that has letters. Interim and acting holders have the same role (see `find_basis`)."""
    post = _plain(without_basis(title))
    post = re.sub(r"^the\s+", "", post)
    if post in _titles():
        return _titles()[post]
    for role, pattern in ROLE_PATTERNS:
        for match in pattern.finditer(post):
            if not JUNIOR.search(post[: match.start()]):
                return role
    return slug(post)


def person_name(text: str) -> str | None:
    """A person's name without honorifics and letters after it, hyphens closed up; None if the text is not one.

    At least two words, printed as names are, none of them a word of titles or bodies.
    """
    text = re.sub(r"\s*[-‐-–]\s*", "-", text.strip(" .,;:*"))
    words = text.replace("’", "'").replace(",", " ").split()
    while words and words[0].rstrip(".") in HONORIFICS:
        words = words[1:]
    while words and words[-1] in POST_NOMINALS:
        words = words[:-1]
    if not 2 <= len(words) <= 5 or words[-1].lower() in PARTICLES or len(words[-1].strip(".")) < 2:
        return None
    for word in words:
        a_name = word in PARTICLES or (word[0].isupper() and _NAME_WORD.match(word))
        surname = len(words) == 2 and word == words[1] and word.lower() in SURNAMES_TOO
        if not a_name or (word.lower() in NOT_NAMES and not surname):
            return None
    return " ".join(words)


def is_person_name(text: str) -> bool:
    """Whether a text is nothing but the name of a person."""
    return person_name(text) is not None


def split_initials(text: str) -> tuple[str, str] | None:
    """A name with the initials that a document uses for it: "Jane Roe (JR)" is ("Jane Roe", "JR"). None otherwise."""
    match = _INITIALS.match(text.strip())
    name = person_name(match["name"]) if match else None
    return (name, match["initials"]) if match and name else None


def split_named_title(text: str) -> NamedTitle | None:
    """A name and the title after or before it: "Jane Roe, Director of Housing", "Chief Executive: Jane Roe",
    "Jane Roe (Chief Executive)". None where no part before or after the first separator is a person's name.
    """
    text = re.sub(r"\s+", " ", text).strip()
    for separator in _SEPARATOR.finditer(text):
        before, after = text[: separator.start()], text[separator.end() :]
        has_more = _DASH.search(after) is not None  # "Manager, Fostering – Jane Roe": a dash apart is no part of a name
        after = after[1:-1] if after.startswith("(") and after.endswith(")") else after
        title = re.sub(rf"^(?:(?:{'|'.join(POST_NOMINALS)})\b[\s,]*)+", "", after).strip(" ,")
        if (name := person_name(before)) and title and not is_person_name(title):
            return NamedTitle(name, title)
        if not has_more and (name := person_name(after)) and before and not is_person_name(before):
            return NamedTitle(name, before.strip(" ,"))
    return None
