"""Made-up inspection reports in the layouts of Ofsted's templates: their facts, and the same as text and as PDF.

Two frameworks (SIF with the board's review; ILACS in its layouts of 2018, 2023 and April 2026), two renderings. Their
traps are the real ones: findings that run over page breaks, running footers, footnotes, wrapped cells in the table.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table
from reportlab.platypus.flowables import Flowable, PageBreak, Spacer

Layout = Literal["sif", "ilacs-2018", "ilacs-2023", "ilacs-2026"]

PROGRESS = "The experiences and progress of"
HELP = f"{PROGRESS} children who need help and protection"
IMPACT = "The impact of leaders on"
LEADERS = f"{IMPACT} social work practice with children and families"
AREA_TITLES: dict[Layout, dict[str, str]] = {
    "sif": {
        "help-and-protection": HELP,
        "children-in-care": f"{PROGRESS} children looked after and achieving permanence",
        "adoption": "The graded judgement for adoption performance is that it",
        "care-leavers": "The graded judgement about the experience and progress of care leavers is that it",
        "leadership": "Leadership, management and governance",
    },
    "ilacs-2018": {
        "leadership": LEADERS,
        "help-and-protection": HELP,
        "children-in-care": f"{PROGRESS} children in care and care leavers",
        "overall": "Overall effectiveness",
    },
    "ilacs-2023": {
        "leadership": LEADERS,
        "help-and-protection": HELP,
        "children-in-care": f"{PROGRESS} children in care",
        "care-leavers": f"{PROGRESS} care leavers",
        "overall": "Overall effectiveness",
    },
}
AREA_TITLES["ilacs-2026"] = {area: title for area, title in AREA_TITLES["ilacs-2023"].items() if area != "overall"}
SIF_ROWS = {
    "help-and-protection": "1. Children who need help and protection",
    "children-in-care": "2. Children looked after and achieving permanence",
    "adoption": "2.1 Adoption performance",
    "care-leavers": "2.2 Experiences and progress of care leavers",
    "leadership": "3. Leadership, management and governance",
}
GRADES = {
    "outstanding": "outstanding",
    "good": "good",
    "requires-improvement": "requires improvement to be good",
    "inadequate": "inadequate",
}
DATES: dict[Layout, tuple[str, str, str]] = {
    "sif": ("2016-09-26", "2016-10-20", "26 September 2016 – 20 October 2016"),
    "ilacs-2018": ("2019-01-28", "2019-02-08", "28 January 2019 to 8 February 2019"),
    "ilacs-2023": ("2024-02-05", "2024-02-16", "5 to 16 February 2024"),
    "ilacs-2026": ("2026-05-18", "2026-05-22", "18 to 22 May 2026"),
}
BULLET = "\u25a0"


@dataclass(frozen=True)
class MadeUpReport:
    """The facts of a report. `judgements` and `findings` go by area slug; findings are numbered on from the points."""

    layout: Layout
    authority: str
    gss_code: str
    dates: tuple[str, str]
    dates_printed: str
    published: tuple[str, str] | None
    lead: str
    team: tuple[str, ...]
    judgements: dict[str, str]
    recommendations: tuple[str, ...]
    findings: dict[str, tuple[str, ...]]
    board_grade: str | None = None
    board_recommendations: tuple[str, ...] = ()
    board_findings: tuple[str, ...] = ()
    footnote: str | None = None
    summary: tuple[str, ...] = field(default=())

    @property
    def is_sif(self) -> bool:
        return self.layout == "sif"

    @property
    def all_judgements(self) -> dict[str, str]:
        board = {"lscb": self.board_grade} if self.board_grade else {}
        return {**self.judgements, **board}

    @property
    def numbered_findings(self) -> dict[int, str]:
        """Every finding by its printed number. In SIF reports the recommendations share the run."""
        number = len(self.recommendations) if self.is_sif else 0
        numbered = {}
        for texts in self.findings.values():
            for text in texts:
                number += 1
                numbered[number] = text
        number += len(self.board_recommendations)
        for text in self.board_findings:
            number += 1
            numbered[number] = text
        return numbered


_SUBJECTS = (
    "Team managers",
    "The duty desk",
    "Panel chairs",
    "Most foster families",
    "Carers of teenagers",
    "The evening service",
    "Newly trained staff",
    "Independent visitors",
    "Elected members",
    "The quality circle",
)
_VERBS = ("follow up", "record", "weigh", "share", "question", "describe", "revisit", "understand", "overlook", "plan")
_OBJECTS = (
    "each worry about a home",
    "the wishes of brothers and sisters",
    "missed visits",
    "moves between schools",
    "the costs of a long wait",
    "promises made at reviews",
    "early signs of harm",
    "the story behind a file",
    "health checks",
    "plans for a first flat",
)
_MANNERS = (
    "with patience",
    "too late in the week",
    "without asking twice",
    "well before a review falls due",
    "in a well-kept log",
    "although half-day rotas make this hard",
    "as they said they would",
    "less often than in spring",
)


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS, _MANNERS)) + "."


def paragraph(chance: random.Random, sentences: int) -> str:
    return " ".join(sentence(chance) for _ in range(sentences))


def make_report(layout: Layout, seed: int = 1, *, findings_in_area: int = 6) -> MadeUpReport:
    """A report of a made-up borough; the same seed gives the same report."""
    chance = random.Random(f"{layout} {seed}")
    name, code = chance.choice(
        [("Larchmere", "E09000901"), ("Quillhaven", "E09000902"), ("Thornbury Vale", "E06000901")]
    )
    areas = [area for area in AREA_TITLES[layout] if area != "overall"]
    grades = {area: chance.choice(list(GRADES)) for area in ([*areas, "overall"] if layout != "ilacs-2026" else areas)}
    is_sif = layout == "sif"

    def texts(number: int) -> tuple[str, ...]:
        return tuple(paragraph(chance, chance.randint(2, 6)) for _ in range(number))

    def points(number: int, outcome: str = "") -> tuple[str, ...]:
        return tuple(f"Ensure that {sentence(chance)[0].lower()}{sentence(chance)[1:]}{outcome}" for _ in range(number))

    order = areas if is_sif else [*areas[1:], areas[0]]
    return MadeUpReport(
        layout=layout,
        authority=name,
        gss_code=code,
        dates=DATES[layout][:2],
        dates_printed=DATES[layout][2],
        published=("2016-12-14", "14 December 2016") if is_sif else None,
        lead="Orla Pettifer-Haye",
        team=("Idris Quenby", "Maud Ostler", "Tamsin O’Rourke-Bell") if is_sif else (),
        judgements=grades,
        recommendations=points(7)
        if is_sif
        else points(4, " (outcome 2, national framework)" if "2026" in layout else ""),
        findings={area: texts(findings_in_area) for area in order},
        board_grade=chance.choice(list(GRADES)) if is_sif else None,
        board_recommendations=points(3) if is_sif else (),
        board_findings=texts(findings_in_area) if is_sif else (),
        footnote="1 This part was checked by the council before it went to print.",
        summary=texts(3),
    )


# --- the parts of a report, in order: what both renderings print -----------------------------------------------------

Part = tuple[Literal["title", "line", "row", "heading", "text", "item", "bullet", "page"], str, str]
"""A part's kind, its marker or right-hand cell, and its words."""


