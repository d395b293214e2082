"""Made-up plans in layouts that are further from a table with a head and a row for each action.

As in `tests.world.plans`, each function writes one plan to a file; what a reader should find is in the plan itself.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import Any

import docx
import openpyxl
import pypdfium2
from docx.shared import Cm
from openpyxl.styles import PatternFill
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, LongTable, PageTemplate, Paragraph, SimpleDocTemplate, TableStyle
from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import PageBreak, Spacer

from tests.world.plans import RAG_FILLS, MadeAction, MadePlan

_STYLES = getSampleStyleSheet()
_SMALL = _STYLES["BodyText"].clone("odd-small", fontSize=9, leading=11)
_LEGEND = {"blue": "Finished and checked", "green": "Going to plan", "amber": "Some slippage", "red": "Badly late"}


def _key_lines(plan: MadePlan) -> list[str]:
    if plan.owners_are != "initials":
        return []
    return [f"{initials} – {name}, {post}" for name, initials, post in plan.people]


# --- PDF -----------------------------------------------------------------------------------------------------------


def _cells(texts: list[str]) -> list[Any]:
    return [Paragraph(html.escape(text).replace("\n", "<br/>"), _SMALL) for text in texts]


def _front(plan: MadePlan) -> list[Any]:
    lines = [Paragraph(plan.title, _STYLES["Title"]), Paragraph(plan.dated, _STYLES["Normal"])]
    return [*lines, *(Paragraph(line, _SMALL) for line in _key_lines(plan)), Spacer(1, 12)]


def _grid(rows: list[list[Any]], widths: list[float], *style: Any, **options: Any) -> LongTable:
    table = LongTable(rows, colWidths=widths, **options)
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    table.setStyle(TableStyle([*lines, *style]))
    return table


def _save(path: Path, story: list[Any], page_size: Any = None) -> None:
    SimpleDocTemplate(str(path), pagesize=page_size or landscape(A4)).build(story)


def pdf_sideways(plan: MadePlan, path: Path) -> None:
    """Tall pages on which a wide table has been printed sideways."""
    rows = [_cells(["Ref", "What will be done", "Led by", "To be done by", "RAG"])]
    for objective in plan.objectives:
        rows.append([*_cells([f"Objective {objective.number}: {objective.text}"]), "", "", "", ""])
        rows += [_cells([a.number, a.text, plan.owner_text(a, "; "), a.due, a.rag.title()]) for a in objective.actions]
    bands = [("SPAN", (0, i), (-1, i)) for i, row in enumerate(rows) if row[1] == ""]
    table = _grid(rows, [40, 320, 180, 110, 60], *bands, repeatRows=1)
    wide = path.with_suffix(".wide.pdf")
    _save(wide, [*_front(plan), table])
    _turn(wide, path)


def _turn(wide: Path, path: Path) -> None:
    """Print each page of a file sideways on a tall page."""
    pdf = pypdfium2.PdfDocument(wide)
    for page in pdf:
        width, height = page.get_size()
        for drawn in page.get_objects(max_depth=1):
            drawn.transform(pypdfium2.PdfMatrix(0, 1, -1, 0, height, 0))
        page.gen_content()
        page.set_mediabox(0, 0, height, width)
    pdf.save(path)


def pdf_side_by_side(plan: MadePlan, path: Path) -> None:
    """Actions are columns; up to three stand side by side, their fields named down the left."""
    story = _front(plan)
    for objective in plan.objectives:
        story.append(Paragraph(f"Aim {objective.number}: {objective.text}", _STYLES["Heading2"]))
        for start in range(0, len(objective.actions), 3):
            some = objective.actions[start : start + 3]
            rows = [
                ["Number", *(a.number for a in some)],
                ["Task", *(a.text for a in some)],
                ["Lead officer", *(plan.owner_text(a, "\n") for a in some)],
                ["Deadline", *(a.due for a in some)],
                ["RAG status", *(a.rag.title() for a in some)],
            ]
            story += [_grid([_cells(row) for row in rows], [90, *[200] * len(some)]), Spacer(1, 10)]
    _save(path, story)


def pdf_ticks(plan: MadePlan, path: Path) -> None:
    """A narrow column for each rating, one of which is ticked."""
    ratings = list(RAG_FILLS)
    story = _front(plan)
    for objective in plan.objectives:
        story.append(Paragraph(f"Priority {objective.number} – {objective.text}", _STYLES["Heading2"]))
        rows = [_cells(["Action", "Who is responsible?", "By when?", *(rating[0].upper() for rating in ratings)])]
        for a in objective.actions:
            marks = ["X" if rating == a.rag else "" for rating in ratings]
            rows.append(_cells([a.text, plan.owner_text(a, " / "), a.due, *marks]))
        story += [_grid(rows, [330, 180, 110, 25, 25, 25, 25], repeatRows=1), Spacer(1, 10)]
    _save(path, story)


def pdf_shaded_deadlines(plan: MadePlan, path: Path) -> None:
    """No column of ratings: the deadline's cell has the colour, as a key explains."""
    legend = _grid([_cells([rating.title(), meaning]) for rating, meaning in _LEGEND.items()], [80, 300])
    for i, rating in enumerate(_LEGEND):
        legend.setStyle(TableStyle([("BACKGROUND", (0, i), (0, i), colors.HexColor(f"#{RAG_FILLS[rating]}"))]))
    story = [*_front(plan), Paragraph("Key to colours", _STYLES["Heading3"]), legend]
    for objective in plan.objectives:
        story.append(Paragraph(f"Recommendation {objective.number}. {objective.text}", _STYLES["Heading2"]))
        rows = [_cells(["No.", "Our action", "Accountable person", "Date for completion"])]
        rows += [_cells([a.number, a.text, plan.owner_text(a, ", "), a.due]) for a in objective.actions]
        fills = [
            ("BACKGROUND", (3, i), (3, i), colors.HexColor(f"#{RAG_FILLS[a.rag]}"))
            for i, a in enumerate(objective.actions, start=1)
        ]
        story += [_grid(rows, [40, 380, 180, 120], *fills, repeatRows=1), Spacer(1, 10)]
    _save(path, story)


