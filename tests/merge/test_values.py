"""Which value stands where sources differ, and what is kept as claims."""

from __future__ import annotations

from graph.merge import Merged, merge
from loaders.bundle import Bundle
from tests.world.bundles import LARCHMERE
from tests.world.paper import Paper

INSPECTION = f"inspection/{LARCHMERE}/2016-03-18/sif"


def document(name: str, kind: str, published: str, **properties: str) -> Bundle:
    paper = Paper(name, kind, name, published)
    inspection = paper.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18", **properties)
    paper.judgements(inspection, overall="good")
    return paper.build()


def claims(merged: Merged, node_id: str) -> list[tuple[str, str, str]]:
    """Property, value, and the document that says so, of each claim on a node, in the order of their ids."""
    targets = sorted(r.target for r in merged.relationships if r.type == "HAS_CLAIM" and r.source == node_id)
    said = {r.source: "/".join(r.target.split("/")[:2]) for r in merged.relationships if r.type == "EVIDENCED_BY"}
    nodes = [merged.nodes[target] for target in targets]
    return [(str(n.properties["property"]), str(n.properties["value"]), said[n.id]) for n in nodes]


def test_the_reports_own_value_stands_though_another_document_is_earlier() -> None:
    plan = document("plan", "improvement-plan", "2016-04-01", publishedOn="2016-06-06")
    report = document("report", "sif-report", "2016-06-07", publishedOn="2016-06-07")

    merged = merge([plan, report])

    assert merged.nodes[INSPECTION].properties["publishedOn"] == "2016-06-07"
    assert claims(merged, INSPECTION) == [
        ("publishedOn", "2016-06-06", plan.id),
        ("publishedOn", "2016-06-07", report.id),
    ]


def test_without_the_report_the_earliest_documents_value_stands() -> None:
    merged = merge(
        [
            document("later", "news-article", "2016-07-01", publishedOn="2016-06-06"),
            document("earlier", "news-article", "2016-06-08", publishedOn="2016-06-07"),
        ]
    )

    assert merged.nodes[INSPECTION].properties["publishedOn"] == "2016-06-07"


def test_a_more_precise_date_stands_without_a_claim() -> None:
    merged = merge(
        [
            document("report", "sif-report", "2016-06-07", publishedOn="2016-06"),
            document("news", "news-article", "2016-06-08", publishedOn="2016-06-07"),
        ]
    )

    assert merged.nodes[INSPECTION].properties["publishedOn"] == "2016-06-07"
    assert claims(merged, INSPECTION) == []


def test_a_grade_that_differs_is_a_disagreement_and_its_rank_is_not_another() -> None:
    wrong = Paper("news", "news-article", "News", "2016-06-08")
    inspection = wrong.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18")
    wrong.judgements(inspection, overall="inadequate")

    merged = merge([document("report", "sif-report", "2016-06-07"), wrong.build()])

    judgement = f"{INSPECTION}/judgement/overall"
    assert merged.nodes[judgement].properties == {"area": "overall", "grade": "good", "gradeRank": 2}
    assert [(name, value) for name, value, _ in claims(merged, judgement)] == [
        ("grade", "good"),
        ("grade", "inadequate"),
    ]


def test_a_summary_in_a_copy_with_noise_is_no_disagreement_and_one_in_other_words_is() -> None:
    words = "Most families’ plans are well-kept,\nand visits by the duty desk are on time."
    noisy = "Most families' plans are wellkept, and visits by the duty desk are 0n time"
    report = document("report", "sif-report", "2016-06-07", summary=words)

    copied = merge([report, document("copy", "sif-report", "2016-06-08", summary=noisy)])
    disputed = merge([report, document("other", "sif-report", "2016-06-08", summary="Nobody keeps a log.")])

    assert copied.nodes[INSPECTION].properties["summary"] in (words, noisy)
    assert claims(copied, INSPECTION) == []
    assert [(name, value) for name, value, _ in claims(disputed, INSPECTION)] == [
        ("summary", words),
        ("summary", "Nobody keeps a log."),
    ]


def figure(name: str, kind: str, *values: int) -> Bundle:
    """A document that gives one or several values for one figure."""
    paper = Paper(name, kind, name, "2016-06-07")
    if kind == "sif-report":
        paper.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18")
    node = paper.statistic(LARCHMERE, "looked-after", values[0], "children", measured="2016-01-31")
    for value in values if len(values) > 1 else ():
        paper.builder.claim(node, "value", value, paper.says(f"{value} children"))
    return paper.build()


def test_a_document_that_contradicts_itself_keeps_its_claims_in_the_order_of_values() -> None:
    bundle = figure("report", "sif-report", 476, 467)

    merged = merge([bundle])

    node = f"statistic/{LARCHMERE}/looked-after/2016-01-31"
    assert merged.nodes[node].properties["value"] == 476
    assert claims(merged, node) == [("value", "467", bundle.id), ("value", "476", bundle.id)]


