"""Which themes a text is about, and the phrases that say so.

Every theme has phrases of its own in the ontology; a table beside this module, learnt from labelled texts by
`python -m tests.quality.learn`, says how much each phrase speaks for or against each theme. A text's score for a theme
is a sum, so that it can be explained: what the theme's own phrases are worth by their number and place, plus the
weights of the phrases found. The best theme is taken, and every other above the threshold.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from operator import mul

from spacy.tokens import Doc

from loaders.language.phrases import Hit, PhraseFinder, sentence_numbers
from loaders.language.pipeline import normal_words
from ontology.model import load_ontology

# A phrase of some theme counts more than other words, and one at the beginning more than one further on: what a text is
# about stands in its first sentence. Places are in tokens.
OWN_PHRASE = 2.0
BEGINNING = 20
FEW_WORDS = 12
MOST_COUNTED = 6
MOST_REASONS = 5
_NO_WEIGHTS: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme of a text, how sure it is (a log-odds) and the phrases that spoke most for it, in normal forms."""

    slug: str
    score: float
    phrases: tuple[str, ...]


@dataclass(slots=True)
class OwnHits:
    """How a text has a theme's own phrases: how often, where, and words of the longest."""

    count: int = 0
    in_first_sentence: int = 0
    longest: int = 0
    first: int = 0
    weight: float = 0.0
    sentences: set[int] = field(default_factory=set)
    phrases: set[str] = field(default_factory=set)

    def add(self, hit: Hit, sentence: int) -> None:
        """Count one more hit. Hits come in order of their place."""
        if not self.count:
            self.first = hit.start
        self.count += 1
        self.in_first_sentence += sentence == 0
        self.longest = max(self.longest, hit.end - hit.start)
        self.weight += math.exp(-hit.start / BEGINNING)
        self.sentences.add(sentence)
        self.phrases.add(hit.phrase)


@lru_cache(maxsize=1)
def own_phrases() -> Mapping[str, tuple[str, ...]]:
    """Each phrase of the ontology's themes, in normal forms, to the themes that it belongs to."""
    themes_of: dict[str, list[str]] = {}
    for theme in load_ontology().themes.values():
        for phrase in theme.phrases:
            themes_of.setdefault(normal_words(phrase), []).append(theme.slug)
    return {phrase: tuple(dict.fromkeys(slugs)) for phrase, slugs in themes_of.items()}


def own_hits(hits: Iterable[Hit], sentences: Sequence[int]) -> dict[str, OwnHits]:
    """The themes whose own phrases are among the hits. `sentences` has the number of each token's sentence."""
    found: dict[str, OwnHits] = {}
    phrases = own_phrases()
    for hit in hits:
        for slug in phrases.get(hit.phrase, ()):
            found.setdefault(slug, OwnHits()).add(hit, sentences[hit.start])
    return found


OWN_FEATURES = (
    "log count",
    "share of all",
    "share of group",
    "share of first sentence",
    "in first sentence",
    "log count in first sentence",
    "most frequent",
    "longer than a word",
    "longer than two words",
    "by length of text",
    "present, by length of text",
    "nearness of first",
    "first of all",
    "in first words",
    "share weighed by place",
    "log weight by place",
    "share of sentences",
    "log sentences",
    "log different phrases",
    "themes present",
    "present",
)
Features = tuple[float, ...]


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, str]:
    """The group of each theme; a group's is itself."""
    return {slug: theme.broader or slug for slug, theme in load_ontology().themes.items()}


def own_features(own: Mapping[str, OwnHits], sentences: Sequence[int]) -> dict[str, Features]:
    """What the shared weights apply to, for each theme whose own phrases occur in a text.

    `sentences` has the number of each token's sentence, and so the length of the text.
    """
    if not own:
        return {}
    length, count_of_sentences = len(sentences), sentences[-1] + 1
    total = sum(hits.count for hits in own.values())
    weight = sum(hits.weight for hits in own.values())
    in_first = sum(hits.in_first_sentence for hits in own.values()) or 1
    most = max((hits.count for hits in own.values()), default=0)
    earliest = min((hits.first for hits in own.values()), default=0)
    of_group: dict[str, int] = {}
    for slug, hits in own.items():
        of_group[_groups()[slug]] = of_group.get(_groups()[slug], 0) + hits.count
    return {
        slug: (
            math.log1p(hits.count),
            hits.count / total,
            of_group[_groups()[slug]] / total,
            hits.in_first_sentence / in_first,
            float(hits.in_first_sentence > 0),
            math.log1p(hits.in_first_sentence),
            float(hits.count == most),
            float(hits.longest > 1),
            float(hits.longest > 2),
            5 * math.log1p(hits.count) / math.sqrt(length),
            math.log(length) - 4,
            math.exp(-2 * hits.first / BEGINNING),
            float(hits.first == earliest),
            float(hits.first < FEW_WORDS),
            hits.weight / weight if weight else 0.0,
            math.log1p(hits.weight),
            len(hits.sentences) / count_of_sentences,
            math.log1p(len(hits.sentences)),
            math.log1p(len(hits.phrases)),
            float(len(own)),
            1.0,
        )
        for slug, hits in own.items()
    }


