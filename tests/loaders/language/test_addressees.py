"""Letterheads: who is addressed, in which post, of which body, though the lines run together."""

from __future__ import annotations

import pytest

from loaders.language.addressees import Addressee, find_addressees, organisation_kind, organisation_name, split_post


@pytest.mark.parametrize(
    ("printed", "title", "body"),
    [
        ("Director of Housing, Larchmere Council", "Director of Housing", "Larchmere Council"),
        ("Director of Children’s Services", "Director of Children’s Services", ""),
        (
            "Director – Children, Families and Learning, Fen Trust",
            "Director – Children, Families and Learning",
            "Fen Trust",
        ),
        ("Chief Constable of Fen Police", "Chief Constable", "Fen Police"),
        ("Chief Nurse NHS Fen CCG", "Chief Nurse", "NHS Fen CCG"),
        ("Director of Nursing & Quality for NHS Fen CCG", "Director of Nursing & Quality", "NHS Fen CCG"),
        (
            "Head of the National Probation Service",
            "Head of the National Probation Service",
            "National Probation Service",
        ),
        ("Independent Chair of Larchmere LSCB", "Independent Chair of Larchmere LSCB", "Larchmere LSCB"),
        (
            "Fen Police and Crime Commissioner",
            "Fen Police and Crime Commissioner",
            "Fen Police and Crime Commissioner",
        ),
        (
            "Police and Crime Commissioner for Fenland",
            "Police and Crime Commissioner for Fenland",
            "Fenland Police and Crime Commissioner",
        ),
        ("Police and Crime Commissioner", "Police and Crime Commissioner", ""),
        ("Deputy Mayor for Policing and Crime", "Deputy Mayor for Policing and Crime", ""),
        (
            "Chief Executive Officer at NHS Fen, Marsh and Wold CCG",
            "Chief Executive Officer",
            "NHS Fen, Marsh and Wold CCG",
        ),
    ],
)
def test_a_title_and_the_body_it_belongs_to(printed: str, title: str, body: str) -> None:
    assert split_post(printed) == (title, body)


def test_persons_are_told_apart_in_lines_that_run_together() -> None:
    text = (
        "Ms Robin Quay, Director of Housing, Larchmere Council Ada Finch QPM, Chief Constable of Fen Police "
        "Tom de Vere, Manager, Youth Offending Team Dr Ines Holt-Marsh, Chief Executive of Fen Trust"
    )
    assert list(find_addressees(text)) == [
        Addressee("Robin Quay", "Director of Housing", "Larchmere Council"),
        Addressee("Ada Finch", "Chief Constable", "Fen Police"),
        Addressee("Tom de Vere", "Manager", "Youth Offending Team"),
        Addressee("Ines Holt-Marsh", "Chief Executive", "Fen Trust"),
    ]


def test_a_line_for_each_person_shows_where_long_names_begin() -> None:
    text = "Robin Ann Marie Quay, Director of Housing, Larchmere\nAda Finch, Head of Service, Fen Trust"
    assert [a.name for a in find_addressees(text)] == ["Robin Ann Marie Quay", "Ada Finch"]


@pytest.mark.parametrize(
    ("title", "body", "role"),
    [
        ("Chair", "Larchmere Safeguarding Children Partnership", "safeguarding-partnership-chair"),
        ("Chair", "Larchmere LSCB", "lscb-chair"),
        ("Chair", "NHS Fen ICB", "chair"),
        ("Interim Director of Children's Services", "Larchmere Council", "director-of-childrens-services"),
    ],
)
def test_the_role_of_an_addressee(title: str, body: str, role: str) -> None:
    assert Addressee("Robin Quay", title, body).role == role


def test_one_name_for_one_health_body() -> None:
    assert organisation_name("NHS Fen ICB") == "NHS Fen Integrated Care Board"
    assert organisation_name("NHS Fen Integrated Care Board (ICB)") == "NHS Fen Integrated Care Board"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Fen Constabulary", "police"),
        ("NHS Fen Integrated Care Board", "health"),
        ("Larchmere Local Safeguarding Partnership", "partnership"),
        ("Larchmere Youth Trust", "trust"),
        ("Fen Community Rehabilitation Company", "company"),
        ("National Probation Service", "government"),
        ("Larchmere Youth Club", "other"),
        ("Larchmere Hospital NHS Trust", "health"),
        ("CAMHS", "health"),
        ("Primary schools", "school"),
        ("Third sector", "voluntary"),
        ("Cafcass", "government"),
    ],
)
def test_the_kind_of_a_body(name: str, kind: str) -> None:
    assert organisation_kind(name) == kind
