"""Learn the table of polarity weights from labelled findings.

The labels stand on whole findings, the weights on clauses: clauses of strengths teach praise, those of weaknesses
blame; those of mixed findings are sorted by what has been learnt so far, and then teach too. How clauses make a finding
is learnt from clauses scored by weights that did not see them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from loaders.language.phrases import PhraseFinder
from loaders.language.pipeline import read_texts
from loaders.language.polarity import (
    POLARITIES,
    TURNS,
    PolarityWeights,
    clauses_of,
    cue_values,
    listed_cues,
    shape_of,
)
from tests.quality.labelled import Labelled, folds

LONGEST = 2
SEEN_IN = 4
INVERSE_PENALTY = 3.0
SHAPE_INVERSE_PENALTY = 0.1
ROUNDS = 3
CLEARLY_PRAISE = -0.5
INNER_FOLDS = 5
SMALLEST_WEIGHT = 0.2
PRAISE, BLAME, UNKNOWN = 0, 1, -1


def learn_polarity(texts: Sequence[Labelled]) -> PolarityWeights:
    """The table of weights that the findings among the texts teach."""
    findings = [text for text in texts if text.is_finding and text.polarity in POLARITIES]
    docs = list(read_texts(text.text for text in findings))
    finder = PhraseFinder(_vocabulary([[token.norm_ for token in sentence] for doc in docs for sentence in doc.sents]))
    clauses = clauses_of(finder.search(docs), finder.column(TURNS))
    owner = clauses.texts
    matrix = csr_matrix(
        (cue_values(finder)[clauses.cues] / np.sqrt(clauses.lengths[clauses.of_cue]), (clauses.of_cue, clauses.cues)),
        (len(clauses.lengths), len(finder.phrases)),
    )
    polarity = np.array([POLARITIES.index(text.polarity) for text in findings])
    scores = np.zeros(len(owner))
    fold = np.array(folds(findings, INNER_FOLDS))
    for left_out in range(INNER_FOLDS):
        train = (fold != left_out)[owner]
        scores[~train] = _fit(matrix, polarity[owner], train).decision_function(matrix[~train])
    shapes = np.array(
        [
            shape_of(scores[own].tolist(), clauses.lengths[own].tolist(), clauses.turns[own].tolist())
            for own in (owner == number for number in range(len(findings)))
        ]
    )
    middle, spread = shapes.mean(axis=0), shapes.std(axis=0) + 1e-6
    model = LogisticRegression(C=SHAPE_INVERSE_PENALTY, max_iter=3000).fit((shapes - middle) / spread, polarity)
    weights = model.coef_ / spread
    biases = model.intercept_ - weights @ middle
    cues = _fit(matrix, polarity[owner], np.ones(len(owner), dtype=bool))
    return PolarityWeights(
        bias=round(float(cues.intercept_[0]), 3),
        cues={
            cue: round(float(weight), 2)
            for cue, weight in zip(finder.phrases, cues.coef_[0], strict=True)
            if abs(weight) >= SMALLEST_WEIGHT or cue in listed_cues()
        },
        shapes={
            name: (round(float(biases[i]), 3), tuple(round(float(w), 3) for w in weights[i]))
            for i, name in enumerate(POLARITIES)
        },
    )


def _vocabulary(sentences: Sequence[Sequence[str]]) -> list[str]:
    seen: Counter[str] = Counter()
    for words in sentences:
        runs = {
            tuple(words[start : start + length])
            for length in range(1, LONGEST + 1)
            for start in range(len(words) - length + 1)
        }
        seen.update(" ".join(run) for run in runs if all(word[:1].isalpha() for word in run))
    return sorted({cue for cue, count in seen.items() if count >= SEEN_IN} | {*listed_cues(), *TURNS})


def _fit(matrix: csr_matrix, polarity: np.ndarray, train: np.ndarray) -> LogisticRegression:
    """Weights of cues from the clauses in `train`; `polarity` is that of the finding each clause is from."""
    mixed, critical = polarity == POLARITIES.index("mixed"), polarity == POLARITIES.index("weakness")
    labels = np.where(mixed, UNKNOWN, np.where(critical, BLAME, PRAISE))
    for _ in range(ROUNDS):
        known = train & (labels != UNKNOWN)
        model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", class_weight="balanced")
        model.fit(matrix[known], labels[known])
        scores = model.decision_function(matrix)
        labels = np.where(mixed, np.where(scores > 0, BLAME, PRAISE), labels)
        labels = np.where(critical, np.where(scores < CLEARLY_PRAISE, UNKNOWN, BLAME), labels)
    return model
