"""Which field of a plan a column heading or a label stands for, by the table of synonyms in `fields.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz import fuzz, process

from loaders.document import Cell, Document
from loaders.language.dates import parse_due
from ontology.model import load_ontology

ROW_FIELDS: Final = frozenset(
    {"number", "objective", "action", "owner", "due", "revised", "completed", "start", "status", "progress"}
    | {"outcome", "measure", "partners", "linked", "section"}
)
KEY_FIELDS: Final = frozenset({"post", "holder", "initials"})
LIST_FIELDS: Final = frozenset({"outcome", "measure", "partners", "linked"})
"""Of which an objective may have several."""
ACTION_FIELDS: Final = frozenset(
    {"period", "owner", "owner and due", "due", "revised", "completed", "status", "tick", "progress", "start", "detail"}
)
"""What is told of an action besides its words."""

_ENDS = re.compile(r"monitoring and impact\b|action plan progress\b|recommendations for further action\b")
_LONGEST_HEADING = 12  # words
_NUMBER_SIGNS = frozenset({"#", "№"})
_LONGEST_ABBREVIATION = 3  # words, as in "Action ref. no."
_LONGEST_GUESSED = 7  # words of a heading that only contains a known phrase
_NEAR = 60  # characters
_FEWEST_DATES = 8  # in a text that may be a plan's though no words tell it
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[ -]+(?:20)?\d\d\b"
    r"|\b(?:spring|summer|autumn) (?:term )?20\d\d\b|\bq[1-4] 20\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b",
    re.IGNORECASE,
)
_FRONT = 12  # blocks among which a plan's title stands
_LONGEST_TITLE = 150  # characters
PLAN_TITLE: Final = re.compile(
    r"\b(?:improvement|action|delivery|development|recovery)\s+(?:plan|programme|tracker|log|update)\b", re.IGNORECASE
)
"""What plans are called."""
_REPORT_OPENING = re.compile(r"inspection dates?\b|report published|lead inspector|inspectorate|dear ", re.IGNORECASE)
_LABEL_NUMBER = re.compile(r"\s+(?:no\.?\s*)?(\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z]\d{1,2})\.?$", re.IGNORECASE)
_BY = re.compile(r"(?:to be done|for action|action|to be actioned) by")
_ACTION_TOO = re.compile(
    r"(?P<action>(?:key |planned )?actions?(?: to be taken| required| planned)?) (?P<rest>[a-z ]+)"
)
"""An action's heading that owners and deadlines follow in the same column: "Action, lead and timescale"."""
_TIMETABLE = re.compile(r"(?:key )?(?:milestones?|stages?|events?|step|dates?)")
_FEWEST_PERIODS = 3
_PERIOD = re.compile(
    r"(?:(?:q|quarter |qtr )[1-4]|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\.?"
    r"(?:[ -]+(?:20)?\d{2}(?:[/–-]\d{2,4})?)?",
    re.IGNORECASE,
)
_URGENCY = re.compile(r"priority", re.IGNORECASE)
_PRIORITY_ACTION = re.compile(r"(?:priority|recommended|required) actions?")
_MILESTONES = re.compile(r"\b(?:milestone|stage|event|key date)s?\b", re.IGNORECASE)
_MILESTONE = re.compile(r"(?:key |main |major )?(?:milestones?|deliverables?|key dates?|events?)")
_TYPING_ERRORS = 90.0  # least likeness, of 100, of a heading to a known phrase


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns: what each stands for (None where it is not known) and its heading as printed."""

    fields: tuple[str | None, ...]
    headings: tuple[str, ...]

    def has(self, *names: str) -> bool:
        """Whether one of the fields is among the columns."""
        return any(name in self.fields for name in names)

    @property
    def is_key(self) -> bool:
        """Whether the table tells whose initials are whose, or who holds which post."""
        known = KEY_FIELDS.intersection(field for field in self.fields if field)
        return len(known) >= 2 and not self.has("action", "due")

    @property
    def is_risks(self) -> bool:
        """Whether the table is a register of risks, whose owners and ratings are not those of actions."""
        plain = [plain_heading(heading) for heading in self.headings]
        return any(re.match(r"risks?\b|threat", p) for p in plain) and any(
            re.search(r"mitigat|control|likelihood|probability", p) for p in plain
        )

    @property
    def is_aside(self) -> bool:
        """Whether the table is of risks or milestones, which are no actions where other tables have those."""
        named = [plain_heading(heading) for heading in self.headings if heading]
        actions = [plain_heading(h) for field, h in zip(self.fields, self.headings, strict=True) if field == "action"]
        is_risks = any(re.match(r"risks?\b|threats?\b", heading) for heading in named[:2])
        return is_risks or (bool(actions) and all(_MILESTONE.fullmatch(heading) for heading in actions))

    @property
    def is_timetable(self) -> bool:
        """Whether the table only tells when something happens that is nobody's to do: "Milestone | Date"."""
        known = {field for field in self.fields if field and field != "ignored"}
        named = [heading for field, heading in zip(self.fields, self.headings, strict=True) if field == "action"]
        return known <= {"action", "due", "progress"} and any(_TIMETABLE.fullmatch(plain_heading(h)) for h in named)

    @property
    def is_outline(self) -> bool:
        """Whether the table lists objectives and not their actions."""
        return self.has("objective") and not self.has("action", "due", "revised", "completed")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, object]:
    return tomllib.loads(files("loaders.plans.terms").joinpath("fields.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, str]:
    """Every known phrase to its field."""
    lists = {field: phrases for field, phrases in _table().items() if field != "patterns"}
    return {phrase: field for field, phrases in lists.items() if isinstance(phrases, list) for phrase in phrases}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The fields of whole headings that fit a pattern, in order."""
    patterns = _table()["patterns"]
    assert isinstance(patterns, list)
    return tuple((entry["field"], re.compile(entry["heading"])) for entry in patterns)


@lru_cache(maxsize=1)
def rag_signs() -> Mapping[str, str]:
    """Signs that stand for a rating, each to the rating."""
    signs = _table()["rag_signs"]
    assert isinstance(signs, dict)
    return {sign: rating for rating, printed in signs.items() for sign in printed}


def plain_heading(text: str) -> str:
    """A heading as compared: lower case, without brackets, punctuation, and a letter or number before it."""
    text = re.sub(r"\([^)]*\)?|\[[^\[\]]*\]", " ", text.replace("&", " and ").replace("_", " ").lower())
    text = re.sub(r"^\s*(?:(?:[a-z]|\d{1,2}(?:\.\d{1,2})*)[.)]|\d(?=\s+[a-z]))\s+", "", text)
    text = re.sub(r"['’]", "", text)
    return " ".join(re.sub(r"[^\w/]+", " ", text).split())


@lru_cache(maxsize=4096)
def field_of(heading: str, *, exactly: bool = False) -> str | None:
    """The field that a heading stands for; None where it is not known.

    `exactly` asks for the heading to be a known phrase (or several, joined by "/"), as for a label in running text.
    """
    if heading.strip() in _NUMBER_SIGNS:
        return "number"
    plain = plain_heading(heading)
    words = len(plain.split())
    if not plain or words > _LONGEST_HEADING:
        return None
    parts = [" ".join(part.split()) for part in (plain.replace("/", " "), *plain.split("/"))]
    known = next((_phrases()[part] for part in parts if part in _phrases()), None) or _field_of_pattern(parts[0])
    both = {_phrases().get(part) or _field_of_pattern(part) for part in _either(plain)}
    if {"owner", "due"} <= both:
        return "action" if "action" in both else "owner and due"
    if known or exactly or words > _LONGEST_GUESSED:
        return known
    return _field_within(parts[0]) or _field_like(parts[0])


def _field_of_pattern(plain: str) -> str | None:
    return next((field for field, pattern in _patterns() if pattern.fullmatch(plain)), None)


def _either(plain: str) -> list[str]:
    """The parts of a heading that names two things in one column: "lead / timescale", "who and when"."""
    halves = re.split(r"/|\band\b|(?<!^)\bby\b(?= when)", plain)
    if match := _ACTION_TOO.match(halves[0]):
        halves = [match["action"], match["rest"], *halves[1:]]
    return [" ".join(part.split()) for part in halves]


def _field_within(plain: str) -> str | None:
    """The field of the longest known phrase within a heading; of several the last, which names what it is."""
    words = plain.split()
    for length in range(min(len(words), 6), 0, -1):
        for start in range(len(words) - length, -1, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in _phrases() and (length > 1 or len(phrase) > 3):
                return _phrases()[phrase]
    return None


def _field_like(plain: str) -> str | None:
    """The field of a known phrase that differs only by a typing error."""
    if len(plain) < 5:
        return None
    best = process.extractOne(plain, _phrases().keys(), scorer=fuzz.ratio, score_cutoff=_TYPING_ERRORS)
    return _phrases()[best[0]] if best else None


def columns_of(row: Sequence[Cell | str]) -> Columns | None:
    """The columns that a row is the head of; None where the row is not a table's head.

    A head has two known columns at least, most of its headings are known, and none is as long as a sentence.
    """
    headings = tuple(" ".join((cell.text if isinstance(cell, Cell) else cell).split()) for cell in row)
    periods = _periods(headings)
    printed = [heading for heading in headings if heading and heading not in periods]
    if len(printed) < 2 or any(not _can_be_heading(heading) for heading in printed):
        return None
    ticks = _ticks(printed)
    fields = tuple("tick" if h in ticks else "period" if h in periods else field_of(h) if h else None for h in headings)
    known = {field for field in fields if field and field != "ignored"}
    named = {field_of(heading, exactly=True) for heading in printed}
    if any(parse_due(heading) for heading in printed) and not named & {"action", "objective"}:
        return None  # an action's row: "Train staff | Academy Lead | May 2016 | On track"
    exact = sum(heading in ticks or field_of(heading, exactly=True) is not None for heading in printed)
    if (
        len(known) < 2
        or 2 * sum(field not in {None, "period"} for field in fields) < len(printed)
        or exact < max(2, len(printed) / 3)
    ):
        return None
    return Columns(_with_dated(_without_rivals(fields, headings), headings), headings)


def _periods(headings: Sequence[str]) -> set[str]:
    """The headings that are months or quarters, of a head that has no column of deadlines."""
    periods = {heading for heading in headings if _PERIOD.fullmatch(heading)}
    fields = {field_of(heading, exactly=True) for heading in headings if heading and heading not in periods}
    return periods if len(periods) >= _FEWEST_PERIODS and "action" in fields and "due" not in fields else set()


def _ticks(headings: Sequence[str]) -> set[str]:
    """The headings of columns that are a rating each, in which a mark says that it is the action's."""
    ratings = [heading for heading in headings if heading.lower() in load_ontology().labels_of("ragRatings")]
    others = {field_of(heading, exactly=True) for heading in headings if heading not in ratings}
    is_each_once = len(set(ratings)) == len(ratings) > 1
    return set(ratings) if is_each_once and len(others & {"action", "objective", "owner", "due"}) > 1 else set()


def _with_dated(fields: tuple[str | None, ...], headings: tuple[str, ...]) -> tuple[str | None, ...]:
    """Fields where a column that is headed by a month or a day is how actions stood then."""
    if not {"action", "owner"} <= set(fields):
        return fields
    return tuple(
        "status" if field is None and heading and parse_due(heading) else field
        for field, heading in zip(fields, headings, strict=True)
    )


def _can_be_heading(text: str) -> bool:
    """Whether a cell's text may be a column's heading: short, no sentence, no number and no day."""
    words = len(text.split())
    if words > _LONGEST_HEADING or (text.endswith(".") and words > _LONGEST_ABBREVIATION):
        return False
    return not re.fullmatch(r"[\d./\-]*\d[\d./\-]*", text) and not re.fullmatch(r"\d{1,2}\D.*\d{2,4}", text)


def _without_rivals(fields: tuple[str | None, ...], headings: tuple[str, ...]) -> tuple[str | None, ...]:
    """Fields where a column that plainly has the name displaces one that was only guessed to have it."""
    exact = {field_of(heading, exactly=True) for heading in headings}
    kept = [
        None
        if field in exact and field_of(heading, exactly=True) != field and field in {"action", "owner", "due"}
        else field
        for field, heading in zip(fields, headings, strict=True)
    ]
    if not {"action", "objective", "detail"} & set(kept) and {"owner", "due"} & set(kept):
        # A head that leaves its first column without a name: what is owned and due is the action.
        unnamed = next((i for i, heading in enumerate(headings) if not heading), None)
        if unnamed is not None:
            kept[unnamed] = "action"
    if "due" not in kept and kept.count("owner") > 1:
        # "To be done by" asks for a day where another column asks who.
        by = [i for i, heading in enumerate(headings) if kept[i] == "owner" and _BY.fullmatch(plain_heading(heading))]
        if len(by) == 1:
            kept[by[0]] = "due"
    if "objective" in kept and kept.count("objective") > 1:
        # How urgent a task is, where another column says what it is for.
        kept = [None if _URGENCY.fullmatch(h) and f == "objective" else f for f, h in zip(kept, headings, strict=True)]
    if not {"action", "detail"} & set(kept) and {"owner", "due"} <= set(kept):
        titles = [i for i, heading in enumerate(headings) if plain_heading(heading) == "title"]
        if titles:
            kept[titles[0]] = "action"
    if kept.count("action") > 1 and "objective" not in kept:
        # What a priority action asks for is told by the actions beside it.
        above = [i for i, heading in enumerate(headings) if _PRIORITY_ACTION.fullmatch(plain_heading(heading))]
        if len(above) == 1:
            kept[above[0]] = "objective"
    if kept.count("action") > 1:
        # Steps on the way to an action that another column states are not its words.
        steps = {i for i, heading in enumerate(headings) if kept[i] == "action" and _MILESTONES.search(heading)}
        if len(steps) < kept.count("action"):
            kept = ["ignored" if i in steps else field for i, field in enumerate(kept)]
    if "action" not in kept and "detail" in kept:
        kept[kept.index("detail")] = "action"
    return tuple(kept)


def joined(first: Columns, second: Columns) -> Columns:
    """The columns of a head of two rows: what the second says counts where it says something.

    A heading of the second that is not known is of the kind of the heading that stands over it.
    """
    spanning: list[str | None] = []
    for field, heading in zip(first.fields, first.headings, strict=True):
        spanning.append(field if heading or not spanning else spanning[-1])
    fields = tuple(
        b or a or (over if heading else None)
        for a, b, over, heading in zip(first.fields, second.fields, spanning, second.headings, strict=True)
    )
    headings = tuple(a if a == b else f"{a} {b}".strip() for a, b in zip(first.headings, second.headings, strict=True))
    return Columns(fields, headings)


def label_of(text: str) -> tuple[str, str] | None:
    """The field that a paragraph is labelled with, and what follows the label: "Lead: Jo Roe" is ("owner", "Jo Roe").

    A paragraph that is nothing but a label has "" after it; a number in the label goes with what follows ("Action 2:
    Train staff" is ("action", "2. Train staff")). None where there is no label.
    """
    text = " ".join(text.split())
    bare = text.rstrip(" :-–")
    known = _phrases().get(plain_heading(bare)) or (field_of(bare, exactly=True) if ":" not in bare else None)
    if known and len(text.split()) <= _LONGEST_HEADING:
        return known, ""
    if _ENDS.match(plain_heading(text)):
        return "ignored", ""
    number = _LABEL_NUMBER.search(bare)
    if number and field_of(bare[: number.start()], exactly=True) == "action":
        return "action", f"{number[1]}."
    match = re.match(r"(?P<label>[^:]{2,70}?)\s*:\s*(?P<rest>\S.*)?$", text)
    if match is None:
        return None
    rest = match["rest"] or ""
    if field := field_of(match["label"], exactly=True):
        return field, rest
    number = _LABEL_NUMBER.search(match["label"])
    if number and rest:
        field = field_of(match["label"][: number.start()], exactly=True)
        return (field, f"{number[1]}. {rest}") if field in {"action", "objective"} else None
    return None


_LONGEST_RATING = 3  # words
_LONGEST_UNSIGNED = 30  # words
_CAPITAL = re.compile(r"(?<!\S)(?=(?P<two>[A-Z]\w+ \w+)?)(?P<one>[A-Z]\w+)(?!\S)")
_INLINE_LABEL = re.compile(
    r"(?:^|(?<=[\s(\[;,|–—.-])(?=[A-Z])|(?<=[(\[;|])\s?)"
    r"(?P<label>[A-Za-z][A-Za-z’'/]*(?: [A-Za-z’'][A-Za-z’'/]*){0,5})\s?\??:\s+"
)


def _label_in(match: re.Match[str], text: str) -> tuple[str, int, int] | None:
    """The field of the label at the end of words before a colon, where it begins, and where its value does.

    A label that is only known by a pattern stands apart from what is before it: "Early Help Deadline" may be a team and
    a label.
    """
    words = match["label"].split(" ")
    before = text[: match.start()].rstrip()[-1:]
    is_name = any(word[0].isupper() and not word.isupper() for word in words[1:])
    is_apart = "?" in match[0] or (before and not before.isalnum() and before != ":" and not is_name)
    if is_apart and (field := field_of(" ".join(words), exactly=True)):
        return field, match.start(), match.end()
    for first in range(len(words)):
        if field := _phrases().get(plain_heading(" ".join(words[first:]))):
            return field, match.start() + sum(len(word) + 1 for word in words[:first]), match.end()
    field = field_of(" ".join(words), exactly=True) if not before else None
    return (field, match.start(), match.end()) if field else None


def inline_fields(text: str, *, fewest: int = 2) -> list[tuple[str, str]]:
    """The fields of a paragraph that tells an action with its labels in line, in order, the action's words first:
    "Train staff. Lead: Jo Roe; by when: May 2016". Empty where there are not as many labels of an action as `fewest`;
    where one is enough, it begins with a capital."""
    if unsigned := _unsigned_fields(text):
        return unsigned
    labels = [label for match in _INLINE_LABEL.finditer(text) if (label := _label_in(match, text))]
    told = {field for field, _, _ in labels} & {"owner", "due", "status", "progress"}
    is_rated = told == {"status"} and len(text[labels[0][2] :].split()) <= _LONGEST_RATING and labels[0][1] > 0
    if len(told) < fewest and not is_rated:
        return []
    if len(told) == 1 and not is_rated and not text[labels[0][1]].isupper():
        return []
    ends = [start for _, start, _ in labels[1:]] + [len(text)]
    parts = [("action", text[: labels[0][1]])] + [
        (field, text[start:end]) for (field, _, start), end in zip(labels, ends, strict=True)
    ]
    return [(field, said) for field, value in parts if (said := _without_signs(value))]


def _unsigned_fields(text: str) -> list[tuple[str, str]]:
    """The fields of a line whose labels no sign parts from their values: "Who Jo Roe When May 2016 RAG Amber".

    It begins with a label, and has labels of a deadline, which is one, and of something else.
    """
    labels: list[tuple[str, int, int]] = []
    for match in _CAPITAL.finditer(text):
        for phrase in (match["two"], match["one"]):
            field = _phrases().get(plain_heading(phrase)) if phrase else None
            if field in {"owner", "due", "status"} and all(field != known for known, _, _ in labels):
                labels.append((field, match.start(), match.start() + len(phrase)))
                break
    if len(labels) < 2 or labels[0][1] > 0 or "due" not in {field for field, _, _ in labels}:
        return []
    ends = [start for _, start, _ in labels[1:]] + [len(text)]
    told = [(field, text[start:end].strip()) for (field, _, start), end in zip(labels, ends, strict=True)]
    if any(not said or ":" in said for _, said in told) or len(text.split()) > _LONGEST_UNSIGNED:
        return []
    due = next(said for field, said in told if field == "due")
    return told if parse_due(due) or due.lower() in {"ongoing", "tbc", "immediate"} else []


def _without_signs(text: str) -> str:
    """A value without the signs that part it from others, and without half of a pair of brackets."""
    text = text.strip(" ;,|/–—-\n").removesuffix(".")
    if text.count("(") > text.count(")"):
        text = text.rstrip("( ")
    if text.count(")") > text.count("("):
        text = text.rstrip(")")
    return text.strip(" ;,|/–—-\n")


def is_plan_head(texts: Sequence[str]) -> bool:
    """Whether texts side by side are the head of a table of actions, of objectives, or of who is who."""
    columns = columns_of(list(texts))
    if columns is None:
        return False
    exact = {field for text in texts if (field := field_of(text, exactly=True)) and field != "ignored"}
    return len(exact) >= 2 and (columns.is_key or columns.has("action", "objective") or {"owner", "due"} <= exact)


def mentions_plan_head(document: Document) -> bool:
    """Whether a running text may be a plan's: by its title, or by words near each other that name what a plan's columns
    are called, which is a head read as text.

    Reports of inspections are told by their first page, since looking through them takes time.
    """
    opening = " ".join(block.text for block in document.blocks[:8])[:800]
    titles = (*(block.text for block in document.blocks[:_FRONT]), *document.aside)
    if any(PLAN_TITLE.search(title) for title in titles if len(title) < _LONGEST_TITLE):
        return True
    if _REPORT_OPENING.search(opening) and not re.search(r"\bplan\b|\bagenda\b", opening, re.IGNORECASE):
        return False
    text = document.text
    last: re.Match[str] | None = None
    for match in _head_words().finditer(text):
        if last is not None and match.start() - last.end() <= _NEAR:
            window = re.sub(r"\s+", " ", text[max(0, last.start() - _NEAR) : match.end() + _NEAR])
            near = set(_fields_in(window))
            if len(near & {"owner", "due", "status"}) >= 2:
                return True
        last = match
    return sum(1 for _ in _DATE.finditer(text)) >= _FEWEST_DATES


@lru_cache(maxsize=1)
def _head_words() -> re.Pattern[str]:
    """What columns of owners, deadlines and ratings are called, as a head prints it: with a capital."""
    phrases = [phrase for phrase, field in _phrases().items() if field in {"owner", "due", "status"}]
    capital = sorted({phrase[0].upper() + phrase[1:] for phrase in phrases}, key=len, reverse=True)
    either = "|".join(f"{p[0]}(?i:{re.escape(p[1:])})" for p in capital)
    return re.compile(rf"\b(?:{either})\b")


def _fields_in(text: str) -> list[str]:
    """The fields of the known phrases in a text, the longest at each place."""
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’]", "", text.lower())).split()
    fields: list[str] = []
    position = 0
    while position < len(words):
        for length in range(min(5, len(words) - position), 0, -1):
            if field := _phrases().get(" ".join(words[position : position + length])):
                fields.append(field)
                break
        else:
            length = 1
        position += length
    return fields
