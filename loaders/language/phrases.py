"""Finding the phrases of a table in a text, all in one pass, and keeping where each stands.

A phrase is written in normal forms (`pipeline.normal_words`). What a phrase means is the business of the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.attrs import SENT_START
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from loaders.language.pipeline import pipeline


class Hit(NamedTuple):
    """A phrase of the table found in a text, at the tokens [start, end). A tuple: a page has a thousand."""

    phrase: str
    start: int
    end: int


class PhraseFinder:
    """Finds every occurrence of every phrase, overlapping ones too."""

    def __init__(self, phrases: Iterable[str]) -> None:
        nlp = pipeline()
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._phrases: dict[int, str] = {}
        for phrase in phrases:
            self._matcher.add(phrase, [nlp.make_doc(phrase)])
            self._phrases[nlp.vocab.strings[phrase]] = phrase

    def find(self, doc: Doc) -> list[Hit]:
        """The hits in order of where they start."""
        phrases = self._phrases
        return [Hit(phrases[key], start, end) for key, start, end in self._matcher(doc)]


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token of a text the number of its sentence, from 0. (`doc.sents` makes an object of every token.)"""
    begins = doc.to_array(SENT_START) == 1
    begins[:1] = False
    numbers: list[int] = begins.cumsum().tolist()
    return numbers
