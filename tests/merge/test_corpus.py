"""What joining must make of the five founding documents and of the reports that they tell of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.merge import Merged, merge
from loaders.bundle import Bundle, Relationship
from loaders.extraction import extract_file

pytestmark = pytest.mark.corpus

LAMBETH, LEWISHAM, WANDSWORTH = "E09000022", "E09000023", "E09000032"


@pytest.fixture(scope="module")
def seeds(shared_folder: Path) -> dict[str, Bundle]:
    """The founding documents by their numbers."""
    return {file.name[:3]: extract_file(file) for file in sorted((shared_folder / "seeds").glob("*.txt"))}


@pytest.fixture(scope="module")
def merged(seeds: dict[str, Bundle]) -> Merged:
    return merge(list(seeds.values()))


def ids(merged: Merged, label: str, prefix: str) -> set[str]:
    found: Iterator[str] = (n.id for n in merged.nodes.values() if n.label == label and n.id.startswith(prefix))
    return {node_id.removeprefix(prefix) for node_id in found}


def test_the_report_and_the_article_tell_of_one_inspection(merged: Merged) -> None:
    assert ids(merged, "Inspection", f"inspection/{LAMBETH}/") == {
        "2018-02-22/sif",
        "2015-05/sif",
        "2012/safeguarding-and-looked-after",
    }


def test_the_director_has_a_name_from_the_article_and_a_start_from_the_report(merged: Merged) -> None:
    tenure = f"tenure/{LAMBETH}/director-of-childrens-services/2016-05"

    assert merged.nodes[tenure].properties == {"startedOn": "2016-05", "attestedOn": ["2018-02-22", "2018-05-09"]}
    assert Relationship("HELD_BY", tenure, f"person/{LAMBETH}/annie-hudson") in merged.relationships


def test_the_pack_has_nine_recommendations_and_four_for_the_board(merged: Merged) -> None:
    numbers = ids(merged, "Recommendation", f"inspection/{LEWISHAM}/2015-11-20/sif/recommendation/")

    assert numbers == {*map(str, range(1, 10)), *(f"lscb-{n}" for n in range(1, 5))}


def test_every_objective_of_the_plan_answers_one_recommendation(merged: Merged) -> None:
    answered = {
        int(r.source.rpartition("/")[2]): int(r.target.rpartition("/")[2])
        for r in merged.relationships
        if r.type == "ADDRESSES"
    }

    assert answered == {1: 2, 2: 3, 3: 6, 4: 8, 5: 4, 6: 9, 7: 1, 8: 7, 9: 5}


def test_the_date_of_publication_on_which_the_pack_disagrees_is_kept(merged: Merged) -> None:
    inspection = f"inspection/{LEWISHAM}/2015-11-20/sif"

    claims = {
        n.properties["value"] for n in merged.nodes.values() if n.id.startswith(f"{inspection}/claim/publishedOn/")
    }
    assert claims == {"2016-01-19", "2016-01-20"}
    assert merged.nodes[inspection].properties["publishedOn"] == "2016-01-20"


def test_a_scan_without_a_date_becomes_one_with_the_report_that_it_is_a_scan_of(
    seeds: dict[str, Bundle], shared_folder: Path
) -> None:
    (report,) = (shared_folder / "corpus").rglob("80518_wandsworth/*16 february 2016.pdf")

    alone, both = merge([seeds["003"]]), merge([seeds["003"], extract_file(report)])

    assert len(ids(alone, "Inspection", f"inspection/{WANDSWORTH}/undated-")) == 1
    assert ids(both, "Inspection", f"inspection/{WANDSWORTH}/") == {
        "2015-12-17/sif",
        "2012-05/safeguarding-and-looked-after",
    }
    assert len(ids(both, "Recommendation", f"inspection/{WANDSWORTH}/")) == 22
