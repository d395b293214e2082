"""Recommendations that are directed to the trust that runs an authority's services."""

from __future__ import annotations

import pytest

from loaders.reports.trusts import directed_to_trust


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The trust should keep its rotas.", "the trust"),
        ("The council and the trust should keep their rotas.", "the council and the trust"),
        ("Where rotas are lost, the trust should find them.", "the trust"),
        ("Ensure that the trust keeps its rotas.", None),
        ("The trust that families have in visitors should grow.", None),
    ],
)
def test_whom_a_recommendation_is_directed_to(text: str, named: str | None) -> None:
    assert directed_to_trust(text) == named
