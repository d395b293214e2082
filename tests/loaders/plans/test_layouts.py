"""Made-up plans in every layout: no action is lost, and words, owners, deadlines and ratings are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.plans import FIELDS, LAYOUTS, Tally, measure

SEEDS = range(4)
LEAST = {"found": 1.0, "words": 0.98, "objective": 0.98, "owners": 0.95, "date": 0.98, "rag": 0.98}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_is_read(layout: str, tmp_path: Path) -> None:
    tally = Tally()

    for seed in SEEDS:
        measure(layout, seed, tmp_path, tally)

    assert tally.expected > 40
    shares = {name: tally.right[name] / tally.expected for name in FIELDS}
    assert {name: share for name, share in shares.items() if share < LEAST[name]} == {}, tally.wrong
    assert tally.extra == 0
