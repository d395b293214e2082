"""Whose plan a document is, wherever the file tells it."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from loaders.document import Block, Document, Page
from loaders.plans.authority import authority_of
from loaders.reading.docx import read_docx
from loaders.reading.html import read_html
from loaders.reading.pdf import read_pdf
from loaders.reading.text import read_text
from loaders.reading.xlsx import read_xlsx

_WORDS = "Train all social workers in the new threshold document"


def _document(*texts: str, name: str = "plan.csv", aside: tuple[str, ...] = ()) -> Document:
    blocks = tuple(Block("paragraph", text, 1, n) for n, text in enumerate(texts, start=1))
    return Document("0" * 64, name, "csv", (Page(1, blocks),), aside=aside)


def _name(document: Document) -> str | None:
    authority = authority_of(document)
    return authority.name if authority else None


@pytest.mark.parametrize(
    ("file_name", "expected"),
    [
        ("barnsley-improvement-plan-2021.csv", "Barnsley"),
        ("LB_Tower_Hamlets_ILACS_action_plan.csv", "Tower Hamlets"),
        ("TowerHamletsActionPlan.csv", "Tower Hamlets"),
        ("LBHF-improvement-plan.csv", "Hammersmith and Fulham"),
        ("reading-list-of-actions.csv", None),
        ("plan-3.csv", None),
    ],
)
def test_file_name_tells_authority(file_name: str, expected: str | None) -> None:
    assert _name(_document(_WORDS, name=file_name)) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("LBBD children's services", "Barking and Dagenham"),
        ("leeds city council", "Leeds"),
        ("royal borough of kensington and chelsea | improvement plan", "Kensington and Chelsea"),
        ("reading to children is a council priority", None),
        ("minutes of our council", None),
    ],
)
def test_header_without_capitals_or_with_initials_tells_authority(header: str, expected: str | None) -> None:
    assert _name(_document(_WORDS, aside=(header,))) == expected
    assert _name(_document(header, _WORDS)) == expected


def test_front_is_surer_than_all_else() -> None:
    document = _document("Leeds City Council", name="barnsley.csv", aside=("Essex County Council",))

    assert _name(document) == "Leeds"


def test_persons_name_on_the_front_is_less_sure_than_a_header() -> None:
    document = _document("Jane Sutton, Director", aside=("Essex County Council",))

    assert _name(document) == "Essex"


def test_web_address_tells_authority() -> None:
    assert _name(_document(_WORDS, "Write to plan@blackburn.gov.uk or plan@towerhamlets.gov.uk")) == "Tower Hamlets"


def test_nothing_tells_authority() -> None:
    assert _name(_document(_WORDS, aside=("Improvement plan", "Jane Sutton"))) is None


def test_word_files_first_page_footer_tells_authority() -> None:
    word = docx.Document()
    word.add_paragraph(_WORDS)
    word.sections[0].different_first_page_header_footer = True
    word.sections[0].first_page_footer.paragraphs[0].text = "Barnsley"
    data = io.BytesIO()
    word.save(data)

    document = read_docx(Path("plan.docx"), data.getvalue())

    assert _name(document) == "Barnsley"


def test_workbooks_header_and_properties_are_aside() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Actions")
    sheet["A1"] = _WORDS
    sheet.oddHeader.right.text = "Wigan MBC"
    workbook.properties.title = "Improvement plan"
    data = io.BytesIO()
    workbook.save(data)

    document = read_xlsx(Path("plan.xlsx"), data.getvalue())

    assert {"Improvement plan", "Wigan MBC"} <= set(document.aside)
    assert _name(document) == "Wigan"


def test_pdfs_properties_and_running_head_are_aside() -> None:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    canvas.setTitle("Improvement plan")
    for _ in range(3):
        canvas.drawString(50, 815, "Royal Borough of Greenwich")
        canvas.drawString(50, 500, _WORDS)
        canvas.showPage()
    canvas.save()

    document = read_pdf(Path("plan.pdf"), data.getvalue())

    assert {"Improvement plan", "Royal Borough of Greenwich"} <= set(document.aside)
    assert _name(document) == "Greenwich"


def test_running_line_of_a_text_is_aside() -> None:
    pages = "\f".join(f"London Borough of Newham, page {n}\n\n{_WORDS} {w}\n" for n, w in enumerate("abcd", start=1))

    document = read_text(Path("plan.txt"), pages.encode())

    assert all("Newham" not in block.text for block in document.blocks)
    assert _name(document) == "Newham"


def test_web_pages_frame_and_properties_are_aside() -> None:
    page = (
        '<html><head><meta property="og:site_name" content="Kirklees Council"></head><body>'
        f'<header><img alt="Logo of the site"></header><main><p>{_WORDS}</p></main></body></html>'
    )

    document = read_html(Path("plan.html"), page.encode())

    assert {"Kirklees Council", "Logo of the site"} <= set(document.aside)
    assert _name(document) == "Kirklees"
