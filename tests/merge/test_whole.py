"""The made-up world merged, and what must hold of every merge: purity, whole ends, evidence, validity."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.merge import (
    RULES,
    Merged,
    explain,
    merge,
    merge_authority,
    merge_documents,
    preferred,
    shared_proposals,
    touches,
)
from loaders.bundle import Bundle, Node, Relationship
from ontology.model import load_ontology
from tests.world.bundles import (
    DIRECTOR,
    ILACS_2019,
    ILACS_2021,
    KESTREL_BAY,
    LARCHMERE,
    PLAN_2016,
    QUILLHAVEN,
    SIF_2016,
    all_bundles,
    larchmere_news_2016,
    quillhaven_jtai_2023,
)
from tests.world.paper import Paper

WORLD = all_bundles()
MERGED = merge(WORLD)


def of(merged: Merged, label: str, prefix: str = "") -> set[str]:
    return {n.id for n in merged.nodes.values() if n.label == label and n.id.startswith(prefix)}


# --- the made-up world -----------------------------------------------------------------------------------------------


def test_the_documents_of_one_inspection_tell_of_one() -> None:
    assert of(MERGED, "Inspection", f"inspection/{LARCHMERE}") == {
        SIF_2016,
        ILACS_2019,
        f"inspection/{LARCHMERE}/2012-05/safeguarding-and-looked-after",
    }


def test_recommendations_that_are_repeated_are_counted_once() -> None:
    assert len(of(MERGED, "Recommendation", SIF_2016)) == 4
    assert len(of(MERGED, "Recommendation", ILACS_2021)) == 2


def test_the_director_has_one_tenure_with_a_name_a_start_and_a_day() -> None:
    tenure = f"tenure/{LARCHMERE}/{DIRECTOR}/2015-09-01"

    assert MERGED.nodes[tenure].properties == {"startedOn": "2015-09-01", "attestedOn": ["2016-03-18", "2016-06-08"]}
    assert Relationship("HELD_BY", tenure, f"person/{LARCHMERE}/imogen-farrow") in MERGED.relationships


def test_a_plan_answers_the_inspection_and_keeps_its_date_of_publication_as_a_claim() -> None:
    assert Relationship("RESPONDS_TO", PLAN_2016, SIF_2016) in MERGED.relationships
    claims = {n.properties["value"] for n in MERGED.nodes.values() if n.id.startswith(f"{SIF_2016}/claim/publishedOn")}
    assert claims == {"2016-06-06", "2016-06-07"}


def test_every_rule_is_applied_somewhere_in_the_tests_world_or_named_here() -> None:
    elsewhere = {
        "same inspection by grades",
        "same inspection as news",
        "same inspection by figures",
        "same figure",
        "plan responds to inspection",
    }

    assert {join.rule for join in MERGED.joins} == set(RULES) - elsewhere


def test_why_tells_of_the_joins_of_a_node_and_of_those_above_it() -> None:
    rules = {join.rule for join in explain(f"{SIF_2016}/finding/14", MERGED)}

    assert rules == {
        "same finding or recommendation",
        "same inspection by date",
        "same inspection by publication",
        "same inspection by words",
    }


def test_why_answers_for_the_key_that_a_document_uses() -> None:
    (join,) = explain(f"tenure/{LARCHMERE}/{DIRECTOR}/2016-06-08", MERGED)

    assert join.result == f"tenure/{LARCHMERE}/{DIRECTOR}/2015-09-01"


def test_why_answers_for_what_is_beneath_the_key_that_a_document_uses() -> None:
    rules = {join.rule for join in explain(f"inspection/{LARCHMERE}/2016-06/unknown/judgement/overall", MERGED)}

    assert rules == {"same inspection by date"}


def test_why_tells_what_an_objective_answers_but_not_under_the_inspection() -> None:
    (join,) = explain(f"{PLAN_2016}/objective/3", MERGED)

    assert join.parts == (f"{PLAN_2016}/objective/3", f"{SIF_2016}/recommendation/2")
    assert "objective answers recommendation" not in {join.rule for join in explain(SIF_2016, MERGED)}


def test_a_bundle_touches_the_authorities_that_own_its_nodes_not_those_it_mentions() -> None:
    assert touches(quillhaven_jtai_2023()) == {QUILLHAVEN}
    assert [touches(bundle) for bundle in WORLD].count(frozenset({LARCHMERE})) == 6


def test_an_authoritys_share_is_its_own_nodes_and_nothing_else() -> None:
    share = merge_authority(KESTREL_BAY, WORLD)

    assert all(f"/{KESTREL_BAY}/" in node_id for node_id in share.nodes)
    assert all(f"/{KESTREL_BAY}/" in link.source for link in share.relationships)


def test_runs_starts_from_the_authority_and_belongs_to_its_share() -> None:
    share = merge_authority(LARCHMERE, WORLD)

    service = f"service/{LARCHMERE}/multi-agency-safeguarding-hub"
    assert Relationship("RUNS", f"authority/{LARCHMERE}", service) in share.relationships


def test_documents_and_passages_are_a_share_of_their_own() -> None:
    share = merge_documents([larchmere_news_2016()])

    assert {node.label for node in share.nodes.values()} == {"Document", "Passage"}
    assert {link.type for link in share.relationships} == {"PART_OF"}


def test_a_link_to_a_node_of_another_authority_is_left_out_with_a_warning() -> None:
    paper = Paper("plan", "improvement-plan", "Plan", "2016-09")
    plan = paper.plan(LARCHMERE, "2016-09", "Plan")
    objective = paper.objective(plan, 1, "Share a team")
    paper.link("OWNED_BY", objective, paper.person(QUILLHAVEN, "Ada Quill"))

    merged = merge([paper.build()])

    assert not [link for link in merged.relationships if link.type == "OWNED_BY"]
    assert any("belongs to another authority" in warning for warning in merged.warnings)


# --- shared nodes ----------------------------------------------------------------------------------------------------


def test_a_name_in_mixed_case_is_preferred_to_one_in_capitals() -> None:
    names = {n.properties["name"] for n in MERGED.nodes.values() if n.id == "person/ofsted/dorothy-ainsley"}

    assert names == {"Dorothy Ainsley"}


def test_a_letter_proposes_its_organisations_and_their_people() -> None:
    shared = shared_proposals(quillhaven_jtai_2023())

    assert set(shared.proposals) == {
        "organisation/quillhaven-police",
        "person/quillhaven-police/joan-pike",
        "post/quillhaven-police/chief-constable",
        "tenure/quillhaven-police/chief-constable/2023-07-04",
    }
    assert {r.type for r in shared.relationships} == {"EVIDENCED_BY", "POST_IN", "OF_POST", "HELD_BY"}


PROPOSALS = st.builds(
    lambda name, kind, days: Node(
        "Organisation",
        "organisation/x",
        {
            "name": name,
            **({"kind": kind} if kind else {}),
            **({"attestedOn": sorted(set(days))} if days else {}),
        },
    ),
    st.sampled_from(["Larch Trust", "LARCH TRUST", "larch trust", "Larch  Trust", "The Larch Trust"]),
    st.sampled_from([None, "trust", "health"]),
    st.lists(st.sampled_from(["2016", "2017", "2018"]), max_size=2),
)


@given(st.lists(PROPOSALS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_preferring_does_not_depend_on_order_grouping_or_repetition(proposals: list[Node], random: object) -> None:
    chosen = preferred(proposals)
    half = len(proposals) // 2 or 1
    groups = [group for group in (proposals[:half], proposals[half:]) if group]

    assert preferred(list(reversed(proposals))) == chosen
    assert preferred([preferred(group) for group in reversed(groups)]) == chosen
    assert preferred([chosen, chosen, *proposals]) == chosen


# --- what must hold of every merge -----------------------------------------------------------------------------------

NAMES = ["Ada Quill", "Ada Quills", "ADA QUILL", "Ben Oar"]
TEXTS = [
    "Answer every contact about a child within one working day, and write down who decided what.",
    "Answer every contact about a child within one work1ng day, and wrlte down who decided what.",
    "Agree with health partners when a child's first assessment is due, and report on delay each month.",
    "Train two workers in each team to lead the assessments of young carers in this borough.",
]
DATES = ["2015", "2016", "2016-03", "2016-06", "2016-03-18", "2016-03-20", "2016-06-07"]
CODES = [LARCHMERE, QUILLHAVEN]


@st.composite
def any_bundle(draw: st.DrawFn) -> Bundle:
    """A small document of any kind that says anything, partial and contradictory as it may be."""
    kind = draw(st.sampled_from(["sif-report", "ilacs-report", "news-article", "improvement-plan"]))
    paper = Paper(draw(st.text("abcdef", min_size=8, max_size=8)), kind, kind, draw(st.sampled_from([None, *DATES])))
    code = draw(st.sampled_from(CODES))
    for _ in range(draw(st.integers(0, 2))):
        name = draw(st.sampled_from(["endedOn", "publishedOn", "statedOn", ""]))
        date = draw(st.sampled_from(DATES))
        framework = draw(st.sampled_from(["sif", "ilacs", "unknown", "jtai"]))
        if not name:
            inspection = paper.undated_inspection(code, framework)
        else:
            inspection = paper.inspection(code, date, framework, **{name: date})
        if draw(st.booleans()):
            paper.judgements(inspection, overall=draw(st.sampled_from(["good", "inadequate"])))
        for number, text in enumerate(draw(st.lists(st.sampled_from(TEXTS), max_size=3, unique=True)), start=1):
            add = paper.recommendation if draw(st.booleans()) else paper.finding
            add(inspection, number, text)
        if draw(st.booleans()):
            paper.inspectors(inspection, draw(st.sampled_from(NAMES)))
    for _ in range(draw(st.integers(0, 2))):
        which = draw(st.sampled_from(["started", "attested", "ended"]))
        paper.tenure(
            code,
            draw(st.sampled_from(["chief-executive", "lead-member"])),
            "A post",
            name=draw(st.sampled_from([None, *NAMES])),
            **{which: draw(st.sampled_from(DATES))},
        )
    for date in draw(st.lists(st.sampled_from(["", "2016-03-31"]), max_size=2)):
        paper.statistic(
            code, "looked-after", draw(st.integers(1, 3)), "children", measured=date or None, date="undated"
        )
    if kind == "improvement-plan":
        plan = paper.plan(code, draw(st.sampled_from(DATES)), "Plan")
        for number, text in enumerate(draw(st.lists(st.sampled_from(TEXTS), max_size=3)), start=1):
            paper.action(paper.objective(plan, number, text), 1, text)
    return paper.build()


def some_bundles(at_most: int) -> st.SearchStrategy[list[Bundle]]:
    """Several documents: no two with the same content."""
    return st.lists(any_bundle(), max_size=at_most, unique_by=lambda bundle: bundle.id)


def problems(merged: Merged) -> list[str]:
    """What breaks the ontology in a merged graph."""
    ontology = load_ontology()
    known = {"authority": ontology.authorities, "theme": ontology.themes}
    evidenced = {link.source for link in merged.relationships if link.type == "EVIDENCED_BY"}
    found = []
    for link in merged.relationships:
        for end in (link.source, link.target):
            kind, _, key = end.partition("/")
            if end not in merged.nodes and key not in known.get(kind, ()):
                found.append(f"{link}: {end} is nowhere")
    for node in merged.nodes.values():
        declared = ontology.classes[node.label]
        if declared.needs_evidence and node.id not in evidenced:
            found.append(f"{node.id} has no evidence")
        for name, prop in declared.properties.items():
            if prop.required and name not in node.properties:
                found.append(f"{node.id} lacks {name}")
            value = node.properties.get(name)
            if prop.values and value is not None and value not in prop.values:
                found.append(f"{node.id}: {name} is {value}")
    for type_, at_most in (("HELD_BY", 1), ("OF_POST", 1), ("INSPECTED", 1)):
        starts = [link.source for link in merged.relationships if link.type == type_]
        found += [f"{start} has several {type_}" for start in set(starts) if starts.count(start) > at_most]
    return found


def assert_same(one: Merged, other: Merged) -> None:
    assert dict(one.nodes) == dict(other.nodes)
    assert one.relationships == other.relationships
    assert one.joins == other.joins
    assert one.warnings == other.warnings


def test_the_made_up_world_keeps_to_the_ontology() -> None:
    assert problems(MERGED) == []


@settings(max_examples=15, deadline=None)
@given(st.permutations(WORLD), st.integers(0, len(WORLD)), st.integers(0, 3))
def test_the_world_in_any_order_and_any_part_of_it(bundles: list[Bundle], kept: int, repeated: int) -> None:
    some = bundles[:kept]
    in_order = sorted(some, key=lambda bundle: bundle.id)

    assert_same(merge([*some, *some[:repeated]]), merge(in_order))
    assert problems(merge(some)) == []


@settings(max_examples=80, deadline=None)
@given(some_bundles(5), st.randoms(use_true_random=False))
def test_any_documents_in_any_order_give_one_valid_graph(bundles: list[Bundle], random: object) -> None:
    merged = merge(bundles)

    assert problems(merged) == []
    shuffled = [Bundle.from_json(bundle.to_json()) for bundle in reversed(bundles)]
    assert_same(merge([*shuffled, *bundles]), merged)
    reordered = [turned_round(bundle) for bundle in bundles]
    assert_same(merge(reordered), merged)


def turned_round(bundle: Bundle) -> Bundle:
    """The same bundle with everything in another order."""
    return Bundle(
        dict(reversed(list(bundle.document.items()))),
        tuple(Node(n.label, n.id, dict(reversed(list(n.properties.items())))) for n in reversed(bundle.nodes)),
        tuple(reversed(bundle.relationships)),
        bundle.warnings,
        bundle.extractor,
    )


@settings(max_examples=30, deadline=None)
@given(some_bundles(5), st.integers(0, 5))
def test_what_does_not_touch_an_authority_does_not_change_its_share(bundles: list[Bundle], known: int) -> None:
    before, added = bundles[:known], bundles[known:]
    touched = {code for bundle in added for code in touches(bundle)}

    for code in set(CODES) - touched:
        assert_same(merge_authority(code, bundles), merge_authority(code, before))


@settings(max_examples=30, deadline=None)
@given(some_bundles(4))
def test_the_whole_is_the_sum_of_the_shares(bundles: list[Bundle]) -> None:
    merged = merge(bundles)

    shares = [merge_documents(bundles), *(merge_authority(code, bundles) for code in CODES)]
    nodes = {key for share in shares for key in share.nodes}
    shared = {key for bundle in bundles for key in shared_proposals(bundle).proposals}
    assert nodes | shared == set(merged.nodes)
    links = frozenset(link for share in shares for link in share.relationships)
    links |= {link for bundle in bundles for link in shared_proposals(bundle).relationships}
    assert {link for link in merged.relationships if link.type != "SAME_PERSON"} == links


@pytest.mark.parametrize("forgotten", WORLD, ids=[str(b.document["fileName"]) for b in WORLD])
def test_a_forgotten_document_leaves_no_trace(forgotten: Bundle) -> None:
    rest: Collection[Bundle] = [bundle for bundle in WORLD if bundle.id != forgotten.id]

    merged = merge(rest)

    assert not [key for key in merged.nodes if key.startswith(forgotten.id)]
    assert not [link for link in merged.relationships if link.target.startswith(forgotten.id)]
