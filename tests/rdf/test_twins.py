"""Three questions asked of the exported RDF in SPARQL: the same rows as from Neo4j, so the export lost nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rdflib

from graph.questions import ask, find_question
from graph.rdf.export import data_triples
from graph.rdf.mapping import rdf_mapping
from graph.rdf.validation import rdflib_graph
from graph.store import Store

pytestmark = pytest.mark.neo4j

TWINS = Path(__file__).parent / "twins"


def plain(term: object) -> object:
    return term.toPython() if isinstance(term, rdflib.Literal) else term


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("grade-movements", {"area": None}),
        ("recurring-themes", {"region": None}),
        ("unanswered-recommendations", {}),
    ],
)
def test_sparql_gives_the_rows_that_cypher_gives(world: Store, name: str, parameters: dict[str, Any]) -> None:
    graph = rdflib_graph(data_triples(world, rdf_mapping("https://example.org/id/")))

    result = graph.query((TWINS / f"{name}.rq").read_text(encoding="utf-8"))

    answer = ask(world, find_question(name), parameters)
    assert tuple(str(variable) for variable in result.vars or ()) == answer.columns
    rows = [tuple(plain(value) for value in row) for row in result if isinstance(row, rdflib.query.ResultRow)]
    assert rows == list(answer.rows)
    assert len(rows) >= 2
