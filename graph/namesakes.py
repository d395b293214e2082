"""Candidates for the same person across authorities, kept up as one authority's documents change.

Only the persons of the touched authorities and their namesakes elsewhere are looked at, found through an index.
"""

from __future__ import annotations

from collections.abc import Collection

from neo4j import ManagedTransaction

from graph.merge import Merged, OfficeHolder, office_holders, same_person
from graph.merge.persons import bare_name
from graph.merge.rules import STATUTORY_POSTS
from graph.rows import Present
from loaders.bundle import Node, Relationship
from loaders.identity import authority_of

_NAMESAKES = """
UNWIND $names AS name
MATCH (person:Person) WHERE person.id CONTAINS name
CALL (person) { MATCH (person)<-[:HELD_BY]-(tenure:Tenure)-[:OF_POST]->(post) RETURN tenure, post }
RETURN DISTINCT person.id, person.name, tenure.id, properties(tenure), post.id
"""
_INCOMING = """
UNWIND $prefixes AS prefix
MATCH (person:Person) WHERE person.id STARTS WITH prefix
CALL (person) {
  MATCH (person)<-[candidate:SAME_PERSON]-(other) RETURN other.id AS other, elementId(candidate) AS candidate
}
RETURN other, person.id, candidate
"""


def present_candidates(transaction: ManagedTransaction, gss_codes: Collection[str]) -> Present:
    """The candidates that end in the authorities' persons. Those that start from them are among their own links."""
    prefixes = [f"person/{code}/" for code in sorted(gss_codes)]
    found = transaction.run(_INCOMING, prefixes=prefixes).values()
    links = {Relationship("SAME_PERSON", source, target): link for source, target, link in found}
    return Present(relationships=links)


def wanted_candidates(transaction: ManagedTransaction, merged: Merged, gss_codes: Collection[str]) -> set[Relationship]:
    """The candidates that start from or end in persons of the authorities, whose merged share is given."""
    mine = [holder for holder in office_holders(merged) if holder.roles & STATUTORY_POSTS]
    holders = [*mine, *_elsewhere(transaction, mine, gss_codes)]
    return {r for r in same_person(holders) if {authority_of(r.source), authority_of(r.target)} & set(gss_codes)}


def _elsewhere(
    transaction: ManagedTransaction, holders: Collection[OfficeHolder], gss_codes: Collection[str]
) -> list[OfficeHolder]:
    # By surname, for one of two names may leave middle names out; `same_person` compares the rest.
    names = sorted({"-" + name.rpartition("-")[2] for holder in holders if "-" in (name := bare_name(holder.name))})
    nodes: dict[str, Node] = {}
    links: set[Relationship] = set()
    if names:
        for person, name, tenure, properties, post in transaction.run(_NAMESAKES, names=names).values():
            if authority_of(person) not in gss_codes:
                nodes[person] = Node("Person", person, {"name": name})
                nodes[tenure] = Node("Tenure", tenure, properties)
                links |= {Relationship("HELD_BY", tenure, person), Relationship("OF_POST", tenure, post)}
    return office_holders(Merged(nodes, frozenset(links)))
