"""The bodies in a list of partners, however the list joins them."""

from __future__ import annotations

import pytest

from loaders.plans.people.partners import split_partners


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        ("Police; schools, CAMHS", ["Police", "schools", "CAMHS"]),
        ("Health and police", ["Health", "police"]),
        ("Larchmere Police & schools", ["Larchmere Police", "schools"]),
        ("Police with health and schools", ["Police", "health", "schools"]),
        ("Working with the NHS and Housing Services", ["the NHS", "Housing Services"]),
        ("Barnardo’s and Health visiting service", ["Barnardo’s", "Health visiting service"]),
        ("Police and Probation Service", ["Police", "Probation Service"]),
        ("Health and Wellbeing Board", ["Health and Wellbeing Board"]),
        ("Police and Crime Commissioner", ["Police and Crime Commissioner"]),
        ("Housing and Homelessness Service", ["Housing and Homelessness Service"]),
        ("Leeds and York Partnership NHS Trust", ["Leeds and York Partnership NHS Trust"]),
        ("Bath & North East Somerset Council", ["Bath & North East Somerset Council"]),
        ("None", []),
    ],
)
def test_partners_are_taken_apart(printed: str, bodies: list[str]) -> None:
    assert list(split_partners(printed)) == bodies
