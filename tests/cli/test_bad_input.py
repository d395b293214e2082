"""Files that cannot be loaded: one clear line each, nothing loaded, exit code 1; the good ones beside them load."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from graph.store import Store

pytestmark = pytest.mark.neo4j

Cli = Callable[..., Result]

FAULTS = {
    "empty": "is empty",
    "without-text": "text",
    "html": "HTML",
    "unknown-authority": "authority",
    "folder": "a folder without documents",
    "huge": "too large",
    "bundle-of-another-schema": "not a valid bundle",
    "bundle-too-deep": "nested too deeply",
    "missing": "does not exist",
    "long-name": "File name too long",
    "in-a-file": "Not a directory",
}

DOCUMENTS = "MATCH (d:Document) RETURN count(d)"


@pytest.mark.parametrize(("fault", "words"), FAULTS.items())
def test_one_clear_line_and_nothing_loaded(
    fault: str, words: str, broken: Callable[[str], Path], cli: Cli, store: Store
) -> None:
    file = broken(fault)

    result = cli("load", file)

    lines = [line for line in result.stderr.splitlines() if str(file) in line]
    assert result.exit_code == 1
    assert len(lines) == 1
    assert words in lines[0]
    assert "Traceback" not in result.output
    assert store.query(DOCUMENTS).rows == ((0,),)


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if not fault.startswith("bundle")])
def test_extract_says_the_same(fault: str, broken: Callable[[str], Path], cli: Cli) -> None:
    file = broken(fault)

    result = cli("extract", file)

    assert result.exit_code == 1
    assert str(file) in result.stderr
    assert result.stdout == ""


def test_extract_says_what_becomes_of_bundles(report: Path, bundle: Path, cli: Cli) -> None:
    result = cli("extract", bundle, report)

    assert result.exit_code == 1
    assert f"{bundle}: is a bundle, or should be, and needs no extracting. `boroughs load` takes it." in result.stderr
    assert "1 of 2 could not be read" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_good_files_load_beside_bad_ones(
    report: Path, bundle: Path, broken: Callable[[str], Path], cli: Cli, store: Store
) -> None:
    result = cli("load", broken("empty"), report, broken("html"), bundle, "--format", "csv")

    statuses = [line.split(",")[1] for line in result.stdout.splitlines()[1:]]
    assert statuses == ["failed", "loaded", "failed", "loaded"]
    assert result.exit_code == 1
    assert "2 of 4 could not be loaded" in result.stderr
    assert store.query(DOCUMENTS).rows == ((2,),)


@pytest.mark.parametrize(
    "command",
    [
        ["extract", "REPORT", "-o", "PLACE"],
        ["export", "-o", "PLACE"],
        ["export", "--format", "neo4j-csv", "-o", "PLACE"],
        ["browser", "pack", "PLACE"],
    ],
    ids=lambda command: " ".join(command),
)
def test_a_place_that_cannot_be_written_is_one_clear_line(
    command: list[str], report: Path, cli: Cli, store: Store
) -> None:
    place = report / "place"
    words = {"REPORT": str(report), "PLACE": str(place)}

    result = cli(*(words.get(word, word) for word in command))

    [line] = result.stderr.splitlines()
    assert result.exit_code == 1
    assert line.startswith(f"Error: {report}")
    assert ": cannot be read or written: " in line


def test_what_is_typed_must_be_text(cli: Cli, store: Store) -> None:
    result = cli("why", "\udcff")

    assert result.exit_code == 1
    assert result.stderr == "Error: What was typed is not text in UTF-8.\n"


def test_an_encoding_that_lacks_a_character_is_named(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def to_ascii(*_arguments: object, **_options: object) -> None:
        "’".encode("ascii")

    monkeypatch.setattr("graph.cli.questions.show", to_ascii)

    result = cli("ask")

    assert result.exit_code == 1
    assert "This terminal's encoding (ascii) lacks a character" in result.stderr


def test_a_statement_that_is_no_text(tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "statement.cypher"
    file.write_bytes("RETURN 'café'".encode("latin-1"))

    result = cli("cypher", "--file", file)

    assert result.exit_code == 1
    assert result.stderr == f"Error: {file}: is not text in UTF-8. Save it as UTF-8.\n"


def test_a_statement_that_is_no_cypher_keeps_the_mark_at_the_place(cli: Cli, store: Store) -> None:
    result = cli("cypher", "RETURN 1 AS\none two")

    assert result.exit_code == 1
    assert [line.strip() for line in result.stderr.splitlines()][-1] == "^"


def test_a_misspelt_authority_is_not_an_empty_answer(cli: Callable[..., Result]) -> None:
    asked = cli("ask", "grades-over-time", "authority=Lewishm")
    sought = cli("search", "life", "--since", "tomorrow")

    assert (asked.exit_code, sought.exit_code) == (1, 1)
    assert "No authority is called 'Lewishm'. Perhaps: Lewisham" in asked.stderr
    assert "since must be a day, month or year" in sought.stderr


@pytest.mark.parametrize(
    ("question", "parameter", "message"),
    [
        ("theme-shares", "by=foo", "by must be one of framework, region, kind, grade, or null, not 'foo'."),
        ("themes-together", "kind=finding", "kind must be one of Recommendation, Finding, not 'finding'."),
        ("red-and-amber-actions", "ratings=red,purple", "ratings must be among red, amber, green, blue, not-started"),
        ("who-led-when", "role=ceo", "No role is called 'ceo'. There are: chief-constable, chief-executive,"),
    ],
)
def test_a_value_that_is_none_of_a_list_is_not_an_empty_answer(
    question: str, parameter: str, message: str, cli: Cli, store: Store
) -> None:
    result = cli("ask", question, parameter)

    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stdout == ""


def test_a_load_that_is_stopped_says_what_stays(
    report: Path, cli: Cli, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_arguments: object, **_options: object) -> Iterator[object]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("graph.cli.load.load_documents", stopped)

    result = cli("load", report)

    assert result.exit_code == 1
    assert "Stopped: 0 of 1 are done and stay." in result.stderr


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["ask", "grades-over-time", "--describe", "--cypher"], "Give either --describe or --cypher."),
        (["ask", "--describe"], "--describe needs the NAME of a question. Without options, `boroughs ask` lists them."),
        (["ask", "--cypher"], "--cypher needs the NAME of a question. Without options, `boroughs ask` lists them."),
        (
            ["extract", "FILE", "--explain", "-o", "FOLDER"],
            "--explain prints, and writes no files: leave out --output.",
        ),
        (["export", "--format", "neo4j-csv", "-o", "FOLDER", "--pseudonymise"], "--pseudonymise goes with RDF only."),
        (["export", "--format", "neo4j-csv", "-o", "FOLDER", "--validate"], "--validate goes with RDF only."),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_options_that_do_not_go_together_are_refused(
    command: list[str], message: str, report: Path, tmp_path: Path, cli: Cli
) -> None:
    folder = tmp_path / "folder"
    words = {"FILE": str(report), "FOLDER": str(folder)}

    result = cli(*(words.get(word, word) for word in command))

    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {message}\n")
    assert result.stdout == ""
    assert not folder.exists()


def test_a_value_without_its_parameter_is_told_how_one_looks(cli: Cli) -> None:
    result = cli("ask", "grades-over-time", "Lewisham")

    assert result.exit_code == 2
    assert "'Lewisham' is not NAME=VALUE, such as authority=Lewisham." in result.stderr
