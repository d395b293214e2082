"""Whole reports, of every layout, as PDF and as text: everything that they say is found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.errors import DocumentError
from loaders.kinds.registry import recognise
from loaders.reading.text import read_text
from tests.loaders.reports.extracting import facts_of, facts_of_pdf, facts_of_text
from tests.quality.facts import Facts
from tests.quality.wholeness import faults, left_out
from tests.world.reports import Layout, MadeUpReport, as_text, make_report, with_grades

LAYOUTS: tuple[Layout, ...] = ("sif", "ilacs-2018", "ilacs-2023", "ilacs-2026")


def from_text(report: MadeUpReport) -> Facts:
    return facts_of_text(as_text(report), report.layout)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("read", [facts_of_pdf, from_text])
def test_finds_what_the_report_says(read: Callable[[MadeUpReport], Facts], layout: Layout, seed: int) -> None:
    report = make_report(layout, seed)

    facts = read(report)

    inspection, properties = facts.inspection
    assert inspection == f"inspection/{report.gss_code}/{report.dates[1]}/{'sif' if report.is_sif else 'ilacs'}"
    assert (properties["startedOn"], properties["endedOn"]) == report.dates
    assert properties.get("publishedOn") == (report.published[0] if report.published else None)
    assert facts.lead_inspector == report.lead
    assert [person["name"] for person in facts.linked("INSPECTED_BY")] == list(report.team)
    assert facts.judgements == report.all_judgements
    assert facts.recommendations("authority") == list(report.recommendations)
    assert facts.recommendations("lscb") == list(report.board_recommendations)
    assert {finding["number"]: finding["text"] for finding in facts.findings} == report.numbered_findings
    assert list(faults(facts.findings)) == []


def test_a_report_without_a_list_of_what_must_improve_is_a_warning() -> None:
    report = make_report("ilacs-2023", 1)
    text, heading = as_text(report), "What needs to improve"
    assert heading in text

    warned = {
        w.message for w in facts_of_text(text.replace(heading, "On other matters"), report.layout).bundle.warnings
    }

    assert "no recommendation was read" in warned
    assert not any("no recommendation" in w.message for w in facts_of_text(text, report.layout).bundle.warnings)


@pytest.mark.parametrize(
    ("layout", "grade_lost", "warned"),
    [("ilacs-2023", True, True), ("ilacs-2023", False, False), ("ilacs-2026", False, False), ("sif", False, False)],
)
def test_a_report_without_an_overall_judgement_is_a_warning(layout: Layout, grade_lost: bool, warned: bool) -> None:
    text = as_text(make_report(layout, 1))
    if grade_lost:
        text = text.replace("Overall effectiveness", "Overall")

    facts = facts_of_text(text, layout)

    assert ("overall" not in facts.judgements and layout != "ilacs-2026") is warned
    assert any(w.message == "the overall judgement was not read" for w in facts.bundle.warnings) is warned


def test_what_a_bundle_leaves_out_between_two_findings_is_a_fault() -> None:
    document = read_text(Path("report.txt"), as_text(make_report("ilacs-2023", 1)).encode())
    bundle = facts_of(document, "ilacs-2023").bundle
    third = next(n.id for n in bundle.nodes if n.label == "Finding" and n.properties["number"] == 3)
    torn = replace(bundle, nodes=tuple(n for n in bundle.nodes if n.id != third))

    assert list(left_out(document, bundle)) == []
    assert [number for number, _ in left_out(document, torn)] == [2]


def test_findings_stand_in_the_section_of_their_area() -> None:
    report = make_report("sif", 1, findings_in_area=2)

    facts = facts_of_pdf(report)

    assert [(finding["number"], finding["section"]) for finding in facts.findings] == [
        (8, "help-and-protection"),
        (9, "help-and-protection"),
        (10, "children-in-care"),
        (11, "children-in-care"),
        (12, "adoption"),
        (13, "adoption"),
        (14, "care-leavers"),
        (15, "care-leavers"),
        (16, "leadership"),
        (17, "leadership"),
        (21, "lscb"),
        (22, "lscb"),
    ]


def test_a_finding_stands_on_both_pages_that_it_runs_over() -> None:
    facts = facts_of_pdf(make_report("ilacs-2023", 2))

    pages = {
        finding.id: {
            r.target.split("/")[2] for r in facts.bundle.relationships if r.source == finding.id and "/p" in r.target
        }
        for finding in facts.bundle.nodes
        if finding.label == "Finding"
    }

    assert max(len(found) for found in pages.values()) == 2


def test_since_april_2026_there_is_no_overall_grade() -> None:
    report = with_grades(
        make_report("ilacs-2026", 1),
        leadership="good",
        help_and_protection="good",
        children_in_care="good",
        care_leavers="good",
    )

    assert facts_of_pdf(report).judgements == {
        "leadership": "good",
        "help-and-protection": "good",
        "children-in-care": "good",
        "care-leavers": "good",
    }


def test_a_cited_outcome_is_kept_as_printed() -> None:
    facts = facts_of_pdf(make_report("ilacs-2026", 1))

    assert {point["outcomeText"] for point in facts.linked("RECOMMENDED")} == {"outcome 2, national framework"}


def test_a_finding_that_names_its_recommendation_supports_it() -> None:
    report = make_report("sif", 1)
    findings = {**report.findings, "adoption": ("Adopters wait for a reply until summer. (Recommendations 2 and 3)",)}

    facts = from_text(replace(report, findings=findings))

    [marked] = [finding for finding in facts.findings if finding.get("marksRecommendation")]
    inspection, _ = facts.inspection
    assert marked["text"] == "Adopters wait for a reply until summer. (Recommendations 2 and 3)"
    assert [r.target for r in facts.bundle.relationships if r.type == "SUPPORTS"] == [
        f"{inspection}/recommendation/2",
        f"{inspection}/recommendation/3",
    ]


def test_a_report_without_its_first_pages_has_no_date_and_no_overall_grade() -> None:
    report = make_report("sif", 2)
    text = as_text(report)

    facts = facts_of_text(text[text.index("Executive summary") :], "sif")

    inspection, properties = facts.inspection
    assert inspection == f"inspection/{report.gss_code}/undated-{facts.bundle.id.removeprefix('document/')}/sif"
    assert properties == {"framework": "sif", "summary": "\n".join(report.summary)}
    assert facts.judgements == {area: grade for area, grade in report.all_judgements.items() if area != "overall"}


def test_an_authority_that_is_not_known_is_named() -> None:
    report = replace(make_report("ilacs-2023", 1), authority="Nowhereshire")

    with pytest.raises(DocumentError, match="Inspection of Nowhereshire local authority"):
        from_text(report)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_kind_is_recognised(layout: Layout) -> None:
    document = read_text(Path("report.txt"), as_text(make_report(layout)).encode())

    kind = recognise(document)

    assert kind is not None
    assert kind.name == ("sif-report" if layout == "sif" else "ilacs-report")
