from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.pipeline import read_texts
from loaders.language.polarity import listed_cues, polarity_tagger, shape_of
from tests.loaders.language.samples import samples

SENTENCES: dict[str, list[str]] = samples("polarity_sentences.toml")
CASES = [(polarity, text) for polarity, texts in SENTENCES.items() for text in texts]


def polarity_of(text: str) -> str:
    (doc,) = read_texts([text])
    return polarity_tagger().polarity_of(doc)


@pytest.mark.parametrize(("polarity", "text"), CASES)
def test_findings_praise_or_blame(polarity: str, text: str) -> None:
    assert polarity_of(text) == polarity


def test_every_listed_cue_speaks_for_one_side_only() -> None:
    assert set(listed_cues().values()) == {"strength", "weakness"}
    assert listed_cues()["too many"] == "weakness"
    assert listed_cues()["highly effective"] == "strength"


def test_the_explanation_names_the_words_of_blame() -> None:
    (doc,) = read_texts(["Assessments are weak and too many reviews are late."])

    found = polarity_tagger().explain(doc)

    assert found.polarity == "weakness"
    assert {"weak", "too many"} <= set(found.cues)


def test_the_shape_of_one_sentence_has_no_spread() -> None:
    shape = shape_of([0.0])

    assert shape[:5] == (0.5, 0.5, 0.5, 0.5, 0.5)
    assert shape[-2:] == (0.0, 0.0)


@given(st.text(max_size=300))
def test_no_text_is_refused(text: str) -> None:
    assert polarity_of(text) in {"strength", "weakness", "mixed", "neutral"}
