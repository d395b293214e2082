"""`boroughs load`, `rebuild` and `forget`: documents into the graph, merged anew, and out of it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path

import click

from graph.cli.connection import open_store
from graph.cli.errors import plain_errors
from graph.cli.extract import jobs_option, kind_option
from graph.cli.files import files_of
from graph.cli.help import examples
from graph.cli.output import FOR_PEOPLE, format_option, messages, show
from graph.cli.progress import progress
from graph.loading import Outcome, documents_by_authority
from graph.loading import forget as forget_documents
from graph.loading import load as load_documents
from graph.loading import rebuild as merge_anew
from graph.writer import NOTHING

MOST_LISTED = 40
"""Of more files, only those that failed are listed for a person."""


def _failed(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.status == "failed"]


def _counted(outcomes: Sequence[Outcome]) -> str:
    """How many were loaded, unchanged, failed; what that brought into the graph; and how many warnings."""
    statuses = Counter(outcome.status for outcome in outcomes)
    parts = [", ".join(f"{statuses[s]} {s}" for s in ("loaded", "unchanged", "failed") if statuses[s])]
    if statuses["loaded"]:
        parts.append(f"{sum(o.written.nodes_created for o in outcomes):,} new nodes")
        parts.append(_of_warnings(sum(o.warnings for o in outcomes)))
    return "; ".join(parts)


def _of_warnings(number: int) -> str:
    return f"{number:,} warning{'' if number == 1 else 's'}" if number else "no warnings"


def _summarise(outcomes: Sequence[Outcome]) -> None:
    """For a person: a line a kind, and one for all."""
    if len(outcomes) > 1:
        by_kind: dict[str, list[Outcome]] = {}
        for outcome in outcomes:
            by_kind.setdefault(outcome.kind or "not read", []).append(outcome)
        for kind, those in sorted(by_kind.items()):
            messages.print(f"{kind}: {_counted(those)}", markup=False, soft_wrap=True)
        messages.print(f"All {len(outcomes)} files: {_counted(outcomes)}", soft_wrap=True)
    if warnings := sum(outcome.warnings for outcome in outcomes):
        messages.print(
            f"{_of_warnings(warnings).capitalize()}: `boroughs status --warnings` says what was not understood.",
            soft_wrap=True,
        )


def _show(outcomes: Sequence[Outcome], told: Callable[[str], str], output_format: str) -> None:
    if output_format in FOR_PEOPLE and len(outcomes) > MOST_LISTED:
        if failed := _failed(outcomes):
            show(("file", "problem"), [(o.path.name, told(o.error)) for o in failed], output_format, whole=True)
        return
    rows = [(o.path.name, o.status, o.kind, o.written.nodes_created, o.warnings, o.document) for o in outcomes]
    show(("file", "status", "kind", "new nodes", "warnings", "document"), rows, output_format)


@click.command(
    epilog=examples(
        "boroughs load report.pdf plan.docx bundles/ --jobs 2", "boroughs extract plan.pdf | boroughs load -"
    )
)
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
    Of more than 40 files only those that failed are listed, below a summary by kind; --format csv lists all.

    `-` is standard input: a bundle, several bundles one a line, or a document.
    """
    with files_of(paths) as files, open_store() as store:
        total = len(files.paths)
        outcomes: list[Outcome] = []
        try:
            for outcome in progress(
                load_documents(store, files.paths, kind=kind, jobs=jobs, again=again), total, "Loading"
            ):
                outcomes.append(outcome)
                if outcome.error:
                    messages.print(files.told(outcome.error), markup=False, soft_wrap=True)
        except KeyboardInterrupt:
            messages.print(f"\nStopped: {len(outcomes)} of {total} are done and stay. A load goes on from there.")
            raise
    _show(outcomes, files.told, output_format)
    _summarise(outcomes)
    if failed := len(_failed(outcomes)):
        raise click.ClickException(f"{failed} of {total} could not be loaded and left no trace in the graph.")


@click.command(epilog=examples("boroughs rebuild"))
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


@click.command(epilog=examples("boroughs forget document/751483e57e0426d6"))
@click.argument("documents", nargs=-1, required=True)
@plain_errors
def forget(documents: tuple[str, ...]) -> None:
    """Take DOCUMENTS out of the graph: ids (or their beginnings), file names, or the files themselves.

    The graph then equals one that never saw them. Where one of them is not loaded, none is taken out.
    """
    with open_store() as store:
        for forgotten in forget_documents(store, *documents):
            messages.print(f"Forgot {forgotten.file_name} ({forgotten.id}).", markup=False)
