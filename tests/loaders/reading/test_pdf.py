"""PDFs by way of pdfium: paragraphs, items and footnotes where the page shows them, and no page furniture."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from loaders.document import Block, Document
from loaders.errors import DocumentError
from loaders.reading.pdf import read_pdf

Line = tuple[float, float, float, str]
"""Where a line stands (left, from the bottom), its size, and its words."""


def pdf_of(*pages: list[Line]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for lines in pages:
        for left, bottom, size, words in lines:
            canvas.setFont("Helvetica-Bold" if words.startswith("*") else "Helvetica", size)
            canvas.drawString(left, bottom, words.removeprefix("*"))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(*pages: list[Line]) -> Document:
    return read_pdf(Path("made-up.pdf"), pdf_of(*pages))


def told(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.marker, block.text) for block in document.blocks]


def running_text(page: int) -> list[Line]:
    """Lines that make twelve points the size of the running text."""
    return [
        (70, 500 - 14.5 * i, 12, f"Line {'abcdefgh'[i]} of page {page}, which is long enough to fill it")
        for i in range(8)
    ]


def test_a_hanging_paragraph_is_one_item_and_keeps_a_number_within_it() -> None:
    document = read(
        [
            (70, 700, 12, "7. The duty desk answers most calls in an hour, and the average"),
            (98, 685.5, 12, "15. A caller who waits longer is rung back the same evening."),
            (70, 659, 12, "8.Carers know whom to ring."),
        ]
    )

    assert told(document) == [
        (
            "item",
            "7.",
            "The duty desk answers most calls in an hour, and the average 15. A caller who waits longer is rung back "
            "the same evening.",
        ),
        ("item", "8.", "Carers know whom to ring."),
    ]


def test_paragraphs_part_where_the_gap_is_wider() -> None:
    document = read(
        [
            (70, 700, 12, "Managers read the log every Friday afternoon and they note in it"),
            (70, 685.5, 12, "what has changed."),
            (70, 660, 12, "Nobody else may write there."),
        ]
    )

    assert [block.text for block in document.blocks] == [
        "Managers read the log every Friday afternoon and they note in it what has changed.",
        "Nobody else may write there.",
    ]


def test_headings_are_bold_or_large() -> None:
    document = read([*running_text(1), (70, 700, 16, "A large one"), (70, 650, 12, "*A bold one")])

    assert [block.text for block in document.blocks if block.kind == "heading"] == ["A large one", "A bold one"]


def test_running_footers_and_page_numbers_are_gone() -> None:
    pages = [
        [(70, 38, 8, "Inspection of Larchmere"), (70, 28, 8, f"4 to 8 March 2024 {n}"), *running_text(n)]
        for n in range(1, 5)
    ]

    text = read(*pages).text

    assert "Inspection of Larchmere" not in text
    assert "March" not in text
    assert text.count("Line a of page") == 4


def test_a_footnote_stands_apart_and_its_sign_is_gone() -> None:
    width = stringWidth("Six children live in residential schools", "Helvetica", 12)
    document = read(
        [
            *running_text(1),
            (70, 380, 12, "Six children live in residential schools"),
            (70 + width, 385, 6.5, "2"),
            (74 + width, 380, 12, ", all of them far away."),
            (70, 90, 6.5, "2"),
            (77, 86, 10, "These are schools that children live in all year."),
        ]
    )

    assert told(document)[-2:] == [
        ("paragraph", "", "Six children live in residential schools, all of them far away."),
        ("footnote", "2", "These are schools that children live in all year."),
    ]


@pytest.mark.parametrize(
    ("comma_apart", "rest", "whole"),
    [
        (False, "all of them live far away.", "Six children live in residential schools, all of them live far away."),
        (False, "All of them live far away.", "Six children live in residential schools, All of them live far away."),
        (True, "all of them live far away.", "Six children live in residential schools, all of them live far away."),
        (True, "All of them live far away.", "Six children live in residential schools, All of them live far away."),
    ],
)
def test_a_footnotes_sign_between_spaces_is_gone(comma_apart: bool, rest: str, whole: str) -> None:
    # Behind a comma that the file draws by itself, pdfium gives the sign and what follows it as a line of its own.
    place = 70 + stringWidth("Six children live in residential schools", "Helvetica", 12)
    words = [(70.0, 380.0, 12.0, "Six children live in residential schools"), (place, 380.0, 12.0, ",")]
    document = read(
        [
            *running_text(1),
            *(words if comma_apart else [(70, 380, 12, "Six children live in residential schools,")]),
            (place + 7, 384, 6.5, "2"),
            (place + 14, 380, 12, rest),
            (70, 350, 12, "20 children live with foster families."),
            (70, 90, 6.5, "2"),
            (77, 86, 10, "These are schools that children live in all year."),
        ]
    )

    assert told(document)[-3:] == [
        ("paragraph", "", whole),
        ("paragraph", "", "20 children live with foster families."),
        ("footnote", "2", "These are schools that children live in all year."),
    ]


def test_items_are_nested_by_their_indent() -> None:
    document = read(
        [
            *running_text(1),
            (70, 380, 12, "\u2022 Of these children:"),
            (88, 360, 12, "\u2013 nine live with an aunt"),
            (88, 340, 12, "\u2013 two live in a hostel."),
            (70, 320, 12, "\u2022 All go to school."),
        ]
    )

    assert [(b.level, b.marker, b.text) for b in document.blocks if b.kind == "item"] == [
        (0, "\u2022", "Of these children:"),
        (1, "\u2013", "nine live with an aunt"),
        (1, "\u2013", "two live in a hostel."),
        (0, "\u2022", "All go to school."),
    ]


def test_a_word_broken_at_its_hyphen_keeps_it() -> None:
    document = read(
        [
            (70, 700, 12, "Visitors praised the well-kept register and the long-"),
            (70, 685.5, 12, "standing friendships between homes."),
        ]
    )

    assert document.blocks == (
        Block(
            "paragraph",
            "Visitors praised the well-kept register and the long-standing friendships between homes.",
            page=1,
            paragraph=1,
        ),
    )


def test_a_pdf_without_text_says_so() -> None:
    with pytest.raises(
        DocumentError, match=r"scan\.pdf: no text in this PDF: its pages are images\. Run text recognition"
    ):
        read_pdf(Path("scan.pdf"), pdf_of([], []))


def test_what_is_no_pdf_says_so() -> None:
    with pytest.raises(DocumentError, match=r"page\.pdf: not a PDF, or a damaged one\."):
        read_pdf(Path("page.pdf"), b"<html>Not found</html>")
