"""Documents and bundles into the graph: read, check, write, one transaction each; and out of it again.

A file that fails does not stop the others. A file that the graph holds already, read by the same extractor, is skipped
by its hash, so a load that was broken off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graph.bundles import loaded_documents
from graph.reference import ensure_reference
from graph.schema import ensure_schema
from graph.writer import Written, replace_bundles
from loaders.bundle import Bundle
from loaders.check import read_bundle, require
from loaders.errors import DocumentError
from loaders.extraction import EXTRACTOR
from loaders.parallel import extract_files

if TYPE_CHECKING:
    from graph.store import Store

Status = Literal["loaded", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `kind` is the document's, where it was read; `error` is one line."""

    path: Path
    status: Status
    kind: str | None = None
    document: str | None = None
    written: Written = Written()
    warnings: int = 0
    error: str | None = None


def prepare(store: Store) -> None:
    """What every graph has before the first document: constraints, indexes and the reference data."""
    ensure_schema(store)
    ensure_reference(store)


