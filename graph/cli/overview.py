"""`boroughs status` and `why`: what the graph holds, and why it joined what it joined."""

from __future__ import annotations

import click

from graph.bundles import all_bundles, bundles_near, loaded_documents
from graph.cli.connection import open_store
from graph.cli.errors import plain_errors
from graph.cli.help import examples
from graph.cli.output import FOR_PEOPLE, format_option, messages, show
from graph.merge import explain, merge
from graph.store import Store
from loaders.identity import authority_of

COUNTS = "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS nodes ORDER BY label"
NAMESAKES = "MATCH (:Person {id: $id})-[:SAME_PERSON]-(namesake:Person) RETURN namesake.id"


def _warnings(store: Store) -> list[tuple[object, ...]]:
    """What was not understood on the documents' pages, and then what could not be joined."""
    bundles = list(all_bundles(store))
    on_pages = [
        (bundle.document.get("fileName"), warning.page, warning.message, warning.text or None, bundle.id)
        for bundle in bundles
        for warning in bundle.warnings
    ]
    return [*on_pages, *((None, None, warning, None, None) for warning in merge(bundles).warnings)]


@click.command(epilog=examples("boroughs status --format json"))
@click.option("--counts", is_flag=True, help="Count nodes by label, instead of listing documents.")
@click.option("--warnings", is_flag=True, help="List what was not understood in the documents, or could not be joined.")
@format_option
@plain_errors
def status(counts: bool, warnings: bool, output_format: str) -> None:
    """List the documents that the graph holds."""
    if counts and warnings:
        raise click.UsageError("Give either --counts or --warnings.")
    with open_store() as store:
        if counts:
            table = store.query(COUNTS)
            show(table.columns, table.rows, output_format, empty="The graph is empty.")
            return
        if warnings:
            show(("file", "page", "warning", "text", "document"), _warnings(store), output_format, empty="No warnings.")
            return
        rows = [(d.file_name, d.kind, list(d.authorities), d.loaded_at, d.id) for d in loaded_documents(store)]
    show(("file", "kind", "authorities", "loaded at", "id"), rows, output_format, empty="No documents are loaded.")
    if output_format in FOR_PEOPLE and rows:
        messages.print(f"{len(rows)} document{'s' if len(rows) > 1 else ''}.")


def _authorities_of(store: Store, node_id: str) -> set[str]:
    """GSS codes of the authorities whose documents bear on a node: its own, and those of its namesakes elsewhere."""
    rows = store.query(NAMESAKES, {"id": node_id}).rows
    return {code for id_ in (node_id, *(row[0] for row in rows)) if (code := authority_of(id_))}


@click.command(epilog=examples("boroughs why tenure/E09000022/director-of-childrens-services/2016-05"))
@click.argument("node_id")
@format_option
@plain_errors
def why(node_id: str, output_format: str) -> None:
    """Say which documents' facts were joined into the node NODE_ID, by which rule, and for what reason."""
    with open_store() as store:
        if not store.query("MATCH (n) WHERE n.id = $id RETURN n.id LIMIT 1", {"id": node_id}).rows:
            raise click.ClickException(f"No node has the id {node_id}. Ids are in the answers to `boroughs ask`.")
        bundles = store.execute_read(bundles_near, _authorities_of(store, node_id), [])
    joins = explain(node_id, merge(bundles))
    rows = [(j.rule, j.result, list(j.parts), j.reason) for j in joins]
    columns = ("rule", "result", "joined", "reason")
    show(columns, rows, output_format, empty="Nothing was joined: one document says this.", whole=True)
