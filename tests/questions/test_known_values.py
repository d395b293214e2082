"""A value that can match nothing is refused, with the nearest that would."""

from __future__ import annotations

import pytest

from graph.known_values import allowed_values, require_in_graph, require_known
from graph.questions import Parameter, Question, QuestionError, all_questions
from graph.store import Store
from ontology.model import load_ontology


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("authority", "lewisham"),
        ("authority", "London Borough of Lewisham"),
        ("authority", "E09000023"),
        ("region", "London"),
        ("theme", "life-story-work"),
        ("theme", "Life story work"),
        ("area", "overall"),
        ("framework", "ilacs"),
        ("indicator", "looked-after"),
        ("day", "2018-05-09"),
        ("since", "2018-05"),
        ("until", "2018"),
        ("role", "headteacher-of-the-virtual-school"),
        ("authority", None),
    ],
)
def test_what_a_graph_could_match_is_accepted(name: str, value: str | None) -> None:
    require_known({name: value})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("authority", "Lewishm", r"No authority is called 'Lewishm'\. Perhaps: Lewisham"),
        ("region", "london", r"No region is called 'london'\. Perhaps: London"),
        ("theme", "life story wrk", r"Perhaps: life story work"),
        ("area", "xyz", r"There are: adoption, "),
        ("framework", "ILACS", r"Perhaps: ilacs"),
        ("day", "tomorrow", r"day must be a day, month or year"),
        ("day", "09/05/2018", r"not '09/05/2018'"),
        ("day", "2018-02-30", r"not '2018-02-30'"),
        ("since", "2018-13", r"since must be"),
        ("since", "20180509", r"since must be"),
    ],
)
def test_what_none_could_match_is_refused(name: str, value: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        require_known({name: value})


@pytest.mark.parametrize(
    ("question", "name", "value", "message"),
    [
        (
            "theme-shares",
            "by",
            "foo",
            r"^by must be one of framework, region, kind, grade, or null, not 'foo'\.$",
        ),
        ("themes-together", "kind", "finding", r"^kind must be one of Recommendation, Finding, not 'finding'\.$"),
        ("themes-together", "kind", None, r"^kind must be one of Recommendation, Finding, not null\.$"),
        ("praised-and-criticised", "kind", "gang", r"^kind must be one of team, board, hub, .* or null, not 'gang'\.$"),
        (
            "red-and-amber-actions",
            "ratings",
            ["red", "purple"],
            r"^ratings must be among red, .*not 'purple'\.$",
        ),
        ("red-and-amber-actions", "ratings", [], r"^ratings must be among red, amber, .*: none is given\.$"),
        ("red-and-amber-actions", "ratings", None, r"^ratings must be among red, amber, .*not null\.$"),
        ("disagreements", "property", "publshedOn", r"Perhaps: publishedOn"),
        (
            "evidence-behind-recommendation",
            "number",
            "three",
            r"^number must be a whole number, or null, not 'three'\.$",
        ),
        ("new-reports", "since", None, r"^since cannot be null here: .* from which to list\.$"),
        ("beside-neighbours", "indicator", None, r"^indicator cannot be null here"),
    ],
)
def test_a_question_refuses_what_its_header_does_not_allow(
    question: str, name: str, value: str | list[str] | None, message: str
) -> None:
    parameters = all_questions()[question].parameters

    with pytest.raises(QuestionError, match=message):
        require_known({name: value}, parameters)


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("theme-shares", "by", "kind"),
        ("theme-shares", "by", None),
        ("themes-together", "kind", "Finding"),
        ("praised-and-criticised", "kind", "hub"),
        ("red-and-amber-actions", "ratings", ["blue", "not-started"]),
        ("disagreements", "property", "value"),
        ("evidence-behind-recommendation", "number", "12"),
        ("recurring-themes", "region", None),
    ],
)
def test_a_question_takes_what_its_header_allows(question: str, name: str, value: str | list[str] | None) -> None:
    require_known({name: value}, all_questions()[question].parameters)


@pytest.mark.parametrize("question", all_questions().values(), ids=lambda q: q.name)
def test_every_default_is_allowed(question: Question) -> None:
    require_known({name: p.default for name, p in question.parameters.items()}, question.parameters)


def test_what_is_allowed_comes_from_the_header_before_the_ontology() -> None:
    declared = Parameter("area", None, "Part of town; null for all. One of: north, south (of the river).")
    undeclared = Parameter("area", None, "Judgement area; null for all.")
    free = Parameter("name", None, "Part of the person's name. None of it matters.")

    assert allowed_values(declared) == ("north", "south")
    assert {"overall", "adoption"} < set(allowed_values(undeclared))
    assert allowed_values(free) == ()


def test_the_headers_repeat_the_ontologys_values_rightly() -> None:
    schemes = load_ontology().schemes
    questions = all_questions()

    kinds = allowed_values(questions["praised-and-criticised"].parameters["kind"])
    ratings = allowed_values(questions["red-and-amber-actions"].parameters["ratings"])

    assert set(kinds) == schemes["serviceKinds"].keys()
    assert set(ratings) == schemes["ragRatings"].keys()


@pytest.mark.neo4j
def test_a_role_is_one_of_the_ontologys_or_of_a_post_in_the_graph(store: Store) -> None:
    store.query("CREATE (:Post {id: 'post/E09000901/headteacher', role: 'headteacher'})", write=True)

    require_in_graph(store, {"role": "chief-executive"})
    require_in_graph(store, {"role": "headteacher", "region": "London"})
    require_in_graph(store, {"role": None})
    with pytest.raises(QuestionError, match=r"^No role is called 'headmaster'\. .*chief-executive"):
        require_in_graph(store, {"role": "headmaster"})
    with pytest.raises(QuestionError, match=r"^No role is called 'chief executive'\. Perhaps: chief-executive"):
        require_in_graph(store, {"role": "chief executive"})
