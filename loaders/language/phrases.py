"""Finding the phrases of a table in texts, all in one pass, and keeping where each stands.

A phrase is written in normal forms (`pipeline.normal_words`). What a phrase means is the business of the tables. The
texts of a document are searched together and what is found is kept in arrays, as if they stood one behind the other: a
page has some four hundred hits, and arrays are quick only if they are long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import SENT_START
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from loaders.language.pipeline import pipeline

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Hit(NamedTuple):
    """A phrase found in a text, at the text's tokens [start, end)."""

    phrase: str
    start: int
    end: int


@dataclass(frozen=True)
class Searched:
    """Texts, and the phrases found in them, in order of where they start.

    `begins` has the place of each text's first token, then the end of the last text; `sentences` the number of each
    token's sentence, counted through all texts. Of each hit: the number of its text, of its phrase in the finder, the
    place of its first token and how many it has.
    """

    docs: Sequence[Doc]
    begins: Numbers
    sentences: Numbers
    texts: Numbers
    phrases: Numbers
    starts: Numbers
    lengths: Numbers

    @property
    def sizes(self) -> Numbers:
        """How many tokens each text has."""
        return np.diff(self.begins)


class PhraseFinder:
    """Finds every occurrence of every phrase, overlapping ones too."""

    def __init__(self, phrases: Iterable[str]) -> None:
        nlp = pipeline()
        self.phrases = tuple(sorted(set(phrases)))
        self.numbers = {phrase: number for number, phrase in enumerate(self.phrases)}
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        for phrase in self.phrases:
            self._matcher.add(phrase, [nlp.make_doc(phrase)])
        self._number_of_key = {nlp.vocab.strings[phrase]: number for phrase, number in self.numbers.items()}

    def search(self, docs: Sequence[Doc]) -> Searched:
        """The hits in texts."""
        begins = np.cumsum([0, *map(len, docs)])
        sentence_begins = [doc.to_array(SENT_START) for doc in docs] or [np.empty(0)]
        texts: list[int] = []
        keys: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for number, doc in enumerate(docs):
            if matches := self._matcher(doc):
                of_key, of_start, of_end = zip(*matches, strict=True)
                texts += repeat(number, len(matches))
                keys += of_key
                starts += of_start
                ends += of_end
        text, start, end = np.array((texts, starts, ends), dtype=np.int64)
        phrases = np.fromiter(map(self._number_of_key.__getitem__, keys), dtype=np.int64, count=len(keys))
        sentences = (np.concatenate(sentence_begins) == 1).cumsum() - 1
        return Searched(docs, begins, sentences, text, phrases, begins[text] + start, end - start)

    def chosen(self, searched: Searched, choice: NDArray[np.bool_]) -> Iterator[list[Hit]]:
        """For each text its hits of those phrases that `choice` (a column) holds."""
        at = np.flatnonzero(choice[searched.phrases])
        texts = searched.texts[at]
        starts = searched.starts[at] - searched.begins[texts]
        ends = starts + searched.lengths[at]
        names = map(self.phrases.__getitem__, searched.phrases[at].tolist())
        hits = list(map(Hit, names, starts.tolist(), ends.tolist()))
        parts = np.searchsorted(texts, np.arange(len(searched.docs) + 1)).tolist()
        return (hits[begin:end] for begin, end in pairwise(parts))

    def column(self, phrases: Iterable[str]) -> NDArray[np.bool_]:
        """For each phrase of the finder whether it is one of these."""
        column = np.zeros(len(self.phrases), dtype=np.bool_)
        column[[self.numbers[phrase] for phrase in phrases]] = True
        return column
