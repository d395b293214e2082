"""The command that lists joins for reading by eye."""

from __future__ import annotations

import pytest

from graph.merge import Join, merge
from tests.quality.joins import print_joins, sample
from tests.world.bundles import larchmere_news_2016, larchmere_sif_2016


def test_it_counts_each_rule_and_gives_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    print_joins(merge([larchmere_sif_2016(), larchmere_news_2016()]), ["same inspection by date", "same start"], 10)

    printed = capsys.readouterr().out
    assert "| same inspection by date | 2 |\n| same start | 0 |\n" in printed
    assert (
        "- inspection/E09000901/2016-03-18/sif is the one inspection that was published when "
        "inspection/E09000901/2016-06/unknown says." in printed
    )


def test_a_sample_is_the_same_whatever_the_order() -> None:
    joins = [Join("same start", f"tenure/{n}", (), "") for n in range(20)]

    assert sample(joins, 5) == sample(reversed(joins), 5)
    assert len(sample(joins, 5)) == 5
