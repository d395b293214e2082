"""Settings that cannot be right: one clear line that names the setting, and exit code 1."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]


@pytest.mark.parametrize(
    "uri",
    ["localhost:7687", "http://localhost:7474", "nonsense", "bolt://", "bolt://localhost:99999", "bolt://localhost:x"],
)
def test_an_address_that_is_none_of_a_server(uri: str, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", uri)

    result = cli("status")

    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: NEO4J_URI is {uri!r}: it must be an address such as bolt://localhost:7687 (bolt, bolt+s, bolt+ssc, "
        "neo4j, neo4j+s, neo4j+ssc).\n"
    )


def test_a_server_that_does_not_answer(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")

    result = cli("status")

    [line] = result.stderr.splitlines()
    assert result.exit_code == 1
    assert line.startswith("Error: Neo4j: Couldn't connect to 127.0.0.1:1")
    assert line.endswith(". Is the server that NEO4J_URI names running?")


@pytest.mark.parametrize(
    ("name", "value", "command"),
    [
        ("BOROUGHS_IDLE_MINUTES", "soon", ["server", "start"]),
        ("BOROUGHS_SERVER_PORTS", "7687", ["server", "start"]),
        ("BOROUGHS_SERVER_PORTS", "76870,7474", ["server", "start"]),
        ("BOROUGHS_SERVER_HEAP", "plenty", ["server", "start"]),
        ("BOROUGHS_SERVER_VERSION", "4", ["server", "start"]),
        ("BOROUGHS_BASE_IRI", "no iri", ["export"]),
    ],
)
def test_a_setting_of_the_wrong_form_is_named_before_anything_is_done(
    name: str, value: str, command: list[str], cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BOROUGHS_DATA", str(tmp_path))
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setenv(name, value)

    result = cli(*command)

    [line] = result.stderr.splitlines()
    assert result.exit_code == 1
    assert line.startswith(f"Error: {name} is ")
    assert list(tmp_path.rglob("*.pid")) == []


@pytest.mark.parametrize("command", [["ask", "grades-over-time", "authority=Lewisham"], ["extract", "report.txt"]])
@pytest.mark.parametrize(
    ("content", "message"), [(None, "which cannot be read: No such file"), ("Lewisham", "which is not a Turtle file: ")]
)
def test_a_file_of_authorities_that_is_none(
    content: str | None, message: str, command: list[str], report: Path, tmp_path: Path
) -> None:
    file = tmp_path / "authorities.ttl"
    if content:
        file.write_text(content, encoding="utf-8")
    program = "from graph.cli import main; main(prog_name='boroughs')"
    environment = os.environ | {"BOROUGHS_AUTHORITIES": str(file), "PYTHONPATH": os.pathsep.join(sys.path)}

    run = subprocess.run(
        [sys.executable, "-c", program, *command], capture_output=True, text=True, env=environment, cwd=report.parent
    )

    assert run.returncode == 1
    assert f"BOROUGHS_AUTHORITIES names {file}, {message}" in run.stderr
    assert "Traceback" not in run.stderr
