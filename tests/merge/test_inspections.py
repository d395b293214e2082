"""Which keys of inspections are one inspection, and which stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.merge import Merged, merge
from loaders.bundle import Bundle
from tests.world.bundles import LARCHMERE
from tests.world.paper import Paper

FIRST = "Answer every contact about a child within one working day, and write down who decided what."
SECOND = "Give each foster carer a plan for training, and check at the yearly review that it was followed."
THIRD = "Agree with health partners when a child's first assessment is due, and report on delay each month."


def report(ended: str = "2016-03-18", published: str | None = None, name: str = "report.pdf", **grades: str) -> Bundle:
    """A SIF report of Larchmere."""
    paper = Paper(name, "sif-report", "Report", published)
    started = ended[:-2] + "01"
    inspection = paper.inspection(LARCHMERE, ended, "sif", startedOn=started, endedOn=ended, publishedOn=published)
    paper.judgements(inspection, **(grades or {"overall": "good"}))
    for number, text in enumerate((FIRST, SECOND, THIRD), start=1):
        paper.recommendation(inspection, number, text)
    return paper.build()


def news(
    date: str, framework: str = "unknown", published: str = "2018-01-01", grade: str = "good", **dates: str
) -> Bundle:
    """An article that tells of an inspection of Larchmere by a date."""
    paper = Paper(f"news {date} {dates}.txt", "news-article", "News", published)
    inspection = paper.inspection(LARCHMERE, date, framework, **dates)
    paper.judgements(inspection, overall=grade)
    return paper.build()


def inspections(merged: Merged) -> list[str]:
    return sorted(
        node.id.removeprefix(f"inspection/{LARCHMERE}/") for node in merged.nodes.values() if node.label == "Inspection"
    )


@pytest.mark.parametrize(
    ("article", "rule"),
    [
        (lambda: news("2016", statedOn="2016"), "same inspection by date"),
        (lambda: news("2016-03", statedOn="2016-03"), "same inspection by date"),
        (lambda: news("2016-03", endedOn="2016-03"), "same inspection by date"),
        (lambda: news("2016-06", publishedOn="2016-06"), "same inspection by publication"),
        (lambda: news("2016-06", statedOn="2016-06"), "same inspection by publication"),
        (lambda: news("2016-03-16", framework="sif", endedOn="2016-03-16"), "same inspection by publication"),
    ],
    ids=["year", "month", "month of fieldwork", "month of publication", "month of either", "a slip of two days"],
)
def test_a_partial_date_joins_the_one_inspection_that_it_fits(article: Callable[[], Bundle], rule: str) -> None:
    merged = merge([report(), article()])

    assert inspections(merged) == ["2016-03-18/sif"]
    assert [join.rule for join in merged.joins if join.rule.startswith("same inspection")] == [rule]


@pytest.mark.parametrize(
    "article",
    [
        lambda: news("2015", statedOn="2015"),
        lambda: news("2016-05", endedOn="2016-05"),
        lambda: news("2016-12", publishedOn="2016-12"),
        lambda: news("2016", statedOn="2016", grade="inadequate"),
        lambda: news("2016", framework="jtai", statedOn="2016"),
        lambda: news("2016", published="2016-02-20", statedOn="2016"),
    ],
    ids=["year", "month of fieldwork", "too late", "another grade", "another framework", "told before it ended"],
)
def test_what_contradicts_stays_apart(article: Callable[[], Bundle]) -> None:
    assert len(inspections(merge([report(), article()]))) == 2


def test_a_date_that_fits_two_inspections_joins_neither_and_says_so() -> None:
    merged = merge([report("2016-01-29"), report("2016-11-25", name="other.pdf"), news("2016", statedOn="2016")])

    assert inspections(merged) == ["2016-01-29/sif", "2016-11-25/sif", "2016/unknown"]
    assert any("may be any of" in warning for warning in merged.warnings)


def test_a_printed_publication_decides_between_two_that_fit_by_the_year() -> None:
    articles = [news("2016-04", publishedOn="2016-04")]

    merged = merge(
        [report("2016-01-29", "2016-04-12"), report("2016-11-25", "2017-02-01", name="other.pdf"), *articles]
    )

    assert inspections(merged) == ["2016-01-29/sif", "2016-11-25/sif"]


def test_two_partial_dates_join_without_the_report_and_take_the_better_key() -> None:
    merged = merge([news("2015", framework="sif", statedOn="2015"), news("2015-05", statedOn="2015-05")])

    assert inspections(merged) == ["2015-05/sif"]


def test_one_document_never_speaks_of_one_inspection_twice() -> None:
    paper = Paper("two.txt", "news-article", "Two inspections", "2017-01-01")
    for date in ("2016", "2016-03"):
        paper.inspection(LARCHMERE, date, "unknown", statedOn=date)

    assert inspections(merge([paper.build()])) == ["2016-03/unknown", "2016/unknown"]


GRADES = {"overall": "inadequate", "leadership": "inadequate", "adoption": "good"}


def test_a_visit_taken_for_the_publication_joins_by_three_grades_and_both_dates_are_kept() -> None:
    paper = Paper("later.pdf", "sif-report", "Report", "2018-07-20")
    later = paper.inspection(LARCHMERE, "2018-05-31", "sif", endedOn="2018-05-31")
    paper.finding(later, 1, "Much has changed.")
    paper.judgements(paper.inspection(LARCHMERE, "2016-03", "sif", publishedOn="2016-03"), **GRADES)

    merged = merge([report(published="2016-06-07", **GRADES), paper.build()])

    assert inspections(merged) == ["2016-03-18/sif", "2018-05-31/sif"]
    values = {node.properties["value"] for node in merged.nodes.values() if node.label == "Claim"}
    assert values == {"2016-03", "2016-06-07"}


def test_a_visit_taken_for_the_publication_stays_apart_with_fewer_grades() -> None:
    article = news("2016-03", publishedOn="2016-03", grade="inadequate")

    assert len(inspections(merge([report(published="2016-06-07", **GRADES), article]))) == 2


def test_a_review_that_judged_the_board_alone_is_not_what_grades_of_services_are_quoted_from() -> None:
    board = report("2015-06-17", "2015-08-03", lscb="good")
    paper = Paper("later.pdf", "sif-report", "Report", "2018-07-20")
    later = paper.inspection(LARCHMERE, "2018-05-31", "sif", endedOn="2018-05-31")
    paper.finding(later, 1, "Much has changed.")
    paper.judgements(paper.inspection(LARCHMERE, "2015-08", "sif", publishedOn="2015-08"), **GRADES)

    assert inspections(merge([board, paper.build()])) == ["2015-06-17/sif", "2015-08/sif", "2018-05-31/sif"]


def test_grades_of_services_with_the_boards_do_not_join_a_review_of_the_board_alone() -> None:
    services = report("2014-11-12", "2015-06-03", **GRADES)
    board = Paper("board.pdf", "sif-report", "Review", "2015-08-03")
    reviewed = board.inspection(LARCHMERE, "2015-06-17", "sif", endedOn="2015-06-17", publishedOn="2015-08-03")
    board.judgements(reviewed, lscb="good")
    paper = Paper("later.pdf", "sif-report", "Report", "2018-07-20")
    later = paper.inspection(LARCHMERE, "2018-05-31", "sif", endedOn="2018-05-31")
    paper.finding(later, 1, "Much has changed.")
    quoted = {**GRADES, "lscb": "good"}
    paper.judgements(paper.inspection(LARCHMERE, "2015-08", "sif", publishedOn="2015-08"), **quoted)

    merged = merge([services, board.build(), paper.build()])

    review = f"inspection/{LARCHMERE}/2015-06-17/sif/judgement/"
    assert [node for node in merged.nodes if node.startswith(review)] == [f"{review}lscb"]


def test_a_copy_of_a_report_whose_date_was_misread_is_the_same_inspection() -> None:
    merged = merge([report("2016-03-18"), report("2016-03-13", name="copy.txt")])

    assert len(inspections(merged)) == 1
    values = {node.properties["value"] for node in merged.nodes.values() if node.label == "Claim"}
    assert values == {"2016-03-13", "2016-03-18"}


def test_three_scans_of_one_report_are_one_inspection() -> None:
    scans = []
    for name in ("a.txt", "b.txt", "c.txt"):
        paper = Paper(name, "sif-report", "Scan")
        inspection = paper.undated_inspection(LARCHMERE, "sif")
        paper.recommendation(inspection, 1, FIRST)
        paper.recommendation(inspection, 2, SECOND)
        scans.append(paper.build())

    merged = merge(scans)

    assert len(inspections(merged)) == 1
    assert len([node for node in merged.nodes.values() if node.label == "Recommendation"]) == 2


def undated_news(published: str, framework: str = "sif", **grades: str) -> Bundle:
    """An article that gives no date of the inspection that it is about."""
    paper = Paper(f"news {published}.txt", "news-article", "News", published)
    paper.judgements(paper.undated_inspection(LARCHMERE, framework), **grades)
    return paper.build()


@pytest.mark.parametrize("published", ["2016-06-07", "2016-06-20"])
def test_an_article_without_a_date_is_about_the_report_that_has_just_come_out(published: str) -> None:
    merged = merge([report(published="2016-06-07", **GRADES), undated_news(published, overall="inadequate")])

    assert inspections(merged) == ["2016-03-18/sif"]


@pytest.mark.parametrize(
    ("published", "grades"),
    [("2016-09-01", {"overall": "inadequate"}), ("2016-06-08", {"overall": "good"}), ("2016-06-08", {"lscb": "good"})],
    ids=["long after", "another grade", "no grade in common"],
)
def test_an_article_that_fits_no_report_stays_apart(published: str, grades: dict[str, str]) -> None:
    merged = merge([report(published="2016-06-07", **GRADES), undated_news(published, **grades)])

    assert len(inspections(merged)) == 2


def test_in_the_year_of_change_an_article_may_be_wrong_about_the_framework() -> None:
    spring = report("2018-05-31", "2018-07-20", **GRADES)

    assert inspections(merge([spring, undated_news("2018-07-20", "ilacs", overall="inadequate")])) == ["2018-05-31/sif"]
    assert inspections(merge([spring, news("2018-05", "ilacs", "2019-01-01", "inadequate", statedOn="2018-05")])) == [
        "2018-05-31/sif"
    ]


def scan(*texts: str, measured: str | None = None) -> Bundle:
    """A report that lost its date."""
    paper = Paper("scan.txt", "sif-report", "Scan")
    inspection = paper.undated_inspection(LARCHMERE, "sif")
    paper.judgements(inspection, leadership="good")
    for number, text in enumerate(texts, start=1):
        paper.recommendation(inspection, number, text)
    if measured:
        paper.statistic(LARCHMERE, "looked-after", 300, "children", measured=measured)
    return paper.build()


def test_a_scan_without_a_date_joins_the_report_that_has_its_words() -> None:
    merged = merge([report(), scan(SECOND.replace("carer", "carcr"), THIRD)])

    assert inspections(merged) == ["2016-03-18/sif"]
    numbers = [node.properties["number"] for node in merged.nodes.values() if node.label == "Recommendation"]
    assert sorted(map(int, map(str, numbers))) == [1, 2, 3]


def test_a_scan_with_other_words_stays_apart() -> None:
    merged = merge([report(), scan("Publish a strategy.", "Hire a reviewing officer.", "Visit every children's home.")])

    assert len(inspections(merged)) == 2
    assert any("no dated inspection fits" in warning for warning in merged.warnings)


def test_a_scan_joins_a_year_known_only_from_another_document_when_its_figures_are_of_the_year_before() -> None:
    merged = merge([scan(FIRST, SECOND, measured="2015-03-31"), news("2016", framework="sif", statedOn="2016")])

    assert inspections(merged) == ["2016/sif"]


def test_everything_beneath_a_joined_inspection_moves_with_it() -> None:
    merged = merge([report(), news("2016", statedOn="2016")])

    judgement = f"inspection/{LARCHMERE}/2016-03-18/sif/judgement/overall"
    sources = {
        r.target.split("/")[1] for r in merged.relationships if r.type == "EVIDENCED_BY" and r.source == judgement
    }
    assert len(sources) == 2


def test_a_stated_year_is_not_kept_beside_the_printed_date() -> None:
    merged = merge([report(), news("2016", statedOn="2016")])

    assert "statedOn" not in merged.nodes[f"inspection/{LARCHMERE}/2016-03-18/sif"].properties
