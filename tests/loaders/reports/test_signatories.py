"""Who signs a letter: grids and lists of persons, titles and inspectorates."""

from __future__ import annotations

import pytest

from loaders.bundle import BundleBuilder
from loaders.document import Block, Document, Page
from loaders.reports.signatories import CONSTABULARY, OFSTED, PROBATION, QUALITY, add_signatories, signatories


def signed(*lines: str) -> list[tuple[str, str, str]]:
    blocks = [Block("paragraph", text, 1, n) for n, text in enumerate(("Yours sincerely", *lines), start=1)]
    return [(s.name, s.title, s.inspectorate) for s in signatories(blocks)]


GRID = [
    ("Ada Finch", "National Director, Social Care", OFSTED),
    ("Ned Oakes", "Deputy Chief Inspector", QUALITY),
    ("Ines Holt", "Her Majesty’s Inspector of Constabulary", CONSTABULARY),
    ("Tom Vere", "Assistant Chief Inspector", PROBATION),
]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Ofsted Care Quality Commission",
            *("Ada Finch", "National Director, Social Care", "Ned Oakes", "Deputy Chief Inspector"),
            "HMI Constabulary HMI Probation",
            *("Ines Holt", "Her Majesty’s Inspector of Constabulary", "Tom Vere", "Assistant Chief Inspector"),
        ),
        (
            "Ofsted Care Quality Commission",
            "Ada Finch National Director, Social Care Ned Oakes Deputy Chief Inspector",
            "HMI Constabulary HMI Probation",
            "Ines Holt Tom Vere",
            "Her Majesty’s Inspector of Constabulary Assistant Chief Inspector",
            "1 The Children Act says more.",
        ),
    ],
)
def test_a_grid_however_it_was_flattened(lines: tuple[str, ...]) -> None:
    assert signed(*lines) == GRID


def test_an_inspectorate_that_stands_for_a_title() -> None:
    assert signed("HMI Constabulary and Fire & Rescue Services", "Ines Holt", "HMI Constabulary") == [
        ("Ines Holt", "HMI Constabulary", CONSTABULARY)
    ]


def test_a_list_of_persons_with_honours_and_inspectorates() -> None:
    assert signed(
        "Ada Finch National Director Regulation and Social Care, Ofsted",
        "Dr Ned O’Moor BSc MB FRCS Chief Inspector of Health Care and Interim Chief Inspector of Hospitals, CQC",
        "Ines Holt, QPM MBE His Majesty’s Inspector of Fire & Rescue Services His Majesty’s Inspector of Constabulary",
        "Tom Vere CBE His Majesty’s Chief Inspector of Probation",
    ) == [
        ("Ada Finch", "National Director Regulation and Social Care", OFSTED),
        ("Ned O'Moor", "Chief Inspector of Health Care and Interim Chief Inspector of Hospitals", QUALITY),
        (
            "Ines Holt",
            "His Majesty’s Inspector of Fire & Rescue Services, His Majesty’s Inspector of Constabulary",
            CONSTABULARY,
        ),
        ("Tom Vere", "His Majesty’s Chief Inspector of Probation", PROBATION),
    ]


def test_names_that_lack_their_titles_are_a_warning() -> None:
    blocks = (Block("paragraph", "Yours sincerely", 1, 1), Block("paragraph", "Ada Finch", 1, 2))
    builder = BundleBuilder(
        Document("0" * 64, "letter.pdf", "pdf", (Page(1, blocks),)), kind="jtai-letter", extractor=""
    )
    add_signatories(blocks, "2023-08-03", builder)
    bundle = builder.build()
    assert [(w.message, w.page) for w in bundle.warnings] == [("who signs the letter was not read", 1)]
    assert not any(n.label == "Person" for n in bundle.nodes)
