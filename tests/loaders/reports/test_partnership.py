"""The members of a local area partnership: cells of a table, or lines that have run together."""

from __future__ import annotations

import pytest

from loaders.document import Block, Cell
from loaders.language.addressees import Addressee
from loaders.reports.partnership import inspection_team, members
from ontology.model import load_ontology
from tests.world.bundles import LARCHMERE


def table(*rows: tuple[str, ...]) -> Block:
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return Block("table", " | ".join(text for row in rows for text in row), 1, 1, rows=cells)


def named(*blocks: Block) -> list[Addressee]:
    return [holder for holder, _ in members(blocks, load_ontology().authorities[LARCHMERE])]


HEAD = ("Local authority", "Integrated care boards")


def test_each_column_is_a_body_with_its_persons() -> None:
    found = named(
        table(
            HEAD,
            ("Larchmere Council", "Fen ICB and Marsh ICB"),
            (
                "Robin Quay\nExecutive Director of Children,\nFamilies and Learning",
                "Ada Finch\nActing CEO Fen Integrated Care Board\nTom Vere, chief executive\nNed Oakes CEO Marsh ICB",
            ),
            ("www.larchmere.example", "www.fen.example"),
            ("Robin Hood House\nTown Hall", "Ines Holt House"),
        )
    )
    assert found == [
        Addressee("Robin Quay", "Executive Director of Children, Families and Learning", "Larchmere Council"),
        Addressee("Ada Finch", "Acting CEO", "Fen Integrated Care Board"),
        Addressee("Tom Vere", "Chief executive", "Fen ICB and Marsh ICB"),
        Addressee("Ned Oakes", "CEO", "Marsh ICB"),
    ]


@pytest.mark.parametrize(
    ("printed", "body", "is_lead"),
    [
        ("Ada Finch, Ofsted HMI Lead inspector", "ofsted", True),
        ("Ada Finch HMI, Ofsted", "ofsted", False),
        ("Ada Finch, CQC Lead inspector", "care-quality-commission", True),
        ("Ada Finch, Lead CQC inspector", "care-quality-commission", True),
        ("Ada Finch (HMI), lead inspector", "ofsted", True),
        ("Ada Finch, Her Majesty’s Inspector", "ofsted", False),
        ("Ada Finch HMI Lead Inspector", "ofsted", True),
        ("Ada Finch, Ofsted HMI, Social Care", "ofsted", False),
    ],
)
def test_how_inspectors_are_listed(printed: str, body: str, is_lead: bool) -> None:
    found = list(inspection_team([Block("paragraph", f"{printed} Ned Oakes, CQC inspector", 1, 1)]))
    assert [(i.name, i.body, i.is_lead) for i in found] == [
        ("Ada Finch", body, is_lead),
        ("Ned Oakes", "care-quality-commission", False),
    ]


def test_others_who_sign_are_no_inspectors() -> None:
    signed = "Ines Holt, Regional Director, Ofsted Tom Vere Deputy Chief Inspector, Primary Medical Services"
    assert list(inspection_team([Block("paragraph", signed, 1, 1)])) == []


def test_a_title_before_the_name() -> None:
    assert named(table(HEAD, ("Larchmere", "NHS Fen ICB"), ("Director of Children’s Services: Robin Quay", ""))) == [
        Addressee("Robin Quay", "Director of Children’s Services", "Larchmere Council")
    ]


def test_a_person_without_a_title_has_none() -> None:
    found = named(
        table(HEAD, ("Larchmere", "NHS Fen,\nIntegrated Care Board"), ("Robin Quay (OBE)", "Ada Finch"), ("www.x", ""))
    )
    assert found == [
        Addressee("Robin Quay", "", "Larchmere Council"),
        Addressee("Ada Finch", "", "NHS Fen Integrated Care Board"),
    ]


def test_the_council_s_director_is_the_statutory_one() -> None:
    (quay, _) = named(
        table(HEAD, ("Larchmere", "NHS Fen ICB"), ("Robin Quay, Director, Children’s Commissioning", "Ada Finch, CEO"))
    )
    assert quay.role == "director-of-childrens-services"


def test_lines_that_have_run_together_are_told_apart() -> None:
    lines = (
        "Local authority Integrated care board",
        "Larchmere Council NHS Fen Integrated Care Board",
        "Robin Quay director of children’s services",
        "Ada Finch Chief Executive Officer",
        "Town Hall, High Street",
    )
    found = named(*(Block("paragraph", text, 1, n) for n, text in enumerate(lines, start=1)))
    assert found == [
        Addressee("Robin Quay", "Director of children’s services", "Larchmere Council"),
        Addressee("Ada Finch", "Chief Executive Officer", "NHS Fen Integrated Care Board"),
    ]


def test_columns_one_after_the_other_are_told_apart_by_their_heads() -> None:
    lines = (
        "Local authority",
        "Larchmere",
        "Robin Quay",
        "Director of Children’s",
        "Services www.larchmere.example",
        "Town Hall",
        "Integrated care board",
        "Fen and Wold Integrated Care",
        "Board",
        "Ada Finch, Chief Executive Officer www.fen.example/icb",
        "Tom Vere House",
    )
    found = named(*(Block("paragraph", text, 1, n) for n, text in enumerate(lines, start=1)))
    assert found == [
        Addressee("Robin Quay", "Director of Children’s Services", "Larchmere Council"),
        Addressee("Ada Finch", "Chief Executive Officer", "Fen and Wold Integrated Care Board"),
    ]


def test_a_person_whose_post_has_run_together_with_an_address_is_left_out() -> None:
    lines = (
        "Larchmere Council NHS Fen ICB",
        "Robin Quay Director of Children’s Town Hall Services Fen House 2 Quay Lane",
    )
    assert named(*(Block("paragraph", text, 1, n) for n, text in enumerate(lines, start=1))) == []


def test_the_head_of_a_column_says_what_its_body_is() -> None:
    rows = (("Larchmere", "NHS Fen, Marsh, and Wold"), ("Robin Quay, Director", "Ada Finch, CEO"), ("www.x", "www.y"))
    (_, finch) = named(table(HEAD, *rows))
    assert finch.body == "NHS Fen, Marsh, and Wold Integrated Care Board"
