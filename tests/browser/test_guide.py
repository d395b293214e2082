"""The guide: slides in the classic Browser's HTML, and queries that a graph answers."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from neo4j.graph import Path as GraphPath

from graph.browser.guide import Guide, Step, read_guide, render
from graph.questions import arguments, find_question
from graph.store import Store

GUIDE = read_guide()


def test_each_question_has_a_slide_between_welcome_and_farewell() -> None:
    page = BeautifulSoup(render(GUIDE, [], None), "lxml")

    titles = [heading.get_text() for heading in page.select("article.guide > carousel > slide h3")]

    assert titles == [GUIDE.title, *(step.title for step in GUIDE.steps), "And then"]
    assert len(GUIDE.steps) == 5


def test_slide_offers_parameters_query_and_picture() -> None:
    step = Step("1.", "Grades", "Words <of> welcome.", "grades-over-time", "MATCH (a)<--(b) RETURN a, b")
    page = BeautifulSoup(render(Guide("Title", "", "", (step,), ""), [], None), "lxml")

    runnable = [block.get_text() for block in page.select("pre.runnable")]

    assert runnable[0] == ":params {authority: null, area: null}"
    assert runnable[1].startswith("MATCH (a:Authority)")
    assert runnable[2] == "MATCH (a)<--(b) RETURN a, b"
    assert "Words <of> welcome." in page.get_text()


def test_style_is_offered_from_where_it_is_served() -> None:
    served = BeautifulSoup(render(GUIDE, [], "http://localhost:7475/boroughs.grass"), "lxml")
    unserved = BeautifulSoup(render(GUIDE, [], None), "lxml")

    assert served.select("pre.runnable")[0].get_text() == ":style http://localhost:7475/boroughs.grass"
    assert "boroughs.grass" in unserved.get_text()


@pytest.mark.neo4j
@pytest.mark.parametrize("step", GUIDE.steps, ids=lambda step: step.question)
def test_question_has_rows_and_its_picture_has_relationships(step: Step, world: Store) -> None:
    question = find_question(step.question)

    rows = world.query(
        question.cypher, arguments(question, {"region": "null"} if step.question.endswith("themes") else {})
    )
    with world.session() as session:
        paths = [value for record in session.run(step.picture) for value in record.values()]

    assert rows.rows != ()
    assert any(isinstance(path, GraphPath) and len(path.relationships) > 0 for path in paths)
