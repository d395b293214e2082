"""`boroughs browser pack` and `open`: what is written, and what is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from graph.browser.pack import write_pack
from graph.settings import Connection


def test_pack_holds_what_its_readme_speaks_of(tmp_path: Path, cli: Callable[..., Result]) -> None:
    result = cli("browser", "pack", tmp_path / "pack")

    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "pack").iterdir()} == {
        "README.md",
        "boroughs-queries.csv",
        "boroughs-queries.zip",
        "boroughs.grass",
        "guide.html",
        "queries",
    }
    readme = (tmp_path / "pack" / "README.md").read_text()
    assert all(f"`{path.name}" in readme for path in (tmp_path / "pack").iterdir() if path.name != "README.md")


def test_served_guide_offers_the_style_from_there(tmp_path: Path) -> None:
    write_pack(tmp_path, "http://localhost:9000")

    assert ":style http://localhost:9000/boroughs.grass" in (tmp_path / "guide.html").read_text()


@pytest.mark.neo4j
def test_open_says_how_to_log_in_without_telling_the_password(
    connection: Connection, tmp_path: Path, cli: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOROUGHS_DATA", str(tmp_path))
    monkeypatch.setenv("BOROUGHS_IDLE_MINUTES", "0.05")

    result = cli("browser", "open", "--no-launch")

    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["Address", "User", "Password", "Guide"]
    assert "Password  as in NEO4J_PASSWORD" in result.stdout
    assert connection.password not in result.stdout
