"""What the inspectorates ask an inspected area to write in answer, by when and by whom, and when they will be back.

It reads the sentences; which section of a document they stand in is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block
from loaders.language.dates import find_dates
from loaders.language.numbers import NUMBER, parse_number

KINDS = (
    ("written-statement-of-action", re.compile(r"\bwritten statements? of (?:proposed )?actions?\b", re.IGNORECASE)),
    ("priority-action-plan", re.compile(r"\bpriority action plan\b", re.IGNORECASE)),
    (
        "strategic-plan",
        re.compile(
            r"\bupdates? and publish(?:es)? (?:its|their) strategic plan|\bupdated? strategic plan", re.IGNORECASE
        ),
    ),
)
# How sentences begin: behind the end of another one, or at the beginning of a paragraph whose precursor lost its stop.
_BEGIN = r"(?:^|\n|[.!?]\d{0,2}\s)"
_SENT = re.compile(rf"{_BEGIN}(?P<who>[^.!?\n]{{3,160}}?),? (?:should|must|is to|are to) (?:send|submit)\b")
# Sentences that ask for the answer: who must write it stands before or behind the verb. Where none says who writes it,
# it is whoever sends it.
_ASKED = (
    re.compile(
        r"\bdetermined that (?P<who>the [^.!?]{3,160}?) (?:is|are) (?:jointly )?responsible for (?:submitting|it)\b"
    ),
    re.compile(r"\bdetermined that (?P<who>[^.!?()]{3,160}?)(?: \([^()]*\))?,? is the principal authority\b"),
    re.compile(
        rf"{_BEGIN}(?P<who>[^.!?\n]{{3,160}}?),? (?:should|must|is required to|are required to)"
        r" (?:coordinate|prepare|produce|update)\b"
    ),
    re.compile(
        r"\b(?:requires?|asks?|ask that) (?P<who>the [^.,!?]{3,80}?)"
        r" (?:to )?(?:prepares?|updates?|submits?|produces?)\b"
    ),
    _SENT,
)
_SEND_BY = re.compile(
    r"\b(?:send|submit|publish)\b.{0,250}?\bby (?P<day>(?:[A-Z][a-z]+ )?\d{1,2}(?:st|nd|rd|th)? [A-Z].{2,20})",
    re.IGNORECASE,
)
# With whom the answer is to be written; the list goes on to the end of the sentence.
_WITH = re.compile(r"\bmulti-agency response,? (?:specifically )?involving (?P<whom>[^.]{3,400})\.")
_BETWEEN_PARTNERS = re.compile(r"(?:, and|,| and)(?: specifically)? ")
ADDRESSEES = re.compile(r"\b(?:individuals|agencies)\b.*\baddressed to\b")
_SHORT_YEAR = re.compile(r"\b(\d{1,2} [A-Z][a-z]{2,8}) (\d\d)(?=[.,;]|$)")
_ABOUT = rf"(?:within|in) (?:approximately |about |around )?(?P<number>{NUMBER})"
_NEXT = re.compile(
    rf"\bnext (?:full )?(?:area SEND )?(?:re-?)?inspection will (?:be|take place|be carried out) {_ABOUT} years?",
    re.IGNORECASE,
)
_MONITORED = re.compile(
    rf"\bmonitoring (?:inspection|visit) will (?:be carried out|take place|be) {_ABOUT} months", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Response:
    """What is asked for: a value of the ontology's responseKinds, an ISO day, who as printed, and where it says so.

    `sent_by` is who sends the answer where that is someone else than `by`, who writes it; `partners` are those who
    must take part, as printed.
    """

    kind: str
    due: str | None
    by: str | None
    sent_by: str | None
    blocks: tuple[Block, ...]
    partners: tuple[str, ...] = ()


def find_response(blocks: Iterable[Block]) -> Response | None:
    """The answer that the inspectorates ask for; None where the blocks speak of none.

    A sentence may run over the end of a block: what is asked is read from them all together.
    """
    told = [block for block in blocks if block.kind != "footnote"]
    by_paragraphs = _joined(told)
    text = by_paragraphs.replace("\n", " ")
    kind = _kind(text)
    if kind is None:
        return None
    due = _SEND_BY.search(text)
    day = _day(due["day"]) if due else None
    said = [b for b in told if _kind(b.text) or (due and " ".join(b.text.split()) in due[0]) or _holds_due(b, due)]
    by, sent_by = _by(by_paragraphs), _who(_SENT.search(by_paragraphs))
    # A shorter form of the same name says nothing more ("Larchmere" for "Larchmere Council").
    is_other = by and sent_by and sent_by.lower() not in by.lower()
    partners = tuple(_partners(text))
    return Response(kind, day, by, sent_by if is_other else None, tuple(said or told[:1]), partners)


def _partners(text: str) -> Iterator[str]:
    """Those who must take part in the answer; one phrase where it means all whom the letter addresses."""
    match = _WITH.search(text)
    if match is None:
        return
    whom = match["whom"].strip()
    if ADDRESSEES.search(whom):
        yield whom
    else:
        yield from (part.strip() for part in _BETWEEN_PARTNERS.split(whom) if part.strip())


def _joined(blocks: Sequence[Block]) -> str:
    """The blocks' words, with a line end where a paragraph begins. Over the end of a page a sentence may go on."""
    text, page = "", 0
    for block in blocks:
        words = " ".join(block.text.split())
        begins = block.page == page and words[:1].isupper()
        text, page = f"{text}{chr(10) if begins else ' '}{words}", block.page
    return text.strip()


def _holds_due(block: Block, due: re.Match[str] | None) -> bool:
    """Whether the day stands in this block."""
    return due is not None and due["day"][:12] in block.text


def _kind(text: str) -> str | None:
    return next((kind for kind, pattern in KINDS if pattern.search(text)), None)


def _day(text: str) -> str | None:
    """The day that a text begins with. A year of two figures is of this century."""
    days = [d.iso for d in find_dates(_SHORT_YEAR.sub(r"\1 20\2", text)) if d.iso]
    return days[0] if days and len(days[0]) == len("2018-05-09") else None


def _by(text: str) -> str | None:
    """Who answers: whoever writes the answer, else whoever sends it."""
    return _who(next((match for pattern in _ASKED if (match := pattern.search(text))), None))


def _who(match: re.Match[str] | None) -> str | None:
    return " ".join(match["who"].split()) if match else None


def add_response(blocks: Sequence[Block], inspection: str, builder: BundleBuilder) -> Response | None:
    """Add to the inspection what is asked for in answer and when the inspectorates will be back. Returns the former."""
    response = find_response(blocks)
    if response:
        asked: dict[str, Value | None] = {
            "responseKind": response.kind,
            "responseDueOn": response.due,
            "responseBy": response.by,
            "responseSentBy": response.sent_by,
            "responsePartners": list(response.partners),
        }
        builder.node("Inspection", inspection, asked, response.blocks, rule="answer asked for")
    for name, pattern in (("nextWithinYears", _NEXT), ("monitoredWithinMonths", _MONITORED)):
        for block in blocks:
            if match := pattern.search(" ".join(block.text.split())):
                number = parse_number(match["number"])
                if number is not None:
                    builder.node("Inspection", inspection, {name: int(number)}, [block], rule="next inspection")
                break
    return response
