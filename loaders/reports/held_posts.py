"""Since when a report says that the statutory posts of an authority have been held, usually without naming the holder.

It reads the list "Local leadership" ("The chief executive has been in post since …") and sentences of its form
elsewhere; other ways of running text ("The DCS, appointed in March 2022, …") are the business of `narrated_posts`.
Posts that will be filled are not tenures yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document import Block
from loaders.language.authorities import authority_named
from loaders.language.dates import clean, find_dates
from loaders.language.people import find_basis, find_role

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = rf"(?P<start>(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH}) (?:20|19)\d\d|(?:20|19)\d\d)"
_END = DATE.replace("<start>", "<end>")

OTHER_BODY = re.compile(
    r"^ (?:of|at|for) (?:the )?(?P<body>trust\b|(?!Council|Local Authority|County|City|Borough)[A-Z][\w' ]*)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BOARD = re.compile(r"\b[A-Z]?SCB\b|LSCB|safeguarding children'?s? board", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\bwill (?:come|take|commence|start|be)|\bdue to\b|\bprevious(?:ly)?\b|\bformer\b", re.IGNORECASE
)
_PREVIOUS = re.compile(
    rf"\bprevious (?P<title>[a-z ]+?) (?:was in post|served|was in place) (?:between|from) {DATE} (?:and|to) {_END}",
    re.IGNORECASE,
)

# A director of another title who has taken charge of children's services is the director of children's services.
_TOOK_CHARGE = re.compile(
    r"\b(?P<title>(?:[A-Z]\w+ )*Director of [A-Z]\w+(?: (?:and |& )?[A-Z]\w+)*)"
    rf"(?: (?:in|at|for) [A-Z][^.,;]{{0,40}}?)? (?:took|assumed) responsibility for children's services in {DATE}"
)

# The posts whose holders the lists tell; what a title stands for is the business of `find_role`.
ROLES = frozenset(
    {
        "director-of-childrens-services",
        "director-of-childrens-social-care",
        "chief-executive",
        "lscb-chair",
        "lead-member",
        "leader-of-the-council",
        "mayor",
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
_WHO_HAS_GONE = re.compile(rf"(?:She|He|They) (?:has |have |then |since )*{_GONE.pattern}")
# The interim holder was made permanent: in the same sentence, or in the next one.
_PERMANENT = r"(?:permanent|substantive)(?:ly)?"
_IN_ITS_SENTENCE = re.compile(
    rf"\b(?:interim|acting)\b[^;]{{0,200}}?(?:,| and|;) (?:(?:was|been|became|has|made|is|as) )*{_PERMANENT}"
    rf"(?: \w+){{0,3}}? (?:since|from|in)\b"
    rf"|\b(?:interim|acting)\b[^;]{{0,200}}?(?:,| and)(?: since| from)?"
    rf"(?= [^,;]{{4,20}} as (?:the )?{_PERMANENT})",
    re.IGNORECASE,
)
_IN_THE_NEXT = re.compile(
    rf"(?:This|The|That|His|Her|Their|She|He|They)\b[^.;]{{0,60}}?\b(?:made|became|becoming|confirmed|appointed)\b"
    rf"[^.;]{{0,40}}?\b{_PERMANENT}\b[^.;]{{0,30}}? (?:in|from|since|on)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s*(?:(?:early|mid|late|spring|summer|autumn|winter|(?:the )?(?:beginning|start|middle|end)(?: of)?)[\s-]*)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:^|,? (?:and|while|but|with|although|as|because) |[;:,] )(?=(?:the|an?|its|our|both) )", re.I)
_MORE_OF_TITLE = re.compile(r"(?:,(?: and)?|(?<! ) and) [A-Z][\w']+(?:(?:,? and)?,? [A-Z][\w']+)*")
_OFFICER = re.compile(r"\b(?:director|chief|chair\w*|member|manager|head|officer)\b", re.IGNORECASE)
# Children's services are the larger part of a directorate of "people".
_DIRECTOR_OF_PEOPLE = re.compile(
    r"(?:(?:executive|strategic|corporate) )?director (?:of|for) people\b.*", re.IGNORECASE
)
_LONE_CHAIR = re.compile(
    r"(?:(?:independent|interim|acting|current|new) )*chair(?:man|woman|person)?(?: of (?:the|this) board)?", re.I
)
_PRONOUN = re.compile(r"(?:she|he|they)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post and since when it is held, None where no start is printed; `ended` where the report gives an end. Dates
    are ISO prefixes.

    `body` is the body of the post as printed where it is not the authority ("the trust"), else "". `is_present`: the
    report says that the holder still is in post. `sentence` is where it says so.
    """

    role: str
    title: str
    started: str | None
    ended: str | None
    basis: str | None
    block: Block
    rule: str
    body: str = ""
    is_present: bool = False
    sentence: str = ""


