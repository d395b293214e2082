"""The store: read-only unless asked otherwise, plain values, whole transactions."""

from __future__ import annotations

import pytest
from neo4j import ManagedTransaction
from neo4j.exceptions import ClientError

from graph.store import Store

pytestmark = pytest.mark.neo4j


def test_a_query_returns_plain_values(store: Store) -> None:
    store.query("CREATE (:Theme {id: 'a', name: 'A'})-[:BROADER]->(:Theme {id: 'b', name: 'B'})", write=True)

    table = store.query(
        "MATCH p = (a)-[r:BROADER]->(b) "
        "RETURN a, r, p, date('2016-05-01') AS day, datetime('2016-05-01T10:00Z') AS time, $list AS list, null AS none",
        {"list": [1, "x", 2.5]},
    )

    assert table.columns == ("a", "r", "p", "day", "time", "list", "none")
    assert table.rows == (
        (
            {"label": "Theme", "id": "a", "name": "A"},
            {"type": "BROADER", "from": "a", "to": "b"},
            [{"label": "Theme", "id": "a", "name": "A"}, {"label": "Theme", "id": "b", "name": "B"}],
            "2016-05-01",
            "2016-05-01T10:00:00.000000000+00:00",
            [1, "x", 2.5],
            None,
        ),
    )


@pytest.mark.parametrize(("limit", "last", "more"), [(3, 3, True), (9, 9, True), (10, 10, False), (None, 10, False)])
def test_a_query_stops_at_its_limit_and_says_whether_there_is_more(
    store: Store, limit: int | None, last: int, more: bool
) -> None:
    table = store.query("UNWIND range(1, 10) AS n RETURN n", limit=limit)

    assert table.rows[-1] == (last,)
    assert len(table.rows) == last
    assert table.more is more


def test_rows_beyond_the_limit_are_not_computed(store: Store) -> None:
    table = store.query("UNWIND range(1, 2000) AS n RETURN 1 / (1500 - n) AS share", limit=2)  # fails at row 1500

    assert table.more


def test_a_query_that_would_write_is_refused(store: Store) -> None:
    with pytest.raises(ClientError, match="read access mode"):
        store.query("CREATE (:Theme {id: 'a'})")

    assert store.query("MATCH (n:Theme) RETURN count(n)").rows == ((0,),)


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def write_and_fail(transaction: ManagedTransaction) -> None:
        transaction.run("CREATE (:Theme {id: 'a'})").consume()
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        store.execute_write(write_and_fail)

    assert store.query("MATCH (n:Theme) RETURN count(n)").rows == ((0,),)
