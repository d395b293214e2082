"""The reader for HTML pages: the words of the main part, with headings, items and tables, without the site's frame."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from loaders.document import Cell, Document
from loaders.errors import DocumentError
from loaders.reading.characters import clean, clean_cell
from loaders.reading.markers import split_marker
from loaders.reading.pages import PageBuilder

_FRAME = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "form",
    "button",
    "iframe",
    "svg",
    "head",
    "select",
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "ul", "ol", "li", "table", "dl", "dt", "dd", "blockquote", "figure"}
    | {"figcaption", "address", "pre", "header", "footer", "details", "summary", "fieldset", "center", "hr", "body"}
    | {f"h{level}" for level in range(1, 7)}
)
_COLOUR = re.compile(r"background(?:-color)?\s*:\s*(?P<colour>#[0-9a-f]{3,6}\b|rgba?\([^)]*\)|[a-z]+)", re.IGNORECASE)
_COLOUR_NAMES = {
    **{"red": "FF0000", "darkred": "8B0000", "crimson": "DC143C", "tomato": "FF6347", "orange": "FFA500"},
    **{"amber": "FFC000", "gold": "FFD700", "yellow": "FFFF00", "green": "008000", "lightgreen": "90EE90"},
    **{"lime": "00FF00", "limegreen": "32CD32", "blue": "0000FF", "lightblue": "ADD8E6", "darkgreen": "006400"},
}
_TELLING = re.compile(
    r"(?:dc\.?|dcterms\.?)?(?:title|creator|publisher)|author|description|application-name|og:(?:site_name|title)", re.I
)
_FEWEST_COLUMNS = 3  # of a table that is built of other tags
_FEWEST_ROWS = 3
_CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
_COLOUR_CLASS = re.compile(
    r"(?:^|[-_\s])(?:rag|brag|status|cell|bg)?[-_]?(red|amber|yellow|green|blue)(?:$|[-_\s])", re.IGNORECASE
)


def read_html(path: Path, data: bytes) -> Document:
    """The document in an HTML page, which is one page. Raises DocumentError when the page has no words."""
    soup = BeautifulSoup(data, "lxml")
    title = clean(soup.title.get_text()) if soup.title else ""
    aside = _aside(soup)
    for button in soup.select("h1 button, h2 button, h3 button, h4 button, h5 button, h6 button"):
        button.unwrap()  # a heading that opens what it is above
    for tag in soup(_FRAME):
        tag.decompose()
    _drop_struck(soup)
    builder = PageBuilder()
    root = soup.find("main") or soup.find("article") or soup.body or soup
    if isinstance(root, Tag):
        if len(root.get_text(strip=True)) < 0.3 * len(soup.get_text(strip=True)):
            root = soup.body or soup
        _read_children(root, builder, 0)
    builder.end_page(title)
    if not any(page.blocks for page in builder.pages()):
        raise DocumentError(path, "is an HTML page without words.")
    return Document(hashlib.sha256(data).hexdigest(), path.name, "html", builder.pages(), aside=aside)


def _aside(soup: BeautifulSoup) -> tuple[str, ...]:
    """What the page's properties, the site's head and foot, and the names of pictures say."""
    said = [str(tag.get("content") or "") for tag in soup.find_all("meta", attrs={"name": _TELLING})]
    said += [str(tag.get("content") or "") for tag in soup.find_all("meta", attrs={"property": _TELLING})]
    said += [str(tag.get("alt") or "") for tag in soup.find_all("img")]
    said += [str(tag.get("aria-label") or "") for tag in soup.find_all("a")]
    said += [line for tag in soup.find_all(["header", "footer"]) for line in _words(tag).split("\n")]
    return tuple(dict.fromkeys(text for line in said if (text := clean(line))))


def _drop_struck(soup: BeautifulSoup) -> None:
    """Drop words struck through where others stand beside them; what is struck through as a whole stays."""
    for tag in soup.find_all(_is_struck):
        around = tag.find_parent(["td", "th", "li", "dd"]) or tag.find_parent(list(_BLOCKS))
        if tag.decomposed or around is None:
            continue
        struck = " ".join(
            part.get_text(" ") for part in around.find_all(_is_struck) if not part.find_parent(_is_struck)
        )
        if len(struck.split()) < len(around.get_text(" ").split()):
            tag.decompose()


def _is_struck(tag: Tag) -> bool:
    if tag.name in _BLOCKS | {"td", "th", "tr"}:
        return False
    style = tag.get("style")
    return tag.name in {"s", "del", "strike"} or (isinstance(style, str) and "line-through" in style)


def _read_children(parent: Tag, builder: PageBuilder, depth: int) -> None:
    """Add a tag's content: what stands between block tags is a paragraph."""
    inline: list[str] = []

    def end_paragraph() -> None:
        _add_lines("".join(inline), builder)
        inline.clear()

    for child in parent.children:
        if isinstance(child, Tag) and (child.name in _BLOCKS or child.find(list(_BLOCKS)) is not None):
            end_paragraph()
            _read_block(child, builder, depth)
        elif isinstance(child, Tag):
            inline.append("\n" if child.name == "br" else _words(child))
        elif type(child) is NavigableString:
            inline.append(re.sub(r"\s+", " ", str(child)))
    end_paragraph()


