"""The real letters and area SEND reports: every one is recognised, placed in time and yields what its form holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from loaders.bundle import Bundle, BundleBuilder
from loaders.kinds.registry import recognise
from loaders.reading.files import read

pytestmark = pytest.mark.corpus


def bundles(folder: Path) -> list[tuple[str, Bundle]]:
    found = []
    for path in sorted(folder.glob("*.pdf")):
        document = read(path)
        kind = recognise(document)
        assert kind is not None, path.name
        builder = BundleBuilder(document, kind=kind.name, extractor="test")
        kind.extract(document, builder)
        found.append((kind.name, builder.build()))
    return found


def count(bundle: Bundle, label: str) -> int:
    return sum(node.label == label for node in bundle.nodes)


def test_every_letter_has_its_dates_topic_addressees_and_points(shared_folder: Path) -> None:
    letters = bundles(shared_folder / "corpus" / "joint-area-inspections")
    assert {kind for kind, _ in letters} == {"jtai-letter"}
    for _, bundle in letters:
        (inspection,) = [n for n in bundle.nodes if n.label == "Inspection"]
        dates = {"startedOn", "endedOn", "publishedOn", "responseDueOn"}
        asked = {"responseKind", "responseBy", "responsePartners"}
        told = dates | asked | {"framework", "topic", "context"}
        assert inspection.properties.keys() - {"responseSentBy"} == told
        assert sum(r.type == "SIGNED_BY" for r in bundle.relationships) in (3, 4)
        assert all(n.properties["section"] for n in bundle.nodes if n.label == "Finding")
        assert count(bundle, "Tenure") >= 5
        assert any("/director-of-" in n.id for n in bundle.nodes if n.label == "Tenure")
        assert count(bundle, "Finding") >= 15
        assert count(bundle, "Recommendation") >= 3
        assert bundle.warnings == ()


def test_every_send_report_has_its_dates_outcome_inspectors_and_points(shared_folder: Path) -> None:
    reports = bundles(shared_folder / "corpus" / "area-send-inspections")
    assert {kind for kind, _ in reports} == {"send-report"}
    outcomes: Counter[str] = Counter()
    for _, bundle in reports:
        inspection = next(n for n in bundle.nodes if n.label == "Inspection")
        assert inspection.properties.keys() >= {"framework", "startedOn", "endedOn", "responseKind", "nextWithinYears"}
        (judgement,) = [n for n in bundle.nodes if n.label == "Judgement"]
        kinds = Counter(str(n.properties["kind"]) for n in bundle.nodes if n.label == "Recommendation")
        assert kinds["area-for-improvement"] >= 1
        # Priority actions and widespread failings go together.
        assert (kinds["priority-action"] > 0) == (judgement.properties["grade"] == "widespread-failings")
        assert sum(r.type == "LED_BY" for r in bundle.relationships) == 2
        outcomes[str(judgement.properties["grade"])] += 1
    assert outcomes == {"inconsistent-experiences": 8, "widespread-failings": 6, "positive-experiences": 4}
