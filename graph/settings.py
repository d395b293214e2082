"""Where the graph lives: the environment's names for a Neo4j server, and this machine's folders.

It does not start or reach anything.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

APPLICATION = "borough-graph"
DEFAULT_BASE_IRI = "https://w3id.org/borough-graph/id/"
LAST_PORT = 65535
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


class SettingError(Exception):
    """An environment variable with a value that cannot be used. `str()` is one line for the user."""


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a Neo4j server over Bolt. `database` None means the server's default."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None


def connection_from_environment() -> Connection | None:
    """The server that NEO4J_URI names, with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE; None if unset.

    Raises SettingError, as the functions below do, for a value that cannot be right.
    """
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    _require(
        "NEO4J_URI", uri, _is_server_address(uri), f"an address such as bolt://localhost:7687 ({', '.join(_SCHEMES)})"
    )
    return Connection(
        uri=uri,
        username=os.environ.get("NEO4J_USERNAME", "neo4j"),
        password=os.environ.get("NEO4J_PASSWORD", ""),
        database=os.environ.get("NEO4J_DATABASE") or None,
    )


def base_iri() -> str:
    """What the IRI of a node begins with: BOROUGHS_BASE_IRI, else the project's own."""
    base = os.environ.get("BOROUGHS_BASE_IRI") or DEFAULT_BASE_IRI
    is_iri = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+", base) is not None
    _require("BOROUGHS_BASE_IRI", base, is_iri, "the beginning of an IRI, such as https://example.org/id/")
    return base


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
    heap = os.environ.get("BOROUGHS_SERVER_HEAP") or "1g"
    is_size = re.fullmatch(r"[1-9]\d*[kKmMgGtT]?", heap) is not None
    _require("BOROUGHS_SERVER_HEAP", heap, is_size, "a size as Java writes it, such as 512m or 1g")
    return heap


def server_ports() -> tuple[int, int]:
    """The ports wished for the embedded server's Bolt and HTTP: BOROUGHS_SERVER_PORTS, else Neo4j's own, 7687,7474.

    One that is taken, or 0, is replaced by any that is free.
    """
    ports = os.environ.get("BOROUGHS_SERVER_PORTS") or "7687,7474"
    are_two = re.fullmatch(r"\d{1,5},\d{1,5}", ports) is not None and max(map(int, ports.split(","))) <= LAST_PORT
    _require("BOROUGHS_SERVER_PORTS", ports, are_two, "two numbers of ports, such as 7687,7474")
    bolt, http = map(int, ports.split(","))
    return bolt, http


def idle_minutes() -> float:
    """After how many minutes without a connection the embedded server stops: BOROUGHS_IDLE_MINUTES; 0 is never."""
    minutes = os.environ.get("BOROUGHS_IDLE_MINUTES") or "30"
    is_number = re.fullmatch(r"\d+(\.\d+)?", minutes) is not None
    _require("BOROUGHS_IDLE_MINUTES", minutes, is_number, "a number of minutes, or 0 for never")
    return float(minutes)


def require_server_settings() -> None:
    """Raises SettingError if a setting of the embedded server cannot be right: before it is started, not after."""
    server_ports()
    server_heap()
    idle_minutes()


def _require(name: str, value: str, fits: bool, what: str) -> None:
    if not fits:
        raise SettingError(f"{name} is {value!r}: it must be {what}.")


def _is_server_address(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        return parts.scheme in _SCHEMES and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # the port is no number, or too large
        return False
