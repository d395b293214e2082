"""By when something is promised: days, months and years, and the parts of years by which councils plan.

Quarters and halves are of a financial year ("2016/17", April to March) or of a calendar year ("2016"), terms of a
school year. What a deadline means for an action, and whose it is, is the business of the plans' modules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.language.dates import BARE_YEAR, FORMS, MONTH_AND_SHORT_YEAR, FoundDate, clean, scan

# The month by which something promised for a part of a year is due: its last month.
FINANCIAL_QUARTER_ENDS = {1: 6, 2: 9, 3: 12, 4: 3}
CALENDAR_QUARTER_ENDS = {1: 3, 2: 6, 3: 9, 4: 12}
SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}
# School terms end before the season does; a term's first half ends with the break in its midst.
TERM_ENDS = {"spring": 4, "summer": 7, "autumn": 12}
HALF_TERM_ENDS = {"spring": 2, "summer": 5, "autumn": 10}
SCHOOL_YEAR_ENDS = {"academic": 8, "school": 7}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

# "2016/17", "2016-2017", and beside a word that says what it is, "16/17".
_TWO_YEARS = r"(?<![\d/.\-])(?P<year>20\d\d)\s*[/\-]\s*(?P<next>(?:20)?\d\d)(?![\d/.])"
_TWO_SHORT_YEARS = r"(?<![\d/.\-])(?P<year>(?:20)?\d\d)\s*[/\-]\s*(?P<next>(?:20)?\d\d)(?![\d/.])"
_FINANCIAL = r"(?:FY|financial year)"
_IN = rf"(?:\s+of)?(?:\s+the)?[\s,:\-/]*(?:{_FINANCIAL}\s*)?"
_OF_A_YEAR = rf"(?:{_TWO_SHORT_YEARS}|(?P<calendar>20\d\d)(?!\d))"
_ORDINAL = "|".join(ORDINALS)
_QUARTER_NAME = (
    r"\b(?:Q(?:uarter|tr)?s?\.?\s*(?P<number>\d)(?!\d)"
    r"(?:\s*(?:-|/|&|to|and)\s*(?:Q(?:uarter|tr)?\.?\s*)?(?P<last>\d)(?!\d))?"
    rf"|(?P<word>{_ORDINAL})\s+(?:quarter|qtr))\b"
)
_HALF_NAME = r"\b(?:H(?P<half>[12])|(?P<word>first|second|1st|2nd)\s+half(?:\s+year)?)\b"
_SEASON_NAME = r"\b(?P<season>spring|summer|autumn|winter)"
_SCHOOL_YEAR = r"(?P<kind>academic|school)\s+year"


def _financial_year(match: re.Match[str]) -> int | None:
    """The year in which two printed years ("2016/17", "16/17") begin; None if the second does not follow the first."""
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    return year if int(match["next"]) % 100 == (year + 1) % 100 else None


def _quarter_end(match: re.Match[str]) -> str | None:
    quarter = ORDINALS[match["word"].lower()] if match["word"] else int(match["last"] or match["number"])
    if quarter not in CALENDAR_QUARTER_ENDS:
        return None
    if match["calendar"]:
        return f"{match['calendar']}-{CALENDAR_QUARTER_ENDS[quarter]:02}"
    year = _financial_year(match)
    return f"{year + (quarter == 4)}-{FINANCIAL_QUARTER_ENDS[quarter]:02}" if year else None


def _half_end(match: re.Match[str]) -> str | None:
    quarter = 2 * (ORDINALS[match["word"].lower()] if match["word"] else int(match["half"]))
    if match["calendar"]:
        return f"{match['calendar']}-{CALENDAR_QUARTER_ENDS[quarter]:02}"
    year = _financial_year(match)
    return f"{year + (quarter == 4)}-{FINANCIAL_QUARTER_ENDS[quarter]:02}" if year else None


def _term_end(match: re.Match[str]) -> str | None:
    season = match["season"].lower()
    ends = HALF_TERM_ENDS if match["part"] == "1" else TERM_ENDS
    if season not in ends:
        return None
    if match["calendar"]:
        return f"{match['calendar']}-{ends[season]:02}"
    year = _financial_year(match)
    return f"{year + (season != 'autumn')}-{ends[season]:02}" if year else None


def _season_end(match: re.Match[str]) -> str | None:
    season = match["season"].lower()
    if match["calendar"]:
        return f"{match['calendar']}-{SEASON_ENDS[season]:02}"
    year = _financial_year(match)
    return f"{year + 1}-02" if season == "winter" and year else None


def _school_year_end(match: re.Match[str]) -> str | None:
    year = _financial_year(match)
    return f"{year + 1}-{SCHOOL_YEAR_ENDS[match['kind'].lower()]:02}" if year else None


def _financial_year_end(match: re.Match[str]) -> str | None:
    year = _financial_year(match)
    return f"{year + 1}-03" if year else None


# The parts of years, in the order in which they are sought: what has been read is not read again.
_PARTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), end)
    for pattern, end in (
        (_QUARTER_NAME + _IN + _OF_A_YEAR, _quarter_end),
        (rf"(?:{_FINANCIAL}\s*)?{_OF_A_YEAR}[\s,:\-]*{_QUARTER_NAME}", _quarter_end),
        (_HALF_NAME + _IN + _OF_A_YEAR, _half_end),
        (rf"(?:{_FINANCIAL}\s*)?{_OF_A_YEAR}[\s,:\-]*{_HALF_NAME}", _half_end),
        (rf"{_SEASON_NAME}\s+term(?:\s+(?P<part>[12])\b)?(?:\s+of)?[\s,:\-]*{_OF_A_YEAR}", _term_end),
        (rf"{_SEASON_NAME}(?:\s+(?P<part>[12])\b)?[\s,]*{_OF_A_YEAR}\s+term\b", _term_end),
        (rf"{_SEASON_NAME}\s+(?P<part>[12])\s+term\s+{_OF_A_YEAR}", _term_end),
        (rf"{_OF_A_YEAR}[\s,:\-]*{_SEASON_NAME}\s+term\b(?:\s+(?P<part>[12])\b)?", _term_end),
        (rf"{_SEASON_NAME}(?:\s+of)?[\s,]*{_OF_A_YEAR}", _season_end),
        (rf"{_SCHOOL_YEAR}(?:\s+of)?[\s,:\-]*{_TWO_SHORT_YEARS}", _school_year_end),
        (rf"{_TWO_SHORT_YEARS}\s+{_SCHOOL_YEAR}", _school_year_end),
    )
)
_WHOLE_FINANCIAL_YEARS = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in (rf"\b{_FINANCIAL}\s*{_TWO_SHORT_YEARS}", _TWO_YEARS)
)
_CHRISTMAS = re.compile(r"\bChristmas\s+(?P<year>20\d\d)(?!\d)", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:from|since|starting|start(?:s|ed)?|commenc\w+|began|beginning)\s*:?\s*$", re.IGNORECASE)


def _deadlines(text: str) -> list[FoundDate]:
    """Everything in a cleaned text that reads as a deadline, in order, each part of the text read once."""
    found: list[FoundDate] = []

    def add(dates: Iterator[FoundDate]) -> None:
        before = found.copy()
        found.extend(d for d in dates if not any(d.start < f.end and f.start < d.end for f in before))

    for pattern, end in _PARTS:
        add(FoundDate(end(m), m.start(), m.end()) for m in pattern.finditer(text))
    add(FoundDate(f"{m['year']}-12", m.start(), m.end()) for m in _CHRISTMAS.finditer(text))
    add(scan(text, (*FORMS, MONTH_AND_SHORT_YEAR)))
    for pattern in _WHOLE_FINANCIAL_YEARS:
        ends = ((m, _financial_year_end(m)) for m in pattern.finditer(text))
        add(FoundDate(iso, m.start(), m.end()) for m, iso in ends if iso)
    add(FoundDate(m["year"], m.start(), m.end()) for m in BARE_YEAR.finditer(text))
    return sorted(found, key=lambda f: f.start)


def parse_due(text: str) -> str | None:
    """A deadline as printed in a plan, as an ISO prefix; None where it names no day, month or year, or not clearly.

    A part of a year is due by its last month: "Q2 2016/17" (a financial year's) is `2016-09`, "Q2 2016" `2016-06`,
    "Summer 2016" `2016-08`, "Autumn term 2016" `2016-12`, "2016/17" `2017-03`. "End of March 2016" is `2016-03`. Of
    several dates ("April to June 2016", "March 2016, revised to May 2016") the last counts, since only then is
    everything due. A date after "from" or "since" is a start, not a deadline. "ongoing", "tbc", "30 June" (no year)
    and "31st April 2016" (no such day) have none.
    """
    cleaned = re.sub("[()]", " ", clean(text))
    found = _deadlines(cleaned)
    if any(f.iso is None for f in found):
        return None
    ends = [f for f in found if not _BEGINS.search(cleaned[: f.start])]
    return ends[-1].iso if ends else None
