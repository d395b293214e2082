"""Learn the table of theme weights from labelled texts: logistic regression over the phrases that texts have.

Two steps, so that rare themes learn from common ones: first what a theme's own phrases are worth, one set of weights
for all themes; then, theme by theme, what that is worth to it and which other phrases speak for or against it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from loaders.language.phrases import PhraseFinder
from loaders.language.pipeline import read_texts
from loaders.language.themes import (
    OWN_FEATURES,
    OwnPhrases,
    ThemeWeights,
    own_phrases,
    phrase_boosts,
    phrase_values,
)
from ontology.model import load_ontology
from tests.quality.labelled import Labelled, folds

LONGEST = 3
SEEN_BY = 4
FEWEST_TEXTS = 2
INVERSE_PENALTY = 8.0
OWN_SCALE = 0.4
SMALLEST_WEIGHT = 0.25
INNER_FOLDS = 5
# Thresholds whose F1 differs by less are as good as each other; the lowest finds more of the rare themes.
AS_GOOD = 0.003
FUNCTION_WORDS = frozenset(
    {"the", "a", "an", "of", "and", "to", "in", "for", "is", "are", "be", "that", "this", "with", "by", "on", "as"}
    | {"at", "from", "have", "has", "been", "it", "its", "their", "they", "not", "which", "who", "was", "were", "or"}
    | {"all", "also", "these", "those", "more", "some", "most", "there", "when"}
)


def candidates(doc: Doc) -> set[str]:
    """The runs of one to three words that neither cross punctuation nor begin or end with a function word."""
    found: set[str] = set()
    run: list[str] = []
    for word in [*(token.norm_ for token in doc), "."]:
        if word[:1].isalnum():
            run.append(word)
            continue
        for length in range(1, LONGEST + 1):
            for start in range(len(run) - length + 1):
                words = run[start : start + length]
                if words[0] not in FUNCTION_WORDS and words[-1] not in FUNCTION_WORDS:
                    found.add(" ".join(words))
        run = []
    return found


def learn_themes(texts: Sequence[Labelled]) -> ThemeWeights:
    """The table of weights that the texts teach, with a threshold that is good on folds left out."""
    docs = list(read_texts(text.text for text in texts))
    vocabulary = _vocabulary(texts, docs)
    finder = PhraseFinder(vocabulary)
    searched = finder.search(docs)
    slugs = sorted(load_ontology().themes)
    labels = np.array([[slug in text.themes for slug in slugs] for text in texts])
    own = np.zeros((len(docs), len(slugs), len(OWN_FEATURES)))
    of_texts, of_themes, features = OwnPhrases(finder, slugs).features(searched)
    own[of_texts, of_themes] = features
    rows, columns, values = phrase_values(searched, phrase_boosts(finder, finder.phrases))
    phrases = csr_matrix((values, (rows, columns)), (len(docs), len(finder.phrases)))
    scores = np.zeros(labels.shape)
    fold = np.array(folds(texts, INNER_FOLDS))
    for left_out in range(INNER_FOLDS):
        train, test = fold != left_out, fold == left_out
        fitted = _fit(own[train], phrases[train], labels[train])
        scores[test] = _scores(fitted, own[test], phrases[test])
    shared, biases, worths, weights = _fit(own, phrases, labels)
    return ThemeWeights(
        threshold=_best_threshold(scores, labels),
        own=tuple(round(float(w), 3) for w in shared[:-1]),
        own_bias=round(float(shared[-1]), 3),
        themes={slug: (round(float(biases[i]), 3), round(float(worths[i]), 3)) for i, slug in enumerate(slugs)},
        phrases=_table(weights, finder.phrases, slugs),
    )


def _vocabulary(texts: Sequence[Labelled], docs: Sequence[Doc]) -> list[str]:
    """The themes' own phrases, and those that reports on several authorities use: no place's or person's name."""
    seen_by: dict[str, set[str]] = {}
    for text, doc in zip(texts, docs, strict=True):
        for phrase in candidates(doc):
            seen_by.setdefault(phrase, set()).add(text.authority)
    common = {phrase for phrase, by in seen_by.items() if len(by) >= SEEN_BY and not phrase[0].isdigit()}
    return sorted(common | set(own_phrases()))


Fitted = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def _fit(own: np.ndarray, phrases: csr_matrix, labels: np.ndarray) -> Fitted:
    count = labels.shape[1]
    shared = LogisticRegression(C=1.0, max_iter=2000).fit(own.reshape(-1, own.shape[-1]), labels.reshape(-1))
    weights_of_own = np.append(shared.coef_[0], shared.intercept_[0])
    belief = own @ weights_of_own[:-1] + weights_of_own[-1]
    biases, worths, weights = np.zeros(count), np.ones(count), np.zeros((count, phrases.shape[1]))
    for theme in range(count):
        if labels[:, theme].sum() < FEWEST_TEXTS:
            continue
        model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear")
        model.fit(hstack([csr_matrix(belief[:, [theme]] * OWN_SCALE), phrases]).tocsr(), labels[:, theme])
        biases[theme] = model.intercept_[0]
        worths[theme] = model.coef_[0, 0] * OWN_SCALE
        weights[theme] = model.coef_[0, 1:]
    weights[np.abs(weights) < SMALLEST_WEIGHT] = 0.0
    return weights_of_own, biases, worths, weights


def _scores(fitted: Fitted, own: np.ndarray, phrases: csr_matrix) -> np.ndarray:
    shared, biases, worths, weights = fitted
    scores: np.ndarray = (own @ shared[:-1] + shared[-1]) * worths + biases + phrases @ weights.T
    return scores


def _best_threshold(scores: np.ndarray, labels: np.ndarray) -> float:
    best = scores.max(axis=1, keepdims=True)

    def f1(threshold: float) -> float:
        taken = (scores > threshold) | (scores == best)
        return float(2 * (taken & labels).sum() / (taken.sum() + labels.sum()))

    measured = {round(float(threshold), 1): f1(threshold) for threshold in np.arange(-2.0, 1.0, 0.1)}
    good_enough = max(measured.values()) - AS_GOOD
    return min(threshold for threshold, measure in measured.items() if measure >= good_enough)


def _table(weights: np.ndarray, vocabulary: Sequence[str], slugs: Sequence[str]) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for theme, column in zip(*np.nonzero(weights), strict=True):
        table.setdefault(vocabulary[column], {})[slugs[theme]] = round(float(weights[theme, column]), 2)
    return table
