"""Tables that a PDF prints without lines: columns are found under the words of the table's head.

What a head looks like is told by the caller: this module knows places, not meanings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.document import Cell
from loaders.reading.pdf_rules import Drawing, IsHead, Table
from loaders.reading.pdf_words import Word, lines_of, text_of

_NUMBER = re.compile(r"[A-Z]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?")
_GROUP_GAP = 0.6  # of the height: words further apart are in two columns
_HEAD_LINES = 3
_ROW_GAP = 1.22  # of the usual distance between lines: more begins a row
_OVERLAP = 0.8  # of the height: lines nearer than this are of one row
_WIDEST_LEADING = 1.45  # of the height: lines further apart are of two rows
_LARGER = 1.1
_INDENT = 8.0  # points


@dataclass(frozen=True, slots=True)
class Group:
    """Words of a line that stand together."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right


@dataclass(frozen=True, slots=True)
class Layout:
    """Where columns lie: each begins at its place in `starts`; `anchors` are where their heads stand."""

    starts: tuple[float, ...]
    anchors: tuple[float, ...]

    def column(self, x: float) -> int:
        return max((i for i, start in enumerate(self.starts) if x >= start), default=0)


def groups_of(line: Sequence[Word]) -> list[Group]:
    """A line's words in groups, apart where the gap is wider than between words."""
    groups: list[list[Word]] = []
    for word in line:
        if groups and word.left - groups[-1][-1].right <= _GROUP_GAP * word.height:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Group(tuple(group)) for group in groups]


def unruled_tables(
    words: Sequence[Word], drawing: Drawing, is_head: IsHead, going_on: Layout | None
) -> tuple[list[Table], Layout | None]:
    """The tables of a page whose heads are known, and the layout of the one that may go on overleaf.

    `going_on` is the layout of a table that the page before did not end.
    """
    lines = lines_of(words)
    tables: list[Table] = []
    position = 0
    last = going_on
    layout: Layout | None = None
    head: list[list[Word]] = []
    while position < len(lines):
        if layout is None:
            found = _head_at(lines, position, is_head)
            if found is not None:
                layout, used = found
                head = lines[position : position + used]
                position += used
            elif last is not None and (
                _begins_row(lines, position, last)
                or (last is going_on and not tables and _goes_on(lines[position], last))
            ):
                layout = last
            else:
                position += 1
                continue
        end = _end_of(lines, position, layout, is_head)
        body = lines[position:end]
        refined = _refined(layout, body)
        if (cut := _across(body, refined)) is not None:
            end = position + cut
            body = body[:cut]
            refined = _refined(layout, body)
        if end == position and not head:  # what seemed to go on with the table above does not
            position, layout = position + 1, None
            continue
        rows = _cells([head], refined, drawing) if head else []
        rows += _cells(_rows(body, refined, drawing), refined, drawing)
        if rows:
            whole = [word for line in (*head, *body) for word in line]
            tables.append(Table(tuple(rows), min(w.bottom for w in whole), max(w.top for w in whole)))
        last = refined
        position, layout, head = end, None, []
    return tables, last


def _head_at(lines: Sequence[Sequence[Word]], position: int, is_head: IsHead) -> tuple[Layout, int] | None:
    """The layout of a head that begins on a line, and how many lines it has: the longest that is still a head."""
    best: tuple[Layout, int] | None = None
    for used in range(1, _HEAD_LINES + 1):
        chunk = lines[position : position + used]
        if used > 1 and len(groups_of(chunk[0])) == 1 and _is_head(chunk[1:], is_head):
            break  # what stands above a head is its title
        if len(chunk) < used or (
            used > 1 and chunk[-2][0].middle - chunk[-1][0].middle > _WIDEST_LEADING * chunk[0][0].height
        ):
            break
        columns = _stacked([groups_of(line) for line in chunk])
        if len(columns) >= 3 and is_head([" ".join(g.text for g in column) for column in columns]):
            anchors = tuple(min(g.left for g in column) for column in columns)
            taller = best is not None and len(anchors) < len(best[0].anchors)
            if not taller and (best is None or _is_continuation(chunk[-1], best[0])):
                best = Layout(anchors, anchors), used
    return best


def _is_head(chunk: Sequence[Sequence[Word]], is_head: IsHead) -> bool:
    columns = _stacked([groups_of(line) for line in chunk])
    return len(columns) >= 3 and is_head([" ".join(g.text for g in column) for column in columns])


