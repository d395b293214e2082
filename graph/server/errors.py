"""What can go wrong with the embedded server, in words for the user."""

from __future__ import annotations

OTHER_SERVERS = (
    "Any Neo4j 5.26 or later will do instead: set NEO4J_URI (with NEO4J_USERNAME and NEO4J_PASSWORD), "
    "or run `docker compose up -d` and point NEO4J_URI at bolt://127.0.0.1:7687."
)


class ServerError(Exception):
    """The embedded server cannot be installed, started, stopped, dumped or restored. `str()` is for the user."""
