"""The graph that a benchmark fills: NEO4J_URI's, if that may be emptied, else one on a server of its own."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.loading import prepare
from graph.settings import connection_from_environment
from graph.store import Store
from tests.servers import DELETE_ALL, neo4j_server


def add_option(parser: argparse.ArgumentParser) -> None:
    """The option without which no given server is touched."""
    parser.add_argument("--empty-the-graph", action="store_true", help="allow it where NEO4J_URI names the server")


@contextmanager
def open_graph(parser: argparse.ArgumentParser, *, may_empty: bool) -> Iterator[Store]:
    """A store to fill. Ends the program where NEO4J_URI names a server and emptying it was not allowed."""
    if connection_from_environment() and not may_empty:
        parser.error("NEO4J_URI names a server: --empty-the-graph allows to empty its graph.")
    with tempfile.TemporaryDirectory() as folder, neo4j_server(Path(folder)) as connection, Store(connection) as store:
        yield store


def empty(store: Store) -> None:
    """Leave nothing but the reference data."""
    with store.session() as session:
        session.run(DELETE_ALL).consume()
    prepare(store)
