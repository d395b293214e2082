"""Names, titles and roles: many titles stand for one statutory post, and some that look like it do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.people import (
    NamedTitle,
    find_basis,
    find_role,
    is_person_name,
    person_name,
    split_initials,
    split_named_title,
    without_basis,
)


@pytest.mark.parametrize(
    "title",
    [
        "Director of Children’s Services",
        "Director of Children's Services, Larchmere Council",
        "Executive Director for Children and Young People",
        "Corporate Director of Children, Schools and Families",
        "Strategic Director, Children and Adults",
        "Director for Education and Children's Services",
        "Executive director for children's services and learning",
        "Deputy Chief Executive (People) & Statutory Director of Children’s Services",
        "Executive Director of People (DCS)",
        "Interim Director of Children's Services",
        "Children’s services director",
        "DCS",
    ],
)
def test_the_titles_of_the_director_of_childrens_services(title: str) -> None:
    assert find_role(title) == "director-of-childrens-services"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Director of Children's Social Care", "director-of-childrens-social-care"),
        ("Deputy Director of Children's Services", "deputy-director-of-childrens-services"),
        ("Assistant Director, Children's Services", "assistant-director-childrens-services"),
        ("Director of Children's Commissioning", "director-of-childrens-commissioning"),
        ("Director of Children's Services Improvement", "director-of-childrens-services-improvement"),
        ("Director of Nursing & Quality", "director-of-nursing-and-quality"),
        ("Chief Executive Officer", "chief-executive"),
        ("Deputy Chief Executive", "deputy-chief-executive"),
        ("acting chief executive", "chief-executive"),
        ("Independent Chair of Larchmere LSCB", "lscb-chair"),
        ("Chair of the Local Safeguarding Children Board", "lscb-chair"),
        ("Chair, Kestrel Bay Safeguarding Children Partnership", "safeguarding-partnership-chair"),
        ("Cabinet Member for Children and Families", "lead-member"),
        ("Lead Member for Adults", "lead-member-for-adults"),
        ("Leader of the Council", "leader-of-the-council"),
        ("Deputy Mayor for Policing", "deputy-mayor-for-policing"),
        ("Chief Constable of Wyke Police", "chief-constable"),
        ("Head of Virtual School", "head-of-virtual-school"),
    ],
)
def test_the_role_that_a_title_stands_for(title: str, role: str) -> None:
    assert find_role(title) == role


@pytest.mark.parametrize(
    ("title", "basis", "post"),
    [
        ("Interim Director of Housing", "interim", "Director of Housing"),
        ("Director of Housing (Acting)", "acting", "Director of Housing"),
        ("A/Chief Superintendent", "acting", "Chief Superintendent"),
        ("Director of Housing", None, "Director of Housing"),
    ],
)
def test_the_basis_on_which_a_post_is_held(title: str, basis: str | None, post: str) -> None:
    assert find_basis(title) == basis
    assert without_basis(title) == post


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Jane Roe", "Jane Roe"),
        ("Ms Anne-Marie O’Neill OBE", "Anne-Marie O'Neill"),
        ("Sir Bernard Hogan -Howe QPM", "Bernard Hogan-Howe"),
        ("Helen van der Berg", "Helen van der Berg"),
        ("Áine Ní Bhriain", "Áine Ní Bhriain"),
        ("Cllr J. Young", "J. Young"),
    ],
)
def test_a_persons_name_is_cleaned(printed: str, name: str) -> None:
    assert person_name(printed) == name


@pytest.mark.parametrize(
    "text", ["Head of Service", "Children Services", "Jane", "Virtual Head", "all agencies", "R2 D2", ""]
)
def test_what_is_no_persons_name(text: str) -> None:
    assert not is_person_name(text)


def test_a_name_with_its_title() -> None:
    assert split_named_title("Jane Roe, Director of Housing, Larchmere Council") == NamedTitle(
        "Jane Roe", "Director of Housing, Larchmere Council"
    )
    assert split_named_title("Chief Executive: Jane Roe") == NamedTitle("Jane Roe", "Chief Executive")
    assert split_named_title("Dr Jane Roe OBE (Chief Nurse)") == NamedTitle("Jane Roe", "Chief Nurse")
    assert split_named_title("Jane Roe, John Doe") is None
    assert split_named_title("Housing, Health") is None


def test_a_name_with_its_initials() -> None:
    assert split_initials("Jane Roe (JR)") == ("Jane Roe", "JR")
    assert split_initials("Local Authority (LA)") is None


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    name = person_name(text)
    assert name is None or person_name(name) == name
    assert find_role(text) == find_role(text.strip())
