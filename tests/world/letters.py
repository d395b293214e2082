"""Made-up letters and reports of joint inspections, in the layouts of 2016, 2022 and 2023, as documents and as PDF.

The words are made up; the headings and the order of parts are those of the real forms. As PDF, the lines of the
letterhead run together and points break over pages, as readers meet them.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from loaders.document import Block, Document, Page


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a made-up document: how it is set, and its words."""

    kind: Literal["heading", "paragraph", "item"]
    text: str
    level: int = 0
    page: int = 1


def heading(text: str, page: int = 1) -> Line:
    return Line("heading", text, page=page)


def said(text: str, page: int = 1) -> Line:
    return Line("paragraph", text, page=page)


def item(text: str, level: int = 0, page: int = 1) -> Line:
    return Line("item", text, level, page)


LETTER_OF_2023 = (
    said("3 August 2023"),
    said(
        "Robin Quay, Director of Children’s Services, Larchmere Council Dame Ada Finch, Chair at NHS Fen Valley ICB "
        "Tom de Vere OBE, Chief Constable, Fen Constabulary Ned Oakes, Fen Police and Crime Commissioner "
        "Ines Holt, Independent Scrutineer"
    ),
    said("Dear Larchmere Local Safeguarding Partnership"),
    heading("Joint targeted area inspection of Larchmere"),
    said("This letter sums up a joint inspection of the multi-agency response to bullying on buses in Larchmere."),
    said("This inspection took place from 5 to 9 June 2023."),
    heading("Headline findings"),
    said("Partners in the borough know their streets. They act on what they learn from"),
    said("the young people who live there.", page=2),
    said("Help is not always quick.", page=2),
    heading("Areas for priority action", page=2),
    item("Fen Constabulary must share what it knows within a day. This includes:", page=2),
    item("reports from custody", level=1, page=2),
    item("Leaders of the partnership must meet each week.", page=2),
    heading("What needs to improve?", page=2),
    item("How soon families hear the outcome of a referral.", page=2),
    item("The record of what children say.", page=2),
    heading("Strengths", page=2),
    item("School nurses are trusted.", page=2),
    heading("Main findings", page=2),
    said("Daily meetings work well.", page=2),
    heading("Practice study: area for improvement", page=2),
    said("One boy waited for months.", page=2),
    heading("Next steps", page=2),
    said("Send us your plan by 9 November 2023.", page=2),
    said("Yours sincerely", page=2),
    said("Jo Bloggs, National Director, Ofsted", page=2),
)

LETTER_OF_2016 = (
    said("29 June 2016"),
    said("Ms Ada Finch, Interim Director of Children’s Services, London Borough of Quillhaven"),
    said("Mr Tom Vere QPM, Chief Constable of Fen Police"),
    said("Ned Oakes, Police and Crime Commissioner for Fenland"),
    said("Ines Holt, Chair of Quillhaven LSCB"),
    said("Dear local partnership"),
    heading("Joint targeted area inspection of the multi-agency response to abuse and neglect in Quillhaven"),
    said(
        "Between 16 May and 20 May, four inspectorates looked at help for children, an inspection with a ‘deep dive’ "
        "focus on the response to runaways."
    ),
    said("Quillhaven’s agencies pull together."),
    heading("Key strengths"),
    item("The board asks hard questions."),
    heading("Areas for improvement"),
    heading("Front door"),
    item("Referrals pile up on Mondays."),
    item("Letters to parents are hard to read."),
    heading("Next steps"),
    said("Yours sincerely"),
)

SEND_REPORT = (
    said("Local area partnership report"),
    heading("Area SEND inspection of Larchmere Local Area Partnership"),
    said("Inspection dates: 13 to 17 November 2023"),
    said("Dates of previous inspection: 4 to 8 June 2018"),
    heading("Inspection outcome"),
    said("There are widespread and/or systemic failings in Larchmere that leaders must put right at once."),
    heading("Information about the local area partnership"),
    said(
        "The council, Larchmere Youth Trust and NHS Fen, Marsh and Wold ICB share the work. A permanent director of "
        "children’s services started in April 2023."
    ),
    heading("What is it like to be a young person with SEND here?"),
    said("Life is hard for many, and waits are"),
    said("long.", page=2),
    heading("What is the area partnership doing that is effective?", page=2),
    item("Nurseries spot needs early.", page=2),
    heading("What does the area partnership need to do better?", page=2),
    item("Plans come late.", page=2),
    heading("Areas for priority action", page=2),
    heading("Responsible body Areas for priority action", page=2),
    said("Larchmere Council, NHS Fen, Marsh and Wold ICB and Larchmere Youth Trust", page=2),
    said("Leaders should cut waits for speech therapy.", page=2),
    said("Larchmere Council and NHS Fen,", page=2),
    said("Leaders must agree who pays", page=2),
    said("Marsh and Wold ICB", page=3),
    said("for each child’s care.", page=3),
    heading("Areas for improvement", page=3),
    said("The partnership should listen to parents. This includes:", page=3),
    item("asking them early; and", page=3),
    item("telling them what changed.", page=3),
    said("Schools should share what works.", page=3),
    heading("Local area partnership details", page=3),
    heading("Local authority Integrated care board", page=3),
    said("London Borough of Larchmere NHS Fen, Marsh and Wold", page=3),
    said("Integrated Care Board", page=3),
    said("Robin Quay, executive director for children and young people", page=3),
    said("Ines Holt Chief Executive Officer", page=3),
    said("www.larchmere.example Town Hall, High Street, Larchmere", page=3),
    heading("Information about this inspection", page=3),
    said("Two inspectorates took part.", page=3),
    heading("Inspection team", page=3),
    said("Ada Finch, Ofsted HMI Lead inspector Ned Oakes, CQC Lead inspector Tom Vere HMI, Ofsted", page=3),
    said("If you are not happy with this report, write to us.", page=3),
)


