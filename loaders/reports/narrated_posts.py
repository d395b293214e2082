"""Posts that running text says were filled in some month, where a report has no list that says so.

The list's own sentences are the business of `held_posts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.document import Block
from loaders.language.authorities import authority_named
from loaders.language.people import find_basis
from loaders.reports.held_posts import (
    DATE,
    OTHER_BODY,
    HeldPost,
    basis_of,
    held_posts,
    iso_date,
    plain_text,
    prints_year,
)

# How the posts are named. The chief executive of another body (a trust) is told apart by what follows.
_CHILDREN = r"(?:children(?:'s)?|children and young people|people)(?:'s)?"
_AND_MORE = r"(?:,? (?:services|families|and|young people|adults?|education|schools|learning|lifelong)\b(?:'s)?)*"
_BOARD_NAME = (
    r"(?:(?:[A-Z][\w' ]+ )?(?:local )?safeguarding children(?:'?s)?(?:'?s)? board|[A-Z]?LSCB|[A-Z]SCB)"
    r"(?: \([A-Z]+\))?"
)
_POSTS = (
    ("mayor", r"(?:directly )?(?:elected )?mayor"),
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
_FILLED = re.compile(r"\b(?:post|role|election|appoint|arrival|joined|started|commenced|followed by)")
# The adjective, or what is said next, tells that who was appointed is there when the report is written.
_STILL_THERE = re.compile(r"\b(?:current|new|newly|present|interim|acting|permanent|substantive)\b", re.IGNORECASE)
_DOES = re.compile(
    r"^(?: \([^)]*\))?,? (?:(?:and|who|she|he) )?"
    r"(?:has|is|meets|leads|chairs|provides|reads|works|continues|brings|shows)\b"
)
_HAS_GONE = re.compile(r"\b(?:left|retired|resigned|departed|stood down|stepped down)\b", re.IGNORECASE)
# A holder of whom no start is told, but that it is for a time.
_FOR_NOW = re.compile(
    rf"\b[Tt]he (?:council's |local authority's |current )?(?P<basis>interim|acting) (?:{_POST})"
    r"(?! (?:arrangement|position|post|role|of the trust|of TfC))",
    re.IGNORECASE,
)
# Who is spoken of as the one in post, whatever is said of the start elsewhere.
_CURRENT = re.compile(
    rf"\b[Tt]he (?:current|present|new|newly appointed|recently appointed) {_BASIS}(?:{_POST})", re.IGNORECASE
)
_CURRENT_WORDS = ("he current ", "he present ", "he new", "he recently ")
_NOT_THE_HOLDER = re.compile(r"\b(?:previous|former|deputy|assistant)\s*$", re.IGNORECASE)

_SENTENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<basis>{_BASIS})(?:{_POST})(?: \([A-Z]+\))?,? (?:who )?(?:was |were |has been )?"
        rf"(?:in post|appointed|took up (?:the |his |her |their )?(?:\w+ )?(?:post|role)|came into post"
        rf"|(?:started|commenced)(?: in post)?|joined[^.;,]{{0,30}}?) (?:since|in|from) {DATE}",
        rf"\b(?:Following|Since|After|On) (?:(?:the|his|her|their) )?(?:appointment|arrival|election) "
        rf"(?:of (?:the|an?) (?P<basis>{_BASIS})(?:{_POST}) )?in {DATE}",
        rf"\bIn {DATE},? (?:an?|the) (?P<basis>{_BASIS})(?:{_POST})[^.;]{{0,60}}? (?:was|were) appointed",
        rf"\bSince {DATE},? (?:and )?with the appointment of (?:an?|the) (?P<basis>{_BASIS})(?:{_POST})",
        rf"\bappointment of (?:an?|the) (?P<basis>{_BASIS})(?:{_POST}) in {DATE}",
        rf"\b(?P<basis>{_BASIS})(?:{_POST})[^.;]{{0,60}}? (?:was|were) appointed in {DATE}",
        rf"\bfollowed by (?:an?|the) (?P<basis>{_BASIS})[^.;,]{{0,30}}?\(?(?:{_POST})\)? in {DATE}",
    )
)


def narrated_posts(blocks: Sequence[Block]) -> Iterator[HeldPost]:
    """The posts that running text says are held since a day or were filled in some month.

    Of a post that the text says is held, other sentences are not asked.
    """
    told: set[str] = set()
    filled: dict[str, HeldPost] = {}
    for held in held_posts(blocks, in_list=False):
        if not held.body:
            told.add(held.role)
        yield held
    for block in blocks:
        if not (prints_year(block.text) and _FILLED.search(block.text)):
            continue
        for held in _filled(block):
            before = filled.get(held.role)
            if held.role not in told and (before is None or _is_closer(held, before)):
                filled[held.role] = held
    yield from filled.values()


def _is_closer(held: HeldPost, before: HeldPost) -> bool:
    """Whether a start says more closely what another has said: "May 2013" after "2013"."""
    one, other = held.started or "", before.started or ""
    return one.startswith(other) and len(one) > len(other)


_APPOINTED = re.compile(rf"\bappointment of an? (?:new )?(?P<basis>interim|acting) (?:{_POST})", re.IGNORECASE)


def present_bases(blocks: Sequence[Block]) -> Iterator[tuple[str, str, Block]]:
    """Role and basis of the posts to which, the text says, someone has been appointed on an interim or acting basis."""
    for block in blocks:
        if "ppointment of an" not in block.text:
            continue
        text = plain_text(block)
        for match in _APPOINTED.finditer(text):
            post, basis = _named_post(match), find_basis(match["basis"])
            body = OTHER_BODY.match(text[match.end() :])
            if post and basis and (body is None or authority_named(body["body"])):
                yield post[0], basis, block


_SCRUTINEER = re.compile(
    r"\bindependent scrutineer,? (?:who )?(?:(?:was|has been) )?(?:appointed|in post|took up (?:his|her|their|the) "
    rf"(?:post|role)|started|joined)(?: in post)? (?:in|since|from) (?:[a-z]+ )?{DATE}",
    re.IGNORECASE,
)


def scrutineer_since(blocks: Sequence[Block]) -> tuple[str, Block] | None:
    """Since when (an ISO prefix) the text says that the partnership's independent scrutineer is in post."""
    for block in blocks:
        if "crutineer" in block.text and (match := _SCRUTINEER.search(plain_text(block))):
            return (start, block) if (start := iso_date(match["start"])) else None
    return None


