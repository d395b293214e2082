"""Texts that are the same but for noise, and texts that only look so."""

from __future__ import annotations

from graph.merge.likeness import match_texts, plain, same_words

CHECKS = "Make sure that every child’s file is checked by a manager at least once in each school term."


def test_plain_words_lose_case_quotes_and_dashes() -> None:
    assert plain("The child’s  Well-being — “first”") == "the childs wellbeing first"


def test_a_scanners_noise_does_not_make_another_text() -> None:
    assert same_words(CHECKS, CHECKS.replace("manager", "rnanager").replace("child’s", "chi1d's"))


def test_a_torn_half_is_the_same_text() -> None:
    assert same_words(CHECKS, CHECKS[: len(CHECKS) // 2])


def test_another_recommendation_about_the_same_thing_is_another_text() -> None:
    assert not same_words(CHECKS, "Make sure that every child has a file which their social worker keeps up to date.")


def test_texts_are_matched_one_to_one_best_first() -> None:
    pairs = match_texts([CHECKS[:-20], CHECKS], ["Another sentence altogether.", CHECKS], at_least=70)

    assert [(pair.left, pair.right) for pair in pairs] == [(1, 1)]
