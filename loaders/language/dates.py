"""Dates as British public documents print them, read into ISO prefixes: a day, a month or a year.

A date is read only when it says one thing: days come before months, impossible days and muddled digits yield nothing,
and a missing year is never guessed. What a date means for a fact is the business of the extractors.

General date parsers (dateutil, dateparser) are not used: they fill what is missing from today's date and
turn an impossible day into a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb", "febuary"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

_MONTH = r"(?P<month>(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z]))\.?"
_DAY = r"(?<![\d/.\-])(?P<day>\d{1,2})(?!\d)\s*(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
# A two-digit year, unless other digits follow: "30 Sep 16 20" is not a date that can be read.
_SHORT_YEAR = r"(?P<short>\d\d)(?!\s?\d)(?!\s*(?:st|nd|rd|th)\b)(?![/.\-]\d)"
_ANY_YEAR = rf"(?:{_YEAR}|['’]?{_SHORT_YEAR})"
_GAP = r"[\s,\-/.]*"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"

# Each pattern reads one printed form; at each place the longest that matches counts.
FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?",
        rf"{_WEEKDAY}{_DAY}(?:\s+of\s+|{_GAP}){_MONTH}{_GAP}{_ANY_YEAR}",
        rf"{_WEEKDAY}\b{_MONTH}\s*(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:\s*,\s*|\s+){_YEAR}",
        r"(?<![\d/.\-])(?P<day>\d{1,2})(?P<mark>[/.\-])(?P<number>\d{1,2})(?P=mark)"
        r"(?:(?P<year>(?:19|20)\d\d)|(?P<short>\d\d))(?![\d/])",
        rf"\b{_MONTH}{_GAP}(?:of\s+)?{_YEAR}",
        r"(?<![\d/.\-])(?P<number>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])(?![\d/\-])",
    )
)
MONTH_AND_SHORT_YEAR = re.compile(rf"\b{_MONTH}(?:\s*[-–/]?\s*['’]?){_SHORT_YEAR}", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?\w+>")
_DASH = re.compile("[\u2010-\u2015\u2212\u0002]")
_DIGIT = re.compile(r"\d")
BARE_YEAR = re.compile(r"(?<![\d/.,£\-])(?P<year>(?:19|20)\d\d)(?![\d/%]|[.,\-]\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a text: its ISO prefix (None where what is printed is no possible date) and where it stands."""

    iso: str | None
    start: int
    end: int


def clean(text: str) -> str:
    """The text without markup, with plain dashes and single spaces; what the patterns of this module match."""
    if "<" in text:
        text = _TAG.sub("", _LINE_BREAK.sub(" ", text))
    return " ".join(_DASH.sub("-", text).split())


def _iso(match: re.Match[str]) -> str | None:
    """The ISO prefix of what a form matched; None where the day or month does not exist."""
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else 2000 + int(parts["short"])
    month = MONTHS[parts["month"].lower()] if parts.get("month") else None
    if parts.get("number"):
        month = int(parts["number"])
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if not parts.get("day"):
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def scan(text: str, forms: tuple[re.Pattern[str], ...]) -> Iterator[FoundDate]:
    """Every date in a cleaned text, the longest form at each place."""
    if not _DIGIT.search(text):
        return
    matches = [m for form in forms if (m := form.search(text))]
    while matches:
        first = min(matches, key=lambda m: (m.start(), -m.end()))
        yield FoundDate(_iso(first), first.start(), first.end())
        position = first.end()
        behind = (m if m.start() >= position else m.re.search(text, position) for m in matches)
        matches = [m for m in behind if m]


def find_dates(text: str, *, years: bool = False) -> list[FoundDate]:
    """The dates in a running text, in order, with places in `clean(text)`. Bare years only if `years`.

    Impossible dates are in the list with `iso` None, so that a caller can say what it could not read.
    """
    forms = (*FORMS, BARE_YEAR) if years else FORMS
    return list(scan(clean(text), forms))


