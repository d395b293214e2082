"""Whether a finding tells of a strength, a weakness, both or neither, and the words that say so.

A sentence is parted where it turns ("…, but …"). Each clause is weighed by its cues, words of praise and blame with a
weight each; how the clauses of a finding fall (how many are critical, the worst, the first, the last, the turns) makes
the polarity. The cues that are counted whatever the labelled texts hold are in polarity_cues.toml; the weights are
learnt by `python -m tests.quality.learn`.
"""

from __future__ import annotations

import json
import math
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import mul
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from loaders.language.phrases import Floats, Numbers, PhraseFinder, Searched
from loaders.language.pipeline import normal_words

POLARITIES = ("strength", "weakness", "mixed")
NEUTRAL = "neutral"
OWN_CUE = 2.0
FEWEST_WORDS = 3
CLEARLY = 0.7
# Where what follows is likely to contradict what went before.
TURNS = ("but", "although", "however", "though", "despite")


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


class Clauses(NamedTuple):
    """The clauses of texts: the text of each, its length in tokens, whether it begins with a turn; and the cues.

    `of_cue` and `cues` have a place for each cue of each clause, once: the clause's number, and the cue's own.
    """

    texts: Numbers
    lengths: Numbers
    turns: NDArray[np.bool_]
    of_cue: Numbers
    cues: Numbers


def clauses_of(searched: Searched, turns: NDArray[np.bool_]) -> Clauses:
    """The clauses of texts with the cues found in each; fragments of a few words are passed over."""
    end = len(searched.sentences)
    at_turns = searched.starts[turns[searched.phrases]]
    sentences = np.flatnonzero(np.diff(searched.sentences, prepend=-1)).tolist()
    begins = np.array(_parted(sentences, at_turns.tolist(), end), dtype=np.int64)
    lengths = np.diff(begins, append=end)
    long_enough = lengths > FEWEST_WORDS
    clause = np.searchsorted(begins, searched.starts, side="right") - 1
    in_clause = np.flatnonzero(long_enough[clause])
    count = len(turns)
    pairs = np.unique((long_enough.cumsum() - 1)[clause[in_clause]] * count + searched.phrases[in_clause])
    begins = begins[long_enough]
    return Clauses(
        np.searchsorted(searched.begins, begins, side="right") - 1,
        lengths[long_enough],
        np.isin(begins, at_turns),
        *np.divmod(pairs, count),
    )


def _parted(begins: Sequence[int], turns: Iterable[int], end: int) -> list[int]:
    """Where clauses begin: where sentences do, and at turns that part them into clauses of more than a few words."""
    parted = list(begins)
    for turn in turns:
        at = bisect_right(parted, turn)
        before, after = parted[at - 1], parted[at] if at < len(parted) else end
        if turn - before > FEWEST_WORDS < after - turn:
            parted.insert(at, turn)
    return parted


def cue_values(finder: PhraseFinder) -> Floats:
    """How much each phrase of the finder counts if it is a cue."""
    return np.where(finder.column(listed_cues()), OWN_CUE, 1.0)


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
    "share of critical words",
    "any turn",
    "turns",
    "critical turns",
    "log words",
    "second half less first",
    "clearly critical",
    "clearly praising",
)
Shape = tuple[float, ...]


def shape_of(scores: Sequence[float], lengths: Sequence[int], turns: Sequence[bool]) -> Shape:
    """How the clauses of a text fall. `scores` are log-odds of each being critical; there is at least one."""
    likely = [1 / (1 + math.exp(-score)) for score in scores]
    count = len(likely)
    ranked = sorted(likely)
    critical = sum(p > 0.5 for p in likely)
    mean = sum(likely) / count
    words, half = sum(lengths), count // 2
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
        sum(map(mul, likely, lengths)) / words,
        float(any(turns)),
        float(sum(turns)),
        float(sum(turn and p > 0.5 for turn, p in zip(turns, likely, strict=True))),
        math.log(words),
        sum(likely[half:]) / (count - half) - sum(likely[:half]) / half if half else 0.0,
        float(sum(p > CLEARLY for p in likely)),
        float(sum(p < 1 - CLEARLY for p in likely)),
    )


