"""Tables of actions that give only the number of an objective, whose words stand in a list elsewhere, often on another
sheet of a workbook: the words are put in the number's place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.document import Block, Cell, Document
from loaders.plans.terms.columns import Columns, columns_of
from loaders.plans.terms.fields import USUAL_HEADINGS, plain_heading
from loaders.plans.terms.numbering import OBJECTIVE_NAMES, numbered

_FEWEST = 2  # objectives in a list, and rows that refer to them
_FEWEST_WORDS = 3  # of an objective
_NAMES = rf"(?:{OBJECTIVE_NAMES})s?|priorities|recs?|obj"
_REFERS = re.compile(
    rf"(?:(?:linked|related|ofsted|relevant) )*(?:{_NAMES})(?: (?:no|nos|number|ref|reference|id|code|link))?"
)
_REFERENCE = re.compile(
    rf"(?:(?:{_NAMES})[ .]*(?:no\.? ?)?|[A-Z]{{1,3}}[ .-]?)?(?P<number>\d{{1,2}})[.)]?", re.IGNORECASE
)


def with_linked_objectives(document: Document) -> Document:
    """The document with the words of objectives where tables of actions give their numbers."""
    words = _listed(document)
    if len(words) < _FEWEST:
        return document
    return replace(
        document,
        pages=tuple(replace(page, blocks=tuple(_linked(b, words) for b in page.blocks)) for page in document.pages),
    )


def _number(text: str) -> str:
    match = _REFERENCE.fullmatch(text.strip())
    return match["number"].lstrip("0") if match else ""


def _listed(document: Document) -> dict[str, str]:
    """The words of the objectives that tables list without actions, by number; none where a number is used twice."""
    words: dict[str, str] = {}
    for block in document.blocks:
        columns: Columns | None = None
        for row in block.rows:
            if head := columns_of(row):
                columns = head if head.is_outline else None
                continue
            at = columns.fields.index("objective") if columns else len(row)
            if at >= len(row) or len(row[at].text.split()) < _FEWEST_WORDS:
                continue
            whole = numbered(Block("paragraph", row[at].text, 1, 1))
            others = (_number(cell.text) for i, cell in enumerate(row) if i < max(at, 1))
            number = _number(whole.number) or next(filter(None, others), "")
            if number and words.setdefault(number, whole.text) != whole.text:
                return {}
    return words


def _linked(table: Block, words: Mapping[str, str]) -> Block:
    head = next((i for i, row in enumerate(table.rows[:6]) if (c := columns_of(row)) and c.has("action")), None)
    if head is None:
        return table
    heads = table.rows[head]
    rows = table.rows[head + 1 :]
    at = next(
        (i for i, cell in enumerate(heads) if _refers(cell.text, [r[i].text for r in rows if i < len(r)], words)), None
    )
    columns = columns_of(heads)
    if at is None or (columns and "objective" in columns.fields and columns.fields.index("objective") != at):
        return table
    made = [*table.rows[:head], (*heads[:at], Cell(USUAL_HEADINGS["objective"]), *heads[at + 1 :])]
    for row in rows:
        said = words.get(_number(row[at].text)) if at < len(row) else None
        made.append((*row[:at], Cell(said, row[at].fill), *row[at + 1 :]) if said else row)
    return replace(table, rows=tuple(made))


def _refers(heading: str, cells: Sequence[str], words: Mapping[str, str]) -> bool:
    """Whether a column gives numbers of objectives: by its heading, and as each is one of those listed."""
    filled = [cell for cell in cells if cell.strip()]
    named = _REFERS.fullmatch(plain_heading(heading)) is not None
    return named and len(filled) >= _FEWEST and all(_number(cell) in words for cell in filled)
