"""Copy the embedded server's graph to a file and back, by Neo4j's own admin tool, which needs the server stopped.

A file made by an older release is migrated when a newer server opens it. A file made by a newer release is refused by
an older server; the graph that was there before then stays.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase

from graph.server import idle, process
from graph.server.connection import connection_to, locked, refuse_other_release
from graph.server.errors import ServerError
from graph.server.home import DATABASE, Home, Started
from graph.server.java import run_admin_tool
from graph.server.release import Release

STORE_FOLDERS = (f"databases/{DATABASE}", f"transactions/{DATABASE}")
WAY_OUT = (
    "If the file was made by a newer Neo4j, restore it under that one (BOROUGHS_SERVER_VERSION), or load the documents "
    "or bundles again. The graph that was here before is unchanged."
)


def dump(home: Home, release: Release, file: Path) -> None:
    """Write the graph to a new file. A server that was running runs again afterwards, whatever happened."""
    if file.exists():
        raise ServerError(f"{file} exists already; a dump does not overwrite. Name another file.")
    if not home.has_data():
        raise ServerError(f"There is no graph in {home.folder} to dump.")
    draft = file.with_name(file.name + ".part")
    try:
        with locked(home), _stopped(home, release), draft.open("wb") as stream:
            arguments = ["database", "dump", DATABASE, "--to-stdout"]
            run_admin_tool(process.prepare(home, release), home, arguments, stdout=stream)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def restore(home: Home, release: Release, file: Path) -> Started:
    """Put a dump in the place of the graph and start the server on it; the graph before stays if that fails."""
    if not file.is_file():
        raise ServerError(f"{file} is not a file.")
    with locked(home), _stopped(home, release):
        library = process.prepare(home, release)
        with _put_back_on_failure(home), file.open("rb") as stream:
            arguments = ["database", "load", DATABASE, "--from-stdin", "--overwrite-destination=true"]
            try:
                run_admin_tool(library, home, arguments, stdin=stream)
            except ServerError as error:
                raise ServerError(f"{file} cannot be restored. {error}\n{WAY_OUT}") from error
            started = idle.start_watched(home, release)
            _refuse_unopened(home, started, file)
        return started


@contextmanager
def _stopped(home: Home, release: Release) -> Iterator[None]:
    """With the server stopped; one that was running runs again afterwards."""
    running = process.find(home)
    if running:
        refuse_other_release(running, release)
        process.stop(home)
    try:
        yield
    finally:
        if running and not process.find(home):
            idle.start_watched(home, release)


@contextmanager
def _put_back_on_failure(home: Home) -> Iterator[None]:
    """Keep the present store aside meanwhile."""
    aside = home.folder / "before-restore"
    shutil.rmtree(aside, ignore_errors=True)
    _move_store(home.data, aside)
    try:
        yield
    except BaseException:
        process.stop(home)
        for folder in STORE_FOLDERS:
            shutil.rmtree(home.data / folder, ignore_errors=True)
        _move_store(aside, home.data)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _move_store(source: Path, target: Path) -> None:
    for folder in STORE_FOLDERS:
        if (source / folder).exists():
            (target / folder).parent.mkdir(parents=True, exist_ok=True)
            (source / folder).replace(target / folder)


def _refuse_unopened(home: Home, started: Started, file: Path) -> None:
    # A server runs without its database when it cannot open the store: it has to be asked.
    connection = connection_to(home, started)
    with GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
        query = "SHOW DATABASE $name YIELD currentStatus, statusMessage"
        status, message = driver.execute_query(query, name=DATABASE, database_="system").records[0]
    if status != "online":
        raise ServerError(f"{file} was read, but Neo4j cannot open it ({status}): {message} {WAY_OUT}")
