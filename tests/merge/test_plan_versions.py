"""A later version of a plan, in another layout: linked to the one before, and its ratings added by date."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from graph.merge import merge
from tests.quality.plans import LAYOUTS, read_plan_file
from tests.world.plans import MadePlan, make_plan


def later(plan: MadePlan) -> MadePlan:
    """The plan two years on: each objective's first action is gone, every other is done."""
    objectives = tuple(
        replace(objective, actions=tuple(replace(action, rag="blue") for action in objective.actions[1:]))
        for objective in plan.objectives
    )
    return replace(plan, dated="December 2024", dated_on="2024-12", objectives=objectives)


@pytest.mark.parametrize(
    ("first", "second"), [("docx-table-per-objective", "xlsx-one-sheet"), ("pdf-side-by-side", "html-folds")]
)
def test_later_version_continues_the_earlier(first: str, second: str, tmp_path: Path) -> None:
    plan = make_plan(1)
    bundles = []
    for layout, version in ((first, plan), (second, later(plan))):
        suffix, write = LAYOUTS[layout]
        path = tmp_path / f"{version.dated_on}{suffix}"
        write(version, path)
        bundles.append(read_plan_file(path))

    merged = merge(bundles)

    links = Counter(link.type for link in merged.relationships)
    reported = Counter(node.properties["reportedOn"] for node in merged.nodes.values() if node.label == "StatusReport")
    assert links["PREVIOUS"] == 1
    assert links["CONTINUES"] == len(later(plan).actions)
    assert reported == {plan.dated_on: len(plan.actions), "2024-12": len(later(plan).actions)}
