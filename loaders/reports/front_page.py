"""What the front page of a report says of the inspection: whose, when, and when the report came out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.language.authorities import find_authority
from loaders.language.dates import FoundDate, find_date_range, find_dates
from loaders.reports.pieces import Piece, plain
from ontology.model import Authority

_DATES = re.compile(
    r"(?:^|\s)(?:date(?:s|\(s\))? of (?:the )?(?:inspection|review)|(?:inspection|review) date(?:s|\(s\))?"
    r"|dates? inspected|inspection (?:carried out|took place)(?: on| from)?)(?=\s*:|\s+\d)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r" (?:and|to|&|[-–]|\d{1,2}|(?:[A-Z][a-z]+ )?\d{4}\b)")
_SECOND_DAY = re.compile(r"\s*(?:to|until|and|&|[-–—])\s*\S*\d")
_PUBLISHED = re.compile(
    r"(?:\breport\s+|\bdate\s+(?:of\s+)?)?\bpubli(?:shed|cation(?: date)?)(?:\s+on|\s+date)?\s*:?\s*", re.IGNORECASE
)
# An inspection may be suspended for a time: its second part is one more stretch of days.
_ASIDE = re.compile(r"\s*\([^()\d]*\)")
_RESUMED = re.compile(r"[;,]?\s*(?:and )?(?:was )?\b(?:resum|continu|complet|conclud)(?:ed|ing)\b(?: (?:on|from))?\s*")
_TITLE = re.compile(r"\b(?:inspection|review|re-inspection) of\b", re.IGNORECASE)
_LONGEST_TITLE = 200
_WRAPS = (" and", " of", " the", ",")


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The front page's facts, each with the pieces that print it; dates are ISO, None where none is printed."""

    authority: Authority | None
    title: str | None
    started_on: str | None
    ended_on: str | None
    published_on: str | None
    evidence: tuple[Piece, ...]


def read_front_page(front: Sequence[Piece]) -> FrontPage:
    """The facts of the front page. What it does not print is None."""
    evidence: list[Piece] = []
    titles = [p for p in front[:12] if len(p.text) <= _LONGEST_TITLE]
    dates = _first_dates(front)
    published = _published(front)
    authority, named = _authority(titles, on=dates[1] if dates else published[0] if published else None)
    for piece in (named, dates[2] if dates else None, published[1] if published else None):
        if piece is not None and piece not in evidence:
            evidence.append(piece)
    title = next((p for p in titles if _TITLE.search(p.text)), None)
    return FrontPage(
        authority=authority,
        title=_title(title, named),
        started_on=dates[0] if dates else None,
        ended_on=dates[1] if dates else None,
        published_on=published[0] if published else None,
        evidence=tuple(evidence),
    )


def _authority(titles: Sequence[Piece], *, on: str | None) -> tuple[Authority | None, Piece | None]:
    for piece, after in pairwise([*titles, None]):
        if piece is None:
            break
        wraps = after is not None and (after.text[0].islower() or piece.text.endswith(_WRAPS))
        text = f"{piece.text} {after.text}" if after and wraps else piece.text
        if authority := find_authority(text, on=on):
            return authority, piece
    return None, None


def _title(title: Piece | None, named: Piece | None) -> str | None:
    if title is None:
        return None
    words = title.text.split(" Inspection date")[0]
    return words if named is None or named is title else f"{named.text}: {words}"


def _first_dates(front: Sequence[Piece]) -> tuple[str | None, str | None, Piece] | None:
    for position, piece in enumerate(front):
        label = _DATES.search(piece.text)
        if label is None or len(piece.text) > _LONGEST_TITLE:
            continue
        # The dates may have wrapped, stand in the next cell, or have a second part there.
        after = front[position + 1].text if position + 1 < len(front) else ""
        first = piece.text[label.start() :]
        whole = f"{first} {after}"
        for text in (whole, first) if _GOES_ON.match(whole, len(first)) else (first, whole):
            words = _RESUMED.sub(" and ", _ASIDE.sub("", _PUBLISHED.split(text)[0]))
            if found := find_date_range(words):
                return found[0], found[1], piece
            days = [d for d in find_dates(words) if d.iso and len(d.iso) == 10]
            if days:
                return *_ends(words, days), piece
    return None


def _ends(words: str, days: Sequence[FoundDate]) -> tuple[str | None, str | None]:
    """The first and the last day. Of two of which one cannot be read, the other alone."""
    if len(days) == 1:
        if re.search(r"\d", words[: days[0].start]):
            return None, days[0].iso
        if _SECOND_DAY.match(words, days[0].end):
            return days[0].iso, None
    return days[0].iso, days[-1].iso


def _published(front: Sequence[Piece]) -> tuple[str, Piece] | None:
    for position, piece in enumerate(front):
        match = _PUBLISHED.search(piece.text)
        if not match or len(piece.text) > _LONGEST_TITLE or "copyright" in plain(piece.text):
            continue
        after = front[position + 1].text if position + 1 < len(front) else ""
        for text in (piece.text[match.end() :], after):
            dates = [d.iso for d in find_dates(text) if d.iso and len(d.iso) == 10]
            if dates:
                return dates[0], piece
    return None
