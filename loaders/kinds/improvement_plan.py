"""Improvement plans: what was promised, by whom and by when, and how it stood.

Reading the plan's layout is the business of `loaders.plans`; here it becomes nodes. Which recommendation an objective
answers, and which earlier version a plan continues, is for `graph.merge` to find across documents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.bundle import BundleBuilder
from loaders.document import Block, Document
from loaders.errors import DocumentError
from loaders.identity import (
    action_id,
    authority_id,
    objective_id,
    organisation_id,
    outcome_id,
    person_id,
    plan_id,
    post_id,
    slug,
    status_report_id,
    success_measure_id,
    tenure_id,
    undated,
)
from loaders.kinds.registry import Kind
from loaders.language.addressees import organisation_kind
from loaders.language.dates import find_dates
from loaders.language.people import find_basis, find_role
from loaders.plans.authority import authority_of
from loaders.plans.front import read_front
from loaders.plans.inspections import add_inspection, add_judgement, find_inspection, stated_grade, stated_grades
from loaders.plans.model import Action, Objective, PostHolder, Said, Status
from loaders.plans.people.owners import Owners, People
from loaders.plans.people.partners import add_partners
from loaders.plans.reading.plan import read_plan
from loaders.plans.reading.unread import untold
from loaders.plans.recognition import recognise
from loaders.plans.shapes.usual import in_usual_shapes
from loaders.plans.terms.deadlines import due_on
from loaders.plans.terms.legend import Legend
from loaders.plans.terms.ratings import rating_of
from ontology.model import load_ontology

_OTHER_BODY = re.compile(r"\b((?:[A-Z][\w’']+ )+(?:Police|Constabulary|NHS(?: Foundation)? Trust))\b")
_LINKED_ENDS = re.compile(r"(?<=\d{4}[-–/]\d{2})\s+(?=[A-Z])|\s*[;,\n]\s*")


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the plan says. Raises DocumentError when no authority is named, or nothing in it reads as an action."""
    gss_code = authority_of_plan(document)
    if gss_code is None:
        raise DocumentError(document.file_name, "names no local authority that is known.")
    extract_plan(document, builder, gss_code)


def authority_of_plan(document: Document) -> str | None:
    """The GSS code of the authority whose plan it is; None where the file tells none."""
    named = authority_of(document)
    return named.gss_code if named else None


def extract_plan(document: Document, builder: BundleBuilder, gss_code: str, inspection: str | None = None) -> None:
    """Add what the plan says of an authority. `inspection` is the id of the one it answers, where the caller knows."""
    document = in_usual_shapes(document)
    reading = read_plan(document)
    if not any(objective.actions for objective in reading.objectives):
        raise DocumentError(
            document.file_name, "looks like a plan, but no table or list of actions was understood in it."
        )
    writer = _Writer(document, builder, gss_code, reading.legend)
    writer.write_front(inspection)
    for holder in reading.holders:
        writer.write_holder(holder)
    writer.people.holders.extend(reading.holders)
    for objective in reading.objectives:
        for text in (*objective.owners, *(Said(action.owner, action.blocks[0]) for action in objective.actions)):
            writer.people.learn(text.text)
    for number, objective in enumerate(reading.objectives, start=1):
        writer.write_objective(number, objective)
    for problem, block in reading.unplaced:
        if stated_grade([cell.text for row in block.rows for cell in row if cell.text]) is None:
            builder.warn(problem, block)
    for words, block in untold(document, reading):
        builder.warn("words like those of an action that were not understood", block, words)


