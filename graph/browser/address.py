"""Where Neo4j Browser is for a server, and how it is opened on the guide. Pure: the server's answers are given."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

HTTP_ADDRESS = "SHOW SETTINGS YIELD name, value WHERE name = 'server.http.advertised_address' RETURN value"
"""Asks a server for the address of its HTTP side, which serves Browser."""
DEFAULT_HTTP_PORT = 7474


def browser_address(bolt_uri: str, advertised: str | None) -> str:
    """Browser's address at a server: the host that Bolt reaches it by, the port that it advertises for HTTP.

    `advertised` is host:port, or None where the server does not say (7474 is taken then).
    """
    host = urlsplit(bolt_uri).hostname or "localhost"
    port = (urlsplit(f"//{advertised}").port if advertised else None) or DEFAULT_HTTP_PORT
    return f"http://{host}:{port}/browser/"


def opened_on_guide(browser: str, bolt_uri: str, username: str, guide: str) -> str:
    """Browser's address with the server and the user name filled in, and a guide that it plays. No password."""
    bolt = urlsplit(bolt_uri)
    server = bolt._replace(netloc=f"{username}@{bolt.netloc}").geturl()
    return f"{browser}?{urlencode({'dbms': server, 'cmd': 'play', 'arg': guide})}"