def test_claims_of_two_documents_are_gathered_by_value() -> None:
    merged = merge(
        [figure("a", "sif-report", 476, 467), figure("b", "news-article", 467), figure("c", "news-article", 480)]
    )

    node = f"statistic/{LARCHMERE}/looked-after/2016-01-31"
    assert merged.nodes[node].properties["value"] == 476
    assert [value for _, value, _ in claims(merged, node)] == ["467", "476", "480"]
    evidence = [r for r in merged.relationships if r.source == f"{node}/claim/value/1" and r.type == "EVIDENCED_BY"]
    assert len(evidence) == 2


def test_in_a_pack_the_reports_own_place_stands_before_the_other_places() -> None:
    pack = Paper("pack", "committee-pack", "Pack", "2016-09-01")
    cover = pack.part("cover", "committee-report", "Cover", "2016-05-01")
    report = pack.part("report", "sif-report", "Report", "2016-06-07")
    for paper, published in ((cover, "2016-06-06"), (report, "2016-06-07")):
        paper.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18", publishedOn=published)
    report.finding(INSPECTION, 1, "Children are listened to.")

    merged = merge([pack.build()])

    # Which of the two the extractor met first does not count.
    assert merged.nodes[INSPECTION].properties["publishedOn"] == "2016-06-07"


def test_titles_of_a_post_are_printed_forms_and_no_disagreement() -> None:
    papers = []
    for title in ("Director of Children's Services", "Executive Director for Children"):
        paper = Paper(title, "news-article", title, "2016-06-07")
        paper.post(LARCHMERE, "director-of-childrens-services", title)
        papers.append(paper.build())

    merged = merge(papers)

    assert not [node for node in merged.nodes.values() if node.label == "Claim"]


def share(name: str, kind: str, value: float, unit: str) -> Bundle:
    """A document that gives a part of the children looked after as a number or as a percentage."""
    paper = Paper(name, kind, name, "2016-06-07" if kind == "sif-report" else "2016-07-01")
    if kind == "sif-report":
        paper.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18")
    paper.statistic(LARCHMERE, "with-parents-out-of-area", value, unit, measured="2016-01-31")
    return paper.build()


def test_a_number_and_a_share_of_one_indicator_are_two_figures() -> None:
    merged = merge([share("a", "sif-report", 1, "children"), share("b", "news-article", 20, "percent")])

    figures = {n.id: n.properties["value"] for n in merged.nodes.values() if n.label == "Statistic"}
    node = f"statistic/{LARCHMERE}/with-parents-out-of-area/2016-01-31"
    assert figures == {node: 1, f"{node}-percent": 20}
    assert not [n for n in merged.nodes.values() if n.label == "Claim"]
    assert {r.source for r in merged.relationships if r.type == "MEASURED_IN"} == {node, f"{node}-percent"}


def test_a_number_beside_a_share_is_the_number_that_another_document_gives_alone() -> None:
    both = Paper("a", "sif-report", "a", "2016-06-07")
    both.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18")
    measured = "2016-01-31"
    both.statistic(LARCHMERE, "with-parents-out-of-area", 20, "percent", measured=measured)
    both.statistic(LARCHMERE, "with-parents-out-of-area", 7, "children", measured=measured, date=f"{measured}-children")
    alone = share("b", "sif-report", 7, "children")
    node = f"statistic/{LARCHMERE}/with-parents-out-of-area/{measured}"

    for bundles in ([both.build(), alone], [share("0", "sif-report", 7, "children"), both.build()]):
        merged = merge(bundles)
        figures = sorted(
            (n.properties["value"], n.properties["unit"]) for n in merged.nodes.values() if n.label == "Statistic"
        )
        assert figures == [(7, "children"), (20, "percent")]
        assert node in merged.nodes


def test_a_figure_is_rounded_as_it_is_printed() -> None:
    merged = merge([share("a", "sif-report", 17.3, "percent"), share("b", "news-article", 17.25, "percent")])

    assert not [n for n in merged.nodes.values() if n.label == "Claim"]


def test_a_rounded_figure_does_not_disagree_with_the_figure() -> None:
    merged = merge([share("a", "sif-report", 43, "percent"), share("b", "news-article", 43.4, "percent")])

    (figure,) = [n for n in merged.nodes.values() if n.label == "Statistic"]
    assert figure.properties["value"] == 43.4
    assert not [n for n in merged.nodes.values() if n.label == "Claim"]


def test_a_figure_that_is_not_the_other_rounded_disagrees() -> None:
    merged = merge([share("a", "sif-report", 43, "percent"), share("b", "news-article", 44.1, "percent")])

    node = f"statistic/{LARCHMERE}/with-parents-out-of-area/2016-01-31"
    assert [value for _, value, _ in claims(merged, node)] == ["43", "44.1"]


def test_a_figure_without_a_day_in_two_documents_of_one_report_is_one_figure() -> None:
    bundles = []
    for name, date in (("report.pdf", "2016-03-18"), ("copy.txt", "copy")):
        paper = Paper(name, "sif-report", name)
        inspection = paper.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18")
        paper.finding(inspection, 1, "Children are listened to.")
        paper.statistic(LARCHMERE, "private-fostering", 6, "children", date=date)
        bundles.append(paper.build())

    merged = merge(bundles)

    assert len([node for node in merged.nodes.values() if node.label == "Statistic"]) == 1
