"""From a report's blocks to the bundle: the inspection, and what it judged, found and recommended, by whom.

The frameworks' reports differ in little; what differs is in `Template`, and in the modules of `loaders.kinds`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.bundle import BundleBuilder
from loaders.document import Document
from loaders.errors import unknown_authority
from loaders.identity import (
    authority_id,
    authority_of,
    finding_id,
    inspection_id,
    judgement_id,
    person_id,
    recommendation_id,
    undated,
)
from loaders.language.authorities import authorities_in
from loaders.reports.findings import PrintedFinding, findings_of
from loaders.reports.front_page import FrontPage, read_front_page
from loaders.reports.inspectors import inspectors_of
from loaders.reports.judgements import NO_OVERALL_SINCE, judgements_of
from loaders.reports.local_area import (
    add_providers,
    extract_earlier_inspection_mentions,
    extract_leadership_mentions,
    extract_local_area,
)
from loaders.reports.pieces import Piece, blocks_of, pieces_of, plain
from loaders.reports.recommendations import PrintedRecommendation, recommendations_of, says_that_there_are_none
from loaders.reports.repeated_figures import add_repeated_figures
from loaders.reports.sections import Section, listed_blocks, split_sections
from loaders.reports.summaries import PrintedSummary, summaries_of
from loaders.reports.trusts import directed_to_trust
from ontology.model import Authority, load_ontology

# The third of the four grades until 2013; in later reports it is "inadequate" that has lost its beginning.
OLDER_GRADE = "adequate"
OPEN_GOVERNMENT_LICENCE = "Open Government Licence v3.0"


@dataclass(frozen=True, slots=True)
class Template:
    """What sets the reports of a framework apart: its slug, and what it calls the points of its list."""

    framework: Literal["sif", "ilacs", "looked-after"]
    point_kind: Literal["recommendation", "area-for-improvement"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report that has been taken apart, and what its inspection is called in the graph."""

    authority: Authority
    inspection: str
    front: FrontPage
    sections: list[Section]


def extract_report(document: Document, builder: BundleBuilder, template: Template) -> None:
    """Add what a report says to the builder.

    Raises DocumentError when the report names no authority that the reference data knows.
    """
    pieces = pieces_of(document.blocks)
    sections = split_sections(pieces, of_lscb=_is_about_board(pieces))
    front = read_front_page(sections[0].pieces)
    authority = front.authority or _most_named(pieces)
    if authority is None:
        printed = next((p.text for p in pieces), "")[:80]
        raise unknown_authority(document.file_name, f"a report of no authority that is known: it begins “{printed}”.")
    report = Report(authority, _inspection(document, builder, template, front, authority, pieces), front, sections)
    _describe(document, builder, report)
    _judgements(builder, report, template)
    _inspectors(builder, report)
    add_providers(blocks_of(pieces), authority.gss_code, builder)
    recommendations = recommendations_of(sections)
    if not recommendations and not says_that_there_are_none(sections):
        builder.warn("no recommendation was read")
    for recommendation in recommendations:
        _recommendation(builder, report.inspection, recommendation, template)
    taken = [r.in_run for r in recommendations if r.in_run is not None]
    left_over: list[tuple[str, Piece]] = []
    findings = findings_of(sections, taken, lambda message, piece: left_over.append((message, piece)))
    by_number = {r.printed: _id(report.inspection, r) for r in recommendations if r.printed is not None}
    for finding in findings:
        _finding(builder, report.inspection, finding, by_number)
    summaries = summaries_of(sections, findings, on_front=template.framework == "ilacs")
    _summaries(builder, report, summaries)
    _warn_of_summary(builder, report, summaries, findings)
    summed_up = {id(piece) for summary in summaries for piece in summary.pieces}
    for message, piece in left_over:
        if id(piece) not in summed_up:
            builder.warn(message, piece.block, piece.text)
    _local_area(builder, report)


