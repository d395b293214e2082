"""Read a PDF with pdfium: its pages as blocks, without running headers and footers.

It does not recognise tables (their cells come as blocks of their own, row by row) and does not read images: a scan
must have been through text recognition before.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pypdfium2

from loaders.document import Document
from loaders.errors import DocumentError
from loaders.reading.pdf_blocks import Nesting, page_of, usual_gap
from loaders.reading.pdf_lines import body_height, furniture, read_lines, without_furniture

_TELLING = ("Title", "Subject", "Author", "Keywords")


def read_pdf(path: Path, data: bytes) -> Document:
    """The document that a PDF's bytes hold; `path` names it in errors.

    Raises DocumentError when the bytes are no PDF, when a password is needed, or when no page has text.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        problem = "the PDF needs a password." if "assword" in str(error) else "not a PDF, or a damaged one."
        raise DocumentError(path, problem, "Open it in a viewer and save it again, or hand in the original.") from error
    try:
        printed = []
        for index in range(len(pdf)):
            page = pdf[index]
            printed.append(read_lines(page, index + 1))
            page.close()
        properties = pdf.get_metadata_dict(skip_empty=True)
    finally:
        pdf.close()
    if not any(page.lines for page in printed):
        raise DocumentError(
            path, "no text in this PDF: its pages are images.", "Run text recognition (OCR) on it first."
        )
    body = body_height(printed)
    pages = without_furniture(printed, body)
    gap = usual_gap(pages, body)
    nesting = Nesting()
    return Document(
        sha256=sha256(data).hexdigest(),
        file_name=path.name,
        format="pdf",
        pages=tuple(page_of(page, body, gap, nesting) for page in pages),
        aside=(*(properties[name] for name in _TELLING if name in properties), *furniture(printed, pages)),
    )
