"""Since when a report says that the statutory posts of an authority have been held, usually without naming the holder.

It reads the list "Local leadership" ("The chief executive has been in post since …") and the sentences by which reports
speak of it elsewhere ("The DCS, appointed in March 2022, …"). Posts that will be filled are not tenures yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Block
from loaders.language.dates import clean, find_dates
from loaders.language.people import find_basis, find_role

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"(?P<start>(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH}) (?:20|19)\d\d|(?:20|19)\d\d)"
_END = _DATE.replace("<start>", "<end>")

# How the posts are named. The chief executive of another body (a trust) is told apart by what follows.
_CHILDREN = r"(?:children(?:'s)?|children and young people|people)(?:'s)?"
_AND_MORE = r"(?:,? (?:services|families|and|young people|adults?|education|schools|learning|lifelong)\b(?:'s)?)*"
_BOARD_NAME = (
    r"(?:(?:[A-Z][\w' ]+ )?(?:local )?safeguarding children(?:'?s)?(?:'?s)? board|[A-Z]?LSCB|[A-Z]SCB)"
    r"(?: \([A-Z]+\))?"
)
_POSTS = (
    (
        "director-of-childrens-services",
        rf"(?:(?:statutory |executive |strategic |corporate )*director (?:of|for)"
        rf" {_CHILDREN}{_AND_MORE}(?: \(DCS\))?|DCS)",
    ),
    ("chief-executive", r"chief executive(?: officer)?"),
    (
        "lscb-chair",
        rf"(?:independent )?chair(?:man|woman|person)? of (?:the )?{_BOARD_NAME}|LSCB(?: independent)? chair|"
        r"independent (?:LSCB )?chair|chair(?= has been in post)",
    ),
    ("lead-member", r"lead member(?: for children(?:'s services)?(?: and young people)?)?"),
)
_POST = "|".join(f"(?P<p{i}>{words})" for i, (_, words) in enumerate(_POSTS))
_BASIS = r"(?:(?:interim|acting|current|new|permanent|present|experienced|newly appointed|substantive)\b,? )*"
_OTHER_BODY = re.compile(
    r"^ (?:of|at|for) (?:the )?(?P<body>trust\b|(?!Council|Local Authority|County|City|Borough)[A-Z][\w' ]*)"
)
_NARRATIVE_WORDS = re.compile(r"\b(?:post|role|appoint|joined|started|followed by)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOT_THE_HOLDER = re.compile(r"\b(?:previous|former|deputy|assistant)\s*$", re.IGNORECASE)
_TENURE_WORDS = re.compile(r"\b(?:in post|in place|in role|served|responsibility for)\b")
_BOARD = re.compile(r"\b[A-Z]?SCB\b|LSCB|safeguarding children'?s? board", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\bwill (?:come|take|commence|start|be)|\bdue to\b|\bprevious(?:ly)?\b|\bformer\b", re.IGNORECASE
)
_PREVIOUS = re.compile(
    rf"\bprevious (?P<title>[a-z ]+?) (?:was in post|served|was in place) (?:between|from) {_DATE} (?:and|to) {_END}",
    re.IGNORECASE,
)

# A director of another title who has taken charge of children's services is the director of children's services.
_TOOK_CHARGE = re.compile(
    rf"\b(?P<title>(?:[A-Z]\w+ )*Director of [A-Z]\w+(?: (?:and |& )?[A-Z]\w+)*)(?: in [A-Z]\w+)? "
    rf"(?:took|assumed) responsibility for children's services in {_DATE}"
)

# How a sentence says since when. `{post}` stands for a post with words of its basis before it.
_LIST = re.compile(
    rf"\b(?P<basis>{_BASIS})(?:{_POST})(?P<after>[^.;]{{0,90}}?) (?:has|have|had) (?:also )?been in "
    rf"(?:post|place|role)"
    rf"(?P<how>[^.;]{{0,40}}?) (?:since|from) (?:the (?:end|beginning|start) of )?{_DATE}(?P<rest>[^.;]{{0,60}})",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    rf"(?:^|\. )(?:The )?(?P<basis>{_BASIS})(?:{_POST})(?P<after>[^.]{{0,120}})\. (?:She|He|They) (?:has|"
    rf"have) been in post"
    rf"(?P<how>) since {_DATE}(?P<rest>)",
    re.IGNORECASE,
)
_NARRATIVE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<basis>{_BASIS})(?:{_POST})(?: \([A-Z]+\))?,? (?:who )?(?:was |were |has been )?"
        rf"(?:in post|appointed|took up (?:the |his |her |their )?(?:post|role)|came into post|started(?: "
        rf"in post)?|joined[^.;,]{{0,30}}?) (?:since|in|from) {_DATE}",
        rf"\b(?:Following|Since|After) (?:the|his|her|their) appointment "
        rf"(?:of (?:the|a) (?P<basis>{_BASIS})(?:{_POST}) )?in {_DATE}",
        rf"\bIn {_DATE},? (?:a|the) (?P<basis>{_BASIS})(?:{_POST})[^.;]{{0,60}}? (?:was|were) appointed",
        rf"\bSince {_DATE},? (?:and )?with the appointment of (?:a|the) (?P<basis>{_BASIS})(?:{_POST})",
        rf"\bappointment of (?:a|the) (?P<basis>{_BASIS})(?:{_POST}) in {_DATE}",
        rf"\b(?P<basis>{_BASIS})(?:{_POST})[^.;]{{0,60}}? (?:was|were) appointed in {_DATE}",
        rf"\bfollowed by (?:a|the) (?P<basis>{_BASIS})[^.;,]{{0,30}}?\(?(?:{_POST})\)? in {_DATE}",
    )
)


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post and since when it is held; `ended` for a previous holder. Dates are ISO prefixes.

    `body` is the body of the post as printed where it is not the authority ("the trust"), else "".
    """

    role: str
    title: str
    started: str
    ended: str | None
    basis: str | None
    block: Block
    rule: str
    body: str = ""


