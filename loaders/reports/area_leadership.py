"""Since when a report says that the statutory posts of an authority have been held, usually without naming the holder.

It reads the list "Local leadership" ("The chief executive has been in post since …") and the sentences by which reports
speak of it elsewhere ("The DCS, appointed in March 2022, …"). Posts that will be filled are not tenures yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Block
from loaders.language.authorities import authority_named
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
_NARRATIVE_WORDS = re.compile(r"\b(?:post|role|appoint|arrival|joined|started|commenced|followed by)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOT_THE_HOLDER = re.compile(r"\b(?:previous|former|deputy|assistant)\s*$", re.IGNORECASE)
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
    r"\b(?P<title>(?:[A-Z]\w+ )*Director of [A-Z]\w+(?: (?:and |& )?[A-Z]\w+)*)"
    rf"(?: (?:in|at|for) [A-Z][^.,;]{{0,40}}?)? (?:took|assumed) responsibility for children's services in {_DATE}"
)

# The posts whose holders the lists tell; what a title stands for is the business of `find_role`.
ROLES = frozenset(
    {
        "director-of-childrens-services",
        "director-of-childrens-social-care",
        "chief-executive",
        "lscb-chair",
        "lead-member",
    }
)
_POST_WORDS = r"(?:post|place|role|position|office)"
# How a sentence says since when its subject holds a post.
_HOLDS = re.compile(
    r"\b(?P<tense>has|have|had) (?:(?:\w+ly|also|all|both|now) )*"
    rf"(?P<way>been (?:\w+ly )?in (?:(?:an?|the|her|his|their|this) )?(?:\w+ )?{_POST_WORDS}"
    rf"|held (?:the|this|her|his|their) (?:\w+ )?{_POST_WORDS}|been responsible for children's services)"
    r"(?P<how>[^.;]{0,40}?) (?:since|from)\b",
    re.IGNORECASE,
)
# How the lists may say it too; in running text, such sentences tell of much else.
_CAME = re.compile(
    r"\b(?P<way>(?:was|were|has been|have been) (?:\w+ly )?(?:appointed|recruited)"
    rf"|took up (?:the |this |his |her |their )?(?:\w+ )?{_POST_WORDS}|c[ao]me into post|commenced|started|began)"
    rf"(?P<how>[^.;]{{0,40}}?) (?:in|on|from|since)\b(?! {_POST_WORDS}\b)",
    re.IGNORECASE,
)
# A second post in the same sentence, with less words: "and the chief executive since May 2012".
_AND_ANOTHER = re.compile(
    rf"[,;]?(?: and| while)? (?P<subject>(?:the|an?|its) [^.;]{{3,80}}?)(?: has)?(?: been in {_POST_WORDS})?"
    r" (?:since|from)\b",
    re.IGNORECASE,
)
# Behind the start: until when the post was held, or that its holder has gone.
_UNTIL = re.compile(r",?(?: and)? (?:to(?= (?:\d|[A-Z]))|until|till)\b")
_GONE = re.compile(r"\b(?:left|retired|resigned|departed|stood down|stepped down)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\s*(?:(?:early|mid|late|spring|summer|autumn|winter|(?:the )?(?:beginning|start|middle|end)(?: of)?)[\s-]*)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:^|,? (?:and|while|but|with|although|as|because) |[;:,] )(?=(?:the|an?|its|our|both) )", re.I)
_OFFICER = re.compile(r"\b(?:director|chief|chair\w*|member|manager|head|officer)\b", re.IGNORECASE)
# Children's services are the larger part of a directorate of "people".
_DIRECTOR_OF_PEOPLE = re.compile(
    r"(?:(?:executive|strategic|corporate) )?director (?:of|for) people\b.*", re.IGNORECASE
)
_LONE_CHAIR = re.compile(
    r"(?:(?:independent|interim|acting|current|new) )*chair(?:man|woman|person)?(?: of (?:the|this) board)?", re.I
)
_PRONOUN = re.compile(r"(?:she|he|they)", re.IGNORECASE)

_NARRATIVE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<basis>{_BASIS})(?:{_POST})(?: \([A-Z]+\))?,? (?:who )?(?:was |were |has been )?"
        rf"(?:in post|appointed|took up (?:the |his |her |their )?(?:\w+ )?(?:post|role)|came into post"
        rf"|(?:started|commenced)(?: in post)?|joined[^.;,]{{0,30}}?) (?:since|in|from) {_DATE}",
        rf"\b(?:Following|Since|After) (?:the|his|her|their) (?:appointment|arrival) "
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
    """A post and since when it is held; `ended` where the report gives an end. Dates are ISO prefixes.

    `body` is the body of the post as printed where it is not the authority ("the trust"), else "". `is_present`: the
    report says that the holder still is in post.
    """

    role: str
    title: str
    started: str
    ended: str | None
    basis: str | None
    block: Block
    rule: str
    body: str = ""
    is_present: bool = False


def held_posts(blocks: Sequence[Block], *, narrative: bool = False) -> Iterator[HeldPost]:
    """The tenures that the blocks print. `narrative` reads running text, for posts that the list leaves out: there a
    sentence counts only for a post for which the blocks have no statement of the list's form.
    """
    listed: set[str] = set()
    has_board = any(_BOARD.search(block.text) for block in blocks)
    for block in blocks:
        for held in _listed(block, in_list=not narrative, has_board=has_board and not narrative):
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


def _listed(block: Block, *, in_list: bool, has_board: bool) -> Iterator[HeldPost]:
    if not _prints_year(block.text):
        return
    text = _text(block)
    has_board = has_board or bool(_BOARD.search(text))
    before = ""
    for sentence in re.split(r"(?<=[.;]) (?=[A-Z])", text):
        yield from _stated(sentence, before, block, in_list=in_list, has_board=has_board)
        before = sentence
    for match in _TOOK_CHARGE.finditer(text):
        role = "director-of-childrens-services"
        yield HeldPost(role, match["title"], _iso(match["start"]), None, None, block, "took responsibility in")
    for match in _PREVIOUS.finditer(text):
        role = "lscb-chair" if match["title"].strip() == "chair" else find_role(match["title"])
        yield HeldPost(role, match["title"], _iso(match["start"]), _iso(match["end"]), None, block, "previous holder")


def _stated(sentence: str, before: str, block: Block, *, in_list: bool, has_board: bool) -> Iterator[HeldPost]:
    """The posts that a sentence says are held since a day. `before` is the sentence that a pronoun looks back to."""
    held = _HOLDS.search(sentence) or (_CAME.search(sentence) if in_list else None)
    if held is None:
        return
    subject, end = sentence[: held.start()], held.end()
    if _PRONOUN.fullmatch(subject.strip()):
        subject = before
    words = (subject, held["way"], held["how"])
    still_holds = held.re is _HOLDS and held["tense"].lower() != "had" and not _GONE.search(sentence, end)
    while start := _start(sentence, end):
        until = _UNTIL.match(sentence, start[1])
        ended = _start(sentence, until.end()) if until else None
        rest = sentence[start[1] :]
        how = rest if re.match(r"[^.;]{0,60}\b(?:in an|as) (?:interim|acting)", rest) else ""
        if not _NOT_YET.search(subject + held["how"]):
            for role, title, body in _posts_of(subject, has_board=has_board):
                basis = _basis(*words, how)
                last = ended[0] if ended else None
                is_present = still_holds and until is None
                yield HeldPost(role, title, start[0], last, basis, block, "in post since", body, is_present)
        another = _AND_ANOTHER.match(rest)
        if another is None:
            return
        subject, end = another["subject"], start[1] + another.end()
        words = (subject, "", "")


def _start(sentence: str, position: int) -> tuple[str, int] | None:
    """The date that follows a "since", and where it ends."""
    about = _ABOUT.match(sentence, position)
    place = about.end() if about else position
    dates = find_dates(sentence[place : place + 40].lstrip(), years=True)
    skipped = len(sentence[place:]) - len(sentence[place:].lstrip())
    if not dates or dates[0].start or not dates[0].iso:
        return None
    return dates[0].iso, place + skipped + dates[0].end


def _posts_of(subject: str, *, has_board: bool) -> list[tuple[str, str, str]]:
    """Role, title and body of the posts that the subject of a sentence names: its last clause's, or all of a list's."""
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", subject.strip(" ,"))
    posts = [_post_of(part, has_board=has_board) for part in parts]
    if all(posts):
        return [post for post in posts if post]
    for clause in reversed([clause for clause in _CLAUSE.split(subject.strip(" ,")) if clause.strip()]):
        if post := _post_of(clause, has_board=has_board):
            return [post]
        if _OFFICER.search(clause):
            break
    return []


def _post_of(phrase: str, *, has_board: bool) -> tuple[str, str, str] | None:
    """Role, title and body of a phrase that begins with the title of a post, or None."""
    phrase = re.sub(r"^(?:(?:the|an?|its|our|both|current|new|present|experienced|newly appointed)\b,? )+", "", phrase)
    phrase = re.sub(r"^(?:the|an?|its|our|both|current|new|present)\b,? ", "", phrase.strip(), flags=re.IGNORECASE)
    for cut in [*(m.start() for m in re.finditer(r",| \(| who | which | is | has ", phrase)), len(phrase)]:
        title = phrase[:cut].strip()
        if not title or re.search(r"\b(?:previously|formerly)\b", title):
            return None
        role = find_role(title)
        if has_board and _LONE_CHAIR.fullmatch(title):
            role = "lscb-chair"
        elif _DIRECTOR_OF_PEOPLE.fullmatch(title):
            role = "director-of-childrens-services"
        if role in ROLES:
            return role, title, _other_body(title)
    return None


def _other_body(title: str) -> str:
    """The body of a chief executive's post where it is not the authority: "the trust", a company's name."""
    after = re.match(r"(?:\w+ )?chief executive(?: officer)?", title, re.IGNORECASE)
    other = _OTHER_BODY.match(title[after.end() :]) if after else None
    return other["body"] if other and not authority_named(other["body"]) else ""


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
