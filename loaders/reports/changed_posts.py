"""What the list of a report's local leadership says of posts otherwise than since when they are held.

A post is vacant, its holder has left, or holds it "for three years"; and the sentences about a post that say something
else, such as who will come, are handed out to be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document import Block
from loaders.language.dates import find_dates
from loaders.language.numbers import NUMBER
from loaders.reports.held_posts import BOARD, DATE, HeldPost, basis_of, iso_date, plain_text, posts_of

_VACANT = re.compile(
    rf"^(?P<subject>[^.;]+?),? (?:post )?(?:(?:has|have) been|is|was|became) vacant (?:since|from) {DATE}"
    r"(?:,? (?:and|with) the previous [a-z ]+? (?:having been|was|had been) in post since (?P<before>[^.,;]{4,20}))?",
    re.IGNORECASE,
)
_LEFT = re.compile(
    rf"^(?P<subject>(?:The|Our|Its) [^.;]+?) (?:has )?(?:retired|resigned|left(?: the post| her post| his post)?"
    rf"|stepped down|stood down)(?: from [a-z ]+?)? (?:in|on|at the end of) {DATE}",
    re.IGNORECASE,
)
_FOR_YEARS = re.compile(
    rf"^(?P<subject>[^.;]+?) (?:has|have) been in (?:post|place|role) for "
    rf"(?:(?:over|about|nearly|almost|more than|less than|approximately|some) )?{NUMBER} (?:years?|months?)\b",
    re.IGNORECASE,
)
# What a sentence that was not read may say of a post: who is to come, who was there before.
_CHANGES = re.compile(
    r"\b(?:vacan\w+|retire[sd]?|resign\w*|leaves|left|step(?:s|ped)? down|stood down|appointed|recruited|predecessor"
    r"|previous|former|will (?:take|come|start|commence|be)|due to|in post|take up)\b",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"\b(?:director of children|DCS|chief executive|lead member|mayor|chair of|independent chair|LSCB chair|new chair"
    r"|previous chair|interim chair)",
    re.IGNORECASE,
)


def changed_posts(blocks: Sequence[Block]) -> Iterator[HeldPost]:
    """The holders of whom the list says only that they have left, or that they have been in post for some time."""
    has_board = any(BOARD.search(block.text) for block in blocks)
    for block in blocks:
        for sentence in _sentences(block):
            for held in _change(sentence, block, has_board=has_board):
                yield replace(held, sentence=sentence)


def _change(sentence: str, block: Block, *, has_board: bool) -> Iterator[HeldPost]:
    if match := _VACANT.match(sentence):
        before = find_dates(match["before"] or "", years=True)
        start, ended, rule = before[0].iso if before else None, iso_date(match["start"]), "vacant since"
    elif match := _LEFT.match(sentence):
        start, ended, rule = None, iso_date(match["start"]), "left in"
    elif match := _FOR_YEARS.match(sentence):
        start, ended, rule = None, None, "in post for"
    else:
        return
    if ended is None and rule != "in post for":
        return  # no such day
    basis = basis_of(match["subject"])
    for role, title, body in posts_of(match["subject"], has_board=has_board):
        yield HeldPost(role, title, start, ended, basis, block, rule, body, is_present=ended is None)


def unread_on_posts(blocks: Sequence[Block], read: Sequence[HeldPost]) -> Iterator[tuple[Block, str]]:
    """The sentences of the list that say something of who holds, held or will hold a post, and of which none was
    read."""
    for block in blocks:
        told = [held.sentence for held in read if held.block is block]
        for sentence in _sentences(block):
            if _OFFICER.search(sentence) and _CHANGES.search(sentence) and not any(t in sentence for t in told):
                yield block, sentence


def _sentences(block: Block) -> list[str]:
    return re.split(r"(?<=[.;]) (?=[A-Z])", plain_text(block))
