"""A made-up document that is written fact by fact: each fact gets a paragraph of its own to stand on.

It is a thin layer over `BundleBuilder`, so that the bundles of `tests.world.bundles` are
built as extractors build theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from loaders import identity
from loaders.bundle import Bundle, BundleBuilder, Value
from loaders.document import Block, Document
from ontology.model import load_ontology

PARAGRAPHS_ON_A_PAGE = 8


class Paper:
    """One document, or (by `part`) one held inside another. Methods return the id of what they add."""

    def __init__(self, file_name: str, kind: str, title: str, published: str | None = None) -> None:
        self._start(Document(self._sha256(file_name), file_name, "text", ()))
        self.builder = BundleBuilder(self._document, kind=kind, extractor="by hand")
        self.builder.describe_document(title=title, publishedOn=published)

    def part(self, name: str, kind: str, title: str, published: str | None = None) -> Paper:
        """A document held inside this one."""
        part = Paper.__new__(Paper)
        whole = self._document
        part._start(Document(self._sha256(whole.file_name + name), whole.file_name, "text", (), parent=whole.id))
        part.builder = self.builder.part(part._document, kind=kind)
        part.builder.describe_document(title=title, publishedOn=published)
        return part

    def _start(self, document: Document) -> None:
        self._document = document
        self._paragraphs = 0

    @staticmethod
    def _sha256(name: str) -> str:
        return hashlib.sha256(name.encode()).hexdigest()

    @property
    def document(self) -> str:
        return self._document.id

    def build(self) -> Bundle:
        return self.builder.build()

    def says(self, text: str) -> list[Block]:
        """The next paragraph of the document."""
        page, place = divmod(self._paragraphs, PARAGRAPHS_ON_A_PAGE)
        self._paragraphs += 1
        return [Block("paragraph", text, page + 1, place + 1)]

    def add(self, label: str, node_id: str, words: str, /, **properties: Value | None) -> str:
        """A node of any label, which stands on a paragraph of these words."""
        return self.builder.node(label, node_id, properties, self.says(words), rule="by hand")

    def link(self, type_: str, source: str, target: str) -> None:
        self.builder.link(type_, source, target)

    def inspection(self, gss_code: str, date: str, framework: str, **properties: Value | None) -> str:
        """`date` is the date of the id; the dates that the document prints are properties."""
        node_id = identity.inspection_id(gss_code, date, framework)
        self.add("Inspection", node_id, f"Inspection of {gss_code}, {date}", framework=framework, **properties)
        self.link("INSPECTED", node_id, identity.authority_id(gss_code))
        self.link("REPORTED_IN", node_id, self.document)
        return node_id

    def undated_inspection(self, gss_code: str, framework: str) -> str:
        """An inspection whose document prints no date."""
        return self.inspection(gss_code, identity.undated(self.document), framework)

    def inspectors(self, inspection: str, lead: str, *others: str) -> None:
        for name in (lead, *others):
            person = self.add("Person", identity.person_id("ofsted", name), f"Inspector: {name}", name=name)
            self.link("LED_BY" if name == lead else "INSPECTED_BY", inspection, person)

    def judgements(self, inspection: str, **grades: str) -> None:
        """Grades by area; underscores of the keywords stand for hyphens in both."""
        for name, value in grades.items():
            area, grade = name.replace("_", "-"), value.replace("_", "-")
            node_id = self.add(
                "Judgement",
                identity.judgement_id(inspection, area),
                f"{area}: {grade}",
                area=area,
                grade=grade,
                gradeRank=load_ontology().grade_ranks.get(grade),
            )
            self.link("GAVE", inspection, node_id)

    def finding(
        self,
        inspection: str,
        number: int,
        text: str,
        *,
        section: str | None = None,
        polarity: str | None = None,
        themes: Sequence[str] = (),
    ) -> str:
        node_id = identity.finding_id(inspection, number)
        self.add("Finding", node_id, text, number=number, text=text, section=section, polarity=polarity)
        self.link("FOUND", inspection, node_id)
        self.about(node_id, *themes)
        return node_id

    def recommendation(
        self,
        inspection: str,
        number: int,
        text: str,
        *,
        board: bool = False,
        kind: str = "recommendation",
        themes: Sequence[str] = (),
    ) -> str:
        node_id = identity.recommendation_id(inspection, number, board=board)
        addressee = "lscb" if board else "authority"
        self.add("Recommendation", node_id, text, number=number, text=text, addressee=addressee, kind=kind)
        self.link("RECOMMENDED", inspection, node_id)
        self.about(node_id, *themes)
        return node_id

    def about(self, node_id: str, *themes: str) -> None:
        for theme in themes:
            self.link("ABOUT", node_id, f"theme/{theme}")

    def service(self, gss_code: str, name: str, kind: str) -> str:
        node_id = self.add("Service", identity.service_id(gss_code, name), name, name=name, kind=kind)
        self.link("RUNS", identity.authority_id(gss_code), node_id)
        return node_id

    def person(self, body: str, name: str) -> str:
        return self.add("Person", identity.person_id(body, name), name, name=name)

    def post(self, body: str, role: str, title: str) -> str:
        """`body` is a GSS code, or an organisation's slug."""
        node_id = self.add("Post", identity.post_id(body, role), title, role=role, title=title)
        is_authority = identity.GSS_CODE.match(body) is not None
        self.link("POST_IN", node_id, identity.authority_id(body) if is_authority else f"organisation/{body}")
        return node_id

    def tenure(
        self,
        body: str,
        role: str,
        title: str,
        *,
        name: str | None = None,
        started: str | None = None,
        attested: str | None = None,
        ended: str | None = None,
        basis: str | None = None,
    ) -> str:
        """Someone in post; one of the three dates must be given."""
        post = self.post(body, role, title)
        first = started or attested or ended or ""
        node_id = self.add(
            "Tenure",
            identity.tenure_id(post, first),
            f"{title}: {name or 'in post'}, {first}",
            startedOn=started,
            attestedOn=[attested] if attested else None,
            endedOn=ended,
            basis=basis,
        )
        self.link("OF_POST", node_id, post)
        if name:
            self.link("HELD_BY", node_id, self.person(body, name))
        return node_id

    def organisation(self, name: str, kind: str) -> str:
        return self.add("Organisation", identity.organisation_id(name), name, name=name, kind=kind)

    def statistic(
        self,
        gss_code: str,
        indicator: str,
        value: float,
        unit: str,
        *,
        measured: str | None = None,
        date: str = "",
        national: float | None = None,
    ) -> str:
        """`date` is what the id has for a date where that is not the day of measurement: the document's date."""
        node_id = self.add(
            "Statistic",
            identity.statistic_id(gss_code, indicator, date or measured or ""),
            f"{indicator}: {value} {unit}",
            indicator=indicator,
            value=value,
            unit=unit,
            measuredOn=measured,
            nationalValue=national,
        )
        self.link("MEASURED_IN", node_id, identity.authority_id(gss_code))
        return node_id

    def plan(
        self, gss_code: str, date: str, title: str, *, responds_to: str | None = None, status: str = "final"
    ) -> str:
        node_id = self.add("Plan", identity.plan_id(gss_code, date), title, title=title, datedOn=date, status=status)
        self.link("PLAN_OF", node_id, identity.authority_id(gss_code))
        self.link("REPORTED_IN", node_id, self.document)
        if responds_to:
            self.link("RESPONDS_TO", node_id, responds_to)
        return node_id

    def objective(self, plan: str, number: int, text: str, *, themes: Sequence[str] = ()) -> str:
        node_id = identity.objective_id(plan, number)
        self.add("Objective", node_id, text, number=number, printedNumber=str(number), text=text)
        self.link("HAS_OBJECTIVE", plan, node_id)
        self.about(node_id, *themes)
        return node_id

    def action(
        self,
        objective: str,
        position: int,
        text: str,
        *,
        due: str | None = None,
        due_text: str | None = None,
        owner: str | None = None,
        owner_text: str | None = None,
        rag: tuple[str, str] | None = None,
    ) -> str:
        """`owner` is the id of a person or post; `rag` a rating and the day that it speaks of."""
        node_id = identity.action_id(objective, position)
        number = f"{objective.rsplit('/', 1)[1]}.{position}"
        self.add(
            "Action",
            node_id,
            text,
            number=position,
            printedNumber=number,
            text=text,
            dueOn=due,
            dueText=due_text or due,
            ownerText=owner_text,
        )
        self.link("HAS_ACTION", objective, node_id)
        if owner:
            self.link("OWNED_BY", node_id, owner)
        if rag:
            rating, day = rag
            report = identity.status_report_id(node_id, day)
            self.add(
                "StatusReport", report, f"{number} is {rating}", rag=rating, reportedOn=day, text=f"Rated {rating}"
            )
            self.link("HAS_STATUS", node_id, report)
        return node_id

    def outcome(self, objective: str, position: int, text: str) -> str:
        node_id = self.add("Outcome", identity.outcome_id(objective, position), text, number=position, text=text)
        self.link("INTENDS", objective, node_id)
        return node_id

    def measure(self, objective: str, position: int, text: str) -> str:
        node_id = identity.success_measure_id(objective, position)
        self.add("SuccessMeasure", node_id, text, number=position, text=text)
        self.link("MEASURED_BY", objective, node_id)
        return node_id