def parts(report: MadeUpReport) -> Iterator[Part]:
    """The report from top to bottom."""
    yield from _sif_front(report) if report.is_sif else _ilacs_front(report)
    number = 0
    if report.is_sif:
        yield from _local_area(report)
    yield ("heading", "", "Recommendations" if report.is_sif else "What needs to improve?")
    for text in report.recommendations:
        number += 1
        yield ("item", f"{number}.", text) if report.is_sif else ("bullet", BULLET, text)
    number = number if report.is_sif else 0
    for area, texts in report.findings.items():
        yield from _area_heading(report, area)
        for text in texts:
            number += 1
            yield ("item", f"{number}.", text)
    if report.board_grade:
        yield ("page", "", "")
        yield ("heading", "", "The Local Safeguarding Children Board (LSCB)")
        yield ("heading", "", f"The Local Safeguarding Children Board {verb(report.board_grade)}")
        yield ("heading", "", "Executive summary")
        yield ("text", "", report.summary[0])
        yield ("heading", "", "Recommendations")
        for text in report.board_recommendations:
            number += 1
            yield ("item", f"{number}.", text)
        yield ("heading", "", "Inspection findings – the Local Safeguarding Children Board")
        for text in report.board_findings:
            number += 1
            yield ("item", f"{number}.", text)
    yield from _back_matter(report)