def pdf_row_beneath(plan: MadePlan, path: Path) -> None:
    """In each objective's box an action's words run across, and a row beneath names lead, deadline and rating."""
    story = _front(plan)
    for objective in plan.objectives:
        rows: list[list[Any]] = [[*_cells([objective.text]), "", ""]]
        across = [("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 0), colors.lightyellow)]
        for a in objective.actions:
            across.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            rows.append([*_cells([f"{a.number} {a.text}"]), "", ""])
            rows.append(_cells([f"Lead: {plan.owner_text(a, ' & ')}", f"Due: {a.due}", f"RAG: {a.rag.title()}"]))
        story += [_grid(rows, [300, 200, 150], *across), Spacer(1, 12)]
    _save(path, story)


def pdf_two_columns(plan: MadePlan, path: Path) -> None:
    """A brochure in two newspaper columns; the lead and date stand in a line beneath each action."""
    made = BaseDocTemplate(str(path), pagesize=A4)
    frames = [Frame(50, 50, 235, 640), Frame(310, 50, 235, 640)]
    made.addPageTemplates(
        [PageTemplate("first", [Frame(50, 50, 495, 740)]), PageTemplate("rest", frames)],
    )
    story = _front(plan)
    story += [NextPageTemplate("rest"), PageBreak()]
    bold = _SMALL.clone("odd-bold", fontName="Helvetica-Bold", spaceBefore=8)
    for objective in plan.objectives:
        story.append(Paragraph(f"Priority {objective.number}: {objective.text}", bold))
        story.append(Paragraph("What we will do", bold))
        for a in objective.actions:
            story.append(Paragraph(f"{a.number} {html.escape(a.text)}", _SMALL))
            told = f"Lead: {plan.owner_text(a, '; ')} | By: {a.due} | RAG: {a.rag.title()}"
            story.append(Paragraph(html.escape(told), _SMALL))
    made.build(story)


# --- Word ----------------------------------------------------------------------------------------------------------


def _word(plan: MadePlan) -> Any:
    word = docx.Document()
    word.add_heading(plan.title, 0)
    word.add_paragraph(f"Version of {plan.dated}")
    for line in _key_lines(plan):
        word.add_paragraph(line)
    return word


def _fill_rows(table: Any, rows: list[list[str]]) -> None:
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def docx_tab_stops(plan: MadePlan, path: Path) -> None:
    """No tables: what, who, when and rating stand at tab stops under a line that names them."""
    word = _word(plan)
    for objective in plan.objectives:
        word.add_heading(f"Theme {objective.number}: {objective.text}", 2)
        rows = [["Agreed action", "Responsible person", "Timescale", "Rating"]]
        rows += [[a.text, plan.owner_text(a, ", "), a.due, a.rag.title()] for a in objective.actions]
        for row in rows:
            paragraph = word.add_paragraph("\t".join(row))
            for stop in (9, 13, 15.5):
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop))
    word.save(str(path))


