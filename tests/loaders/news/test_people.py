"""Whom an article names in a post, from when and until when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.news.articles import HEAD, OF_NOBODY, extract, tenures

DCS, LEAD, CHIEF, LEADER = "director-of-childrens-services", "lead-member", "chief-executive", "leader-of-the-council"
DAY = "2017-05-09"


@pytest.mark.parametrize(
    ("sentence", "role", "person"),
    [
        ("In a statement, chief executive Tom Vere said: “We are glad.”", CHIEF, "tom-vere"),
        ("Chief Executive Tom Vere said: “We are glad.”", CHIEF, "tom-vere"),
        ("County chief executive, Tom Vere, said he was glad.", CHIEF, "tom-vere"),
        ("Children's services director Robin Quay said: “We are glad.”", DCS, "robin-quay"),
        ("Council leader Ines Holt apologised saying: 'I am sorry for it.'", LEADER, "ines-holt"),
        ("Leader of Larchmere council, Ines Holt, said: “We are glad.”", LEADER, "ines-holt"),
        ("Coun Ines Holt, the council leader, said: “We are glad.”", LEADER, "ines-holt"),
        ("Mayor of Larchmere Ines Holt added: “We are glad.”", "mayor", "ines-holt"),
        ("Larchmere Council’s Cabinet Member for Children, Education and Families Ada Finch said:", LEAD, "ada-finch"),
        ("Councillor Ada Finch, portfolio holder for children and young people, said: “Yes.”", LEAD, "ada-finch"),
        ("It was welcomed by cabinet member for children, Cllr Ada Finch, who said it was good.", LEAD, "ada-finch"),
        ("He called on cabinet member for children Cllr Ada Finch to resign.", LEAD, "ada-finch"),
        ("Tom Vere, Chief Executive, Borough of Larchmere, said: “We are glad.”", CHIEF, "tom-vere"),
        ("Robin Quay, interim director of children's services, broke the news to staff.", DCS, "robin-quay"),
        ("The current director of children's services, Robin Quay, will go.", DCS, "robin-quay"),
        ("It comes under the watch of children's services director Robin Quay.", DCS, "robin-quay"),
    ],
)
def test_who_is_in_a_post_on_the_day(sentence: str, role: str, person: str, tmp_path: Path) -> None:
    found = tenures(extract(f"{HEAD}Larchmere was seen.\n\n{sentence}\n", tmp_path))
    assert found == {("Larchmere", role, person, "attestedOn", DAY)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Marsh, Ofsted's regional director for London, said: “We are glad.”",
        "Ida Marsh, president of the Association of Directors of Children's Services, said she was glad.",
        "At that time the director of children's services, Ida Marsh, announced that she would go.",
        "Former director of children's services Ida Marsh said she was glad.",
        "Conservative Group leader Cllr Ida Marsh said she was glad.",
        "Deputy director of children's services Ida Marsh said she was glad.",
        "Cllr Finch said: “We have Ida Marsh, one of the best directors that ever was,” and told of it.",
        "Ida Marsh has been named as its next director of children's services.",
    ],
)
def test_who_is_in_no_post_of_the_authority_on_the_day(sentence: str, tmp_path: Path) -> None:
    assert tenures(extract(f"{HEAD}Larchmere was seen.\n\n{sentence}\n", tmp_path)) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Robin Quay, who has long been here, took up her post as director of children's services at the council on"
            " Monday (May 8).",
            {("robin-quay", "startedOn", "2017-05-08")},
        ),
        (
            "Robin Quay joined the council as DCS in February but is to leave on 25 October.",
            {("robin-quay", "startedOn", "2017-02"), ("robin-quay", "endedOn", "2017-10-25")},
        ),
        (
            "In August 2013 Robin Quay was appointed interim director of children's services.",
            {("robin-quay", "startedOn", "2013-08")},
        ),
        ("Robin Quay joined the council as DCS on 31 June.", set()),
        ("In August of that year Robin Quay was appointed director of children's services.", set()),
        (
            "Director of Children's Services Robin Quay has resigned today after the report.",
            {("robin-quay", "endedOn", DAY)},
        ),
    ],
)
def test_who_comes_and_goes(sentence: str, expected: set[tuple[str, str, str]], tmp_path: Path) -> None:
    found = tenures(extract(f"{HEAD}Larchmere was seen.\n\n{sentence}\n", tmp_path))
    assert {(person, date, day) for _, role, person, date, day in found if role == DCS} == expected


def test_each_speaker_is_of_the_body_that_is_named(tmp_path: Path) -> None:
    text = (
        f"{OF_NOBODY}Larchmere and Quillhaven were judged good.\n\n"
        "Councillor Ada Finch, Larchmere Council Cabinet Member for Family Services, said: “We are glad.”\n\n"
        "Councillor Ned Oakes, Quillhaven Lead Member for Families, Children and Schools, said:\n\n“So are we.”\n"
    )
    assert {(authority, person) for authority, _, person, *_ in tenures(extract(text, tmp_path))} == {
        ("Larchmere", "ada-finch"),
        ("Quillhaven", "ned-oakes"),
    }


def test_speaker_of_a_body_that_is_not_known_is_left_out_of_a_round_up(tmp_path: Path) -> None:
    text = (
        f"{OF_NOBODY}Larchmere and Quillhaven were judged good.\n\n"
        "Ada Finch, director of children's services at Nowhere-on-Sea, said: “We are glad.”\n"
    )

    bundle = extract(text, tmp_path)

    assert tenures(bundle) == set()
    assert "Ada Finch" in " ".join(str(warning.text) for warning in bundle.warnings)