def verb(grade: str) -> str:
    """The grade as a sentence ends with it: "is good", "requires improvement"."""
    return GRADES[grade] if grade == "requires-improvement" else f"is {GRADES[grade]}"


def _sif_front(report: MadeUpReport) -> Iterator[Part]:
    yield (
        "title",
        "",
        f"London Borough of {report.authority}" if "E09" in report.gss_code else f"{report.authority} Council",
    )
    yield ("heading", "", "Inspection of services for children in need of help and")
    yield ("heading", "", "protection, children looked after and care leavers")
    yield ("heading", "", "and")
    yield ("heading", "", "Review of the effectiveness of the Local Safeguarding Children Board")
    yield ("line", "", f"Inspection date: {report.dates_printed}")
    if report.published:
        yield ("line", "", f"Report published: {report.published[1]}")
    grade = GRADES[report.judgements["overall"]]
    printed = grade.replace("requires", "require") if grade.startswith("requires") else f"are {grade}"
    yield ("heading", "", f"Children’s services in {report.authority} {printed}")
    for area, row in SIF_ROWS.items():
        yield ("row", GRADES[report.judgements[area]].removesuffix(" to be good").capitalize(), row)
    yield ("page", "", "")
    yield ("heading", "", "Executive summary")
    for text in report.summary:
        yield ("text", "", text)
    yield ("heading", "", "Contents")
    for title, page in (
        ("Executive summary", 2),
        ("Recommendations", 5),
        ("Leadership, management and governance", 20),
    ):
        yield ("line", "", f"{title} {page}")
    yield ("page", "", "")


def _ilacs_front(report: MadeUpReport) -> Iterator[Part]:
    if report.layout == "ilacs-2018":
        yield ("title", "", f"{report.authority} Council")
        yield ("heading", "", "Inspection of children’s social care services")
    else:
        yield ("title", "", f"Inspection of {report.authority} local authority children’s services")
    yield ("line", "", f"Inspection dates: {report.dates_printed}")
    yield ("line", "", f"Lead inspector: {report.lead}, His Majesty’s Inspector")
    yield ("row", "Grade", "Judgement")
    for area, title in AREA_TITLES[report.layout].items():
        yield ("row", GRADES[report.judgements[area]].capitalize(), title)
    for text in report.summary:
        yield ("text", "", text)


def _local_area(report: MadeUpReport) -> Iterator[Part]:
    yield (
        "heading",
        "",
        "Information about this local authority area1"
        if report.footnote
        else "Information about this local authority area",
    )
    yield ("heading", "", "Previous Ofsted inspections")
    yield ("bullet", BULLET, f"{report.authority} runs two children’s homes.")
    yield ("heading", "", "Local leadership")
    yield ("bullet", BULLET, "The director of children’s services has been in post since June 2014.")
    yield ("heading", "", "Children living in this area")
    yield (
        "bullet",
        BULLET,
        f"Approximately 41,300 children and young people under the age of 18 years live in {report.authority}.",
    )
    yield ("page", "", "")


def _area_heading(report: MadeUpReport, area: str) -> Iterator[Part]:
    title, grade = AREA_TITLES[report.layout][area], report.judgements[area]
    if not report.is_sif:
        yield ("heading", "", f"{title}: {GRADES[grade]}")
        return
    if title.endswith("that it"):
        yield ("heading", "", f"{title} {verb(grade)}")
        return
    yield ("page", "", "")
    yield ("heading", "", f"{title} {GRADES[grade].capitalize()}")
    yield ("heading", "", "Summary")
    yield ("text", "", report.summary[1])
    yield ("heading", "", "Inspection findings")


