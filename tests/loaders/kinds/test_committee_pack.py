"""A committee pack is split into its documents, which speak of the same inspection and contradict each other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from loaders.bundle import Bundle, BundleBuilder
from loaders.check import check_bundle
from loaders.kinds.registry import recognise
from loaders.reading.files import read
from tests.world.packs import PACK, PLAN, RECOMMENDATIONS

INSPECTION = "inspection/E09000901/2015-03-26/sif"
PLAN_ID = "plan/E09000901/2015-04"


def extract(path: Path) -> Bundle:
    document = read(path)
    kind = recognise(document)
    assert kind is not None
    builder = BundleBuilder(document, kind=kind.name, extractor="test")
    kind.extract(document, builder)
    return builder.build()


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    path = tmp_path_factory.mktemp("pack") / "pack.md"
    path.write_text(PACK, encoding="utf-8")
    return extract(path)


def properties(bundle: Bundle, node_id: str) -> dict[str, object]:
    return next(dict(node.properties) for node in bundle.nodes if node.id == node_id)


def targets(bundle: Bundle, type_: str, source: str) -> set[str]:
    return {r.target for r in bundle.relationships if r.type == type_ and r.source == source}


def claims(bundle: Bundle, node_id: str, name: str) -> set[object]:
    found = (properties(bundle, claim) for claim in targets(bundle, "HAS_CLAIM", node_id))
    return {claim["value"] for claim in found if claim["property"] == name}


def test_pack_keeps_to_the_ontology(pack: Bundle) -> None:
    assert check_bundle(pack) == []


def test_pack_is_split_into_its_documents(pack: Bundle) -> None:
    parts = [node for node in pack.nodes if node.label == "Document"]

    assert [part.properties["kind"] for part in parts] == [
        "committee-pack",
        "sif-report",
        "committee-report",
        "improvement-plan",
    ]
    for part in parts[1:]:
        assert targets(pack, "PART_OF", part.id) == {pack.id}


def test_inspection_is_one_and_the_day_that_the_plan_gives_for_its_report_is_kept(pack: Bundle) -> None:
    assert properties(pack, INSPECTION)["publishedOn"] == "2015-05-05"
    assert claims(pack, INSPECTION, "publishedOn") == {"2015-05-05", "2015-05-04"}


def test_recommendations_that_the_committee_is_told_again_are_not_more_of_them(pack: Bundle) -> None:
    recommendations = [node for node in pack.nodes if node.label == "Recommendation"]

    assert [node.properties["text"] for node in recommendations] == list(RECOMMENDATIONS)
    for node in recommendations:
        documents = {passage.split("/p")[0] for passage in targets(pack, "EVIDENCED_BY", node.id)}
        assert len(documents) == 2


def test_grades_have_the_evidence_of_every_part_that_states_them(pack: Bundle) -> None:
    judgement = f"{INSPECTION}/judgement/help-and-protection"

    assert properties(pack, judgement) == {"area": "help-and-protection", "grade": "inadequate", "gradeRank": 4}
    assert len({p.split("/p")[0] for p in targets(pack, "EVIDENCED_BY", judgement)}) == 3


def test_earlier_grades_are_facts_of_an_earlier_inspection(pack: Bundle) -> None:
    earlier = "inspection/E09000901/2011/safeguarding-and-looked-after"

    assert properties(pack, earlier)["statedOn"] == "2011"
    assert properties(pack, f"{earlier}/judgement/safeguarding")["grade"] == "good"
    assert properties(pack, f"{earlier}/judgement/looked-after-children")["grade"] == "adequate"


def test_author_of_the_committees_report_is_in_post_on_the_day_of_the_meeting(pack: Bundle) -> None:
    tenure = "tenure/E09000901/director-of-childrens-social-care/2015-05-12"

    assert properties(pack, tenure) == {"attestedOn": ["2015-05-12"]}
    assert targets(pack, "HELD_BY", tenure) == {"person/E09000901/hugo-marchbanks"}


def test_figure_that_the_report_contradicts_is_kept_twice(pack: Bundle) -> None:
    assert claims(pack, "statistic/E09000901/looked-after/2015-03-02", "value") == {"310", "301"}


def test_plan_has_its_date_its_status_and_the_inspection_that_it_answers(pack: Bundle) -> None:
    plan = properties(pack, PLAN_ID)

    assert (plan["title"], plan["datedOn"], plan["status"]) == (
        "Larchmere Children's Improvement Plan",
        "2015-04",
        "draft",
    )
    assert targets(pack, "RESPONDS_TO", PLAN_ID) == {INSPECTION}
    assert targets(pack, "PLAN_OF", PLAN_ID) == {"authority/E09000901"}


def test_objectives_keep_their_words_sections_and_other_statements_of_both(pack: Bundle) -> None:
    first, second, third = (properties(pack, f"{PLAN_ID}/objective/{n}") for n in (1, 2, 3))

    assert (first["text"], first["section"]) == (RECOMMENDATIONS[2], "A. EARLY HELP AND MORE")
    assert second["text"] == RECOMMENDATIONS[0]
    assert claims(pack, f"{PLAN_ID}/objective/3", "text") == {third["text"], RECOMMENDATIONS[1]}
    assert first["linkedPlans"] == ["SS1 CYPP 2014-17", "Police plan 2014-15"]


def test_leads_that_differ_between_the_outline_and_the_section_are_both_kept(pack: Bundle) -> None:
    assert claims(pack, f"{PLAN_ID}/objective/1", "ownerText") == {"Hugo Marchbanks", "Hugo Marchbanks, Gilda Sorrel"}
    assert claims(pack, f"{PLAN_ID}/objective/2", "ownerText") == {"Jolyon Brook", "Jolyon Brook/Juno Bellweather"}


def test_every_action_is_found_though_numbers_repeat_are_missing_or_a_table_is_flattened(pack: Bundle) -> None:
    actions = Counter(node.id.split("/action/")[0] for node in pack.nodes if node.label == "Action")

    assert actions == {f"{PLAN_ID}/objective/1": 4, f"{PLAN_ID}/objective/2": 3, f"{PLAN_ID}/objective/3": 2}


def test_flattened_tables_values_go_to_their_actions(pack: Bundle) -> None:
    actions = [properties(pack, f"{PLAN_ID}/objective/2/action/{n}") for n in (1, 2, 3)]

    assert [(a["text"], a.get("dueOn"), a["dueText"], a["ownerText"]) for a in actions] == [
        ("Count the cases that wait", "2015-05-30", "30th May 2015", "JBk"),
        ("Hire two more social workers for the duty team", "2015-07-31", "31st July 2015", "WC/HM"),
        ("Report to the board", None, "??", "BH"),
    ]


@pytest.mark.parametrize(
    ("action", "due_text"), [(1, "31st April 2015"), (2, "30th Sep 15 20"), (3, "tbc with landlord")]
)
def test_deadline_that_is_no_date_is_kept_as_printed(pack: Bundle, action: int, due_text: str) -> None:
    found = properties(pack, f"{PLAN_ID}/objective/1/action/{action}")

    assert found["dueText"] == due_text
    assert "dueOn" not in found


@pytest.mark.parametrize(
    ("action", "persons"),
    [
        ("1/action/1", {"E09000901/hugo-marchbanks", "E09000901/gilda-sorrel"}),
        ("1/action/2", {"capital-police/edwin-stace", "E09000901/hugo-marchbanks"}),
        ("1/action/3", {"E09000901/juno-bellweather"}),
        ("1/action/4", {"E09000901/juno-bellweather"}),
        ("2/action/1", {"E09000901/jolyon-brook"}),
        ("3/action/2", {"E09000901/hugo-marchbanks", "E09000901/bertram-healey"}),
    ],
)
def test_initials_mean_the_persons_of_the_key_or_of_a_lead_line(pack: Bundle, action: str, persons: set[str]) -> None:
    owners = targets(pack, "OWNED_BY", f"{PLAN_ID}/objective/{action}")

    assert owners == {f"person/{person}" for person in persons}


def test_initials_of_nobody_are_kept_as_printed_with_a_warning(pack: Bundle) -> None:
    assert properties(pack, f"{PLAN_ID}/objective/1/action/3")["ownerText"] == "JB/XQ"
    assert [w.text for w in pack.warnings if "key" in w.message] == ["XQ"]


def test_name_spelt_two_ways_is_one_person_with_both_spellings(pack: Bundle) -> None:
    assert claims(pack, "person/E09000901/bertram-healey", "name") == {"Bertram Healey", "Bertram Heeley"}
    assert "person/E09000901/bertram-heeley" not in {node.id for node in pack.nodes}


def test_post_holders_are_in_post_on_the_plans_date(pack: Bundle) -> None:
    director = "tenure/E09000901/director-of-childrens-services/2015-04"

    assert targets(pack, "HELD_BY", director) == {"person/E09000901/winifred-castellan"}
    assert len([n for n in pack.nodes if n.label == "Tenure" and n.properties.get("attestedOn") == ["2015-04"]]) == 6


def test_partners_are_organisations_or_authorities(pack: Bundle) -> None:
    assert targets(pack, "WITH_PARTNER", f"{PLAN_ID}/objective/1") == {
        "organisation/police",
        "organisation/larchmere-hospital-nhs-trust",
        "organisation/voluntary-groups",
        "authority/E09000902",
    }
    assert targets(pack, "WITH_PARTNER", f"{PLAN_ID}/objective/3") == set()


def test_outcomes_and_measures_belong_to_their_objective(pack: Bundle) -> None:
    assert [n.properties["text"] for n in pack.nodes if n.label == "Outcome"] == [
        "No child is missing for long without somebody looking.",
        "Visits happen within ten days",
    ]
    assert len(targets(pack, "MEASURED_BY", f"{PLAN_ID}/objective/1")) == 2


def test_plan_alone_says_what_it_says_in_the_pack(tmp_path: Path, pack: Bundle) -> None:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")

    alone = extract(path)

    actions = [(n.id, n.properties) for n in alone.nodes if n.label == "Action"]
    assert actions == [(n.id, n.properties) for n in pack.nodes if n.label == "Action"]


@pytest.mark.corpus
def test_pack_of_the_founding_documents(shared_folder: Path) -> None:
    path = next((shared_folder / "seeds").glob("004_*.txt"))

    bundle = extract(path)

    counts = Counter(node.label for node in bundle.nodes)
    plan = "plan/E09000023/2016-02"
    actions = Counter(node.id.split("/action/")[0] for node in bundle.nodes if node.label == "Action")
    assert (counts["Objective"], counts["Action"], counts["Plan"]) == (9, 61, 1)
    assert [actions[f"{plan}/objective/{n}"] for n in range(1, 10)] == [7, 6, 6, 4, 8, 4, 10, 7, 9]
    sif = [n for n in bundle.nodes if n.label == "Recommendation"]
    assert len(sif) == 9 + 4
    holders = [n for n in bundle.nodes if n.label == "Tenure" and n.properties.get("attestedOn") == ["2016-02"]]
    assert len(holders) == 18
    assert targets(bundle, "HELD_BY", "tenure/E09000023/director-of-childrens-services/2016-02") == {
        "person/E09000023/sara-williams"
    }
    inspection = "inspection/E09000023/2015-11-20/sif"
    assert claims(bundle, inspection, "publishedOn") == {"2016-01-19", "2016-01-20"}
    assert claims(bundle, "statistic/E09000023/looked-after/2015-10-26", "value") == {"476", "467"}
    assert targets(bundle, "OWNED_BY", f"{plan}/objective/9/action/1") == {
        "person/E09000023/stephen-kitchman",
        "person/E09000023/paul-aladenika",
    }
    undated = {
        str(n.properties["dueText"]) for n in bundle.nodes if n.label == "Action" and "dueOn" not in n.properties
    }
    assert undated == {"31st April 2016", "tbc", "tbc with IT provider", "??", "30th Sep 16 20"}
    assert "authority/E09000008" in targets(bundle, "WITH_PARTNER", f"{plan}/objective/5")
