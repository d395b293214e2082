"""The graph is a pure function of its set of bundles, whatever the order in which they came and went."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.loading import prepare
from graph.store import Store
from graph.writer import NOTHING, Written, replace_bundles
from loaders.bundle import Bundle
from tests.world.bundles import all_bundles
from tests.writer.shown import assert_shows

pytestmark = pytest.mark.neo4j

WORLD = {bundle.id: bundle for bundle in all_bundles()}


def load(store: Store, *bundles: Bundle) -> list[Written]:
    return [store.execute_write(replace_bundles, [bundle]) for bundle in bundles]


def forget(store: Store, *documents: str) -> None:
    store.execute_write(replace_bundles, [], documents)


@pytest.fixture
def prepared(store: Store) -> Store:
    prepare(store)
    return store


def test_an_empty_graph_shows_the_reference_data(prepared: Store) -> None:
    assert_shows(prepared, [])


def test_each_bundle_alone(prepared: Store) -> None:
    for bundle in WORLD.values():
        load(prepared, bundle)
        assert_shows(prepared, [bundle])
        forget(prepared, bundle.id)
    assert_shows(prepared, [])


def test_loading_twice_changes_nothing(prepared: Store) -> None:
    load(prepared, *WORLD.values())

    assert load(prepared, *WORLD.values()) == [NOTHING] * len(WORLD)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(list(WORLD)), data=st.data())
def test_in_any_order_and_with_any_taken_out_again(prepared: Store, order: list[str], data: st.DataObject) -> None:
    forget(prepared, *WORLD)
    load(prepared, *(WORLD[id_] for id_ in order))
    assert_shows(prepared, list(WORLD.values()))

    gone = data.draw(st.lists(st.sampled_from(order), unique=True))
    for document in gone:
        forget(prepared, document)

    assert_shows(prepared, [bundle for id_, bundle in WORLD.items() if id_ not in gone])
