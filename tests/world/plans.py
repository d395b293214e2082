"""Made-up improvement plans, as a model and in many layouts, varied by a seed.

`make_plan` makes the plan; each function in `LAYOUTS` writes it to a file in one layout that councils use. What a
reader should find is in the model itself.
"""

from __future__ import annotations

import csv
import html
import io
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap
from typing import Any

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import Alignment, Font, PatternFill
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle
from reportlab.platypus.flowables import Spacer

BOROUGHS = ("Larchmere", "Quillhaven", "Thornbury Vale", "Kestrel Bay", "Ashcombe and Wyke")
RAG_FILLS = {"red": "FF0000", "amber": "FFC000", "green": "00B050", "blue": "0070C0"}
_RAG_LETTERS = {"red": "R", "amber": "A", "green": "G", "blue": "B"}

# What the columns are called; each plan picks one of each.
_HEADINGS = {
    "number": ("Ref", "No", "Ref.", "Action no.", "ID"),
    "objective": (
        "Area for improvement",
        "Objective",
        "What needs to improve?",
        "Ofsted recommendation",
        "Priority",
        "Theme",
    ),
    "action": (
        "Action",
        "What we will do",
        "Actions",
        "Key actions",
        "Milestone",
        "What are we going to do?",
        "Action required",
    ),
    "owner": (
        "Lead",
        "Owner",
        "By whom?",
        "Responsible officer",
        "Lead officer",
        "Who",
        "Accountable officer",
        "Action owner",
    ),
    "due": ("By when", "Timescale", "Deadline", "Target date", "Due date", "When?", "Completion date"),
    "rag": ("RAG", "Status", "RAG rating", "BRAG", "RAG status"),
    "progress": ("Progress", "Update", "Comments", "Progress update", "Latest position"),
}

_FIRST_NAMES = (
    "Maud",
    "Tobias",
    "Ingrid",
    "Callum",
    "Beatrix",
    "Owen",
    "Farida",
    "Stellan",
    "Priya",
    "Ruaridh",
    "Agnes",
    "Desmond",
)
_LAST_NAMES = (
    "Ashdown",
    "Okonjo",
    "Thistlewood",
    "Vane",
    "Petrossian",
    "Larkspur",
    "Quayle",
    "Ramanathan",
    "Holt",
    "Brightwell",
    "Ferris",
    "Nkemelu",
)
_POSTS = (
    "Head of Early Help",
    "Head of Safeguarding",
    "Service Manager Fostering",
    "Principal Social Worker",
    "Head of Quality Assurance",
    "Virtual School Headteacher",
    "Assistant Director Social Care",
    "Commissioning Manager",
    "Workforce Development Lead",
    "Data and Insight Manager",
)
_AIMS = (
    "Children get help before problems grow",
    "Every plan is clear, short and kept up to date",
    "Managers see and steer the work of their teams",
    "Care leavers live in homes that are fit for them",
    "Staff stay, learn and have time for families",
    "Partners share what they know in good time",
)
_VERBS = (
    "Review",
    "Set up",
    "Publish",
    "Agree",
    "Test",
    "Commission",
    "Train all staff in",
    "Bring in",
    "Audit",
    "Rewrite",
)
_OBJECTS = (
    "the guidance on thresholds",
    "a weekly panel for children on the edge of care",
    "the template for pathway plans",
    "a scorecard for the duty team",
    "the offer of flats for young adults",
    "joint visits with health visitors",
    "the rota of on-call managers",
    "the way that missing children are interviewed",
    "a mentoring scheme for new social workers",
    "the record of strategy meetings",
)
_TAILS = (
    "so that no family waits longer than a week",
    "and report the result to the scrutiny panel",
    "with schools and the police",
    "including the emergency duty team",
    "in all four localities, starting with the smallest",
    "and check after three months that it is used as it should be by those who are meant to use it",
    "",
    "",
)


@dataclass(frozen=True)
class MadeAction:
    """An action of a made-up plan. `due_on` is None where `due` cannot be read as a date."""

    number: str
    text: str
    owners: tuple[str, ...]
    due: str
    due_on: str | None
    rag: str
    progress: str


@dataclass(frozen=True)
class MadeObjective:
    number: int
    text: str
    actions: tuple[MadeAction, ...]


