"""What articles say joins what reports and other articles say, of each authority that they name."""

from __future__ import annotations

from pathlib import Path

from graph.merge import merge
from tests.loaders.news.articles import HEAD, OF_NOBODY, extract
from tests.world.bundles import LARCHMERE, QUILLHAVEN
from tests.world.paper import Paper


def report(authority: str, ended: str, name: str) -> Paper:
    paper = Paper(name, "sif-report", "Report", None)
    inspection = paper.inspection(authority, ended, "sif", startedOn=f"{ended[:-2]}01", endedOn=ended)
    paper.judgements(inspection, overall="good")
    return paper


def test_an_article_on_two_authorities_joins_the_report_of_each(tmp_path: Path) -> None:
    text = f"{OF_NOBODY}Both Larchmere and Quillhaven were judged “good” after being inspected in March 2017.\n"
    reports = [report(LARCHMERE, "2017-03-18", "l.pdf").build(), report(QUILLHAVEN, "2017-03-25", "q.pdf").build()]

    merged = merge([*reports, extract(text, tmp_path)])

    assert sorted(node.id for node in merged.nodes.values() if node.label == "Inspection") == [
        f"inspection/{LARCHMERE}/2017-03-18/sif",
        f"inspection/{QUILLHAVEN}/2017-03-25/sif",
    ]


def test_a_start_and_an_end_of_one_article_are_of_one_tenure(tmp_path: Path) -> None:
    text = f"{HEAD}Robin Quay joined the council as DCS in February but is to leave on 25 October.\n"

    merged = merge([extract(text, tmp_path)])

    tenures = [node.properties for node in merged.nodes.values() if node.label == "Tenure"]
    assert [(tenure["startedOn"], tenure["endedOn"]) for tenure in tenures] == [("2017-02", "2017-10-25")]
