"""Which themes a text is about, and the phrases that say so.

Every theme has phrases of its own in the ontology; a table beside this module, learnt from labelled texts by
`python -m tests.quality.learn`, says how much each phrase speaks for or against each theme. A text's score for a theme
is a sum, so that it can be explained: what the theme's own phrases are worth by their number and place, plus the
weights of the phrases found. The best theme is taken, and every other above the threshold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from loaders.language.phrases import Floats, Numbers, PhraseFinder, Searched
from loaders.language.pipeline import normal_words
from ontology.model import load_ontology

# A phrase of some theme counts more than other words, and one at the beginning more than one further on: what a text is
# about stands in its first sentence. Places are in tokens.
OWN_PHRASE = 2.0
BEGINNING = 20
FEW_WORDS = 12
MOST_COUNTED = 6
MOST_REASONS = 5


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme of a text, how sure it is (a log-odds) and the phrases that spoke most for it, in normal forms."""

    slug: str
    score: float
    phrases: tuple[str, ...]


@lru_cache(maxsize=1)
def own_phrases() -> Mapping[str, tuple[str, ...]]:
    """Each phrase of the ontology's themes, in normal forms, to the themes that it belongs to."""
    themes_of: dict[str, list[str]] = {}
    for theme in load_ontology().themes.values():
        for phrase in theme.phrases:
            themes_of.setdefault(normal_words(phrase), []).append(theme.slug)
    return {phrase: tuple(dict.fromkeys(slugs)) for phrase, slugs in themes_of.items()}


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


