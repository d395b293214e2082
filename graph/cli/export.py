"""`boroughs export`: the graph as RDF for research partners, or as files for a first import into Neo4j."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from graph.bulk import write_import_files
from graph.bundles import all_bundles
from graph.cli.connection import open_store
from graph.cli.errors import plain_errors
from graph.cli.help import examples
from graph.cli.output import messages
from graph.cli.progress import progress
from graph.rdf.export import FORMATS, data_triples
from graph.rdf.export import export as export_graph
from graph.rdf.mapping import rdf_mapping
from graph.rdf.validation import validate
from graph.settings import base_iri
from graph.store import Store
from loaders.bundle import Bundle
from loaders.check import read_bundle

NEO4J_CSV = "neo4j-csv"

SHOWN_PROBLEMS = 20


@contextmanager
def _whole_file(output: Path | None) -> Iterator[IO[bytes]]:
    """Where to write: standard output, or a file that appears only when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    unfinished = output.with_name(output.name + ".part")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)


def _require_valid(store: Store, *, pseudonymise: bool) -> None:
    with messages.status("Checking against the shapes …"):
        problems = validate(data_triples(store, rdf_mapping(base_iri()), pseudonymise=pseudonymise))
    for problem in problems[:SHOWN_PROBLEMS]:
        messages.print(f"{problem.node} {problem.path}: {problem.message} {problem.value}", markup=False)
    if problems:
        raise click.ClickException(f"The graph breaks the shapes in {len(problems)} places; nothing was written.")
    messages.print("The graph keeps to the shapes.")


def _bundles_in(folder: Path) -> Iterator[Bundle]:
    files = sorted(folder.rglob("*.json"))
    if not files:
        raise click.ClickException(f"{folder}: no bundles (.json) in this folder. `boroughs extract -o` writes some.")
    yield from progress(map(read_bundle, files), len(files), "Reading")


def _export_for_import(output: Path | None, source: Path | None) -> None:
    if output is None:
        raise click.UsageError("--format neo4j-csv writes a folder of files: name it with --output.")
    if source:
        written = write_import_files(_bundles_in(source), output)
    else:
        with open_store() as store:
            written = write_import_files(all_bundles(store), output)
    messages.print(f"{written.nodes:,} nodes, {written.relationships:,} relationships in {output}. To import them:")
    click.echo(shlex.join(["neo4j-admin", *written.arguments()]))


@click.command(
    epilog=examples(
        "boroughs export --format turtle --validate -o borough-graph.ttl",
        "boroughs export --format neo4j-csv --from bundles -o import-files",
    )
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice([*FORMATS, NEO4J_CSV]),
    default="turtle",
    show_default=True,
    help="RDF as one graph (turtle, jsonld) or with a graph a document (nquads); or files for neo4j-admin import.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A file (a folder for neo4j-csv); else standard output."
)
@click.option("--validate", "check", is_flag=True, help="First check the graph against the SHACL shapes (for RDF).")
@click.option(
    "--pseudonymise",
    is_flag=True,
    help="Leave out the names of staff who hold no statutory or public-facing post (for RDF).",
)
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="For neo4j-csv: a folder of bundles, for a first load that is too large to go through the server.",
)
@plain_errors
def export(format_name: str, output: Path | None, check: bool, pseudonymise: bool, source: Path | None) -> None:
    """Write the whole graph: as RDF (data, ontology and a description of the dataset), or for a first import.

    IRIs begin with BOROUGHS_BASE_IRI, if it is set. The same graph gives the same bytes.
    """
    if format_name == NEO4J_CSV:
        for option, given in (("--validate", check), ("--pseudonymise", pseudonymise)):
            if given:  # what is imported must hold what loading would: a file that named people after all would mislead
                raise click.UsageError(f"{option} goes with RDF only.")
        _export_for_import(output, source)
        return
    if source:
        raise click.UsageError("--from goes with --format neo4j-csv.")
    if output and output.is_dir():
        raise click.UsageError(f"{output} is a folder: name a file.")
    base_iri()  # raises before the server is started, if it is none
    with open_store() as store:
        if check:
            _require_valid(store, pseudonymise=pseudonymise)
        with messages.status("Writing RDF …"), _whole_file(output) as out:
            written = export_graph(store, format_name, out, pseudonymise=pseudonymise)
    nodes = sum(written.nodes.values())
    messages.print(f"{nodes:,} nodes, {written.statements:,} statements{f' in {output}' if output else ''}.")
