"""Tables that a PDF draws with lines or shaded rows: the grid, its merged cells, and the colours behind them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.document import Cell
from loaders.reading.pdf_bullets import Dot
from loaders.reading.pdf_words import Word, lines_of, text_of

IsHead = Callable[[Sequence[str]], bool]
"""Whether texts side by side are the head of a table."""

_TOUCH = 3.0  # points within which lines meet
_THIN = 2.5  # a filled box thinner than this is a line
_SHORTEST = 5.0
_ROW_GAP = 1.4  # of the height: lines further apart are of two rows
_WHITE = 0xF7
_DARK = 0x60  # the colours of what is printed, not of what lies behind it
_DOT = (1.2, 7.0)  # points: the sizes of bullets
_ROUND = 1.35  # a bullet's sides differ by this ratio at most
_SAME_SIZE = 1.1  # boxes are of one size up to this ratio of their areas


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis: at `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured box. `colour` is six hexadecimal digits."""

    left: float
    bottom: float
    right: float
    top: float
    colour: str

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)


@dataclass
class Drawing:
    """What a page draws that a table can be made of."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)

    def fill_at(self, x: float, y: float) -> str | None:
        """The colour of the smallest box behind a point, unless it is white; of boxes of one size, of the last."""
        behind = [f for f in self.fills if f.left <= x <= f.right and f.bottom <= y <= f.top]
        smallest = min((f.area for f in behind), default=0.0)
        return next((f.colour for f in reversed(behind) if f.area <= _SAME_SIZE * smallest), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page: its rows, and how far it reaches from `bottom` to `top`."""

    rows: tuple[tuple[Cell, ...], ...]
    bottom: float
    top: float


def read_drawing(page: pypdfium2.PdfPage) -> Drawing:
    """The lines and boxes that a page draws."""
    drawing = Drawing()
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        _read_path(drawn, drawing)
    drawing.across = _joined(drawing.across)
    drawing.down = _joined(drawing.down)
    return drawing


def _read_path(drawn: pypdfium2.PdfObject, drawing: Drawing) -> None:
    fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn.raw, fill_mode, stroked)
    for points in _subpaths(drawn):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        if stroked.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                _add_line(x0, y0, x1, y1, drawing)
        elif fill_mode.value and (right - left < _THIN or top - bottom < _THIN):
            middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
            if right - left >= top - bottom:
                _add_line(left, middle_y, right, middle_y, drawing)
            else:
                _add_line(middle_x, bottom, middle_x, top, drawing)
        if fill_mode.value and _is_dot(right - left, top - bottom) and _is_dark(drawn):
            drawing.dots.append(Dot(left, right, (bottom + top) / 2))
        elif fill_mode.value and right - left >= _THIN and top - bottom >= _THIN and (colour := _colour(drawn)):
            drawing.fills.append(Fill(left, bottom, right, top, colour))


