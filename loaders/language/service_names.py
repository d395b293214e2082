"""How a service's name is written, whatever a document's capitals, hyphens, apostrophes and abbreviations.

Names whose ids are alike come out alike, and so do those that differ only in a way of spelling: "care-leaver forums'"
and "Care Leavers' Forum" are both "Care Leavers Forum".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ABBREVIATION = re.compile(r"^[A-Z][A-Za-z&+]*[A-Z]s?$")

_SMALL_WORDS = {"of", "in", "and", "to", "for", "the", "with", "a", "at", "on"}
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
# Where a hyphen stays; all others part words, as a blank does.
_PREFIX = re.compile(r"\b(Multi|Co|Inter|Post|Pre|Sub|Non|Anti|Cross) (?=[A-Z])")
_SUFFIX = re.compile(r"(?<=[a-z]) (?=(?:Based|Term|Led)\b)")
# Two ways of writing the same words.
_SPELLINGS = (
    (re.compile(r"\bChildrens\b"), "Children's"),
    (re.compile(r"\bWell[- ]Being\b"), "Wellbeing"),
    (re.compile(r"\bMultiagency\b"), "Multi-Agency"),
    (re.compile(r"\bMultidisciplinary\b"), "Multi-Disciplinary"),
    (re.compile(r"\bSubgroup\b"), "Sub-Group"),
    (re.compile(r"\bCo-Ordinator\b"), "Coordinator"),
    (re.compile(r"\bCare Leaver(?:'s)?(?= [A-Z])"), "Care Leavers"),
    (re.compile(r"\bYoung Person's\b"), "Young People's"),
    (re.compile(r"\bMocking Bird\b"), "Mockingbird"),
    (re.compile(r"\bwith Disability\b"), "with Disabilities"),
    (re.compile(r"\b(Disabled|Looked After) Children(?= [A-Z])"), r"\1 Children's"),
)


def singular(name: str) -> str:
    """A name with its last word in the singular: "early help hubs" is "early help hub", "agencies" "agency"."""
    bare = name.rstrip("'’")
    if bare.endswith("ies"):
        return f"{bare[:-3]}y"
    return bare[:-1] if bare.endswith("s") and not bare.endswith("ss") else bare


def initials(name: str, head: str) -> frozenset[str]:
    """What a name may be abbreviated to: with its small words or not, without its last word only if that is `head`."""
    words = re.findall(r"[^\W_]+(?:'\w+)?", name)
    runs = [words, words[:-1]] if words[-1:] == [head] else [words]
    some = [[word for word in run if word.lower() not in _SMALL_WORDS] for run in runs]
    return frozenset("".join(word[0] for word in run).upper() for run in (*runs, *some) if len(run) > 1)


def title_case(name: str, expansions: Mapping[str, str] | None = None) -> str:
    """A name in title case, without quotation marks and brackets: "‘edge of care’ hub" is "Edge of Care Hub".

    `expansions` has the abbreviations that every document uses alike, with their words.
    """
    without_hyphens = re.sub(r"[-‐‑–]", " ", _IN_BRACKETS.sub("", name))
    words = [word.strip("'\"“”") for word in re.sub(r"[‘’`]", "'", without_hyphens).split()]
    known = expansions or {}
    titled = " ".join(
        _expanded(word, known) or _title_word(word, first=not number) for number, word in enumerate(words) if word
    )
    titled = _SUFFIX.sub("-", _PREFIX.sub(r"\1-", titled))
    for pattern, spelling in _SPELLINGS:
        titled = pattern.sub(spelling, titled)
    return titled


def _expanded(word: str, expansions: Mapping[str, str]) -> str:
    bare = word.rstrip(",")
    full = expansions.get(bare) or expansions.get(bare.removesuffix("s"))
    return full + word[len(bare) :] if full else ""


def _title_word(word: str, *, first: bool) -> str:
    if ABBREVIATION.match(word.rstrip(",").removesuffix("'s")):
        return word
    if word.lower() in _SMALL_WORDS and not first:
        return word.lower()
    # Apostrophes and letters inside a name stay as printed: "O'Brien", "Care2Learn".
    return word if word[:1].isupper() and any(c.isdigit() for c in word) else word.capitalize()