@dataclass(frozen=True)
class MadePlan:
    """A made-up plan. `people` are names with initials and posts, as a key would list them.

    `headings` are what its columns are called, by field. `owners_are` says how it prints them.
    """

    borough: str
    dated: str
    dated_on: str
    people: tuple[tuple[str, str, str], ...]
    objectives: tuple[MadeObjective, ...]
    owners_are: str
    headings: Mapping[str, str]

    @property
    def title(self) -> str:
        return f"{self.borough} Council Children’s Services Improvement Plan"

    @property
    def actions(self) -> list[MadeAction]:
        return [action for objective in self.objectives for action in objective.actions]

    def owner_text(self, action: MadeAction, separator: str = "/") -> str:
        """The owners as the plan prints them: by name, by name and post, by initials, or by post."""
        if self.owners_are == "names and posts":
            posts = {name: post for name, _, post in self.people}
            return separator.join(f"{owner} ({posts[owner]})" for owner in action.owners)
        if self.owners_are == "initials":
            short = {name: initials for name, initials, _ in self.people}
            return separator.join(short.get(owner, owner) for owner in action.owners)
        return separator.join(action.owners)


def _due(pick: random.Random) -> tuple[str, str | None]:
    day = date(2023, 1, 1) + timedelta(days=pick.randrange(700))
    forms: tuple[Callable[[], tuple[str, str | None]], ...] = (
        lambda: (f"{day.day} {day:%B %Y}", day.isoformat()),
        lambda: (f"{day:%d/%m/%Y}", day.isoformat()),
        lambda: (f"{day:%d.%m.%y}", day.isoformat()),
        lambda: (f"{day:%B %Y}", f"{day:%Y-%m}"),
        lambda: (f"{day:%b}-{day:%y}", f"{day:%Y-%m}"),
        lambda: (f"End of {day:%B %Y}", f"{day:%Y-%m}"),
        lambda: ("Q2 2023/24", "2023-09"),
        lambda: ("Ongoing", None),
        lambda: ("TBC", None),
        lambda: ("31st April 2023", None),
    )
    return pick.choices(forms, weights=(6, 5, 2, 5, 3, 2, 2, 1, 1, 1))[0]()


def make_plan(seed: int, owners_are: str | None = None) -> MadePlan:
    """A plan that depends on the seed alone. `owners_are` is "names", "names and posts", "initials" or "posts"."""
    pick = random.Random(seed)
    owners_are = owners_are or pick.choice(("names", "names and posts", "initials", "posts"))
    firsts, lasts = pick.sample(_FIRST_NAMES, 6), pick.sample(_LAST_NAMES, 6)
    names = [f"{first} {last}" for first, last in zip(firsts, lasts, strict=True)]
    initials = [first[0] + last[0] for first, last in zip(firsts, lasts, strict=True)]
    if len(set(initials)) < len(initials):
        return make_plan(seed + 1000, owners_are)
    people = tuple(zip(names, initials, pick.sample(_POSTS, 6), strict=True))
    pool = [post for _, _, post in people] if owners_are == "posts" else names
    texts: set[str] = set()
    objectives = []
    for number, aim in enumerate(pick.sample(_AIMS, pick.randint(3, 5)), start=1):
        actions = []
        for position in range(1, pick.randint(3, 6) + 1):
            text = _action_text(pick, texts)
            due, due_on = _due(pick)
            rag = pick.choice(tuple(RAG_FILLS))
            owners = tuple(pick.sample(pool, pick.choices((1, 2), weights=(3, 1))[0]))
            progress = pick.choice(("", "Draft is with the board", "First session held, two more to come"))
            actions.append(MadeAction(f"{number}.{position}", text, owners, due, due_on, rag, progress))
        objectives.append(MadeObjective(number, aim, tuple(actions)))
    month = pick.choice(("January", "May", "September"))
    year = pick.choice((2022, 2023))
    dated_on = f"{year}-{ {'January': '01', 'May': '05', 'September': '09'}[month] }"
    headings = {name: pick.choice(printed) for name, printed in _HEADINGS.items()}
    return MadePlan(pick.choice(BOROUGHS), f"{month} {year}", dated_on, people, tuple(objectives), owners_are, headings)


def _action_text(pick: random.Random, used: set[str]) -> str:
    while True:
        text = " ".join(part for part in (pick.choice(_VERBS), pick.choice(_OBJECTS), pick.choice(_TAILS)) if part)
        if text not in used:
            used.add(text)
            return text


# --- words and tables in any format --------------------------------------------------------------------------------


def _key_rows(plan: MadePlan) -> list[list[str]]:
    return [["Post", "Name"], *([post, f"{name} ({initials})"] for name, initials, post in plan.people)]


def _head(plan: MadePlan, *names: str) -> list[str]:
    return [plan.headings[name] for name in names]


