"""What plans answer, and which plan came before which."""

from __future__ import annotations

from graph.merge import Merged, merge
from loaders.bundle import Bundle, Relationship
from tests.world.bundles import LARCHMERE
from tests.world.paper import Paper

INSPECTION = f"inspection/{LARCHMERE}/2016-03-18/sif"
CARERS = "Ensure that all young carers are found early and offered an assessment of their own needs."
CONTACTS = "Answer every contact about a child within one working day, and write down who decided what."
HEALTH = "Agree with health partners when a child's first assessment is due, and report on delay each month."
BOARD = "Publish the board's audits, and follow up in six months whether anything changed."


def report(ended: str = "2016-03-18", *texts: str) -> Bundle:
    paper = Paper(f"report {ended}", "sif-report", "Report")
    inspection = paper.inspection(LARCHMERE, ended, "sif", endedOn=ended)
    for number, text in enumerate(texts or (CARERS, CONTACTS, HEALTH), start=1):
        paper.recommendation(inspection, number, text)
    return paper.build()


def plan(date: str, *objectives: str, actions: dict[int, list[str]] | None = None) -> Bundle:
    paper = Paper(f"plan {date}", "improvement-plan", "Plan", date)
    plan_id = paper.plan(LARCHMERE, date, "Improvement plan")
    for number, text in enumerate(objectives, start=1):
        objective = paper.objective(plan_id, number, text)
        for position, action in enumerate((actions or {}).get(number, []), start=1):
            paper.action(objective, position, action)
    return paper.build()


def links(merged: Merged, type_: str) -> set[tuple[str, str]]:
    """Ends of the relationships of a type, by the ends of their ids."""
    return {tuple(sorted_ends(r)) for r in merged.relationships if r.type == type_}  # type: ignore[misc]


def sorted_ends(link: Relationship) -> list[str]:
    return [end.split(f"{LARCHMERE}/", 1)[1] for end in (link.source, link.target)]


def test_objectives_find_their_recommendations_in_another_order_and_other_words() -> None:
    reworded = "Young carers: find them early, and offer each an assessment of need"

    merged = merge([report(), plan("2016-09", HEALTH, reworded, CONTACTS)])

    assert links(merged, "ADDRESSES") == {
        ("2016-09/objective/1", "2016-03-18/sif/recommendation/3"),
        ("2016-09/objective/2", "2016-03-18/sif/recommendation/1"),
        ("2016-09/objective/3", "2016-03-18/sif/recommendation/2"),
    }


def test_an_objective_of_the_councils_own_answers_nothing() -> None:
    merged = merge([report(), plan("2016-09", HEALTH, CONTACTS, "Modernise the fleet of minibuses for day trips")])

    assert ("2016-09/objective/3", "2016-03-18/sif/recommendation/1") not in links(merged, "ADDRESSES")
    assert len(links(merged, "ADDRESSES")) == 2


def test_two_sections_that_quote_one_recommendation_both_answer_it() -> None:
    merged = merge([report(), plan("2016-09", HEALTH, CONTACTS, CONTACTS)])

    assert {source for source, target in links(merged, "ADDRESSES") if target.endswith("recommendation/2")} == {
        "2016-09/objective/2",
        "2016-09/objective/3",
    }


def test_a_plan_that_names_no_inspection_responds_to_the_one_whose_words_it_has() -> None:
    merged = merge([report(), report("2014-01-10", BOARD, CARERS), plan("2016-09", HEALTH, CONTACTS)])

    assert links(merged, "RESPONDS_TO") == {("2016-09", "2016-03-18/sif")}


def test_a_plan_does_not_respond_to_an_inspection_after_it() -> None:
    merged = merge([report(), plan("2015-09", HEALTH, CONTACTS)])

    assert links(merged, "RESPONDS_TO") == set()
    assert any("no inspection whose recommendations it answers" in warning for warning in merged.warnings)


def test_the_next_version_follows_the_one_before_and_its_actions_continue() -> None:
    training = "Train two workers in each team to lead assessments of young carers"
    first = plan("2016-09", CARERS, CONTACTS, actions={1: [training], 2: ["Buy a telephone system"]})
    second = plan("2017-03", CONTACTS, CARERS, actions={1: ["Test the rota"], 2: [training + " by June"]})

    merged = merge([report(), first, second])

    assert links(merged, "PREVIOUS") == {("2017-03", "2016-09")}
    assert links(merged, "CONTINUES") == {("2017-03/objective/2/action/1", "2016-09/objective/1/action/1")}


ROTA = "Publish a rota for the duty desk each Friday"
LEAFLET = "Write a leaflet for young carers with the youth council"
TRAINING = "Train two workers in each team to lead assessments of young carers"


def test_reworded_and_renumbered_actions_of_one_objective_continue() -> None:
    first = plan("2016-09", CARERS, CONTACTS, actions={1: [TRAINING, LEAFLET], 2: [ROTA]})
    second = plan(
        "2017-03",
        CARERS,
        CONTACTS,
        actions={
            1: ["With the youth council: a leaflet that young carers want to read", "Hire a worker for young carers"],
            2: ["Have the duty desk's rota out by each Friday noon"],
        },
    )

    assert links(merge([first, second]), "CONTINUES") == {
        ("2017-03/objective/1/action/1", "2016-09/objective/1/action/2"),
        ("2017-03/objective/2/action/1", "2016-09/objective/2/action/1"),
    }


