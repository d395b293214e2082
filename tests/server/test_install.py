"""Fetching the jars: checked, resumed, retried, and refused in clear words. The repository is made up."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import pytest

from graph.server.errors import ServerError
from graph.server.install import install, library_folder
from graph.server.release import Jar, Release

CONTENTS = {"lantern": b"light", "kettle": b"steam", "ladder": b"rungs"}


@dataclass
class Repository:
    """Serves made-up jars, and counts how often each was asked for. `failures` says how often each fails first."""

    contents: dict[str, bytes]
    failures: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def fetch(self, jar: Jar, scratch: Path) -> Path:
        with self.lock:
            self.asked.append(jar.artifact)
            failing = self.failures.get(jar.artifact, 0)
            self.failures[jar.artifact] = failing - 1
        if failing > 0:
            raise ConnectionError("the line is dead\nsecond line")
        scratch.mkdir(parents=True)
        file = scratch / "fetched"
        file.write_bytes(self.contents[jar.artifact])
        return file


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    monkeypatch.setenv("BOROUGHS_CACHE", str(tmp_path / "cache"))
    lock = tmp_path / "jars-made-up.lock.toml"
    entries = (
        f'[[dependencies]]\ngroupId = "org.example"\nartifactId = "{name}"\nversion = "1.0"\n'
        f'sha256 = "{hashlib.sha256(content).hexdigest()}"\n'
        for name, content in CONTENTS.items()
    )
    lock.write_text("\n".join(entries))
    return Release("made-up", "1.0", "org.example.Main", (), {}, lock)


def test_every_jar_is_fetched_once(release: Release) -> None:
    repository = Repository(CONTENTS)

    library = install(release, repository.fetch)

    assert {path.name: path.read_bytes() for path in library.glob("*.jar")} == {
        "lantern-1.0.jar": b"light",
        "kettle-1.0.jar": b"steam",
        "ladder-1.0.jar": b"rungs",
    }
    assert sorted(repository.asked) == ["kettle", "ladder", "lantern"]


def test_installed_release_needs_no_network(release: Release) -> None:
    install(release, Repository(CONTENTS).fetch)
    offline = Repository({})

    install(release, offline.fetch)

    assert offline.asked == []


def test_nothing_but_the_jars_is_left_behind(release: Release) -> None:
    library = install(release, Repository(CONTENTS).fetch)

    assert sorted(path.name for path in library.iterdir()) == ["kettle-1.0.jar", "ladder-1.0.jar", "lantern-1.0.jar"]


def test_wrong_checksum_is_refused(release: Release) -> None:
    forged = Repository(CONTENTS | {"kettle": b"forged"})

    with pytest.raises(ServerError, match=r"kettle-1\.0\.jar .* its checksum is .* so it was refused"):
        install(release, forged.fetch, pause=0)

    assert not (library_folder(release) / "kettle-1.0.jar").exists()


def test_passing_failure_is_retried(release: Release) -> None:
    repository = Repository(CONTENTS, failures={"ladder": 2})

    library = install(release, repository.fetch, pause=0)

    assert (library / "ladder-1.0.jar").read_bytes() == b"rungs"
    assert repository.asked.count("ladder") == 3


def test_without_network_the_message_says_what_to_do_instead(release: Release) -> None:
    dead = Repository(CONTENTS, failures=dict.fromkeys(CONTENTS, 99))

    with pytest.raises(ServerError) as raised:
        install(release, dead.fetch, pause=0)

    assert "could not be fetched from Maven Central: the line is dead." in str(raised.value)
    assert "NEO4J_URI" in str(raised.value)
    assert "docker compose up -d" in str(raised.value)


def test_interrupted_download_goes_on_where_it_stopped(release: Release) -> None:
    with pytest.raises(ServerError):
        install(release, Repository(CONTENTS, failures={"ladder": 99}).fetch, pause=0)
    present = {path.name for path in library_folder(release).glob("*.jar")}
    second = Repository(CONTENTS)

    install(release, second.fetch)

    assert {f"{name}-1.0.jar" for name in second.asked} == {f"{name}-1.0.jar" for name in CONTENTS} - present
