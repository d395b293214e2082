"""Letterheads: who is addressed, in which post, of which body, though the lines run together."""

from __future__ import annotations

import pytest

from loaders.language.addressees import (
    Addressee,
    bodies_named,
    find_addressees,
    organisation_kind,
    organisation_name,
    split_post,
    with_statutory_director,
)


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
        ("Chief Nurse Fen CCGs, Head of Safeguarding", "Chief Nurse, Head of Safeguarding", "Fen CCGs"),
        ("Acting CEO Fen Valley Integrated Care Board", "Acting CEO", "Fen Valley Integrated Care Board"),
        (
            "Chief Executive Officer of Fen and Wold Integrated Care Board",
            "Chief Executive Officer",
            "Fen and Wold Integrated Care Board",
        ),
        ("Lead for the CCG, with duties in Wold", "Lead for the CCG, with duties in Wold", "CCG"),
        (
            "Director of Nursing Larchmere Dales, Marsh and Wold CCG",
            "Director of Nursing",
            "Larchmere Dales, Marsh and Wold CCG",
        ),
        (
            "Head of Wold delivery unit (Fen & Wold Division, National Probation Service)",
            "Head of Wold delivery unit",
            "National Probation Service",
        ),
        (
            "Assistant Chief Officer, Fen (The Marsh, Fen and Wold Community Rehabilitation Company Limited)",
            "Assistant Chief Officer, Fen",
            "Marsh, Fen and Wold Community Rehabilitation Company Limited",
        ),
        (
            "Assistant Director, Early Help, Chair of the Larchmere Youth Justice Board",
            "Assistant Director, Early Help",
            "Larchmere Youth Justice Board",
        ),
        (
            "Chair of the Larchmere Youth Justice Board. Youth Justice Board",
            "Chair of the Larchmere Youth Justice Board",
            "Larchmere Youth Justice Board",
        ),
        ("Independent Chair Larchmere Safeguarding Board", "Independent Chair", "Larchmere Safeguarding Board"),
        (
            "Chief Executive of Larchmere Council and Accountable Officer of Fen CCG",
            "Chief Executive and Accountable Officer of Fen CCG",
            "Larchmere Council",
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


def test_a_comma_left_out_a_rank_before_the_name_and_honours_do_not_hide_a_person() -> None:
    text = (
        "Robin Quay, Director of Housing, Larchmere Council Ada Finch Accountable Officer at NHS Fen CCG "
        "Dr Tom Vere, GP, Chair of Fen CCG Rt Hon Ines Holt, Deputy Mayor for Policing, Fen Authority "
        "Detective Superintendent Ned Oakes, Head of Crime, Fen Police T/Chief Constable Ida Marsh, Wold Police"
    )
    assert list(find_addressees(text)) == [
        Addressee("Robin Quay", "Director of Housing", "Larchmere Council"),
        Addressee("Ada Finch", "Accountable Officer", "NHS Fen CCG"),
        Addressee("Tom Vere", "Chair of Fen CCG", "Fen CCG"),
        Addressee("Ines Holt", "Deputy Mayor for Policing", "Fen Authority"),
        Addressee("Ned Oakes", "Detective Superintendent, Head of Crime", "Fen Police"),
        Addressee("Ida Marsh", "T/Chief Constable", "Wold Police"),
    ]


def test_the_council_s_director_is_the_statutory_one_though_the_title_says_people() -> None:
    people = [
        Addressee("Ada Finch", "Assistant Director of People", "Larchmere Council"),
        Addressee("Robin Quay", "Director of People Services", "Larchmere Council"),
    ]
    assert [a.role for a in with_statutory_director(people)] == [
        "assistant-director-of-people",
        "director-of-childrens-services",
    ]
    known = [Addressee("Ines Holt", "Director of Children’s Services", "Larchmere Council"), *people]
    assert with_statutory_director(known) == known


def test_a_line_for_each_person_shows_where_long_names_begin() -> None:
    text = "Robin Ann Marie Quay, Director of Housing, Larchmere\nAda Finch, Head of Service, Fen Trust"
    assert [a.name for a in find_addressees(text)] == ["Robin Ann Marie Quay", "Ada Finch"]


@pytest.mark.parametrize(
    ("title", "body", "role"),
    [
        ("Chair", "Larchmere Safeguarding Children Partnership", "safeguarding-partnership-chair"),
        ("Chair", "Larchmere LSCB", "lscb-chair"),
        ("Independent Chair", "Larchmere Children’s Safeguarding Board", "lscb-chair"),
        ("Chair", "NHS Fen ICB", "chair"),
        ("Managing Director", "NHS Fen ICB", "managing-director"),
        ("Managing Director", "Larchmere Council", "chief-executive"),
        ("Deputy Mayor for Policing and Crime", "", "deputy-mayor-for-policing-and-crime"),
        ("Interim Director of Children's Services", "Larchmere Council", "director-of-childrens-services"),
    ],
)
def test_the_role_of_an_addressee(title: str, body: str, role: str) -> None:
    assert Addressee("Robin Quay", title, body).role == role


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("NHS Fen ICB", "NHS Fen Integrated Care Board"),
        ("NHS Fen Integrated Care Board (ICB)", "NHS Fen Integrated Care Board"),
        ("Fen ICB", "NHS Fen Integrated Care Board"),
        ("Fen and Wold NHS ICB", "NHS Fen and Wold Integrated Care Board"),
        ("Fen CCG", "NHS Fen Clinical Commissioning Group"),
        ("Integrated Care Board", "Integrated Care Board"),
        ("Fen police force", "Fen Police"),
        ("Fen Police Service", "Fen Police"),
        ("Fen , Wold and Marsh Trust", "Fen, Wold and Marsh Trust"),
    ],
)
def test_one_name_for_one_body(printed: str, name: str) -> None:
    assert organisation_name(printed) == name


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        ("NHS Fen, Marsh and Wold CCG and Larchmere CCG", ["NHS Fen, Marsh and Wold CCG", "Larchmere CCG"]),
        ("NHS Fen CCG, NHS Wold & Marsh CCG", ["NHS Fen CCG", "NHS Wold & Marsh CCG"]),
        ("NHS Fen and Wold Integrated Care Board", ["NHS Fen and Wold Integrated Care Board"]),
        ("", [""]),
    ],
)
def test_health_bodies_that_share_an_officer(printed: str, bodies: list[str]) -> None:
    assert bodies_named(printed) == bodies


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
        ("Department for Education (DfE)", "government"),
        ("Ministry of Justice", "government"),
        ("LGA", "government"),
        ("Fen CRC", "company"),
        ("Fen Homes Ltd", "company"),
        ("Midwives", "health"),
        ("Larchmere College", "school"),
        ("VCSE", "voluntary"),
        ("Faith groups", "voluntary"),
    ],
)
def test_the_kind_of_a_body(name: str, kind: str) -> None:
    assert organisation_kind(name) == kind