def phrase_values(hits: Iterable[Hit], length: int) -> dict[str, float]:
    """How much each phrase that was found counts in a text of `length` tokens."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for hit in hits:
        counts[hit.phrase] = counts.get(hit.phrase, 0) + 1
        first.setdefault(hit.phrase, hit.start)
    own = own_phrases()
    root = math.sqrt(length + 5)
    return {
        phrase: math.sqrt(min(count, MOST_COUNTED))
        * (1 + math.exp(-first[phrase] / BEGINNING))
        * (OWN_PHRASE if phrase in own else 1.0)
        / root
        for phrase, count in counts.items()
    }


@dataclass(frozen=True)
class ThemeWeights:
    """The learnt table. `own` are shared by all themes; `themes` has each theme's bias and the worth of `own` to it."""

    threshold: float
    own: Features
    own_bias: float
    themes: Mapping[str, tuple[float, float]]
    phrases: Mapping[str, Mapping[str, float]]

    @staticmethod
    def from_json(text: str) -> ThemeWeights:
        value = json.loads(text)
        return ThemeWeights(
            threshold=value["threshold"],
            own=tuple(value["own"][name] for name in OWN_FEATURES),
            own_bias=value["own"]["bias"],
            themes={slug: (row["bias"], row["own"]) for slug, row in value["themes"].items()},
            phrases=value["phrases"],
        )


class ThemeTagger:
    """Finds the themes of texts with a table of weights."""

    def __init__(self, weights: ThemeWeights) -> None:
        self._weights = weights
        self._finder = PhraseFinder(sorted({*weights.phrases, *own_phrases()}))
        self._unseen = {slug: bias + worth * weights.own_bias for slug, (bias, worth) in weights.themes.items()}

    def themes_of(self, doc: Doc) -> tuple[str, ...]:
        """The slugs of the text's themes, surest first; none where no theme's phrase is found."""
        return self._taken(self._scores(doc, self._finder.find(doc)))

    def explain(self, doc: Doc) -> tuple[FoundTheme, ...]:
        """The text's themes with how sure they are and the phrases that spoke for them."""
        hits = self._finder.find(doc)
        scores = self._scores(doc, hits)
        values = phrase_values(hits, len(doc))
        return tuple(FoundTheme(slug, scores[slug], self._reasons(slug, values)) for slug in self._taken(scores))

    def _scores(self, doc: Doc, hits: Sequence[Hit]) -> dict[str, float]:
        """The log-odds of each theme; empty where the text has no phrase of the table."""
        if not hits:
            return {}
        weights = self._weights
        scores = dict(self._unseen)
        sentences = sentence_numbers(doc)
        for slug, features in own_features(own_hits(hits, sentences), sentences).items():
            scores[slug] += weights.themes[slug][1] * sum(map(mul, features, weights.own))
        for phrase, value in phrase_values(hits, len(doc)).items():
            for slug, weight in weights.phrases.get(phrase, _NO_WEIGHTS).items():
                scores[slug] += value * weight
        return scores

    def _taken(self, scores: Mapping[str, float]) -> tuple[str, ...]:
        """The themes above the threshold, else the best one."""
        above = [slug for slug, score in scores.items() if score > self._weights.threshold]
        ranked = sorted(above or scores, key=lambda slug: (-scores[slug], slug))
        return tuple(ranked if above else ranked[:1])

    def _reasons(self, slug: str, values: Mapping[str, float]) -> tuple[str, ...]:
        """The phrases that spoke most for a theme."""
        own = own_phrases()
        worth = {
            phrase: value * self._weights.phrases.get(phrase, _NO_WEIGHTS).get(slug, 0.0)
            + (slug in own.get(phrase, ()))
            for phrase, value in values.items()
        }
        return tuple(sorted((p for p in worth if worth[p] > 0), key=lambda p: (-worth[p], p))[:MOST_REASONS])


@lru_cache(maxsize=1)
def theme_tagger() -> ThemeTagger:
    """The tagger with the table of this package, made on first use."""
    table = files("loaders.language").joinpath("theme_weights.json").read_text(encoding="utf-8")
    return ThemeTagger(ThemeWeights.from_json(table))
