"""The made-up world in a real graph, once for all questions: they only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.reference import ensure_reference
from graph.schema import ensure_schema
from graph.settings import Connection
from graph.store import Store
from graph.writer import replace_bundles
from tests.servers import DELETE_ALL
from tests.world.bundles import all_bundles
from tests.world.questions_world import further_bundles


@pytest.fixture(scope="module")
def world(connection: Connection) -> Iterator[Store]:
    """A store on the graph of all made-up documents. It asks for notifications, as Neo4j Browser does."""
    with Store(connection, notifications=True) as store:
        with store.session() as session:
            session.run(DELETE_ALL).consume()
        ensure_schema(store)
        ensure_reference(store)
        store.execute_write(replace_bundles, [*all_bundles(), *further_bundles()])
        yield store
