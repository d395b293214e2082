"""Whether findings were captured whole, told from themselves: no labels are needed for this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_ENDS = re.compile(r"[.!?](?:['’”\")\]]|\s*\(recommendations?\b[^()]*\)\.?)*$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"inspection of [\w ,&’'-]+ (?:local authority )?children[’']s services\s+\d|\bpage \d+ of"
    r"|crown copyright|www\.|piccadilly",
    re.IGNORECASE,
)
_DAMAGE = re.compile(
    r"[\x00-\x08\ufffe\ufffd\u00ad\ue000-\uf8ff]|\w- (?!and\b|or\b|to\b|nor\b)[a-z]{3,}|[a-z],[a-z]|\b\w+\.[A-Z][a-z]+ "
)
_FOOTNOTE_SIGN = re.compile(r"[a-z]{3,}[.,]?\d{1,2}(?=[\s.,]|$)")


def faults(findings: list[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    """Number, fault and words of every finding that is not whole; breaks in the numbering are its own fault."""
    for finding in findings:
        number, text = finding["number"], finding["text"]
        if not _ENDS.search(text):
            yield number, "does not end a sentence", text[-60:]
        if not re.match(r"[A-Z0-9‘'“\"]", text):
            yield number, "does not begin a sentence", text[:60]
        for name, pattern in (
            ("running header or footer", _FURNITURE),
            ("damaged hyphen, space or sign", _DAMAGE),
            ("sign of a footnote", _FOOTNOTE_SIGN),
        ):
            if match := pattern.search(text):
                yield number, name, text[max(0, match.start() - 30) : match.end() + 30]


def gaps(findings: list[dict[str, Any]], recommended: list[int]) -> list[int]:
    """The numbers that the run of findings and recommendations leaves out."""
    printed = sorted({*(f["number"] for f in findings), *recommended})
    return [n for n in range(printed[0], printed[-1]) if n not in printed] if printed else []
