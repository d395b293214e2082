"""Signs that stand outside brackets, found in one pass: a text may be as long as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_BRACKET = re.compile(r"[()\[\]]")


def outside_brackets(sign: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a sign in a text that no bracket closes over: the next bracket after them, if any, opens."""
    brackets = _BRACKET.finditer(text)
    bracket = next(brackets, None)
    for match in sign.finditer(text):
        while bracket is not None and bracket.start() < match.end():
            bracket = next(brackets, None)
        if bracket is None or bracket[0] in "([":
            yield match


def split_outside_brackets(sign: re.Pattern[str], text: str) -> list[str]:
    """The parts of a text between the signs that stand outside brackets."""
    ends = [(match.start(), match.end()) for match in outside_brackets(sign, text)]
    return [text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *ends, (len(text), len(text))])]
