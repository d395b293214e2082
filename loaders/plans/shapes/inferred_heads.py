"""What a plan's columns are, told by what stands in their cells where their headings do not tell it.

Tables of the same head, or without one of the same width, are looked at together. A column whose cells are nearly all
dates is that of deadlines, one of names, posts or initials that of owners, one of ratings that of the status; of the
columns of sentences, the one whose cells mostly begin as orders do ("Train all staff …") is that of the actions. Such a
table gets the usual headings, so that all that follows reads it as any other.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import zip_longest

from loaders.document import Block, Cell, Document
from loaders.plans.people.owners import People
from loaders.plans.people.post_holders import INITIALS
from loaders.plans.terms.columns import Columns, columns_of, field_of, label_of
from loaders.plans.terms.deadlines import due_on, is_deadline, owner_and_due
from loaders.plans.terms.legend import Legend, read_legend
from loaders.plans.terms.ratings import rating_of

HEADINGS = {
    "number": "Ref",
    "objective": "Objective",
    "action": "Action",
    "owner": "Lead",
    "due": "By when",
    "owner and due": "Lead and timescale",
    "status": "Status",
    "progress": "Progress",
}
"""What the fields are headed that are told by contents."""

_MOST = 0.6  # share of a column's cells that make it what they are
_FEW = 0.2  # share of a column's cells that speaks against its heading
_FEWEST_ROWS = 2  # that tell what a column is
_FEWEST_WITHOUT_HEAD = 3  # rows of a table that has no head at all
_FEWEST_WORDS = 3  # of a sentence
_LONGEST_HEADING = 12  # words
_LONGEST_OWNER = 12  # words
_LONGEST_BOTH = 24  # words
_LONGEST_RATING = 4  # words
_LOWEST = 0.35  # how much like actions the cells of a column without a known heading are at least
_NUMBER = re.compile(
    r"(?:(?:action|ref|no)\.? ?)?[A-Z]{0,4}[ .-]?\d{1,3}(?:[.-]\d{1,3}){0,3} ?[a-z]?[.)]?", re.IGNORECASE
)
_NOBODY = re.compile(r"tb[acd]|vacant|all|to be (?:confirmed|agreed|appointed)", re.IGNORECASE)
_SMALL = frozenset(["and", "of", "for", "the", "to", "with", "in", "on", "at", "&", "/", "-", "–"])


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("loaders.plans.terms").joinpath("openings.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def begins_as_action(text: str) -> bool:
    """Whether a text begins as an order or a promise: "Train …", "We will …"."""
    return _begins_with(text, "imperatives")


def _begins_with(text: str, name: str) -> bool:
    words = re.sub(r"^[\W\d]+", "", text.lower()).replace("’", "'").split()
    return any(" ".join(words[:count]).strip(".,:;") in _words()[name] for count in (1, 2, 4))


@lru_cache(maxsize=8192)
def is_owner(text: str) -> bool:
    """Whether a text of its own is printed as persons, posts or initials are, and not as a sentence that names them."""
    text = " ".join(text.split())
    words = re.findall(r"[^\s/,;&()]+", text)
    if not words or len(words) > _LONGEST_OWNER or text.endswith("."):
        return False
    if _NOBODY.fullmatch(text):
        return True
    if all(INITIALS.fullmatch(word.strip(".")) for word in words if word not in _SMALL):
        return True
    if words[0].lower() in _words()["imperatives"] and not words[-1][0].isupper():
        return False
    owners = People().owners(text)
    if not (owners.persons or owners.posts) or owners.unknown:
        return False
    capitals = [word[0].isupper() or not word[0].isalpha() for word in words if word.lower() not in _SMALL]
    return len(words) <= _FEWEST_WORDS or sum(capitals) >= _MOST * len(capitals)


@lru_cache(maxsize=8192)
def _is_owner_and_due(text: str) -> bool:
    """Whether a text is an owner and a deadline, and nothing more."""
    if len(text.split()) > _LONGEST_BOTH:
        return False
    owners, dues = owner_and_due(text)
    return len(dues) == 1 and bool(owners) and all(is_owner(owner) for owner in owners)


@dataclass(frozen=True, slots=True)
class _Kinds:
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


def _kinds(cells: Sequence[Cell], legend: Legend) -> _Kinds:
    texts = [" ".join(cell.text.split()) for cell in cells if cell.text.strip()]
    shaded = [cell for cell in cells if cell.text.strip() or cell.fill]
    count = max(len(texts), 1)
    strong = sum(due_on(text) is not None and is_deadline(text) for text in texts)
    due = sum(is_deadline(text) for text in texts)
    days = sorted(filter(None, (due_on(text) for text in texts if is_deadline(text))))
    return _Kinds(
        filled=len(texts),
        due=due / count if strong * 3 >= count else 0.0,
        owner=sum(is_owner(text) and not is_deadline(text) for text in texts) / count,
        both=sum(_is_owner_and_due(cell.text.strip()) for cell in cells if "\n" in cell.text.strip()) / count,
        rating=sum(
            len(cell.text.split()) <= _LONGEST_RATING and rating_of(cell.text, cell.fill, legend) is not None
            for cell in shaded
        )
        / max(len(shaded), 1),
        number=sum(bool(_NUMBER.fullmatch(text)) and due_on(text) is None for text in texts) / count,
        words=sum(len(text.split()) for text in texts) / count,
        action=sum(begins_as_action(text) for text in texts) / count,
        past=sum(_begins_with(text, "past") for text in texts) / count,
        distinct=len(set(texts)) / count,
        day=days[len(days) // 2] if days else "",
    )


def with_inferred_heads(document: Document) -> Document:
    """The document with the usual headings where a table's own do not tell what its columns are."""
    tables = [block for block in document.blocks if block.rows]
    if not tables:
        return document
    legend = read_legend(document)
    groups: dict[tuple[str, ...], list[tuple[Block, int | None]]] = {}
    known_widths: set[int] = set()
    for table in tables:
        head = _head_position(table.rows)
        if head is not None and (columns := columns_of(table.rows[head])):
            known_widths.add(len(columns.fields))
            if columns.is_key or columns.is_risks or columns.is_timetable:
                continue
        key = _signature(table, head)
        groups.setdefault(key, []).append((table, head))
    changed: dict[tuple[int, int], Block] = {}
    for members in groups.values():
        without_head = members[0][1] is None
        if without_head and len(members[0][0].rows[0]) in known_widths:
            continue  # goes on with a table that has a head
        changed.update(_inferred(members, legend, without_head=without_head))
    if not changed:
        return document
    return replace(
        document,
        pages=tuple(
            replace(page, blocks=tuple(_renumbered(changed.get((b.page, b.paragraph), b) for b in page.blocks)))
            for page in document.pages
        ),
    )


