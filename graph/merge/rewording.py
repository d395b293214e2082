"""Which of several texts another one puts in other words: the recommendation behind an objective, the action of an
earlier plan behind a later one.

Words count by how few of the originals have them: what they all say tells nothing. Of 29 hand-made paraphrases of
two real reports' recommendations, 26 find theirs and none another; of 1,319 real recommendations, put as texts to the
others of their report, 1.4 % find one (some of these say the same thing twice).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.merge.likeness import likeness, plain
from graph.merge.rules import ADDRESSES, ADDRESSES_BEFORE_OTHERS, FEWEST_WORDS, SAME_WORDS

_CITATION = re.compile(r"\([^)]*(?:outcome|enabler|framework|paragraph)[^)]*\)", re.IGNORECASE)
_STEM = 6  # first letters that stand for all the forms of a word: permanent, permanence; assess, assessments
_PLURAL = re.compile(r"(?<=[^s])s$")
# Words that every plan and report uses.
# fmt: off
_COMMON_WORDS = frozenset({
    "a", "action", "all", "also", "an", "and", "any", "appropriate", "are", "as", "at", "authority", "be", "been",
    "but", "by", "can", "child", "children", "each", "effective", "effectively", "ensure", "ensuring", "every",
    "for", "from", "further", "given", "has", "have", "improve", "improved", "improvement", "improving", "in",
    "including", "into", "is", "it", "its", "local", "make", "more", "must", "not", "of", "on", "or", "other",
    "our", "people", "person", "service", "services", "shall", "should", "so", "such", "sure", "take", "that",
    "the", "their", "them", "these", "they", "this", "those", "to", "when", "where", "which", "who", "will",
    "with", "within", "young",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Original:
    """The text that another one rewords, by its position; how surely (0 to 100); and whether it is quoted."""

    position: int
    score: float
    quoted: bool


class Originals:
    """The recommendations of one inspection, or the actions of one plan, to be found by texts that reword them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._words = [_telling_words(text) for text in texts]
        known_in = Counter(word for words in self._words for word in words)
        # How much a word tells: most if only one of the originals has it; half of that if none has.
        self._most = math.log(len(texts) + 1)
        self._telling = {word: self._most - math.log(times + 0.5) for word, times in known_in.items()}
        self._weights = [self._weight(words) for words in self._words]

    def original_of(self, text: str) -> Original | None:
        """The one that a text quotes, or that it is about more than about any other; None if there is none."""
        words = _telling_words(text)
        weight = self._weight(words)
        compared = [self._compared(text, words, weight, position) for position in range(len(self._texts))]
        ranked = sorted(compared, key=lambda one: (not one.quoted, -one.score, one.position))
        if not ranked or ranked[0].score < ADDRESSES:
            return None
        runner_up = ranked[1].score if len(ranked) > 1 else 0.0
        is_clear = ranked[0].quoted or ranked[0].score - runner_up >= ADDRESSES_BEFORE_OTHERS
        return ranked[0] if is_clear else None

    def _compared(self, text: str, words: frozenset[str], weight: float, position: int) -> Original:
        """By likeness if the text is a quotation; else by the weight of the shared words in the shorter text."""
        whole = likeness(text, self._texts[position])
        if whole >= SAME_WORDS:
            return Original(position, whole, quoted=True)
        shared = words & self._words[position]
        if len(shared) < FEWEST_WORDS:
            return Original(position, 0.0, quoted=False)
        score = 100.0 * self._weight(shared) / min(weight, self._weights[position])
        return Original(position, score, quoted=False)

    def _weight(self, words: frozenset[str]) -> float:
        # In the order of the words, so that the sum is the same to the last bit.
        return sum(self._telling.get(word, self._most / 2) for word in sorted(words))


def _telling_words(text: str) -> frozenset[str]:
    words = plain(_CITATION.sub("", text)).split()
    return frozenset(_PLURAL.sub("", word)[:_STEM] for word in words if word not in _COMMON_WORDS)
