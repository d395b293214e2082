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
    re.compile(r"\bdetermined that (?P<who>[^.!?]{3,160}?) is the principal authority\b"),
    re.compile(
        r"(?:^|[.!?]\d{0,2} )(?P<who>[^.!?]{3,160}?),? (?:should|must|is required to|are required to)"
        r" (?:coordinate|prepare|produce|update)\b"
    ),
    re.compile(
        r"\b(?:requires?|asks?|ask that) (?P<who>the [^.,!?]{3,80}?)"
        r" (?:to )?(?:prepares?|updates?|submits?|produces?)\b"
    ),
    re.compile(
        r"\bdetermined that (?P<who>the [^.!?]{3,160}?) (?:is|are) (?:jointly )?responsible for (?:submitting|it)\b"
    ),
)
_BY = re.compile(r"\bby (?=(?:\w+ )?\d)")
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
    """The answer that the inspectorates ask for; None where the blocks speak of none."""
    told: list[Block] = []
    kind = due = by = None
    for block in blocks:
        if block.kind == "footnote" or not (found := _kind(block.text)):
            continue
        told.append(block)
        kind = kind or found
        due = due or _due(block.text)
        by = _by(block.text, by, sends=due is not None)
    return Response(kind, due, by, tuple(told)) if kind else None


def _kind(text: str) -> str | None:
    return next((kind for kind, pattern in KINDS if pattern.search(text)), None)


def _due(text: str) -> str | None:
    """The day behind "by", where the text says to send something by a day. A year of two figures is of this century."""
    if not re.search(r"\b(?:send|submit|publish)", text, re.IGNORECASE):
        return None
    for match in _BY.finditer(text):
        after = _SHORT_YEAR.sub(r"\1 20\2", text[match.end() : match.end() + 40])
        days = [d.iso for d in find_dates(after) if d.iso and len(d.iso) == len("2018-05-09")]
        if days:
            return days[0]
    return None


def _by(text: str, known: str | None, *, sends: bool) -> str | None:
    """Who answers: whoever sends the answer, else whoever prepares it."""
    for place, pattern in enumerate(_ASKED):
        if (match := pattern.search(text)) and (known is None or (place == 0 and sends)):
            return " ".join(match["who"].split())
    return known


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
