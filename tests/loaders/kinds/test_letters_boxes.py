"""An area SEND report as it is printed: what it asks for in ruled boxes, and who is who in tables."""

from __future__ import annotations

from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus.flowables import PageBreak

from loaders.bundle import Bundle
from loaders.kinds import send_report
from loaders.reading.files import read
from tests.loaders.kinds.test_letters import extract, holders, nodes, points, targets
from tests.world.letters import SEND_REPORT

PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12)
HEADING = ParagraphStyle("heading", parent=PLAIN, fontName="Helvetica-Bold", fontSize=13, leading=16)
RULED = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)
BOARD = "nhs-fen-marsh-and-wold-integrated-care-board"


def ruled(*rows: tuple[str, ...]) -> Table:
    width = 300 / len(rows[0])
    return Table([[Paragraph(text, PLAIN) for text in row] for row in rows], [width] * len(rows[0]), style=RULED)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    path = tmp_path_factory.mktemp("boxes") / "report.pdf"
    until = next(i for i, line in enumerate(SEND_REPORT) if line.text == "Areas for priority action")
    story: list[Any] = [
        Paragraph(line.text, HEADING if line.kind == "heading" else PLAIN) for line in SEND_REPORT[:until]
    ]
    story += [
        Paragraph("Areas for priority action", HEADING),
        ruled(
            ("Responsible body", "Areas for priority action"),
            ("Larchmere Council and NHS Fen, Marsh and Wold ICB", "Leaders should cut waits. They must say how."),
            ("Larchmere Council", "Leaders must agree who pays"),
        ),
        PageBreak(),
        ruled(("", "for each child’s care."), ("NHS Fen, Marsh and Wold ICB", "Leaders should answer letters.")),
        Paragraph("Areas for improvement", HEADING),
        ruled(("The partnership should listen to parents.",), ("Leaders should share what works.",)),
        Paragraph("Local area partnership details", HEADING),
        ruled(
            ("Local authority", "Integrated care board"),
            ("London Borough of Larchmere", "NHS Fen, Marsh and Wold Integrated Care Board"),
            ("Robin Quay", "Ines Holt, Chief Executive Officer"),
            ("www.larchmere.example", "www.fen.example"),
        ),
        Paragraph("Information about this inspection", HEADING),
        Paragraph("Two inspectorates took part.", PLAIN),
        Paragraph("Inspection team", HEADING),
        ruled(
            ("Ofsted", "Care Quality Commission"),
            ("Ada Finch, Ofsted HMI Lead inspector", "Ned Oakes, CQC Lead inspector"),
        ),
    ]
    SimpleDocTemplate(str(path), pagesize=A5).build(story)
    document = read(path)
    assert send_report.recognise(document) == 1.0
    return extract(document, send_report.KIND)


def test_rows_are_actions_with_their_bodies_though_a_page_parts_one(report: Bundle) -> None:
    assert points(report)[:3] == [
        ("priority-action", "Leaders should cut waits. They must say how."),
        ("priority-action", "Leaders must agree who pays for each child’s care."),
        ("priority-action", "Leaders should answer letters."),
    ]
    assert {t for t in targets(report, "DIRECTED_TO") if "partnership" not in t[1]} == {
        ("recommendation/1", "authority/E09000901"),
        ("recommendation/1", f"organisation/{BOARD}"),
        ("recommendation/2", "authority/E09000901"),
        ("recommendation/3", f"organisation/{BOARD}"),
    }
    second = next(n.id for n in report.nodes if n.id.endswith("recommendation/2"))
    passages = {r.target for r in report.relationships if r.type == "EVIDENCED_BY" and r.source == second}
    assert {n.properties["page"] for n in report.nodes if n.id in passages} == {1, 2}


def test_each_row_of_a_box_is_an_area_for_improvement(report: Bundle) -> None:
    assert points(report)[3:] == [
        ("area-for-improvement", "The partnership should listen to parents."),
        ("area-for-improvement", "Leaders should share what works."),
    ]


def test_members_and_inspectors_stand_in_columns(report: Bundle) -> None:
    assert holders(report) == {(f"{BOARD}/chief-executive/2023-11-17", f"{BOARD}/ines-holt")}
    assert any(n.id == "person/E09000901/robin-quay" for n in report.nodes)
    assert ("a member of the partnership is named without a post", "Robin Quay, Larchmere") in [
        (w.message, w.text) for w in report.warnings
    ]
    assert {t for _, t in targets(report, "LED_BY")} == {
        "person/ofsted/ada-finch",
        "person/care-quality-commission/ned-oakes",
    }
    assert nodes(report, "Judgement") == [{"area": "send-arrangements", "grade": "widespread-failings"}]
