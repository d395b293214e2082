"""What every test may ask for: a Neo4j server for the session, an empty graph, the command line, the real documents.

The made-up authorities of tests/world are part of the ontology for as long as the tests run: the setting is made here,
before anything reads the ontology.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from click.testing import CliRunner, Result

os.environ["BOROUGHS_AUTHORITIES"] = str(Path(__file__).parent / "world" / "authorities.ttl")
# No folder can be made below a file: a test that did not ask for a server must not start the user's own.
os.environ["BOROUGHS_DATA"] = str(Path(__file__) / "none")
os.environ["BOROUGHS_SERVER_PORTS"] = "0,0"  # any that are free: several test runs may share a machine

from graph.server.errors import ServerError
from graph.settings import Connection
from tests.servers import DELETE_ALL, neo4j_server

if TYPE_CHECKING:
    from graph.store import Store

# Machines differ and are busy: no test fails for being slow.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.hookimpl(tryfirst=True)  # before `-m` is obeyed
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use the session's server. It has one graph, so they run in one process, one after another;
    `make test` runs the others beside them in a second one."""
    for item in items:
        if "connection" in getattr(item, "fixturenames", ()):
            item.add_marker("graph")


@pytest.fixture(scope="session")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A running server, one for the session; the environment names it, so that commands under test use it too."""
    try:
        with neo4j_server(tmp_path_factory.mktemp("neo4j")) as server, pytest.MonkeyPatch.context() as environment:
            environment.setenv("NEO4J_URI", server.uri)
            environment.setenv("NEO4J_USERNAME", server.username)
            environment.setenv("NEO4J_PASSWORD", server.password)
            environment.setenv("NEO4J_DATABASE", server.database or "")
            yield server
    except ServerError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no Neo4j server for the tests: {error}")


@pytest.fixture
def empty_graph(connection: Connection) -> Connection:
    """The session's server with nothing in its graph; constraints and indexes stay."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver,
        driver.session(database=connection.database) as session,
    ):
        session.run(DELETE_ALL).consume()
    return connection


@pytest.fixture
def store(empty_graph: Connection) -> Iterator[Store]:
    """A store on an empty graph, closed after the test."""
    from graph.store import Store

    with Store(empty_graph) as opened:
        yield opened


@pytest.fixture
def cli() -> Callable[..., Result]:
    """Run a `boroughs` command in this process: `cli("ask", "--list")`; the result has exit_code, stdout and stderr."""
    from graph.cli import main

    def run(*arguments: str | Path, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)

    return run


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder with the real documents (corpus/, seeds/, gold/, reference/)."""
    folder = os.environ.get("BOROUGHS_SHARED")
    if not folder or not Path(folder).is_dir():
        pytest.skip("BOROUGHS_SHARED does not name the folder of the real documents")
    return Path(folder)
