"""The server's process: find it, start it, wait until it answers, stop it.

Callers hold the home's lock (`connection.locked`), so that two commands at once start one server.
"""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path

import psutil

from graph.server.errors import ServerError
from graph.server.home import Home, Started
from graph.server.install import install
from graph.server.java import last_lines, run_admin_tool, server_command, write_configuration
from graph.server.release import Release, release_name, release_order
from graph.settings import server_ports

START_SECONDS = 180.0
STOP_SECONDS = 60.0
BOLT_HANDSHAKE = bytes.fromhex("6060b017 00000405 00000004 00000000 00000000")
"""Bolt's magic word and four versions to choose from; a server answers with the one that it takes."""


def find(home: Home) -> Started | None:
    """The server that runs in a home, if one does. A note that a killed server left behind is not taken for one."""
    started = home.read_started()
    return started if started and _process(started) else None


def start(home: Home, release: Release) -> Started:
    """Start the server of a home and wait until it answers over Bolt (6 to 15 s).

    It takes the ports of the start before, so that a bookmark of Browser keeps working, else those of the settings.
    """
    library = prepare(home, release)
    before = home.read_started()
    bolt_port, http_port = map(free_port, (before.bolt_port, before.http_port) if before else server_ports())
    write_configuration(home, release, bolt_port, http_port)
    home.log.parent.mkdir(parents=True, exist_ok=True)
    with home.log.open("wb") as log:
        process = subprocess.Popen(
            server_command(release, library, home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # outlives the command and its terminal
        )
    started = Started(process.pid, psutil.Process(process.pid).create_time(), release.version, bolt_port, http_port)
    home.write_started(started)
    wait_until_ready(home, started)
    return started


def prepare(home: Home, release: Release) -> Path:
    """Make a home ready for a server to start or for the admin tool to work in; the folder of the release's jars."""
    library = install(release)
    home.create()
    refuse_newer_store(home, release)
    home.ensure_password()
    if not home.has_data():
        write_configuration(home, release, *server_ports())
        run_admin_tool(library, home, ["dbms", "set-initial-password", f"@{home.password_file}"])
    return library


def wait_until_ready(home: Home, started: Started) -> None:
    """Return when the server answers a Bolt handshake; if it never does, stop it and show the end of its log."""
    deadline = time.monotonic() + START_SECONDS
    while not answers_bolt(started.bolt_port):
        if not _process(started):
            home.forget_started()
            raise ServerError(f"Neo4j stopped while starting. {_log_words(home)}")
        if time.monotonic() > deadline:
            stop(home)
            raise ServerError(f"Neo4j did not answer within {START_SECONDS:.0f} seconds. {_log_words(home)}")
        time.sleep(0.1)
    home.write_store_version(started.version)


def stop(home: Home) -> bool:
    """Stop the server of a home; whether one was running. A server that does not end in a minute is killed."""
    started = home.read_started()
    process = _process(started) if started else None
    if process:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(STOP_SECONDS)
    return process is not None


def answers_bolt(port: int) -> bool:
    """Whether a server on this machine's loopback agrees on a version of Bolt."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(BOLT_HANDSHAKE)
            answer = connection.recv(4)
    except OSError:
        return False
    return len(answer) == 4 and answer != bytes(4)


def refuse_newer_store(home: Home, release: Release) -> None:
    """An older server cannot open what a newer one has written; a newer one migrates an older store by itself."""
    store = home.store_version()
    if store and release_order(store) > release_order(release.version):
        raise ServerError(
            f"The graph in {home.folder} was last opened by Neo4j {store}, and Neo4j {release.version} cannot read it. "
            f"Run the newer one (BOROUGHS_SERVER_VERSION={release_name(store)}), or keep another graph beside it by "
            "setting BOROUGHS_DATA to another folder and loading the documents or a dump of the older version there."
        )


def _process(started: Started) -> psutil.Process | None:
    try:
        process = psutil.Process(started.pid)
        same = abs(process.create_time() - started.created) < 1.0
        return process if same and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:  # no such process, or one of somebody else's
        return None


def free_port(wanted: int) -> int:
    """The port wanted on this machine's loopback, or another one where that is taken (or 0)."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise ServerError("No port is free on this machine's loopback address.")


def _log_words(home: Home) -> str:
    return f"The end of its log, {home.log}:\n{last_lines(home.log.read_text(errors='replace'))}"