def parse_date(text: str) -> str | None:
    """A printed date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. None when the text is not exactly one possible date.

    "30<sup>th</sup> Sep 2016", "Wednesday, May 9, 2018", "31/03/2016" (day first), "May 2016" and "2016" are dates;
    "31st April 2016", "tbc", "May" and "30th Sep 16 20" are not.
    """
    cleaned = clean(text).strip(" .,;:()")
    found = find_dates(cleaned, years=True)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(cleaned)):
        return None
    return found[0].iso


# --- ranges --------------------------------------------------------------------------------------------------------

_RANGE_DATE = (
    rf"{_WEEKDAY}(?<!\d)(?P<day>\d{{1,2}})(?!\d)\s*(?:st|nd|rd|th)?(?:(?:\s+of)?{_GAP}{_MONTH}(?:{_GAP}{_YEAR})?)?"
)
_RANGE_PART = re.compile(_RANGE_DATE, re.IGNORECASE)
# A comma joins two parts of a visit only if a range follows it: what else follows is another date.
_RANGE_JOIN = re.compile(
    r"\s*(?P<join>to|until|till|through|-|and|&|[,;](?=\s*\d{1,2}\s*(?:[a-z]+\s*)?(?:-|to\b)))\s*", re.IGNORECASE
)
_TO = frozenset({"to", "until", "till", "through", "-"})


@dataclass(frozen=True, slots=True)
class _PartialDay:
    """A day of a range as printed: month and year may stand only with a later day. `joined` is what leads to it."""

    day: int
    month: int | None
    year: int | None
    joined: str


def _chains(text: str) -> Iterator[list[_PartialDay]]:
    """Runs of days joined by "to", a dash, "and" or a comma, as printed."""
    position = 0
    while match := _RANGE_PART.search(text, position):
        chain: list[_PartialDay] = []
        joined = ""
        while match:
            month, year = match["month"], match["year"]
            chain.append(
                _PartialDay(
                    int(match["day"]), MONTHS[month.lower()] if month else None, int(year) if year else None, joined
                )
            )
            position = match.end()
            join = _RANGE_JOIN.match(text, position)
            match = _RANGE_PART.match(text, join.end()) if join else None
            joined = join["join"].lower() if join else ""
        yield chain


def _complete(chain: list[_PartialDay]) -> list[date]:
    """The days at the chain's end that stand in order, with months and years taken from the days after them."""
    days: list[date] = []
    month, year = None, None
    for part in reversed(chain):
        month, year = part.month or month, part.year or year
        if month is None or year is None:
            return []
        try:
            day = date(year, month, part.day)
            if days and day > days[0] and part.month is not None and part.year is None:
                # The range runs over the turn of the year: the year is printed only with its end.
                year -= 1
                day = day.replace(year=year)
        except ValueError:
            return []
        if days and day > days[0]:
            return days
        days.insert(0, day)
    return days


def find_date_range(text: str) -> tuple[str, str] | None:
    """The first range of days in a text: its first and last day, ISO. None where there is none that can be read.

    "29 January to 22 February 2018", "4–15 December 2023", and visits in two parts ("4 to 8 June 2018 and 18 to 22 June
    2018": the start of the first, the end of the last).
    """
    for chain in _chains(clean(text)):
        if len(chain) < 2 or not (any(part.joined in _TO for part in chain) or chain[1].joined in {"and", "&"}):
            continue
        days = _complete(_dated_to_the_end(_without_strays(chain)))
        if len(days) > 1:
            return days[0].isoformat(), days[-1].isoformat()
    return None


def _dated_to_the_end(chain: list[_PartialDay]) -> list[_PartialDay]:
    """The chain with a year for its last day where only one before it has it: "28 November 2022 to 9 December"."""
    dated = [part for part in chain if part.year is not None and part.month is not None]
    if not dated or chain[-1].year is not None or chain[-1].month is None:
        return chain
    before, last = dated[-1], chain[-1]
    turns = last.month is not None and before.month is not None and last.month < before.month
    return [*chain[:-1], replace(last, year=(before.year or 0) + turns)]


def _without_strays(chain: list[_PartialDay]) -> list[_PartialDay]:
    """The chain up to its last day that has a month: a number after it belongs to something else."""
    last = max((i for i, part in enumerate(chain) if part.month is not None), default=-1)
    return chain[: last + 1]
