"""The findings and recommendations of one inspection in several documents."""

from __future__ import annotations

from graph.merge import Merged, merge
from loaders.bundle import Bundle
from tests.world.bundles import QUILLHAVEN
from tests.world.paper import Paper

INSPECTION = f"inspection/{QUILLHAVEN}/2021-03-12/ilacs"
TEXTS = (
    "Social workers see children alone, and write what the children said in their own words.",
    "Assessments are often late by several weeks, and managers do not ask why this is so.",
    "Foster carers speak well of the training that they are given and of the people who visit them.",
)


def edition(name: str, findings: dict[int, str], kind: str = "ilacs-report") -> Bundle:
    paper = Paper(name, kind, name)
    inspection = paper.inspection(QUILLHAVEN, "2021-03-12", "ilacs", endedOn="2021-03-12")
    for number, text in findings.items():
        paper.finding(inspection, number, text)
    return paper.build()


def findings(merged: Merged) -> dict[int, str]:
    nodes = [node for node in merged.nodes.values() if node.label == "Finding"]
    return {int(node.id.rpartition("/")[2]): str(node.properties["text"]) for node in nodes}


REPORT = edition("report.pdf", dict(enumerate(TEXTS, start=1)))


def test_a_copy_that_lost_numbers_adds_nothing() -> None:
    merged = merge([REPORT, edition("copy.txt", {1: TEXTS[1], 2: TEXTS[2]})])

    assert findings(merged) == dict(enumerate(TEXTS, start=1))


def test_heavier_noise_is_borne_under_the_same_number() -> None:
    noisy = TEXTS[1].replace("assessments", "asscssrnents").replace("longer than they", "1onger thanthey")

    merged = merge([REPORT, edition("scan.txt", {2: noisy})])

    assert set(findings(merged)) == {1, 2, 3}


def test_numbers_that_shifted_do_not_tie_what_only_looks_alike() -> None:
    texts = [f"The quality of {thing} for children is not good enough yet." for thing in ("plans", "homes", "visits")]

    merged = merge(
        [edition("report.pdf", dict(enumerate(texts, 1))), edition("copy.txt", dict(enumerate(texts[1:], 1)))]
    )

    assert findings(merged) == dict(enumerate(texts, start=1))
    assert not [node for node in merged.nodes.values() if node.label == "Claim"]


def test_the_two_halves_of_a_torn_finding_are_that_finding() -> None:
    half = len(TEXTS[2]) // 2

    merged = merge([REPORT, edition("torn.txt", {3: TEXTS[2][:half], 4: TEXTS[2][half:]})])

    assert findings(merged) == dict(enumerate(TEXTS, start=1))


def test_a_finding_that_only_the_copy_has_is_kept_under_a_free_number_with_a_warning() -> None:
    further = "Leaders know their services well and act on what children tell them."

    merged = merge([REPORT, edition("copy.txt", {1: further})])

    assert findings(merged)[4] == further
    assert merged.nodes[f"{INSPECTION}/finding/4"].properties["number"] == 4
    assert any("kept as number 4" in warning for warning in merged.warnings)


def test_a_cover_report_that_repeats_the_recommendations_in_its_own_order_adds_none() -> None:
    report, cover = Paper("report.pdf", "ilacs-report", "Report"), Paper("cover.txt", "committee-report", "Cover")
    inspection = report.inspection(QUILLHAVEN, "2021-03-12", "ilacs", endedOn="2021-03-12")
    told = cover.inspection(QUILLHAVEN, "2021-03", "ilacs", statedOn="2021-03")
    for number, text in enumerate(TEXTS, start=1):
        report.recommendation(inspection, number, text)
        cover.recommendation(told, len(TEXTS) + 1 - number, text)

    merged = merge([report.build(), cover.build()])

    recommendations = {n.id: n.properties["text"] for n in merged.nodes.values() if n.label == "Recommendation"}
    assert recommendations == {f"{INSPECTION}/recommendation/{n}": t for n, t in enumerate(TEXTS, start=1)}


def test_the_boards_list_is_a_list_of_its_own() -> None:
    paper = Paper("report.pdf", "ilacs-report", "Report")
    inspection = paper.inspection(QUILLHAVEN, "2021-03-12", "ilacs", endedOn="2021-03-12")
    paper.recommendation(inspection, 1, TEXTS[0])
    paper.recommendation(inspection, 1, TEXTS[0], board=True)

    merged = merge([paper.build(), REPORT])

    ids = {node.id for node in merged.nodes.values() if node.label == "Recommendation"}
    assert ids == {f"{INSPECTION}/recommendation/1", f"{INSPECTION}/recommendation/lscb-1"}
