"""The plan itself, its objectives and their actions, as nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.bundle import BundleBuilder
from loaders.document import Block, Document
from loaders.identity import (
    action_id,
    authority_id,
    objective_id,
    outcome_id,
    plan_id,
    success_measure_id,
    undated,
)
from loaders.plans.front import read_front
from loaders.plans.inspections import add_inspection, add_judgement, find_inspection, stated_grades
from loaders.plans.model import Action, Objective, Reading, Said
from loaders.plans.terms.deadlines import due_on
from loaders.plans.writing.people_writer import PeopleWriter
from loaders.plans.writing.statuses import StatusWriter

_LINKED_ENDS = re.compile(r"(?<=\d{4}[-–/]\d{2})\s+(?=[A-Z])|\s*[;,\n]\s*")


class PlanWriter:
    """Writes one plan's nodes."""

    def __init__(self, document: Document, reading: Reading, builder: BundleBuilder, gss_code: str) -> None:
        self._document = document
        self._reading = reading
        self._builder = builder
        self._gss_code = gss_code
        self._front = read_front(document)
        self._date = self._front.dated_on
        self._plan = plan_id(gss_code, self._date or undated(document.id))
        self._people_writer = PeopleWriter(builder, gss_code, self._date)
        self._statuses = StatusWriter(builder, reading.legend, self._date, document.id)

    def write(self) -> None:
        """Write all that was read."""
        self._write_front()
        self._people_writer.write_holders(self._reading)
        for number, objective in enumerate(self._reading.objectives, start=1):
            self._write_objective(number, objective)

    def _write_front(self) -> None:
        front = self._front
        self._builder.describe_document(title=front.title)
        self._builder.node(
            "Plan",
            self._plan,
            {"title": front.title, "datedOn": front.dated_on, "status": front.status},
            front.evidence,
            rule="front of the plan",
        )
        self._builder.link("PLAN_OF", self._plan, authority_id(self._gss_code))
        self._builder.link("REPORTED_IN", self._plan, self._builder.document_id)
        stated = find_inspection(self._document.blocks)
        answered = add_inspection(stated, self._gss_code, self._builder) if stated else None
        if answered is not None:
            self._builder.link("RESPONDS_TO", self._plan, answered)
            for area, grade, block in stated_grades(self._document.blocks):
                add_judgement(answered, area, grade, [block], self._builder)

    def _write_objective(self, number: int, objective: Objective) -> None:
        node = objective_id(self._plan, number)
        first, *others = objective.texts
        self._builder.node(
            "Objective",
            node,
            {
                "number": number,
                "printedNumber": objective.number,
                "text": first.text,
                "section": objective.section,
                "ownerText": self._people_writer.people.as_printed(objective.owners[-1].text)
                if objective.owners
                else None,
                "linkedPlans": [p for p in _LINKED_ENDS.split(objective.linked[-1].text) if p]
                if objective.linked
                else None,
            },
            [first.block, *([objective.owners[-1].block] if objective.owners else [])],
            rule="objective",
        )
        self._builder.link("HAS_OBJECTIVE", self._plan, node)
        for said in others:
            self._builder.node("Objective", node, {"text": said.text}, [said.block], rule="objective, stated again")
        for said in objective.owners[:-1]:
            if self._people_writer.people.mean_the_same(said.text, objective.owners[-1].text):
                self._builder.evidence(node, [said.block], rule="lead, stated again")
                continue
            self._builder.node(
                "Objective",
                node,
                {"ownerText": self._people_writer.people.as_printed(said.text)},
                [said.block],
                rule="lead, stated again",
            )
        for said in objective.owners:
            self._people_writer.write_owners(node, said.text, said.block)
        for said in objective.partners:
            self._people_writer.write_partners(node, said.text, said.block)
        for position, said in enumerate(objective.outcomes, start=1):
            self._write_listed("Outcome", outcome_id(node, position), "INTENDS", node, position, said)
        for position, said in enumerate(objective.measures, start=1):
            self._write_listed(
                "SuccessMeasure", success_measure_id(node, position), "MEASURED_BY", node, position, said
            )
        for position, action in enumerate(objective.actions, start=1):
            self._write_action(node, position, action)

    def _write_listed(self, label: str, id_: str, type_: str, objective: str, position: int, said: Said) -> None:
        rule = "outcome" if label == "Outcome" else "success measure"
        text = _one_line(said.text)
        self._builder.node(label, id_, {"number": position, "text": text}, [said.block], rule=rule)
        self._builder.link(type_, objective, id_)

    def _write_action(self, objective: str, position: int, action: Action) -> None:
        node = action_id(objective, position)
        due = _one_line(action.due)
        due_text = (
            f"{due} (revised: {_one_line(action.revised)})"
            if action.revised and due
            else due or _one_line(action.revised)
        )
        self._builder.node(
            "Action",
            node,
            {
                "number": position,
                "printedNumber": action.number,
                "text": action.text,
                "dueOn": due_on(action.revised or action.due),
                "dueText": due_text,
                "ownerText": self._people_writer.people.as_printed(action.owner),
            },
            action.blocks,
            rule="action",
        )
        self._builder.link("HAS_ACTION", objective, node)
        self._people_writer.write_owners(node, action.owner, _that_prints(action.owner, action.blocks))
        for said in action.partners:
            self._people_writer.write_partners(node, said.text, said.block)
        self._statuses.write(node, action)


def _that_prints(text: str, blocks: Sequence[Block]) -> Block:
    """The block that a text stands in; the first where it was put together from several."""
    first = _one_line(text.partition("\n")[0])
    return next((block for block in blocks if first and first in _one_line(block.text)), blocks[0])


def _one_line(text: str) -> str:
    return " ".join(text.split())