@dataclass(frozen=True)
class PolarityWeights:
    """The learnt table: a weight for each cue, and for each polarity a bias and the weights of a text's shape."""

    bias: float
    cues: Mapping[str, float]
    shapes: Mapping[str, tuple[float, Shape]]

    def all_cues(self) -> frozenset[str]:
        """What a finder must find: the cues with weights, those listed, and the turns."""
        return frozenset((*self.cues, *listed_cues(), *TURNS))

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


class PolarityTagger:
    """Finds the polarity of texts with a table of weights, and with a finder that may serve others too."""

    def __init__(self, weights: PolarityWeights, finder: PhraseFinder | None = None) -> None:
        self._weights = weights
        self._finder = finder or PhraseFinder(weights.all_cues())
        self._counted = np.zeros(len(self._finder.phrases))
        self._counted[[self._finder.numbers[cue] for cue in weights.cues]] = list(weights.cues.values())
        self._counted *= cue_values(self._finder)
        self._listed = self._finder.column(listed_cues())
        self._turns = self._finder.column(TURNS)

    def search(self, docs: Sequence[Doc]) -> Searched:
        """Look for the tagger's cues in texts."""
        return self._finder.search(docs)

    def polarity_of(self, searched: Searched) -> list[str]:
        """The polarity of each text; neutral where no word of praise or blame is found."""
        clauses = clauses_of(searched, self._turns)
        sums = np.bincount(clauses.of_cue, weights=self._counted[clauses.cues], minlength=len(clauses.lengths))
        scores = (self._weights.bias + sums / np.sqrt(clauses.lengths)).tolist()
        lengths, turns = clauses.lengths.tolist(), clauses.turns.tolist()
        parts = np.searchsorted(clauses.texts, np.arange(len(searched.docs) + 1)).tolist()
        telling = set(clauses.texts[clauses.of_cue[self._listed[clauses.cues]]].tolist())
        return [
            self._fitting(shape_of(scores[begin:end], lengths[begin:end], turns[begin:end]))
            if text in telling
            else NEUTRAL
            for text, (begin, end) in enumerate(pairwise(parts))
        ]

    def explain(self, doc: Doc) -> FoundPolarity:
        """A text's polarity with the cues that weighed most."""
        searched = self.search([doc])
        (polarity,) = self.polarity_of(searched)
        cues = clauses_of(searched, self._turns).cues
        return FoundPolarity(
            polarity, self._reasons(polarity, {self._finder.phrases[cue] for cue in cues[self._listed[cues]].tolist()})
        )

    def _fitting(self, shape: Shape) -> str:
        fits = {name: bias + sum(map(mul, shape, weights)) for name, (bias, weights) in self._weights.shapes.items()}
        return max(POLARITIES, key=lambda name: fits[name])

    def _reasons(self, polarity: str, found: Iterable[str]) -> tuple[str, ...]:
        """The cues that weighed most: critical ones for a weakness, praising ones for a strength, else both kinds."""
        weight = self._weights.cues
        if polarity == NEUTRAL:
            return ()
        sign = {"strength": -1.0, "weakness": 1.0}.get(polarity)
        worth = {cue: weight[cue] * sign if sign else abs(weight[cue]) for cue in found}
        return tuple(sorted((cue for cue in worth if worth[cue] > 0), key=lambda cue: (-worth[cue], cue))[:5])


@lru_cache(maxsize=1)
def polarity_weights() -> PolarityWeights:
    """The table of this package, read on first use."""
    table = files("loaders.language").joinpath("polarity_weights.json").read_text(encoding="utf-8")
    return PolarityWeights.from_json(table)


@lru_cache(maxsize=1)
def polarity_tagger() -> PolarityTagger:
    """The tagger with the table of this package, made on first use."""
    return PolarityTagger(polarity_weights())
