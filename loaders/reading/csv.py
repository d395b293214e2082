"""The reader for CSV and TSV files: one page, whose rows are a table."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from loaders.document import Cell, Document
from loaders.errors import DocumentError
from loaders.reading.characters import clean_cell, decode
from loaders.reading.pages import PageBuilder
from loaders.reading.sheets import add_rows

_DELIMITERS = ",;\t|"


def read_csv(path: Path, data: bytes) -> Document:
    """The document in a CSV file, whatever its delimiter. Raises DocumentError when it is no text or is malformed."""
    text = decode(path, data)
    csv.field_size_limit(len(text) + 1)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise DocumentError(path, f"is not a readable CSV file: {error}.") from None
    builder = PageBuilder()
    add_rows(builder, ([Cell(clean_cell(value)) for value in row] for row in rows))
    builder.end_page()
    return Document(hashlib.sha256(data).hexdigest(), path.name, "csv", builder.pages())


def _delimiter(text: str) -> str:
    """The delimiter that the first row with one uses most, outside quotation marks."""
    for line in text.split("\n"):
        outside = "".join(line.split('"')[::2])
        counts = {sign: outside.count(sign) for sign in _DELIMITERS}
        if any(counts.values()):
            return max(counts, key=lambda sign: counts[sign])
    return ","
