"""Fetch a release's jars once, check each against the lock, and keep them in the cache folder.

After that nothing here needs the network. A jar stands under its own name only when its checksum was right, so a folder
in which every name is present is an installed release.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from filelock import FileLock
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from graph.server.errors import OTHER_SERVERS, ServerError
from graph.server.release import Jar, Release
from graph.settings import cache_folder

THREADS = 8
ATTEMPTS = 4
TIMEOUT_SECONDS = 30

Fetch = Callable[[Jar, Path], Path]
"""Brings one jar from a Maven repository into a scratch folder and returns the file."""


def fetch_from_maven_central(jar: Jar, scratch: Path) -> Path:
    """Fetch one jar by way of jgo, which knows where Maven Central is."""
    from jgo.maven import MavenContext  # only where something is to be fetched: it imports an HTTP client

    context = MavenContext(repo_cache=scratch, timeout=TIMEOUT_SECONDS)
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    return Path(component.artifact(classifier=jar.classifier, packaging="jar").resolve())


def library_folder(release: Release) -> Path:
    """Where the jars of a release lie, or would."""
    return cache_folder() / release.folder_name


def missing_jars(release: Release, library: Path) -> list[Jar]:
    """The jars of the lock that are not yet in a library folder."""
    present = {path.name for path in library.glob("*.jar")}
    return [jar for jar in release.jars if jar.file_name not in present]


def install(release: Release, fetch: Fetch = fetch_from_maven_central, pause: float = 1.0) -> Path:
    """The folder of a release's jars, fetched if need be: several at a time, each tried up to four times.

    `pause` is the number of seconds before the second attempt; it doubles with each. Raises ServerError if a jar cannot
    be had or its checksum is not the lock's; what was fetched stays, and the next call goes on from there.
    """
    library = library_folder(release)
    if not missing_jars(release, library):
        return library
    library.mkdir(parents=True, exist_ok=True)
    with FileLock(library.with_suffix(".lock")):
        _fetch_all(release, library, missing_jars(release, library), fetch, pause)
    return library


def _fetch_all(release: Release, library: Path, jars: list[Jar], fetch: Fetch, pause: float) -> None:
    with (
        tempfile.TemporaryDirectory(dir=library, prefix=".fetching-") as scratch,
        _progress() as progress,
        ThreadPoolExecutor(THREADS) as pool,
    ):
        task = progress.add_task(
            f"Fetching Neo4j {release.version} (once)", total=len(release.jars), completed=len(release.jars) - len(jars)
        )
        futures = [pool.submit(_fetch_one, jar, library, Path(scratch), fetch, pause) for jar in jars]
        try:
            for future in as_completed(futures):
                future.result()
                progress.advance(task)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _fetch_one(jar: Jar, library: Path, scratch: Path, fetch: Fetch, pause: float) -> None:
    problem = ""
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(pause * 2 ** (attempt - 1))
        attempt_folder = scratch / f"{jar.file_name}-{attempt}"  # a broken download must not be found again
        try:
            fetched = fetch(jar, attempt_folder)
        except Exception as error:  # whatever the HTTP client raises, the user is told once, in one line
            problem = _first_line(error)
            continue
        actual = _sha256(fetched)
        if actual == jar.sha256:
            fetched.replace(library / jar.file_name)
            shutil.rmtree(attempt_folder, ignore_errors=True)
            return
        problem = f"its checksum is {actual[:12]}…, the lock says {jar.sha256[:12]}…, so it was refused"
    raise ServerError(f"{jar.file_name} could not be fetched from Maven Central: {problem}. {OTHER_SERVERS}")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("jars"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
