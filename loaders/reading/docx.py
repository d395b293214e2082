"""The reader for Word documents: paragraphs and tables in order, with merged cells undone and cells' colours kept."""

from __future__ import annotations

import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from loaders.document import Cell, Document
from loaders.errors import DocumentError
from loaders.reading.characters import clean, clean_cell
from loaders.reading.markers import split_marker
from loaders.reading.pages import PageBuilder

_HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\s*(\d)?", re.IGNORECASE)
_LONGEST_BOLD_HEADING = 15  # words
_SKIPPED = {
    qn("w:txbxContent"),
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def read_docx(path: Path, data: bytes) -> Document:
    """The document in a Word file. Pages end where Word last drew them, else at breaks that the author set.

    Raises DocumentError when the file is broken or has no words.
    """
    try:
        word = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise DocumentError(
            path, f"is a broken Word document ({type(error).__name__}).", "Save it again as .docx."
        ) from None
    reader = _Reader(word)
    pages = reader.read()
    if not any(page.blocks for page in pages):
        raise DocumentError(path, "is a Word document without words.")
    return Document(hashlib.sha256(data).hexdigest(), path.name, "docx", pages, aside=_aside(word))


class _Reader:
    def __init__(self, word: Any) -> None:
        self._word = word
        self._builder = PageBuilder()
        self._styles = {style.style_id: style.name for style in word.styles}
        self._style_lists = {style.style_id: _list_of(style.element) for style in word.styles}
        self._formats = _number_formats(word)
        self._counters: dict[tuple[str, int], int] = defaultdict(int)
        body = word.element.body
        drawn = next(body.iter(qn("w:lastRenderedPageBreak")), None) is not None
        self._is_break = _is_drawn_break if drawn else _is_set_break

    def read(self) -> tuple[Any, ...]:
        for text in self._running_texts():
            self._builder.add("paragraph", text)
        self._read_children(self._word.element.body)
        self._builder.end_page()
        return self._builder.pages()

    def _running_texts(self) -> Iterator[str]:
        """What the headers and footers say, once each: the council's name and the version often stand only there."""
        seen = set()
        for section in self._word.sections:
            for part in (section.first_page_header, section.header, section.footer):
                if part.is_linked_to_previous:
                    continue
                for paragraph in part._element.iter(qn("w:p")):
                    text = clean(_text(paragraph))
                    if len(text.split()) > 1 and text not in seen and not re.match(r"page\b", text, re.IGNORECASE):
                        seen.add(text)
                        yield text

    def _read_children(self, parent: Any) -> None:
        children = list(parent.iterchildren())
        position = 0
        while position < len(children):
            child = children[position]
            if tabbed := self._tabbed(children[position:]):
                self._builder.add_table([row for _, row in tabbed])
                position += tabbed[-1][0] + 1
                continue
            position += 1
            if child.tag == qn("w:p"):
                self._read_paragraph(child)
            elif child.tag == qn("w:tbl") and child.find(f".//{qn('w:tbl')}") is not None:
                for tr in child.iterchildren(qn("w:tr")):
                    if tr.find(f".//{qn('w:tbl')}") is None:
                        self._builder.add_table([[Cell(self._cell_text(tc), _fill(tc)) for tc in _cells(tr)]])
                        continue
                    for tc in _cells(tr):
                        self._read_children(tc)
            elif child.tag == qn("w:tbl"):
                for element in child.iter(qn("w:lastRenderedPageBreak"), qn("w:br")):
                    if self._is_break(element):
                        self._builder.end_page()
                        break
                self._builder.add_table(list(self._rows(child)))
            elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml")}:
                self._read_children(child)

    def _tabbed(self, children: Sequence[Any]) -> list[tuple[int, list[Cell]]]:
        """The rows that paragraphs in a run make whose parts stand at tab stops, with their places; none where they do
        not, or where each has only a label and a value."""
        rows: list[tuple[int, list[Cell]]] = []
        for place, child in enumerate(children):
            text = _text(child, tab="\t").strip("\t ") if child.tag == qn("w:p") else ""
            if child.tag == qn("w:p") and not text:
                continue
            if "\t" not in text or re.match(r"toc\b", self._style(child), re.IGNORECASE):
                break
            marker = split_marker(text)[0] or self._list_marker(child)[0]
            whole = f"{marker} {text}" if marker[:1].isdigit() and not text.startswith(marker) else text
            rows.append((place, [Cell(clean_cell(part)) for part in whole.split("\t")]))
        return rows if len(rows) > 1 and any(len(row) > 2 for _, row in rows) and rows[0][0] == 0 else []

    def _read_paragraph(self, paragraph: Any) -> None:
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(ancestor.tag in _SKIPPED - {qn("w:txbxContent")} for ancestor in box.iterancestors()):
                self._read_children(box)
        if any(self._is_break(e) for e in paragraph.iter(qn("w:lastRenderedPageBreak"), qn("w:br"))):
            self._builder.end_page()
        text = _text(paragraph, struck=False)
        text = text if text.strip() else _text(paragraph)
        if not text.strip():
            return
        heading = _HEADING_STYLE.match(self._style(paragraph))
        marker, level = self._list_marker(paragraph)
        if heading:
            self._builder.add(
                "heading", f"{marker} {text}" if marker[:1].isdigit() else text, level=int(heading[1] or 1)
            )
        elif marker:
            self._builder.add("item", text, marker=marker, level=level)
        else:
            for line in text.split("\n"):
                printed, rest = split_marker(line)
                if printed:
                    self._builder.add("item", rest, marker=printed)
                elif _is_bold(paragraph) and len(line.split()) <= _LONGEST_BOLD_HEADING:
                    self._builder.add("heading", line, level=6)
                else:
                    self._builder.add("paragraph", line)

    def _style(self, paragraph: Any) -> str:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return str(self._styles.get(style.get(qn("w:val")), "")) if style is not None else ""

    def _list_marker(self, paragraph: Any) -> tuple[str, int]:
        """A list item's bullet, or its number as Word would count it, and its nesting; ("", 0) for other paragraphs."""
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        list_id, depth = _list_of(paragraph)
        if list_id is None and style is not None:
            list_id, depth = self._style_lists.get(style.get(qn("w:val")), (None, 0))
        kind = self._formats.get((list_id or "", depth), "bullet")
        if list_id in {None, "0"} or kind == "none":
            return "", 0
        if kind == "bullet":
            return "•", depth
        self._counters[list_id or "", depth] += 1
        for deeper in [key for key in self._counters if key[0] == list_id and key[1] > depth]:
            del self._counters[deeper]
        count = self._counters[list_id or "", depth]
        return (f"{chr(96 + count)})" if kind.endswith("Letter") and count <= 26 else f"{count}."), depth

    def _rows(self, table: Any) -> Iterator[list[Cell]]:
        """A table's rows. A cell merged down says the same in each row; one merged across, in its first column."""
        above: dict[int, Cell] = {}
        widths = [sum(_span(tc) for tc in _cells(tr)) for tr in table.iterchildren(qn("w:tr"))]
        width = max(widths, default=0)
        for tr in table.iterchildren(qn("w:tr")):
            row: list[Cell] = []
            cells = _cells(tr)
            for tc in cells:
                merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                column = len(row)
                if merge is not None and merge.get(qn("w:val")) != "restart":
                    cell = above.get(column, Cell(""))
                else:
                    cell = Cell(self._cell_text(tc), _fill(tc))
                above[column] = cell
                row += [cell, *([Cell("")] * (_span(tc) - 1))]
            yield [row[0]] if len(cells) == 1 and width > 1 else row

    def _cell_text(self, tc: Any) -> str:
        """A cell's lines. Words struck through go where others stand beside them; an item of a list stays."""
        lines, kept = [], []
        for paragraph in tc.iter(qn("w:p")):
            text, whole = _text(paragraph, struck=False), _text(paragraph)
            marker, _ = self._list_marker(paragraph)
            text = whole if marker and not text.strip() else text
            lines.append(f"{marker} {whole}" if marker and whole.strip() else whole)
            kept.append(f"{marker} {text}" if marker and text.strip() else text)
        return clean_cell("\n".join(kept)) or clean_cell("\n".join(lines))


def _aside(word: Any) -> tuple[str, ...]:
    """The file's properties, what all headers and footers say, and what the pictures are called."""
    properties = word.core_properties
    parts = [word.element.body]
    said = [properties.title, properties.subject, properties.category, properties.keywords, properties.author]
    for section in word.sections:
        for part in (
            *(section.first_page_header, section.header, section.even_page_header),
            *(section.first_page_footer, section.footer, section.even_page_footer),
        ):
            if not part.is_linked_to_previous:
                parts.append(part._element)
                said += [clean(_text(paragraph)) for paragraph in part._element.iter(qn("w:p"))]
    for part in parts:
        said += [str(picture.get(name) or "") for picture in part.iter(qn("wp:docPr")) for name in ("descr", "title")]
    return tuple(dict.fromkeys(text for text in said if text))


def _text(element: Any, tab: str = " ", *, struck: bool = True) -> str:
    """The words of a paragraph, without what was deleted; line breaks are newlines. `struck` keeps what is struck."""
    words: list[str] = []
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag in _SKIPPED or (not struck and _is_struck(node)):
            continue
        if node.tag == qn("w:t"):
            words.append(node.text or "")
        elif node.tag == qn("w:tab"):
            words.append(tab)
        elif node.tag in {qn("w:br"), qn("w:cr")} and node.get(qn("w:type")) is None:
            words.append("\n")
        elif node.tag == qn("w:noBreakHyphen"):
            words.append("-")
        elif node.tag not in {qn("w:pPr"), qn("w:rPr")}:
            stack.extend(reversed(node))
    return "".join(words)


def _is_struck(run: Any) -> bool:
    if run.tag != qn("w:r"):
        return False
    signs = (run.find(f"{qn('w:rPr')}/{qn(name)}") for name in ("w:strike", "w:dstrike"))
    return any(sign is not None and sign.get(qn("w:val")) not in {"0", "false"} for sign in signs)


def _list_of(element: Any) -> tuple[str | None, int]:
    """The list that a paragraph or a style belongs to, and how deep in it."""
    number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if number is None:
        return None, 0
    return _value(number, "w:numId"), int(_value(number, "w:ilvl") or 0)


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(qn(name))
    return str(child.get(qn("w:val"))) if child is not None else None


def _cells(tr: Any) -> list[Any]:
    """The cells of a row, those inside content controls too."""
    return [tc for tc in tr.iter(qn("w:tc")) if next(tc.iterancestors(qn("w:tr"))) is tr]


def _span(tc: Any) -> int:
    span = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return int(span.get(qn("w:val"))) if span is not None else 1


def _fill(tc: Any) -> str | None:
    """The cell's background, six hexadecimal digits; None for none and for automatic colours."""
    shading = tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    colour = shading.get(qn("w:fill")) if shading is not None else None
    return colour.upper() if colour and re.fullmatch(r"[0-9A-Fa-f]{6}", colour) else None


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(t.text or "" for t in run.iter(qn("w:t"))).strip()]
    return bool(runs) and all(
        (bold := run.find(f"{qn('w:rPr')}/{qn('w:b')}")) is not None and bold.get(qn("w:val")) not in {"0", "false"}
        for run in runs
    )


def _is_drawn_break(element: Any) -> bool:
    return bool(element.tag == qn("w:lastRenderedPageBreak"))


def _is_set_break(element: Any) -> bool:
    return bool(element.tag == qn("w:br") and element.get(qn("w:type")) == "page")


def _number_formats(word: Any) -> dict[tuple[str, int], str]:
    """How each level of each list is numbered: "bullet", "decimal", "lowerLetter" …"""
    try:
        numbering = word.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        str(definition.get(qn("w:abstractNumId"))): {
            int(level.get(qn("w:ilvl"))): _value(level, "w:numFmt") or "decimal"
            for level in definition.iterchildren(qn("w:lvl"))
        }
        for definition in numbering.iterchildren(qn("w:abstractNum"))
    }
    formats: dict[tuple[str, int], str] = {}
    for number in numbering.iterchildren(qn("w:num")):
        for level, kind in abstract.get(_value(number, "w:abstractNumId") or "", {}).items():
            formats[str(number.get(qn("w:numId"))), level] = kind
    return formats
