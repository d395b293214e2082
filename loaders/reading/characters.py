"""From bytes to text, and the small repairs of text that several readers share."""

from __future__ import annotations

import re
from pathlib import Path

from loaders.errors import DocumentError

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


def decode(path: Path, data: bytes) -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, or in Windows-1252, with line ends as newlines.

    Raises DocumentError when it is none of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return re.sub(r"\r\n?", "\n", text)
    raise DocumentError(path, "is not text in UTF-8 or Windows-1252.", "Save it as UTF-8.")


def clean(text: str) -> str:
    """One line of text: runs of white space are one space, ligatures are letters, control characters and soft hyphens
    are gone."""
    text = _CONTROLS.sub("", text).replace("\u00ad", "").replace("\n", " ").translate(_LIGATURES)
    return _SPACES.sub(" ", text).strip()


def clean_cell(text: str) -> str:
    """The text of a table's cell: as `clean`, but its paragraphs stay apart as lines."""
    return "\n".join(line for line in map(clean, text.split("\n")) if line)
