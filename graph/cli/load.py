"""`boroughs load`, `rebuild` and `forget`: documents into the graph, merged anew, and out of it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import click

from graph.cli.connection import open_store
from graph.cli.errors import plain_errors
from graph.cli.extract import jobs_option, kind_option
from graph.cli.output import format_option, messages, show
from graph.cli.progress import progress
from graph.loading import Outcome, documents_by_authority
from graph.loading import forget as forget_document
from graph.loading import load as load_documents
from graph.loading import rebuild as merge_anew
from graph.writer import NOTHING
from loaders.reading.files import SUFFIXES


def documents_in(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those below the folders named that may be documents or bundles, in order of their names.

    Raises ClickException for a folder that holds none.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        below = [p for p in sorted(path.rglob("*")) if p.is_file() and p.suffix.lower() in {*SUFFIXES, ".json"}]
        if not below:
            raise click.ClickException(f"{path}: a folder without documents. Name files, or a folder that holds some.")
        found += below
    return found


def _summarise(outcomes: Sequence[Outcome]) -> None:
    """A line a kind, for a person: how many were loaded, unchanged, failed."""
    counts = Counter((outcome.kind or "not read", outcome.status) for outcome in outcomes)
    for kind in sorted({kind for kind, _ in counts}):
        parts = [
            f"{counts[kind, status]} {status}" for status in ("loaded", "unchanged", "failed") if counts[kind, status]
        ]
        messages.print(f"{kind}: {', '.join(parts)}")


@click.command(epilog="Example: boroughs load report.pdf plan.docx bundles/ --jobs 2")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@kind_option
@jobs_option
@click.option("--again", is_flag=True, help="Read documents again that are in the graph already, unchanged.")
@format_option
@plain_errors
def load(paths: tuple[Path, ...], kind: str | None, jobs: int, again: bool, output_format: str) -> None:
    """Load documents, bundles (.json) and folders of them.

    Each document is one transaction: it replaces what that document said before, or it fails and leaves the graph as
    it was. What is in the graph already, read by this release, is skipped. With several files the good ones are loaded.
    """
    files = documents_in(paths)
    outcomes: list[Outcome] = []
    with open_store() as store:
        try:
            for outcome in progress(
                load_documents(store, files, kind=kind, jobs=jobs, again=again), len(files), "Loading"
            ):
                outcomes.append(outcome)
                if outcome.error:
                    messages.print(outcome.error, markup=False, soft_wrap=True)
        except KeyboardInterrupt:
            messages.print(f"\nStopped: {len(outcomes)} of {len(files)} are done and stay. A load goes on from there.")
            raise
    rows = [(o.path.name, o.status, o.kind, o.written.nodes_created, o.warnings, o.document) for o in outcomes]
    if output_format != "table" or len(rows) <= 40:
        show(("file", "status", "kind", "new nodes", "warnings", "document"), rows, output_format)
    if len(outcomes) > 1:
        _summarise(outcomes)
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    if failed:
        raise click.ClickException(f"{failed} of {len(files)} could not be loaded and left no trace in the graph.")


@click.command(epilog="Example: boroughs rebuild")
@format_option
@plain_errors
def rebuild(output_format: str) -> None:
    """Merge what the documents say anew, by the rules of this release, and show what has changed.

    No document is read: the graph keeps what it found in each. `load --again` reads documents anew.
    """
    with open_store() as store:
        groups = documents_by_authority(store)
        done = list(progress(merge_anew(store, groups), len(groups), "Merging"))
    for group in done:
        if group.error:
            messages.print(group.error, markup=False, soft_wrap=True)
    columns = (
        "authority",
        "documents",
        "new nodes",
        "changed",
        "deleted",
        "new relationships",
        "deleted relationships",
    )
    rows = [
        (group.authority, len(group.documents), *astuple(group.written)) for group in done if group.written != NOTHING
    ]
    show(columns, rows, output_format, empty="The graph was so already.")
    failed = sum(bool(group.error) for group in done)
    if failed:
        raise click.ClickException(
            f"{failed} of {len(done)} authorities could not be merged anew, and are as they were."
        )


@click.command(epilog="Example: boroughs forget document/751483e57e0426d6")
@click.argument("documents", nargs=-1, required=True)
@plain_errors
def forget(documents: tuple[str, ...]) -> None:
    """Take DOCUMENTS out of the graph: ids (or their beginnings), file names, or the files themselves.

    The graph then equals one that never saw them.
    """
    with open_store() as store:
        for document in documents:
            forgotten = forget_document(store, document)
            messages.print(f"Forgot {forgotten.file_name} ({forgotten.id}).", markup=False)
