"""What a report sums up: on its front page, under a heading, and of each area before the findings there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from loaders.document import Block
from loaders.reports.findings import findings_of
from loaders.reports.pieces import Piece, pieces_of
from loaders.reports.sections import split_sections
from loaders.reports.summaries import summaries_of
from tests.loaders.reports.extracting import facts_of_pdf, facts_of_text
from tests.quality.facts import Facts
from tests.world.reports import HELP, IMPACT, PROGRESS, Layout, MadeUpReport, as_text, make_report

LAYOUTS: tuple[Layout, ...] = ("sif", "ilacs-2018", "ilacs-2023", "ilacs-2026")
TITLE = "Inspection of Larchmere local authority children’s services"
TABLE = (
    "Judgement Grade",
    f"{IMPACT} social work practice with children and families Good",
    f"{HELP} Good",
    f"{PROGRESS} children in care Good",
    f"{PROGRESS} care leavers Good",
    "Overall effectiveness Good",
)
Line = str | tuple[str, str]


def from_text(report: MadeUpReport) -> Facts:
    return facts_of_text(as_text(report), report.layout)


def on_pages(*pages: tuple[Line, ...]) -> list[Piece]:
    """Paragraphs, and items as (marker, text), by pages."""
    return pieces_of(
        Block("item", line[1], page, n, line[0]) if isinstance(line, tuple) else Block("paragraph", line, page, n)
        for page, lines in enumerate(pages, 1)
        for n, line in enumerate(lines, 1)
    )


def summaries(*pages: tuple[Line, ...], on_front: bool = False) -> dict[str | None, list[str]]:
    """The lines of each summary by its area."""
    sections = split_sections(on_pages(*pages))
    found = findings_of(sections, (), lambda message, piece: None)
    return {s.area: s.text.split("\n") for s in summaries_of(sections, found, on_front=on_front)}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("read", [facts_of_pdf, from_text])
def test_a_report_has_its_own_summary_and_those_of_its_areas(
    read: Callable[[MadeUpReport], Facts], layout: Layout, seed: int
) -> None:
    report = make_report(layout, seed)

    facts = read(report)

    inspection, properties = facts.inspection
    assert properties["summary"] == "\n".join(report.summary)
    of_area = report.summary[1]
    assert {j["area"]: j["summary"] for j in facts.linked("GAVE") if "summary" in j} == (
        {"help-and-protection": of_area, "children-in-care": of_area, "leadership": of_area, "lscb": report.summary[0]}
        if report.is_sif
        else {}
    )
    passages = {r.target for r in facts.bundle.relationships if r.type == "EVIDENCED_BY" and r.source == inspection}
    words = {str(node.properties["text"]) for node in facts.bundle.nodes if node.id in passages}
    assert set(report.summary) <= words
    assert {e.rule for e in facts.bundle.explanations if e.text in report.summary} >= {"summary"}


def test_a_report_without_a_summary_is_a_warning() -> None:
    report = make_report("ilacs-2023", 1)

    without = from_text(replace(report, summary=()))

    assert "summary" not in without.inspection[1]
    assert [w.message for w in without.bundle.warnings] == ["no summary was read"]
    assert [w.message for w in from_text(report).bundle.warnings] == []


def test_the_front_pages_summary_begins_below_the_table_and_is_whole_across_pages() -> None:
    first = "Most plans are kept, and most of the visits of the duty desk are on time."
    cut = "Children are helped early, and their families speak well of the evening service, the duty desk and"

    assert summaries(
        (TITLE, "Inspection dates: 5 to 16 February 2024", *TABLE, first, cut, "Ofsted"),
        ("Ofsted", "2", "Larchmere’s own panels. Reviews are on time.", "What needs to improve?", ("•", "The log.")),
        on_front=True,
    ) == {
        None: [
            first,
            f"{cut} Larchmere’s own panels. Reviews are on time.",
        ]
    }


def test_a_sentence_above_the_table_is_no_summary() -> None:
    above = "This report is about the borough of Larchmere, its council and its children’s services."
    below = "Most plans are kept, and most of the visits of the duty desk are on time."

    assert summaries((TITLE, above, *TABLE, below, "What needs to improve?"), on_front=True) == {None: [below]}


def test_items_and_the_labels_that_divide_them_are_lines_of_their_own() -> None:
    assert summaries(
        ("London Borough of Larchmere.", "Children’s services in Larchmere require improvement because:"),
        (
            "Quality of practice",
            ("•", "Plans are late"),
            ("•", "Visits are missed."),
            "Systems",
            ("•", "Logs are lost."),
        ),
    ) == {None: ["Quality of practice", "Plans are late", "Visits are missed.", "Systems", "Logs are lost."]}


def test_numbered_points_of_a_summary_are_findings_and_not_the_summary() -> None:
    assert summaries(
        (
            "London Borough of Larchmere.",
            *("Children’s services in Larchmere require improvement because:", ("1.", "Plans are late.")),
            *(f"{HELP} requires improvement", "Summary", "Most visits are on time.", ("2.", "Visits are logged.")),
        )
    ) == {"help-and-protection": ["Most visits are on time."]}


def test_the_paragraphs_between_an_areas_heading_and_its_first_finding_sum_it_up() -> None:
    assert summaries(
        (
            "London Borough of Larchmere.",
            *(f"{HELP} requires improvement", "Most visits are on time.", ("1.", "Visits are logged.")),
            *("Leadership, management and governance: good", "Members ask twice.", ("2.", "Panels meet.")),
        )
    ) == {"help-and-protection": ["Most visits are on time."], "leadership": ["Members ask twice."]}


def test_the_rows_of_a_table_of_judgements_are_no_summary() -> None:
    assert (
        summaries(
            ("London Borough of Larchmere.", "Quality of provision", "Inadequate Grade 4", "Leadership: Good Grade 2")
        )
        == {}
    )


def test_a_summary_of_an_area_that_was_not_judged_is_a_warning() -> None:
    report = make_report("sif", 1)
    not_judged = "Nobody was adopted in the year before this inspection, so that nothing is judged here."
    title = "The graded judgement for adoption performance is that it"
    text = as_text(replace(report, findings={**report.findings, "adoption": ()}))
    printed = next(line for line in text.splitlines() if line.startswith(title))
    row = next(line for line in text.splitlines() if line.startswith("2.1 Adoption"))

    facts = facts_of_text(text.replace(row, "").replace(printed, f"{title}:\n\n{not_judged}"), "sif")

    assert "adoption" not in facts.judgements
    assert [(w.message, w.text) for w in facts.bundle.warnings] == [
        ("a summary of an area that has no judgement", not_judged)
    ]
