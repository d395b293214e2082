"""Bodies of posts that letterheads print without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.language.addressees import Addressee
from loaders.reports.offices import with_offices
from ontology.model import load_ontology
from tests.world.bundles import LARCHMERE

IN_LONDON = replace(load_ontology().authorities[LARCHMERE], region="London")
ELSEWHERE = replace(IN_LONDON, region="South East")
CHIEF = Addressee("Tom Vere", "Chief Constable", "Fen and Wold police force")


@pytest.mark.parametrize(
    ("title", "others", "body"),
    [
        ("Police and Crime Commissioner", [CHIEF], "Fen and Wold Police and Crime Commissioner"),
        ("Police and Crime Commissioner", [], "Police and Crime Commissioner"),
        ("Youth Offending Service manager", [CHIEF], "Youth Offending Service"),
        ("YJS Manager", [], "Youth Justice Service"),
        ("Mayor of West Fenland", [CHIEF], "Mayor of West Fenland"),
        ("Mayor", [], ""),
        ("Independent Scrutineer", [CHIEF], ""),
    ],
)
def test_the_body_that_a_title_tells(title: str, others: list[Addressee], body: str) -> None:
    (found, *_) = with_offices([Addressee("Ned Oakes", title, ""), *others], ELSEWHERE)
    assert found.body == body


def test_who_answers_for_the_police_in_london() -> None:
    deputy = Addressee("Ada Finch", "Deputy Mayor of London for Policing and Crime", "")
    assert with_offices([deputy], IN_LONDON)[0].body == "Mayor’s Office for Policing and Crime"
    assert with_offices([deputy], ELSEWHERE)[0].body == "Deputy Mayor for Policing and Crime"


def test_a_body_that_is_printed_stays() -> None:
    printed = Addressee("Ned Oakes", "Youth Offending Service Manager", "Larchmere Council")
    assert with_offices([printed], ELSEWHERE) == [printed]
