"""The locks of the releases: complete, checkable, and without addresses."""

from __future__ import annotations

import pytest

from graph.server.errors import ServerError
from graph.server.release import (
    LONG_TERM_SUPPORT,
    NEWEST,
    RELEASES,
    Release,
    chosen_release,
    release_name,
    release_order,
)


@pytest.mark.parametrize(("release", "count"), [(LONG_TERM_SUPPORT, 218), (NEWEST, 238)])
def test_lock_names_every_jar_with_a_checksum(release: Release, count: int) -> None:
    jars = release.jars

    assert len(jars) == count
    assert {len(jar.sha256) for jar in jars} == {64}
    assert {f"{jar.group}:{jar.artifact}:{jar.version}" for jar in jars} >= set(release.coordinates)


@pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES)
def test_file_names_do_not_collide(release: Release) -> None:
    assert len({jar.file_name for jar in release.jars}) == len(release.jars)


@pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES)
def test_lock_holds_no_address(release: Release) -> None:
    assert "://" not in release.lock.read_text()


def test_classifier_is_part_of_the_file_name() -> None:
    names = {jar.file_name for jar in LONG_TERM_SUPPORT.jars if jar.artifact == "netty-transport-native-epoll"}

    assert {name.split(".Final")[1] for name in names} == {"-linux-x86_64.jar", "-linux-aarch_64.jar"}


def test_long_term_support_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOROUGHS_SERVER_VERSION", raising=False)

    assert chosen_release().version == "5.26.31"


def test_setting_chooses_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOROUGHS_SERVER_VERSION", "2026")

    assert chosen_release().version == "2026.08.1"


def test_unknown_release_is_refused_with_those_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOROUGHS_SERVER_VERSION", "4.4")

    with pytest.raises(ServerError, match=r"4\.4; the versions known are 5\.26, 2026"):
        chosen_release()


def test_versions_sort_as_numbers() -> None:
    versions = ["2026.08.1", "5.26.31", "5.26.4"]

    assert sorted(versions, key=release_order) == ["5.26.4", "5.26.31", "2026.08.1"]


@pytest.mark.parametrize(("version", "name"), [("5.26.40", "5.26"), ("2026.10.0", "2026"), ("2031.01.0", "2031.01.0")])
def test_name_of_a_version_is_that_of_its_line(version: str, name: str) -> None:
    assert release_name(version) == name
