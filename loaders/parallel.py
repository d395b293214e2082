"""Many files to bundles, one after another or in several processes, always in the order of the input.

A file that fails does not stop the others: its error comes in its place. At most a few bundles per process are in
memory at once, however many files there are. `graph.loading` and `boroughs extract` both come through here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from loaders.bundle import Bundle
from loaders.errors import DocumentError

WAITING_PER_JOB = 2


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one file: its bundle, or the one line that says why there is none."""

    path: Path
    bundle: Bundle | None
    error: str | None = None


def _extract(path: Path, kind: str | None) -> Extracted:
    # Imported here so that listing and hashing files does not wait for the language pipeline.
    from loaders.extraction import extract_file

    try:
        return Extracted(path, extract_file(path, kind))
    except DocumentError as error:
        return Extracted(path, None, str(error))
    except Exception as error:  # a fault of ours in one document must not stop the load of the others
        fault = f"{type(error).__name__}: {error}".splitlines()[0]
        return Extracted(path, None, f"{path}: not read for a fault of this program ({fault}). Please report it.")


def _be_worker() -> None:
    """End when the parent does: one that is killed cannot tell its workers. Ctrl-C is for the parent alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def wait() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def extract_files(paths: Iterable[Path], *, jobs: int = 1, kind: str | None = None) -> Iterator[Extracted]:
    """The bundle of each file, in input order. `jobs` is the number of processes."""
    if jobs == 1:
        for path in paths:
            yield _extract(path, kind)
        return
    remaining = iter(paths)
    while files := list(islice(remaining, 1)):
        waiting: deque[Path] = deque()
        begun: deque[Future[Extracted]] = deque()
        with _pool(jobs) as pool:
            try:
                for path in chain(files, remaining):
                    waiting.append(path)
                    begun.append(pool.submit(_extract, path, kind))
                    if len(begun) == jobs * WAITING_PER_JOB:
                        done = begun.popleft().result()
                        waiting.popleft()
                        yield done
                while begun:
                    done = begun.popleft().result()
                    waiting.popleft()
                    yield done
            except BrokenProcessPool:
                pass
        # Only where a process died: which of these files ended it is seen by reading each alone.
        yield from (_alone(path, kind) for path in waiting)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Workers start clean: a fork would copy the driver's open connections.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_be_worker)


def _alone(path: Path, kind: str | None) -> Extracted:
    """What becomes of a file in a process of its own, which it may end."""
    with _pool(1) as pool:
        try:
            return pool.submit(_extract, path, kind).result()
        except BrokenProcessPool:
            return Extracted(path, None, f"{path}: reading it ended the process (a broken file, or too little memory).")