def _needs_key(plan: MadePlan) -> bool:
    return plan.owners_are == "initials"


# --- Word ----------------------------------------------------------------------------------------------------------


def _shade(cell: Any, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{colour}"/>'))


def _word(plan: MadePlan) -> Any:
    word = docx.Document()
    word.add_heading(plan.title, 0)
    word.add_paragraph(plan.dated)
    if _needs_key(plan):
        word.add_heading("Key to initials", 2)
        _fill_word_table(word, _key_rows(plan))
    return word


def _fill_word_table(word: Any, rows: list[list[str]]) -> Any:
    table = word.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return table


def docx_table_per_objective(plan: MadePlan, path: Path) -> None:
    """A heading and a table for each objective; the rating is the cell's colour."""
    word = _word(plan)
    for objective in plan.objectives:
        word.add_heading(f"Objective {objective.number}: {objective.text}", 1)
        rows = [_head(plan, "number", "action", "owner", "due", "rag")]
        rows += [[a.number, a.text, plan.owner_text(a, "\n"), a.due, ""] for a in objective.actions]
        table = _fill_word_table(word, rows)
        for row, action in zip(table.rows[1:], objective.actions, strict=True):
            _shade(row.cells[4], RAG_FILLS[action.rag])
    word.save(str(path))


def docx_merged_objectives(plan: MadePlan, path: Path) -> None:
    """One table; the objective's cell is merged over its actions' rows."""
    word = _word(plan)
    rows = [_head(plan, "objective", "action", "owner", "due", "progress", "rag")]
    rows += [["", a.text, plan.owner_text(a, ", "), a.due, a.progress, a.rag.title()] for a in plan.actions]
    table = _fill_word_table(word, rows)
    position = 1
    for objective in plan.objectives:
        first, last = table.cell(position, 0), table.cell(position + len(objective.actions) - 1, 0)
        first.merge(last).text = f"{objective.number}. {objective.text}"
        position += len(objective.actions)
    word.save(str(path))


def docx_cards(plan: MadePlan, path: Path) -> None:
    """A small form for each action."""
    word = _word(plan)
    for objective in plan.objectives:
        word.add_heading(f"Priority {objective.number}: {objective.text}", 1)
        for action in objective.actions:
            rows = [
                ["Action", f"{action.number} {action.text}"],
                ["Lead", plan.owner_text(action, " and ")],
                ["By when", action.due],
                ["RAG rating", action.rag.upper()],
            ]
            _fill_word_table(word, rows)
            word.add_paragraph("")
    word.save(str(path))


def docx_paired_labels(plan: MadePlan, path: Path) -> None:
    """A form for each action with two labels on a line; the key stands at the end."""
    word = docx.Document()
    word.add_paragraph(plan.title).runs[0].bold = True
    word.add_paragraph(f"Last updated: {plan.dated}")
    for objective in plan.objectives:
        word.add_paragraph(f"{objective.number}. {objective.text}").runs[0].bold = True
        for action in objective.actions:
            table = _fill_word_table(
                word,
                [
                    ["What we will do", action.text, "", ""],
                    ["Who", plan.owner_text(action, ", "), "By when", action.due],
                    ["Progress", action.progress or "None yet", "RAG", action.rag.title()],
                ],
            )
            table.cell(0, 1).merge(table.cell(0, 3))
            word.add_paragraph("")
    if _needs_key(plan):
        word.add_paragraph("Key: " + "; ".join(f"{initials} – {name}, {post}" for name, initials, post in plan.people))
    word.save(str(path))


def docx_owner_and_date_together(plan: MadePlan, path: Path) -> None:
    """Who and when share a column, one under the other; actions are a numbered list's items."""
    word = _word(plan)
    rows = [["Ofsted recommendation", "Our response", "Lead and timescale", "BRAG"]]
    for objective in plan.objectives:
        for i, a in enumerate(objective.actions):
            aim = objective.text if i == 0 else ""
            rows.append([aim, f"{a.number} {a.text}", f"{plan.owner_text(a, ' / ')}\n{a.due}", a.rag[0].upper()])
    _fill_word_table(word, rows)
    word.save(str(path))


def docx_lists_in_cells(plan: MadePlan, path: Path) -> None:
    """A row for each objective, whose cells list the actions, their owners and their deadlines line by line."""
    word = _word(plan)
    rows = [_head(plan, "objective", "action", "owner", "due")]
    for o in plan.objectives:
        actions = "\n".join(f"{a.number} {a.text}" for a in o.actions)
        owners = "\n".join(plan.owner_text(a) for a in o.actions)
        rows.append([o.text, actions, owners, "\n".join(a.due for a in o.actions)])
    _fill_word_table(word, rows)
    word.save(str(path))


# --- Excel ---------------------------------------------------------------------------------------------------------


def _as_cell(action: MadeAction) -> Any:
    """A deadline as a spreadsheet holds it: a date where it is a day."""
    return date.fromisoformat(action.due_on) if action.due_on and len(action.due_on) == 10 else action.due


def xlsx_one_sheet(plan: MadePlan, path: Path) -> None:
    """A tracker: title rows, one head, the objective's cell merged over its rows, ratings as letters."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Tracker"
    sheet["A1"] = plan.title
    sheet["A2"] = f"Updated {plan.dated}"
    sheet.append([])
    head = _head(plan, "objective", "number", "action", "owner", "due", "rag", "progress")
    sheet.append(head)
    for cell in sheet[4]:
        cell.fill = PatternFill("solid", fgColor="1F4E78")
    for objective in plan.objectives:
        first = sheet.max_row + 1
        for a in objective.actions:
            sheet.append(
                ["", a.number, a.text, plan.owner_text(a, " / "), _as_cell(a), _RAG_LETTERS[a.rag], a.progress]
            )
            sheet.cell(sheet.max_row, 5).number_format = "dd/mm/yyyy"
        sheet.cell(first, 1).value = objective.text
        sheet.cell(first, 1).alignment = Alignment(vertical="top")
        if len(objective.actions) > 1:
            sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    _add_key_sheet(book, plan)
    book.save(path)


def xlsx_sheet_per_objective(plan: MadePlan, path: Path) -> None:
    """A sheet for each objective; ratings are colours."""
    book = openpyxl.Workbook()
    cover: Any = book.active
    cover.title = "Cover"
    cover["B2"], cover["B3"] = plan.title, plan.dated
    for objective in plan.objectives:
        sheet: Any = book.create_sheet(f"Objective {objective.number}")
        sheet["B1"] = f"Objective {objective.number}: {objective.text}"
        sheet["B1"].font = Font(bold=True)
        sheet.merge_cells("B1:F1")
        sheet.append(["", *_head(plan, "number", "action", "owner", "due", "rag")])
        for a in objective.actions:
            sheet.append(["", a.number, a.text, plan.owner_text(a, "; "), _as_cell(a)])
            sheet.cell(sheet.max_row, 6).fill = PatternFill("solid", fgColor=RAG_FILLS[a.rag])
    _add_key_sheet(book, plan)
    book.save(path)


def xlsx_two_heads(plan: MadePlan, path: Path) -> None:
    """A head of two rows, objectives as rows across the sheet, blank rows between them, an empty first column."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Plan"
    sheet["B2"], sheet["B3"] = plan.title, f"Position at {plan.dated}"
    sheet.append([])
    sheet.append(["", "Action", "", "Delivery", "", "Monitoring", ""])
    sheet.append(["", "Ref", "Description", "Owner", "Deadline", "Status", "Commentary"])
    sheet.merge_cells("B5:C5")
    sheet.merge_cells("D5:E5")
    sheet.merge_cells("F5:G5")
    for objective in plan.objectives:
        sheet.append([])
        sheet.append(["", f"Objective {objective.number}: {objective.text}"])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=2, end_column=7)
        for a in objective.actions:
            sheet.append(["", a.number, a.text, plan.owner_text(a, "\n"), _as_cell(a), a.rag.title(), a.progress])
    _add_key_sheet(book, plan)
    book.save(path)


