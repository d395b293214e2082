"""Words struck through: gone where others stand beside them, kept where a whole action is struck through as done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from loaders.reading.files import read
from loaders.reading.markup import plain


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("~~May 2021~~ June 2021", " June 2021"),
        ("<del>Al Poe</del> Jo Roe", " Jo Roe"),
        ("~~Train all staff~~", "Train all staff"),
        ("- ~~Train all staff~~", "- Train all staff"),
        ("about ~ 3 weeks", "about ~ 3 weeks"),
    ],
)
def test_markdown(printed: str, read_as: str) -> None:
    assert plain(printed) == read_as


def test_html_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        "<html><body><table><tr><td><s>Al Poe</s> Jo Roe</td>"
        '<td><span style="text-decoration: line-through">May 2021</span> June 2021</td></tr>'
        "<tr><td><del>Train all staff</del></td><td><ul><li><s>Done</s></li><li>To do</li></ul></td></tr>"
        '<tr><td style="text-decoration: line-through">Old</td><td>New</td></tr></table></body></html>'
    )

    (table,) = read(path).blocks

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Jo Roe", "June 2021"],
        ["Train all staff", "• Done\n• To do"],
        ["Old", "New"],
    ]


def test_word_cells(tmp_path: Path) -> None:
    word: Any = docx.Document()
    table = word.add_table(rows=2, cols=2)
    for cell, struck, rest in (
        (table.cell(0, 0), "Al Poe ", "Jo Roe"),
        (table.cell(0, 1), "May 2021", ""),
        (table.cell(1, 0), "", "Train all staff"),
        (table.cell(1, 1), "May ", "June"),
    ):
        cell.paragraphs[0].add_run(struck).font.strike = True
        cell.paragraphs[0].add_run(rest)
    path = tmp_path / "plan.docx"
    word.save(str(path))

    (made,) = read(path).blocks

    assert [[cell.text for cell in row] for row in made.rows] == [["Jo Roe", "May 2021"], ["Train all staff", "June"]]