def _is_continuation(line: Sequence[Word], layout: Layout) -> bool:
    """Whether a line below a head is its second line: fewer words than a row has, each under a head's word."""
    groups = groups_of(line)
    return len(groups) <= len(layout.anchors) and sum(len(g.words) for g in groups) <= 2 * len(groups)


def _stacked(lines: Sequence[Sequence[Group]]) -> list[list[Group]]:
    """The groups of a head's lines by column: those that stand above one another."""
    columns: list[list[Group]] = []
    for line in lines:
        for group in line:
            over = [c for c in columns if any(g.left < group.right + 2 and group.left < g.right + 2 for g in c)]
            if over:
                over[0].append(group)
            else:
                columns.append([group])
    return sorted(columns, key=lambda column: min(g.left for g in column))


def _begins_row(lines: Sequence[Sequence[Word]], position: int, layout: Layout) -> bool:
    """Whether a row of a table above, which a heading or a page's end has interrupted, begins on a line.

    The line, or one close below it, says something in two columns, and none runs from one into another: a row whose
    cells are centred may begin with a line of its tallest cell alone.
    """
    # A centred cell may be wider than those of the page before, but does not reach the next column's head.
    ends = [*layout.anchors[1:], float("inf")]
    for index in range(position, min(position + _HEAD_LINES, len(lines))):
        line = lines[index]
        if index > position and lines[index - 1][0].middle - line[0].middle > _WIDEST_LEADING * line[0].height:
            return False
        groups = groups_of(line)
        columns = [layout.column((group.left + group.right) / 2) for group in groups]
        if any(group.right > ends[column] + 2 for group, column in zip(groups, columns, strict=True)):
            return False
        if len(set(columns)) >= 2:
            return True
    return False


def _goes_on(line: Sequence[Word], layout: Layout) -> bool:
    """Whether a line at a page's top goes on with a cell, other than the first, of a row on the page before."""
    groups = groups_of(line)
    first = groups[0]
    edges = [*layout.anchors[1:], float("inf")]
    return len(groups) == 1 and any(
        abs(first.left - anchor) <= 2 and first.right < edge
        for anchor, edge in zip(layout.anchors[1:], edges[1:], strict=True)
    )


def _end_of(lines: Sequence[Sequence[Word]], position: int, layout: Layout, is_head: IsHead) -> int:
    """The line at which a table ends: the next head, or text that runs across its columns."""
    for index in range(position, len(lines)):
        if _head_at(lines, index, is_head) is not None:
            return index
        if _is_heading(lines[index], lines[position]):
            return index
        for group in groups_of(lines[index]):
            crossed = [anchor for anchor in layout.anchors if group.left + _INDENT < anchor < group.right - _INDENT]
            if len(crossed) >= 2 or (crossed and len(layout.anchors) <= 3 and len(groups_of(lines[index])) == 1):
                return index
        if index > position and lines[index - 1][0].bottom - lines[index][0].top > 4 * lines[index][0].height:
            return index
    return len(lines)


def _is_heading(line: Sequence[Word], first: Sequence[Word]) -> bool:
    """Whether a line stands by itself and larger than a table's words, or bold where those are not."""
    if len(groups_of(line)) > 1:
        return False
    larger = line[0].height > _LARGER * first[0].height
    return larger or (all(word.bold for word in line) and not all(word.bold for word in first))


def _across(body: Sequence[Sequence[Word]], layout: Layout) -> int | None:
    """The first line of a table's that is a text of its own: it runs from one column into another without a gap."""
    for index, line in enumerate(body):
        groups = groups_of(line)
        edges = [start for start in layout.starts[1:] if groups[0].left + _INDENT < start < groups[0].right - _INDENT]
        if len(groups) == 1 and edges:
            return index
    return None


def _refined(layout: Layout, body: Sequence[Sequence[Word]]) -> Layout:
    """Columns that begin in the gap that the fewest words cross, between one head and the next.

    A head may be centred over its column, or its column's words be wider than it.
    """
    starts = [min([layout.anchors[0], *(line[0].left for line in body)]) - 1]
    groups = [group for line in body for group in groups_of(line)]
    for left, right in pairwise(layout.anchors):
        edges = sorted({right, *(g.left for g in groups if left < g.left <= right + 2)}, reverse=True)
        crossings = [sum(g.left < edge - 1 < g.right for g in groups) for edge in edges]
        fewest = min(crossings)
        starts.append(next(edge for edge, crossed in zip(edges, crossings, strict=True) if crossed == fewest) - 1)
    return replace(layout, starts=tuple(starts))


