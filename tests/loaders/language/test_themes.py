from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.phrases import PhraseFinder
from loaders.language.pipeline import read_texts
from loaders.language.themes import OWN_FEATURES, OwnPhrases, ThemeTagger, ThemeWeights, own_phrases, theme_tagger
from ontology.model import load_ontology
from tests.loaders.language.samples import samples

SENTENCES: dict[str, str] = samples("theme_sentences.toml")["sentences"]


def themes_of(*texts: str) -> list[tuple[str, ...]]:
    tagger = theme_tagger()
    return tagger.themes_of(tagger.search(list(read_texts(texts))))


def test_every_theme_has_a_sentence_and_phrases_of_its_own() -> None:
    themes = load_ontology().themes

    assert SENTENCES.keys() == themes.keys()
    assert all(theme.phrases for theme in themes.values())


@pytest.mark.parametrize("slug", SENTENCES)
def test_a_sentence_is_about_its_theme(slug: str) -> None:
    assert slug in themes_of(SENTENCES[slug])[0]


def test_every_phrase_of_the_ontology_is_found_where_it_is_written() -> None:
    finder = PhraseFinder(own_phrases())
    phrases = [(theme.slug, phrase) for theme in load_ontology().themes.values() for phrase in theme.phrases]
    docs = list(read_texts(f"Here {phrase} matters." for _, phrase in phrases))

    found = finder.chosen(finder.search(docs), finder.column(own_phrases()))
    lost = [
        (slug, phrase)
        for (slug, phrase), hits in zip(phrases, found, strict=True)
        if not any(slug in own_phrases()[hit.phrase] for hit in hits)
    ]

    assert lost == []


def test_a_text_without_any_phrase_has_no_theme() -> None:
    assert themes_of("", "Xylophones, 7.") == [(), ()]


def test_texts_are_read_one_by_one_though_they_are_searched_together() -> None:
    texts = [*SENTENCES.values(), "", "Xylophones, 7.", "Neglect.", ""]

    assert themes_of(*texts) == [themes for text in texts for themes in themes_of(text)]
    assert themes_of() == []


def test_several_themes_come_surest_first() -> None:
    (themes,) = themes_of(
        "Return home interviews for missing children are late, and missing children go unheard. The virtual school and"
        " its personal education plans are sound."
    )

    assert themes[0] == "missing-children"
    assert "education-of-children-in-care" in themes


def test_the_explanation_names_the_phrases_that_spoke_for_a_theme() -> None:
    (doc,) = read_texts(["Private fostering arrangements are seldom notified."])

    explained = {theme.slug: theme.phrases for theme in theme_tagger().explain(doc)}

    assert "private fostering" in explained["private-fostering"]


def test_scores_are_sums_of_the_table() -> None:
    weights = ThemeWeights(
        threshold=0.0,
        own=(0.0,) * len(OWN_FEATURES),
        own_bias=0.0,
        themes=dict.fromkeys(load_ontology().themes, (-1.0, 0.0)),
        phrases={"clay": {"neglect": 9.0}, "pots": {"fostering": 1.0}},
    )
    (doc,) = read_texts(["Clay."])

    tagger = ThemeTagger(weights)

    assert tagger.themes_of(tagger.search([doc])) == [("neglect",)]


def test_features_tell_how_a_text_has_the_own_phrases_of_a_theme() -> None:
    finder = PhraseFinder(own_phrases())
    slugs = sorted(load_ontology().themes)
    docs = list(read_texts(["Nothing.", "Neglect is rife. Private fostering and neglect, and private fostering."]))

    texts, themes, rows = OwnPhrases(finder, slugs).features(finder.search(docs))

    features = {
        slugs[theme]: dict(zip(OWN_FEATURES, row, strict=True))
        for theme, row in zip(themes.tolist(), rows.tolist(), strict=True)
    }
    neglect, fostering = features["neglect"], features["private-fostering"]
    assert set(texts.tolist()) == {1}
    assert (neglect["in first sentence"], fostering["in first sentence"]) == (1, 0)
    assert (neglect["first of all"], fostering["first of all"]) == (1, 0)
    assert (neglect["share of sentences"], fostering["share of sentences"]) == (1, 0.5)
    assert (neglect["longer than a word"], fostering["longer than a word"]) == (0, 1)
    assert neglect["share of all"] == fostering["share of all"]
    assert neglect["themes present"] == len(features)


@given(st.text(max_size=300))
def test_no_text_is_refused_and_the_answer_is_the_same_each_time(text: str) -> None:
    assert themes_of(text) == themes_of(text)
    assert set(*themes_of(text)) <= load_ontology().themes.keys()
