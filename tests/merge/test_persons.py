"""One person under two spellings, and two people who only look alike."""

from __future__ import annotations

import pytest

from graph.merge import Merged, OfficeHolder, merge, same_person, same_person_reasons
from graph.merge.persons import bare_name, one_letter_apart, shortened
from loaders.bundle import Bundle, Relationship
from loaders.identity import person_id
from tests.world.bundles import LARCHMERE, QUILLHAVEN
from tests.world.paper import Paper


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Cllr Ann Weir", "ann-weir"), ("Dame Ann Weir DBE", "ann-weir"), ("Dr. Ann O’Weir OBE", "ann-oweir")],
)
def test_titles_and_honours_are_no_part_of_a_name(name: str, expected: str) -> None:
    assert bare_name(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("andrew-neal", "andrew-neale", True),
        ("stephen-oar", "steven-oar", False),
        ("ann-lee", "ann-leo", False),
        ("andrew-neal", "andrea-neale", False),
        ("andrew-neal", "andrew-j-neal", False),
    ],
)
def test_one_letter_makes_a_slip_only_in_a_longer_part(one: str, other: str, expected: bool) -> None:
    assert one_letter_apart(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ann-mary-weir", "ann-weir", True),
        ("a-weir", "ann-weir", True),
        ("ann-m-weir", "ann-mary-weir", True),
        ("ann-weir", "ann-weir", False),
        ("a-weir", "ben-weir", False),
        ("ann-weir", "ann-weir-oar", False),
        ("weir", "ann-weir", False),
    ],
)
def test_a_name_may_be_shortened(one: str, other: str, expected: bool) -> None:
    assert shortened(one, other) is expected


def holding(name: str, role: str = "chief-executive", day: str = "2021-03-12") -> Bundle:
    paper = Paper(f"{name} {role} {day}.txt", "news-article", "News", day)
    paper.tenure(QUILLHAVEN, role, role, name=name, attested=day)
    return paper.build()


def people(merged: Merged) -> list[str]:
    return sorted(node.id.rpartition("/")[2] for node in merged.nodes.values() if node.label == "Person")


def test_two_spellings_in_one_post_are_one_person_and_both_are_kept_as_claims() -> None:
    merged = merge([holding("Andrew Neale", day="2021-06-15"), holding("Andrew Neal")])

    assert people(merged) == ["andrew-neal"]
    claims = {node.properties["value"] for node in merged.nodes.values() if node.label == "Claim"}
    assert claims == {"Andrew Neal", "Andrew Neale"}


def test_three_spellings_in_one_post_are_one_person_under_the_full_name() -> None:
    bundles = [
        holding(name, day=f"2021-0{n}-01") for n, name in enumerate(("A Neal", "Andrew Neal", "Andrew Neale"), 1)
    ]

    assert people(merge(bundles)) == ["andrew-neal"]


def test_two_spellings_in_different_posts_are_two_people() -> None:
    assert people(merge([holding("Andrew Neale"), holding("Andrew Neal", "lead-member")])) == [
        "andrew-neal",
        "andrew-neale",
    ]


def test_a_title_does_not_make_another_person_or_a_disagreement() -> None:
    merged = merge([holding("Councillor Ann Weir", "lead-member"), holding("Ann Weir", "lead-member", "2021-05-01")])

    assert people(merged) == ["ann-weir"]
    assert not [node for node in merged.nodes.values() if node.label == "Claim"]


def test_a_slip_in_the_document_that_gives_the_post_is_the_same_person() -> None:
    paper = Paper("plan.txt", "improvement-plan", "Plan", "2021-05-01")
    paper.tenure(QUILLHAVEN, "head-of-quality", "Head of Quality", name="Barbara Oaks", attested="2021-05-01")
    paper.person(QUILLHAVEN, "Barbara Oakes")

    assert people(merge([paper.build()])) == ["barbara-oaks"]


def holder(code: str, name: str, *roles: str, day: str = "2016-06-08") -> OfficeHolder:
    return OfficeHolder(person_id(code, name), name, frozenset(roles), day, day)


def test_one_name_in_two_statutory_posts_is_a_candidate_from_the_smaller_id_to_the_larger() -> None:
    holders = [
        holder(QUILLHAVEN, "Ada Quill", "chief-executive"),
        holder(LARCHMERE, "ADA QUILL", "director-of-childrens-services", day="2012"),
    ]

    assert same_person(holders) == {
        Relationship("SAME_PERSON", person_id(LARCHMERE, "Ada Quill"), person_id(QUILLHAVEN, "Ada Quill"))
    }
    (join,) = same_person_reasons(holders)
    assert join.reason == (
        "person/E09000901/ada-quill (director-of-childrens-services; 2012); "
        "person/E09000902/ada-quill (chief-executive; 2016-06-08)."
    )


@pytest.mark.parametrize(
    "other",
    [
        holder(QUILLHAVEN, "Ada Quill", "head-of-quality"),
        holder(QUILLHAVEN, "Ada Quills", "chief-executive"),
        holder(LARCHMERE, "Cllr Ada Quill", "lead-member"),
        holder(QUILLHAVEN, "A Quill", "chief-executive"),
        holder(QUILLHAVEN, "Ada Quill-Marsh", "chief-executive"),
    ],
    ids=["no statutory post", "another name", "the same authority", "an initial alone", "another surname"],
)
def test_others_are_no_candidates(other: OfficeHolder) -> None:
    assert same_person([holder(LARCHMERE, "Ada Quill", "chief-executive"), other]) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ada Quill", "Dr Ada Quill OBE", None),
        ("Ada Quill", "Ada Mary Quill", "one name is the other without middle names"),
        ("Ada M Quill", "Ada Mary Quill", "one name is the other without middle names"),
    ],
)
def test_titles_and_middle_names_left_out_do_not_hide_a_candidate(one: str, other: str, reason: str | None) -> None:
    (join,) = same_person_reasons([holder(LARCHMERE, one, "chief-executive"), holder(QUILLHAVEN, other, "lead-member")])

    assert join.parts == (person_id(LARCHMERE, one), person_id(QUILLHAVEN, other))
    assert reason is None or reason in join.reason


def test_a_surname_alone_is_no_candidate() -> None:
    assert same_person([holder(code, "Cllr Quill", "lead-member") for code in (LARCHMERE, QUILLHAVEN)]) == frozenset()


def test_two_middle_names_are_two_people() -> None:
    holders = [
        holder(LARCHMERE, "Ada Mary Quill", "chief-executive"),
        holder(QUILLHAVEN, "Ada Jane Quill", "chief-executive"),
    ]

    assert same_person(holders) == frozenset()


def test_a_reviewer_is_told_that_both_were_in_post_at_once() -> None:
    post = frozenset({"chief-executive"})
    one = OfficeHolder(person_id(LARCHMERE, "Ada Quill"), "Ada Quill", post, "2012", "2016-05")
    other = OfficeHolder(person_id(QUILLHAVEN, "Ada Quill"), "Ada Quill", post, "2015-03-02", "2018")

    (join,) = same_person_reasons([one, other])

    assert join.reason.endswith("; both in post from 2015-03-02 to 2016-05.")


def test_one_name_in_two_posts_of_one_authority_is_one_person_with_two_tenures() -> None:
    merged = merge([holding("Ann Weir", "lead-member"), holding("Ann Weir", "chief-executive", "2021-05-01")])

    assert people(merged) == ["ann-weir"]
    assert len([n for n in merged.nodes.values() if n.label == "Tenure"]) == 2
    assert not [r for r in merged.relationships if r.type == "SAME_PERSON"]
