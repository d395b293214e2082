"""What the inspectorates ask an inspected area to write in answer, by when and by whom, and when they will be back.

It reads the sentences; which section of a document they stand in is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
# Sentences that ask for the answer: who must do it stands before or behind the verb.
_ASKED = (
    re.compile(r"(?:^|[.!?]\d{0,2} )(?P<who>[^.!?]{3,160}?),? (?:should|must|is to|are to) (?:send|submit)\b"),
    re.compile(
        r"\bdetermined that (?P<who>the [^.!?]{3,160}?) (?:is|are) (?:jointly )?responsible for (?:submitting|it)\b"
    ),
    re.compile(r"\bdetermined that (?P<who>[^.!?]{3,160}?) is the principal authority\b"),
    re.compile(
        r"(?:^|[.!?]\d{0,2} )(?P<who>[^.!?]{3,160}?),? (?:should|must|is required to|are required to)"
        r" (?:coordinate|prepare|produce|update)\b"
    ),
    re.compile(
        r"\b(?:requires?|asks?|ask that) (?P<who>the [^.,!?]{3,80}?)"
        r" (?:to )?(?:prepares?|updates?|submits?|produces?)\b"
    ),
)
_SEND_BY = re.compile(
    r"\b(?:send|submit|publish)\b.{0,250}?\bby (?P<day>(?:[A-Z][a-z]+ )?\d{1,2}(?:st|nd|rd|th)? [A-Z].{2,20})",
    re.IGNORECASE,
)
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
    """What is asked for: a value of the ontology's responseKinds, an ISO day, who as printed, and where it says so."""

    kind: str
    due: str | None
    by: str | None
    blocks: tuple[Block, ...]


def find_response(blocks: Iterable[Block]) -> Response | None:
    """The answer that the inspectorates ask for; None where the blocks speak of none.

    A sentence may run over the end of a block: what is asked is read from them all together.
    """
    told = [block for block in blocks if block.kind != "footnote"]
    text = " ".join(" ".join(block.text for block in told).split())
    kind = _kind(text)
    if kind is None:
        return None
    due = _SEND_BY.search(text)
    day = _day(due["day"]) if due else None
    said = [b for b in told if _kind(b.text) or (due and " ".join(b.text.split()) in due[0]) or _holds_due(b, due)]
    return Response(kind, day, _by(text), tuple(said or told[:1]))


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
    """Who answers: whoever sends the answer, else whoever prepares it."""
    match = next((match for pattern in _ASKED if (match := pattern.search(text))), None)
    return " ".join(match["who"].split()) if match else None


def add_response(blocks: Sequence[Block], inspection: str, builder: BundleBuilder) -> None:
    """Add to the inspection what is asked for in answer and when the inspectorates will be back."""
    if response := find_response(blocks):
        asked: dict[str, Value | None] = {
            "responseKind": response.kind,
            "responseDueOn": response.due,
            "responseBy": response.by,
        }
        builder.node("Inspection", inspection, asked, response.blocks, rule="answer asked for")
    for name, pattern in (("nextWithinYears", _NEXT), ("monitoredWithinMonths", _MONITORED)):
        for block in blocks:
            if match := pattern.search(" ".join(block.text.split())):
                number = parse_number(match["number"])
                if number is not None:
                    builder.node("Inspection", inspection, {name: int(number)}, [block], rule="next inspection")
                break
