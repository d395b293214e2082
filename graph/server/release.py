"""The Neo4j releases that can be run, each pinned by a lock of jars with checksums.

A lock is what `jgo lock` writes for a `jgo.toml` with the coordinates named here; it holds no address.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.server.errors import ServerError
from graph.settings import server_release


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar of a release: its Maven coordinates and the SHA-256 of its bytes."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def file_name(self) -> str:
        """The name that Maven repositories give the file; unique within a lock (a test holds that)."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{suffix}.jar"


@dataclass(frozen=True)
class Release:
    """A release of Neo4j Community.

    `name` is what the setting BOROUGHS_SERVER_VERSION says, `coordinates` what the lock was made from, `settings` what
    this release's neo4j.conf has besides the settings of all.
    """

    name: str
    version: str
    main_class: str
    coordinates: tuple[str, ...]
    settings: Mapping[str, str]
    lock: Traversable

    @cached_property
    def jars(self) -> tuple[Jar, ...]:
        """Every jar of the lock."""
        return tuple(
            Jar(d["groupId"], d["artifactId"], d["version"], d.get("classifier", ""), d["sha256"])
            for d in tomllib.loads(self.lock.read_text())["dependencies"]
        )

    @cached_property
    def folder_name(self) -> str:
        """Where the jars lie in the cache: another lock of the same version is another folder."""
        return f"neo4j-{self.version}-{hashlib.sha256(self.lock.read_bytes()).hexdigest()[:8]}"


# The shutdown setting: stores are closed within a fraction of a second, and Bolt's idle threads need no 10 s more.
LONG_TERM_SUPPORT = Release(
    name="5.26",
    version="5.26.31",
    main_class="org.neo4j.server.CommunityEntryPoint",
    coordinates=(
        "org.neo4j.app:neo4j-server:5.26.31",
        "org.neo4j:neo4j-bootcheck:5.26.31",
        "org.neo4j.client:neo4j-browser:5.24.0",
    ),
    settings={"internal.dbms.bolt.netty_server_shutdown_quiet_period": "0"},
    lock=files("graph.server") / "jars-5.26.lock.toml",
)
NEWEST = Release(
    name="2026",
    version="2026.08.1",
    main_class="org.neo4j.server.Neo4jCommunity",
    coordinates=(
        "org.neo4j.app:neo4j-server:2026.08.1",
        "org.neo4j:neo4j:2026.08.1",
        "org.neo4j.client:neo4j-browser:5.24.0",
    ),
    settings={"internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s"},
    lock=files("graph.server") / "jars-2026.lock.toml",
)
RELEASES = {release.name: release for release in (LONG_TERM_SUPPORT, NEWEST)}


def chosen_release() -> Release:
    """The release that BOROUGHS_SERVER_VERSION names, else the one with long-term support."""
    name = server_release() or LONG_TERM_SUPPORT.name
    if name not in RELEASES:
        raise ServerError(f"BOROUGHS_SERVER_VERSION is {name}; the versions known are {', '.join(RELEASES)}.")
    return RELEASES[name]


def release_name(version: str) -> str:
    """What BOROUGHS_SERVER_VERSION says for a version: the release of its line, else the version itself."""
    return next((name for name in RELEASES if version.startswith(name)), version)


def release_order(version: str) -> tuple[int, ...]:
    """A version as numbers that sort: 5.26.31 comes before 2026.08.1."""
    return tuple(int(part) for part in version.split("."))
