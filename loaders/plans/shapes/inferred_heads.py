"""What a plan's columns are, told by what stands in their cells where their headings do not tell it.

Tables of the same head, or without one of the same width, are looked at together. A column whose cells are nearly all
dates is that of deadlines, one of names, posts or initials that of owners, one of ratings that of the status; of the
columns of sentences, the one whose cells mostly begin as orders do ("Train all staff …") is that of the actions. Such a
table gets the usual headings, so that all that follows reads it as any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from loaders.document import Block, Cell, Document
from loaders.plans.people.owner_texts import is_owner_and_due
from loaders.plans.shapes.column_kinds import FEW, FEWEST_ROWS, LOWEST, NUMBER, Kinds, fields_by_contents, kinds_of
from loaders.plans.terms.columns import Columns, columns_of
from loaders.plans.terms.deadlines import due_on, is_deadline
from loaders.plans.terms.fields import USUAL_HEADINGS, field_of
from loaders.plans.terms.labels import label_of
from loaders.plans.terms.legend import Legend, read_legend
from loaders.plans.terms.openings import begins_as_action

_FEWEST_WITHOUT_HEAD = 3  # rows of a table that has no head at all
_LONGEST_HEADING = 12  # words


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
            or NUMBER.fullmatch(text)
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
                (due_on(c.text) and is_deadline(c.text)) or ("\n" in c.text and is_owner_and_due(c.text)) for c in row
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
    if len(rows) < (_FEWEST_WITHOUT_HEAD if without_head else FEWEST_ROWS):
        return {}
    if sum(label_of(row[0].text) is not None for row in rows) * 2 > len(rows):
        return {}  # a form
    # As wide as the head, where rows have lost their last cells.
    width = [Cell("")] * len(heads)
    kinds = [kinds_of(column, legend) for column in zip_longest(width, *rows, fillvalue=Cell(""))]
    columns = columns_of(heads) if heads else None
    given = _given(heads, columns, len(kinds))
    fields = fields_by_contents(given, kinds, len(rows))
    if fields == given or "action" not in fields or not {"owner", "due", "owner and due"} & set(fields):
        return {}
    if columns is None and not _is_certain(fields, kinds, without_head=without_head):
        return {}
    printed = [*(cell.text for cell in heads), *[""] * (len(fields) - len(heads))]
    texts = [
        heading if field == before and field is not None else USUAL_HEADINGS.get(field or "", "" if before else heading)
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


def _is_certain(fields: Sequence[str | None], kinds: Sequence[Kinds], *, without_head: bool) -> bool:
    """Whether contents alone make a table one of actions: who and by when both, of actions that begin as such."""
    action = kinds[fields.index("action")]
    both = {"owner", "due"} <= set(fields) or "owner and due" in fields
    return action.is_text and both and action.action >= (LOWEST if without_head else FEW)
