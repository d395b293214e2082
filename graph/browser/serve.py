"""Serve a folder on this machine's loopback for as long as anybody fetches from it: Browser fetches its guide so.

Neo4j's own server serves no files of others, and Browser, on another port, reads only what allows it to (CORS). The
serving process is started in the background and ends by itself.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from graph.settings import idle_minutes

MINUTES_IF_NEVER = 30.0
"""How long the guide is served where the setting says that the server never stops: a guide need not wait for ever."""
HOST = "localhost"
"""By this name, which Browser's default list of allowed hosts has, not as 127.0.0.1."""


class Server(ThreadingHTTPServer):
    """A server that ends when nothing was asked of it for a while."""

    daemon_threads = True
    ended = False

    def handle_timeout(self) -> None:
        """Nobody asked within the time: enough."""
        self.ended = True


class Handler(SimpleHTTPRequestHandler):
    """Files, readable from pages of other ports, without a log."""

    def do_OPTIONS(self) -> None:
        """Browser asks first whether it may ask: it sends headers of its own."""
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def end_headers(self) -> None:
        """Let Browser read the answer, and always fetch it anew."""
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: there is no terminal."""


def start_serving(folder: Path) -> str:
    """Serve a folder from a process in the background; the address, without a slash at its end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "graph.browser.serve", str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    with process.stdout as output:
        port = output.readline().strip()
    return f"http://{HOST}:{port}"


def serve(folder: Path, idle_seconds: float) -> None:
    """Print the port, then answer until nothing was asked for so many seconds."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        print(server.server_port, flush=True)
        sys.stdout.close()
        server.timeout = idle_seconds
        while not server.ended:
            server.handle_request()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), 60 * (idle_minutes() or MINUTES_IF_NEVER))