def test_an_objective_in_other_words_that_answers_the_same_recommendation_is_the_same() -> None:
    first = plan("2016-09", CARERS, CONTACTS, actions={2: [ROTA]})
    reworded = "Contacts about a child: answer within a working day, write down the decision"
    second = plan("2017-03", CARERS, reworded, actions={2: ["Have the duty desk's rota out by each Friday noon"]})

    merged = merge([report(), first, second])

    assert links(merged, "CONTINUES") == {("2017-03/objective/2/action/1", "2016-09/objective/2/action/1")}


def test_a_reworded_action_under_another_objective_is_another() -> None:
    first = plan("2016-09", CARERS, CONTACTS, actions={2: [ROTA]})
    second = plan("2017-03", CARERS, CONTACTS, actions={1: ["Have the duty desk's rota out by each Friday noon"]})

    assert links(merge([first, second]), "CONTINUES") == set()


def test_withdrawn_and_new_actions_continue_nothing_and_the_withdrawn_one_stays() -> None:
    first = plan("2016-09", CARERS, actions={1: [TRAINING, LEAFLET]})
    second = plan("2017-03", CARERS, actions={1: [LEAFLET, "Count the young carers whom schools know"]})

    merged = merge([first, second])

    assert links(merged, "CONTINUES") == {("2017-03/objective/1/action/1", "2016-09/objective/1/action/2")}
    assert len([n for n in merged.nodes.values() if n.label == "Action"]) == 4


def test_a_version_with_other_objectives_and_the_same_actions_follows_the_first() -> None:
    actions = ["Train two workers in each team to lead assessments", "Buy a telephone system for the duty team"]

    merged = merge([plan("2016-09", CARERS, actions={1: actions}), plan("2017-03", HEALTH, actions={1: actions})])

    assert links(merged, "PREVIOUS") == {("2017-03", "2016-09")}
    assert len(links(merged, "CONTINUES")) == 2


def test_plans_that_share_no_words_are_not_versions_of_one() -> None:
    merged = merge([plan("2012-09", BOARD), plan("2016-09", CARERS, CONTACTS)])

    assert links(merged, "PREVIOUS") == set()


def test_inspections_of_one_line_follow_each_other_whatever_the_framework() -> None:
    paper = Paper("ilacs", "ilacs-report", "Report")
    paper.inspection(LARCHMERE, "2019-11-22", "ilacs", endedOn="2019-11-22")
    letter = Paper("jtai", "jtai-letter", "Letter")
    letter.inspection(LARCHMERE, "2018-05-04", "jtai", endedOn="2018-05-04")

    merged = merge([report(), report("2014-01-10", BOARD), paper.build(), letter.build()])

    assert links(merged, "PREVIOUS") == {
        ("2019-11-22/ilacs", "2016-03-18/sif"),
        ("2016-03-18/sif", "2014-01-10/sif"),
    }


def test_two_inspections_of_one_month_are_both_before_the_next() -> None:
    paper = Paper("later", "sif-report", "Report")
    later = paper.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18")
    paper.finding(later, 1, "Much has changed.")
    for framework in ("child-protection", "looked-after"):
        paper.inspection(LARCHMERE, "2012-08", framework, statedOn="2012-08")

    assert links(merge([paper.build()]), "PREVIOUS") == {
        ("2016-03-18/sif", "2012-08/child-protection"),
        ("2016-03-18/sif", "2012-08/looked-after"),
    }


def test_a_review_of_the_safeguarding_board_alone_does_not_stand_between_two_inspections() -> None:
    paper = Paper("review", "sif-report", "Review")
    review = paper.inspection(LARCHMERE, "2015-06-17", "sif", endedOn="2015-06-17")
    paper.judgements(review, lscb="requires_improvement")

    assert links(merge([report("2014-01-10", BOARD), paper.build(), report()]), "PREVIOUS") == {
        ("2016-03-18/sif", "2014-01-10/sif")
    }


def test_an_inspection_known_by_a_year_in_which_there_was_another_is_left_out_of_the_line() -> None:
    news = Paper("news", "news-article", "News", "2018-01-01")
    for date, grade in (("2016", "inadequate"), ("2013", "good")):
        inspection = news.inspection(LARCHMERE, date, "sif", statedOn=date)
        news.judgements(inspection, overall=grade)
    graded = Paper("graded", "sif-report", "Report")
    inspection = graded.inspection(LARCHMERE, "2016-03-18", "sif", endedOn="2016-03-18")
    graded.judgements(inspection, overall="good")

    merged = merge([graded.build(), news.build()])

    assert links(merged, "PREVIOUS") == {("2016-03-18/sif", "2013/sif")}
    assert any("is not known" in warning for warning in merged.warnings)
