"""Made-up files about one authority, read and joined: what each of them knows, and all of them in any order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from graph.merge import Merged, explain, merge
from loaders.bundle import Bundle
from loaders.extraction import extract_file
from tests.world.letters import LETTER_OF_2016, as_pdf
from tests.world.reports import as_pdf as report_as_pdf
from tests.world.reports import as_text, make_report, with_grades

CODE = "E09000902"
REPORT = f"inspection/{CODE}/2016-10-20/sif"
DIRECTOR = f"tenure/{CODE}/director-of-childrens-services"

ARTICLE = """Borough climbs back

Kim Post
Thursday, December 15, 2016

Services for children in a London borough are no longer "inadequate", Ofsted has found.

Quillhaven Council, which had been handed the lowest judgment in 2012, is now rated as "requires improvement" overall.

After a visit in September and October this year the inspectors saw good teamwork and steady hands.

Leadership was judged to be "requires improvement" but adoption services remained "inadequate".

Ada Finch, Quillhaven's director of children's services, said: "We know how much there is to do."
"""

LIST = """Authority,Post,Name,From,To,Basis
Quillhaven,Director of Children's Services,Ada Finch,June 2014,March 2017,permanent
Quillhaven,Director of Children's Services,Robin Quay,June 2017,,interim
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bundle]:
    """A report as PDF and as text, an article about it, a letter of the summer before, and a list of directors."""
    folder = tmp_path_factory.mktemp("files")
    made = replace(make_report("sif", 3), authority="Quillhaven", gss_code=CODE)
    report = with_grades(made, overall="requires_improvement", adoption="inadequate", leadership="requires_improvement")
    (folder / "report.pdf").write_bytes(report_as_pdf(report))
    (folder / "report.txt").write_text(as_text(report), encoding="utf-8")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "letter.pdf").write_bytes(as_pdf(LETTER_OF_2016))
    (folder / "directors.csv").write_text(LIST, encoding="utf-8")
    return {path.name: extract_file(path) for path in sorted(folder.iterdir())}


def of(files: dict[str, Bundle], *names: str) -> Merged:
    return merge([files[name] for name in names])


def ids(merged: Merged, label: str, start: str = "") -> list[str]:
    return sorted(n.id for n in merged.nodes.values() if n.label == label and n.id.startswith(start))


def holder(merged: Merged, tenure: str) -> str | None:
    return next((r.target.rpartition("/")[2] for r in merged.relationships if r[:2] == ("HELD_BY", tenure)), None)


def test_an_article_alone_tells_of_an_inspection_by_its_months(files: dict[str, Bundle]) -> None:
    merged = of(files, "article.txt")

    told = f"inspection/{CODE}/2016-10/sif"
    assert ids(merged, "Inspection") == [f"inspection/{CODE}/2012/unknown", told]
    assert ids(merged, "Judgement", told) == [f"{told}/judgement/{a}" for a in ("adoption", "leadership", "overall")]


@pytest.mark.parametrize("report", ["report.pdf", "report.txt"])
def test_the_article_joins_its_report_when_that_comes(files: dict[str, Bundle], report: str) -> None:
    merged = of(files, "article.txt", report)

    assert ids(merged, "Inspection") == [f"inspection/{CODE}/2012/unknown", REPORT]
    assert len(ids(merged, "Judgement", REPORT)) == 7
    assert not ids(merged, "Claim")
    assert [join.result for join in explain(f"inspection/{CODE}/2016-10/sif", merged)] == [REPORT]


def test_every_order_of_loading_gives_one_graph(files: dict[str, Bundle]) -> None:
    whole = merge(list(files.values()))

    assert all(merge(order) == whole for order in permutations(files.values()))
    assert ids(whole, "Inspection") == [
        f"inspection/{CODE}/2012/unknown",
        f"inspection/{CODE}/2016-05-20/jtai",
        REPORT,
    ]


def test_text_and_pdf_of_one_report_say_each_thing_once_and_stand_on_both(files: dict[str, Bundle]) -> None:
    both = of(files, "report.pdf", "report.txt")

    for label in ("Inspection", "Judgement", "Finding", "Recommendation", "Tenure", "Statistic", "Service"):
        assert ids(both, label) == ids(of(files, "report.pdf"), label)
    evidence = {r.target.split("/p")[0] for r in both.relationships if r[:2] == ("EVIDENCED_BY", f"{REPORT}/finding/9")}
    assert evidence == {files["report.pdf"].id, files["report.txt"].id}
    assert not ids(both, "Claim")


def test_a_report_alone_knows_a_start_and_a_letter_alone_a_name(files: dict[str, Bundle]) -> None:
    report, letter = of(files, "report.pdf"), of(files, "letter.pdf")

    assert ids(report, "Tenure", DIRECTOR) == [f"{DIRECTOR}/2014-06"]
    assert holder(report, f"{DIRECTOR}/2014-06") is None
    assert ids(letter, "Tenure", DIRECTOR) == [f"{DIRECTOR}/2016-06-29"]
    assert holder(letter, f"{DIRECTOR}/2016-06-29") == "ada-finch"


def test_report_letter_and_article_make_one_tenure_with_every_day_and_no_end(files: dict[str, Bundle]) -> None:
    merged = of(files, "report.txt", "letter.pdf", "article.txt")

    (tenure,) = ids(merged, "Tenure", DIRECTOR)
    assert (tenure, holder(merged, tenure)) == (f"{DIRECTOR}/2014-06", "ada-finch")
    assert merged.nodes[tenure].properties["attestedOn"] == ["2016-06-29", "2016-10-20", "2016-12-15"]
    assert "endedOn" not in merged.nodes[tenure].properties


def test_a_list_gives_the_end_and_the_next_holder(files: dict[str, Bundle]) -> None:
    merged = merge(list(files.values()))

    first, second = ids(merged, "Tenure", DIRECTOR)
    assert merged.nodes[first].properties["endedOn"] == "2017-03"
    assert merged.nodes[second].properties == {"startedOn": "2017-06", "basis": "interim"}
    assert [holder(merged, tenure) for tenure in (first, second)] == ["ada-finch", "robin-quay"]


def test_the_next_holder_ends_no_tenure_by_coming(files: dict[str, Bundle], tmp_path: Path) -> None:
    path = tmp_path / "directors.csv"
    path.write_text(LIST.replace("March 2017", ""), encoding="utf-8")

    merged = merge([files["report.pdf"], files["article.txt"], extract_file(path)])

    assert "endedOn" not in merged.nodes[f"{DIRECTOR}/2014-06"].properties
    assert ids(merged, "Tenure", DIRECTOR) == [f"{DIRECTOR}/2014-06", f"{DIRECTOR}/2017-06"]
