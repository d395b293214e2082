from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.framework_outcomes import parse_outcomes, split_outcome
from ontology.model import load_ontology
from tests.loaders.language.samples import samples

ROWS: list[dict[str, Any]] = samples("outcome_citations.toml")["citation"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_citations_are_split_from_the_words_and_read(row: dict[str, Any]) -> None:
    words, printed = split_outcome(row["text"])

    assert words == row["words"]
    assert list(parse_outcomes(printed or "")) == row["slugs"]


def test_the_printed_form_is_kept() -> None:
    assert split_outcome("Homes that last. (Outcome  4, National\nFramework)")[1] == "Outcome 4, National Framework"


@given(st.sampled_from(sorted(load_ontology().framework_outcomes)), st.sampled_from(["(", "["]))
def test_every_outcome_of_the_ontology_can_be_cited(slug: str, bracket: str) -> None:
    kind, number = slug.split("-")
    text = f"Homes that last. {bracket}{kind} {number}, national framework{')' if bracket == '(' else ']'}"

    words, printed = split_outcome(text)

    assert words == "Homes that last."
    assert parse_outcomes(printed or "") == (slug,)


@given(st.text(max_size=200))
def test_text_without_a_citation_is_left_alone(text: str) -> None:
    words, printed = split_outcome(text)

    assert printed is not None or words == text
