"""Undoing the inline markup of Markdown and the scraps of HTML that converters leave in it."""

from __future__ import annotations

import re
from html import unescape

_TAG_NAMES = (
    "a|abbr|b|big|blockquote|br|center|code|div|em|font|hr|i|img|input|li|mark|ol|p|s|small|span|strike|strong|sub|sup"
    "|table|tbody|td|th|thead|tr|u|ul"
)
_ORDINAL = re.compile(r"(?<=\d)\s*<sup>\s*(st|nd|rd|th)\s*</sup>", re.IGNORECASE)
_NOTE_REFERENCE = re.compile(r"\s?<sup>\s*[\d,\s*]{1,6}\s*</sup>|(?<=\w)\[\^\d{1,2}\](?!:)")
_RAISED_DIGITS = re.compile(r"(?<=[A-Za-z.,;:)’”'\"])(?<!\bm)(?<!km)[¹²³⁰⁴-⁹]{1,2}")
_PARAGRAPH = re.compile(r"<br\s*/?>|</?(?:p|div|ul|ol|tr|blockquote)\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"\s*<li\b[^<>]*>\s*", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_TAG_NAMES})\b[^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]+?)(?<=\S)_(?!\w)")
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~|<(s|del|strike)\b[^<>]*>(.*?)</\2>", re.IGNORECASE | re.DOTALL)
_MARKER = re.compile(r"^\s*(?:[•*+|-]|[A-Z]?\d+(?:\.\d+)*[.)]?)\s*", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|~<>-])")


def plain(text: str) -> str:
    """Text without markup. What HTML keeps apart (`<p>`, `<br>`, `<li>`) is on lines of its own, items with "• ".

    Words struck through go where others stand beside them, which replace them; what is struck through as a whole stays.
    Raised ordinals join their number ("31 <sup>st</sup>" is "31st"); raised numbers are references to notes and go.
    """
    if "~~" in text or "<" in text:
        text = _without_struck(text)
    if "<" in text:
        text = _NOTE_REFERENCE.sub("", _ORDINAL.sub(r"\1", text))
        text = _TAG.sub("", _PARAGRAPH.sub("\n", _ITEM.sub("\n• ", text)))
    text = _RAISED_DIGITS.sub("", text)
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "*" in text or "_" in text:
        text = _BOLD.sub(r"\2", _BOLD.sub(r"\2", text.replace("****", "** **")))
        text = _ITALIC.sub(lambda match: match[1] or match[2], text)
    return unescape(_ESCAPE.sub(r"\1", text))


def _without_struck(text: str) -> str:
    rest = _STRUCK.sub("", text)
    return rest if re.search(r"\w", _MARKER.sub("", _TAG.sub("", rest))) else _STRUCK.sub(lambda m: m[1] or m[3], text)
