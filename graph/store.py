"""The graph's one way to Neo4j: managed transactions that are retried, read-only queries, plain values.

What is read and written is the business of other modules; they are given transactions by this one.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, Session
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Duration, Time

from graph.settings import Connection

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Work = Callable[Concatenate[ManagedTransaction, Arguments], Result]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: column names and rows of plain values (text, numbers, lists, mappings).

    `more`: there are more rows than were asked for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool = False

    def records(self) -> Iterator[dict[str, Any]]:
        """Each row as a mapping from column to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def plain(value: Any) -> Any:
    """A value as JSON has it: a node is its label and properties, a relationship its type and ends, a date ISO text."""
    match value:
        case Node():
            return {"label": next(iter(value.labels), None)} | {k: plain(v) for k, v in value.items()}
        case Relationship():
            start, end = value.nodes
            return {
                "type": value.type,
                "from": start.get("id") if start else None,
                "to": end.get("id") if end else None,
            }
        case Path():
            return [plain(node) for node in value.nodes]
        case Date() | DateTime() | Time() | Duration():
            return value.iso_format()
        case bytes() | bytearray():
            return base64.b64encode(value).decode("ascii")
        case list():
            return [plain(one) for one in value]
        case dict():
            return {k: plain(v) for k, v in value.items()}
        case _:
            return value


ROWS_AT_ONCE = 1000
"""How many rows the server sends before it waits to be asked for more; the driver's own default."""

# An answer may have a hundred thousand values, nearly all of these types.
_PLAIN_ALREADY = frozenset({str, int, float, bool, type(None)})


def _table(transaction: ManagedTransaction, cypher: str, parameters: Mapping[str, Any], limit: int | None) -> Table:
    result = transaction.run(cypher, dict(parameters))
    records = result if limit is None else result.fetch(limit + 1)
    rows = tuple(
        tuple([value if type(value) in _PLAIN_ALREADY else plain(value) for value in record.values()])
        for record in records
    )
    return Table(tuple(result.keys()), rows[:limit], more=limit is not None and len(rows) > limit)


class Store:
    """An open way to a graph. Use it as a context manager, or close it.

    The server's notifications (hints about a query's form) are off unless asked for. Nothing is sent until first use.
    """

    def __init__(self, connection: Connection, *, notifications: bool = False) -> None:
        severity = NotificationMinimumSeverity.INFORMATION if notifications else NotificationMinimumSeverity.OFF
        self._database = connection.database
        # On a cluster a read may go to another member than the write before it: bookmarks make it wait for that write.
        self._bookmarks = GraphDatabase.bookmark_manager()
        self._driver = GraphDatabase.driver(
            connection.uri,
            auth=(connection.username, connection.password),
            notifications_min_severity=severity,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._driver.close()

    def session(self, access: str = WRITE_ACCESS, *, batch: int = ROWS_AT_ONCE) -> Session:
        """A session on the store's database, for what needs more than one managed transaction.

        The server computes and sends so many rows at once as a `batch` has.
        """
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks, fetch_size=batch
        )

    def execute_read(
        self, work: Work[Arguments, Result], *arguments: Arguments.args, **options: Arguments.kwargs
    ) -> Result:
        """Run `work` in a read transaction (on a cluster: at a reader), again if it fails for a passing reason."""
        with self.session(READ_ACCESS) as session:
            return session.execute_read(work, *arguments, **options)

    def execute_write(
        self, work: Work[Arguments, Result], *arguments: Arguments.args, **options: Arguments.kwargs
    ) -> Result:
        """Run `work` in one write transaction, whole or not at all, again if it fails for a passing reason."""
        with self.session(WRITE_ACCESS) as session:
            return session.execute_write(work, *arguments, **options)

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        limit: int | None = None,
    ) -> Table:
        """The rows of one statement. Unless `write`, the server refuses a statement that would change the graph.

        With a `limit` only the first so many rows are taken, and the server computes no more than it must for them
        and for `Table.more`: little, where the statement's plan can begin to answer before it has read everything.
        """
        batch = ROWS_AT_ONCE if limit is None else limit + 1
        with self.session(WRITE_ACCESS if write else READ_ACCESS, batch=batch) as session:
            execute = session.execute_write if write else session.execute_read
            return execute(_table, cypher, parameters or {}, limit)
