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