def _add_key_sheet(book: Any, plan: MadePlan) -> None:
    if _needs_key(plan):
        sheet = book.create_sheet("Key")
        sheet.append(["Initials", "Name", "Job title"])
        for name, initials, post in plan.people:
            sheet.append([initials, name, post])


def csv_flat(plan: MadePlan, path: Path) -> None:
    """An export: one row for each action, the objective repeated."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([plan.title, "", "", "", "", "", ""])
    writer.writerow([f"Version of {plan.dated}", "", "", "", "", "", ""])
    writer.writerow(_head(plan, "objective", "number", "action", "owner", "due", "rag", "progress"))
    for objective in plan.objectives:
        for a in objective.actions:
            writer.writerow([objective.text, a.number, a.text, plan.owner_text(a), a.due, a.rag, a.progress])
    if _needs_key(plan):
        writer.writerow([])
        for row in _key_rows(plan):
            writer.writerow([*row, "", "", "", "", ""])
    path.write_text(buffer.getvalue(), encoding="utf-8")


# --- PDF -----------------------------------------------------------------------------------------------------------

_STYLES = getSampleStyleSheet()
_SMALL = _STYLES["BodyText"].clone("small", fontSize=9, leading=11)


def _build_pdf(plan: MadePlan, path: Path, story: list[Any], page_size: Any = None) -> None:
    front = [Paragraph(plan.title, _STYLES["Title"]), Paragraph(plan.dated, _STYLES["Normal"]), Spacer(1, 12)]
    if _needs_key(plan):
        key = LongTable([[Paragraph(text, _SMALL) for text in row] for row in _key_rows(plan)], colWidths=[220, 200])
        key.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
        front += [key, Spacer(1, 12)]
    made = SimpleDocTemplate(str(path), pagesize=page_size or landscape(A4), title=plan.title)

    def footer(canvas: Any, template: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 25, f"{plan.borough} Council – improvement plan – page {template.page}")

    made.build([*front, *story], onFirstPage=footer, onLaterPages=footer)


def _paragraphs(cells: list[str]) -> list[Any]:
    return [Paragraph(html.escape(text).replace("\n", "<br/>"), _SMALL) for text in cells]


def pdf_ruled(plan: MadePlan, path: Path) -> None:
    """A table with lines for each objective, its head repeated on every page, ratings as colours."""
    story: list[Any] = []
    for objective in plan.objectives:
        story.append(Paragraph(f"Recommendation {objective.number}: {objective.text}", _STYLES["Heading2"]))
        rows = [_paragraphs(_head(plan, "number", "action", "owner", "due", "rag"))]
        rows += [_paragraphs([a.number, a.text, plan.owner_text(a, "\n"), a.due, ""]) for a in objective.actions]
        table = LongTable(rows, colWidths=[40, 330, 160, 100, 60], repeatRows=1)
        fills = [
            ("BACKGROUND", (4, i), (4, i), colors.HexColor(f"#{RAG_FILLS[a.rag]}"))
            for i, a in enumerate(objective.actions, start=1)
        ]
        lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
        table.setStyle(TableStyle([*lines, *fills, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        story += [table, Spacer(1, 14)]
    _build_pdf(plan, path, story)


def pdf_group_rows(plan: MadePlan, path: Path) -> None:
    """One long ruled table; each objective is a row across it; the head stands on the first page only."""
    rows: list[list[Any]] = [_paragraphs(_head(plan, "number", "action", "owner", "due", "rag", "progress"))]
    spans: list[Any] = []
    for objective in plan.objectives:
        spans.append(("SPAN", (0, len(rows)), (-1, len(rows))))
        rows.append([*_paragraphs([f"Theme {objective.number}: {objective.text}"]), "", "", "", "", ""])
        for a in objective.actions:
            cells = [a.number, a.text, plan.owner_text(a, " / "), a.due, a.rag.title(), a.progress]
            rows.append(_paragraphs(cells))
    table = LongTable(rows, colWidths=[35, 270, 130, 90, 50, 130])
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    )
    _build_pdf(plan, path, [table])


def pdf_unruled(plan: MadePlan, path: Path) -> None:
    """Columns without lines, the head on the first page only."""
    story: list[Any] = []
    for objective in plan.objectives:
        story.append(Paragraph(f"{objective.number}. {objective.text}", _STYLES["Heading2"]))
        rows = [_paragraphs(_head(plan, "action", "owner", "due", "rag"))]
        rows += [_paragraphs([a.text, plan.owner_text(a, ", "), a.due, _RAG_LETTERS[a.rag]]) for a in objective.actions]
        table = LongTable(rows, colWidths=[350, 170, 100, 80])
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
        story += [table, Spacer(1, 14)]
    _build_pdf(plan, path, story)


def pdf_lines_between_rows(plan: MadePlan, path: Path) -> None:
    """One table with a line under each row only; the objective stands in its own column, once."""
    rows = [_paragraphs(_head(plan, "objective", "number", "action", "owner", "due", "rag"))]
    for objective in plan.objectives:
        for i, a in enumerate(objective.actions):
            aim = objective.text if i == 0 else ""
            rows.append(_paragraphs([aim, a.number, a.text, plan.owner_text(a, "; "), a.due, a.rag.title()]))
    table = LongTable(rows, colWidths=[120, 40, 280, 130, 90, 50], repeatRows=1)
    table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    _build_pdf(plan, path, [table])


def pdf_rows_over_pages(plan: MadePlan, path: Path) -> None:
    """A small page: ruled rows are cut by its end and go on overleaf, under the head again."""
    rows = [_paragraphs(_head(plan, "objective", "action", "owner", "due", "rag"))]
    spans: list[Any] = []
    for objective in plan.objectives:
        first = len(rows)
        for i, a in enumerate(objective.actions):
            aim = objective.text if i == 0 else ""
            rows.append(_paragraphs([aim, a.text, plan.owner_text(a, ", "), a.due, a.rag.title()]))
        spans += [("LINEABOVE", (0, first), (0, first), 0.5, colors.black)]
    table = LongTable(rows, colWidths=[95, 120, 80, 65, 45], repeatRows=1, splitInRow=1)
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    _build_pdf(plan, path, [table], page_size=(525, 300))


def pdf_drawn(plan: MadePlan, path: Path) -> None:
    """Words put at fixed places, as old exports have them: a head of two lines on the first page only."""
    page = Canvas(str(path), pagesize=A4)
    page.setTitle(plan.title)
    places = {"ref": 40, "action": 80, "owner": 300, "due": 420, "rag": 520}
    y = 780.0

    def line(size: float, **texts: str) -> None:
        nonlocal y
        if y < 60:
            page.showPage()
            y = 780
        page.setFont("Helvetica", size)
        for name, text in texts.items():
            page.drawString(places[name], y, text)
        y -= 1.2 * size

    line(16, ref=plan.title)
    line(11, ref=plan.dated)
    for post, name in _key_rows(plan)[1:] if _needs_key(plan) else []:
        line(9, ref=f"{name}, {post}")
    y -= 20
    line(9, due="Completion", rag="RAG")
    line(9, ref="Ref", action="Action", owner="Lead officer", due="date", rag="rating")
    for objective in plan.objectives:
        y -= 8
        line(12, ref=f"Objective {objective.number}: {objective.text}")
        for a in objective.actions:
            y -= 8
            owners = wrap(plan.owner_text(a, " / "), 22)
            for i, (words, owner) in enumerate(zip_longest(wrap(a.text, 44), owners, fillvalue="")):
                first = {"ref": a.number, "due": a.due, "rag": a.rag.title()} if i == 0 else {}
                line(9, action=words, owner=owner, **first)
    page.save()


def pdf_centred(plan: MadePlan, path: Path) -> None:
    """No lines, and everything centred, across and down; the head on the first page only."""
    centred = _SMALL.clone("centred", alignment=TA_CENTER)

    def row(cells: list[str]) -> list[Any]:
        return [Paragraph(html.escape(text), centred) for text in cells]

    rows = [row(_head(plan, "objective", "action", "owner", "due", "rag"))]
    for objective in plan.objectives:
        for i, a in enumerate(objective.actions):
            aim = objective.text if i == 0 else ""
            rows.append(row([aim, a.text, plan.owner_text(a, " / "), a.due, a.rag.title()]))
    table = LongTable(rows, colWidths=[130, 250, 150, 90, 60])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    _build_pdf(plan, path, [table])


def pdf_bands(plan: MadePlan, path: Path) -> None:
    """No lines but bands of colour; the deadline stands before the owner; objectives are rows across the table."""
    rows: list[list[Any]] = [_paragraphs(_head(plan, "number", "action", "due", "owner", "rag"))]
    style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for objective in plan.objectives:
        across = (0, len(rows)), (-1, len(rows))
        style += [("SPAN", *across), ("BACKGROUND", *across, colors.lightblue)]
        rows.append([*_paragraphs([f"Objective {objective.number}: {objective.text}"]), "", "", "", ""])
        for a in objective.actions:
            if len(rows) % 2:
                style.append(("BACKGROUND", (0, len(rows)), (-1, len(rows)), colors.whitesmoke))
            rows.append(_paragraphs([a.number, a.text, a.due, plan.owner_text(a, "\n"), _RAG_LETTERS[a.rag]]))
    table = LongTable(rows, colWidths=[50, 300, 100, 180, 60])
    table.setStyle(TableStyle(style))
    _build_pdf(plan, path, [table])


# --- HTML ----------------------------------------------------------------------------------------------------------


def _html_page(plan: MadePlan, body: list[str], path: Path) -> None:
    key = ""
    if _needs_key(plan):
        rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _key_rows(plan))
        key = f"<h2>Who is who</h2><table>{rows}</table>"
    path.write_text(
        f"<!DOCTYPE html><html><head><title>{plan.title}</title><style>td{{padding:2px}}</style></head><body>"
        f"<nav><ul><li>Home</li><li>Committees</li></ul></nav><main><h1>{plan.title}</h1><p>{plan.dated}</p>{key}"
        f"{''.join(body)}</main><footer>Contact the council</footer></body></html>",
        encoding="utf-8",
    )


def html_table(plan: MadePlan, path: Path) -> None:
    """One table whose first column spans an objective's rows; ratings are classes of cells."""
    head = "".join(f"<th>{text}</th>" for text in _head(plan, "objective", "action", "owner", "due", "rag"))
    rows = [f"<tr>{head}</tr>"]
    for objective in plan.objectives:
        for i, a in enumerate(objective.actions):
            aim = f'<td rowspan="{len(objective.actions)}">{objective.text}</td>' if i == 0 else ""
            owner = plan.owner_text(a, "<br>")
            rows.append(f'<tr>{aim}<td>{a.text}</td><td>{owner}</td><td>{a.due}</td><td class="rag-{a.rag}"></td></tr>')
    _html_page(plan, [f"<table>{''.join(rows)}</table>"], path)


