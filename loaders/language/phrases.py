"""Finding the phrases of a table in a text, all in one pass, and keeping where each stands.

A phrase is written in normal forms (`pipeline.normal_words`). What a phrase means is the business of the tables.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from loaders.language.pipeline import pipeline


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the table found in a text: the number of its sentence (from 0), and the tokens [start, end)."""

    phrase: str
    sentence: int
    start: int
    end: int


class PhraseFinder:
    """Finds every occurrence of every phrase, overlapping ones too."""

    def __init__(self, phrases: Iterable[str]) -> None:
        nlp = pipeline()
        self._strings = nlp.vocab.strings
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        for phrase in phrases:
            self._matcher.add(phrase, [nlp.make_doc(phrase)])

    def find(self, doc: Doc) -> list[Hit]:
        """The hits in order of their place in the text."""
        starts = [sentence.start for sentence in doc.sents]
        strings = self._strings
        found = sorted((start, end, strings[key]) for key, start, end in self._matcher(doc))
        return [Hit(phrase, bisect_right(starts, start) - 1, start, end) for start, end, phrase in found]


def sentence_count(doc: Doc) -> int:
    """How many sentences a text has; at least one."""
    return max(1, sum(1 for _ in doc.sents))