def _summaries(builder: BundleBuilder, report: Report, summaries: Sequence[PrintedSummary]) -> None:
    """Add the summaries to the inspection and its judgements."""
    for summary in summaries:
        node = judgement_id(report.inspection, summary.area) if summary.area else report.inspection
        if builder.has(node):
            label = "Judgement" if summary.area else "Inspection"
            builder.node(label, node, {"summary": summary.text}, blocks_of(summary.pieces), rule="summary")
        else:
            builder.warn("a summary of an area that has no judgement", summary.pieces[0].block, summary.text)


def _warn_of_summary(
    builder: BundleBuilder, report: Report, summaries: Sequence[PrintedSummary], findings: Sequence[PrintedFinding]
) -> None:
    """Say so where the report's own summary was not read: neither as such nor, as some print it, by numbered points."""
    of_board_alone = all(section.of_lscb for section in report.sections)
    areas = {summary.area for summary in summaries} | {finding.area for finding in findings}
    if not of_board_alone and not areas & {None, "overall"}:
        builder.warn("no summary was read")


def _local_area(builder: BundleBuilder, report: Report) -> None:
    """Posts, figures and earlier inspections: from the section on the area, then as the rest mentions them."""
    gss_code = report.authority.gss_code
    area = [section for section in report.sections if section.name == "local-area"]
    rest = blocks_of(piece for section in report.sections if section not in area for piece in section.pieces)
    extract_local_area(
        blocks_of(piece for section in area for piece in (*section.headings, *section.pieces)),
        gss_code=gss_code,
        inspection=report.inspection,
        document_date=report.front.published_on or report.front.ended_on,
        builder=builder,
    )
    extract_earlier_inspection_mentions(rest, gss_code=gss_code, inspection=report.inspection, builder=builder)
    extract_leadership_mentions(rest, gss_code=gss_code, inspection=report.inspection, builder=builder)
    add_repeated_figures(rest, report.inspection, builder)
    for block in listed_blocks(area):
        if not builder.stands_on(block):
            builder.warn("an item on the local area was not read", block)


def _is_about_board(pieces: list[Piece]) -> bool:
    """Whether the report is a review of the safeguarding board alone."""
    opening = plain(" ".join(piece.text for piece in pieces[:6]))
    return (
        "review of the effectiveness of the local safeguarding" in opening and "inspection of services" not in opening
    )


def _most_named(pieces: list[Piece]) -> Authority | None:
    """The authority that a report without a front page is about: the one that it names most."""
    counts: dict[str, int] = {}
    known = load_ontology().authorities
    for piece in pieces:
        for authority in authorities_in(piece.text):
            counts[authority.gss_code] = counts.get(authority.gss_code, 0) + 1
    return known[max(counts, key=lambda code: counts[code])] if counts else None


def _inspection(
    document: Document,
    builder: BundleBuilder,
    template: Template,
    front: FrontPage,
    authority: Authority,
    pieces: list[Piece],
) -> str:
    key = front.ended_on or front.published_on or undated(builder.document_id)
    inspection = builder.node(
        "Inspection",
        inspection_id(authority.gss_code, key, template.framework),
        {
            "framework": template.framework,
            "startedOn": front.started_on,
            "endedOn": front.ended_on,
            "publishedOn": front.published_on,
        },
        blocks_of(front.evidence or pieces[:1]),
        rule="front page",
    )
    builder.link("INSPECTED", inspection, authority_id(authority.gss_code))
    builder.link("REPORTED_IN", inspection, builder.document_id)
    if front.ended_on is None:
        builder.warn("the inspection's dates are not printed")
    return inspection


def _describe(document: Document, builder: BundleBuilder, report: Report) -> None:
    states_licence = any("open government licence" in block.text.lower() for block in document.blocks[-40:])
    builder.describe_document(
        title=report.front.title or f"Inspection of {report.authority.name} children's services",
        publishedOn=report.front.published_on,
        licence=OPEN_GOVERNMENT_LICENCE if states_licence else None,
    )


