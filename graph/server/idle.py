"""Stop the embedded server when nobody has used it for a while.

Neo4j has no such setting, and a check made by the next command would come too late: there may be no next command. So
a small process is started beside the server. It looks now and then whether anybody is connected over Bolt or HTTP (a
Neo4j Browser left open counts), stops the server after BOROUGHS_IDLE_MINUTES without, and ends with it. It holds no
terminal.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psutil
from filelock import FileLock

from graph.server import process
from graph.server.home import Home, Started
from graph.server.release import Release
from graph.settings import idle_minutes


def start_watched(home: Home, release: Release) -> Started:
    """Start the server of a home, with a process that stops it when idle (unless the setting says never)."""
    started = process.start(home, release)
    home.last_used.touch()
    if idle_minutes() > 0:
        subprocess.Popen(
            [sys.executable, "-m", "graph.server.idle", str(home.folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    return started


def connections(started: Started) -> int:
    """How many clients are connected to the server's Bolt and HTTP ports."""
    ports = {started.bolt_port, started.http_port}
    sockets = psutil.Process(started.pid).net_connections(kind="tcp")
    return sum(s.status == psutil.CONN_ESTABLISHED and s.laddr.port in ports for s in sockets)


def stop_when_idle(home: Home, minutes: float) -> None:
    """Return when the server of a home has ended, by this or by another hand."""
    seconds = minutes * 60
    last_connected = time.time()
    while started := process.find(home):
        time.sleep(min(15.0, seconds / 4))
        if process.find(home) != started:
            return
        if connections(started):
            last_connected = time.time()
        elif time.time() - last_connected > seconds:
            _stop_unless_asked_for(home, started, seconds)


def _stop_unless_asked_for(home: Home, started: Started, seconds: float) -> None:
    # A command that was just given the address may not have connected yet: it touched `last_used` under the lock.
    with FileLock(home.lock_file):
        asked_for = time.time() - home.last_used.stat().st_mtime < seconds
        if not asked_for and process.find(home) == started and not connections(started):
            process.stop(home)


if __name__ == "__main__":
    stop_when_idle(Home(Path(sys.argv[1])), idle_minutes())
