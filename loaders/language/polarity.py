"""Whether a finding tells of a strength, a weakness, both or neither, and the words that say so.

Each sentence is weighed by its cues, words of praise and blame with a weight each; how the sentences of a finding fall
(how many are critical, the worst, the first, the last) makes the polarity. The cues that are counted whatever the
labelled texts hold are in polarity_cues.toml; the weights are learnt by `python -m tests.quality.learn`.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from statistics import fmean, pstdev

from spacy.tokens import Doc

from loaders.language.phrases import Hit, PhraseFinder
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


@dataclass(frozen=True, slots=True)
class SentenceCues:
    """The cues of one sentence, each counted once, with the sentence's length in tokens."""

    cues: frozenset[str]
    length: int

    def values(self) -> dict[str, float]:
        """How much each cue counts."""
        listed = listed_cues()
        root = math.sqrt(self.length)
        return {cue: (OWN_CUE if cue in listed else 1.0) / root for cue in self.cues}


def sentences_of(doc: Doc, hits: Iterable[Hit]) -> list[SentenceCues]:
    """The sentences of a text with the cues found in each; fragments of a word or two are passed over."""
    cues: dict[int, set[str]] = {}
    for hit in hits:
        cues.setdefault(hit.sentence, set()).add(hit.phrase)
    return [
        SentenceCues(frozenset(cues.get(number, ())), len(sentence))
        for number, sentence in enumerate(doc.sents)
        if len(sentence) > FEWEST_WORDS
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
    mean = fmean(likely)
    return (
        mean,
        ranked[-1],
        ranked[0],
        likely[0],
        likely[-1],
        ranked[-2] if count > 1 else ranked[0],
        ranked[1] if count > 1 else ranked[0],
        math.log(count),
        fmean(scores),
        fmean(float(p > 0.5) for p in likely),
        sum(p > 0.5 for p in likely) / 3,
        fmean(likely[:2]),
        fmean(p * (1 - p) for p in likely),
        sum(likely) / 5,
        mean * ranked[-1],
        pstdev(likely),
        max((abs(a - b) for a, b in zip(likely, likely[1:], strict=False)), default=0.0),
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

    def sentence_score(self, sentence: SentenceCues) -> float:
        """The log-odds of a sentence being critical."""
        return self.bias + sum(self.cues.get(cue, 0.0) * value for cue, value in sentence.values().items())


class PolarityTagger:
    """Finds the polarity of texts with a table of weights."""

    def __init__(self, weights: PolarityWeights) -> None:
        self._weights = weights
        self._finder = PhraseFinder(sorted(weights.cues))

    def polarity_of(self, doc: Doc) -> FoundPolarity:
        """The text's polarity; neutral where no word of praise or blame is found."""
        sentences = sentences_of(doc, self._finder.find(doc))
        found = {cue for sentence in sentences for cue in sentence.cues}
        if not found & listed_cues().keys():
            return FoundPolarity(NEUTRAL, ())
        shape = shape_of([self._weights.sentence_score(sentence) for sentence in sentences])
        scores = {
            name: bias + sum(a * b for a, b in zip(shape, weights, strict=True))
            for name, (bias, weights) in self._weights.shapes.items()
        }
        best = max(POLARITIES, key=lambda name: scores[name])
        return FoundPolarity(best, self._reasons(best, found))

    def _reasons(self, polarity: str, found: Iterable[str]) -> tuple[str, ...]:
        """The cues that weighed most: critical ones for a weakness, praising ones for a strength, else both kinds."""
        weight = self._weights.cues
        sign = {"strength": -1.0, "weakness": 1.0}.get(polarity)
        worth = {cue: weight[cue] * sign if sign else abs(weight[cue]) for cue in found if cue in listed_cues()}
        return tuple(sorted((cue for cue in worth if worth[cue] > 0), key=lambda cue: (-worth[cue], cue))[:5])


@lru_cache(maxsize=1)
def polarity_tagger() -> PolarityTagger:
    """The tagger with the table of this package, made on first use."""
    table = files("loaders.language").joinpath("polarity_weights.json").read_text(encoding="utf-8")
    return PolarityTagger(PolarityWeights.from_json(table))