def _read_block(tag: Tag, builder: PageBuilder, depth: int) -> None:
    if re.fullmatch(r"h[1-6]", tag.name):
        builder.add("heading", clean(_words(tag)), level=int(tag.name[1]))
    elif tag.name == "table":
        if (caption := tag.find("caption")) is not None:
            builder.add("heading", clean(_words(caption)), level=6)
            caption.decompose()
        if tag.find("table") is None:
            builder.add_table(list(table_rows(tag)))
        else:
            _read_nested(tag, builder, depth)
    elif tag.name in {"ul", "ol"}:
        _read_list(tag, builder, depth)
    elif tag.name == "dl":
        _read_definitions(tag, builder)
    elif tag.name == "p" and _is_bold(tag):
        builder.add("heading", clean(_words(tag)), level=6)
    elif tag.name in {"div", "section"} and (rows := grid_rows(tag)):
        builder.add_table(rows)
    else:
        _read_children(tag, builder, depth)


def _read_nested(table: Tag, builder: PageBuilder, depth: int) -> None:
    """A table that holds tables is a page's layout, not data."""
    for cell in table.find_all(["td", "th"]):
        if cell.find_parent("table") is table:
            _read_children(cell, builder, depth)


def _read_list(tag: Tag, builder: PageBuilder, depth: int) -> None:
    start = tag.get("start")
    number = int(start) if isinstance(start, str) and start.isdigit() else 1
    for item in tag.find_all("li", recursive=False):
        inner = [child for child in item.find_all(["ul", "ol", "table", "dl"]) if child.find_parent("li") is item]
        for child in inner:
            child.extract()
        text = clean(_words(item))
        marker, rest = split_marker(text)
        own = marker or (f"{number}." if tag.name == "ol" else "•")
        builder.add("item", rest, marker=own, level=depth)
        number += 1
        for child in inner:
            _read_block(child, builder, depth + 1)


def _read_definitions(tag: Tag, builder: PageBuilder) -> None:
    """A term and what it means as one paragraph: "Lead: Jane Roe"."""
    term = ""
    for child in tag.find_all(["dt", "dd"]):
        if child.name == "dt":
            term = clean(_words(child)).rstrip(" :")
        else:
            text = "; ".join(line for part in _words(child).split("\n") if (line := clean(part)))
            builder.add("paragraph", f"{term}: {text}" if term else text)
            term = ""


def _add_lines(text: str, builder: PageBuilder) -> None:
    for line in text.split("\n"):
        marker, rest = split_marker(clean(line))
        builder.add("item" if marker else "paragraph", rest, marker=marker)


def _words(tag: Tag) -> str:
    """A tag's text; line breaks and the ends of blocks in it are newlines, items have "• "."""
    parts: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name == "br" or (node.name in _BLOCKS and parts):
                parts.append("\n")
            if node.name == "li":
                parts.append("• ")
            if node.name == "img" and isinstance(alt := node.get("alt"), str) and len(alt) < 20:
                parts.append(f" {alt} ")
        elif type(node) is NavigableString:
            sup = node.parent is not None and node.parent.name == "sup"
            parts.append("" if sup and str(node).strip().isdigit() else re.sub(r"\s+", " ", str(node)))
    return "".join(parts)


