"""Rows as a person sees them: a table where one fits, else a block a row, and nothing cut that was asked for whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from rich.text import Text

from graph.cli.output import show

LONG = "word " * 30


def test_a_table_that_fits_has_a_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    show(("authority", "grade"), [("Larchmere", "good"), ("Quillhaven", None)], "table")

    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0] == ["authority", "grade"]
    assert lines[2:] == [["Larchmere", "good"], ["Quillhaven"]]


def test_a_long_text_is_cut_in_a_table_and_whole_in_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    show(("text",), [(LONG,)], "table")
    table = capsys.readouterr().out
    show(("text",), [(LONG,)], "list")
    listed = capsys.readouterr().out

    assert "…" in table
    assert table.count("word") < 30
    assert listed.count("word") == 30


def test_a_text_is_cut_so_that_the_words_that_were_sought_can_be_seen(capsys: pytest.CaptureFixture[str]) -> None:
    text = Text(f"{LONG}needle {LONG}")
    text.stylize("bold", len(LONG), len(f"{LONG}needle"))

    show(("text",), [(text,)], "table")

    [line] = [line.strip() for line in capsys.readouterr().out.splitlines() if "needle" in line]
    assert line.startswith("…word word")
    assert "word **needle** word" in line
    assert line.endswith("…")


def test_the_list_of_questions_says_each_question_whole(cli: Callable[..., Result]) -> None:
    assert "…" not in cli("ask").stdout


def test_columns_too_many_for_a_table_become_a_block_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    columns = tuple(f"column{number}" for number in range(15))

    show(columns, [(LONG,) * 14 + (None,), ("x",) * 15], "table")

    out = capsys.readouterr().out
    assert [line.split() for line in out.split("\n\n")[1].splitlines()] == [[column, "x"] for column in columns]
    assert "column14" not in out.split("\n\n")[0]
    assert out.count("word") == 14 * 30


def test_an_id_is_not_broken_where_there_is_room(capsys: pytest.CaptureFixture[str]) -> None:
    id_ = "inspection/E09000999/2016-03-18/sif/finding/41"

    show(("text", "id", "words"), [(LONG, id_, LONG)], "table")

    assert id_ in capsys.readouterr().out


def test_at_a_narrow_terminal_no_column_is_a_few_letters_wide(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.cli.output.WIDTH_WITHOUT_TERMINAL", 60)

    show(("authority", "date", "text", "title", "id"), [("Larchmere", "2016-03-18", LONG, LONG, "a/b/c")], "table")

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["authority", "Larchmere"]
    assert max(map(len, lines)) <= 60