def docx_table_in_table(plan: MadePlan, path: Path) -> None:
    """A row for each objective, whose second cell holds the table of its actions."""
    word = _word(plan)
    outer = word.add_table(rows=1, cols=2, style="Table Grid")
    outer.rows[0].cells[0].text, outer.rows[0].cells[1].text = "Inspectors said", "Our plan"
    for objective in plan.objectives:
        left, right = outer.add_row().cells
        left.text = f"{objective.number}. {objective.text}"
        inner = right.add_table(rows=len(objective.actions) + 1, cols=4)
        rows = [["Task", "Owner", "Target date", "BRAG"]]
        rows += [[a.text, plan.owner_text(a, "\n"), a.due, a.rag[0].upper()] for a in objective.actions]
        _fill_rows(inner, rows)
    word.save(str(path))


def docx_brackets(plan: MadePlan, path: Path) -> None:
    """Objectives and lists of actions; who and when stand in brackets behind each."""
    word = _word(plan)
    for objective in plan.objectives:
        word.add_heading(f"{objective.number}. {objective.text}", 1)
        word.add_paragraph("What we are going to do")
        for a in objective.actions:
            word.add_paragraph(f"{a.text} ({plan.owner_text(a, ' and ')} – {a.due})", style="List Bullet")
    word.save(str(path))


def docx_form_and_rows(plan: MadePlan, path: Path) -> None:
    """A table for each objective: a form above (objective, sponsor, difference), rows of actions under a head below."""
    word = _word(plan)
    for objective in plan.objectives:
        table = word.add_table(rows=4 + len(objective.actions), cols=4, style="Table Grid")
        rows = [
            ["Objective", objective.text, "", ""],
            ["Sponsor", plan.people[0][0], "", ""],
            ["What difference will it make?", "Fewer families wait", "", ""],
            ["Step", "Lead", "Completion date", "RAG"],
        ]
        rows += [[f"{a.number} {a.text}", plan.owner_text(a, "; "), a.due, a.rag.title()] for a in objective.actions]
        _fill_rows(table, rows)
        for row in table.rows[:3]:
            text = row.cells[1].text
            row.cells[1].merge(row.cells[3]).text = text
        word.add_paragraph("")
    word.save(str(path))


def docx_questions(plan: MadePlan, path: Path) -> None:
    """The head asks questions; a rating is said in words."""
    words = {"blue": "Completed", "green": "On track", "amber": "At risk", "red": "Off track"}
    word = _word(plan)
    head = ["What did inspectors tell us?", "What will we do about it?", "Who will lead on this?"]
    head += ["When will it be finished?", "How is it going?"]
    rows = [head]
    for objective in plan.objectives:
        for i, a in enumerate(objective.actions):
            aim = objective.text if i == 0 else ""
            rows.append([aim, a.text, plan.owner_text(a, " / "), a.due, words[a.rag]])
    _fill_rows(word.add_table(rows=len(rows), cols=5, style="Table Grid"), rows)
    word.save(str(path))


# --- Excel and CSV -------------------------------------------------------------------------------------------------


