"""A plan's blocks in the usual shapes: what is turned, boxed or run together is made rows under a head, or paragraphs.

- Tables whose actions stand side by side, with the names of the fields down the first column, become rows.
- Boxes whose cells each name their field ("Who: Jo Roe | When: May 2016") become paragraphs.
- A label that stands at the end of the paragraph before it becomes a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from loaders.document import Block, Cell, Document
from loaders.plans.shapes.deadline_columns import without_deadline_columns
from loaders.plans.shapes.heading_columns import with_headed_tables
from loaders.plans.shapes.inferred_heads import with_inferred_heads
from loaders.plans.shapes.lines import with_told_actions
from loaders.plans.shapes.linked_objectives import with_linked_objectives
from loaders.plans.terms.columns import columns_of
from loaders.plans.terms.fields import ACTION_FIELDS, field_of
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of
from loaders.reading.markers import split_marker

_FEWEST_ACTIONS = 2  # side by side
_FEWEST_TO_HALVE = 2  # columns
_SHORTEST_LABEL, _LONGEST_LABEL = 4, 8  # words of one that no sign parts from what stands before it
_FEWEST_WORDS = 3  # before such a label
_SHORTEST_CUT = 40  # characters of a line that a next one goes on with
_OBJECTIVE_AT_END = re.compile(
    r"(?P<text>.+\S)\s+"
    r"(?P<heading>(?:Objective|Priority|Recommendation|Theme|Area for [Ii]mprovement|Outcome|Aim) \d{1,2}"
    r"\s*[:.–—-]\s*[A-Z].+)"
)
_FIELD_AT_END = re.compile(r"(?P<text>.+[.;!?])\s+(?P<told>(?P<label>[A-Z][\w ’']{1,30}): .+)")
_LABEL_AT_END = re.compile(r"(?P<text>.+[.;:!?”’\"])\s+(?P<label>[A-Z][\w’']+(?: [\w’']+){1,8}[:?]?|[A-Z]\w+:)")


def in_usual_shapes(document: Document) -> Document:
    """The document with its blocks in the usual shapes. Where any was not, blocks are numbered anew."""
    document = with_told_actions(document)
    pages = []
    for page, whole in zip(document.pages, _pages_of_whole_tables(document), strict=True):
        blocks = [shaped for block in whole for shaped in _shaped(block)]
        pages.append(page if len(blocks) == len(page.blocks) else replace(page, blocks=tuple(_numbered(blocks))))
        if len(blocks) == len(page.blocks) and any(a is not b for a, b in zip(blocks, page.blocks, strict=True)):
            pages[-1] = replace(page, blocks=tuple(_numbered(blocks)))
    document = with_linked_objectives(replace(document, pages=tuple(pages)))
    return with_headed_tables(with_inferred_heads(document))


def _whole_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """Blocks where a paragraph that begins amid a sentence goes on with the one before it, cut by a line's end."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if before is not None and _is_cut(before, block):
            whole[-1] = replace(before, text=f"{before.text} {block.text}")
        else:
            whole.append(block)
    return whole


def _is_cut(before: Block, block: Block) -> bool:
    is_text = not before.rows and not block.rows and block.kind == "paragraph" and not block.marker
    return (
        is_text
        and block.text[:1].islower()
        and len(before.text) >= _SHORTEST_CUT
        and before.text[-1].isalnum() | (before.text[-1] in ",-–’'")
        and label_of(block.text) is None
    )


def _pages_of_whole_tables(document: Document) -> list[list[Block]]:
    """The pages' blocks, where a turned table that goes on overleaf is whole on the page on which it begins."""
    pages: list[list[Block]] = []
    for page in document.pages:
        blocks = _whole_paragraphs(page.blocks) if document.format == "text" else list(page.blocks)
        above = pages[-1][-1] if pages and pages[-1] else None
        if above is not None and blocks and _goes_on(above, blocks[0]):
            pages[-1][-1] = _table(above, above.rows + blocks.pop(0).rows)
        pages.append(blocks)
    return pages


