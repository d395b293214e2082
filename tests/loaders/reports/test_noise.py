"""Damaged copies of reports: what is lost is missing, never wrong."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.errors import DocumentError
from tests.loaders.reports.extracting import facts_of_text
from tests.loaders.reports.test_reports import LAYOUTS
from tests.quality.facts import Facts
from tests.world import noise
from tests.world.reports import Layout, MadeUpReport, as_pdf, as_text, make_report

Damage = Callable[[str, random.Random], str]
DAMAGES: list[Damage] = list(noise.ALL)


def wrong_grades(report: MadeUpReport, facts: Facts) -> dict[str, str]:
    """Grades that the report does not give, also where they are but one of two claims."""
    claimed = [
        (node.id.split("/judgement/")[1].split("/")[0], str(node.properties["value"]))
        for node in facts.bundle.nodes
        if node.label == "Claim" and node.properties["property"] == "grade" and node.id.startswith(facts.inspection[0])
    ]
    found = [*facts.judgements.items(), *claimed]
    return {area: grade for area, grade in found if report.all_judgements.get(area) != grade}


@given(st.sampled_from(LAYOUTS), st.lists(st.sampled_from(DAMAGES), min_size=1, max_size=3), st.integers(0, 10_000))
@settings(max_examples=120, deadline=None)
def test_no_damage_makes_a_wrong_grade(layout: Layout, damages: list[Damage], seed: int) -> None:
    report, chance = make_report(layout, seed), random.Random(seed)
    text = as_text(report)
    for damage in damages:
        text = damage(text, chance)

    try:
        facts = facts_of_text(text, layout)
    except DocumentError:
        return  # the authority's name is lost: nothing is loaded

    assert wrong_grades(report, facts) == {}


@given(st.sampled_from(LAYOUTS), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_lost_numbers_do_not_shift_those_in_print(layout: Layout, seed: int) -> None:
    report, chance = make_report(layout, seed), random.Random(seed)

    facts = facts_of_text(noise.lose_numbers(as_text(report), chance), layout)

    printed = {finding["number"]: finding["text"] for finding in facts.findings if "printedNumber" in finding}
    assert {n: text[:30] for n, text in printed.items()} == {n: report.numbered_findings[n][:30] for n in printed}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_scanned_bullets_are_bullets(layout: Layout) -> None:
    report = make_report(layout, 5)

    facts = facts_of_text(noise.lose_bullets(as_text(report), random.Random(5)), layout)

    assert facts.recommendations("authority") == list(report.recommendations)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_read_back_by_text_recognition_has_no_wrong_grade(layout: Layout, tmp_path: Path) -> None:
    report = make_report(layout, 1)
    pages = []
    for number, page in enumerate(pypdfium2.PdfDocument(as_pdf(report))):
        image = tmp_path / f"{number}.png"
        page.render(scale=200 / 72).to_pil().save(image)
        # Its own threads wait for one another on few cores, and take twice as long.
        one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(
            ["tesseract", str(image), "-"], capture_output=True, text=True, check=True, env=one_thread
        )
        pages.append(done.stdout)

    facts = facts_of_text("\f".join(pages), layout)

    assert wrong_grades(report, facts) == {}
    assert len(facts.findings) >= 0.9 * len(report.numbered_findings)