def xlsx_months(plan: MadePlan, path: Path) -> None:
    """A column of ratings for each quarter; the last that is filled is how the action stands."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append([plan.title])
    sheet.append([f"Updated {plan.dated}"])
    sheet.append(["Key", *_key_lines(plan)[:1]])
    head = ["Area of focus", "Ref", "Action", "Action owner", "Due by", "Q1 RAG", "Q2 RAG", "Q3 RAG"]
    sheet.append(head)
    for objective in plan.objectives:
        for a in objective.actions:
            row = [objective.text, a.number, a.text, plan.owner_text(a), a.due, "Amber", a.rag.title(), None]
            sheet.append(row)
    _add_people(book, plan)
    book.save(path)


def xlsx_actions_across(plan: MadePlan, path: Path) -> None:
    """A sheet for each objective, on which each action is a column."""
    book = openpyxl.Workbook()
    cover: Any = book.active
    cover.title = "Front"
    cover["A1"], cover["A2"] = plan.title, plan.dated
    for objective in plan.objectives:
        sheet: Any = book.create_sheet(f"Priority {objective.number}")
        sheet.append([f"Priority {objective.number}: {objective.text}"])
        sheet.append(["Action", *(a.text for a in objective.actions)])
        sheet.append(["Responsible", *(plan.owner_text(a, "; ") for a in objective.actions)])
        sheet.append(["Deadline", *(a.due for a in objective.actions)])
        sheet.append(["RAG", *(None for _ in objective.actions)])
        for column, a in enumerate(objective.actions, start=2):
            sheet.cell(5, column).fill = PatternFill("solid", fgColor=RAG_FILLS[a.rag])
    _add_people(book, plan)
    book.save(path)


def xlsx_hidden(plan: MadePlan, path: Path) -> None:
    """Columns that are hidden hold former leads and ratings; days are numbers without a format."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["A2"] = plan.title, plan.dated
    sheet.append(["Recommendation", "Action", "Previous lead", "Lead", "Timeframe", "Last RAG", "RAG"])
    for objective in plan.objectives:
        for a in objective.actions:
            row = [objective.text, a.text, "Nobody Known", plan.owner_text(a, "; "), _serial(a), "R", a.rag[0].upper()]
            sheet.append(row)
    for column in ("C", "F"):
        sheet.column_dimensions[column].hidden = True
    _add_people(book, plan)
    book.save(path)


def _serial(action: MadeAction) -> Any:
    """A day as a spreadsheet counts it."""
    if action.due_on is None or len(action.due_on) < 10:
        return action.due
    return (date.fromisoformat(action.due_on) - date(1899, 12, 30)).days


def _add_people(book: Any, plan: MadePlan) -> None:
    sheet = book.create_sheet("People")
    sheet.append(["Initials", "Full name", "Role"])
    for name, initials, post in plan.people:
        sheet.append([initials, name, post])