def held_posts(blocks: Sequence[Block], *, narrative: bool = False) -> Iterator[HeldPost]:
    """The tenures that the blocks print. `narrative` reads running text too, for a post that the list leaves out.

    A narrative sentence counts only for a post for which the lists of the blocks print no start.
    """
    listed: set[str] = set()
    for block in blocks:
        for held in _listed(block):
            if not held.body:
                listed.add(held.role)
            yield held
    if not narrative:
        return
    for block in blocks:
        if not (_prints_year(block.text) and _NARRATIVE_WORDS.search(block.text)):
            continue
        for held in _narrated(block):
            if held.role not in listed:
                listed.add(held.role)
                yield held


def _prints_year(text: str) -> bool:
    # Few paragraphs do, and looking for two digits is many times as fast as the search.
    return ("20" in text or "19" in text) and bool(_YEAR.search(text))


def _text(block: Block) -> str:
    return clean(block.text.replace("’", "'"))


def _post(match: re.Match[str]) -> tuple[str, str] | None:
    """The role and the printed title that a pattern matched."""
    for place, (role, _) in enumerate(_POSTS):
        if match[f"p{place}"]:
            return role, match[f"p{place}"]
    return None


def _iso(text: str) -> str:
    return find_dates(text, years=True)[0].iso or text


def _basis(*texts: str | None) -> str | None:
    return next((basis for text in texts if text and (basis := find_basis(text))), None)


def _listed(block: Block) -> Iterator[HeldPost]:
    if not (_prints_year(block.text) and _TENURE_WORDS.search(block.text)):
        return
    text = _text(block)
    for pattern in (_LIST, _PRONOUN):
        for match in pattern.finditer(text):
            post = _post(match)
            if post is None or _NOT_YET.search(match["after"]):
                continue
            other = _OTHER_BODY.match(match["after"])
            if post[1].lower() == "chair" and not _BOARD.search(text):
                continue
            if _NOT_THE_HOLDER.search(text[: match.start()]):
                continue
            how = match["rest"] if re.search(r"in an (?:interim|acting)", match["rest"]) else ""
            basis = _basis(match["basis"], match["after"], match["how"], how)
            started, body = _iso(match["start"]), other["body"] if other else ""
            yield HeldPost(post[0], post[1], started, None, basis, block, "in post since", body)
    for match in _TOOK_CHARGE.finditer(text):
        role = "director-of-childrens-services"
        yield HeldPost(role, match["title"], _iso(match["start"]), None, None, block, "took responsibility in")
    for match in _PREVIOUS.finditer(text):
        role = "lscb-chair" if match["title"].strip() == "chair" else find_role(match["title"])
        yield HeldPost(role, match["title"], _iso(match["start"]), _iso(match["end"]), None, block, "previous holder")


def _narrated(block: Block) -> Iterator[HeldPost]:
    text = _text(block)
    for pattern in _NARRATIVE:
        for match in pattern.finditer(text):
            post, end = _post(match), max(match.end(f"p{place}") for place in range(len(_POSTS)))
            if post is None:
                # "Following her appointment in May 2014, the chief executive …": the post is named next.
                named = re.match(rf",? the (?:{_POST})", text[match.end() :], re.IGNORECASE)
                post, end = (_post(named), match.end() + named.end()) if named else (None, -1)
            if post is None or _OTHER_BODY.match(text[end:]) or _NOT_THE_HOLDER.search(text[: match.start()]):
                continue
            yield HeldPost(post[0], post[1], _iso(match["start"]), None, _basis(match["basis"]), block, "appointed in")
