"""General names of bodies, and the bodies of the document that they mean."""

from __future__ import annotations

import pytest

from loaders.bundle import BundleBuilder
from loaders.document import Block, Document, Page
from loaders.reports.bodies_meant import all_meant, bodies_meant, is_proper_name
from loaders.reports.office_holders import add_organisation
from ontology.model import load_ontology
from tests.world.bundles import LARCHMERE

LINE = Block("paragraph", "Dear all", 1, 1)
AUTHORITY = load_ontology().authorities[LARCHMERE]
KNOWN = (
    "Fen Constabulary",
    "Fen Police and Crime Commissioner",
    "National Probation Service, Fenland",
    "Marsh Community Rehabilitation Company",
    "NHS Fen CCG",
    "NHS Marsh CCG",
    "Larchmere Youth Offending Team",
)


def builder() -> BundleBuilder:
    made = BundleBuilder(Document("0" * 64, "letter.pdf", "pdf", (Page(1, (LINE,)),)), kind="jtai-letter", extractor="")
    for name in KNOWN:
        add_organisation(name, [LINE], made, rule="test")
    return made


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("the police", ["Fen Constabulary"]),
        ("NPS", ["National Probation Service, Fenland"]),
        ("the probation service", ["National Probation Service, Fenland"]),
        ("the CRC", ["Marsh Community Rehabilitation Company"]),
        (
            "the clinical commissioning group",
            ["NHS Fen Clinical Commissioning Group", "NHS Marsh Clinical Commissioning Group"],
        ),
        ("Fen CCG", ["NHS Fen Clinical Commissioning Group"]),
        ("the Youth Offending Service", ["Larchmere Youth Offending Team"]),
        ("the local authority", ["Larchmere"]),
        ("children’s social care", ["Larchmere"]),
        ("Larchmere Council", ["Larchmere"]),
        ("the ICB", []),
        ("health services", []),
        ("all agencies", []),
    ],
)
def test_the_bodies_that_a_phrase_means(phrase: str, names: list[str]) -> None:
    assert [name for name, _ in bodies_meant(phrase, AUTHORITY, builder())] == names


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("The NPS and the CRC", ["National Probation Service, Fenland", "Marsh Community Rehabilitation Company"]),
        ("the police and schools", []),
    ],
)
def test_several_bodies_are_meant_only_where_each_is_known(phrase: str, names: list[str]) -> None:
    assert [name for name, _ in all_meant(phrase, AUTHORITY, builder())] == names


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Fen Valley NHS Foundation Trust", True),
        ("Fen Hospitals NHS Foundation trust", True),
        ("health providers in Larchmere", False),
        ("the police", False),
        ("CRC", False),
    ],
)
def test_the_proper_name_of_one_body(phrase: str, expected: bool) -> None:
    assert is_proper_name(phrase) is expected