def html_cards(plan: MadePlan, path: Path) -> None:
    """A heading for each objective and a list of terms for each action."""
    body = []
    for objective in plan.objectives:
        body.append(f"<h2>Priority {objective.number}: {objective.text}</h2>")
        for a in objective.actions:
            body.append(
                f"<dl><dt>Action {a.number}</dt><dd>{a.text}</dd><dt>Owner</dt><dd>{plan.owner_text(a, ', ')}</dd>"
                f"<dt>Deadline</dt><dd>{a.due}</dd><dt>RAG</dt><dd>{a.rag.title()}</dd></dl>"
            )
    _html_page(plan, body, path)


def html_items(plan: MadePlan, path: Path) -> None:
    """No table: each action is an item of a list, with its labels in line."""
    body = []
    for objective in plan.objectives:
        items = "".join(
            f"<li>{a.text}<br><b>Owner:</b> {plan.owner_text(a, ', ')}<br><b>Due:</b> {a.due}"
            f"<br><b>RAG:</b> {a.rag.title()}</li>"
            for a in objective.actions
        )
        body.append(f"<h3>Area for improvement {objective.number}: {objective.text}</h3><ol>{items}</ol>")
    _html_page(plan, body, path)


# --- text ----------------------------------------------------------------------------------------------------------


