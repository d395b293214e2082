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
    """The answer to a query: column names and rows of plain values (text, numbers, lists, mappings)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

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


# An answer may have a hundred thousand values, nearly all of these types.
_PLAIN_ALREADY = frozenset({str, int, float, bool, type(None)})


def _table(transaction: ManagedTransaction, cypher: str, parameters: Mapping[str, Any]) -> Table:
    result = transaction.run(cypher, dict(parameters))
    rows = tuple(
        tuple([value if type(value) in _PLAIN_ALREADY else plain(value) for value in record.values()])
        for record in result
    )
    return Table(tuple(result.keys()), rows)


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

    def session(self, access: str = WRITE_ACCESS) -> Session:
        """A session on the store's database, for what needs more than one managed transaction."""
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
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

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, write: bool = False) -> Table:
        """The rows of one statement. Unless `write`, the server refuses a statement that would change the graph."""
        execute = self.execute_write if write else self.execute_read
        return execute(_table, cypher, parameters or {})
