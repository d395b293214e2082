"""Whether a text is a deadline, and which; readable or not."""

from __future__ import annotations

import re

from loaders.language.dates import find_dates, parse_due

_WORDS_OF_DEADLINES = re.compile(
    r"tb[ac]\b|to be (?:confirmed|agreed|advised)|ongoing|on-going|immediate(?:ly)?|asap|continuous|n/?a\b|\?+"
    r"|completed?\b|in place|monthly|quarterly|weekly|annual(?:ly)?|termly|various|rolling|as required|not set|none"
    r"|–|-",
    re.IGNORECASE,
)
_LONGEST = 8  # words


def is_deadline(text: str) -> bool:
    """Whether a text of its own (a cell, a short paragraph) is a deadline: a date or what stands for one."""
    text = " ".join(text.split())
    if not text or len(text.split()) > _LONGEST:
        return False
    return parse_due(text) is not None or bool(find_dates(text)) or bool(_WORDS_OF_DEADLINES.match(text))
