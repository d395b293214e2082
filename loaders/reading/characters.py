"""From bytes to text, and the small repairs of text that several readers share."""

from __future__ import annotations

import re
from pathlib import Path

from loaders.errors import DocumentError

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
# A sign of UTF-8 that was read as Windows-1252: its first byte, and the one to three that go on.
_CONTINUATIONS = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
_GARBLED = re.compile(f"[\u00c2-\u00f4][{re.escape(_CONTINUATIONS)}]{{1,3}}")
_GARBLED_QUOTE = "\u00e2\u20ac"  # what every garbled text has: its quotation marks, dashes and apostrophes begin so
_IN_1252 = frozenset(bytes([b]).decode("cp1252", "ignore") for b in range(0x80, 0x100)) - {""}
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*(?=[a-z])")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


def decode(path: Path, data: bytes) -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, or in Windows-1252, with line ends as newlines.

    Words that a soft hyphen parts at the end of a line are whole, and signs that were read in the wrong encoding once
    ("â€™") are what they were.

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
        return _SOFT_BREAK.sub("", _without_garbled_signs(re.sub(r"\r\n?", "\n", text)))
    raise DocumentError(path, "is not text in UTF-8 or Windows-1252.", "Save it as UTF-8.")


def _without_garbled_signs(text: str) -> str:
    if _GARBLED_QUOTE not in text:
        return text

    def mended(match: re.Match[str]) -> str:
        data = b"".join(c.encode("cp1252") if c in _IN_1252 else bytes([ord(c)]) for c in match[0])
        try:
            return data.decode()
        except UnicodeDecodeError:
            return match[0]

    # The byte at the end of a closing quotation mark stands for nothing in Windows-1252, and is often lost.
    return re.sub(f"{_GARBLED_QUOTE}\ufffd?(?=[\\s,.;:)]|$)", "\u201d", _GARBLED.sub(mended, text))


def clean(text: str) -> str:
    """One line of text: runs of white space are one space, ligatures are letters, control characters and soft hyphens
    are gone."""
    text = _CONTROLS.sub("", text).replace("\u00ad", "").replace("\n", " ").translate(_LIGATURES)
    return _SPACES.sub(" ", text).strip()


def clean_cell(text: str) -> str:
    """The text of a table's cell: as `clean`, but its paragraphs stay apart as lines."""
    return "\n".join(line for line in map(clean, text.split("\n")) if line)