def _renumbered(blocks: Iterable[Block]) -> Iterable[Block]:
    number = 1
    for block in blocks:
        yield replace(block, paragraph=max(number, block.paragraph))
        number = max(number, block.paragraph) + 1 + len(block.rows)


def _signature(table: Block, head: int | None) -> tuple[str, ...]:
    if head is None:
        return ("", str(max(map(len, table.rows))))
    return tuple(" ".join(cell.text.lower().split()) for cell in table.rows[head])


def _said(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip()]


def _is_head_like(row: Sequence[Cell]) -> bool:
    """Whether a row may be a head whose words are not known: short texts, each another, none of them a value."""
    texts = [" ".join(cell.text.split()) for cell in _said(row)]
    return (
        len(texts) >= 2
        and 2 * len(texts) > len(row)
        and len({text for text in texts if len(text) > 1}) == sum(len(text) > 1 for text in texts)
        and not any(
            len(text.split()) > _LONGEST_HEADING
            or text.endswith(".")
            or due_on(text)
            or _NUMBER.fullmatch(text)
            or (begins_as_action(text) and len(text.split()) > 3)
            for text in texts
        )
    )


def _head_position(rows: Sequence[Sequence[Cell]]) -> int | None:
    """Which row is the head: one that is known, else the first of short texts before the rows with deadlines."""
    known = next((i for i, row in enumerate(rows) if columns_of(row)), None)
    if known is not None:
        return known
    first = next(
        (
            i
            for i, row in enumerate(rows)
            if len(_said(row)) >= 2
            and any(
                (due_on(c.text) and is_deadline(c.text)) or ("\n" in c.text and _is_owner_and_due(c.text)) for c in row
            )
        ),
        None,
    )
    if first is None:
        return None
    widest = max(len(_said(row)) for row in rows)
    for i in range(first - 1, -1, -1):
        if 3 * len(_said(rows[i])) >= 2 * widest and _is_head_like(rows[i]):
            return i
    return None


def _inferred(
    members: Sequence[tuple[Block, int | None]], legend: Legend, *, without_head: bool
) -> dict[tuple[int, int], Block]:
    """The tables of one head with the headings that their contents give them; none where they give none."""
    first, head = members[0]
    heads = first.rows[head] if head is not None else ()
    if any(sum(columns_of(row) is not None for row in table.rows) > 1 for table, _ in members):
        return {}
    rows = [row for table, at in members for row in table.rows[0 if at is None else at + 1 :] if len(_said(row)) > 1]
    if len(rows) < (_FEWEST_WITHOUT_HEAD if without_head else _FEWEST_ROWS):
        return {}
    if sum(label_of(row[0].text) is not None for row in rows) * 2 > len(rows):
        return {}  # a form
    kinds = [_kinds(column, legend) for column in zip_longest(*rows, fillvalue=Cell(""))]
    columns = columns_of(heads) if heads else None
    given = _given(heads, columns, len(kinds))
    fields = _assigned(given, kinds, len(rows))
    if fields == given or "action" not in fields or not {"owner", "due", "owner and due"} & set(fields):
        return {}
    if columns is None and not _is_certain(fields, kinds, without_head=without_head):
        return {}
    printed = [*(cell.text for cell in heads), *[""] * (len(fields) - len(heads))]
    texts = [
        heading if field == before and field is not None else HEADINGS.get(field or "", "" if before else heading)
        for field, before, heading in zip(fields, given, printed, strict=True)
    ]
    row = tuple(Cell(text) for text in texts)
    told = columns_of(row)
    if told is None or not set(filter(None, fields)) - {"number"} <= set(told.fields):
        row = tuple(Cell(text if field else "") for text, field in zip(texts, fields, strict=False))
        if columns_of(row) is None:
            return {}
    made: dict[tuple[int, int], Block] = {}
    for table, at in members:
        body = table.rows if at is None else tuple(row if _is_same(r, heads) else r for r in table.rows)
        body = (row, *body) if at is None else body
        made[table.page, table.paragraph] = replace(table, rows=body)
    return made


