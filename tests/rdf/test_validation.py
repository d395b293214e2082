"""The shapes find what is wrong with data, and only that."""

from __future__ import annotations

import pytest

from graph.rdf.mapping import rdf_mapping
from graph.rdf.validation import validate
from loaders.bundle import Node, Relationship

MAPPING = rdf_mapping("https://example.org/id/")

NODES = {
    "document": Node("Document", "document/1", {"kind": "other", "sha256": "0" * 64}),
    "passage": Node("Passage", "document/1/p1/1", {"page": 1, "paragraph": 1, "text": "Words"}),
    "authority": Node("Authority", "authority/E09000901", {"name": "Larchmere", "gssCode": "E09000901"}),
    "inspection": Node("Inspection", "inspection/E09000901/2016-03/sif", {"framework": "sif", "endedOn": "2016-03"}),
    "judgement": Node("Judgement", "j", {"area": "overall", "grade": "good", "gradeRank": 2}),
}
RELATIONSHIPS = {
    Relationship("PART_OF", "document/1/p1/1", "document/1"),
    Relationship("INSPECTED", "inspection/E09000901/2016-03/sif", "authority/E09000901"),
    Relationship("EVIDENCED_BY", "inspection/E09000901/2016-03/sif", "document/1/p1/1"),
    Relationship("GAVE", "inspection/E09000901/2016-03/sif", "j"),
    Relationship("EVIDENCED_BY", "j", "document/1/p1/1"),
}


def problems(nodes: dict[str, Node], relationships: set[Relationship]) -> set[tuple[str, str]]:
    triples = [triple for node in nodes.values() for triple in MAPPING.node(node)]
    triples += [MAPPING.relationship(relationship) for relationship in relationships]
    return {(p.node.removeprefix(MAPPING.base), p.path) for p in validate(triples)}


def test_good_data_is_good() -> None:
    assert problems(NODES, RELATIONSHIPS) == set()


@pytest.mark.parametrize("date", ["2016", "2016-03", "2016-03-18"])
def test_a_date_may_be_a_day_a_month_or_a_year(date: str) -> None:
    inspection = Node("Inspection", NODES["inspection"].id, {"framework": "sif", "endedOn": date})

    assert problems(NODES | {"inspection": inspection}, RELATIONSHIPS) == set()


def test_an_impossible_date_is_found() -> None:
    inspection = Node("Inspection", NODES["inspection"].id, {"framework": "sif", "endedOn": "2016-02-31"})

    assert problems(NODES | {"inspection": inspection}, RELATIONSHIPS) == {(inspection.id, "endedOn")}


def test_a_value_outside_its_scheme_is_found() -> None:
    judgement = Node("Judgement", "j", {"area": "overall", "grade": "splendid"})

    assert problems(NODES | {"judgement": judgement}, RELATIONSHIPS) == {("j", "grade")}


def test_a_missing_property_is_found() -> None:
    judgement = Node("Judgement", "j", {"area": "overall"})

    assert problems(NODES | {"judgement": judgement}, RELATIONSHIPS) == {("j", "grade")}


def test_a_fact_without_evidence_is_found() -> None:
    without = RELATIONSHIPS - {Relationship("EVIDENCED_BY", "j", "document/1/p1/1")}

    assert problems(NODES, without) == {("j", "evidencedBy")}


def test_an_end_of_the_wrong_class_is_found() -> None:
    wrong = RELATIONSHIPS | {Relationship("EVIDENCED_BY", "j", "authority/E09000901")}

    assert problems(NODES, wrong) == {("j", "evidencedBy")}


def test_a_code_of_the_wrong_form_is_found() -> None:
    authority = Node("Authority", "authority/E09000901", {"name": "Larchmere", "gssCode": "W06000015"})

    assert problems(NODES | {"authority": authority}, RELATIONSHIPS) == {("authority/E09000901", "gssCode")}
