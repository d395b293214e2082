"""A later version of a plan, in another layout: linked to the one before, and its ratings added by date."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from graph.merge import merge
from tests.quality.plans import LAYOUTS, read_plan_file
from tests.world.bundles import LARCHMERE
from tests.world.paper import Paper
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


_OTHER_WORDS = {
    "Review": "Complete the review of",
    "Audit": "An audit of",
    "Commission": "Commissioning:",
    "Agree": "Sign off",
    "Test": "Pilot",
    "Set up": "Establish",
    "Bring in": "Introduce",
}


def reworded(text: str) -> str:
    """An action in other words: another verb, and only the first part of what it adds."""
    verb = next((verb for verb in _OTHER_WORDS if text.startswith(verb)), "")
    return f"{_OTHER_WORDS.get(verb, 'Finish')} {text.removeprefix(verb).strip()}".split(",")[0]


def test_reworded_actions_continue_the_right_ones_where_others_are_withdrawn() -> None:
    """A quarter of the actions is withdrawn, and more than half of the others reworded; many are much alike."""
    right = wrong = expected = 0
    for seed in range(12):
        made, chance = make_plan(seed), random.Random(seed)
        papers = [Paper(f"{date} {seed}", "improvement-plan", "Plan", date) for date in ("2022-01", "2023-01")]
        first, second = (
            paper.plan(LARCHMERE, date, "Plan") for paper, date in zip(papers, ("2022-01", "2023-01"), strict=True)
        )
        same: dict[str, str] = {}
        for objective in made.objectives:
            old, new = (
                papers[0].objective(first, objective.number, objective.text),
                papers[1].objective(second, objective.number, objective.text),
            )
            kept = 0
            for place, action in enumerate(objective.actions, start=1):
                before = papers[0].action(old, place, action.text)
                if chance.random() >= 0.25:
                    kept += 1
                    words = reworded(action.text) if chance.random() < 0.6 else action.text
                    same[papers[1].action(new, kept, words)] = before
        merged = merge([paper.build() for paper in papers])
        found = {link.source: link.target for link in merged.relationships if link.type == "CONTINUES"}
        expected += len(same)
        right += sum(same.get(source) == target for source, target in found.items())
        wrong += sum(same.get(source) != target for source, target in found.items())

    assert right >= 0.95 * expected
    assert wrong <= 0.01 * expected