class _Writer:
    """Writes one plan's nodes."""

    def __init__(self, document: Document, builder: BundleBuilder, gss_code: str, legend: Legend) -> None:
        self._legend = legend
        self._document = document
        self._builder = builder
        self._gss_code = gss_code
        self.people = People()
        # Whose staff a person is who is not the authority's own (police, health), by name: the body's slug.
        self._bodies: dict[str, str] = {}
        self._front = read_front(document)
        self._date = self._front.dated_on
        self._plan = plan_id(gss_code, self._date or undated(document.id))

    def write_front(self, inspection: str | None) -> None:
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
        answered = inspection
        if stated is not None:
            answered = add_inspection(stated, self._gss_code, self._builder) or inspection
        if answered is not None:
            self._builder.link("RESPONDS_TO", self._plan, answered)
            for area, grade, block in stated_grades(self._document.blocks):
                add_judgement(answered, area, grade, [block], self._builder)

    # --- persons and posts -----------------------------------------------------------------------------------------

    def write_holder(self, holder: PostHolder) -> None:
        """A person of the key, with the post held on the plan's date."""
        if body := _OTHER_BODY.search(holder.title):
            self._bodies[holder.name] = slug(body[1])
        person = self._write_person(holder.name, holder.name, holder.block)
        if holder.title:
            self._write_tenure(person, holder.title, holder.block)

    def _write_person(self, name: str, printed: str, block: Block) -> str:
        person = person_id(self._bodies.get(name, self._gss_code), name)
        return self._builder.node("Person", person, {"name": printed}, [block], rule="person of the plan")

    def _write_post(self, title: str, block: Block) -> str:
        body = _OTHER_BODY.search(title)
        if body:
            organisation = organisation_id(body[1])
            self._builder.node(
                "Organisation",
                organisation,
                {"name": body[1], "kind": organisation_kind(body[1])},
                [block],
                rule="body",
            )
            post = post_id(organisation.removeprefix("organisation/"), find_role(title))
        else:
            organisation = authority_id(self._gss_code)
            post = post_id(self._gss_code, find_role(title))
        properties = (
            {"role": find_role(title)} if self._builder.has(post) else {"role": find_role(title), "title": title}
        )
        self._builder.node("Post", post, properties, [block], rule="post of the plan")
        self._builder.link("POST_IN", post, organisation)
        return post

    def _write_tenure(self, person: str, title: str, block: Block) -> None:
        if self._date is None:
            self._write_post(title, block)
            self._builder.warn("a post-holder on no known date, since the plan has none", block)
            return
        post = self._write_post(title, block)
        tenure = tenure_id(post, self._date)
        if self._builder.has(tenure):
            # A title that several people hold, such as that of a service manager.
            tenure = f"{tenure}-{person.rsplit('/', 1)[-1]}"
        self._builder.node(
            "Tenure", tenure, {"attestedOn": [self._date], "basis": find_basis(title)}, [block], rule="post-holder"
        )
        self._builder.link("OF_POST", tenure, post)
        self._builder.link("HELD_BY", tenure, person)

    def _write_owners(self, node: str, text: str, block: Block) -> None:
        owners: Owners = self.people.owners(text)
        for named in owners.persons:
            person = self._write_person(named.name, named.printed, block)
            self._builder.link("OWNED_BY", node, person)
            if named.title and not any(holder.name == named.name for holder in self.people.holders):
                self.people.holders.append(PostHolder(named.name, "", named.title, block))
                self._write_tenure(person, named.title, block)
        for title in owners.posts:
            self._builder.link("OWNED_BY", node, self._write_post(title, block))
        for unknown in owners.unknown:
            self._builder.warn("an owner who is not in the plan's key", block, unknown)

    def _is_only_rating(self, text: str) -> bool:
        """Whether a text is the rating itself ("G", "Amber") and says nothing more."""
        plain = text.strip().lower()
        return len(plain) <= 2 or plain in load_ontology().labels_of("ragRatings") or plain in self._legend.words

    # --- objectives and actions ------------------------------------------------------------------------------------

    def write_objective(self, number: int, objective: Objective) -> None:
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
                "ownerText": self.people.as_printed(objective.owners[-1].text) if objective.owners else None,
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
            if self._same_owners(said.text, objective.owners[-1].text):
                self._builder.evidence(node, [said.block], rule="lead, stated again")
                continue
            self._builder.node(
                "Objective",
                node,
                {"ownerText": self.people.as_printed(said.text)},
                [said.block],
                rule="lead, stated again",
            )
        for said in objective.owners:
            self._write_owners(node, said.text, said.block)
        for said in objective.partners:
            add_partners(node, said.text, said.block, self._gss_code, self._builder)
        for position, said in enumerate(objective.outcomes, start=1):
            self._write_listed("Outcome", outcome_id(node, position), "INTENDS", node, position, said)
        for position, said in enumerate(objective.measures, start=1):
            self._write_listed(
                "SuccessMeasure", success_measure_id(node, position), "MEASURED_BY", node, position, said
            )
        for position, action in enumerate(objective.actions, start=1):
            self._write_action(node, position, action)

    def _same_owners(self, text: str, other: str) -> bool:
        """Whether two statements of the lead mean the same people, however much they say of them."""
        first, second = self.people.owners(text), self.people.owners(other)
        persons = {person.name for person in first.persons}
        return bool(persons) and persons == {person.name for person in second.persons} and not first.unknown

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
                "ownerText": self.people.as_printed(action.owner),
            },
            action.blocks,
            rule="action",
        )
        self._builder.link("HAS_ACTION", objective, node)
        self._write_owners(node, action.owner, _that_prints(action.owner, action.blocks))
        for said in action.partners:
            add_partners(node, said.text, said.block, self._gss_code, self._builder)
        self._write_statuses(node, action)

    def _write_statuses(self, action_node: str, action: Action) -> None:
        """One report for each day: ratings and progress of the same day belong together."""
        by_date: dict[str | None, list[Status]] = {}
        for status in (*action.statuses, *action.progress):
            by_date.setdefault(_reported_on(status) or self._date, []).append(status)
        for date, statuses in by_date.items():
            rated = [s for s in statuses if s in action.statuses]
            rag = next(filter(None, (rating_of(s.text, s.fill, self._legend) for s in reversed(rated))), None)
            only = [s for s in statuses if self._is_only_rating(s.text)]
            rag = rag or next((rating_of(s.text, None, self._legend) for s in only), None)
            said = (s for s in statuses if s.text and not (rag and s in rated and s in only))
            text = "\n".join(_one_line(s.text) for s in said)
            if not rag and not text:
                continue
            report = status_report_id(action_node, date or undated(self._document.id))
            self._builder.node(
                "StatusReport",
                report,
                {"rag": rag, "text": text, "reportedOn": date},
                list(dict.fromkeys(s.block for s in statuses)),
                rule="status",
            )
            self._builder.link("HAS_STATUS", action_node, report)


def _that_prints(text: str, blocks: Sequence[Block]) -> Block:
    """The block that a text stands in; the first where it was put together from several."""
    first = _one_line(text.partition("\n")[0])
    return next((block for block in blocks if first and first in _one_line(block.text)), blocks[0])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _reported_on(status: Status) -> str | None:
    """The day that a column's head gives ("RAG June 2016"), else the one that a report opens with ("3 May 2016: …")."""
    heads = [found.iso for found in find_dates(status.heading) if found.iso]
    if heads:
        return heads[-1]
    opening = [found.iso for found in find_dates(status.text[:40]) if found.iso and found.start <= 12]
    return (
        opening[0] if opening and re.match(r"\W*(?:update|as at|at)?\W*\S+\s?\S*\s?\S*\s*[:–-]", status.text) else None
    )


KIND = Kind("improvement-plan", recognise, extract)
