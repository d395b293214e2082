"""Made-up plans whose titles and heads do not say what they are: only what stands in the cells and lines does.

As in `tests.world.plans`, each function writes one plan to a file; what a reader should find is in the plan itself.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.styles import PatternFill

from tests.world.plans import RAG_FILLS, MadeAction, MadePlan

_HEADS = (
    ("Strang", "Vorhaben", "Gesicht", "Glocke", "Ampel"),
    ("Strand of work", "Pieces of work", "In the chair", "Finishing line", "Light"),
    ("Chapter heading", "To get on with", "Hands on deck", "Clock", "Traffic light"),
)
"""What the columns are called, by nothing that a list of usual headings would have."""


def _heads(plan: MadePlan) -> tuple[str, ...]:
    return _HEADS[len(plan.actions) % len(_HEADS)]


def _title(plan: MadePlan) -> str:
    return f"{plan.borough} Council: getting better together"


def _add_key(plan: MadePlan, write: Callable[[str], Any]) -> None:
    if plan.owners_are == "initials":
        for name, initials, post in plan.people:
            write(f"{initials} – {name}, {post}")


def _cells(plan: MadePlan, objective: str, a: MadeAction) -> list[str]:
    return [objective, a.text, plan.owner_text(a, "; "), a.due, a.rag.title()]


def xlsx_heads_of_own(plan: MadePlan, path: Path) -> None:
    """One sheet whose heads nobody else uses; the objective stands on every row, the rating is a colour."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["A2"] = _title(plan), plan.dated
    _add_key(plan, lambda line: sheet.append([line]))
    sheet.append(list(_heads(plan)))
    for objective in plan.objectives:
        for a in objective.actions:
            sheet.append([*_cells(plan, objective.text, a)[:4], None])
            sheet.cell(sheet.max_row, 5).fill = PatternFill("solid", fgColor=RAG_FILLS[a.rag])
    book.save(path)


def csv_without_head(plan: MadePlan, path: Path) -> None:
    """Rows of values under the title, with no head."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_title(plan)])
        writer.writerow([plan.dated])
        _add_key(plan, lambda line: writer.writerow([line]))
        for objective in plan.objectives:
            for a in objective.actions:
                writer.writerow(_cells(plan, objective.text, a))


def docx_by_owner(plan: MadePlan, path: Path) -> None:
    """A table for each owner under the owner's name."""
    word: Any = docx.Document()
    word.add_heading(plan.title, 0)
    word.add_paragraph(plan.dated)
    _add_key(plan, word.add_paragraph)
    rows = [(o.text, a) for o in plan.objectives for a in o.actions]
    for owner in sorted({plan.owner_text(a, " and ") for _, a in rows}):
        word.add_heading(owner, 2)
        table = word.add_table(rows=1, cols=4)
        for cell, text in zip(table.rows[0].cells, ("Action", "Theme", "By when", "RAG"), strict=True):
            cell.text = text
        for objective, a in rows:
            if plan.owner_text(a, " and ") == owner:
                for cell, text in zip(table.add_row().cells, (a.text, objective, a.due, a.rag.title()), strict=True):
                    cell.text = text
    word.save(str(path))


def docx_labels_in_cells(plan: MadePlan, path: Path) -> None:
    """A row for each objective, whose actions stand in one cell with who and when on lines below each."""
    word: Any = docx.Document()
    word.add_heading(plan.title, 0)
    word.add_paragraph(plan.dated)
    _add_key(plan, word.add_paragraph)
    table = word.add_table(rows=1, cols=3)
    heads = ("1. Recommendation", "2. Action, lead and timescale", "3. How we will know")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for objective in plan.objectives:
        cells = table.add_row().cells
        cells[0].text, cells[2].text = objective.text, "Families tell us so"
        cells[1].text = "\n".join(
            f"{a.number} {a.text}\nLead: {plan.owner_text(a, '; ')}\nTimescale: {a.due}\nRAG: {a.rag.title()}"
            for a in objective.actions
        )
    word.save(str(path))


def text_brackets_below(plan: MadePlan, path: Path) -> None:
    """A log in which owner, deadline and rating stand in square brackets on the line below each action."""
    lines = [plan.title, "", plan.dated, ""]
    _add_key(plan, lines.append)
    for objective in plan.objectives:
        lines += ["", f"Objective {objective.number}: {objective.text}", ""]
        for a in objective.actions:
            lines += [f"{a.number} {a.text}", f"[{plan.owner_text(a)}; {a.due}; {a.rag.upper()}]", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


BARE_LAYOUTS: dict[str, tuple[str, Callable[[MadePlan, Path], None]]] = {
    function.__name__.replace("_", "-"): (suffix, function)
    for suffix, function in (
        (".xlsx", xlsx_heads_of_own),
        (".csv", csv_without_head),
        (".docx", docx_by_owner),
        (".docx", docx_labels_in_cells),
        (".txt", text_brackets_below),
    )
}
