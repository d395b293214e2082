"""Browser's address, worked out from Bolt's and from what the server advertises."""

from __future__ import annotations

import pytest

from graph.browser.address import browser_address, opened_on_guide


@pytest.mark.parametrize(
    ("bolt_uri", "advertised", "address"),
    [
        ("bolt://127.0.0.1:40349", "127.0.0.1:43473", "http://127.0.0.1:43473/browser/"),
        ("neo4j://graph.example:7687", "localhost:7474", "http://graph.example:7474/browser/"),
        ("neo4j://graph.example", ":8080", "http://graph.example:8080/browser/"),
        ("bolt://graph.example:7687", None, "http://graph.example:7474/browser/"),
    ],
)
def test_host_of_bolt_and_port_of_http(bolt_uri: str, advertised: str | None, address: str) -> None:
    assert browser_address(bolt_uri, advertised) == address


def test_server_user_and_guide_are_filled_in() -> None:
    address = opened_on_guide(
        "http://127.0.0.1:7474/browser/", "bolt://127.0.0.1:7687", "neo4j", "http://localhost:9000/guide.html"
    )

    assert address == (
        "http://127.0.0.1:7474/browser/?dbms=bolt%3A%2F%2Fneo4j%40127.0.0.1%3A7687"
        "&cmd=play&arg=http%3A%2F%2Flocalhost%3A9000%2Fguide.html"
    )
