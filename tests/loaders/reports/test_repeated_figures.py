"""Figures that a report's text states for the time of the inspection, beside those of the section on the area."""

from __future__ import annotations

from loaders.bundle import Bundle
from loaders.document import Block
from loaders.reports.local_area import extract_local_area
from loaders.reports.repeated_figures import add_repeated_figures
from tests.loaders.reports.test_local_area import GSS, OWN, blocks_of, builder_for, statistics

SECTION = "At 31 January 2018, 312 children were looked after by the council."


def read(*text: str, started: str = "2018-02-05") -> Bundle:
    section = blocks_of(SECTION)
    rest = tuple(Block("item", line, 2, place) for place, line in enumerate(text, start=1))
    builder = builder_for(*section, *rest)
    dates = {"startedOn": started, "endedOn": "2018-02-22", "publishedOn": "2018-05-09"}
    builder.node("Inspection", OWN, dates, (), rule="front page")
    extract_local_area(section, gss_code=GSS, inspection=OWN, document_date="2018-05-09", builder=builder)
    add_repeated_figures(rest, OWN, builder)
    return builder.build()


def test_another_number_at_the_time_of_the_inspection_is_a_figure_of_its_own() -> None:
    bundle = read("At the time of the inspection, 305 children were looked after. Most live near home.")
    assert statistics(bundle) == {
        ("looked-after", "2018-01-31"): 312,
        ("looked-after", "undated"): 305,
    }
    assert not [node for node in bundle.nodes if node.label == "Claim"]


def test_the_same_number_is_the_figure_once_more() -> None:
    bundle = read("At the time of the inspection, 312 children were looked after.")
    assert statistics(bundle) == {("looked-after", "2018-01-31"): 312}


def test_a_number_of_some_children_is_no_figure_of_all() -> None:
    bundle = read("At the time of the inspection, 41 children in care were waiting for a dentist.")
    assert statistics(bundle) == {("looked-after", "2018-01-31"): 312}


def test_another_number_for_the_time_of_the_inspection_contradicts_one_of_a_day_within_it() -> None:
    bundle = read("At the time of the inspection, 305 children were looked after.", started="2018-01-29")
    assert statistics(bundle) == {("looked-after", "2018-01-31"): 312}
    assert {node.properties["value"] for node in bundle.nodes if node.label == "Claim"} == {"305", "312"}