def _judgements(builder: BundleBuilder, report: Report, template: Template) -> None:
    ranks = load_ontology().grade_ranks
    for judgement in judgements_of(report.sections, report.front.ended_on):
        if judgement.grade == OLDER_GRADE and template.framework != "looked-after":
            builder.warn("a grade that this framework does not have", judgement.pieces[0].block)
            continue
        node = builder.node(
            "Judgement",
            judgement_id(report.inspection, judgement.area),
            {"area": judgement.area, "grade": judgement.grade, "gradeRank": ranks.get(judgement.grade)},
            blocks_of(judgement.pieces),
            rule=judgement.rule,
        )
        builder.link("GAVE", report.inspection, node)
    _warn_of_judgements(builder, report)


def _warn_of_judgements(builder: BundleBuilder, report: Report) -> None:
    """Say so where the report must have given an overall grade and none was read."""
    areas = {
        properties["area"] for node, properties in builder.nodes("Judgement") if node.startswith(report.inspection)
    }
    ended_on = report.front.ended_on
    of_board_alone = all(section.of_lscb for section in report.sections)
    if not areas:
        builder.warn("no judgement was read")
    elif "overall" not in areas and not of_board_alone and not (ended_on and ended_on >= NO_OVERALL_SINCE):
        builder.warn("the overall judgement was not read")


def _inspectors(builder: BundleBuilder, report: Report) -> None:
    for inspector in inspectors_of(report.sections):
        person = builder.node(
            "Person",
            person_id("ofsted", inspector.name),
            {"name": inspector.name},
            blocks_of([inspector.piece]),
            rule="inspection team",
        )
        builder.link("LED_BY" if inspector.is_lead else "INSPECTED_BY", report.inspection, person)


def _id(inspection: str, recommendation: PrintedRecommendation) -> str:
    return recommendation_id(inspection, recommendation.number, board=recommendation.of_lscb)


def _recommendation(
    builder: BundleBuilder, inspection: str, recommendation: PrintedRecommendation, template: Template
) -> None:
    addressee, trust = "lscb" if recommendation.of_lscb else "authority", None
    if (named := directed_to_trust(recommendation.text)) and not recommendation.of_lscb:
        known = [node for node, _ in builder.nodes("Organisation") if builder.links("DELIVERS_FOR", node)]
        if len(known) == 1:
            addressee, trust = named, known[0]
        else:
            builder.warn("the body that a recommendation is directed to is not known", recommendation.pieces[0].block)
    node = builder.node(
        "Recommendation",
        _id(inspection, recommendation),
        {
            "number": recommendation.number,
            "printedNumber": str(recommendation.printed) if recommendation.printed is not None else None,
            "text": recommendation.text,
            "addressee": addressee,
            "dueText": recommendation.due or None,
            "kind": "priority-action" if recommendation.is_priority else template.point_kind,
            "outcomeText": recommendation.outcome,
        },
        blocks_of(recommendation.pieces),
        rule="list of recommendations",
    )
    builder.link("RECOMMENDED", inspection, node)
    if trust is not None:
        builder.link("DIRECTED_TO", node, trust)
        if "council" in addressee or "authority" in addressee:
            builder.link("DIRECTED_TO", node, authority_id(authority_of(inspection) or ""))


def _finding(
    builder: BundleBuilder, inspection: str, finding: PrintedFinding, recommendations: Mapping[int, str]
) -> None:
    """Add a finding. `recommendations` are their ids by printed number: some findings print which ones they support."""
    node = builder.node(
        "Finding",
        finding_id(inspection, finding.number, repeats=finding.repeats),
        {
            "number": finding.number,
            "printedNumber": str(finding.printed) if finding.printed is not None else None,
            "text": finding.text,
            "section": finding.area,
            "marksRecommendation": True if finding.marks_recommendation else None,
        },
        blocks_of(finding.pieces),
        rule="numbered paragraph" if finding.printed is not None else "paragraph in its place in the run",
    )
    builder.link("FOUND", inspection, node)
    for number in finding.supports:
        if number in recommendations:
            builder.link("SUPPORTS", node, recommendations[number])
