"""How documents join: bundles in, nodes and relationships of the graph out. Pure functions of the set of bundles."""

from graph.merge.authority import merge_authority
from graph.merge.candidates import office_holders, same_person, same_person_reasons
from graph.merge.documents import merge_documents
from graph.merge.model import Join, Merged, OfficeHolder, Shared
from graph.merge.parts import touches
from graph.merge.rules import RULES, Rule
from graph.merge.shared import preferred, shared_proposals
from graph.merge.whole import explain, merge

__all__ = [
    "RULES",
    "Join",
    "Merged",
    "OfficeHolder",
    "Rule",
    "Shared",
    "explain",
    "merge",
    "merge_authority",
    "merge_documents",
    "office_holders",
    "preferred",
    "same_person",
    "same_person_reasons",
    "shared_proposals",
    "touches",
]
