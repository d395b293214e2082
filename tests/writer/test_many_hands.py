"""Several writers at once, and writes that break off."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from neo4j import ManagedTransaction, Result
from neo4j.exceptions import ServiceUnavailable, TransientError

from graph import rows
from graph.loading import prepare
from graph.settings import Connection
from graph.store import Store
from graph.writer import replace_bundles
from loaders.bundle import Bundle
from tests.world.bundles import all_bundles, larchmere_ilacs_2019, larchmere_sif_2016, quillhaven_jtai_2023
from tests.writer.proxy import cut_once
from tests.writer.shown import assert_shows, shown

pytestmark = pytest.mark.neo4j

LOAD = """
import sys
from pathlib import Path
from graph.loading import load
from graph.settings import connection_from_environment
from graph.store import Store

with Store(connection_from_environment()) as store:
    outcomes = list(load(store, [Path(name) for name in sys.argv[1:]]))
sys.exit(any(outcome.status == "failed" for outcome in outcomes))
"""


def test_four_processes_with_overlapping_documents_make_the_graph_of_one(store: Store, tmp_path: Path) -> None:
    bundles = all_bundles()
    paths = []
    for bundle in bundles:
        path = tmp_path / f"{bundle.id.removeprefix('document/')}.json"
        path.write_text(bundle.dumps(), encoding="utf-8")
        paths.append(str(path))

    shares = [paths, paths[::-1], paths[3:], [*paths[5:], *paths[:3]]]
    processes = [subprocess.Popen([sys.executable, "-c", LOAD, *share], env=os.environ) for share in shares]

    assert [process.wait(timeout=240) for process in processes] == [0, 0, 0, 0]
    assert_shows(store, bundles)


class BrokenOffError(RuntimeError):
    """What the tests raise in the middle of a write."""


class BreakingOff:
    """A transaction that breaks off after so many statements that write."""

    def __init__(self, transaction: ManagedTransaction, writes: int) -> None:
        self._transaction = transaction
        self._left = writes

    def run(self, statement: str, *arguments: Any, **parameters: Any) -> Result:
        if any(word in statement for word in ("CREATE", "DELETE", "SET")):
            self._left -= 1
        if self._left < 0:
            raise BrokenOffError
        return self._transaction.run(statement, *arguments, **parameters)


@pytest.mark.parametrize("writes", [0, 1, 4, 8, 15])
def test_a_load_that_fails_leaves_the_graph_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    monkeypatch.setattr(rows, "BATCH", 10)
    prepare(store)
    store.execute_write(replace_bundles, [larchmere_sif_2016()])
    before = shown(store)

    def replace(transaction: ManagedTransaction, bundles: list[Bundle]) -> None:
        replace_bundles(BreakingOff(transaction, writes), bundles)  # type: ignore[arg-type]

    with pytest.raises(BrokenOffError):
        store.execute_write(replace, [larchmere_ilacs_2019(), quillhaven_jtai_2023()])

    assert shown(store) == before


@pytest.mark.parametrize("error", [TransientError, ServiceUnavailable])
def test_a_passing_failure_is_retried(
    store: Store, monkeypatch: pytest.MonkeyPatch, error: type[TransientError] | type[ServiceUnavailable]
) -> None:
    prepare(store)
    write = rows.write
    attempts = 0

    def failing_once(*arguments: Any) -> None:
        nonlocal attempts
        attempts += 1
        write(*arguments)
        if attempts == 1:
            raise error("deadlock detected, or the connection was lost")

    monkeypatch.setattr(rows, "write", failing_once)
    store.execute_write(replace_bundles, [larchmere_sif_2016()])

    assert attempts == 2
    assert_shows(store, [larchmere_sif_2016()])


@pytest.mark.parametrize("after", [4_000, 12_000, 20_000])
def test_a_connection_that_is_lost_in_the_middle_is_made_again(
    store: Store, connection: Connection, after: int
) -> None:
    prepare(store)

    with cut_once(connection, after) as (through_proxy, cuts), Store(through_proxy) as cut_store:
        cut_store.execute_write(replace_bundles, [larchmere_sif_2016()])

    assert len(cuts) == 1
    assert_shows(store, [larchmere_sif_2016()])


def test_a_deadlock_with_another_writer_ends_well(
    store: Store, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(store)
    lock = rows.lock
    locked = Event()
    attempts = []
    broken_off = []

    def lock_and_tell(transaction: ManagedTransaction) -> None:
        attempts.append("load")
        lock(transaction)
        locked.set()

    monkeypatch.setattr(rows, "lock", lock_and_tell)
    load = Thread(target=store.execute_write, args=(replace_bundles, [larchmere_sif_2016()]))
    with Store(connection) as other, other.session() as session:
        held = session.begin_transaction()
        held.run("MATCH (a:Authority {gssCode: 'E09000901'}) SET a.name = a.name").consume()
        load.start()
        assert locked.wait(60)
        try:
            # The load holds the lock and needs the authority; this writer holds the authority and needs the lock.
            held.run(rows.LOCK_STATEMENT).consume()
            held.commit()
        except TransientError:
            broken_off.append("other")
            held.close()
    load.join(60)

    assert len(attempts) + len(broken_off) == 2
    assert_shows(store, [larchmere_sif_2016()])
