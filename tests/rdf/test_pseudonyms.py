"""Names of staff are left out of a pseudonymised export; names of those in public office stay."""

from __future__ import annotations

import io

import pytest

from graph.rdf.export import data_triples, export
from graph.rdf.mapping import rdf_mapping
from graph.rdf.pseudonyms import PrivatePeople, private_people, withhold, without_names
from graph.rdf.reading import Subject
from graph.rdf.validation import validate
from graph.store import Store
from loaders.bundle import Node, Relationship
from tests.world.bundles import LARCHMERE, QUILLHAVEN

RUTH, POST = "person/E09000901/ruth-calder", "post/E09000901/head-of-service"
PEOPLE = PrivatePeople({RUTH: (POST,)}, frozenset({"ruth calder", "anna van der berg"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lead: Ruth Calder", "Lead: [name withheld]"),
        ("Ruth Calder/Anna van der Berg, RUTH  CALDER.", "[name withheld]/[name withheld], [name withheld]."),
        ("Ruth asked Mrs Calder", "Ruth asked Mrs Calder"),
        ("Ruth, Calder and others", "Ruth, Calder and others"),
        ("", ""),
    ],
)
def test_full_names_are_withheld_from_texts(text: str, expected: str) -> None:
    assert without_names(text, PEOPLE) == expected


def test_a_private_person_and_what_belongs_to_them_are_left_out() -> None:
    assert withhold(Subject(Node("Person", RUTH, {"name": "Ruth Calder"}), (), ()), PEOPLE) is None
    assert withhold(Subject(Node("Claim", f"{RUTH}/claim/name/1", {}), (), ()), PEOPLE) is None


def test_what_a_private_person_owns_is_owned_by_their_post() -> None:
    action = Node("Action", "a", {"text": "Ask Ruth Calder", "ownerText": "RC", "number": 1})
    links = (
        (Relationship("EVIDENCED_BY", "a", "document/1/p1/1"), ("document/1",)),
        (Relationship("OWNED_BY", "a", RUTH), ("document/1",)),
    )

    kept = withhold(Subject(action, ("document/1",), links), PEOPLE)

    assert kept == Subject(
        Node("Action", "a", {"text": "Ask [name withheld]", "number": 1}),
        ("document/1",),
        (links[0], (Relationship("OWNED_BY", "a", POST), ("document/1",))),
    )


@pytest.mark.neo4j
def test_private_is_who_holds_no_public_office_and_inspects_nothing(world: Store) -> None:
    people = private_people(world)

    assert set(people.posts) == {
        f"person/{LARCHMERE}/ruth-calder",
        f"person/{QUILLHAVEN}/lena-marsh",
    }
    assert people.names == {"ruth calder", "lena marsh"}


@pytest.mark.neo4j
def test_a_pseudonymised_export_is_valid_and_without_the_names_of_staff(world: Store) -> None:
    out = io.BytesIO()

    export(world, "nquads", out, pseudonymise=True)

    exported = out.getvalue().decode()
    for name in ("Ruth Calder", "ruth-calder", "Lena Marsh", "lena-marsh"):
        assert name not in exported
    for name in ("Imogen Farrow", "Kwame Osei", "Andrew Neal", "Joan Pike"):
        assert name in exported
    assert validate(data_triples(world, rdf_mapping("https://example.org/id/"), pseudonymise=True)) == []