def _is_bold(tag: Tag) -> bool:
    """Whether a paragraph is all bold and short: a heading that the page does not mark as one."""
    text = clean(tag.get_text())
    bold = "".join(clean(part.get_text()) for part in tag.find_all(["b", "strong"]))
    return bool(text) and len(text.split()) <= 15 and bold.replace(" ", "") == text.replace(" ", "")


# --- tables --------------------------------------------------------------------------------------------------------


def table_rows(table: Tag) -> Iterator[list[Cell]]:
    """A table's rows. A cell that spans rows says the same in each; one that spans columns, in its first."""
    spanning: dict[int, tuple[int, Cell]] = {}
    widths = [sum(_span(cell, "colspan") for cell in _row_cells(row)) for row in table.find_all("tr")]
    width = max(widths, default=0)
    for tr in table.find_all("tr"):
        cells = _row_cells(tr)
        row: list[Cell] = []
        for tag in cells:
            _take_spanning(row, spanning)
            cell = Cell(clean_cell(_words(tag)), _fill(tag) or _fill(tr))
            if (rows := _span(tag, "rowspan")) > 1:
                spanning[len(row)] = (rows - 1, cell)
            row += [cell, *([Cell("")] * (_span(tag, "colspan") - 1))]
        _take_spanning(row, spanning)
        yield [row[0]] if len(cells) == 1 and len(row) == width > 1 else row


def grid_rows(tag: Tag) -> list[list[Cell]]:
    """The rows of a table that is built of other tags: most children have as many children, three or more, of one kind.

    A child without such children stands across all columns. Empty where the tag is no table.
    """
    rows = [
        row
        for child in tag.find_all(True, recursive=False)
        for row in (child.find_all(True, recursive=False) if child.get("role") == "rowgroup" else [child])
    ]
    cells = [row.find_all(True, recursive=False) for row in rows if row.name in {"div", "ul", "li", "section", "p"}]
    widths = Counter(
        len(inside) for inside in cells if len({(c.name, c.get("role") in _CELL_ROLES) for c in inside}) == 1
    )
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    if width < _FEWEST_COLUMNS or count < _FEWEST_ROWS or 2 * count < len(rows) or len(cells) < len(rows):
        return []
    if any(
        cell.find(["p", "ul", "table", "h1", "h2", "h3"]) for inside in cells if len(inside) == width for cell in inside
    ):
        return []
    return [
        [Cell(clean_cell(_words(cell)), _fill(cell)) for cell in inside]
        if len(inside) == width
        else [Cell(clean_cell(_words(row)), _fill(row))]
        for row, inside in zip(rows, cells, strict=True)
    ]


def _take_spanning(row: list[Cell], spanning: dict[int, tuple[int, Cell]]) -> None:
    """Fill in the cells of rows above that reach into this row at its next column."""
    while len(row) in spanning:
        left, cell = spanning.pop(len(row))
        if left > 1:
            spanning[len(row)] = (left - 1, cell)
        row.append(cell)


def _row_cells(tr: Tag) -> list[Tag]:
    return [cell for cell in tr.find_all(["td", "th"]) if cell.find_parent("tr") is tr]


def _span(tag: Tag, name: str) -> int:
    value = tag.get(name)
    return max(1, min(int(value), 1000)) if isinstance(value, str) and value.strip().isdigit() else 1


def _fill(tag: Tag) -> str | None:
    """A cell's background by its style, its attribute or the name of its class."""
    style, colour = tag.get("style"), tag.get("bgcolor")
    if isinstance(style, str) and (match := _COLOUR.search(style)):
        colour = match["colour"]
    if isinstance(colour, str) and (known := _hexadecimal(colour)):
        return known
    classes = tag.get("class")
    if isinstance(classes, list) and (match := _COLOUR_CLASS.search(" ".join(classes))):
        return _COLOUR_NAMES[match[1].lower()]
    return None


def _hexadecimal(colour: str) -> str | None:
    colour = colour.strip().lower()
    if re.fullmatch(r"#?[0-9a-f]{6}", colour):
        return colour[-6:].upper()
    if re.fullmatch(r"#[0-9a-f]{3}", colour):
        return "".join(2 * digit for digit in colour[1:]).upper()
    if colour.startswith("rgb") and len(parts := re.findall(r"\d+", colour)) >= 3:
        return "".join(f"{min(int(part), 255):02X}" for part in parts[:3])
    return _COLOUR_NAMES.get(colour)