class OwnPhrases:
    """The themes' own phrases among those of a finder."""

    def __init__(self, finder: PhraseFinder, slugs: Sequence[str]) -> None:
        number = {slug: at for at, slug in enumerate(slugs)}
        groups = {slug: theme.broader or slug for slug, theme in load_ontology().themes.items()}
        rows = [[number[slug] for slug in own_phrases().get(phrase, ())] for phrase in finder.phrases]
        self._group = np.unique([groups[slug] for slug in slugs], return_inverse=True)[1]
        self._counts = np.array([len(row) for row in rows])
        self._begins = self._counts.cumsum() - self._counts
        self._themes = np.array([theme for row in rows for theme in row], dtype=np.int64)

    def features(self, searched: Searched) -> tuple[Numbers, Numbers, Floats]:
        """The texts and themes with hits of the theme's own phrases: which text, which theme, a row of OWN_FEATURES."""
        times = self._counts[searched.phrases]
        hit = np.repeat(np.arange(len(times)), times)
        within = np.arange(len(hit)) - np.repeat(times.cumsum() - times, times)
        theme = self._themes[self._begins[searched.phrases[hit]] + within]
        text, phrase, count_of_themes = searched.texts[hit], searched.phrases[hit], len(self._group)
        place = searched.starts[hit] - searched.begins[text]
        sentence = searched.sentences[searched.starts[hit]] - _first_sentences(searched)[text]
        pairs, first, pair, count = np.unique(
            text * count_of_themes + theme, return_index=True, return_inverse=True, return_counts=True
        )
        text, theme = np.divmod(pairs, count_of_themes)
        group = text * count_of_themes + self._group[theme]
        of_texts = len(searched.docs)

        def in_pair(values: NDArray[Any]) -> NDArray[Any]:
            return np.bincount(pair, weights=values, minlength=len(pairs))

        def in_text(values: NDArray[Any], among: Numbers = text) -> NDArray[Any]:
            return np.bincount(among, weights=values)[among]

        def different(values: Numbers) -> NDArray[Any]:
            size = values.max(initial=0) + 1
            return np.bincount(np.unique(pair * size + values) // size, minlength=len(pairs))

        weight = in_pair(np.exp(-place / BEGINNING))
        in_first = in_pair(sentence == 0)
        longer, longest = in_pair(searched.lengths[hit] > 1), in_pair(searched.lengths[hit] > 2)
        nearest = place[first]
        most, earliest = np.zeros(of_texts), np.full(of_texts, np.inf)
        np.maximum.at(most, text, count)
        np.minimum.at(earliest, text, nearest)
        size = searched.sizes[text]
        sentences = different(sentence)
        columns = (
            np.log1p(count),
            count / in_text(count),
            in_text(count, group) / in_text(count),
            in_first / np.maximum(in_text(in_first), 1),
            in_first > 0,
            np.log1p(in_first),
            count == most[text],
            longer > 0,
            longest > 0,
            5 * np.log1p(count) / np.sqrt(size),
            np.log(size) - 4,
            np.exp(-2 * nearest / BEGINNING),
            nearest == earliest[text],
            nearest < FEW_WORDS,
            weight / in_text(weight),
            np.log1p(weight),
            sentences / _sentence_counts(searched)[text],
            np.log1p(sentences),
            np.log1p(different(phrase)),
            in_text(np.ones(len(pairs))),
            np.ones(len(pairs)),
        )
        return text, theme, np.column_stack(columns).astype(np.float64)


def _first_sentences(searched: Searched) -> Numbers:
    """The number of each text's first sentence; of an empty text, that of whatever follows."""
    return np.append(searched.sentences, searched.sentences[-1:] + 1)[searched.begins[:-1]]


def _sentence_counts(searched: Searched) -> Numbers:
    """How many sentences each text has."""
    return np.diff(np.append(searched.sentences, searched.sentences[-1:] + 1)[searched.begins])


def phrase_boosts(finder: PhraseFinder, phrases: Iterable[str]) -> Floats:
    """For each phrase of the finder what it counts beside others: nothing if it is none of these."""
    return np.where(finder.column(phrases), np.where(finder.column(own_phrases()), OWN_PHRASE, 1.0), 0.0)


def phrase_values(searched: Searched, boosts: Floats) -> tuple[Numbers, Numbers, Floats]:
    """The phrases found that count, each once in a text: which text, which phrase, and how much it counts there."""
    counting = np.flatnonzero(boosts[searched.phrases])
    pairs = searched.texts[counting] * len(boosts) + searched.phrases[counting]
    pairs, first, counts = np.unique(pairs, return_index=True, return_counts=True)
    texts, phrases = np.divmod(pairs, len(boosts))
    places = searched.starts[counting[first]] - searched.begins[texts]
    values = np.sqrt(np.minimum(counts, MOST_COUNTED)) * (1 + np.exp(-places / BEGINNING)) * boosts[phrases]
    return texts, phrases, values / np.sqrt(searched.sizes[texts] + 5)


@dataclass(frozen=True)
class ThemeWeights:
    """The learnt table. `own` are shared by all themes; `themes` has each theme's bias and the worth of `own` to it."""

    threshold: float
    own: Features
    own_bias: float
    themes: Mapping[str, tuple[float, float]]
    phrases: Mapping[str, Mapping[str, float]]

    def all_phrases(self) -> frozenset[str]:
        """What a finder must find: the phrases with weights, and the themes' own."""
        return frozenset((*self.phrases, *own_phrases()))

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
    """Finds the themes of texts with a table of weights, and with a finder that may serve others too."""

    def __init__(self, weights: ThemeWeights, finder: PhraseFinder | None = None) -> None:
        self._weights = weights
        self._finder = finder or PhraseFinder(weights.all_phrases())
        self._slugs = tuple(sorted(weights.themes))
        column = {slug: number for number, slug in enumerate(self._slugs)}
        self._boosts = phrase_boosts(self._finder, weights.all_phrases())
        self._own = OwnPhrases(self._finder, self._slugs)
        self._table = np.zeros((len(self._finder.phrases), len(column)))
        for phrase, row in weights.phrases.items():
            for slug, weight in row.items():
                self._table[self._finder.numbers[phrase], column[slug]] = weight
        biases, self._worths = np.array([weights.themes[slug] for slug in self._slugs]).T
        self._unseen = biases + self._worths * weights.own_bias

    def search(self, docs: Sequence[Doc]) -> Searched:
        """Look for the tagger's phrases in texts."""
        return self._finder.search(docs)

    def themes_of(self, searched: Searched) -> list[tuple[str, ...]]:
        """The slugs of each text's themes, surest first; none where no theme's phrase is found."""
        scores = self._scores(searched)
        taken = (scores > self._weights.threshold) | (scores == scores.max(axis=1, keepdims=True))
        texts, themes = np.nonzero(taken & np.isfinite(scores))
        found: list[list[str]] = [[] for _ in searched.docs]
        # Slugs are in alphabetical order: of equals the first comes first.
        order = np.lexsort((themes, -scores[texts, themes], texts))
        for text, theme in zip(texts[order].tolist(), themes[order].tolist(), strict=True):
            found[text].append(self._slugs[theme])
        return [tuple(slugs) for slugs in found]

    def explain(self, doc: Doc) -> tuple[FoundTheme, ...]:
        """A text's themes with how sure they are and the phrases that spoke for them."""
        searched = self.search([doc])
        (scores,) = self._scores(searched).tolist()
        _, found, values = phrase_values(searched, self._boosts)
        phrases = [self._finder.phrases[number] for number in found.tolist()]
        explained = []
        for slug in self.themes_of(searched)[0]:
            column = self._slugs.index(slug)
            worths = dict(zip(phrases, (values * self._table[found, column]).tolist(), strict=True))
            explained.append(FoundTheme(slug, scores[column], _reasons(slug, worths)))
        return tuple(explained)

    def _scores(self, searched: Searched) -> Floats:
        """The log-odds of each theme, a row for each text; minus infinity where a text has no phrase of the table."""
        scores = np.full((len(searched.docs), len(self._slugs)), -np.inf)
        texts, phrases, values = phrase_values(searched, self._boosts)
        found, begins = np.unique(texts, return_index=True)
        if len(found):
            scores[found] = self._unseen + np.add.reduceat(values[:, None] * self._table[phrases], begins)
            texts, themes, features = self._own.features(searched)
            scores[texts, themes] += self._worths[themes] * (features @ self._weights.own)
        return scores


def _reasons(slug: str, worths: Mapping[str, float]) -> tuple[str, ...]:
    """The phrases that spoke most for a theme: its own before others."""
    own = own_phrases()
    worth = {phrase: value + (slug in own.get(phrase, ())) for phrase, value in worths.items()}
    return tuple(sorted((p for p in worth if worth[p] > 0), key=lambda p: (-worth[p], p))[:MOST_REASONS])


@lru_cache(maxsize=1)
def theme_weights() -> ThemeWeights:
    """The table of this package, read on first use."""
    return ThemeWeights.from_json(files("loaders.language").joinpath("theme_weights.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def theme_tagger() -> ThemeTagger:
    """The tagger with the table of this package, made on first use."""
    return ThemeTagger(theme_weights())
