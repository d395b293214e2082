"""`boroughs export`: the graph as RDF, for research partners."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from graph.cli.connection import open_store
from graph.cli.errors import plain_errors
from graph.cli.output import messages
from graph.rdf.export import FORMATS, data_triples
from graph.rdf.export import export as export_graph
from graph.rdf.mapping import rdf_mapping
from graph.rdf.validation import shapes_turtle, validate
from graph.settings import base_iri
from graph.store import Store

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


@click.command(epilog="Example: boroughs export --format turtle --validate --output borough-graph.ttl")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="turtle",
    show_default=True,
    help="Turtle or JSON-LD as one graph; N-Quads with a graph for each source document.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@click.option("--validate", "check", is_flag=True, help="First check the graph against the SHACL shapes.")
@click.option("--pseudonymise", is_flag=True, help="Leave out the names of staff who hold no public office.")
@click.option("--shapes", type=click.Path(dir_okay=False, path_type=Path), help="Write the SHACL shapes there, too.")
@plain_errors
def export(format_name: str, output: Path | None, check: bool, pseudonymise: bool, shapes: Path | None) -> None:
    """Write the whole graph as RDF: data, ontology and a description of the dataset.

    IRIs begin with BOROUGHS_BASE_IRI, if it is set. The same graph gives the same bytes.
    """
    if shapes:
        shapes.write_text(shapes_turtle(), encoding="utf-8")
    with open_store() as store:
        if check:
            _require_valid(store, pseudonymise=pseudonymise)
        with messages.status("Writing RDF …"), _whole_file(output) as out:
            written = export_graph(store, format_name, out, pseudonymise=pseudonymise)
    nodes = sum(written.nodes.values())
    messages.print(f"{nodes:,} nodes, {written.statements:,} statements{f' in {output}' if output else ''}.")