def _rows(body: Sequence[Sequence[Word]], layout: Layout, drawing: Drawing) -> list[list[Sequence[Word]]]:
    """A table's lines as rows: apart by drawn lines, else by wider gaps, else where most columns say something."""
    if not body:
        return []
    gaps = [above[0].middle - below[0].middle for above, below in pairwise(body)]
    usual = _usual(gaps, body[0][0].height)
    drawn = [
        any(below[0].middle < rule.at < above[0].middle and rule.end - rule.start > 60 for rule in drawing.across)
        for above, below in pairwise(body)
    ]
    wide = [gap > max(_ROW_GAP * usual, _OVERLAP * body[0][0].height) for gap in gaps]
    if any(drawn):
        breaks = drawn
    elif any(wide):
        breaks = [gap or _is_numbered(line, layout) for gap, line in zip(wide, body[1:], strict=True)]
    else:
        filled = [len({layout.column(group.left) for group in groups_of(line)}) for line in body]
        enough = max(2, 0.7 * max(filled))
        breaks = [
            gap >= _OVERLAP * line[0].height and (columns >= enough or bool(_NUMBER.fullmatch(line[0].text)))
            for gap, columns, line in zip(gaps, filled[1:], body[1:], strict=True)
        ]
    rows: list[list[Sequence[Word]]] = [[body[0]]]
    for line, begins in zip(body[1:], breaks, strict=True):
        if begins:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _is_numbered(line: Sequence[Word], layout: Layout) -> bool:
    """Whether a line has a number standing alone in the first column, and says something in two columns more."""
    groups = groups_of(line)
    columns = {layout.column(group.left) for group in groups}
    return bool(_NUMBER.fullmatch(groups[0].text)) and 0 in columns and len(columns) > 2


def _usual(gaps: Sequence[float], height: float) -> float:
    """The distance between lines of one cell: the smallest; 0 where no two lines stand that near.

    Lines nearer than a line's height are of one row whose cells are not on one line.
    """
    smallest = min((gap for gap in gaps if gap >= _OVERLAP * height), default=0.0)
    return smallest if smallest <= _WIDEST_LEADING * height else 0.0


def _cells(rows: Sequence[Sequence[Sequence[Word]]], layout: Layout, drawing: Drawing) -> list[tuple[Cell, ...]]:
    """The cells of rows of lines. A cell that reaches over several rows, since the lines between them leave its column
    out, stands in each of them."""
    read: list[list[Cell]] = [[] for _ in rows]
    words = [_by_column(lines, layout) for lines in rows]
    for column, start in enumerate(layout.starts):
        end = layout.starts[column + 1] if column + 1 < len(layout.starts) else None
        for first, last in _spans(rows, start, end, drawing):
            inside = [word for row in words[first:last] for word in row[column]]
            text = text_of(inside, max((w.right for w in inside), default=start) if end is None else end)
            for cells, lines in zip(read[first:last], rows[first:last], strict=True):
                middle = sum(line[0].middle for line in lines) / len(lines)
                cells.append(Cell(text, drawing.fill_at(start + 4, middle)))
    return [tuple(cells) for cells in read]


def _by_column(lines: Sequence[Sequence[Word]], layout: Layout) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in layout.starts]
    for line in lines:
        for word in line:
            columns[layout.column(word.left + 1)].append(word)
    return columns


def _spans(
    rows: Sequence[Sequence[Sequence[Word]]], start: float, end: float | None, drawing: Drawing
) -> list[tuple[int, int]]:
    """The first row of each cell of a column and the one after its last."""
    begins = [0]
    for place, (above, below) in enumerate(pairwise(rows), start=1):
        between = [rule for rule in drawing.across if below[0][0].middle < rule.at < above[-1][0].middle]
        across = start + 4 if end is None else (start + end) / 2
        if not between or any(rule.start <= across <= rule.end for rule in between):
            begins.append(place)
    return list(pairwise([*begins, len(rows)]))
