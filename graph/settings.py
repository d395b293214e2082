"""Where the graph lives: the environment's names for a Neo4j server, and this machine's folders.

It does not start or reach anything.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

APPLICATION = "borough-graph"
DEFAULT_BASE_IRI = "https://w3id.org/borough-graph/id/"


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a Neo4j server over Bolt. `database` None means the server's default."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None


def connection_from_environment() -> Connection | None:
    """The server that NEO4J_URI names, with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE; None if unset."""
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    return Connection(
        uri=uri,
        username=os.environ.get("NEO4J_USERNAME", "neo4j"),
        password=os.environ.get("NEO4J_PASSWORD", ""),
        database=os.environ.get("NEO4J_DATABASE") or None,
    )


def base_iri() -> str:
    """What the IRI of a node begins with: BOROUGHS_BASE_IRI, else the project's own."""
    return os.environ.get("BOROUGHS_BASE_IRI", DEFAULT_BASE_IRI)


def data_folder() -> Path:
    """Where the embedded server keeps its data, password and log: BOROUGHS_DATA, else the user's data folder."""
    return Path(os.environ.get("BOROUGHS_DATA") or platformdirs.user_data_dir(APPLICATION))


def cache_folder() -> Path:
    """Where downloads are kept, which can be fetched again: BOROUGHS_CACHE, else the user's cache folder."""
    return Path(os.environ.get("BOROUGHS_CACHE") or platformdirs.user_cache_dir(APPLICATION))


def server_release() -> str | None:
    """Which release of Neo4j the embedded server runs: BOROUGHS_SERVER_VERSION (`5.26` or `2026`), None if unset."""
    return os.environ.get("BOROUGHS_SERVER_VERSION") or None


def server_heap() -> str:
    """The most memory the embedded server's heap may take, in Java's notation: BOROUGHS_SERVER_HEAP, else 1g."""
    return os.environ.get("BOROUGHS_SERVER_HEAP") or "1g"


def server_ports() -> tuple[int, int]:
    """The ports wished for the embedded server's Bolt and HTTP: BOROUGHS_SERVER_PORTS, else Neo4j's own, 7687,7474.

    One that is taken, or 0, is replaced by any that is free.
    """
    bolt, http = (os.environ.get("BOROUGHS_SERVER_PORTS") or "7687,7474").split(",")
    return int(bolt), int(http)


def idle_minutes() -> float:
    """After how many minutes without a connection the embedded server stops: BOROUGHS_IDLE_MINUTES; 0 is never."""
    return float(os.environ.get("BOROUGHS_IDLE_MINUTES") or 30)
