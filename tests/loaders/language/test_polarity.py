from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.phrases import PhraseFinder
from loaders.language.pipeline import read_texts
from loaders.language.polarity import SHAPE, TURNS, clauses_of, listed_cues, polarity_tagger, shape_of
from tests.loaders.language.samples import samples

SENTENCES: dict[str, list[str]] = samples("polarity_sentences.toml")
CASES = [(polarity, text) for polarity, texts in SENTENCES.items() for text in texts]


def polarities_of(*texts: str) -> list[str]:
    tagger = polarity_tagger()
    return tagger.polarity_of(tagger.search(list(read_texts(texts))))


@pytest.mark.parametrize(("polarity", "text"), CASES)
def test_findings_praise_or_blame(polarity: str, text: str) -> None:
    assert polarities_of(text) == [polarity]


def test_every_listed_cue_speaks_for_one_side_only() -> None:
    assert set(listed_cues().values()) == {"strength", "weakness"}
    assert listed_cues()["too many"] == "weakness"
    assert listed_cues()["highly effective"] == "strength"


def test_the_explanation_names_the_words_of_blame() -> None:
    (doc,) = read_texts(["Assessments are weak and too many reviews are late."])

    found = polarity_tagger().explain(doc)

    assert found.polarity == "weakness"
    assert {"weak", "too many"} <= set(found.cues)


def test_texts_are_weighed_one_by_one_though_they_are_searched_together() -> None:
    texts = [*(text for _, text in CASES), "", "Yes.", "However, weak.", ""]

    assert polarities_of(*texts) == [polarity for text in texts for polarity in polarities_of(text)]
    assert polarities_of() == []


def test_a_sentence_is_parted_at_a_turn_that_has_words_on_both_sides() -> None:
    finder = PhraseFinder(TURNS)
    texts = ["But all is well here, although visits are often late.", "Visits were late, but.", "However, all is well."]

    clauses = clauses_of(finder.search(list(read_texts(texts))), finder.column(TURNS))

    assert clauses.texts.tolist() == [0, 0, 1, 2]
    assert clauses.lengths.tolist() == [6, 6, 6, 6]
    assert clauses.turns.tolist() == [True, True, False, True]


def test_the_shape_of_one_clause_has_no_spread() -> None:
    shape = dict(zip(SHAPE, shape_of([0.0], [5], [False]), strict=True))

    assert [shape[part] for part in ("mean", "highest", "lowest", "first", "last")] == [0.5] * 5
    assert [shape[part] for part in ("spread", "largest step", "turns", "second half less first")] == [0.0] * 4


@given(st.text(max_size=300))
def test_no_text_is_refused(text: str) -> None:
    assert set(polarities_of(text)) <= {"strength", "weakness", "mixed", "neutral"}