def _back_matter(report: MadeUpReport) -> Iterator[Part]:
    yield ("page", "", "")
    if report.is_sif:
        yield ("heading", "", "Information about this inspection")
        yield ("text", "", report.summary[2])
        yield ("heading", "", "The inspection team")
        yield ("line", "", f"Lead inspector: {report.lead}")
        yield ("line", "", f"Team inspectors: {', '.join(report.team[:-1])} and {report.team[-1]}")
    yield ("text", "", "If you would like a copy of this document in another form, ask at any town hall desk.")
    yield ("text", "", f"© Crown copyright {report.dates[1][:4]}")


# --- renderings ----------------------------------------------------------------------------------------------------


def as_text(report: MadeUpReport) -> str:
    """The report as converters write it: a paragraph a line, table rows with tabs, page breaks as form feeds."""
    lines: list[str] = []
    for kind, marker, words in parts(report):
        if kind == "page":
            lines.append("\f")
        elif kind == "row":
            lines.append(f"{words}\t{marker}")
            continue
        elif kind in ("item", "bullet"):
            lines.append(f"{'-' if kind == 'bullet' else marker} {words}")
        else:
            lines.append(words)
        lines.append("")
    return "\n".join(lines)


_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=12, leading=14.5, spaceAfter=12)
_STYLES = {
    "title": ParagraphStyle("title", _BODY, fontSize=26, leading=31),
    "line": ParagraphStyle("line", _BODY, fontName="Helvetica-Bold"),
    "heading": ParagraphStyle("heading", _BODY, fontName="Helvetica-Bold", fontSize=14, leading=17),
    "text": _BODY,
    "item": ParagraphStyle("item", _BODY, leftIndent=28, bulletIndent=0),
    "bullet": ParagraphStyle("bullet", _BODY, leftIndent=18, bulletIndent=0),
}


def as_pdf(report: MadeUpReport) -> bytes:
    """The report as a PDF with page numbers, running footers and a footnote, its findings broken over pages."""
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, title=report.authority)

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        page = document.page
        if report.is_sif:
            canvas.drawString(500, 28, str(page))
        elif page > 1:
            canvas.drawString(70, 38, f"Inspection of {report.authority} local authority children’s services")
            canvas.drawString(70, 28, f"{report.dates_printed} {page}")
        if report.footnote and page == 2:
            canvas.setFont("Helvetica", 6.5)
            canvas.drawString(70, 80, report.footnote[0])
            canvas.setFont("Helvetica", 10)
            canvas.drawString(77, 76, report.footnote[2:])

    frame = Frame(70, 95, A4[0] - 140, A4[1] - 170, leftPadding=0, rightPadding=0)
    template.addPageTemplates([PageTemplate(frames=[frame], onPage=furniture)])
    template.build(list(_flowables(report)))
    return out.getvalue()


def _flowables(report: MadeUpReport) -> Iterator[Flowable]:
    rows: list[Sequence[Paragraph]] = []
    for kind, marker, words in parts(report):
        if kind == "row":
            plain = replace_style(_BODY)
            rows.append([Paragraph(words, plain), Paragraph(marker, plain)])
            continue
        if rows:
            yield Table(rows, colWidths=[230, 150])
            yield Spacer(1, 12)
            rows = []
        if kind == "page":
            yield PageBreak()
        elif kind in ("item", "bullet"):
            yield Paragraph(words, _STYLES[kind], bulletText=marker if kind == "item" else "\u2022")
        else:
            yield Paragraph(words, _STYLES[kind])


def replace_style(style: ParagraphStyle) -> ParagraphStyle:
    """A copy of a style without space after it, for the cells of a table."""
    return ParagraphStyle("cell", style, spaceAfter=0)


def with_grades(report: MadeUpReport, **grades: str) -> MadeUpReport:
    """The report with other grades; underscores of the keywords stand for hyphens in both."""
    changed = {area.replace("_", "-"): grade.replace("_", "-") for area, grade in grades.items()}
    return replace(report, judgements={**report.judgements, **changed})
