"""Documents and bundles into the graph: read, check, write, one transaction each; and out of it again.

A file that fails does not stop the others. A file that the graph holds already, read by the same extractor, is skipped
by its hash, so a load that was broken off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graph.bundles import LoadedDocument, loaded_documents
from graph.reference import ensure_reference
from graph.schema import ensure_schema
from graph.writer import NOTHING, Written, merge_anew, replace_bundles
from loaders.check import check_json, read_bundle, require
from loaders.errors import DocumentError
from loaders.extraction import EXTRACTOR
from loaders.parallel import Extracted, extract_files

if TYPE_CHECKING:
    from graph.store import Store

FEWEST_DIGITS = 4  # of an id, by which a document may be called

Status = Literal["loaded", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `error` is the one line that says why it failed; without one there is a `document`."""

    path: Path
    status: Status
    document: str = ""
    kind: str = ""
    written: Written = NOTHING
    warnings: int = 0
    error: str = ""


def prepare(store: Store) -> None:
    """Give a graph what it has before the first document: constraints, indexes and the reference data."""
    ensure_schema(store)
    ensure_reference(store)


def load(
    store: Store, paths: Sequence[Path], *, kind: str | None = None, jobs: int = 1, again: bool = False
) -> Iterator[Outcome]:
    """Load documents and bundles (`.json` files), and say of each, in their order, what became of it.

    `kind` overrides recognition, `jobs` is the number of processes that read; `again` reads documents too that the
    graph holds already. Each file is written when its outcome is taken from the iterator. Errors of the server are
    raised; what was loaded by then stays.
    """
    prepare(store)
    by_hash = {} if again else {document.sha256: document for document in loaded_documents(store)}
    known = {path: _known(path, by_hash, kind) for path in paths if not _is_bundle(path)}
    extracted = extract_files([path for path in paths if not known.get(path, True)], jobs=jobs, kind=kind)
    for path in paths:
        if _is_bundle(path):
            yield _write(store, _read(path))
        elif document := known[path]:
            yield Outcome(path, "unchanged", document.id, document.kind)
        else:
            yield _write(store, next(extracted))


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What merging anew has changed of some documents' facts. With an `error` it has changed nothing."""

    authority: str
    documents: tuple[str, ...]
    written: Written = NOTHING
    error: str = ""


def documents_by_authority(store: Store) -> dict[str, list[str]]:
    """The ids of the loaded documents by the first authority that each touches, in order of the authorities' names."""
    groups: dict[str, list[str]] = {}
    for document in loaded_documents(store):
        groups.setdefault(next(iter(document.authorities), ""), []).append(document.id)
    return dict(sorted(groups.items()))


def rebuild(store: Store, groups: Mapping[str, Sequence[str]]) -> Iterator[Rebuilt]:
    """Merge the kept bundles anew by today's rules, a transaction for each group of `documents_by_authority`.

    No file is read. A graph that shows already what the rules say is left as it is.
    """
    prepare(store)
    for authority, documents in groups.items():
        try:
            yield Rebuilt(authority, tuple(documents), store.execute_write(merge_anew, documents))
        except DocumentError as error:
            yield Rebuilt(authority, tuple(documents), error=str(error))


def forget(store: Store, *names: str) -> list[LoadedDocument]:
    """Take documents out again, each in one transaction. A name is an id or the beginning of it, a file's name, or the
    file itself.

    Raises DocumentError if by one of them no loaded document, or more than one, is meant; then none is taken out.
    """
    meant = list({document.id: document for document in (_meant(store, name) for name in names)}.values())
    for document in meant:
        store.execute_write(replace_bundles, [], [document.id])
    return meant


def _meant(store: Store, name: str) -> LoadedDocument:
    digest = _sha256(Path(name))
    digits = name.removeprefix("document/")
    meant = [
        document
        for document in loaded_documents(store)
        if digest == document.sha256
        or name == document.file_name
        or (len(digits) >= FEWEST_DIGITS and document.id.startswith(f"document/{digits}"))
    ]
    if not meant:
        raise DocumentError(name, "no such document is loaded.", "`boroughs status` lists those that are.")
    if len(meant) > 1:
        raise DocumentError(
            name, f"{len(meant)} documents are so called.", f"Give an id: {', '.join(d.id for d in meant)}."
        )
    return meant[0]


def _is_bundle(path: Path) -> bool:
    return path.suffix.lower() == ".json"


def _sha256(path: Path) -> str | None:
    """The digest of a file; None if it cannot be read, which its reader will say better."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _known(path: Path, loaded: dict[str, LoadedDocument], kind: str | None) -> LoadedDocument | None:
    """The document that a file was loaded as, if loading it again would find the same."""
    document = loaded.get(_sha256(path) or "")
    same = document and document.extractor == EXTRACTOR and kind in (None, document.kind)
    return document if same else None


def _read(path: Path) -> Extracted:
    try:
        return Extracted(path, read_bundle(path))
    except DocumentError as error:
        return Extracted(path, None, str(error))


def _write(store: Store, extracted: Extracted) -> Outcome:
    bundle, path = extracted.bundle, extracted.path
    if bundle is None:
        return Outcome(path, "failed", error=extracted.error or "")
    try:
        check_json(bundle.to_json(), path)
        require(bundle, path)
    except DocumentError as error:
        return Outcome(path, "failed", error=str(error))
    written = store.execute_write(replace_bundles, [bundle])
    return Outcome(
        path=path,
        status="unchanged" if written == NOTHING else "loaded",
        document=bundle.id,
        kind=str(bundle.document["kind"]),
        written=written,
        warnings=len(bundle.warnings),
    )
