"""Bullets and numbers at the start of a paragraph: which words are certainly a marker, and which only look like one."""

from __future__ import annotations

import re

BULLETS = "•■▪●◦○‣⁃∙·□◼◾➢➤►▶❖✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf06e\uf02d\uf0a8\uf076"
"""Signs that are bullets wherever they start a paragraph. Dashes and letters of a scanner are not among them."""

_BULLET = re.compile(rf"(?P<marker>[{BULLETS}\ue000-\uf8ff])\s*(?P<rest>\S.*)", re.DOTALL)
_DASH = re.compile(r"(?P<marker>[-‒–—−*+]|o(?=\s+[A-Za-z]))\s+(?P<rest>\S.*)", re.DOTALL)
_NUMBER = re.compile(
    r"(?P<marker>"
    r"\d{1,2}(?:\.\d{1,3}){1,3}\.?(?=\s+[A-Z‘“\"'])"  # 4.1.2 Review
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[.)]"  # 12. or 12)
    r"|\(\d{1,3}\)"  # (12)
    r"|\(?(?:[a-z]|[ivx]{2,4})\)"  # a) or (iv)
    r")\s*(?P<rest>\S.*)",
    re.DOTALL,
)


def split_marker(text: str) -> tuple[str, str]:
    """The bullet or number at the start of a paragraph and the text after it; ("", text) where there is none.

    A number needs its full stop or bracket ("12.", "4.1.2", "(3)", "a)"), so that "15% of cases" keeps its figure. Of a
    dash before a number ("- 12. …") the number is the marker.
    """
    text = text.strip()
    if match := _BULLET.match(text) or _DASH.match(text):
        inner = _NUMBER.match(match["rest"])
        if inner and _is_marker(inner):
            return inner["marker"], inner["rest"]
        return match["marker"], match["rest"]
    if (match := _NUMBER.match(text)) and _is_marker(match):
        return match["marker"], match["rest"]
    return "", text


def _is_marker(match: re.Match[str]) -> bool:
    """A decimal figure is not a number with its full stop: "2.5 million", "12.5%", and so is no time: "7.30 pm"."""
    return not re.match(r"\d|(?:%|pm\b|am\b|million\b|per cent)", match["rest"])
