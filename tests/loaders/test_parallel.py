"""Many files: the order of the input, whatever fails among them."""

from __future__ import annotations

from pathlib import Path

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
