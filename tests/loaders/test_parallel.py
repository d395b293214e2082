"""Many files: the order of the input, whatever fails among them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PosixPath
from typing import Any

import psutil
import pytest

from loaders import extraction
from loaders.bundle import Bundle
from loaders.errors import DocumentError
from loaders.parallel import extract_files


@pytest.fixture
def extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """An extractor that knows what to do by the file's name."""

    def extract_file(path: Path, kind: str | None = None) -> Bundle:
        match path.stem:
            case "bad":
                raise DocumentError(path, "is bad.")
            case "faulty":
                raise IndexError("list index out of range")
            case name:
                return Bundle({"id": f"document/{name}"}, (), ())

    monkeypatch.setattr(extraction, "extract_file", extract_file)


@pytest.mark.usefixtures("extractor")
def test_each_file_has_its_outcome_in_its_place() -> None:
    paths = [Path("one.pdf"), Path("bad.pdf"), Path("faulty.pdf"), Path("two.pdf")]

    done = list(extract_files(paths))

    assert [d.bundle.id if d.bundle else None for d in done] == ["document/one", None, None, "document/two"]
    assert [d.error for d in done] == [
        None,
        "bad.pdf: is bad.",
        "faulty.pdf: not read for a fault of this program (IndexError: list index out of range). Please report it.",
        None,
    ]


class Deadly(PosixPath):
    """A path that ends the process that is to read it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_a_file_that_ends_its_process_fails_alone(tmp_path: Path) -> None:
    missing = [tmp_path / f"missing-{number}.pdf" for number in range(9)]
    deadly = Deadly(tmp_path / "deadly.pdf")

    done = list(extract_files([*missing[:6], deadly, *missing[6:]], jobs=2))

    assert [d.path for d in done] == [*missing[:6], deadly, *missing[6:]]
    assert [d.path for d in done if "ended the process" in (d.error or "")] == [deadly]


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    program = f"""
from pathlib import Path, PosixPath
from typing import Any
from loaders.parallel import extract_files

if __name__ == "__main__":
    for done in extract_files([Path({str(tmp_path / "missing.pdf")!r})] * 9, jobs=2):
        print("begun", flush=True)
        input()
"""
    script = tmp_path / "program.py"
    script.write_text(program, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "begun\n"
        workers = psutil.Process(parent.pid).children(recursive=True)

        parent.kill()

        _, alive = psutil.wait_procs(workers, timeout=60)
    assert workers
    assert alive == []
