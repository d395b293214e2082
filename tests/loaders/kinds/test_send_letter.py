"""Local area SEND letters of 2016–22 and of revisits: made-up ones, as blocks and as PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.errors import DocumentError
from loaders.kinds import send_letter
from loaders.kinds.registry import recognise
from loaders.reading.files import read
from tests.loaders.kinds.test_letters import extract, holders, nodes, points, targets
from tests.world.letters import SEND_LETTER, SEND_REVISIT, as_document, as_pdf, heading, said

LETTER = extract(as_document(SEND_LETTER), send_letter.KIND)
REVISIT = extract(as_document(SEND_REVISIT), send_letter.KIND)


def test_when_it_was_and_what_is_asked_for() -> None:
    assert nodes(LETTER, "Inspection") == [
        {
            "framework": "send",
            "startedOn": "2017-09-25",
            "endedOn": "2017-09-29",
            "publishedOn": "2017-11-30",
            "responseKind": "written-statement-of-action",
            "responseBy": "the local authority and the area’s clinical commissioning group",
        }
    ]
    assert nodes(LETTER, "Judgement") == []


def test_the_addressees_though_names_titles_and_addresses_stand_below_each_other() -> None:
    assert holders(LETTER) == {
        ("E09000901/director-of-childrens-services/2017-11-30", "E09000901/robin-quay"),
        (
            "nhs-fen-clinical-commissioning-group/chief-officer/2017-11-30",
            "nhs-fen-clinical-commissioning-group/ada-finch",
        ),
        ("larchmere-local-area/local-area-nominated-officer/2017-11-30", "larchmere-local-area/tom-vere"),
    }


def test_findings_keep_the_polarity_of_their_headings() -> None:
    assert [(f["text"], f.get("polarity")) for f in nodes(LETTER, "Finding")] == [
        ("Leaders know where the gaps are.", None),
        ("Waits are long and parents are told too little.", None),
        ("Health visitors see every child.", "strength"),
        ("Reviews at two come late.", "weakness"),
        ("More young people find work.", "strength"),
        ("Exclusions are high.", "weakness"),
    ]


def test_areas_of_significant_weakness_are_for_the_council_and_the_health_board() -> None:
    assert points(LETTER) == [
        ("priority-action", "the poor quality of plans"),
        ("priority-action", "the lack of a way to hear parents."),
    ]
    assert targets(LETTER, "DIRECTED_TO") == {
        (f"recommendation/{n}", body)
        for n in (1, 2)
        for body in ("authority/E09000901", "organisation/nhs-fen-clinical-commissioning-group")
    }


def test_the_inspectors_sign_the_letter() -> None:
    assert {t for _, t in targets(LETTER, "LED_BY")} == {"person/ofsted/ida-marsh"}
    assert {t for _, t in targets(LETTER, "INSPECTED_BY")} == {"person/care-quality-commission/ned-oakes"}


def test_a_revisit_says_how_far_the_area_has_come_and_knows_the_first_inspection() -> None:
    first, earlier = nodes(REVISIT, "Inspection")
    assert (first["startedOn"], first["endedOn"], first["publishedOn"]) == ("2021-05-19", "2021-05-21", "2021-07-12")
    assert "responseKind" not in first
    assert earlier == {"framework": "send", "statedOn": "2017-11-30"}
    assert [(str(f["text"])[:40], f.get("polarity")) for f in nodes(REVISIT, "Finding")] == [
        ("The area has not made sufficient progres", "weakness"),
        ("The area has made sufficient progress in", "strength"),
        ("The area has made sufficient progress in", "mixed"),
    ]
    assert {person for _, person in holders(REVISIT)} == {
        "E09000901/robin-quay",
        "nhs-fen-clinical-commissioning-group/ada-finch",
    }


@pytest.mark.parametrize(("lines", "found"), [(SEND_LETTER, LETTER), (SEND_REVISIT, REVISIT)])
def test_a_printed_letter_reads_like_its_lines(lines: tuple[object, ...], found: object, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(as_pdf(lines))  # type: ignore[arg-type]
    document = read(path)
    kind = recognise(document)
    assert kind is not None
    assert kind.name == "send-letter"
    bundle = extract(document, kind)
    assert nodes(bundle, "Inspection") == nodes(found, "Inspection")  # type: ignore[arg-type]
    assert holders(bundle) == holders(found)  # type: ignore[arg-type]
    assert points(bundle) == points(found)  # type: ignore[arg-type]
    assert [f["text"] for f in nodes(bundle, "Finding")] == [f["text"] for f in nodes(found, "Finding")]  # type: ignore[arg-type]


def test_a_letter_on_no_known_area_is_refused() -> None:
    lines = (said("3 August 2018"), said("Dear Ms Quay"), heading("Joint local area SEND inspection in Nowhere"))
    with pytest.raises(DocumentError, match="not known"):
        extract(as_document(lines), send_letter.KIND)
