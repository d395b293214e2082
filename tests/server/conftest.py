"""An embedded server's home for the tests of the server itself, which NEO4J_URI must not replace."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from graph.server import process
from graph.server.errors import ServerError
from graph.server.home import Home, user_home
from graph.server.install import install
from graph.server.release import Release, chosen_release


def installed(release: Release) -> Release:
    """The release with its jars in the user's cache; where they cannot be had the test is skipped, but not in CI."""
    try:
        install(release)
    except ServerError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no Neo4j server can be installed: {error}")
    return release


@pytest.fixture(scope="module")
def release() -> Release:
    """The release under test, installed."""
    return installed(chosen_release())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """The user's own home of a server, in a temporary data folder; no server of it outlives the module."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("NEO4J_URI", raising=False)
        environment.setenv("BOROUGHS_DATA", str(tmp_path_factory.mktemp("data")))
        yield user_home()
        process.stop(user_home())
