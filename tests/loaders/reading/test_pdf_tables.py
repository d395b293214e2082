"""Tables in PDFs: by their lines, with merged cells and colours, or under the words of their head."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle
from reportlab.platypus.flowables import PageBreak

from loaders.document import Document
from loaders.reading.pdf import read_pdf
from loaders.reading.pdf_rules import Drawing, Fill, Rule, _joined
from loaders.reading.pdf_tables import with_boxes, with_tables

STYLE = getSampleStyleSheet()
HEAD = ["Action", "Owner", "Due"]


def is_head(texts: Sequence[str]) -> bool:
    return list(texts) == HEAD


def table(rows: Sequence[Sequence[str]], *style: Any) -> LongTable:
    made = LongTable([[Paragraph(text, STYLE["BodyText"]) for text in row] for row in rows], colWidths=[240, 120, 100])
    made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *style]))
    return made


def read(path: Path, story: list[Any]) -> Document:
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    data = path.read_bytes()
    return with_tables(read_pdf(path, data), data, is_head)


def texts(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in block.rows] for block in document.blocks if block.rows]


def test_ruled_table_between_paragraphs(tmp_path: Path) -> None:
    rows = [HEAD, ["Hire two more social workers for the duty team before the winter comes", "Jo Roe", "May"]]

    document = read(
        tmp_path / "a.pdf",
        [
            Paragraph("Words above the table.", STYLE["BodyText"]),
            table(rows, ("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (2, 1), (2, 1), colors.red)),
            Paragraph("Words below the table.", STYLE["BodyText"]),
        ],
    )

    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    assert texts(document) == [rows]
    assert document.blocks[1].rows[1][2].fill == "FF0000"
    assert [block.paragraph for block in document.blocks] == [1, 2, 5]


def test_merged_cells_say_the_same_in_each_row_or_stand_alone(tmp_path: Path) -> None:
    rows = [HEAD, ["Across", "", ""], ["Down", "Jo Roe", "May"], ["", "Al Poe", "June"]]

    document = read(
        tmp_path / "a.pdf",
        [
            table(
                rows, ("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 1), (2, 1)), ("SPAN", (0, 2), (0, 3))
            )
        ],
    )

    assert texts(document) == [[HEAD, ["Across"], ["Down", "Jo Roe", "May"], ["Down", "Al Poe", "June"]]]


def test_unruled_table_under_its_head_goes_on_overleaf(tmp_path: Path) -> None:
    first = [HEAD, ["Hire two more social workers for the duty team before the winter comes", "Jo Roe", "May"]]
    second = [["Train all staff in the new way of writing plans", "Al Poe", "June"], ["Report", "Jo Roe", "July"]]

    document = read(tmp_path / "a.pdf", [table(first), PageBreak(), table(second)])

    assert texts(document) == [first, second]
    assert [block.page for block in document.blocks] == [1, 2]


def test_running_text_is_no_table(tmp_path: Path) -> None:
    words = "Nobody had told the members of the committee that the plan was late and that it had no owner. " * 6

    document = read(tmp_path / "a.pdf", [Paragraph(words, STYLE["BodyText"]), Paragraph(words, STYLE["BodyText"])])

    assert texts(document) == []
    assert len(document.blocks) == 2


def test_lines_across_a_box_part_paragraphs_and_a_grid_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    rows = ["Leaders should read what families write to them.", "Leaders should answer.", "Schools should listen."]
    tight = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    box = LongTable([[Paragraph(text, STYLE["BodyText"].clone("tight", spaceBefore=0))] for text in rows], [400])
    box.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *tight]))
    grid = table([["Council", "Health board"], ["Jo Roe", "Al Poe"]], ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    SimpleDocTemplate(str(path), pagesize=A4).build([box, Paragraph("Between them.", STYLE["BodyText"]), grid])
    data = path.read_bytes()

    flat, boxed = read_pdf(path, data), with_boxes(read_pdf(path, data), data)

    assert flat.blocks[0].text == " ".join(rows)
    assert [(block.kind, block.text) for block in boxed.blocks[:4]] == [
        *(("paragraph", row) for row in rows),
        ("paragraph", "Between them."),
    ]
    assert texts(boxed) == [[["Council", "Health board"], ["Jo Roe", "Al Poe"]]]


def test_words_that_run_up_the_page_are_read_across(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = Canvas(str(path), pagesize=A4)
    page.translate(A4[0], 0)
    page.rotate(90)
    page.drawString(100, 400, "Hire two social workers")
    page.drawString(100, 380, "for the duty team")
    page.save()

    document = read_pdf(path, path.read_bytes())

    assert " ".join(block.text for block in document.blocks) == "Hire two social workers for the duty team"


def test_last_row_of_a_page_is_no_footer_though_its_words_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = Canvas(str(path), pagesize=A4)
    for number in range(1, 5):
        for top, row in ((100, [f"Task {number}", "Jo Roe", "May"]), (70, [f"Task {number + 4}", "Al Poe", "June"])):
            for x, text in zip((60, 220, 380), row, strict=True):
                page.rect(x - 5, top - 10, 160, 30)
                page.drawString(x, top, text)
        page.showPage()
    page.save()
    data = path.read_bytes()

    document = with_tables(read_pdf(path, data), data, is_head)

    assert [row[0] for block in texts(document) for row in block] == [
        f"Task {number + shift}" for number in range(1, 5) for shift in (0, 4)
    ]


def test_row_beneath_that_has_other_columns_is_a_row_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = Canvas(str(path), pagesize=A4)
    page.rect(50, 600, 400, 60)  # no line between the words and the row beneath them
    for x in (200, 330):
        page.line(x, 600, x, 630)
    page.drawString(60, 640, "Hire two social workers for the duty team before the winter")
    for x, text in ((60, "Who: Jo Roe"), (210, "When: May"), (340, "How: by hand")):
        page.drawString(x, 610, text)
    page.save()
    data = path.read_bytes()

    document = with_tables(read_pdf(path, data), data, is_head)

    assert texts(document) == [
        [
            ["Hire two social workers for the duty team before the winter"],
            ["Who: Jo Roe", "When: May", "How: by hand"],
        ]
    ]


def test_lines_of_two_tables_one_above_the_other_stay_apart() -> None:
    above, below = Rule(103.9, 261, 446), Rule(104.6, 104, 206)

    assert _joined([above, below]) == [above, below]


def test_colour_of_a_cell_lies_over_its_rows_stripe() -> None:
    drawing = Drawing(
        fills=[
            Fill(0, 0, 300, 20, "F3E6EA"),  # the row's stripe
            Fill(200, 0, 300, 20, "F3E6EA"),  # the stripe again, a cell at a time
            Fill(201, 1, 300, 20, "FF0000"),  # the rating
            Fill(0, 20, 300, 40, "FFFFFF"),
        ]
    )

    assert drawing.fill_at(250, 10) == "FF0000"
    assert drawing.fill_at(100, 10) == "F3E6EA"
    assert drawing.fill_at(250, 50) is None


def test_rows_told_apart_by_their_shading_alone_are_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = Canvas(str(path), pagesize=A4)
    page.rect(50, 600, 400, 90)
    for x in (150, 350):
        page.line(x, 600, x, 690)
    page.setFillColorRGB(0.9, 0.95, 1)
    page.rect(150, 660, 300, 30, stroke=0, fill=1)  # the stripes leave out the first column, whose cell is merged
    page.rect(150, 600, 300, 30, stroke=0, fill=1)
    page.setFillColorRGB(0, 0, 0)
    page.drawString(60, 672, "Duty team")
    for y, what, who in (
        (672, "Hire two workers", "Jo Roe"),
        (642, "Train them", "Al Poe"),
        (612, "Ask them", "Bo Coe"),
    ):
        page.drawString(160, y, what)
        page.drawString(360, y, who)
    page.save()
    data = path.read_bytes()

    document = with_tables(read_pdf(path, data), data, is_head)

    assert texts(document) == [
        [
            ["Duty team", "Hire two workers", "Jo Roe"],
            ["Duty team", "Train them", "Al Poe"],
            ["Duty team", "Ask them", "Bo Coe"],
        ]
    ]


def test_bullets_that_are_drawn_as_dots_begin_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = Canvas(str(path), pagesize=A4)
    page.rect(50, 600, 400, 60)
    page.line(300, 600, 300, 660)
    for y, what in ((640, "Hire two workers for the duty team and"), (610, "Train them")):
        page.circle(58, y + 4, 1.5, stroke=0, fill=1)
        page.drawString(66, y, what)
    page.drawString(66, 625, "for the hub")
    page.drawString(310, 640, "Jo Roe")
    page.circle(58, 554, 1.5, stroke=0, fill=1)
    page.drawString(66, 550, "Below the table")
    page.save()
    data = path.read_bytes()

    document = with_tables(read_pdf(path, data), data, is_head)

    assert texts(document) == [[["• Hire two workers for the duty team and for the hub\n• Train them", "Jo Roe"]]]
    assert [(b.marker, b.text) for b in document.blocks if not b.rows] == [("•", "Below the table")]


def test_cell_that_the_lines_between_rows_leave_out_stands_in_each_row(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    page = Canvas(str(path), pagesize=A4)
    for y, row in (
        (700, ("Action", "Owner", "Due")),
        (670, ("Hire two workers", "Jo Roe, duty", "May 2016")),
        (640, ("Train them", "", "June 2016")),
        (610, ("Ask them", "Bo Coe", "July 2016")),
    ):
        for x, words in zip((60, 200, 350), row, strict=True):
            page.drawString(x, y, words)
    page.drawString(200, 656, "and hub")
    for y, ends in ((690, ((50, 500),)), (652, ((50, 190), (340, 500))), (630, ((50, 500),))):
        for left, right in ends:
            page.line(left, y, right, y)
    page.save()
    data = path.read_bytes()

    document = with_tables(read_pdf(path, data), data, lambda texts: list(texts) == ["Action", "Owner", "Due"])

    assert texts(document) == [
        [
            ["Action", "Owner", "Due"],
            ["Hire two workers", "Jo Roe, duty\nand hub", "May 2016"],
            ["Train them", "Jo Roe, duty\nand hub", "June 2016"],
            ["Ask them", "Bo Coe", "July 2016"],
        ]
    ]
