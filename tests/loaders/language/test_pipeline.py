from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.phrases import Hit, PhraseFinder
from loaders.language.pipeline import normal_form, normal_words, norms_of, printed, read_texts, text_of


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Children's", "child"),
        ("policies", "policy"),
        ("assessments", "assessment"),
        ("processes", "process"),
        ("business", "business"),
        ("status", "status"),
        ("PAs", "pa"),
        ("gas", "gas"),
        ("'door'", "door"),
        ("advisors", "adviser"),
    ],
)
def test_words_have_one_normal_form_whatever_their_number_and_marks(word: str, form: str) -> None:
    assert normal_form(word) == form


def test_a_hyphen_parts_words_and_the_text_as_printed_is_kept() -> None:
    text = "The children’s step-down team (SDT)"

    (doc,) = read_texts([text])

    assert norms_of(doc) == ["the", "child", "step", "down", "team", "(", "sdt", ")"]
    assert printed(doc, 1, 5) == "children’s step-down team"
    assert text_of(doc) == text


def test_a_hyphen_at_the_end_of_a_word_is_no_word() -> None:
    (doc,) = read_texts(["16- and 17-year-olds"])

    assert norms_of(doc) == ["16", "and", "17", "year", "old"]
    assert printed(doc, 0, 2) == "16- and"


def test_sentences_are_numbered_from_nought() -> None:
    docs = list(read_texts(["Visits are late. Plans, e.g. for babies, are not.", "", "(They stopped.) Why? "]))

    searched = PhraseFinder([]).search(docs)

    assert searched.sentences.tolist() == [0] * 4 + [1] * 9 + [2] * 5 + [3] * 2
    assert searched.begins.tolist() == [0, 13, 13, 20]


def test_phrases_are_found_in_any_number_and_spelling() -> None:
    finder = PhraseFinder([normal_words("care leavers' forum"), normal_words("step-up")])
    docs = list(read_texts(["Care leaver forums step up.", "Nothing.", "We step up."]))

    searched = finder.search(docs)

    assert list(finder.chosen(searched, finder.column(finder.phrases))) == [
        [Hit("care leaver forum", 0, 3), Hit("step up", 3, 5)],
        [],
        [Hit("step up", 1, 3)],
    ]
    assert next(finder.chosen(searched, finder.column(["step up"]))) == [Hit("step up", 3, 5)]


@given(st.lists(st.text(max_size=200), max_size=4))
def test_every_text_is_read_and_kept(texts: list[str]) -> None:
    docs = list(read_texts(texts))

    assert [text_of(doc) for doc in docs] == texts
    assert PhraseFinder([]).search(docs).sizes.tolist() == [len(doc) for doc in docs]