def _is_same(row: Sequence[Cell], heads: Sequence[Cell]) -> bool:
    return [" ".join(cell.text.split()) for cell in row] == [" ".join(cell.text.split()) for cell in heads]


def _given(heads: Sequence[Cell], columns: Columns | None, width: int) -> list[str | None]:
    if columns is not None:
        fields = list(columns.fields)
    else:
        fields = [field_of(cell.text, exactly=True) if cell.text.strip() else None for cell in heads]
    return [*fields, *[None] * (width - len(fields))][:width]


def _is_certain(fields: Sequence[str | None], kinds: Sequence[_Kinds], *, without_head: bool) -> bool:
    """Whether contents alone make a table one of actions: who and by when both, of actions that begin as such."""
    action = kinds[fields.index("action")]
    both = {"owner", "due"} <= set(fields) or "owner and due" in fields
    return action.is_text and both and action.action >= (_LOWEST if without_head else _FEW)


def _assigned(given: Sequence[str | None], kinds: Sequence[_Kinds], rows: int) -> list[str | None]:
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


def _withdraw(fields: list[str | None], kinds: Sequence[_Kinds]) -> None:
    """Take back what a heading says where the cells are plainly of another kind."""
    texts = [i for i, field in enumerate(fields) if field == "action" and kinds[i].is_text]
    for i, kind in enumerate(kinds):
        if fields[i] == "action" and texts and not kind.is_text:
            fields[i] = None  # "Our response: Accepted", beside what will be done
        if kind.filled < _FEWEST_ROWS:
            continue
        field = fields[i]
        is_dates = kind.due >= 0.8 and kind.owner < _FEW
        is_owners = kind.owner >= 0.8 and kind.due < _FEW
        if (
            (field in {"action", "objective", "owner", "partners", "measure", "outcome"} and is_dates)
            or (
                field in {"action", "objective", "due", "measure", "outcome"}
                and is_owners
                and kind.words <= _LONGEST_OWNER
            )
            or (field in {"due", "owner"} and kind.is_text and kind.action >= _MOST and kind.due < _FEW)
        ):
            fields[i] = None


def _assign(fields: list[str | None], field: str, kinds: Sequence[_Kinds], share: object) -> None:
    """Give a field that no column has to the fullest that is of its kind; of two alike, to that of later days."""
    if field in fields or "owner and due" in fields or (field == "due" and {"due mark", "period"} & set(fields)):
        return
    assert callable(share)
    fitting = [
        (kinds[i].filled, kinds[i].day if field == "due" else "", share(kinds[i]), -i)
        for i, told in enumerate(fields)
        if told is None and share(kinds[i]) >= _MOST and (kinds[i].filled >= _FEWEST_ROWS or field == "status")
    ]
    if fitting:
        fields[-max(fitting)[-1]] = field


def _assign_action(fields: list[str | None], kinds: Sequence[_Kinds]) -> None:
    if "action" in fields:
        return
    texts = [i for i, told in enumerate(fields) if told is None and kinds[i].is_text and kinds[i].distinct > 0.5]
    if not texts:
        return
    best = max(texts, key=lambda i: (kinds[i].action - kinds[i].past, kinds[i].words))
    rivals = "objective" in fields or "outcome" in fields
    if kinds[best].action >= _LOWEST or len(texts) == 1 or not rivals:
        fields[best] = "action"


def _assign_objective(fields: list[str | None], kinds: Sequence[_Kinds], rows: int) -> None:
    """A column of texts before the actions that stand for several rows, or are told once for all of them."""
    if "objective" in fields or "action" not in fields:
        return
    for i in range(fields.index("action")):
        kind = kinds[i]
        is_shared = kind.distinct < 0.7 or kind.filled <= 0.7 * rows
        if fields[i] is None and kind.filled and kind.words >= 2 and is_shared:
            fields[i] = "objective"
            return


def _assign_progress(fields: list[str | None], kinds: Sequence[_Kinds]) -> None:
    if "progress" in fields or "action" not in fields:
        return
    after = range(fields.index("action") + 1, len(fields))
    fitting = [i for i in after if fields[i] is None and kinds[i].is_text and kinds[i].past >= 0.3]
    if fitting:
        fields[fitting[0]] = "progress"