def held_posts(blocks: Sequence[Block], *, in_list: bool = True) -> Iterator[HeldPost]:
    """The posts that the blocks say are held since a day: in a list of them, or (not `in_list`) in running text, where
    fewer words may say so.
    """
    has_board = in_list and any(BOARD.search(block.text) for block in blocks)
    for block in blocks:
        yield from _stated_in(block, in_list=in_list, has_board=has_board)


def prints_year(text: str) -> bool:
    """Whether a text can give the start of a tenure."""
    # Few paragraphs do, and looking for two digits is many times as fast as the search.
    return ("20" in text or "19" in text) and bool(_YEAR.search(text))


def plain_text(block: Block) -> str:
    """A block's words in one line, with plain apostrophes."""
    return clean(block.text.replace("’", "'"))


def iso_date(text: str) -> str | None:
    """The ISO prefix of a printed date that matched `DATE`; None where there is no such day."""
    return find_dates(text, years=True)[0].iso


def basis_of(*texts: str | None) -> str | None:
    """The basis that the first of the texts to name one names."""
    return next((basis for text in texts if text and (basis := find_basis(text))), None)


def _stated_in(block: Block, *, in_list: bool, has_board: bool) -> Iterator[HeldPost]:
    if not prints_year(block.text):
        return
    text = plain_text(block)
    has_board = has_board or bool(BOARD.search(text))
    sentences = re.split(r"(?<=[.;]) (?=[A-Z])", text)
    for before, sentence, after in zip(["", *sentences], sentences, [*sentences[1:], ""], strict=False):
        has_left = bool(_WHO_HAS_GONE.match(after))
        for held in _stated(sentence, before, block, in_list=in_list, has_board=has_board):
            held = replace(held, sentence=sentence, is_present=held.is_present and not has_left)
            yield from _made_permanent(held, sentence, after)
    for match in _TOOK_CHARGE.finditer(text):
        role, start = "director-of-childrens-services", iso_date(match["start"])
        is_present = in_list and not _GONE.search(text, match.end())
        if start:
            yield HeldPost(
                role, match["title"], start, None, None, block, "took responsibility in", "", is_present, match[0]
            )
    for match in _PREVIOUS.finditer(text):
        role = "lscb-chair" if match["title"].strip() == "chair" else find_role(match["title"])
        start, end = iso_date(match["start"]), iso_date(match["end"])
        if start and end:
            yield HeldPost(role, match["title"], start, end, None, block, "previous holder", sentence=match[0])


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
        if not _NOT_YET.search(f"{subject.rstrip()} {held['way']}{held['how']}"):
            for role, title, body in posts_of(subject, has_board=has_board):
                basis = basis_of(*words, how)
                last = ended[0] if ended else None
                is_present = still_holds and until is None
                yield HeldPost(role, title, start[0], last, basis, block, "in post since", body, is_present)
        another = _AND_ANOTHER.match(rest)
        if another is None:
            return
        subject, end = another["subject"], start[1] + another.end()
        words = (subject, "", "")


def _made_permanent(held: HeldPost, sentence: str, after: str) -> Iterator[HeldPost]:
    """What is said of a post: where its interim holder was made permanent, the two times apart."""
    then = _IN_ITS_SENTENCE.search(sentence) or _IN_THE_NEXT.match(after)
    start = _start(then.string, then.end()) if then else None
    if held.basis not in ("interim", "acting") or held.ended or start is None or (held.started or "") >= start[0]:
        yield held
        return
    yield replace(held, ended=start[0], is_present=False)
    yield replace(held, started=start[0], basis="permanent")


def _start(sentence: str, position: int) -> tuple[str, int] | None:
    """The date that follows a "since", and where it ends."""
    about = _ABOUT.match(sentence, position)
    place = about.end() if about else position
    dates = find_dates(sentence[place : place + 40].lstrip(), years=True)
    skipped = len(sentence[place:]) - len(sentence[place:].lstrip())
    if not dates or dates[0].start or not dates[0].iso:
        return None
    return dates[0].iso, place + skipped + dates[0].end


def posts_of(subject: str, *, has_board: bool) -> list[tuple[str, str, str]]:
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
            more = _MORE_OF_TITLE.match(phrase, cut)
            return role, title + (more[0] if more else ""), _other_body(title)
    return None


def _other_body(title: str) -> str:
    """The body of a chief executive's post where it is not the authority: "the trust", a company's name."""
    after = re.match(r"(?:\w+ )?chief executive(?: officer)?", title, re.IGNORECASE)
    other = OTHER_BODY.match(title[after.end() :]) if after else None
    return other["body"] if other and not authority_named(other["body"]) else ""
