"""Where the graph is: the server that the environment names, else the embedded one, started on demand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from rich.console import Console

from graph.server import idle, process
from graph.server.errors import ServerError
from graph.server.home import DATABASE, USERNAME, Home, Started, user_home
from graph.server.install import install
from graph.server.release import Release, chosen_release
from graph.settings import Connection, connection_from_environment, require_server_settings

LOCK_SECONDS = 300.0


def connect_settings() -> Connection:
    """How to reach the graph: NEO4J_URI's server if set, else the user's own, installed and started if need be."""
    return connection_from_environment() or connection_to(user_home(), ensure_running(user_home(), chosen_release()))


def connection_to(home: Home, started: Started) -> Connection:
    """How to reach a running embedded server."""
    return Connection(started.bolt_uri, USERNAME, home.password(), DATABASE)


def ensure_running(home: Home, release: Release) -> Started:
    """The server of a home, started if it does not run. Safe to call from several processes at once."""
    require_server_settings()
    install(release)  # before the lock: a first download may take longer than a command should wait for a lock
    with locked(home):
        home.last_used.touch()
        running = process.find(home)
        if running:
            refuse_other_release(running, release)
            process.wait_until_ready(home, running)
            return running
        with Console(stderr=True).status(f"Starting Neo4j {release.version} …"):
            return idle.start_watched(home, release)


@contextmanager
def locked(home: Home) -> Iterator[None]:
    """Alone with a home: no other command starts, stops or copies its server meanwhile."""
    home.create()
    try:
        with FileLock(home.lock_file, timeout=LOCK_SECONDS):
            yield
    except Timeout:
        raise ServerError(
            f"Another command has been starting, stopping or copying the server in {home.folder} for five minutes."
        ) from None


def refuse_other_release(running: Started, release: Release) -> None:
    """One home runs one release at a time."""
    if running.version != release.version:
        raise ServerError(
            f"Neo4j {running.version} is running, and BOROUGHS_SERVER_VERSION asks for {release.version}. "
            "Run `boroughs server stop` first."
        )