def _goes_on(above: Block, table: Block) -> bool:
    """Whether two tables are one whose first column names fields, other fields in each."""
    widths = {len(row) for row in above.rows[-1:] + table.rows}
    if not above.rows or not table.rows or len(widths) != 1 or widths.pop() <= _FEWEST_ACTIONS:
        return False
    before, after = (
        [field_of(row[0].text, exactly=True) for row in part.rows if row[0].text] for part in (above, table)
    )
    return None not in (*before, *after) and "action" in (*before, *after) and not set(before) & set(after)


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    number = 1
    for block in blocks:
        yield replace(block, paragraph=number)
        number += 1 + len(block.rows)


def _shaped(block: Block) -> Iterator[Block]:
    if block.rows:
        yield from _shaped_table(block)
    else:
        yield from _parted(block)


def _parted(block: Block) -> Iterator[Block]:
    """A paragraph, apart from the label or the next objective's heading that stands at its end."""
    match = _OBJECTIVE_AT_END.fullmatch(block.text)
    if match and inline_fields(block.text):
        yield from _parted(replace(block, text=match["text"]))
        yield from _parted(replace(block, kind="heading", text=match["heading"], marker="", level=0))
        return
    label = label_of(f"{block.marker} {block.text}".strip())
    match = _FIELD_AT_END.fullmatch(block.text) if label and label[0] == "action" and label[1] else None
    if match and field_of(match["label"], exactly=True) in {"owner", "due", "status"}:
        yield replace(block, text=match["text"])
        yield from _parted(replace(block, kind="paragraph", text=match["told"], marker="", level=0))
        return
    match = _LABEL_AT_END.fullmatch(block.text)
    if (
        match
        and not (label and label[1] and match["text"].endswith(":"))
        and field_of(match["label"].rstrip(":?"), exactly=True)
    ):
        yield replace(block, text=match["text"])
        yield replace(block, kind="paragraph", text=match["label"], marker="", level=0)
    elif block.kind == "heading" and (words := _label_after_words(block.text)):
        yield replace(block, text=words[0])
        yield replace(block, kind="paragraph", text=words[1], marker="", level=0)
    else:
        yield block


def _label_after_words(text: str) -> tuple[str, str] | None:
    """A heading's words and the label that goes on with them: "Objective 1: Early help What we will do"."""
    words = text.split()
    for count in range(min(_LONGEST_LABEL, len(words) - _FEWEST_WORDS), _SHORTEST_LABEL - 1, -1):
        label = " ".join(words[-count:])
        if label[0].isupper() and field_of(label, exactly=True):
            return " ".join(words[:-count]), label
    return None


def _shaped_table(table: Block) -> Iterator[Block]:
    table = without_deadline_columns(_halved(table))
    if any(columns_of(row) for row in table.rows):
        yield table
        return
    first = next((i for i, row in enumerate(table.rows) if len(row) > _FEWEST_ACTIONS), 0)
    body = table.rows[first:]
    if _is_turned(body):
        if first:
            yield _table(table, table.rows[:first])
        yield _table(table, _turned(body))
    elif _is_form(table.rows):
        for row in table.rows:
            for label, value in _pairs(row) if label_of(row[0].text) else ():
                yield _paragraph(table, f"{label.rstrip(' :')}: {'; '.join(value.splitlines())}")
    elif any(_is_told(row) for row in table.rows):
        yield from _box(table)
    else:
        yield table


def _halved(table: Block) -> Block:
    """A table whose head says the same twice, so that two actions stand in a row, with a row for each."""
    head = [" ".join(cell.text.split()).lower() for cell in table.rows[0]] if table.rows else []
    half = len(head) // 2
    if (
        len(head) % 2
        or half < _FEWEST_TO_HALVE
        or head[:half] != head[half:]
        or columns_of(table.rows[0][:half]) is None
    ):
        return table
    rows = [table.rows[0][:half]]
    for row in table.rows[1:]:
        rows += [part for part in (row[:half], row[half:]) if any(cell.text for cell in part)]
    return _table(table, tuple(rows))


