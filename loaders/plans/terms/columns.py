"""The head of a table: which field of a plan each of its columns is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document import Cell
from loaders.language.deadlines import parse_due
from loaders.plans.terms.fields import KEY_FIELDS, LONGEST_HEADING, field_of, plain_heading
from loaders.plans.terms.heads_in_context import in_context, periods_of, ticks_of

_LONGEST_ABBREVIATION = 3  # words, as in "Action ref. no."
_TIMETABLE = re.compile(r"(?:key )?(?:milestones?|stages?|events?|step|dates?)")
_MILESTONE = re.compile(r"(?:key |main |major )?(?:milestones?|deliverables?|key dates?|events?)")


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


def columns_of(row: Sequence[Cell | str]) -> Columns | None:
    """The columns that a row is the head of; None where the row is not a table's head.

    A head has two known columns at least, most of its headings are known, and none is as long as a sentence.
    """
    headings = tuple(" ".join((cell.text if isinstance(cell, Cell) else cell).split()) for cell in row)
    periods = periods_of(headings)
    printed = [heading for heading in headings if heading and heading not in periods]
    if len(printed) < 2 or any(not _can_be_heading(heading) for heading in printed):
        return None
    ticks = ticks_of(printed)
    fields = tuple("tick" if h in ticks else "period" if h in periods else field_of(h) if h else None for h in headings)
    known = {field for field in fields if field and field != "ignored"}
    named = {field_of(heading, exactly=True) for heading in printed}
    if any(parse_due(heading) for heading in printed) and not named & {"action", "objective"}:
        return None  # an action's row: "Train staff | Academy Lead | May 2016 | On track"
    exact = sum(heading in ticks or field_of(heading, exactly=True) is not None for heading in printed)
    if (risks := Columns(fields, headings)).is_risks:
        return risks
    if (
        len(known) < 2
        or 2 * sum(field not in {None, "period"} for field in fields) < len(printed)
        or exact < max(2, len(printed) / 3)
    ):
        return None
    return Columns(in_context(fields, headings), headings)


def _can_be_heading(text: str) -> bool:
    """Whether a cell's text may be a column's heading: short, no sentence, no number and no day."""
    words = len(text.split())
    if words > LONGEST_HEADING or (text.endswith(".") and words > _LONGEST_ABBREVIATION):
        return False
    return not re.fullmatch(r"[\d./\-]*\d[\d./\-]*", text) and not re.fullmatch(r"\d{1,2}\D.*\d{2,4}", text)


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


def is_plan_head(texts: Sequence[str]) -> bool:
    """Whether texts side by side are the head of a table of actions, of objectives, or of who is who."""
    columns = columns_of(list(texts))
    if columns is None:
        return False
    exact = {field for text in texts if (field := field_of(text, exactly=True)) and field != "ignored"}
    return len(exact) >= 2 and (columns.is_key or columns.has("action", "objective") or {"owner", "due"} <= exact)
