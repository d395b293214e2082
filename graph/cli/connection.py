"""An open store for a command: the server that the environment names, else the user's own, started if need be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph.server.connection import connect_settings
from graph.store import Store


@contextmanager
def open_store() -> Iterator[Store]:
    """The graph, for as long as the command runs."""
    with Store(connect_settings()) as store:
        yield store
