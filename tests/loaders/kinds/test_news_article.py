"""News: the grades that an article reports, for the inspections that it can know, and nothing of its site's clutter."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.bundle import Bundle, BundleBuilder
from loaders.errors import DocumentError
from loaders.kinds import news_article
from loaders.reading.files import read
from tests.world.news import ARTICLE, BROADCASTER, COUNCIL_RELEASE, LOCAL_PAPER, TRADE_PRESS


def extract(text: str, folder: Path) -> Bundle:
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    document = read(path)
    builder = BundleBuilder(document, kind="news-article", extractor="test")
    news_article.extract(document, builder)
    return builder.build()


def grades(bundle: Bundle) -> set[tuple[str, str, str]]:
    return {
        ("/".join(n.id.split("/")[2:4]), str(n.properties["area"]), str(n.properties["grade"]))
        for n in bundle.nodes
        if n.label == "Judgement"
    }


def test_the_grades_of_the_inspection_and_of_two_before_it(tmp_path: Path) -> None:
    assert grades(extract(ARTICLE, tmp_path)) == {
        ("2018-02/sif", "overall", "requires-improvement"),
        ("2018-02/sif", "help-and-protection", "requires-improvement"),
        ("2018-02/sif", "care-leavers", "requires-improvement"),
        ("2018-02/sif", "leadership", "requires-improvement"),
        ("2018-02/sif", "adoption", "inadequate"),
        ("2014/sif", "overall", "inadequate"),
        ("2011/safeguarding-and-looked-after", "safeguarding", "outstanding"),
        ("2011/safeguarding-and-looked-after", "looked-after-children", "outstanding"),
        ("2013/unknown", "overall", "good"),  # of the borough that the last paragraph names
    }


def test_the_article_knows_its_day_and_the_months_of_the_visit(tmp_path: Path) -> None:
    bundle = extract(ARTICLE, tmp_path)
    assert bundle.document["publishedOn"] == "2018-05-09"
    assert bundle.document["title"] == "London borough climbs back"
    inspection = next(n for n in bundle.nodes if n.id == "inspection/E09000901/2018-02/sif")
    assert inspection.properties == {"framework": "sif", "startedOn": "2018-01", "endedOn": "2018-02"}


def test_the_director_quoted_was_in_post_on_that_day(tmp_path: Path) -> None:
    bundle = extract(ARTICLE, tmp_path)
    assert [(n.id, n.properties) for n in bundle.nodes if n.label == "Tenure"] == [
        ("tenure/E09000901/director-of-childrens-services/2018-05-09", {"attestedOn": ["2018-05-09"]})
    ]
    assert [n.id for n in bundle.nodes if n.label == "Person"] == ["person/E09000901/robin-quay"]


@pytest.mark.parametrize(
    ("text", "title", "published", "expected", "people"),
    [
        (
            COUNCIL_RELEASE,
            "Larchmere's services for children rated 'Good' by Ofsted",
            "2023-07-14",
            {
                ("2023-06-16/ilacs", "overall", "good"),
                ("2023-06-16/ilacs", "care-leavers", "outstanding"),
                ("2023-06-16/ilacs", "leadership", "good"),
                ("2023-06-16/ilacs", "children-in-care", "good"),
                ("2023-06-16/ilacs", "help-and-protection", "good"),
                ("2019/ilacs", "overall", "requires-improvement"),
            },
            {("lead-member", "ada-finch"), ("director-of-childrens-services", "robin-quay")},
        ),
        (
            LOCAL_PAPER,
            "Children 'left at risk' in Thornbury Vale, says Ofsted",
            "2021-11-15",
            {
                ("2021-09/ilacs", "overall", "inadequate"),
                ("2021-09/ilacs", "leadership", "inadequate"),
                ("2021-09/ilacs", "help-and-protection", "inadequate"),
                # Until 2022 care leavers were judged together with children in care.
                ("2021-09/ilacs", "children-in-care", "requires-improvement"),
                ("2018/unknown", "overall", "requires-improvement"),
            },
            {("chief-executive", "tom-vere"), ("leader-of-the-council", "ines-holt")},
        ),
        (
            TRADE_PRESS,
            "Kestrel Bay upgraded after four years of 'inadequate' judgements",
            "2019-05-03",
            {
                ("2019-03/ilacs", "overall", "requires-improvement"),
                ("2019-03/ilacs", "leadership", "good"),
                ("2019-03/ilacs", "children-in-care", "good"),
                ("2019-03/ilacs", "adoption", "outstanding"),
                ("2015/sif", "overall", "inadequate"),
                ("2015/sif", "adoption", "good"),
            },
            {("lead-member", "ada-finch"), ("director-of-childrens-services", "robin-quay")},
        ),
        (
            BROADCASTER,
            "Larchmere: Children's services 'much improved'",
            "2024-03-20",
            {("2024-02-09/ilacs", "overall", "outstanding"), ("2021-06/ilacs", "overall", "good")},
            {("director-of-childrens-services", "robin-quay")},
        ),
    ],
    ids=["council", "local paper", "trade press", "broadcaster"],
)
def test_layouts_of_sites_with_their_clutter(
    text: str,
    title: str,
    published: str,
    expected: set[tuple[str, str, str]],
    people: set[tuple[str, str]],
    tmp_path: Path,
) -> None:
    bundle = extract(text, tmp_path)
    assert (bundle.document["title"], bundle.document["publishedOn"]) == (title, published)
    assert grades(bundle) == expected
    held = {r.source: r.target.split("/")[-1] for r in bundle.relationships if r.type == "HELD_BY"}
    assert {(tenure.split("/")[-2], person) for tenure, person in held.items()} == people
    path = tmp_path / "layout.txt"
    path.write_text(text, encoding="utf-8")
    assert news_article.recognise(read(path)) > 0.5


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    text = "Larchmere news\n\n9 May 2017\n\nLarchmere Council had been rated good before that, said Ofsted.\n"
    assert [w.message for w in extract(text, tmp_path).warnings] == [
        "an earlier grade without a year was left out",
        "the article reports no grade and nobody in a post",
    ]


def test_an_article_is_recognised_and_other_texts_are_not(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert news_article.recognise(read(path)) > 0.5
    path.write_text(ARTICLE.replace("Wednesday, May 9, 2018", "Undated"), encoding="utf-8")
    assert news_article.recognise(read(path)) == 0.0
    path.write_text("Dear local partnership\n\n" + ARTICLE, encoding="utf-8")
    assert news_article.recognise(read(path)) == 0.0


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council's services for children in care were rated good.", {("overall-of", "children-in-care", "good")}),
        ("Ofsted gave the borough an outstanding rating for adoption.", {("overall-of", "adoption", "outstanding")}),
        ("The council is no longer judged to be inadequate.", set()),
        ("Inspectors praised good managers.", set()),
        ("The council has moved to good offices.", set()),
        ("Its services have fallen to 'inadequate' after two years.", {("overall-of", "overall", "inadequate")}),
        ("Adoption was upgraded to 'good' and staff cheered.", {("overall-of", "adoption", "good")}),
        ("Inspectors found the leadership of the service to be good.", {("overall-of", "leadership", "good")}),
        ("It received 'outstanding' for adoption.", {("overall-of", "adoption", "outstanding")}),
        (
            "The experiences of care leavers: Requires improvement",
            {("overall-of", "care-leavers", "requires-improvement")},
        ),
        ("Overall effectiveness – good", {("overall-of", "overall", "good")}),
        ("Related: good news", set()),
        ("The borough has moved from inadequate to good overall.", {("overall-of", "overall", "good")}),
        ("The council was told that it required improvement.", {("overall-of", "overall", "requires-improvement")}),
    ],
)
def test_how_a_sentence_gives_a_grade(sentence: str, expected: set[tuple[str, str, str]], tmp_path: Path) -> None:
    text = f"Larchmere news\n\n9 May 2017\n\nInspectors visited Larchmere in March 2017.\n\n{sentence}\n"
    found = {("overall-of", area, grade) for _, area, grade in grades(extract(text, tmp_path))}
    assert found == expected


def test_an_article_on_no_known_authority_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="names no authority"):
        extract("Nowhere news\n\n9 May 2018\n\nNowhere Council was rated good by Ofsted.\n", tmp_path)


HEADLINE = "Larchmere lifts its services"
STORY = "Inspectors visited Larchmere in March 2017. Adoption was rated good.\n\nStaff were glad of it.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "We use tracking and other cookies",
        "This site uses small files",
        "This website uses small files",
        "Accept all cookies",
        "Accept cookies now",
        "Manage preferences",
        "Manage cookies here",
        "Home > News > Borough",
        "Home | All news",
        "Home / News / Borough",
        "Menu of the site",
        "Search the site",
        "Login or join",
        "Log in or join",
        "Sign in or join",
        "Sign up for news",
        "Subscribe to us",
        "Register with us",
        "Share with friends",
        "Print this page",
        "Advertisement",
        "Sponsored by Fen",
        "Read more of this",
        "See also: bins to go green",
        "Also read: bins to go green",
        "Related: bins to go green",
        "Recommended for you",
        "Follow us for news",
        "Image source, Larchmere",
        "Image caption, the town hall",
        "By Kim Post our reporter",
        "Larchmere | News and views | Council",
    ],
)
def test_a_line_that_a_site_prints_is_no_headline(line: str, tmp_path: Path) -> None:
    bundle = extract(f"{line}\n\n{HEADLINE}\n\n9 May 2017\n\n{STORY}", tmp_path)
    assert bundle.document["title"] == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "Comments",
        "12 comments",
        "Comments (3)",
        "Most read",
        "Most popular in Larchmere",
        "Most viewed",
        "More on this story",
        "More from Larchmere",
        "More like this",
        "More stories",
        "More news",
        "Latest news",
        "Latest stories",
        "Related news",
        "Related articles",
        "Related stories",
        "Related topics",
        "Related content",
        "Related links",
        "You may like",
        "You might also like",
        "Trending now",
        "Popular today",
        "Top stories",
        "About us",
        "Share this",
    ],
)
def test_what_a_site_prints_after_an_article_gives_no_grade(line: str, tmp_path: Path) -> None:
    text = f"{HEADLINE}\n\n9 May 2017\n\n{STORY}{line}\n\nLarchmere was rated inadequate for leadership.\n"
    assert {area for _, area, _ in grades(extract(text, tmp_path))} == {"adoption"}


@pytest.mark.parametrize(
    ("told", "started", "ended"),
    [
        ("Inspectors visited in December and January.", "2018-12", "2019-01"),
        ("Inspectors visited from 3 to 14 December.", "2018-12-03", "2018-12-14"),
        ("Inspectors visited from 7 to 18 January.", "2019-01-07", "2019-01-18"),
    ],
)
def test_a_visit_before_the_turn_of_the_year(told: str, started: str, ended: str, tmp_path: Path) -> None:
    text = f"Larchmere lifts its services\n\n9 February 2019\n\nLarchmere was judged good by Ofsted. {told}\n"

    bundle = extract(text, tmp_path)

    (inspection,) = [node for node in bundle.nodes if node.label == "Inspection"]
    assert (inspection.properties.get("startedOn"), inspection.properties.get("endedOn")) == (started, ended)