def _named_post(match: re.Match[str]) -> tuple[str, str] | None:
    """The role and the printed title that a pattern matched."""
    for place, (role, _) in enumerate(_POSTS):
        if match[f"p{place}"]:
            return role, match[f"p{place}"]
    return None


def _filled(block: Block) -> Iterator[HeldPost]:
    text = plain_text(block)
    for pattern in _SENTENCES:
        for match in pattern.finditer(text):
            post, end = _named_post(match), max(match.end(f"p{place}") for place in range(len(_POSTS)))
            if post is None:
                # "Following her appointment in May 2014, the chief executive …": the post is named next.
                named = re.match(rf",? the (?:{_POST})", text[match.end() :], re.IGNORECASE)
                post, end = (_named_post(named), match.end() + named.end()) if named else (None, -1)
            if post is None or OTHER_BODY.match(text[end:]) or _NOT_THE_HOLDER.search(text[: match.start()]):
                continue
            start, basis = iso_date(match["start"]), basis_of(match["basis"])
            if start is None:
                continue
            is_present = _is_there(match["basis"] or "", text[match.end() :])
            yield HeldPost(post[0], post[1], start, None, basis, block, "appointed in", is_present=is_present)


def _is_there(adjectives: str, after: str) -> bool:
    """Whether a text says, or lets no doubt, that who was appointed holds the post still."""
    if _HAS_GONE.search(" ".join(re.split(r"(?<=[.;]) ", after)[:2])):
        return False
    return bool(_STILL_THERE.search(adjectives) or _DOES.match(after))


def roles_held_now(blocks: Sequence[Block]) -> set[str]:
    """The roles whose holders running text calls the current or the new ones."""
    texts = (plain_text(block) for block in blocks if any(words in block.text for words in _CURRENT_WORDS))
    named = ((text, match, _named_post(match)) for text in texts for match in _CURRENT.finditer(text))
    return {post[0] for text, match, post in named if post and not OTHER_BODY.match(text[match.end() :])}


def temporary_holders(blocks: Sequence[Block]) -> Iterator[HeldPost]:
    """The interim and acting holders whom running text names without saying since when."""
    for block in blocks:
        if "nterim" not in block.text and "cting" not in block.text:
            continue
        text = plain_text(block)
        for match in _FOR_NOW.finditer(text):
            if (post := _named_post(match)) and not OTHER_BODY.match(text[match.end() :]):
                basis = basis_of(match["basis"])
                yield HeldPost(post[0], post[1], None, None, basis, block, "interim holder", is_present=True)