def _markdown_table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _text(plan: MadePlan, parts: list[str], path: Path, key: str) -> None:
    front = [f"# {plan.title}", plan.dated, *([key] if _needs_key(plan) else [])]
    path.write_text("\n\n".join([*front, *parts]) + "\n", encoding="utf-8")


def markdown_pipes(plan: MadePlan, path: Path) -> None:
    """A pipe table under a heading for each objective."""
    parts = []
    for objective in plan.objectives:
        parts.append(f"## {objective.number}. {objective.text}")
        rows = [[f"**{text}**" for text in _head(plan, "number", "action", "owner", "due", "rag")]]
        rows += [[a.number, a.text, plan.owner_text(a), a.due, a.rag.title()] for a in objective.actions]
        parts.append(_markdown_table(rows))
    _text(plan, parts, path, _markdown_table(_key_rows(plan)))


def markdown_headings(plan: MadePlan, path: Path) -> None:
    """A heading for each objective and one for each action, with labelled items below."""
    parts = []
    for objective in plan.objectives:
        parts.append(f"## Priority {objective.number}: {objective.text}")
        for a in objective.actions:
            parts.append(f"### {a.number} {a.text}")
            labels = {"owner": plan.owner_text(a), "due": a.due, "rag": a.rag.title()}
            parts.append("\n".join(f"- **{plan.headings[name]}:** {said}" for name, said in labels.items()))
    _text(plan, parts, path, _markdown_table(_key_rows(plan)))


