"""Improvement plans: what was promised, by whom and by when, and how it stood.

How a plan is recognised, read and written is the business of `loaders.plans`. Which recommendation an objective
answers, and which earlier version a plan continues, is for `graph.merge` to find across documents.
"""

from __future__ import annotations

from loaders.bundle import BundleBuilder
from loaders.document import Document
from loaders.errors import DocumentError
from loaders.kinds.registry import Kind
from loaders.plans.authority import authority_of
from loaders.plans.inspections import stated_grade
from loaders.plans.reading.plan import read_plan
from loaders.plans.reading.unread import unread_actions
from loaders.plans.recognition import recognise
from loaders.plans.shapes.usual import in_usual_shapes
from loaders.plans.writing.plan_writer import PlanWriter


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the plan says. Raises DocumentError when no authority is named, or nothing in it reads as an action."""
    authority = authority_of(document)
    if authority is None:
        raise DocumentError(document.file_name, "names no local authority that is known.")
    extract_plan(document, builder, authority.gss_code)


def extract_plan(document: Document, builder: BundleBuilder, gss_code: str) -> None:
    """Add what the plan says of an authority, which is known: a part of a pack need not name it."""
    document = in_usual_shapes(document)
    reading = read_plan(document)
    if not any(objective.actions for objective in reading.objectives):
        raise DocumentError(
            document.file_name, "looks like a plan, but no table or list of actions was understood in it."
        )
    PlanWriter(document, reading, builder, gss_code).write()
    for problem, block in reading.unplaced:
        if stated_grade([cell.text for row in block.rows for cell in row if cell.text]) is None:
            builder.warn(problem, block)
    for words, block in unread_actions(document, reading):
        builder.warn("words like those of an action that were not understood", block, words)


KIND = Kind("improvement-plan", recognise, extract)