SEND_LETTER = (
    said("30 November 2017"),
    said("Ms Robin Quay"),
    said("Director of Children’s Services"),
    said("London Borough of Larchmere"),
    said("Town Hall, High Street, Larchmere, LM1 2AB"),
    said("Ada Finch, Chief Officer, NHS Fen CCG"),
    said("Tom Vere, Local Area Nominated Officer"),
    said("Dear Ms Quay"),
    heading("Joint local area SEND inspection in Larchmere"),
    said(
        "Between 25 September 2017 and 29 September 2017, two inspectorates conducted a joint inspection of the area."
    ),
    said("The inspection was led by one of Her Majesty’s Inspectors."),
    said(
        "HMCI has determined that a Written Statement of Action (WSoA) is required. HMCI has also determined that the "
        "local authority and the area’s clinical commissioning group are jointly responsible for submitting it."
    ),
    heading("Main findings"),
    item("Leaders know where the gaps are."),
    item("Waits are long and parents"),
    said("are told too little.", page=2),
    heading("The effectiveness of the local area in identifying children’s needs", page=2),
    heading("Strengths", page=2),
    item("Health visitors see every child.", page=2),
    heading("Areas for development", page=2),
    item("Reviews at two come late.", page=2),
    heading("The effectiveness of the local area in improving outcomes", page=2),
    heading("Strengths", page=2),
    item("More young people find work.", page=2),
    heading("Areas for development", page=2),
    item("Exclusions are high.", page=2),
    heading("The inspection raises significant concerns about the effectiveness of the local area.", page=3),
    said(
        "The local area is required to produce and submit a Written Statement of Action to Ofsted that explains how it "
        "will tackle the following areas of significant weakness:",
        page=3,
    ),
    item("the poor quality of plans", page=3),
    item("the lack of a way to hear parents.", page=3),
    said("Yours sincerely", page=3),
    said("Ines Holt, Regional Director", page=3),
    said("Ida Marsh HMI Lead Inspector", page=3),
    said("Ned Oakes CQC Inspector", page=3),
    said("Cc: Department for Education", page=3),
)

SEND_REVISIT = (
    said("12 July 2021"),
    said("Ms Robin Quay Director of Children’s Services, Larchmere Council Town Hall, High Street, Larchmere LM1 2AB"),
    said("Ada Finch, Chief Officer, NHS Fen CCG"),
    said("Dear Ms Quay and Ms Finch"),
    heading("Joint area SEND revisit in Larchmere"),
    said(
        "Between 19 May 2021 and 21 May 2021, two inspectorates revisited the area to decide whether it has made "
        "sufficient progress in addressing the weaknesses in the written statement of action required on "
        "30 November 2017."
    ),
    said("The area has made sufficient progress in addressing three of the four significant weaknesses."),
    heading("Main findings"),
    item("The area has not made sufficient progress in the quality of plans."),
    item("The area has made sufficient progress in hearing parents."),
    said("Yours sincerely"),
)


def as_document(lines: Sequence[Line]) -> Document:
    """The document as a reader gives it: a block for each line."""
    pages: dict[int, list[Block]] = {}
    for line in lines:
        blocks = pages.setdefault(line.page, [])
        marker = {0: "■", 1: "–"}[line.level] if line.kind == "item" else ""
        blocks.append(Block(line.kind, line.text, line.page, len(blocks) + 1, marker=marker, level=line.level))
    sha256 = hashlib.sha256("\n".join(line.text for line in lines).encode()).hexdigest()
    return Document(sha256, "letter.pdf", "pdf", tuple(Page(n, tuple(b)) for n, b in sorted(pages.items())))


def as_text(lines: Sequence[Line]) -> str:
    """The document as converters write it: a paragraph a line, a form feed between pages."""
    pages: dict[int, list[str]] = {}
    for line in lines:
        marker = {0: "- ", 1: "  - "}[line.level] if line.kind == "item" else ""
        pages.setdefault(line.page, []).append(f"{marker}{line.text}")
    return "\n\n\f\n".join("\n\n".join(page) for _, page in sorted(pages.items()))


def as_pdf(lines: Sequence[Line]) -> bytes:
    """The document printed: headings in bold, items with bullets."""
    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
    styles = {
        "paragraph": plain,
        "heading": ParagraphStyle("heading", parent=plain, fontName="Helvetica-Bold", fontSize=14, leading=18),
        "item": ParagraphStyle("item", parent=plain, leftIndent=18, bulletIndent=4),
    }
    printed = io.BytesIO()
    story = [
        Paragraph(line.text, styles[line.kind], bulletText="•" if line.kind == "item" and not line.level else None)
        for line in lines
    ]
    SimpleDocTemplate(printed, pagesize=A5).build(story)
    return printed.getvalue()
