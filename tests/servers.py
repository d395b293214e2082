"""A Neo4j server for the tests: the one that NEO4J_URI names, else one in Docker, else the project's own server.

BOROUGHS_SERVER_VERSION chooses the release for the last two. The project's own server runs in a temporary folder with
the user's normal cache of jars, so that a test run downloads nothing that is there already.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docker.client import DockerClient
from docker.errors import DockerException

from graph.server import idle, process
from graph.server.connection import connection_to, locked
from graph.server.home import Home
from graph.server.release import chosen_release
from graph.settings import Connection, connection_from_environment

DELETE_ALL = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


@contextmanager
def neo4j_server(folder: Path) -> Iterator[Connection]:
    """A running server, which ends with the block unless it was there before. `folder` is for its data."""
    given = connection_from_environment()
    if given:
        yield given
    elif docker_answers():
        with _in_docker() as connection:
            yield connection
    else:
        with _our_own(Home(folder)) as connection:
            yield connection


def docker_answers() -> bool:
    """Whether a Docker engine can be reached from here."""
    try:
        return bool(DockerClient.from_env().ping())  # type: ignore[no-untyped-call]
    except DockerException:
        return False


@contextmanager
def _in_docker() -> Iterator[Connection]:
    from testcontainers.community.neo4j import Neo4jContainer

    with Neo4jContainer(f"neo4j:{chosen_release().version}-community") as container:
        yield Connection(container.get_connection_url(), container.username, container.password, "neo4j")


@contextmanager
def _our_own(home: Home) -> Iterator[Connection]:
    with locked(home):
        started = idle.start_watched(home, chosen_release())  # watched: the test run may be killed
    try:
        yield connection_to(home, started)
    finally:
        process.stop(home)
