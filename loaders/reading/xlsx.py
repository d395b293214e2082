"""The reader for Excel workbooks: a page for each sheet, with merged cells undone and cells' colours kept."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
from openpyxl.styles.colors import COLOR_INDEX, Color

from loaders.document import Cell, Document
from loaders.errors import DocumentError
from loaders.reading.characters import clean_cell
from loaders.reading.pages import PageBuilder
from loaders.reading.sheets import add_rows

_DEFAULT_TITLE = re.compile(r"(?:sheet|table|worksheet)\s*\d*", re.IGNORECASE)
_DRAWINGS = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Theme colours by their index in a cell's style; the file lists light and dark the other way round.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def read_xlsx(path: Path, data: bytes) -> Document:
    """The document in a workbook: its visible sheets. Raises DocumentError when it is broken or has no words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of features that it does not keep; nothing is written here
            workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:
        raise DocumentError(
            path, f"is a broken workbook ({type(error).__name__}).", "Save it again as .xlsx."
        ) from None
    theme = _theme(workbook.loaded_theme)
    builder = PageBuilder()
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        title = sheet.title.strip()
        if not _DEFAULT_TITLE.fullmatch(title):
            builder.add("heading", title, level=1)
        add_rows(builder, _rows(sheet, theme))
        builder.end_page(title)
    pages = builder.pages()
    if not any(block.kind != "heading" for page in pages for block in page.blocks):
        raise DocumentError(path, "is a workbook without words.")
    return Document(hashlib.sha256(data).hexdigest(), path.name, "xlsx", pages, aside=_aside(workbook))


def _aside(workbook: Any) -> tuple[str, ...]:
    """The file's properties, and what headers and footers print."""
    of_file = workbook.properties
    said = [of_file.title, of_file.subject, of_file.category, of_file.keywords, of_file.description, of_file.creator]
    for sheet in workbook.worksheets:
        for printed in (sheet.firstHeader, sheet.oddHeader, sheet.evenHeader):
            said += [printed.left.text, printed.center.text, printed.right.text]
        for printed in (sheet.firstFooter, sheet.oddFooter, sheet.evenFooter):
            said += [printed.left.text, printed.center.text, printed.right.text]
    return tuple(dict.fromkeys(text for text in said if text))


def _rows(sheet: Any, theme: Mapping[int, str]) -> Iterator[list[Cell]]:
    """The rows of a sheet. A cell that is merged down says the same in each row; one merged across, in its first."""
    hidden = _hidden_columns(sheet)
    down: dict[tuple[int, int], tuple[int, int]] = {}
    whole: dict[int, int] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row + 1, area.max_row + 1):
            down[row, area.min_col] = (area.min_row, area.min_col)
        width = area.max_col - area.min_col + 1
        if width > 1 and width >= 0.8 * sheet.max_column and area.min_row == area.max_row:
            whole[area.min_row] = area.min_col
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if sheet.row_dimensions[number].hidden:
            continue
        cells = []
        for cell in row:
            if cell.column in hidden:
                cells.append(Cell(""))
                continue
            if (number, cell.column) in down:
                cell = sheet.cell(*down[number, cell.column])
            cells.append(Cell(_text(cell), _fill(cell, theme)))
        yield [cells[whole[number] - 1]] if number in whole and cells[whole[number] - 1].text else cells


def _hidden_columns(sheet: Any) -> set[int]:
    """The numbers of the columns that the sheet does not show."""
    return {
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min or dimension.index_number, (dimension.max or dimension.index_number) + 1)
    }


def _text(cell: Any) -> str:
    """A cell's value as the sheet shows it, near enough: dates with a month's name, whole numbers without a point."""
    value, number_format = cell.value, str(getattr(cell, "number_format", ""))
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        plain = re.sub(r"\[[^\]]*\]|\"[^\"]*\"", "", number_format).lower()
        if "d" not in plain and "m" in plain and "h" not in plain:
            return f"{value:%B %Y}"
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float)):
        if "%" in number_format:
            return f"{round(value * 100, 1):g}%"
        return str(int(value)) if float(value).is_integer() else f"{value:g}"
    return clean_cell(str(value))


def _fill(cell: Any, theme: Mapping[int, str]) -> str | None:
    fill = getattr(cell, "fill", None)
    if fill is None or fill.patternType != "solid":
        return None
    return _colour(fill.fgColor, theme)


def _colour(colour: Color, theme: Mapping[int, str]) -> str | None:
    """A colour as six hexadecimal digits; a theme's tint is left out of account."""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].upper()
    if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        return COLOR_INDEX[colour.indexed][-6:].upper()
    if colour.type == "theme":
        return theme.get(colour.theme)
    return None


def _theme(xml: bytes | None) -> dict[int, str]:
    """The workbook's theme colours by index."""
    if not xml:
        return {}
    scheme = ElementTree.fromstring(xml).find(f".//{_DRAWINGS}clrScheme")
    colours: dict[int, str] = {}
    for index, name in enumerate(_THEME_ORDER):
        element = scheme.find(f"{_DRAWINGS}{name}/*") if scheme is not None else None
        if element is not None:
            colours[index] = str(element.get("lastClr") or element.get("val", "")).upper()
    return colours
