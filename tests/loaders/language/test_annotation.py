"""What annotate adds to a bundle, on builders made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.bundle import Bundle, BundleBuilder
from loaders.document import Block, Document, Page
from loaders.language import annotate, explain_text
from ontology.model import load_ontology

INSPECTION = "inspection/E09000901/2016-11-20/sif"
SERVICE = "service/E09000901"


def annotated(findings: Sequence[dict[str, Any]] = (), recommendations: Sequence[dict[str, Any]] = ()) -> Bundle:
    """The bundle of an inspection with these findings and recommendations, each on a passage of its own."""
    texts = [str(props["text"]) for props in (*findings, *recommendations)]
    blocks = tuple(Block("paragraph", text, 1, number) for number, text in enumerate(texts, 1))
    document = Document("a" * 64, "report.pdf", "pdf", (Page(1, blocks),))
    builder = BundleBuilder(document, kind="sif-report", extractor="test")
    builder.node("Inspection", INSPECTION, {"framework": "sif"}, blocks[:1], rule="by hand")
    for number, props in enumerate(findings, 1):
        properties = {"number": number, **props}
        builder.node("Finding", f"{INSPECTION}/finding/{number}", properties, [blocks[number - 1]], rule="by hand")
    for number, props in enumerate(recommendations, 1):
        node = f"{INSPECTION}/recommendation/{'lscb-' if props.get('addressee') == 'lscb' else ''}{number}"
        properties = {"number": number, "addressee": "authority", "kind": "recommendation", **props}
        builder.node("Recommendation", node, properties, [blocks[len(findings) + number - 1]], rule="by hand")
    annotate(builder)
    return builder.build()


def links(bundle: Bundle, type_: str) -> set[tuple[str, str]]:
    """The relationships of a type, ids shortened to what follows the inspection."""
    prefix = f"{INSPECTION}/"
    found = (r for r in bundle.relationships if r.type == type_)
    return {(r.source.removeprefix(prefix), r.target.removeprefix(prefix)) for r in found}


def test_texts_are_linked_to_their_themes() -> None:
    bundle = annotated(
        [{"text": "Private fostering arrangements are seldom notified."}],
        [{"text": "Reduce caseloads."}],
    )

    assert links(bundle, "ABOUT") == {
        ("finding/1", "theme/private-fostering"),
        ("recommendation/1", "theme/caseloads"),
    }


def test_findings_have_a_polarity_and_recommendations_none() -> None:
    bundle = annotated(
        [{"text": "Assessments are weak and too many reviews are late."}],
        [{"text": "Reduce caseloads, which are too high."}],
    )

    polarity = {node.label: node.properties.get("polarity") for node in bundle.nodes}

    assert polarity["Finding"] == "weakness"
    assert polarity["Recommendation"] is None


def test_a_polarity_that_the_document_states_is_kept() -> None:
    bundle = annotated([{"text": "Assessments are weak and too many reviews are late.", "polarity": "strength"}])

    assert [n.properties["polarity"] for n in bundle.nodes if n.label == "Finding"] == ["strength"]


def test_an_abbreviation_and_its_expansion_are_one_service_with_the_evidence_of_both() -> None:
    bundle = annotated(
        [{"text": "The integrated referral hub (IRH) is calm."}, {"text": "Work in the IRH is quick."}],
    )

    hub = f"{SERVICE}/integrated-referral-hub"
    assert [(n.id, n.properties) for n in bundle.nodes if n.label == "Service"] == [
        (hub, {"name": "Integrated Referral Hub", "kind": "hub"})
    ]
    assert links(bundle, "CONCERNS") == {("finding/1", hub), ("finding/2", hub)}
    assert links(bundle, "RUNS") == {("authority/E09000901", hub)}
    assert {target for source, target in links(bundle, "EVIDENCED_BY") if source == hub} == {
        f"{bundle.id}/p1/1",
        f"{bundle.id}/p1/2",
    }


def test_the_name_of_the_authority_is_no_part_of_the_name_of_a_service() -> None:
    bundle = annotated(
        [{"text": "Staff of the Larchmere Early Help Hub are kind."}, {"text": "The early help hub is calm."}]
    )

    assert [n.id for n in bundle.nodes if n.label == "Service"] == [f"{SERVICE}/early-help-hub"]


def test_no_authority_runs_a_court() -> None:
    bundle = annotated([{"text": "The family court is content."}])

    assert links(bundle, "CONCERNS") == {("finding/1", f"{SERVICE}/family-court")}
    assert links(bundle, "RUNS") == set()


@pytest.mark.parametrize("text", ["Larchmere Children’s Services are better.", "Larchmere Council’s service is quick."])
def test_a_name_that_says_no_more_than_whose_it_is_is_no_service(text: str) -> None:
    assert [n.id for n in annotated([{"text": f"The {text}"}]).nodes if n.label == "Service"] == []


def test_the_name_of_the_authority_stays_beside_another() -> None:
    bundle = annotated([{"text": "The Larchmere and Quince Early Help Hub is calm."}])

    assert [n.id for n in bundle.nodes if n.label == "Service"] == [f"{SERVICE}/larchmere-and-quince-early-help-hub"]


def test_the_board_is_the_safeguarding_board_only_in_its_own_section() -> None:
    bundle = annotated(
        [{"text": "The board has met.", "section": "lscb"}, {"text": "The board has met.", "section": "leadership"}],
    )

    assert links(bundle, "CONCERNS") == {("finding/1", f"{SERVICE}/local-safeguarding-children-board")}


def test_a_recommendation_cites_the_outcomes_that_it_prints() -> None:
    bundle = annotated(
        recommendations=[
            {"text": "Homes that last.", "outcomeText": "Outcome Four, National Framework"},
            {"text": "Calmer workloads."},
        ]
    )

    assert links(bundle, "CITES") == {("recommendation/1", "framework-outcome/outcome-4")}


RECOMMENDATIONS: list[dict[str, Any]] = [
    {"text": "Offer every child an independent visitor where this would help."},
    {"text": "Confirm the permanence plans of those in long-term foster homes without delay."},
    {"text": "Let the board publish its annual report.", "addressee": "lscb"},
]


def test_a_marked_finding_supports_the_recommendation_it_is_most_like() -> None:
    finding = "Too many wait in long-term foster homes for their permanence plans to be ratified. (recommendation)"

    bundle = annotated([{"text": finding, "marksRecommendation": True}], RECOMMENDATIONS)

    assert links(bundle, "SUPPORTS") == {("finding/1", "recommendation/2")}


def test_a_finding_of_the_board_supports_only_what_the_board_is_told() -> None:
    finding = "The annual report of the board has not been published. (recommendation)"

    bundle = annotated([{"text": finding, "marksRecommendation": True, "section": "lscb"}], RECOMMENDATIONS)

    assert links(bundle, "SUPPORTS") == {("finding/1", "recommendation/lscb-3")}


def test_a_marked_finding_that_is_like_no_recommendation_is_a_warning() -> None:
    finding = "Broadband in the outlying libraries is slow. (recommendation)"

    bundle = annotated([{"text": finding, "marksRecommendation": True}], RECOMMENDATIONS)

    assert links(bundle, "SUPPORTS") == set()
    assert [(w.message, w.text) for w in bundle.warnings] == [
        ("finding 1 is marked as a recommendation's, but is like none", finding)
    ]


def test_a_recommendation_that_cites_a_paragraph_is_supported_by_it() -> None:
    findings: list[dict[str, Any]] = [
        {"text": "Staff are calm."},
        {"text": "Visits by the nurse are rare. (recommendation)", "marksRecommendation": True},
    ]
    recommendations = [
        {"text": "See that visits by the nurse and by others take place (page 9, paragraph 31)."},
        {"text": "Offer visits (paragraphs 2 and 40)."},
    ]

    bundle = annotated(findings, recommendations)

    assert links(bundle, "SUPPORTS") == {("finding/2", "recommendation/2")}


@pytest.mark.parametrize(
    ("cited", "supports"),
    [
        ("paragraph 2", {("finding/2", "recommendation/1")}),
        ("page 4, para 2", {("finding/2", "recommendation/1")}),
        ("paragraph 3", set()),  # one out: the finding before fits better
        ("paragraph 40", set()),
    ],
)
def test_a_finding_whose_number_is_cited_is_linked_where_its_words_fit_best(
    cited: str, supports: set[tuple[str, str]]
) -> None:
    findings: list[dict[str, Any]] = [
        {"text": "Staff are calm.", "printedNumber": "1"},
        {"text": "Contracts for the independent visitor scheme are short.", "printedNumber": "2"},
        {"text": "Kitchens are warm, and some schemes are known.", "printedNumber": "3"},
    ]

    bundle = annotated(findings, [{"text": f"Widen the independent visitor scheme to all ({cited})."}])

    assert links(bundle, "SUPPORTS") == supports


def test_an_unmarked_finding_is_linked_only_where_it_says_nearly_the_same() -> None:
    alike = "The permanence plans of those in long-term foster homes are not confirmed without delay."
    less = "Long-term foster homes are plentiful."

    bundle = annotated([{"text": alike}, {"text": less}], RECOMMENDATIONS)

    assert links(bundle, "SUPPORTS") == {("finding/1", "recommendation/2")}


def test_the_explanation_says_what_was_found_and_by_which_words() -> None:
    explained = explain_text("The virtual school is highly effective.")

    found = {(what, value): words for what, value, _, words in explained}
    assert "virtual school" in found["theme", "education-of-children-in-care"]
    assert "highly effective" in found["polarity", "strength"]
    assert found["service", "Virtual School"] == "Virtual School"


@settings(max_examples=30)
@given(st.lists(st.text(min_size=1, max_size=120).filter(str.strip), min_size=1, max_size=4))
def test_any_text_can_be_annotated_and_the_result_is_the_same_each_time(texts: list[str]) -> None:
    findings = [{"text": text, "marksRecommendation": True} for text in texts]

    once = annotated(findings, RECOMMENDATIONS)
    again = annotated(findings, RECOMMENDATIONS)

    assert once.dumps() == again.dumps()
    assert {target for _, target in links(once, "ABOUT")} <= {theme.id for theme in load_ontology().themes.values()}


@settings(max_examples=20)
@given(st.permutations(RECOMMENDATIONS))
def test_themes_do_not_depend_on_the_order_of_the_texts(recommendations: list[dict[str, Any]]) -> None:
    bundle = annotated(recommendations=recommendations)
    texts = {n.id: n.properties["text"] for n in bundle.nodes if n.label == "Recommendation"}

    found = {(texts[f"{INSPECTION}/{source}"], target) for source, target in links(bundle, "ABOUT")}

    assert found == {
        (RECOMMENDATIONS[0]["text"], "theme/advocacy"),
        (RECOMMENDATIONS[1]["text"], "theme/permanence"),
        (RECOMMENDATIONS[2]["text"], "theme/partnership"),
    }
