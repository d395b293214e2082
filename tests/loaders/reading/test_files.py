"""Which reader a file gets, and one clear line for a file that gets none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from loaders.errors import DocumentError
from loaders.reading.files import MAX_BYTES, read


def test_text_file_is_read_with_its_hash_and_name(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"hello\n")

    document = read(path)

    assert document.id == "document/5891b5b522d5df08"
    assert document.file_name == "note.txt"
    assert document.format == "text"
    assert document.text == "hello"


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.pdf", b"", "is empty"),
        ("blank.txt", b" \n\n", "is empty"),
        ("page.pdf", b"<!DOCTYPE html><html><body>404</body></html>", "is an HTML page, not a PDF"),
        ("text.pdf", b"only words", "is not a PDF file, or is broken"),
        ("text.docx", b"only words", "is not a DOCX file, or is broken"),
        ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is of no known format"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "encrypted or of the old format"),
        ("cut.docx", b"PK\x03\x04 cut short", "is a broken Office file or archive"),
        ("deep.html", b"<div>" * 5000 + b"words" + b"</div>" * 5000, "is nested too deeply"),
        ("other.zip", archive("a.txt"), "is an archive without a Word document or a workbook"),
    ],
)
def test_bad_file_gives_one_clear_line(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(DocumentError, match=problem) as caught:
        read(path)

    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        read(tmp_path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="does not exist"):
        read(tmp_path / "none.pdf")


def test_too_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(2 * MAX_BYTES)

    with pytest.raises(DocumentError, match=r"is too large \(200 MB; the limit is 100 MB\)"):
        read(path)
