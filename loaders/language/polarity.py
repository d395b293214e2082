"""Whether a finding tells of a strength, a weakness, both or neither, and the words that say so.

Each sentence is weighed by its cues, words of praise and blame with a weight each; how the sentences of a finding fall
(how many are critical, the worst, the first, the last) makes the polarity. The cues that are counted whatever the
labelled texts hold are in polarity_cues.toml; the weights are learnt by `python -m tests.quality.learn`.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from spacy.tokens import Doc

from loaders.language.phrases import Hit, PhraseFinder, sentence_numbers
from loaders.language.pipeline import normal_words

POLARITIES = ("strength", "weakness", "mixed")
NEUTRAL = "neutral"
OWN_CUE = 2.0
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class FoundPolarity:
    """The polarity of a text, and the cues that weighed most in it, in normal forms."""

    polarity: str
    cues: tuple[str, ...]


@lru_cache(maxsize=1)
def listed_cues() -> Mapping[str, str]:
    """Each cue of the list, in normal forms, to the polarity that it speaks for."""
    table = tomllib.loads(files("loaders.language").joinpath("polarity_cues.toml").read_text(encoding="utf-8"))
    return {normal_words(cue): polarity for polarity in ("strength", "weakness") for cue in table[polarity]}


class SentenceCues(NamedTuple):
    """The cues of one sentence, each counted once, with the sentence's length in tokens."""

    cues: frozenset[str]
    length: int

    def value(self, cue: str) -> float:
        """How much a cue of this sentence counts."""
        return (OWN_CUE if cue in listed_cues() else 1.0) / math.sqrt(self.length)


def sentences_of(doc: Doc, hits: Iterable[Hit]) -> list[SentenceCues]:
    """The sentences of a text with the cues found in each; fragments of a few words are passed over."""
    numbers = sentence_numbers(doc)
    cues: list[set[str]] = [set() for _ in range(numbers[-1] + 1 if numbers else 0)]
    for phrase, start, _ in hits:
        cues[numbers[start]].add(phrase)
    lengths = Counter(numbers)
    return [
        SentenceCues(frozenset(found), lengths[number])
        for number, found in enumerate(cues)
        if lengths[number] > FEWEST_WORDS
    ]


SHAPE = (
    "mean",
    "highest",
    "lowest",
    "first",
    "last",
    "second highest",
    "second lowest",
    "log sentences",
    "mean score",
    "share critical",
    "critical sentences",
    "first two",
    "doubt",
    "sum",
    "mean of highest",
    "spread",
    "largest step",
)
Shape = tuple[float, ...]


def shape_of(scores: Sequence[float]) -> Shape:
    """How the sentences of a text fall. `scores` are log-odds of each being critical; there is at least one."""
    likely = [1 / (1 + math.exp(-score)) for score in scores]
    count = len(likely)
    ranked = sorted(likely)
    critical = sum(p > 0.5 for p in likely)
    mean = sum(likely) / count
    return (
        mean,
        ranked[-1],
        ranked[0],
        likely[0],
        likely[-1],
        ranked[-2] if count > 1 else ranked[0],
        ranked[1] if count > 1 else ranked[0],
        math.log(count),
        sum(scores) / count,
        critical / count,
        critical / 3,
        sum(likely[:2]) / min(count, 2),
        sum(p * (1 - p) for p in likely) / count,
        sum(likely) / 5,
        mean * ranked[-1],
        math.sqrt(sum((p - mean) ** 2 for p in likely) / count),
        max((abs(a - b) for a, b in pairwise(likely)), default=0.0),
    )


@dataclass(frozen=True)
class PolarityWeights:
    """The learnt table: a weight for each cue, and for each polarity a bias and the weights of a text's shape."""

    bias: float
    cues: Mapping[str, float]
    shapes: Mapping[str, tuple[float, Shape]]

    @staticmethod
    def from_json(text: str) -> PolarityWeights:
        value = json.loads(text)
        return PolarityWeights(
            bias=value["bias"],
            cues=value["cues"],
            shapes={
                name: (row["bias"], tuple(row["shape"][part] for part in SHAPE))
                for name, row in value["shapes"].items()
            },
        )

    def counted(self) -> dict[str, float]:
        """The weight of each cue times how much it counts."""
        listed = listed_cues()
        return {cue: weight * (OWN_CUE if cue in listed else 1.0) for cue, weight in self.cues.items()}


class PolarityTagger:
    """Finds the polarity of texts with a table of weights."""

    def __init__(self, weights: PolarityWeights) -> None:
        self._weights = weights
        self._counted = weights.counted()
        self._finder = PhraseFinder(sorted(weights.cues))

    def polarity_of(self, doc: Doc) -> str:
        """The text's polarity; neutral where no word of praise or blame is found."""
        return self._polarity(sentences_of(doc, self._finder.find(doc)))

    def explain(self, doc: Doc) -> FoundPolarity:
        """The text's polarity with the cues that weighed most."""
        sentences = sentences_of(doc, self._finder.find(doc))
        polarity = self._polarity(sentences)
        return FoundPolarity(
            polarity, self._reasons(polarity, {cue for sentence in sentences for cue in sentence.cues})
        )

    def _polarity(self, sentences: Sequence[SentenceCues]) -> str:
        if all(listed_cues().keys().isdisjoint(sentence.cues) for sentence in sentences):
            return NEUTRAL
        shape = shape_of([self._score(sentence) for sentence in sentences])
        scores = {name: bias + sum(map(mul, shape, weights)) for name, (bias, weights) in self._weights.shapes.items()}
        return max(POLARITIES, key=lambda name: scores[name])

    def _score(self, sentence: SentenceCues) -> float:
        """The log-odds of a sentence being critical."""
        counted = self._counted
        # fsum: the sum of a set must not depend on its order
        return self._weights.bias + math.fsum(counted[cue] for cue in sentence.cues) / math.sqrt(sentence.length)

    def _reasons(self, polarity: str, found: Iterable[str]) -> tuple[str, ...]:
        """The cues that weighed most: critical ones for a weakness, praising ones for a strength, else both kinds."""
        weight = self._weights.cues
        if polarity == NEUTRAL:
            return ()
        sign = {"strength": -1.0, "weakness": 1.0}.get(polarity)
        worth = {cue: weight[cue] * sign if sign else abs(weight[cue]) for cue in found if cue in listed_cues()}
        return tuple(sorted((cue for cue in worth if worth[cue] > 0), key=lambda cue: (-worth[cue], cue))[:5])


@lru_cache(maxsize=1)
def polarity_tagger() -> PolarityTagger:
    """The tagger with the table of this package, made on first use."""
    table = files("loaders.language").joinpath("polarity_weights.json").read_text(encoding="utf-8")
    return PolarityTagger(PolarityWeights.from_json(table))
