"""Numbers as documents print them: in figures ("2,789", "71.3") and in words ("no", "twenty-one").

It reads whole numbers and decimals only. A ratio ("one in three") is not a number of anything and is left to callers.
"""

from __future__ import annotations

import re

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NONE = ("no", "none", "nil")
WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 20 + 10 * place for place, word in enumerate(_TENS)},
    **dict.fromkeys(_NONE, 0),
    "both": 2,
}

_FIGURES = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)

# A number in a running text, for use in other patterns: a word is not the beginning or end of a longer one.
NUMBER = (
    r"(?:(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d+(?:\.\d+)?"
    rf"|\b(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[1:10])}))?\b"
    rf"|\b(?:{'|'.join((*_UNITS, *_NONE))})\b)"
)


def parse_number(text: str) -> float | None:
    """The value of a printed number; whole values are ints. None when the text is not one number."""
    plain = text.strip().lower()
    words = plain.replace("-", " ").split()
    if words and all(word in WORDS for word in words):
        if len(words) == 1:
            return WORDS[words[0]]
        tens, units = words[0], words[1:]
        if tens in _TENS and len(units) == 1 and units[0] in _UNITS[1:10]:
            return WORDS[tens] + WORDS[units[0]]
        return None
    if not _FIGURES.fullmatch(plain):
        return None
    value = float(plain.replace(",", ""))
    return int(value) if value == int(value) else value
