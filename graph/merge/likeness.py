"""How alike two texts or names are, whatever scanners, typesetters and conversions did to them.

Scores are 0 to 100. The thresholds stand beside the rules that use them (`graph.merge.rules`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from graph.merge.rules import FRAGMENT_LENGTH, FRAGMENT_LIKENESS, SAME_WORDS

_JOINERS = re.compile(r"['’‘`´\-‐‑­]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Lower-case words joined by single spaces, without punctuation: what is left when only the words count."""
    without_marks = _JOINERS.sub("", unicodedata.normalize("NFKC", text).lower())
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKD", without_marks)).strip()


def likeness(one: str, other: str) -> float:
    """How alike two texts are as wholes, by the letters that must change."""
    return fuzz.ratio(plain(one), plain(other))


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for noise, or one is a long fragment of the other."""
    a, b = plain(one), plain(other)
    return fuzz.ratio(a, b, score_cutoff=SAME_WORDS) > 0 or is_fragment(a, b)


def is_fragment(a: str, b: str) -> bool:
    """Whether the shorter of two plain texts is nearly a part of the longer."""
    return min(len(a), len(b)) >= FRAGMENT_LENGTH and fuzz.partial_ratio(a, b, score_cutoff=FRAGMENT_LIKENESS) > 0


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two texts that were matched: their positions in the two lists, and how alike they are."""

    left: int
    right: int
    score: float


def match_texts(left: Sequence[str], right: Sequence[str], *, at_least: float) -> list[Pair]:
    """One-to-one pairs of texts that are alike as wholes, best first; ties go to the earlier positions."""
    return best_pairs(like_texts(left, right, at_least=at_least))


def like_texts(left: Sequence[str], right: Sequence[str], *, at_least: float) -> list[Pair]:
    """All pairs of texts that are alike as wholes."""
    if not left or not right:
        return []
    scores = process.cdist(
        [plain(t) for t in left], [plain(t) for t in right], scorer=fuzz.ratio, score_cutoff=at_least
    )
    return [Pair(int(i), int(j), float(scores[i, j])) for i, j in zip(*scores.nonzero(), strict=True)]


def best_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that remain when each position is used once, best first; ties go to the earlier positions."""
    chosen: list[Pair] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for pair in sorted(pairs, key=lambda p: (-p.score, p.left, p.right)):
        if pair.left not in used_left and pair.right not in used_right:
            chosen.append(pair)
            used_left.add(pair.left)
            used_right.add(pair.right)
    return chosen
