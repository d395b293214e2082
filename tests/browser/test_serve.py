"""Serving the guide: to pages of other ports, and not for longer than anybody fetches."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from graph.browser.serve import start_serving


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("BOROUGHS_IDLE_MINUTES", "0.05")
    (tmp_path / "guide.html").write_text("<article>Kettles</article>")
    return start_serving(tmp_path)


def test_file_may_be_read_from_another_port(address: str) -> None:
    with urlopen(f"{address}/guide.html") as answer:
        assert answer.read() == b"<article>Kettles</article>"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_browser_may_ask_before_it_asks(address: str) -> None:
    with urlopen(Request(f"{address}/guide.html", method="OPTIONS")) as answer:
        assert answer.status == 204
        assert answer.headers["Access-Control-Allow-Headers"] == "*"


def test_serving_ends_when_nobody_fetches(address: str) -> None:
    assert address.startswith("http://localhost:")
    for _ in range(600):
        try:
            with urlopen(Request(address, method="OPTIONS")):
                time.sleep(5)  # longer than the setting: the server must have ended
        except URLError:
            return
    pytest.fail("still served")
