"""Dump and restore, within a release and across releases, on real servers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from neo4j import GraphDatabase

from graph.server import backup, process
from graph.server.connection import connection_to, ensure_running
from graph.server.errors import ServerError
from graph.server.home import Home
from graph.server.release import LONG_TERM_SUPPORT, NEWEST, Release
from tests.server.conftest import installed

pytestmark = [pytest.mark.neo4j, pytest.mark.timeout(900)]


def query(home: Home, release: Release, cypher: str) -> list[object]:
    """The first column of a query's rows, on the server of a home."""
    connection = connection_to(home, ensure_running(home, release))
    with GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
        return [record[0] for record in driver.execute_query(cypher, database_="neo4j").records]


def themes(home: Home, release: Release) -> list[object]:
    return query(home, release, "MATCH (t:Theme) RETURN t.id ORDER BY t.id")


@pytest.mark.long
def test_restored_graph_is_the_dumped_one(
    home: Home, release: Release, tmp_path: Path, cli: Callable[..., Result]
) -> None:
    file = tmp_path / "graph.dump"
    query(home, release, "CREATE (:Theme {id: 'theme/first'})")

    dumped = cli("server", "dump", file)
    running_after_dump = process.find(home)
    query(home, release, "MATCH (t:Theme) SET t.id = 'theme/second'")
    restored = cli("server", "restore", "--yes", file)

    assert (dumped.exit_code, restored.exit_code) == (0, 0)
    assert running_after_dump is not None
    assert themes(home, release) == ["theme/first"]


def test_dump_does_not_overwrite(home: Home, tmp_path: Path, cli: Callable[..., Result]) -> None:
    file = tmp_path / "graph.dump"
    file.write_text("yesterday's")

    result = cli("server", "dump", file)

    assert result.exit_code == 1
    assert "exists already" in result.stderr
    assert file.read_text() == "yesterday's"


def test_file_that_is_no_dump_leaves_the_graph_as_it_was(home: Home, release: Release, tmp_path: Path) -> None:
    query(home, release, "MERGE (:Theme {id: 'theme/first'})")
    file = tmp_path / "letter.dump"
    file.write_text("Dear Sir or Madam")

    with pytest.raises(ServerError, match=r"letter\.dump cannot be restored"):
        backup.restore(home, release, file)

    assert process.find(home) is not None
    assert themes(home, release) == ["theme/first"]


@pytest.mark.parametrize("command", ["dump", "restore"])
def test_other_servers_are_left_to_their_own_tools(
    command: str, tmp_path: Path, cli: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://graph.example:7687")
    file = tmp_path / "graph.dump"
    if command == "restore":
        file.touch()

    result = cli("server", command, *(["--yes"] if command == "restore" else []), file)

    assert result.exit_code == 1
    assert "works on the embedded server only" in result.stderr


@pytest.mark.long
def test_older_dump_is_migrated_and_newer_one_refused(home: Home, tmp_path: Path) -> None:
    older, newer = installed(LONG_TERM_SUPPORT), installed(NEWEST)
    process.stop(home)
    old_home, new_home = Home(tmp_path / "old"), Home(tmp_path / "new")
    old_file, new_file = tmp_path / "old.dump", tmp_path / "new.dump"

    try:
        query(old_home, older, "CREATE (:Theme {id: 'theme/old'})")
        backup.dump(old_home, older, old_file)
        query(new_home, newer, "CREATE (:Theme {id: 'theme/new'})")
        backup.dump(new_home, newer, new_file)
        backup.restore(new_home, newer, old_file)
        migrated = themes(new_home, newer)
        with pytest.raises(ServerError, match=r"of a newer version(.|\n)*BOROUGHS_SERVER_VERSION(.|\n)*unchanged"):
            backup.restore(old_home, older, new_file)
        kept = themes(old_home, older)
    finally:
        process.stop(old_home)
        process.stop(new_home)

    assert migrated == ["theme/old"]
    assert kept == ["theme/old"]


@pytest.mark.long
def test_older_store_is_migrated_and_newer_one_refused(tmp_path: Path) -> None:
    older, newer = installed(LONG_TERM_SUPPORT), installed(NEWEST)
    home = Home(tmp_path / "store")

    try:
        query(home, older, "CREATE (:Theme {id: 'theme/old'})")
        process.stop(home)
        migrated = themes(home, newer)
        process.stop(home)
        with pytest.raises(ServerError, match=r"last opened by Neo4j 2026\.08\.1.*BOROUGHS_SERVER_VERSION=2026"):
            ensure_running(home, older)
    finally:
        process.stop(home)

    assert migrated == ["theme/old"]
