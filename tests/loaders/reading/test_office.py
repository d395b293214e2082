"""Word, Excel, CSV and HTML: order, merged cells, lists, colours, and what is left out."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import PatternFill

from loaders.document import Block, Document
from loaders.errors import DocumentError
from loaders.reading.files import read


def shown(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.marker, block.text) for block in document.blocks]


def texts(table: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.fixture
def word(tmp_path: Path) -> Document:
    made: Any = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Larchmere Council"
    made.add_heading("The plan", 1)
    made.add_paragraph("First", style="List Number")
    made.add_paragraph("Second", style="List Number")
    made.add_paragraph("Point", style="List Bullet")
    made.add_paragraph("Priority one").runs[0].bold = True
    table = made.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Across"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Down"
    table.cell(1, 1).text = "a\nb"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "wide"
    table.cell(1, 2)._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="00b050"/>'))
    made.add_page_break()
    made.add_paragraph("After")
    path = tmp_path / "plan.docx"
    made.save(str(path))
    return read(path)


def test_word_paragraphs_items_and_bold_titles(word: Document) -> None:
    assert [line for line in shown(word) if line[0] != "table"] == [
        ("paragraph", "", "Larchmere Council"),
        ("heading", "", "The plan"),
        ("item", "1.", "First"),
        ("item", "2.", "Second"),
        ("item", "•", "Point"),
        ("heading", "", "Priority one"),
        ("paragraph", "", "After"),
    ]
    assert [page.number for page in word.pages] == [1, 2]


def test_word_table_with_merged_cells(word: Document) -> None:
    table = next(block for block in word.blocks if block.rows)

    assert texts(table) == [["Across"], ["Down", "a\nb", ""], ["Down", "wide", ""]]
    assert table.rows[1][2].fill == "00B050"


def test_excel_sheets_merged_cells_dates_and_colours(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Leadership"
    sheet["B1"] = "Larchmere plan"
    sheet.append([])
    sheet.append(["", "Aim", "Action", "By when", "Share"])
    sheet.append(["", "Shorter waits", "Hire", datetime.date(2023, 3, 31), 0.515])
    sheet.append(["", "", "Train", datetime.date(2023, 4, 1), 3])
    sheet["D5"].number_format = "mmm-yy"
    sheet["E4"].number_format = "0.0%"
    sheet["C5"].fill = PatternFill("solid", fgColor="FFC000")
    sheet.merge_cells("B4:B5")
    hidden: Any = book.create_sheet("Lists")
    hidden["A1"] = "Red"
    hidden.sheet_state = "hidden"
    path = tmp_path / "plan.xlsx"
    book.save(path)

    document = read(path)

    assert [page.title for page in document.pages] == ["Leadership"]
    assert shown(document)[:2] == [("heading", "", "Leadership"), ("paragraph", "", "Larchmere plan")]
    table = document.blocks[2]
    assert texts(table) == [
        ["Aim", "Action", "By when", "Share"],
        ["Shorter waits", "Hire", "31 March 2023", "51.5%"],
        ["Shorter waits", "Train", "April 2023", "3"],
    ]
    assert table.rows[2][1].fill == "FFC000"


def test_workbook_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(path)

    with pytest.raises(DocumentError, match="workbook without words"):
        read(path)


def test_csv_with_semicolons_quotes_and_titles(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        'Larchmere plan;;\nAction;Lead;When\n"Hire; then\ntrain";JR;\n;;\nNext;Table;Here\n', encoding="utf-8"
    )

    document = read(path)

    assert document.format == "csv"
    assert document.blocks[0].text == "Larchmere plan"
    assert [texts(block) for block in document.blocks[1:]] == [
        [["Action", "Lead", "When"], ["Hire; then\ntrain", "JR", ""]],
        [["Next", "Table", "Here"]],
    ]


def test_html_without_the_sites_frame(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>Plan | Larchmere</title></head><body><nav>Home</nav><main><h2>The plan</h2>"
        "<p>Line one<br>Line <b>two</b></p><ol start='4'><li>Hire<ul><li>soon</li></ul></li></ol>"
        "<dl><dt>Lead</dt><dd>Jo Roe</dd></dl><p><strong>Title</strong></p><div>Loose words</div></main>"
        "<footer>Contact</footer><script>x()</script></body></html>",
        encoding="utf-8",
    )

    document = read(path)

    assert document.pages[0].title == "Plan | Larchmere"
    assert shown(document) == [
        ("heading", "", "The plan"),
        ("paragraph", "", "Line one"),
        ("paragraph", "", "Line two"),
        ("item", "4.", "Hire"),
        ("item", "•", "soon"),
        ("paragraph", "", "Lead: Jo Roe"),
        ("heading", "", "Title"),
        ("paragraph", "", "Loose words"),
    ]


def test_html_table_with_spans_and_colours(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><table><tr><td colspan='3'>Across</td></tr>"
        "<tr><td rowspan='2'>Down</td><td>a<br>b</td><td style='background-color: #f00'>x</td></tr>"
        "<tr><td><ul><li>one</li><li>two</li></ul></td><td class='rag-amber'></td></tr></table></body></html>",
        encoding="utf-8",
    )

    table = read(path).blocks[0]

    assert texts(table) == [["Across"], ["Down", "a\nb", "x"], ["Down", "• one\n• two", ""]]
    assert table.rows[1][2].fill == "FF0000"
    assert table.rows[2][2].fill == "FFC000"


def test_html_heading_that_is_a_button_is_read_and_other_buttons_are_not(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><h2><button type='button'>Early help</button></h2><p>Words</p><button>Print this page</button>"
        "</body></html>",
        encoding="utf-8",
    )

    assert shown(read(path)) == [("heading", "", "Early help"), ("paragraph", "", "Words")]
