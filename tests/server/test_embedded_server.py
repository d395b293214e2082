"""The embedded server, for real: started once by two commands, found again, killed, idle, failing, stopped."""

from __future__ import annotations

import dataclasses
import os
import stat
import subprocess
import sys
from collections.abc import Callable

import psutil
import pytest
from click.testing import Result
from neo4j import GraphDatabase

from graph.server import idle, process
from graph.server.connection import connect_settings, connection_to, ensure_running, refuse_other_release
from graph.server.errors import ServerError
from graph.server.home import Home, Started
from graph.server.release import Release
from graph.settings import Connection

pytestmark = [pytest.mark.neo4j, pytest.mark.timeout(900)]

PRINT_ADDRESS = "from graph.server.connection import connect_settings; print(connect_settings().uri)"


def run(connection: Connection, query: str) -> list[object]:
    """The first column of a query's rows."""
    with GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
        return [record[0] for record in driver.execute_query(query, database_=connection.database).records]


def servers_of(home: Home) -> list[psutil.Process]:
    """The Java processes whose command line names a home."""
    return [p for p in psutil.process_iter(["cmdline"]) if f"--home-dir={home.folder}" in (p.info["cmdline"] or [])]


@pytest.fixture
def running(home: Home, release: Release) -> Started:
    return ensure_running(home, release)


def test_two_commands_at_once_start_one_server(home: Home, release: Release) -> None:
    commands = [subprocess.Popen([sys.executable, "-c", PRINT_ADDRESS], stdout=subprocess.PIPE) for _ in range(2)]

    addresses = {command.communicate()[0].decode().strip() for command in commands}

    started = process.find(home)
    assert started is not None
    assert addresses == {started.bolt_uri}
    assert [p.pid for p in servers_of(home)] == [started.pid]


def test_started_server_answers_with_the_generated_password(home: Home, running: Started, release: Release) -> None:
    connection = connection_to(home, running)

    assert run(
        connection, "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0]"
    ) == [release.version]


def test_later_commands_find_the_running_server(running: Started) -> None:
    assert connect_settings().uri == running.bolt_uri


def test_environment_goes_before_the_embedded_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j://graph.example:7687")
    monkeypatch.setenv("NEO4J_USERNAME", "reader")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    monkeypatch.setenv("NEO4J_DATABASE", "boroughs")

    assert connect_settings() == Connection("neo4j://graph.example:7687", "reader", "secret", "boroughs")


@pytest.mark.usefixtures("running")
def test_only_the_user_can_read_the_password(home: Home) -> None:
    assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
    assert len(home.password()) == 32


def test_server_listens_on_loopback_only(running: Started) -> None:
    sockets = psutil.Process(running.pid).net_connections(kind="tcp")

    assert {s.laddr.ip for s in sockets if s.status == psutil.CONN_LISTEN} <= {"127.0.0.1", "::ffff:127.0.0.1"}


def test_committed_data_survive_a_killed_server(home: Home, running: Started, release: Release) -> None:
    run(connection_to(home, running), "CREATE (:Theme {id: 'theme/kept'})")
    server = psutil.Process(running.pid)
    server.kill()
    server.wait()

    restarted = ensure_running(home, release)

    assert restarted.pid != running.pid
    assert restarted.bolt_port == running.bolt_port
    assert run(connection_to(home, restarted), "MATCH (t:Theme) RETURN t.id") == ["theme/kept"]


def test_another_release_is_refused_while_one_runs(running: Started, release: Release) -> None:
    other = dataclasses.replace(release, version="2099.01.0")

    with pytest.raises(ServerError, match="`boroughs server stop` first"):
        refuse_other_release(running, other)


def test_connected_client_keeps_the_server_running(home: Home, running: Started) -> None:
    connection = connection_to(home, running)
    with GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
        driver.verify_connectivity()

        assert idle.connections(running) == 1


def test_idle_server_is_stopped(home: Home, running: Started) -> None:
    os.utime(home.last_used, (0, 0))

    idle.stop_when_idle(home, minutes=0.01)

    assert process.find(home) is None
    assert not psutil.pid_exists(running.pid) or psutil.Process(running.pid).status() == psutil.STATUS_ZOMBIE


def test_status_start_and_stop_say_what_is_so(home: Home, release: Release, cli: Callable[..., Result]) -> None:
    process.stop(home)

    before, started, during = cli("server", "status"), cli("server", "start"), cli("server", "status")
    stopped, after = cli("server", "stop"), cli("server", "status")

    results = (before, started, during, stopped, after)
    assert [result.exit_code for result in results] == [3, 0, 0, 0, 3]
    assert f"Neo4j {release.version} runs" in started.stdout
    assert str(home.password_file) in started.stdout
    assert home.password() not in started.stdout + started.stderr
    assert during.stdout == started.stdout
    assert stopped.stderr == "Stopped.\n"


def test_failing_start_shows_the_end_of_the_log(home: Home, release: Release) -> None:
    process.stop(home)
    broken = dataclasses.replace(release, main_class="org.example.NoSuchServer")

    with pytest.raises(ServerError, match=r"stopped while starting(.|\n)*console\.log(.|\n)*NoSuchServer"):
        ensure_running(home, broken)

    assert process.find(home) is None


def test_lost_password_file_is_not_replaced(home: Home, release: Release) -> None:
    process.stop(home)
    password = home.password()
    home.password_file.unlink()

    with pytest.raises(ServerError, match=r"password file .* is gone"):
        ensure_running(home, release)

    home.password_file.touch(mode=0o600)
    home.password_file.write_text(password)
