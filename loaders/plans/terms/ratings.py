"""Ratings of progress (RAG), from a word, a letter, a sign or a cell's colour."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

from loaders.plans.terms.legend import Legend, meant_by
from ontology.model import load_ontology

_SIGNS = {
    **dict.fromkeys("🔴🟥", "red"),
    **dict.fromkeys("🟠🟡🟧🟨", "amber"),
    **dict.fromkeys("🟢🟩", "green"),
    **dict.fromkeys("🔵🟦", "blue"),
}
_LONGEST_WITH_COLOUR = 6  # words
_LONGEST_MEANING = 3  # words
_SHADES_OF_GREY = 12  # by which a grey's red, green and blue may differ
_DARKEST_GREY, _LIGHTEST_GREY = 0x60, 0xE8


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return load_ontology().labels_of("ragRatings")


def rating_of_text(text: str) -> str | None:
    """The rating that a text gives: "Green", "A", "Amber – two posts vacant", "🟢". None where it gives none or two."""
    text = " ".join(text.replace("_", " ").split())
    signs = {rating for sign, rating in _SIGNS.items() if sign in text}
    if len(signs) == 1:
        return signs.pop()
    whole = re.sub(r"[^\w\s]+", " ", text).lower().strip()
    if whole in _words():
        return _words()[whole]
    opening = re.match(r"(?P<word>[a-z]{3,}(?: [a-z]+)?)\s*(?:[:(,.;\n–—-]|$)", text.lower())
    if opening and opening["word"].strip() in _words():
        return _words()[opening["word"].strip()]
    colours = {
        _words()[word] for word in re.findall(r"\b(?:red|amber|yellow|green|blue)\b", text.lower()) if word in _words()
    }
    if len(colours) == 1 and len(text.split()) <= _LONGEST_WITH_COLOUR:
        return colours.pop()
    return meant_by(text) if not colours and len(text.split()) <= _LONGEST_MEANING else None


def rating_of(text: str, fill: str | None, legend: Legend) -> str | None:
    """The rating that a cell gives, as the plan's own key explains it, else as is usual."""
    plain = " ".join(text.split()).lower().strip(" .")
    said = legend.words.get(plain) or rating_of_text(text)
    return said or (legend.fills.get(fill) if fill else None) or _rating_of_grey(fill, legend) or rating_of_fill(fill)


def _rating_of_grey(fill: str | None, legend: Legend) -> str | None:
    """What the plan's key says of grey, where a cell is grey."""
    if not fill or not re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
        return None
    parts = [int(fill[i : i + 2], 16) for i in (0, 2, 4)]
    is_grey = max(parts) - min(parts) <= _SHADES_OF_GREY and _DARKEST_GREY <= max(parts) <= _LIGHTEST_GREY
    return (legend.words.get("grey") or legend.words.get("gray")) if is_grey else None


def rating_of_fill(fill: str | None) -> str | None:
    """The rating that a cell's background stands for: six hexadecimal digits. None for white, grey and tints."""
    if not fill or not re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
        return None
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < 0.25 or not 0.15 < lightness < 0.895:
        return None
    degrees = hue * 360
    if degrees < 18 or degrees >= 330:
        return "red"
    if degrees < 68:
        return "amber"
    if degrees < 170:
        return "green"
    return "blue" if degrees < 265 else None