def text_tabs(plan: MadePlan, path: Path) -> None:
    """Rows whose cells are apart by tabs; labels above each table; blank lines in the middle of one."""
    parts = []
    for objective in plan.objectives:
        lead = plan.owner_text(objective.actions[0])
        rows = ["c) Actions\tBy when/ Completed\tWho\tStatus"]
        for i, a in enumerate(objective.actions):
            rows.append(f"{i + 1}. {a.text}\t{a.due}\t{plan.owner_text(a)}\t{_RAG_LETTERS[a.rag]}")
            if i == 1:
                rows.append("")
        parts.append(f"{objective.number}. *{objective.text}*\n\nLead:\t{lead}\n")
        parts.append("a) Expected outcome\n\n- Fewer children wait")
        parts.append("\n".join(rows))
    key = "\n".join("\t".join(row) for row in _key_rows(plan))
    _text(plan, parts, path, key)


def text_labels(plan: MadePlan, path: Path) -> None:
    """No table: each action with its labels below it."""
    parts = []
    for objective in plan.objectives:
        parts.append(f"## Theme {objective.number}: {objective.text}")
        for a in objective.actions:
            parts.append(
                f"Action: {a.text}\n\nResponsible: {plan.owner_text(a, ' and ')}\n\n"
                f"Target date: {a.due}\n\nRAG: {a.rag}"
            )
    key = "\n\n".join(f"{initials} = {name}, {post}" for name, initials, post in plan.people)
    _text(plan, parts, path, key)


