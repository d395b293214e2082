"""A plan's blocks in the usual shapes: what is turned, boxed or run together is made rows under a head, or paragraphs.

- Tables whose actions stand side by side, with the names of the fields down the first column, become rows.
- Boxes whose cells each name their field ("Who: Jo Roe | When: May 2016") become paragraphs.
- A label that stands at the end of the paragraph before it becomes a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from loaders.document import Block, Cell, Document
from loaders.plans.columns import ACTION_FIELDS, columns_of, field_of, label_of

_FEWEST_ACTIONS = 2  # side by side
_LABEL_AT_END = re.compile(r"(?P<text>.+[.;:!?”’\"])\s+(?P<label>[A-Z][\w’']+(?: [\w’']+){1,8}[:?]?|[A-Z]\w+:)")


def in_usual_shapes(document: Document) -> Document:
    """The document with its blocks in the usual shapes. Where any was not, blocks are numbered anew."""
    pages = []
    for page in document.pages:
        blocks = [shaped for block in page.blocks for shaped in _shaped(block)]
        pages.append(page if len(blocks) == len(page.blocks) else replace(page, blocks=tuple(_numbered(blocks))))
        if len(blocks) == len(page.blocks) and any(a is not b for a, b in zip(blocks, page.blocks, strict=True)):
            pages[-1] = replace(page, blocks=tuple(_numbered(blocks)))
    return replace(document, pages=tuple(pages))


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    number = 1
    for block in blocks:
        yield replace(block, paragraph=number)
        number += 1 + len(block.rows)


def _shaped(block: Block) -> Iterator[Block]:
    if block.rows:
        yield from _shaped_table(block)
    elif (match := _LABEL_AT_END.fullmatch(block.text)) and field_of(match["label"].rstrip(":?"), exactly=True):
        yield replace(block, text=match["text"])
        yield replace(block, kind="paragraph", text=match["label"], marker="", level=0)
    else:
        yield block


def _shaped_table(table: Block) -> Iterator[Block]:
    if any(columns_of(row) for row in table.rows):
        yield table
        return
    first = next((i for i, row in enumerate(table.rows) if len(row) > _FEWEST_ACTIONS), 0)
    body = table.rows[first:]
    if _is_turned(body):
        if first:
            yield _table(table, table.rows[:first])
        yield _table(table, _turned(body))
    elif any(_is_told(row) for row in table.rows):
        for row in table.rows:
            cells = [cell for cell in row if cell.text]
            for cell in cells if _is_told(row) or len(cells) == 1 else ():
                yield replace(table, kind="paragraph", text=" ".join(cell.text.split()), rows=())
            if cells and len(cells) > 1 and not _is_told(row):
                yield _table(table, (row,))
    else:
        yield table


def _table(table: Block, rows: tuple[tuple[Cell, ...], ...]) -> Block:
    return replace(table, rows=rows, text=" | ".join(cell.text for row in rows for cell in row if cell.text))


def _is_turned(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    """Whether the first column of a table is a head, and its other columns are actions."""
    columns = columns_of([row[0] for row in rows])
    if columns is None or not columns.has("action") or not columns.has("owner", "due", "status", "owner and due"):
        return False
    values = [cell.text for row in rows for cell in row[1:] if cell.text]
    return max(map(len, rows)) > _FEWEST_ACTIONS and not any(label_of(text) for text in values)


def _turned(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    head, *actions = zip_longest(*rows, fillvalue=Cell(""))
    return (
        tuple(Cell(cell.text or "No") for cell in head),
        *(action for action in actions if any(cell.text for cell in action)),
    )


def _is_told(row: tuple[Cell, ...]) -> bool:
    """Whether the cells of a row each name their field, and two of them are of an action."""
    labels = [label_of(cell.text) for cell in row if cell.text]
    told = [label[0] for label in labels if label and label[1] and label[0] in ACTION_FIELDS]
    return len(set(told)) >= 2 and all(label and label[1] for label in labels)
