"""docker-compose.yml, as far as it can be checked without a Docker engine: its form, and its settings' names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.settings import Connection

FILE = Path(__file__).parents[2] / "docker-compose.yml"


def config(**environment: str) -> subprocess.CompletedProcess[str]:
    """What `docker-compose config` makes of the file: every variable filled in, or the reason why not."""
    command = shutil.which("docker-compose")
    if command is None:
        if os.environ.get("CI"):
            pytest.fail("docker-compose is not installed")
        pytest.skip("docker-compose is not installed")
    inherited = {name: value for name, value in os.environ.items() if name != "NEO4J_PASSWORD"}
    return subprocess.run(
        [command, "-f", str(FILE), "config"], env=inherited | environment, capture_output=True, text=True, check=False
    )


def setting_name(variable: str) -> str:
    """The setting that a variable of the Neo4j image stands for: `_` is a dot, `__` an underscore."""
    return variable.replace("__", "\0").replace("_", ".").replace("\0", "_")


def test_password_must_be_set() -> None:
    result = config()

    assert result.returncode != 0
    assert "Set NEO4J_PASSWORD" in result.stderr


def test_file_is_well_formed_and_takes_the_password() -> None:
    result = config(NEO4J_PASSWORD="copper kettle")

    assert result.returncode == 0, result.stderr
    assert "NEO4J_AUTH: neo4j/copper kettle" in result.stdout


def test_ports_are_open_on_this_machine_only() -> None:
    published = re.findall(r"- (\S+)/tcp", config(NEO4J_PASSWORD="copper kettle").stdout)

    assert sorted(published) == ["127.0.0.1:7474:7474", "127.0.0.1:7475:80", "127.0.0.1:7687:7687"]


@pytest.mark.neo4j
def test_every_setting_is_known_to_a_real_server(connection: Connection) -> None:
    variables = re.findall(r"^ +NEO4J_([a-z]\w*):", FILE.read_text(), re.MULTILINE)
    with GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
        rows = driver.execute_query("SHOW SETTINGS YIELD name").records

    assert len(variables) == 6
    assert {setting_name(variable) for variable in variables} <= {row["name"] for row in rows}
