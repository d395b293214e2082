"""A way to the server that breaks once: a TCP proxy that cuts its first connection after so many bytes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Thread
from urllib.parse import urlsplit

from graph.settings import Connection


@contextmanager
def cut_once(connection: Connection, after: int) -> Iterator[tuple[Connection, list[int]]]:
    """The same server through the proxy, and a list that gets an entry when the connection has been cut."""
    parts = urlsplit(connection.uri)
    target = (parts.hostname or "127.0.0.1", parts.port or 7687)
    cuts: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=_accept, args=(listener, target, after, cuts), daemon=True).start()
        yield replace(connection, uri=f"bolt://127.0.0.1:{listener.getsockname()[1]}"), cuts


def _accept(listener: socket.socket, target: tuple[str, int], after: int, cuts: list[int]) -> None:
    limit: int | None = after
    with suppress(OSError):  # the listener is closed when the test ends
        while True:
            client, _ = listener.accept()
            server = socket.create_connection(target)
            Thread(target=_pump, args=(client, server, limit, cuts), daemon=True).start()
            Thread(target=_pump, args=(server, client, None, cuts), daemon=True).start()
            limit = None


def _pump(source: socket.socket, sink: socket.socket, limit: int | None, cuts: list[int]) -> None:
    passed = 0
    with suppress(OSError):
        while data := source.recv(4096):
            passed += len(data)
            if limit is not None and passed > limit:
                cuts.append(passed)
                break
            sink.sendall(data)
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
