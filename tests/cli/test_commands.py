"""The commands' main ways, from documents to answers and RDF."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click import Context
from click.testing import Result

from graph.cli import COMMANDS
from graph.store import Store
from tests.world.news import ARTICLE

pytestmark = pytest.mark.neo4j

Cli = Callable[..., Result]

WITHIN = {"server": ("install", "start", "stop", "status", "dump", "restore"), "browser": ("open", "pack")}


def test_extract_prints_a_bundle_a_line(report: Path, cli: Cli) -> None:
    result = cli("extract", report, report)

    bundles = [json.loads(line) for line in result.stdout.splitlines()]
    assert [b["document"]["kind"] for b in bundles] == ["sif-report", "sif-report"]
    assert {"document", "extractor", "nodes", "relationships", "warnings"} == set(bundles[0])


def test_extract_writes_a_file_for_each_input(report: Path, tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "other").mkdir()
    namesake = tmp_path / "other" / report.name
    namesake.write_text(report.read_text(encoding="utf-8"), encoding="utf-8")

    result = cli("extract", report, namesake, "--output", tmp_path / "bundles", "--jobs", "2")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert sorted(p.name for p in (tmp_path / "bundles").iterdir()) == ["report-2.json", "report.json"]


def test_explain_shows_rule_page_and_words(report: Path, cli: Cli) -> None:
    result = cli("extract", report, "--explain", "--format", "json")

    facts = json.loads(result.stdout)
    judgements = [fact for fact in facts if fact["label"] == "Judgement"]
    assert judgements
    assert all(fact["rule"] and fact["page"] >= 1 and fact["words"] for fact in judgements)


def test_explain_tells_people_what_was_not_understood(tmp_path: Path, cli: Cli) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"{ARTICLE}\n\nAdoption in Larchmere was rated as good.\n", encoding="utf-8")

    result = cli("extract", article, "--explain")

    assert result.stdout.startswith("article.txt (news-article)\n")
    told = " ".join(result.stdout.partition("Not understood:")[2].split())
    assert "the article gives two grades of one area adoption: good" in told


def test_loading_twice_changes_nothing(report: Path, cli: Cli, store: Store) -> None:
    first = cli("load", report, "--format", "json")
    nodes = store.query("MATCH (n) RETURN count(n)").rows

    second = cli("load", report, "--format", "json")

    assert json.loads(first.stdout)[0]["status"] == "loaded"
    assert json.loads(second.stdout)[0]["status"] == "unchanged"
    assert store.query("MATCH (n) RETURN count(n)").rows == nodes


def test_load_takes_a_folder(report: Path, bundle: Path, tmp_path: Path, cli: Cli, store: Store) -> None:
    result = cli("load", tmp_path, "--format", "json")

    assert [row["file"] for row in json.loads(result.stdout)] == [bundle.name, report.name]


def test_forget_by_file_name(report: Path, cli: Cli, store: Store) -> None:
    cli("load", report)

    result = cli("forget", report.name)

    assert result.exit_code == 0
    assert store.query("MATCH (n:Finding) RETURN count(n)").rows == ((0,),)
    assert store.query("MATCH (n:Document) RETURN count(n)").rows == ((0,),)


def test_forget_what_was_never_loaded(cli: Cli, store: Store) -> None:
    result = cli("forget", "document/0123456789abcdef")

    assert result.exit_code == 1
    assert "no such document is loaded" in result.stderr


def test_forget_takes_none_out_where_one_is_not_loaded(report: Path, cli: Cli, store: Store) -> None:
    cli("load", report)

    result = cli("forget", report.name, "document/0123456789abcdef")

    assert result.exit_code == 1
    assert store.query("MATCH (n:Document) RETURN count(n)").rows == ((1,),)


def test_ask_lists_the_questions(cli: Cli) -> None:
    result = cli("ask", "--format", "csv")

    names = {row["name"] for row in csv.DictReader(io.StringIO(result.stdout))}
    assert {"grades-over-time", "who-led-when", "recurring-themes", "disagreements"} <= names


def test_ask_answers_for_machines(bundle: Path, cli: Cli, store: Store) -> None:
    cli("load", bundle)

    result = cli("ask", "grades-over-time", "authority=Larchmere", "--format", "json")

    rows = json.loads(result.stdout)
    assert {row["authority"] for row in rows} == {"Larchmere"}
    assert "overall" in {row["area"] for row in rows}


def test_an_answer_for_people_stops_at_its_limit_and_says_so(bundle: Path, cli: Cli, store: Store) -> None:
    cli("load", str(bundle))

    first = cli("ask", "grades-over-time", "--limit", "2", "--format", "list")
    every = cli("ask", "grades-over-time", "--limit", "0", "--format", "csv")

    assert first.stdout.count("authority") == 2
    told = " ".join(first.stderr.split())
    assert "the first 2 rows: narrow the question (authority=…), or --limit 0 shows all" in told
    assert len(every.stdout.splitlines()) > 3


@pytest.mark.parametrize(
    ("options", "rows", "told"),
    [
        ((), 500, True),
        (("--limit", "0"), 600, False),
        (("--limit", "7", "--format", "csv"), 7, True),
        (("--format", "csv"), 600, False),
    ],
)
def test_people_get_a_look_and_machines_every_row(
    cli: Cli, store: Store, options: tuple[str, ...], rows: int, told: bool
) -> None:
    result = cli("cypher", "UNWIND range(1, 600) AS n RETURN 'row' AS it", *options)

    assert result.stdout.count("row") == rows
    assert ("--limit 0 shows all" in result.stderr) is told


def test_ask_names_the_nearest_question(cli: Cli) -> None:
    result = cli("ask", "grade-over-time")

    assert result.exit_code == 1
    assert "grades-over-time" in result.stderr


def test_ask_refuses_an_unknown_parameter(cli: Cli, store: Store) -> None:
    result = cli("ask", "grades-over-time", "borough=Larchmere")

    assert result.exit_code == 1
    assert "borough" in result.stderr


def test_a_person_is_told_what_was_asked_and_what_it_was_narrowed_by(bundle: Path, cli: Cli, store: Store) -> None:
    cli("load", bundle)

    for_people = cli("ask", "beside-neighbours", "authority=Larchmere")
    for_machines = cli("ask", "beside-neighbours", "authority=Larchmere", "--format", "csv")

    assert "Statistics beside neighbours. How does a figure" in for_people.stderr
    assert "figures side by side may be years apart" in for_people.stderr
    assert "Asked with indicator=looked-after, authority=Larchmere." in for_people.stderr
    assert for_machines.stderr == ""


def test_describe_says_what_a_parameter_may_be(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    described = cli("ask", "theme-shares", "--describe").stdout
    declared = " ".join(described.split())
    derived = " ".join(cli("ask", "who-led-when", "--describe").stdout.split())

    assert "One of: framework, region, kind (of authority), grade." in declared
    assert max(map(len, described.splitlines())) <= 80
    assert "chief-constable, police-and-crime-commissioner, or the role of any other post" in derived


def test_cypher_reads(bundle: Path, cli: Cli, store: Store) -> None:
    cli("load", bundle)

    result = cli(
        "cypher", "MATCH (a:Authority {name: $name}) RETURN a.gssCode", "-p", "name=Larchmere", "--format", "csv"
    )

    assert result.stdout == "a.gssCode\nE09000901\n"


def test_cypher_refuses_to_write(cli: Cli, store: Store) -> None:
    result = cli("cypher", "CREATE (n:Theme {id: 'theme/mine'})")

    assert result.exit_code == 1
    assert store.query("MATCH (n {id: 'theme/mine'}) RETURN count(n)").rows == ((0,),)
    assert "Statements that would change the graph are refused" in result.stderr


def test_search_marks_the_words(bundle: Path, cli: Cli, store: Store) -> None:
    cli("load", bundle)
    ((text,),) = store.query("MATCH (r:Recommendation) RETURN r.text ORDER BY r.id LIMIT 1").rows
    word = max(text.rstrip(".").split(), key=len)

    result = cli("search", word, "--format", "json")

    assert any(f"**{word}" in row["text"] for row in json.loads(result.stdout))


def test_export_is_valid_and_repeatable(bundle: Path, tmp_path: Path, cli: Cli, store: Store) -> None:
    cli("load", bundle)
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"

    first = cli("export", "--validate", "--output", one)
    cli("export", "--output", two)

    assert first.exit_code == 0
    assert "keeps to the shapes" in first.stderr
    assert one.read_bytes() == two.read_bytes()
    assert first.stdout == ""


def test_export_for_a_first_import(bundle: Path, tmp_path: Path, cli: Cli) -> None:
    result = cli("export", "--format", "neo4j-csv", "--from", bundle.parent, "--output", tmp_path / "files")

    assert result.exit_code == 0
    assert result.stdout.startswith("neo4j-admin database import full")
    assert any((tmp_path / "files").iterdir())


def test_status_lists_the_documents(bundle: Path, cli: Cli, store: Store) -> None:
    cli("load", bundle)

    result = cli("status", "--format", "json")

    (document,) = json.loads(result.stdout)
    assert document["kind"] == "sif-report"
    assert document["authorities"] == ["Larchmere"]


def test_why_of_something_that_was_not_joined(bundle: Path, cli: Cli, store: Store) -> None:
    cli("load", bundle)
    ((inspection,),) = store.query("MATCH (i:Inspection) WHERE i.startedOn IS NOT NULL RETURN i.id").rows

    result = cli("why", inspection, "--format", "json")

    assert result.exit_code == 0
    assert json.loads(result.stdout) == []


def test_rebuild_merges_anew_what_was_loaded(report: Path, cli: Cli, store: Store) -> None:
    cli("load", report)
    right = cli("rebuild", "--format", "json")
    store.query("MATCH (finding:Finding) DETACH DELETE finding", write=True)

    mended = cli("rebuild", "--format", "json")

    assert (right.exit_code, json.loads(right.stdout)) == (0, [])
    [changed] = json.loads(mended.stdout)
    assert changed["new nodes"] == store.query("MATCH (f:Finding) RETURN count(f)").rows[0][0] > 0


def test_the_list_of_commands_says_what_the_commands_say_of_themselves() -> None:
    from graph.cli import main

    own = {name: main.get_command(Context(main), name) for name in COMMANDS}

    assert {name: help_ for name, (_, help_) in COMMANDS.items()} == {
        name: command.get_short_help_str(limit=200) for name, command in own.items() if command
    }


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], {"neo4j", "spacy", "rdflib", "pypdfium2"}),
        (["status", "--help"], {"spacy", "rdflib", "pypdfium2"}),
        (["load", "--help"], {"spacy", "rdflib", "pypdfium2"}),
        (["extract", "--help"], {"neo4j", "spacy", "rdflib", "pypdfium2"}),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], unneeded: set[str]) -> None:
    program = f"""
import sys
from graph.cli import main
main({arguments}, standalone_mode=False)
print(sorted({unneeded} & sys.modules.keys()), file=sys.stderr)
"""

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert run.stderr.strip() == "[]"


COMMANDS_WITHIN = [f"{group} {name}" for group in ("server", "browser") for name in WITHIN[group]]


@pytest.mark.parametrize("command", [*COMMANDS, *COMMANDS_WITHIN])
def test_every_help_ends_with_an_example_to_be_copied(command: str, cli: Cli) -> None:
    result = cli(*command.split(), "--help")

    _, _, examples = result.stdout.partition("\n  Example")
    assert result.exit_code == 0
    assert all(line.startswith("    boroughs ") for line in examples.splitlines()[1:])
    assert f"boroughs {command}" in examples


@pytest.mark.parametrize("group", WITHIN)
def test_the_help_of_a_group_says_what_each_command_is_for(group: str, cli: Cli) -> None:
    result = cli(group, "--help")

    listed = result.stdout.partition("\nCommands:\n")[2]
    assert "..." not in listed
    assert all(f"  {name} " in listed for name in WITHIN[group])