def _box(table: Block) -> Iterator[Block]:
    """A box's rows as paragraphs. What stands alone above another that stands alone is a heading."""
    for row, after in pairwise([*table.rows, ()]):
        cells = [cell for cell in row if cell.text]
        if len(cells) == 1:
            is_heading = not _is_told(after) and label_of(cells[0].text) is None
            alone = _paragraph(table, cells[0].text)
            yield replace(alone, kind="heading") if is_heading else alone
        elif _is_told(row):
            for told in (_told(cell.text) for cell in cells):
                if told and told[1]:
                    yield _paragraph(table, f"{told[0]}: {told[1]}")
        elif cells:
            yield _table(table, (row,))


def _paragraph(table: Block, text: str) -> Block:
    marker, rest = split_marker(" ".join(text.split()))
    return replace(table, kind="item" if marker else "paragraph", text=rest, marker=marker, rows=())


def _pairs(row: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    """The labels and values side by side in a row of a form."""
    cells = [cell.text for cell in row]
    yield from ((label, value) for label, value in zip(cells[::2], cells[1::2], strict=False) if value)


def _is_form(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether each row is a label and its value, of one action whose words stand above the form."""
    if len(rows) > 2 and label_of(rows[0][0].text) is None:
        rows = rows[1:]  # a head such as "Field | Detail"
    if any(len(row) < 2 or not row[0].text for row in rows):
        return False
    labels = [label_of(label) for row in rows for label, _ in _pairs(row)]
    fields = {label[0] for label in labels if label and not label[1]}
    known = all(label and not label[1] for label in labels)
    return known and fields <= ACTION_FIELDS | {"partners"} and len(fields & {"owner", "due", "status"}) >= 2


def _table(table: Block, rows: tuple[tuple[Cell, ...], ...]) -> Block:
    return replace(table, rows=rows, text=" | ".join(cell.text for row in rows for cell in row if cell.text))


def _is_turned(rows: tuple[tuple[Cell, ...], ...]) -> bool:
    """Whether the first column of a table is a head, and its other columns are actions."""
    columns = columns_of([row[0] for row in rows])
    if columns is None or not columns.has("action") or not columns.has("owner", "due", "status", "owner and due"):
        return False
    values = [cell.text for row in rows for cell in row[1:] if cell.text]
    return max(map(len, rows)) > _FEWEST_ACTIONS and not any(_is_label(text) for text in values)


def _is_label(text: str) -> bool:
    """Whether a text is a label, and no action's number ("Action 1.1")."""
    label = label_of(text)
    return label is not None and not re.fullmatch(r"[\d.]+[a-z]?\.", label[1])


def _turned(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    head, *actions = zip_longest(*rows, fillvalue=Cell(""))
    return (
        tuple(Cell(cell.text or "No") for cell in head),
        *(action for action in actions if any(cell.text for cell in action)),
    )


def _is_told(row: Sequence[Cell]) -> bool:
    """Whether the cells of a row each name their field, and two of them are of an action."""
    told = [_told(cell.text) for cell in row if cell.text]
    fields = {label_of(one[0]) for one in told if one}
    return None not in told and len({field[0] for field in fields if field} & ACTION_FIELDS) >= 2


def _told(text: str) -> tuple[str, str] | None:
    """The label and what it labels in a cell: on one line, or the label on a line of its own."""
    first, _, rest = text.partition("\n")
    if (label := label_of(first)) and not label[1]:
        return first.rstrip(" :?"), "; ".join(rest.splitlines())
    label = label_of(text)
    return (text.split(":")[0], text.split(":", 1)[1].strip()) if label and label[1] and ":" in text else None