def _subpaths(drawn: pypdfium2.PdfObject) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, in the page's points; a closed part ends where it began."""
    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPath_CountSegments(drawn.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(tuple(matrix.on_point(x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _add_line(x0: float, y0: float, x1: float, y1: float, drawing: Drawing) -> None:
    if abs(y1 - y0) < 1 and abs(x1 - x0) >= _SHORTEST:
        drawing.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x1 - x0) < 1 and abs(y1 - y0) >= _SHORTEST:
        drawing.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _is_dot(width: float, height: float) -> bool:
    smaller, larger = sorted((width, height))
    return _DOT[0] <= smaller and larger <= min(_DOT[1], _ROUND * smaller)


def _is_dark(drawn: pypdfium2.PdfObject) -> bool:
    colour = _colour(drawn)
    return colour is not None and all(int(colour[at : at + 2], 16) <= _DARK for at in (0, 2, 4))


def _colour(drawn: pypdfium2.PdfObject) -> str | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(drawn.raw, red, green, blue, alpha) or not alpha.value:
        return None
    parts = red.value, green.value, blue.value
    return None if min(parts) >= _WHITE else "".join(f"{part:02X}" for part in parts)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules where those on one line that touch are one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / 1.5), r.start)):
        last = joined[-1] if joined else None
        touches = last and rule.start <= last.end + _TOUCH and last.start <= rule.end + _TOUCH
        if last and touches and abs(last.at - rule.at) <= 1.5:
            joined[-1] = Rule(last.at, min(last.start, rule.start), max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


# --- grids ---------------------------------------------------------------------------------------------------------


def ruled_tables(words: Sequence[Word], drawing: Drawing, is_head: IsHead) -> list[Table]:
    """The tables with two columns at least whose lines cross, from the page's top.

    Where a page's head and the end of a row that was cut overleaf have no line between them, `is_head` parts them.
    """
    tables = [_table(across, down, words, drawing, is_head) for across, down in _grids(drawing)]
    return sorted((table for table in tables if table), key=lambda table: -table.top)


def has_columns(drawing: Drawing) -> bool:
    """Whether a page draws a grid of two columns or more."""
    return any(across and len(_places(rule.at for rule in down)) > 2 for across, down in _grids(drawing))


def box_edges(drawing: Drawing) -> list[float]:
    """Where lines cross boxes of one column from side to side, borders included."""
    edges: list[float] = []
    for across, down in _grids(drawing):
        if across and down and len(_places(rule.at for rule in down)) == 2:
            edges += [rule.at for rule in across]
    return edges


def _grids(drawing: Drawing) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that hang together, as lists of those across and those down."""
    rules = [*drawing.across, *drawing.down]
    parent = list(range(len(rules)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    count = len(drawing.across)
    for i, across in enumerate(drawing.across):
        for j, down in enumerate(drawing.down, start=count):
            if (
                across.start - _TOUCH <= down.at <= across.end + _TOUCH
                and down.start - _TOUCH <= across.at <= down.end + _TOUCH
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(rules):
        groups.setdefault(root(i), ([], []))[i >= count].append(rule)
    yield from groups.values()


def _places(values: Iterable[float]) -> list[float]:
    """Values where those within touching distance are one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOUCH:
            places.append(value)
    return places


def _table(
    across: list[Rule], down: list[Rule], words: Sequence[Word], drawing: Drawing, is_head: IsHead
) -> Table | None:
    if not across or not down:
        return None
    xs = _places([*(r.at for r in down), min(r.start for r in across), max(r.end for r in across)])
    across = [*across, *_shaded_edges(xs, across, down, words, drawing)]
    ys = _places([*(r.at for r in across), min(r.start for r in down), max(r.end for r in down)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1:
        return None
    if loose := _loose_ends(xs, ys, down):
        across = [*across, *loose]
        ys = _places([*ys, *(rule.at for rule in loose)])
        rows = len(ys) - 1
    if (under_head := _end_of_head(xs, ys, words, is_head)) is not None:
        across = [*across, Rule(under_head, xs[0], xs[-1])]
        ys = sorted([*ys, under_head])
        rows += 1
    cells = _Cells(columns, rows)
    for column in range(columns):
        for row in range(rows):
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if column + 1 < columns and not _is_drawn(down, xs[column + 1], middle_y):
                cells.join((column, row), (column + 1, row))
            if row + 1 < rows and not _is_drawn(across, ys[row + 1], middle_x):
                cells.join((column, row), (column, row + 1))
    said: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        at = _interval(xs, word.centre), _interval(ys, word.middle)
        if at[0] is not None and at[1] is not None:
            said.setdefault(cells.root((at[0], at[1])), []).append(word)
    if not said:
        return None
    texts = {at: text_of(inside, xs[cells.last_column(at) + 1]) for at, inside in said.items()}
    read: list[tuple[Cell, ...]] = []
    for row in reversed(range(rows)):
        roots = [cells.root((column, row)) for column in range(columns)]
        middle_y = (ys[row] + ys[row + 1]) / 2
        line = [
            Cell(
                texts.get(at, "") if at not in roots[:column] else "",
                drawing.fill_at((xs[column] + xs[column + 1]) / 2, middle_y),
            )
            for column, at in enumerate(roots)
        ]
        read.append((line[0],) if len(set(roots)) == 1 else tuple(line))
    return Table(tuple(read), ys[0], ys[-1])


def _shaded_edges(
    xs: Sequence[float], across: Sequence[Rule], down: Sequence[Rule], words: Sequence[Word], drawing: Drawing
) -> list[Rule]:
    """The edges of rows that are told apart by their shading alone: boxes of one height side by side over two columns
    or more, whose edges no word crosses."""
    bottom, top = min(r.start for r in down), max(r.end for r in down)
    bands: dict[tuple[int, int, str], list[Fill]] = {}
    for fill in drawing.fills:
        if xs[0] - _TOUCH <= fill.left and fill.right <= xs[-1] + _TOUCH:
            bands.setdefault((round(fill.bottom), round(fill.top), fill.colour), []).append(fill)
    edges: list[Rule] = []
    for boxes in bands.values():
        left, right = min(f.left for f in boxes), max(f.right for f in boxes)
        is_whole = sum(f.right - f.left for f in boxes) >= right - left - _TOUCH * len(boxes)
        columns = [x for x in xs if left - _TOUCH <= x <= right + _TOUCH]
        if not is_whole or len(columns) <= 2:
            continue
        for edge in (boxes[0].bottom, boxes[0].top):
            is_drawn = any(abs(rule.at - edge) <= _TOUCH for rule in across)
            is_crossed = any(left <= w.centre <= right and w.bottom + _TOUCH < edge < w.top - _TOUCH for w in words)
            if bottom + _TOUCH < edge < top - _TOUCH and not is_drawn and not is_crossed:
                edges.append(Rule(edge, left, right))
    return edges


def _loose_ends(xs: Sequence[float], ys: Sequence[float], down: Sequence[Rule]) -> list[Rule]:
    """Lines across where lines down end within the grid and no line is drawn: a row that is not parted into the same
    columns begins there."""
    loose = []
    for place in _places(end for rule in down for end in (rule.start, rule.end)):
        if any(abs(place - y) <= _TOUCH for y in ys):
            continue
        passing = [
            xs[0],
            *(x for x in xs[1:-1] if _is_drawn(down, x, place - _TOUCH) and _is_drawn(down, x, place + _TOUCH)),
            xs[-1],
        ]
        for left, right in pairwise(passing):
            if any(
                left + _TOUCH < r.at < right - _TOUCH and abs(place - end) <= _TOUCH
                for r in down
                for end in (r.start, r.end)
            ):
                loose.append(Rule(place, left, right))
    return loose


def _end_of_head(xs: Sequence[float], ys: Sequence[float], words: Sequence[Word], is_head: IsHead) -> float | None:
    """The place in a table's first row where its head ends and another row begins without a line; None if it is one."""
    inside = [w for w in words if ys[-2] <= w.middle < ys[-1] and xs[0] <= w.centre < xs[-1]]
    lines = lines_of(inside)
    for above, below in pairwise(lines):
        if above[0].middle - below[0].middle <= _ROW_GAP * above[0].height:
            continue
        edge = (above[0].bottom + below[0].top) / 2
        columns: list[list[Word]] = [[] for _ in xs[1:]]
        for word in inside:
            if word.middle > edge and (column := _interval(xs, word.centre)) is not None:
                columns[column].append(word)
        return (
            edge if is_head([text_of(column, right) for column, right in zip(columns, xs[1:], strict=True)]) else None
        )
    return None


def _is_drawn(rules: Iterable[Rule], at: float, through: float) -> bool:
    return any(abs(rule.at - at) <= _TOUCH and rule.start - 1 <= through <= rule.end + 1 for rule in rules)


def _interval(places: Sequence[float], value: float) -> int | None:
    for index in range(len(places) - 1):
        if places[index] <= value < places[index + 1]:
            return index
    return None


class _Cells:
    """The cells of a grid, where those without a line between them are one."""

    def __init__(self, columns: int, rows: int) -> None:
        self._parent = {(c, r): (c, r) for c in range(columns) for r in range(rows)}

    def root(self, cell: tuple[int, int]) -> tuple[int, int]:
        while self._parent[cell] != cell:
            cell = self._parent[cell]
        return cell

    def join(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        self._parent[self.root(other)] = self.root(one)

    def last_column(self, root: tuple[int, int]) -> int:
        """The rightmost column that a merged cell reaches."""
        return max(cell[0] for cell in self._parent if self.root(cell) == root)
