"""What `boroughs load` says of many files, takes from a pipe, and leaves aside."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from graph.loading import Outcome
from graph.store import Store
from graph.writer import Written
from tests.world.bundles import larchmere_ilacs_2019, larchmere_sif_2016
from tests.world.reports import as_text, make_report

pytestmark = pytest.mark.neo4j

Cli = Callable[..., Result]

DOCUMENTS = "MATCH (d:Document) RETURN count(d)"
LOADED = Written(100, 0, 0, 200, 0)


def outcome_of(number: int) -> Outcome:
    """Of every ten files, one cannot be read and one is in the graph already."""
    path = Path(f"{number:02}.pdf")
    match number % 10:
        case 0:
            return Outcome(path, "failed", error=f"{path}: is empty.")
        case 1:
            return Outcome(path, "unchanged", "document/1", "sif-report")
        case _:
            kind = "sif-report" if number % 2 else "ilacs-report"
            return Outcome(path, "loaded", "document/1", kind, LOADED, warnings=number % 10 // 4)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[str]]:
    """The names of so many files, of each of which `outcome_of` says what became of it."""

    def outcomes(_store: Store, files: list[Path], **_options: object) -> Iterator[Outcome]:
        return map(outcome_of, range(len(files)))

    monkeypatch.setattr("graph.cli.load.load_documents", outcomes)
    return lambda count: [f"{number:02}.pdf" for number in range(count)]


def test_a_load_of_many_files_ends_with_a_summary(many: Callable[[int], list[str]], cli: Cli, store: Store) -> None:
    result = cli("load", *many(60))

    told = result.stderr.splitlines()
    assert "ilacs-report: 24 loaded; 2,400 new nodes; 24 warnings" in told
    assert "sif-report: 24 loaded, 6 unchanged; 2,400 new nodes; 24 warnings" in told
    assert "not read: 6 failed" in told
    assert "All 60 files: 48 loaded, 6 unchanged, 6 failed; 4,800 new nodes; 48 warnings" in told
    assert "48 warnings: `boroughs status --warnings` says what was not understood." in told
    assert result.exit_code == 1


def test_a_load_of_many_files_lists_those_that_failed(many: Callable[[int], list[str]], cli: Cli, store: Store) -> None:
    result = cli("load", *many(60))

    listed = [line.split() for line in result.stdout.splitlines() if ".pdf" in line]
    assert listed == [[f"{number}0.pdf", f"{number}0.pdf:", "is", "empty."] for number in range(6)]


def test_a_load_of_many_good_files_prints_no_list(
    many: Callable[[int], list[str]], cli: Cli, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "graph.cli.load.load_documents", lambda _store, files, **_options: map(outcome_of, [2] * len(files))
    )

    result = cli("load", *many(60))

    assert (result.exit_code, result.stdout) == (0, "")
    assert "All 60 files: 60 loaded; 6,000 new nodes; no warnings" in result.stderr


def test_machines_get_every_file(many: Callable[[int], list[str]], cli: Cli, store: Store) -> None:
    result = cli("load", *many(60), "--format", "json")

    assert len(json.loads(result.stdout)) == 60


def test_the_warnings_of_what_is_loaded_can_be_listed(bundle: Path, cli: Cli, store: Store) -> None:
    value = json.loads(bundle.read_text(encoding="utf-8"))
    value["warnings"] = [{"page": 3, "message": "no heading", "text": "A line."}, {"message": "no date"}]
    bundle.write_text(json.dumps(value), encoding="utf-8")
    loaded = cli("load", bundle)

    listed = cli("status", "--warnings", "--format", "json")

    assert "2 warnings: `boroughs status --warnings` says what was not understood." in loaded.stderr
    file = value["document"]["fileName"]
    assert json.loads(listed.stdout) == [
        {"file": file, "page": 3, "warning": "no heading", "text": "A line.", "document": value["document"]["id"]},
        {"file": file, "page": None, "warning": "no date", "text": None, "document": value["document"]["id"]},
    ]


def test_a_bundle_from_a_pipe(cli: Cli, store: Store) -> None:
    result = cli("load", "-", stdin=larchmere_sif_2016().dumps())

    assert result.exit_code == 0
    assert store.query(DOCUMENTS).rows == ((1,),)


def test_what_extract_prints_can_be_piped_into_load(cli: Cli, store: Store) -> None:
    lines = [json.dumps(b.to_json()) for b in (larchmere_sif_2016(), larchmere_ilacs_2019())]

    result = cli("load", "-", "--format", "json", stdin="\n".join(lines) + "\n")

    rows = json.loads(result.stdout)
    assert [(row["file"], row["status"]) for row in rows] == [
        ("standard-input-1.json", "loaded"),
        ("standard-input-2.json", "loaded"),
    ]
    assert store.query(DOCUMENTS).rows == ((2,),)


def test_a_text_from_a_pipe_beside_a_file(bundle: Path, cli: Cli, store: Store) -> None:
    text = as_text(make_report("ilacs-2018"))

    result = cli("load", "-", bundle, "--format", "json", stdin=text)

    assert [(row["file"], row["kind"]) for row in json.loads(result.stdout)] == [
        ("standard-input", "ilacs-report"),
        ("bundle.json", "sif-report"),
    ]


def test_extract_reads_a_pipe_too(cli: Cli) -> None:
    result = cli("extract", "-", stdin=as_text(make_report("sif")))

    assert json.loads(result.stdout)["document"]["fileName"] == "standard-input"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "standard-input: is empty."),
        ("{", "standard-input.json: not a valid bundle: no JSON"),
        ('{"document": {}}\n{"document"', "standard-input-2.json: not a valid bundle: no JSON"),
        ("What one had for breakfast.", "standard-input: no known kind of document."),
    ],
)
def test_a_pipe_that_brings_nothing_of_use(given: str, message: str, cli: Cli, store: Store) -> None:
    result = cli("load", "-", stdin=given)

    assert result.exit_code == 1
    assert message in result.stderr
    assert "/standard-input" not in result.stderr


def test_files_of_other_kinds_in_a_folder_are_counted(bundle: Path, cli: Cli, store: Store) -> None:
    for name in ("old.doc", "older.doc", "pictures.ZIP", "README", ".DS_Store"):
        (bundle.parent / name).write_bytes(b"?")

    result = cli("load", bundle.parent)

    assert result.exit_code == 0
    assert (
        f"{bundle.parent}: left aside are 4 files of other kinds (2 .doc, 1 .zip, 1 without a suffix)." in result.stderr
    )
