"""The five founding documents, read, extracted and merged: each trap of theirs, against literal facts.

No server is needed: what the graph shows is `merge` of the bundles, and the writer's tests hold the two equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest

from graph.merge import Merged, merge
from loaders.bundle import Bundle, Value
from loaders.check import check_bundle
from loaders.extraction import extract_file
from loaders.identity import action_id, objective_id

pytestmark = pytest.mark.corpus

LAMBETH_2018 = "inspection/E09000022/2018-02-22/sif"
LAMBETH_2015 = "inspection/E09000022/2015-05/sif"
LEWISHAM_2015 = "inspection/E09000023/2015-11-20/sif"
LEWISHAM_2023 = "inspection/E09000023/2023-12-15/ilacs"
PLAN = "plan/E09000023/2016-02"


@dataclass(frozen=True)
class Founding:
    """The bundles of the five documents by the first three characters of their file names, and what they merge to."""

    bundles: Mapping[str, Bundle]
    merged: Merged

    def properties(self, node_id: str) -> Mapping[str, Value]:
        return self.merged.nodes[node_id].properties

    def ids(self, label: str, prefix: str = "") -> list[str]:
        return [n.id for n in self.merged.nodes.values() if n.label == label and n.id.startswith(prefix)]

    def targets(self, source: str, type_: str) -> set[str]:
        return {r.target for r in self.merged.relationships if r.source == source and r.type == type_}

    def sources(self, target: str, type_: str) -> set[str]:
        return {r.source for r in self.merged.relationships if r.target == target and r.type == type_}

    def grades(self, inspection: str) -> dict[str, Value]:
        judgements = (self.properties(id_) for id_ in self.targets(inspection, "GAVE"))
        return {str(j["area"]): j["grade"] for j in judgements}

    def claims(self, node_id: str, name: str) -> set[Value]:
        claims = (self.properties(id_) for id_ in self.targets(node_id, "HAS_CLAIM"))
        return {c["value"] for c in claims if c["property"] == name}

    def finding_numbers(self, inspection: str) -> list[int]:
        return sorted(int(str(self.properties(id_)["number"])) for id_ in self.targets(inspection, "FOUND"))

    def statistic(self, gss_code: str, indicator: str, date: str) -> Value:
        return self.properties(f"statistic/{gss_code}/{indicator}/{date}")["value"]

    def wandsworth(self) -> str:
        """The one inspection whose document has lost its dates."""
        (inspection,) = self.ids("Inspection", "inspection/E09000032/undated-")
        return inspection


@pytest.fixture(scope="module")
def founding(shared_folder: Path) -> Founding:
    files = sorted((shared_folder / "seeds").iterdir())
    bundles = {file.name[:3]: extract_file(file) for file in files}
    return Founding(bundles, merge(list(bundles.values())))


def test_every_bundle_keeps_to_the_ontology(founding: Founding) -> None:
    problems = {name: check_bundle(bundle) for name, bundle in founding.bundles.items()}

    assert problems == {"000": [], "001": [], "002": [], "003": [], "004": []}


def test_the_kinds_are_recognised_from_the_content(founding: Founding) -> None:
    kinds = {name: bundle.document["kind"] for name, bundle in founding.bundles.items()}

    assert kinds == {
        "000": "sif-report",
        "001": "ilacs-report",
        "002": "news-article",
        "003": "sif-report",
        "004": "committee-pack",
    }


def test_the_order_of_the_documents_does_not_matter(founding: Founding) -> None:
    bundles = list(founding.bundles.values())

    graphs = [merge([bundles[i] for i in order]) for order in list(permutations(range(5)))[::17]]

    assert all(g.nodes == founding.merged.nodes for g in graphs)
    assert all(g.relationships == founding.merged.relationships for g in graphs)


# --- 000: Lambeth, SIF ------------------------------------------------------------------------------------------------


def test_lambeth_inspection(founding: Founding) -> None:
    inspection = founding.properties(LAMBETH_2018)

    assert inspection["startedOn"] == "2018-01-29"
    assert inspection["endedOn"] == "2018-02-22"
    assert inspection["publishedOn"] == "2018-05-09"
    assert founding.targets(LAMBETH_2018, "LED_BY") == {"person/ofsted/marcie-taylor"}
    assert founding.targets(LAMBETH_2018, "INSPECTED_BY") >= {
        "person/ofsted/brenda-mcinerney",
        "person/ofsted/margaret-burke",
        "person/ofsted/rachel-griffiths",
        "person/ofsted/mary-candlin",
        "person/ofsted/jon-bowman",
    }


def test_lambeth_judgements_now_and_then(founding: Founding) -> None:
    assert founding.grades(LAMBETH_2018) == {
        "overall": "requires-improvement",
        "help-and-protection": "requires-improvement",
        "children-in-care": "requires-improvement",
        "adoption": "inadequate",
        "care-leavers": "requires-improvement",
        "leadership": "requires-improvement",
    }
    assert founding.grades(LAMBETH_2015) == {
        "overall": "inadequate",
        "help-and-protection": "requires-improvement",
        "children-in-care": "inadequate",
        "adoption": "inadequate",
        "care-leavers": "requires-improvement",
        "leadership": "inadequate",
    }
    assert founding.targets(LAMBETH_2018, "PREVIOUS") == {LAMBETH_2015}


def test_lambeth_recommendations_and_findings(founding: Founding) -> None:
    assert len(founding.targets(LAMBETH_2018, "RECOMMENDED")) == 12
    assert founding.finding_numbers(LAMBETH_2018) == list(range(13, 98))


def test_lambeth_findings_go_on_over_the_page(founding: Founding) -> None:
    texts = {n: str(founding.properties(f"{LAMBETH_2018}/finding/{n}")["text"]) for n in (40, 46, 52, 59, 64, 97)}

    assert all(text.endswith(".") for text in texts.values())
    assert len(founding.targets(f"{LAMBETH_2018}/finding/40", "EVIDENCED_BY")) == 2


def test_lambeth_marked_findings_support_a_recommendation(founding: Founding) -> None:
    marked = [i for i in founding.targets(LAMBETH_2018, "FOUND") if founding.properties(i).get("marksRecommendation")]

    assert marked
    assert all(len(founding.targets(finding, "SUPPORTS")) == 1 for finding in marked)


def test_lambeth_statistics(founding: Founding) -> None:
    assert founding.statistic("E09000022", "children-under-18", "2018-05-09") == 63210
    assert founding.statistic("E09000022", "children-in-need", "2018-01-29") == 2789
    assert founding.statistic("E09000022", "children-in-need", "2017-03-31") == 2793
    assert founding.statistic("E09000022", "child-protection-plans", "2018-01-29") == 296
    assert founding.statistic("E09000022", "looked-after", "2018-01-29") == 407
    assert founding.statistic("E09000022", "looked-after-out-of-area", "2018-01-29") == 294


def test_lambeth_tenures_join_over_documents(founding: Founding) -> None:
    """The report gives a start without a name, the article a name without a start."""
    (director,) = founding.ids("Tenure", "tenure/E09000022/director-of-childrens-services/")

    assert founding.properties(director)["startedOn"] == "2016-05"
    assert founding.properties(director)["attestedOn"] == ["2018-02-22", "2018-05-09"]
    assert founding.targets(director, "HELD_BY") == {"person/E09000022/annie-hudson"}
    assert founding.properties("tenure/E09000022/chief-executive/2017-11")["startedOn"] == "2017-11"
    assert founding.properties("tenure/E09000022/lscb-chair/2016-05")["startedOn"] == "2016-05"
    assert not founding.targets("tenure/E09000022/chief-executive/2017-11", "HELD_BY")


# --- 001: Lewisham, ILACS ---------------------------------------------------------------------------------------------


def test_lewisham_2023(founding: Founding) -> None:
    inspection = founding.properties(LEWISHAM_2023)

    assert inspection["startedOn"] == "2023-12-04"
    assert "publishedOn" not in inspection
    assert founding.targets(LEWISHAM_2023, "LED_BY") == {"person/ofsted/nicki-shaw"}
    assert founding.grades(LEWISHAM_2023) == dict.fromkeys(
        ("overall", "help-and-protection", "children-in-care", "care-leavers", "leadership"), "good"
    )
    assert len(founding.targets(LEWISHAM_2023, "RECOMMENDED")) == 4
    assert founding.finding_numbers(LEWISHAM_2023) == list(range(1, 64))


# --- 002: news --------------------------------------------------------------------------------------------------------


def test_the_article_tells_of_the_same_inspection(founding: Founding) -> None:
    article = founding.bundles["002"]

    assert article.document["publishedOn"] == "2018-05-09"
    assert article.id in founding.targets(LAMBETH_2018, "REPORTED_IN")
    assert founding.ids("Inspection", "inspection/E09000022/2018") == [LAMBETH_2018]


def test_the_article_tells_of_two_earlier_inspections(founding: Founding) -> None:
    (earliest,) = founding.ids("Inspection", "inspection/E09000022/2012")

    assert founding.grades(earliest) == {"safeguarding": "outstanding", "looked-after-children": "outstanding"}
    assert founding.ids("Inspection", "inspection/E09000022/2015") == [LAMBETH_2015]


def test_the_clutter_of_the_site_yields_nothing(founding: Founding) -> None:
    words = " ".join(
        str(node.properties.get("text", "")) + str(node.properties.get("name", ""))
        for node in founding.bundles["002"].nodes
    )

    assert "Digital" not in words
    assert "Subscribe" not in words
    assert "£" not in words


# --- 003: Wandsworth, a scan without its first pages ------------------------------------------------------------------


def test_wandsworth_grades_without_a_table(founding: Founding) -> None:
    inspection = founding.wandsworth()

    assert founding.grades(inspection) == {
        "help-and-protection": "inadequate",
        "children-in-care": "requires-improvement",
        "adoption": "requires-improvement",
        "care-leavers": "inadequate",
        "leadership": "inadequate",
        "lscb": "requires-improvement",
    }
    assert not {"startedOn", "endedOn", "publishedOn"} & founding.properties(inspection).keys()


def test_wandsworth_lists_with_lost_numbers(founding: Founding) -> None:
    inspection = founding.wandsworth()
    addressees = Counter(founding.properties(id_)["addressee"] for id_ in founding.targets(inspection, "RECOMMENDED"))
    numbers = founding.finding_numbers(inspection)

    assert addressees == {"authority": 17, "lscb": 5}
    assert len(numbers) == len(set(numbers))
    assert founding.properties("tenure/E09000032/director-of-childrens-services/2014-04")["startedOn"] == "2014-04"


def test_wandsworth_says_two_things_of_the_last_inspection(founding: Founding) -> None:
    (earlier,) = founding.ids("Inspection", "inspection/E09000032/2012")

    assert founding.claims(earlier, "endedOn") == {"2012-05", "2012-06"}


def test_wandsworth_scan_and_pdf_become_one_inspection(founding: Founding, shared_folder: Path) -> None:
    reports = (shared_folder / "corpus" / "inspection-reports").glob("*_wandsworth/*.pdf")
    bundles = [extract_file(pdf) for pdf in reports]

    merged = merge([founding.bundles["003"], *bundles])

    inspections = {n.id for n in merged.nodes.values() if n.label == "Inspection"}
    scan = founding.bundles["003"].id
    told_by_the_scan = {r.source for r in merged.relationships if r.type == "REPORTED_IN" and r.target == scan}
    recommended = [r for r in merged.relationships if r.source in told_by_the_scan and r.type == "RECOMMENDED"]
    assert not any("undated" in inspection for inspection in inspections)
    assert len(told_by_the_scan) == 1
    assert len(recommended) == 22


# --- 004: the Lewisham pack -------------------------------------------------------------------------------------------


def test_the_pack_is_split(founding: Founding) -> None:
    kinds = Counter(n.properties["kind"] for n in founding.bundles["004"].nodes if n.label == "Document")

    assert kinds == {"committee-pack": 1, "committee-report": 1, "sif-report": 1, "improvement-plan": 1}


def test_lewisham_2015(founding: Founding) -> None:
    inspection = founding.properties(LEWISHAM_2015)

    assert inspection["startedOn"] == "2015-10-26"
    assert inspection["publishedOn"] == "2016-01-20"
    assert founding.claims(LEWISHAM_2015, "publishedOn") == {"2016-01-19", "2016-01-20"}
    assert founding.grades(LEWISHAM_2015) == {
        "overall": "requires-improvement",
        "help-and-protection": "requires-improvement",
        "children-in-care": "good",
        "adoption": "good",
        "care-leavers": "good",
        "leadership": "requires-improvement",
        "lscb": "requires-improvement",
    }
    assert founding.finding_numbers(LEWISHAM_2015) == [*range(10, 105), *range(109, 124)]


def test_nine_recommendations_not_eighteen(founding: Founding) -> None:
    addressees = Counter(
        founding.properties(id_)["addressee"] for id_ in founding.targets(LEWISHAM_2015, "RECOMMENDED")
    )

    assert addressees == {"authority": 9, "lscb": 4}


def test_lewisham_2012(founding: Founding) -> None:
    (earlier,) = founding.ids("Inspection", "inspection/E09000023/2012")

    assert founding.grades(earlier) == {"safeguarding": "outstanding", "looked-after-children": "good"}


def test_each_objective_answers_its_recommendation(founding: Founding) -> None:
    answered = {
        number: {
            int(str(founding.properties(r)["number"]))
            for r in founding.targets(objective_id(PLAN, number), "ADDRESSES")
        }
        for number in range(1, 10)
    }

    assert answered == {1: {2}, 2: {3}, 3: {6}, 4: {8}, 5: {4}, 6: {9}, 7: {1}, 8: {7}, 9: {5}}
    assert founding.targets(PLAN, "RESPONDS_TO") == {LEWISHAM_2015}


def test_sixty_one_actions(founding: Founding) -> None:
    counts = [len(founding.targets(objective_id(PLAN, number), "HAS_ACTION")) for number in range(1, 10)]

    assert counts == [7, 6, 6, 4, 8, 4, 10, 7, 9]


def test_actions_of_the_flattened_table(founding: Founding) -> None:
    actions = [founding.properties(action_id(objective_id(PLAN, 3), n)) for n in range(1, 7)]

    assert [a["dueOn"] for a in actions] == [
        "2016-05-30",
        "2016-07-30",
        "2016-03-31",
        "2016-07-30",
        "2016-07-30",
        "2016-05-30",
    ]
    assert [a["ownerText"] for a in actions] == ["PK", "NS", "EC/YA", "NS", "EC", "EC"]


def test_dates_that_are_none_are_kept_as_printed(founding: Founding) -> None:
    undated = [founding.properties(id_) for id_ in founding.ids("Action", PLAN)]

    assert sorted(str(a["dueText"]) for a in undated if "dueOn" not in a) == [
        "30th Sep 16 20",
        "31st April 2016",
        "??",
        "??",
        "tbc",
        "tbc with IT provider",
    ]


def test_owners_from_initials(founding: Founding) -> None:
    person = "person/E09000023/"

    assert founding.targets(action_id(objective_id(PLAN, 9), 1), "OWNED_BY") == {
        person + "stephen-kitchman",
        person + "paul-aladenika",
    }
    assert founding.targets(action_id(objective_id(PLAN, 5), 1), "OWNED_BY") == {
        person + "yasemin-aray",
        person + "geeta-subramaniam",
    }
    assert founding.targets(action_id(objective_id(PLAN, 9), 8), "OWNED_BY") == set()
    assert founding.properties(action_id(objective_id(PLAN, 9), 8))["ownerText"] == "JH"


def test_eighteen_post_holders(founding: Founding) -> None:
    in_the_plan = [
        t
        for t in founding.ids("Tenure")
        if "2016-02" in (founding.properties(t).get("attestedOn") or [])  # type: ignore[operator]
    ]

    assert len(in_the_plan) == 18
    assert all(len(founding.targets(t, "HELD_BY")) == 1 for t in in_the_plan)


def test_the_two_directors(founding: Founding) -> None:
    (director,) = founding.ids("Tenure", "tenure/E09000023/director-of-childrens-services/")
    (social_care,) = founding.ids("Tenure", "tenure/E09000023/director-of-childrens-social-care/")

    assert founding.properties(director)["startedOn"] == "2015-09-01"
    assert founding.targets(director, "HELD_BY") == {"person/E09000023/sara-williams"}
    assert founding.targets(social_care, "HELD_BY") == {"person/E09000023/stephen-kitchman"}


def test_leads_that_differ_are_both_kept(founding: Founding) -> None:
    assert founding.claims(objective_id(PLAN, 9), "ownerText") == {
        "Paul Aladenika/Eileen Collier",
        "Stephen Kitchman/Barrie Neal",
    }
    assert founding.claims("person/E09000023/barrie-neale", "name") == {"Barrie Neal", "Barrie Neale"}


def test_figures_that_contradict_each_other(founding: Founding) -> None:
    statistic = "statistic/E09000023/looked-after/2015-10-26"

    assert founding.properties(statistic)["value"] == 476
    assert founding.claims(statistic, "value") == {"467", "476"}


def test_partners(founding: Founding) -> None:
    with_croydon = founding.sources("authority/E09000008", "WITH_PARTNER")

    assert objective_id(PLAN, 5) in with_croydon
    assert len(founding.ids("Outcome", PLAN)) == 25
    assert len(founding.ids("SuccessMeasure", PLAN)) == 32