def csv_objectives_apart(plan: MadePlan, path: Path) -> None:
    """Semicolons; a row with one value opens each objective; the key of ratings stands above the head."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow([plan.title])
    writer.writerow([plan.dated])
    writer.writerow(["P = complete; G = on schedule; A = delayed; R = late"])
    writer.writerow(["Item", "Improvement activity", "Assigned to", "Finish by", "Delivery RAG", "Latest news"])
    for objective in plan.objectives:
        writer.writerow([f"Improvement priority {objective.number}: {objective.text}", "", "", "", "", ""])
        for a in objective.actions:
            writer.writerow([a.number, a.text, plan.owner_text(a), a.due, a.rag[0].upper(), a.progress])
    if key := _key_lines(plan):
        writer.writerow([])
        writer.writerow(["; ".join(key)])
    path.write_text(buffer.getvalue(), encoding="utf-8")


# --- HTML, Markdown and text ---------------------------------------------------------------------------------------


def _page(plan: MadePlan, body: str, path: Path) -> None:
    key = "".join(f"<p>{line}</p>" for line in _key_lines(plan))
    path.write_text(
        f"<!DOCTYPE html><html><head><title>{plan.title}</title></head><body><main><h1>{plan.title}</h1>"
        f"<p>{plan.dated}</p>{key}{body}</main></body></html>",
        encoding="utf-8",
    )


def html_grid(plan: MadePlan, path: Path) -> None:
    """A table that is built of other tags; objectives are rows of one cell."""
    head = ["Ref", "Action", "Officer", "By when", "RAG"]
    rows = ["".join(f'<div class="c h">{text}</div>' for text in head)]
    for objective in plan.objectives:
        rows.append(f"<h3>{objective.number}. {objective.text}</h3>")
        for a in objective.actions:
            cells = [a.number, a.text, plan.owner_text(a, "<br>"), a.due, a.rag.title()]
            rows.append("".join(f'<div class="c">{cell}</div>' for cell in cells))
    _page(plan, f'<div class="grid">{"".join(f"<div class=row>{row}</div>" for row in rows)}</div>', path)


def html_folds(plan: MadePlan, path: Path) -> None:
    """An objective opens when it is clicked; its actions are cards with a badge."""
    body = ""
    for objective in plan.objectives:
        body += f"<details><summary>Recommendation {objective.number}: {objective.text}</summary>"
        for a in objective.actions:
            body += (
                f'<div class="card"><p>{a.text} <span class="badge">Status: {a.rag.title()}</span></p>'
                f"<p><b>Lead:</b> {plan.owner_text(a, '; ')}</p><p><b>Deadline:</b> {a.due}</p></div>"
            )
        body += "</details>"
    _page(plan, body, path)


def markdown_quotes(plan: MadePlan, path: Path) -> None:
    """A heading names the topic, a quotation is the objective; each action is a heading over a table of its fields."""
    parts = [f"# {plan.title}", plan.dated, *_key_lines(plan)]
    for objective in plan.objectives:
        parts += [f"## Part {objective.number}", f"> {objective.text}"]
        for a in objective.actions:
            parts.append(f"### {a.number} {a.text}")
            parts.append(
                f"| Field | Detail |\n|---|---|\n| Owner | {plan.owner_text(a, '; ')} |\n| Target date | {a.due} |\n"
                f"| RAG | {a.rag.title()} |"
            )
    path.write_text("\n\n".join(parts), encoding="utf-8")


def text_columns_as_lists(plan: MadePlan, path: Path) -> None:
    """Each column of a table has become a list of its own under its heading."""
    parts = [plan.title, plan.dated, *_key_lines(plan)]
    for objective in plan.objectives:
        parts += [f"Objective {objective.number}: {objective.text}", "Actions"]
        parts.append("\n".join(f"{i}. {a.text}" for i, a in enumerate(objective.actions, start=1)))
        parts += ["Owner", *(plan.owner_text(a, " and ") for a in objective.actions)]
        parts += ["Timescale", *(a.due for a in objective.actions)]
        parts += ["RAG rating", *(a.rag.title() for a in objective.actions)]
    path.write_text("\n\n".join(parts), encoding="utf-8")


def text_cell_by_cell(plan: MadePlan, path: Path) -> None:
    """A table whose cells have become lines, row after row."""
    parts = [plan.title, plan.dated, *_key_lines(plan)]
    for objective in plan.objectives:
        parts += [f"Priority {objective.number}: {objective.text}", "Ref", "Action", "Lead", "Due date", "RAG"]
        for a in objective.actions:
            parts += [a.number, a.text, plan.owner_text(a), a.due, a.rag.title()]
    path.write_text("\n\n".join(parts), encoding="utf-8")


def text_hanging_labels(plan: MadePlan, path: Path) -> None:
    """A note in which each action's labels stand on lines of their own, and long ones are wrapped and indented."""
    lines = [plan.title.upper(), "", plan.dated, "", *_key_lines(plan), ""]
    for objective in plan.objectives:
        lines += [f"{objective.number}. {objective.text}", "=" * 40, ""]
        for i, a in enumerate(objective.actions, start=1):
            lines.append(fill(f"Action {objective.number}.{i}: {a.text}", 76, subsequent_indent="   "))
            lines += [f"Owner: {plan.owner_text(a)}", f"Due: {a.due}", f"RAG: {a.rag.title()}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


ODD_LAYOUTS: dict[str, tuple[str, Callable[[MadePlan, Path], None]]] = {
    function.__name__.replace("_", "-"): (suffix, function)
    for suffix, function in (
        (".pdf", pdf_sideways),
        (".pdf", pdf_side_by_side),
        (".pdf", pdf_ticks),
        (".pdf", pdf_shaded_deadlines),
        (".pdf", pdf_row_beneath),
        (".pdf", pdf_two_columns),
        (".docx", docx_tab_stops),
        (".docx", docx_table_in_table),
        (".docx", docx_brackets),
        (".docx", docx_form_and_rows),
        (".docx", docx_questions),
        (".xlsx", xlsx_months),
        (".xlsx", xlsx_actions_across),
        (".xlsx", xlsx_hidden),
        (".csv", csv_objectives_apart),
        (".html", html_grid),
        (".html", html_folds),
        (".md", markdown_quotes),
        (".txt", text_columns_as_lists),
        (".txt", text_cell_by_cell),
        (".txt", text_hanging_labels),
    )
}