def text_flattened(plan: MadePlan, path: Path) -> None:
    """Tables that a conversion has flattened: all actions, then dates and owners."""
    parts = []
    for objective in plan.objectives:
        parts.append(f"## Objective {objective.number}: {objective.text}")
        parts += ["**Actions**", "**By when**", "**By whom**", "**Status**"]
        parts.append("\n".join(f"{i}. {a.text}" for i, a in enumerate(objective.actions, start=1)))
        for a in objective.actions:
            parts += [a.due, plan.owner_text(a)]
    _text(plan, parts, path, "\n".join("\t".join(row) for row in _key_rows(plan)))


def text_outline_first(plan: MadePlan, path: Path) -> None:
    """A table of all objectives first, then each with its words again and its actions."""
    outline = ["Recommendation\tLead\tLinked plan"]
    outline += [
        f"{o.number}. {o.text}\t{plan.owner_text(o.actions[0])}\tBusiness plan 2022-23" for o in plan.objectives
    ]
    parts = ["\n".join(outline)]
    for objective in plan.objectives:
        parts.append(f"## THE PLAN IN DETAIL\n\n**{objective.number}. {objective.text}**")
        rows = ["**Actions**\t**By whom**\t**By when**\t**RAG**"]
        rows += [f"{a.text}\t{plan.owner_text(a)}\t{a.due}\t{a.rag}" for a in objective.actions]
        parts.append("\n".join(rows))
        parts.append("DRAFT")
    _text(plan, parts, path, "\n".join("\t".join(row) for row in _key_rows(plan)))


def text_fixed_width(plan: MadePlan, path: Path) -> None:
    """Columns held apart by spaces, wrapped within their width."""
    widths = (6, 44, 28, 24, 8)
    lines = [plan.title, "", plan.dated, ""]
    if _needs_key(plan):
        lines += [f"{initials} = {name}, {post}" for name, initials, post in plan.people] + [""]
    for objective in plan.objectives:
        lines += [f"Objective {objective.number}: {objective.text}", ""]
        for row in [
            _head(plan, "number", "action", "owner", "due", "rag"),
            *((a.number, a.text, plan.owner_text(a, " / "), a.due, a.rag.title()) for a in objective.actions),
        ]:
            cells = [wrap(cell, width - 2) for cell, width in zip(row, widths, strict=True)]
            for parts in zip_longest(*cells, fillvalue=""):
                lines.append("".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip())
            lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


LAYOUTS: dict[str, tuple[str, Callable[[MadePlan, Path], None]]] = {
    function.__name__.replace("_", "-"): (suffix, function)
    for suffix, function in (
        (".docx", docx_table_per_objective),
        (".docx", docx_merged_objectives),
        (".docx", docx_cards),
        (".docx", docx_paired_labels),
        (".docx", docx_owner_and_date_together),
        (".docx", docx_lists_in_cells),
        (".xlsx", xlsx_one_sheet),
        (".xlsx", xlsx_sheet_per_objective),
        (".xlsx", xlsx_two_heads),
        (".csv", csv_flat),
        (".pdf", pdf_ruled),
        (".pdf", pdf_group_rows),
        (".pdf", pdf_unruled),
        (".pdf", pdf_lines_between_rows),
        (".pdf", pdf_rows_over_pages),
        (".pdf", pdf_drawn),
        (".pdf", pdf_centred),
        (".pdf", pdf_bands),
        (".html", html_table),
        (".html", html_cards),
        (".html", html_items),
        (".md", markdown_pipes),
        (".md", markdown_headings),
        (".txt", text_tabs),
        (".txt", text_labels),
        (".txt", text_flattened),
        (".txt", text_outline_first),
        (".txt", text_fixed_width),
    )
}
WITHOUT_RATINGS = frozenset({"text-flattened", "docx-lists-in-cells", "docx-brackets"})
