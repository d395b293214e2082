"""Damaged copies of reports: what is lost is missing, never wrong."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.errors import DocumentError
from loaders.reading.text import read_text
from tests.loaders.reports.extracting import facts_of_text
from tests.loaders.reports.test_reports import LAYOUTS
from tests.quality.noise import LETTERS, facts_of_letter, read_images, wrong_facts, wrong_grades
from tests.world import letters, noise
from tests.world.letters import as_text as as_letter
from tests.world.reports import Layout, MadeUpReport, as_pdf, as_text, make_report, with_grades

Damage = Callable[[str, random.Random], str]
DAMAGES: list[Damage] = list(noise.ALL)


# A row that has lost its label, below one that has lost its grade, whose heading is wrapped before it.
@example("ilacs-2018", [noise.lose_cells, noise.wrap_lines], 985)
@example("ilacs-2018", [noise.lose_cells, noise.lose_cells, noise.wrap_lines], 21)
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
    assert wrong_facts(report, facts) == {}


@given(st.sampled_from(LETTERS), st.lists(st.sampled_from(DAMAGES), min_size=1, max_size=2), st.integers(0, 10_000))
@settings(max_examples=80, deadline=None)
def test_no_damage_makes_a_wrong_grade_or_date_of_a_letter(name: str, damages: list[Damage], seed: int) -> None:
    text, chance = as_letter(getattr(letters, name)), random.Random(seed)
    printed = facts_of_letter(read_text(Path("letter.txt"), text.encode()))
    for damage in damages:
        text = damage(text, chance)

    try:
        found = facts_of_letter(read_text(Path("letter.txt"), text.encode()))
    except DocumentError:
        return

    told = {name: value for name, value in found.items() if name.startswith("grade") or name.endswith("On")}
    assert {name: value for name, value in told.items() if printed.get(name) != value} == {}


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


def graded(layout: Layout, **grades: str) -> MadeUpReport:
    return with_grades(make_report(layout, 1), **grades)


def test_the_title_at_a_pages_foot_is_no_sentence_about_the_row_below() -> None:
    report = graded("ilacs-2018", overall="inadequate", leadership="good")
    foot = "Inspection of Larchmere local authority children’s services"
    text = as_text(report).replace("practice with", f"practice\n{foot}\nwith", 1)

    assert wrong_grades(report, facts_of_text(text, "ilacs-2018")) == {}


def test_a_misread_grade_does_not_take_that_of_the_row_below() -> None:
    report = graded("sif", overall="good", help_and_protection="inadequate")
    text = as_text(report).replace("are good", "are g0od", 1)

    facts = facts_of_text(text, "sif")

    assert "overall" not in facts.judgements
    assert wrong_grades(report, facts) == {}


def test_a_grade_without_its_spaces_is_that_grade() -> None:
    report = graded("ilacs-2023", care_leavers="requires_improvement")

    facts = facts_of_text(
        as_text(report).replace("care leavers: requires improvement to be", "care leavers: requiresimprovementtobe"),
        "ilacs-2023",
    )

    assert wrong_grades(report, facts) == {}
    assert facts.judgements["care-leavers"] == "requires-improvement"


def test_the_end_of_a_broken_label_is_no_label() -> None:
    report = graded("ilacs-2018", children_in_care="good")
    text = as_text(report).replace(
        "children in care and care leavers\t", "children in\n14\ncare and\nInspection report\ncare leavers\t", 1
    )

    assert wrong_grades(report, facts_of_text(text, "ilacs-2018")) == {}


@pytest.mark.parametrize("lost", ["Good", "The experiences and progress of care leavers\t"])
def test_a_table_that_stands_here_once_more_with_lost_cells_gives_no_grade_to_another_row(lost: str) -> None:
    report = graded("ilacs-2023", children_in_care="good", care_leavers="outstanding", overall="inadequate")
    first, body = as_text(report).split("\n\n", 1)
    table = body[body.index("Judgement\t") : body.index("Overall effectiveness\t")].replace(
        "children in care\tGood", "children in care"
    )
    again = f"{table}Outstanding\n\n{report.summary[0]}\n\n"

    facts = facts_of_text(f"{first}\n\n{body}\n\f\n{again.replace(lost, '')}", "ilacs-2023")

    assert wrong_grades(report, facts) == {}


@pytest.mark.parametrize(
    ("printed", "started", "ended"),
    [
        ("28 January 2019 to 8 Fcbruary 2019", "2019-01-28", None),
        ("28 Janiiary 2019 to 8 February 2019", None, "2019-02-08"),
        ("28 January 2019 to 8 February 2019", "2019-01-28", "2019-02-08"),
    ],
)
def test_of_two_days_one_that_cannot_be_read_is_not_the_other(
    printed: str, started: str | None, ended: str | None
) -> None:
    report = make_report("ilacs-2018", 1)

    _, inspection = facts_of_text(as_text(report).replace(report.dates_printed, printed), "ilacs-2018").inspection

    assert (inspection.get("startedOn"), inspection.get("endedOn")) == (started, ended)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_read_back_by_text_recognition_has_no_wrong_grade(layout: Layout) -> None:
    report = make_report(layout, 1)

    facts = facts_of_text(read_images(as_pdf(report)), layout)

    assert wrong_grades(report, facts) == {}
    assert len(facts.findings) >= 0.9 * len(report.numbered_findings)
