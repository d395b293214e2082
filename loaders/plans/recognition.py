"""Whether a document is a plan: a quick look at running text, and how sure its titles, heads and labels make it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from loaders.document import Document
from loaders.kinds.registry import CERTAIN
from loaders.plans.authority import FRONT
from loaders.plans.reading.rows import said_of
from loaders.plans.shapes.usual import in_usual_shapes
from loaders.plans.terms.columns import Columns, columns_of
from loaders.plans.terms.deadlines import ends_in_deadline, is_deadline
from loaders.plans.terms.fields import known_phrases
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of

_NEAR = 60  # characters
_FEWEST_DATES = 8  # in a text that may be a plan's though no words tell it
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[ -]+(?:20)?\d\d\b"
    r"|\b(?:spring|summer|autumn) (?:term )?20\d\d\b|\bq[1-4] 20\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 150  # characters
PLAN_TITLE: Final = re.compile(
    r"\b(?:improvement|action|delivery|development|recovery)\s+(?:plan|programme|tracker|log|update)\b", re.IGNORECASE
)
"""What plans are called."""
_REPORT_OPENING = re.compile(r"inspection dates?\b|report published|lead inspector|inspectorate|dear ", re.IGNORECASE)
_OTHER_TITLES = re.compile(
    r"inspection dates?\b|report published|joint targeted|area send|dear |lead inspector", re.IGNORECASE
)
_FEWEST_DEADLINES = 3  # in brackets at the ends of paragraphs, as in no other kind of document
_FEWEST_ROWS = 3  # of actions with owner and deadline
_WITH_ROWS = 0.94  # surer than a report is of what has lost its first page, less sure than a pack


def recognise(document: Document) -> float:
    """How sure it is: a title of the kind, and a table's head or labels that name actions, owners and deadlines."""
    opening = " ".join(block.text for block in document.blocks[:FRONT])[:1500]
    titles = [*(page.title for page in document.pages), *(document.aside if document.format != "html" else ())]
    titled = bool(PLAN_TITLE.search(opening)) or any(PLAN_TITLE.search(title) for title in titles)
    if _OTHER_TITLES.search(opening) and not titled:
        has_rows = any(block.rows for block in document.blocks)
        return _WITH_ROWS if has_rows and _has_full_rows(in_usual_shapes(document)) else 0.0
    headed = _has_plan_head(document) or _has_plan_labels(document)
    shaped = document if headed and titled else in_usual_shapes(document)
    headed = headed or _has_plan_head(shaped) or _has_plan_labels(shaped)
    if titled and not headed:
        return 0.3
    if headed and _has_full_rows(shaped):
        return _WITH_ROWS if _is_mostly_text(document) else CERTAIN
    if titled:
        return 0.9
    return 0.6 if headed else 0.0


def _is_mostly_text(document: Document) -> bool:
    """Whether most of a document is no table, as where a pack or a report has a plan within."""
    in_tables = sum(len(block.text) for block in document.blocks if block.rows)
    return 2 * in_tables < sum(len(block.text) for block in document.blocks)


def _has_full_rows(document: Document) -> bool:
    """Whether several rows of tables tell an action's words, whose it is and by when, as no other kind of document."""
    full = 0
    for block in document.blocks:
        columns: Columns | None = None
        for row in block.rows:
            if head := columns_of(row):
                columns = head
            elif columns and columns.has("action") and not columns.is_risks:
                said = said_of(row, columns)
                full += bool(said.get("owner")) and is_deadline(said.get("due", "")) and " " in said.get("action", "")
    return full >= _FEWEST_ROWS


def _has_plan_labels(document: Document) -> bool:
    """Whether paragraphs, or the rows of forms, are labelled as actions are: what, who and by when."""
    printed = [f"{b.marker} {b.text}".strip() for b in document.blocks if not b.rows]
    printed += [cell.text for b in document.blocks for row in b.rows if len(row) % 2 == 0 for cell in row[::2]]
    fields = {label[0] for text in printed if (label := label_of(text))}
    if "owner and due" in fields:
        fields |= {"owner", "due"}
    if sum(ends_in_deadline(block.text) for block in document.blocks if not block.rows) >= _FEWEST_DEADLINES:
        fields.add("due")
    if any(inline_fields(text) for text in printed):
        return True
    return len(fields & {"action", "owner", "due", "status"}) >= 2 and bool(fields & {"owner", "due"})


def _has_plan_head(document: Document) -> bool:
    for block in document.blocks:
        for row in block.rows[:6]:
            columns = columns_of(row)
            if columns and columns.has("action") and columns.has("objective") and columns.has("measure", "outcome"):
                return True
            if (
                columns
                and columns.has("action", "objective")
                and columns.has("owner", "due", "owner and due", "status", "period")
            ):
                return True
    return False


def mentions_plan_head(document: Document) -> bool:
    """Whether a running text may be a plan's: by its title, or by words near each other that name what a plan's columns
    are called, which is a head read as text.

    Reports of inspections are told by their first page, since looking through them takes time.
    """
    opening = " ".join(block.text for block in document.blocks[:8])[:800]
    titles = (*(block.text for block in document.blocks[:FRONT]), *document.aside)
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
    phrases = [phrase for phrase, field in known_phrases().items() if field in {"owner", "due", "status"}]
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
            if field := known_phrases().get(" ".join(words[position : position + length])):
                fields.append(field)
                break
        else:
            length = 1
        position += length
    return fields
