"""The parts of an article, and which texts are articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.news.articles import certainty, extract

BODY = (
    "Larchmere Council has appointed a new director of children's services, who will lead the work with families.\n\n"
    "Councillor Ada Finch, cabinet member for children, said: “We are glad that Robin Quay is with us, and look forward"
    " to all that there is to do for the children, young people and families of our borough in the years to come.”\n\n"
    "The borough looks after more than three hundred children, and has long sought a director. The council thanked the"
    " former holder of the post for all that was done.\n"
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"New director for Larchmere's children\n\n9 May 2017\n\n{BODY}", "2017-05-09"),
        (
            f"Larchmere,\n\n9\n\nMay\n\n2017\n\n|\n\n10:48\n\nNew director for Larchmere's children\n\n{BODY}",
            "2017-05-09",
        ),
        (
            f"New director for Larchmere's children\n\nThe appointment that was published today (Tuesday, 9 May 2017)"
            f" follows a search by the whole of the council and its partners over months.\n\n{BODY}",
            "2017-05-09",
        ),
    ],
    ids=["a line", "pieces", "today"],
)
def test_the_day_that_an_article_bears(text: str, day: str, tmp_path: Path) -> None:
    assert extract(text, tmp_path).document["publishedOn"] == day


def test_news_of_a_director_is_news_without_a_grade(tmp_path: Path) -> None:
    assert certainty(f"New director for Larchmere's children\n\n9 May 2017\n\n{BODY}", tmp_path) > 0.5


@pytest.mark.parametrize(
    "line",
    [
        "Guidance",
        "Posted by: Ida Marsh",
        "Minutes:",
        "Meeting of the Scrutiny Panel",
        "Meeting: 23/01/2020 - Scrutiny Panel",
        "Issue - meetings",
        "Decision details",
        "What you'll do",
        "Job description",
        "Applies to England",
    ],
)
def test_pages_that_are_no_news(line: str, tmp_path: Path) -> None:
    assert certainty(f"{line}\n\nNew director for Larchmere's children\n\n9 May 2017\n\n{BODY}", tmp_path) == 0.0


def test_the_headline_is_the_first_line_of_some_words(tmp_path: Path) -> None:
    text = f"All features\n\nNew director for Larchmere's children\n\n9 May 2017\n\n{BODY}"
    assert extract(text, tmp_path).document["title"] == "New director for Larchmere's children"


def test_an_undated_article_says_that_nobody_can_be_placed(tmp_path: Path) -> None:
    messages = {w.message for w in extract(f"New director for Larchmere's children\n\n{BODY}", tmp_path).warnings}
    assert "the article bears no day, so nobody in it can be placed in a post" in messages
