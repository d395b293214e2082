"""From a path to a Document: which reader a file needs is told from its content, then from its suffix.

A reader is a function of the path (for its name and for messages) and the file's bytes. This module holds no knowledge
of any format beyond how to tell it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from loaders.document import Document
from loaders.errors import DocumentError

MAX_BYTES = 100_000_000
"""Larger files are refused before they are read: the largest committee packs seen are a fifth of this."""

SUFFIXES = frozenset({".pdf", ".docx", ".xlsx", ".html", ".htm", ".csv", ".tsv", ".txt", ".md"})
"""How names of documents end, for finding them in a folder. A file that is named outright may end in any way."""

Reader = Callable[[Path, bytes], Document]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<!--", b"<?xml", b"<head", b"<body")


def read(path: Path) -> Document:
    """The document in a file: PDF, DOCX, XLSX, HTML, CSV, plain text or Markdown.

    Raises DocumentError when the path is not a readable file of one of these formats, or when the file is empty,
    larger than `MAX_BYTES`, encrypted, broken or nested too deeply.
    """
    data = _bytes(path)
    try:
        return _reader(path, data)(path, data)
    except RecursionError:
        raise DocumentError(path, "is nested too deeply to be read.", "Save it anew, as text or PDF.") from None


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(path, "is a folder.", "Name the files in it.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentError(
                path, f"is too large ({size // 1_000_000} MB; the limit is {MAX_BYTES // 1_000_000} MB)."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(path, "does not exist.") from None
    except OSError as error:
        raise DocumentError(path, f"cannot be read: {error.strerror}.") from None
    if not data.strip():
        raise DocumentError(path, "is empty.")
    return data


def _reader(path: Path, data: bytes) -> Reader:
    """The reader for a file, or a DocumentError that says what the file is instead.

    Readers are imported here and not above: each brings a library that a run on other formats need not load.
    """
    suffix = path.suffix.lower()
    if b"%PDF-" in data[:1024]:
        return _read_pdf
    if data.startswith(b"PK\x03\x04"):
        return _zip_reader(path, data)
    if data.startswith(_OLE):
        raise DocumentError(
            path, "is an Office file that is encrypted or of the old format.", "Save it as .docx or .xlsx."
        )
    if _looks_like_html(data, suffix):
        if suffix == ".pdf":
            raise DocumentError(path, "is an HTML page, not a PDF.", "Download the document itself.")
        from loaders.reading.html import read_html

        return read_html
    if suffix in {".pdf", ".docx", ".xlsx"}:
        raise DocumentError(path, f"is not a {suffix[1:].upper()} file, or is broken.")
    if _is_binary(data):
        raise DocumentError(path, "is of no known format.", "Known are PDF, DOCX, XLSX, HTML, CSV, text and Markdown.")
    if suffix in {".csv", ".tsv"}:
        from loaders.reading.csv import read_csv

        return read_csv
    return _read_text


def _read_pdf(path: Path, data: bytes) -> Document:
    """A PDF as running text, or with its tables where it needs them: finding tables takes time."""
    from loaders.plans.recognition import mentions_plan_head
    from loaders.plans.terms.columns import is_plan_head
    from loaders.reading.pdf import read_pdf
    from loaders.reports.area_send_title import has_title

    document = read_pdf(path, data)
    if has_title(document):
        from loaders.reading.pdf_tables import with_boxes

        return with_boxes(document, data)
    if not mentions_plan_head(document):
        return document
    from loaders.reading.pdf_tables import with_tables

    return with_tables(document, data, is_plan_head)


def _read_text(path: Path, data: bytes) -> Document:
    from loaders.plans.terms.columns import is_plan_head
    from loaders.reading.text import read_text

    return read_text(path, data, is_plan_head)


def _zip_reader(path: Path, data: bytes) -> Reader:
    """The reader for an Office file, which is a zip archive with telling names inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        raise DocumentError(path, "is a broken Office file or archive.") from None
    if "word/document.xml" in names:
        from loaders.reading.docx import read_docx

        return read_docx
    if "xl/workbook.xml" in names:
        from loaders.reading.xlsx import read_xlsx

        return read_xlsx
    raise DocumentError(path, "is an archive without a Word document or a workbook.", "Unpack it and name the files.")


def _looks_like_html(data: bytes, suffix: str) -> bool:
    start = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if suffix in {".html", ".htm", ".xhtml"}:
        return not _is_binary(data)
    return start.startswith(_HTML_STARTS) and (b"<html" in start or b"<body" in start or b"<!doctype html" in start)


def _is_binary(data: bytes) -> bool:
    """Whether the bytes cannot be text in an encoding that this package reads (UTF-16 is told by its mark)."""
    return b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
