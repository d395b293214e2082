"""`boroughs extract`: what documents say, as bundles, without a graph."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import click

from graph.cli.errors import plain_errors
from graph.cli.files import BUNDLE, files_of
from graph.cli.help import examples
from graph.cli.output import FOR_PEOPLE, format_option, messages, show
from graph.cli.progress import progress
from loaders.bundle import Bundle
from loaders.explaining import explained
from loaders.kinds.registry import kind_names
from loaders.parallel import extract_files

kind_option = click.option(
    "--kind",
    type=click.Choice(kind_names()),
    help="Take every document for one of this kind, instead of looking at what it says.",
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes read documents."
)


def _free_name(folder: Path, stem: str, taken: set[str]) -> Path:
    """`<stem>.json`, with a number where two input files have one name."""
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return folder / f"{name}.json"


_FACT = ("label", "fact", "value", "rule", "page", "words")
_LEFT_OVER = ("page", "warning", "words")


def _show_explanations(bundles: Sequence[Bundle], output_format: str) -> None:
    """For machines one list of facts; for people a table for each document, and below it what was not understood."""
    if output_format not in FOR_PEOPLE:
        rows = [(bundle.document.get("fileName"), *astuple(fact)) for bundle in bundles for fact in explained(bundle)]
        show(("file", *_FACT), rows, output_format)
        return
    for bundle in bundles:
        click.echo(f"{bundle.document.get('fileName')} ({bundle.document['kind']})")
        show(_FACT, [astuple(fact) for fact in explained(bundle)], output_format)
        warnings = [(warning.page, warning.message, warning.text) for warning in bundle.warnings]
        click.echo("Not understood:" if warnings else "Not understood: nothing.\n")
        if warnings:
            show(_LEFT_OVER, warnings, output_format)


@click.command(epilog=examples("boroughs extract report.pdf plan.docx -o bundles --jobs 2"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Write <name>.json files here.")
@click.option(
    "--explain",
    is_flag=True,
    help="Print no bundles, but for each fact its rule, page and words, and what was not understood.",
)
@kind_option
@jobs_option
@format_option
@plain_errors
def extract(
    files: tuple[Path, ...], output: Path | None, explain: bool, kind: str | None, jobs: int, output_format: str
) -> None:
    """Print the bundle of each of FILES: one line of JSON a document.

    With --output, write one indented file a document instead. --format is for --explain. `-` is standard input.
    """
    if explain and output:
        raise click.UsageError("--explain prints, and writes no files: leave out --output.")
    if output:
        output.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    failed = 0
    read: list[Bundle] = []
    with files_of(files, folders=False) as given:
        total = len(given.paths)
        bundles = [path for path in given.paths if path.suffix.lower() == BUNDLE]
        for path in bundles:
            failed += 1
            advice = "is a bundle, or should be, and needs no extracting. `boroughs load` takes it."
            messages.print(given.told(f"{path}: {advice}"), markup=False, soft_wrap=True)
        documents = [path for path in given.paths if path not in bundles]
        for done in progress(extract_files(documents, jobs=jobs, kind=kind), len(documents), "Reading"):
            if done.bundle is None:
                failed += 1
                messages.print(given.told(done.error or ""), markup=False, soft_wrap=True)
            elif explain:
                read.append(done.bundle)
            elif output:
                _free_name(output, done.path.stem, taken).write_text(done.bundle.dumps(), encoding="utf-8")
            else:
                click.echo(json.dumps(done.bundle.to_json(), ensure_ascii=False))
    if explain:
        _show_explanations(read, output_format)
    if failed:
        raise click.ClickException(f"{failed} of {total} could not be read.")
