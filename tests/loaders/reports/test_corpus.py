"""The real reports against their labels: the shares that must be right (issue 5), where the documents are at hand."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.quality.__main__ import measure
from tests.quality.facts import Facts, extract
from tests.quality.gold import read_gold

REQUIRED = {
    "authority": 0.998,
    "judgement": 0.998,
    "framework": 0.995,
    "inspection start": 0.995,
    "inspection end": 0.995,
    "lead inspector": 0.995,
    "published": 0.995,
    "recommendations, number": 0.99,
    "recommendations, first words": 0.99,
    "LSCB recommendations, number": 0.99,
    "highest number": 0.99,
    "in post since": 0.97,
    "statistics": 0.99,
}
WHOLE = 0.995


@pytest.mark.corpus
def test_the_shares_that_are_right(shared_folder: Path) -> None:
    verdicts: dict[str, list[bool]] = defaultdict(list)
    faulty, findings = 0, 0
    for gold in read_gold(shared_folder):
        differences, faults, number = measure(gold)
        for difference in differences:
            verdicts[difference.field].append(difference.verdict == "right")
        faulty += len(faults)
        findings += number

    shares = {field: sum(right) / len(right) for field, right in verdicts.items()}

    assert {field: share for field, share in shares.items() if share < REQUIRED[field]} == {}
    assert faulty <= (1 - WHOLE) * findings


def seed(shared_folder: Path, number: str) -> Facts:
    [path] = (shared_folder / "seeds").glob(f"{number}_*")
    return Facts(extract(path))


def lengths_of(summary: str) -> list[int]:
    """How many characters each paragraph has."""
    return [len(line) for line in summary.split("\n")]


@pytest.mark.corpus
def test_a_text_copy_of_a_sif_report(shared_folder: Path) -> None:
    facts = seed(shared_folder, "000")

    inspection, properties = facts.inspection
    assert inspection == "inspection/E09000022/2018-02-22/sif"
    assert lengths_of(properties.pop("summary")) == [867, 719, 655, 510, 373, 371, 415, 224, 513, 600, 658, 452]
    assert properties == {
        "framework": "sif",
        "startedOn": "2018-01-29",
        "endedOn": "2018-02-22",
        "publishedOn": "2018-05-09",
    }
    assert {j["area"]: len(lengths_of(j["summary"])) for j in facts.linked("GAVE") if "summary" in j} == {
        "help-and-protection": 7,
        "children-in-care": 7,
        "leadership": 7,
    }
    assert facts.judgements == {
        "overall": "requires-improvement",
        "help-and-protection": "requires-improvement",
        "children-in-care": "requires-improvement",
        "adoption": "inadequate",
        "care-leavers": "requires-improvement",
        "leadership": "requires-improvement",
    }
    assert (len(facts.linked("LED_BY")), len(facts.linked("INSPECTED_BY"))) == (1, 7)
    assert (len(facts.recommendations("authority")), facts.recommendations("lscb")) == (12, [])
    assert [finding["number"] for finding in facts.findings] == list(range(13, 98))
    assert sum("marksRecommendation" in finding for finding in facts.findings) == 14


@pytest.mark.corpus
def test_a_text_copy_of_an_ilacs_report(shared_folder: Path) -> None:
    facts = seed(shared_folder, "001")

    inspection, properties = facts.inspection
    assert inspection == "inspection/E09000023/2023-12-15/ilacs"
    assert lengths_of(properties.pop("summary")) == [462, 499]
    assert properties == {"framework": "ilacs", "startedOn": "2023-12-04", "endedOn": "2023-12-15"}
    assert set(facts.judgements.values()) == {"good"}
    assert len(facts.judgements) == 5
    assert len(facts.recommendations("authority")) == 4
    assert [finding["number"] for finding in facts.findings] == list(range(1, 64))


@pytest.mark.corpus
def test_a_scan_that_lost_its_first_pages(shared_folder: Path) -> None:
    facts = seed(shared_folder, "003")

    inspection, properties = facts.inspection
    assert inspection == f"inspection/E09000032/undated-{facts.bundle.id.removeprefix('document/')}/sif"
    assert len(lengths_of(properties.pop("summary"))) == 13
    assert properties == {"framework": "sif"}
    assert facts.judgements == {
        "help-and-protection": "inadequate",
        "children-in-care": "requires-improvement",
        "adoption": "requires-improvement",
        "care-leavers": "inadequate",
        "leadership": "inadequate",
        "lscb": "requires-improvement",
    }
    assert (len(facts.recommendations("authority")), len(facts.recommendations("lscb"))) == (17, 5)
    assert [finding["number"] for finding in facts.findings] == [*range(18, 116), *range(121, 136)]


@pytest.mark.corpus
def test_a_report_within_a_committee_pack(shared_folder: Path) -> None:
    facts = seed(shared_folder, "004")

    assert facts.inspection[0] == "inspection/E09000023/2015-11-20/sif"
    assert facts.judgements == {
        "overall": "requires-improvement",
        "help-and-protection": "requires-improvement",
        "children-in-care": "good",
        "adoption": "good",
        "care-leavers": "good",
        "leadership": "requires-improvement",
        "lscb": "requires-improvement",
    }
    assert (len(facts.recommendations("authority")), len(facts.recommendations("lscb"))) == (9, 4)
    assert [finding["number"] for finding in facts.findings] == [*range(10, 105), *range(109, 124)]
