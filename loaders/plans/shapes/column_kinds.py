"""What the cells of a column are: dates, names, ratings, orders … and what fields that makes of a table's columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.document import Cell
from loaders.plans.people.owner_texts import is_owner, is_owner_and_due
from loaders.plans.terms.deadlines import due_on, is_deadline
from loaders.plans.terms.legend import Legend
from loaders.plans.terms.openings import begins_as_action, begins_as_progress
from loaders.plans.terms.ratings import rating_of

_MOST = 0.6  # share of a column's cells that make it what they are
FEW = 0.2  # share of a column's cells that speaks against its heading
_NEARLY_ALL = 0.8  # share of a column's cells that speaks against any other heading
LOWEST = 0.35  # how much like actions the cells of a column without a known heading are at least
FEWEST_ROWS = 2  # that tell what a column is
_FEWEST_WORDS = 3  # of a sentence
_LONGEST_OWNER = 12  # words
_LONGEST_RATING = 4  # words
NUMBER = re.compile(
    r"(?:(?:action|ref|no)\.? ?)?[A-Z]{0,4}[ .-]?\d{1,3}(?:[.-]\d{1,3}){0,3} ?[a-z]?[.)]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the cells of one column are: how many say something, and the shares of them that are of each kind."""

    filled: int
    due: float
    owner: float
    both: float  # an owner and a deadline
    rating: float
    number: float
    words: float  # on average
    action: float
    past: float
    distinct: float
    day: str  # the median of its deadlines

    @property
    def is_text(self) -> bool:
        return self.words >= _FEWEST_WORDS


def kinds_of(cells: Sequence[Cell], legend: Legend) -> Kinds:
    texts = [" ".join(cell.text.split()) for cell in cells if cell.text.strip()]
    shaded = [cell for cell in cells if cell.text.strip() or cell.fill]
    count = max(len(texts), 1)
    strong = sum(due_on(text) is not None and is_deadline(text) for text in texts)
    due = sum(is_deadline(text) for text in texts)
    days = sorted(filter(None, (due_on(text) for text in texts if is_deadline(text))))
    return Kinds(
        filled=len(texts),
        due=due / count if strong * 3 >= count else 0.0,
        owner=sum(is_owner(text) and not is_deadline(text) for text in texts) / count,
        both=sum(is_owner_and_due(cell.text.strip()) for cell in cells if "\n" in cell.text.strip()) / count,
        rating=sum(
            len(cell.text.split()) <= _LONGEST_RATING and rating_of(cell.text, cell.fill, legend) is not None
            for cell in shaded
        )
        / max(len(shaded), 1),
        number=sum(bool(NUMBER.fullmatch(text)) and due_on(text) is None for text in texts) / count,
        words=sum(len(text.split()) for text in texts) / count,
        action=sum(begins_as_action(text) for text in texts) / count,
        past=sum(begins_as_progress(text) for text in texts) / count,
        distinct=len(set(texts)) / count,
        day=days[len(days) // 2] if days else "",
    )


def fields_by_contents(given: Sequence[str | None], kinds: Sequence[Kinds], rows: int) -> list[str | None]:
    """The field of each column, as headings give it where contents do not speak against it."""
    fields = list(given)
    _withdraw(fields, kinds)
    if not {"owner", "due", "due mark", "period"} & set(fields):
        _assign(fields, "owner and due", kinds, lambda k: k.both)
    _assign(fields, "due", kinds, lambda k: k.due)
    _assign(fields, "owner", kinds, lambda k: k.owner)
    if "tick" not in fields:
        _assign(fields, "status", kinds, lambda k: k.rating if k.words <= _LONGEST_RATING else 0.0)
    if fields and fields[0] is None and kinds[0].number >= _MOST and "number" not in fields:
        fields[0] = "number"
    _assign_action(fields, kinds)
    _assign_objective(fields, kinds, rows)
    _assign_progress(fields, kinds)
    return fields


def _withdraw(fields: list[str | None], kinds: Sequence[Kinds]) -> None:
    """Take back what a heading says where the cells are plainly of another kind."""
    texts = [i for i, field in enumerate(fields) if field == "action" and kinds[i].is_text]
    for i, kind in enumerate(kinds):
        if fields[i] == "action" and texts and not kind.is_text:
            fields[i] = None  # "Our response: Accepted", beside what will be done
        if kind.filled < FEWEST_ROWS:
            continue
        field = fields[i]
        is_dates = kind.due >= _NEARLY_ALL and kind.owner < FEW
        is_owners = kind.owner >= _NEARLY_ALL and kind.due < FEW
        if (
            (field in {"action", "objective", "owner", "partners", "measure", "outcome"} and is_dates)
            or (
                field in {"action", "objective", "due", "measure", "outcome"}
                and is_owners
                and kind.words <= _LONGEST_OWNER
            )
            or (field in {"due", "owner"} and kind.is_text and kind.action >= _MOST and kind.due < FEW)
        ):
            fields[i] = None


def _assign(fields: list[str | None], field: str, kinds: Sequence[Kinds], share: Callable[[Kinds], float]) -> None:
    """Give a field that no column has to the fullest that is of its kind; of two alike, to that of later days."""
    if field in fields or "owner and due" in fields or (field == "due" and {"due mark", "period"} & set(fields)):
        return
    fitting = [
        (kinds[i].filled, kinds[i].day if field == "due" else "", share(kinds[i]), -i)
        for i, told in enumerate(fields)
        if told is None and share(kinds[i]) >= _MOST and (kinds[i].filled >= FEWEST_ROWS or field == "status")
    ]
    if fitting:
        fields[-max(fitting)[-1]] = field


def _assign_action(fields: list[str | None], kinds: Sequence[Kinds]) -> None:
    if "action" in fields:
        return
    texts = [
        i
        for i, told in enumerate(fields)
        if told is None and kinds[i].is_text and kinds[i].distinct > 0.5 and kinds[i].due < _MOST
    ]
    if not texts:
        return
    best = max(texts, key=lambda i: (kinds[i].action - kinds[i].past, kinds[i].words))
    rivals = "objective" in fields or "outcome" in fields
    if kinds[best].action >= LOWEST or len(texts) == 1 or not rivals:
        fields[best] = "action"


def _assign_objective(fields: list[str | None], kinds: Sequence[Kinds], rows: int) -> None:
    """A column of texts before the actions that stand for several rows, or are told once for all of them."""
    if "objective" in fields or "action" not in fields:
        return
    for i in range(fields.index("action")):
        kind = kinds[i]
        is_shared = kind.distinct < 0.7 or kind.filled <= 0.7 * rows
        if fields[i] is None and kind.filled and kind.words >= 2 and is_shared:
            fields[i] = "objective"
            return


def _assign_progress(fields: list[str | None], kinds: Sequence[Kinds]) -> None:
    if "progress" in fields or "action" not in fields:
        return
    after = range(fields.index("action") + 1, len(fields))
    fitting = [i for i in after if fields[i] is None and kinds[i].is_text and kinds[i].past >= 0.3]
    if fitting:
        fields[fitting[0]] = "progress"
