"""How fast the writer is, beside hand-written statements for the same rows, on one server in one run.

`python -m tests.bench.writer [--authorities 25]` prints a Markdown table. Each way is timed several times in turn, and
the medians are compared.

- create: `UNWIND … CREATE` of every node and relationship once: the ceiling, which no loader of unknown data can reach.
- merge: `UNWIND … MERGE` of each bundle's rows: the plain loader, which joins nothing and forgets nothing.
- writer: ours, with reading, merging and comparing.

Each writes one document in one transaction, grouped by label and type. Rows are the bundles' nodes and relationships.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from neo4j import ManagedTransaction

from graph.ownership import label_of
from graph.store import Store
from graph.writer import replace_bundles
from loaders.bundle import Bundle
from ontology.model import load_ontology
from tests.bench.graph import add_option, empty, open_graph
from tests.bench.synthetic import authority_bundles, declare_authorities, gss_codes

WARM_UP = 60  # documents


@dataclass(frozen=True, slots=True)
class Rows:
    """A bundle's rows for hand-written statements: nodes by label, ends of relationships by type and labels."""

    nodes: dict[str, list[dict[str, object]]]
    links: dict[tuple[str, str, str], list[list[str]]]


def rows_of(bundles: Iterable[Bundle], *, once: bool) -> Iterator[Rows]:
    """The rows of each bundle; with `once`, without those that an earlier bundle had."""
    seen: set[object] = set()
    for bundle in bundles:
        labels = {node.id: node.label for node in bundle.nodes}
        nodes: dict[str, list[dict[str, object]]] = defaultdict(list)
        links: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
        for node in bundle.nodes:
            if not once or node.id not in seen:
                nodes[node.label].append({"id": node.id, **node.properties})
        for link in bundle.relationships:
            if not once or link not in seen:
                ends = [labels.get(end) or label_of(end) for end in (link.source, link.target)]
                links[link.type, ends[0], ends[1]].append([link.source, link.target])
        seen.update(labels, bundle.relationships)
        yield Rows(nodes, links)


def _links(ends: tuple[str, str, str], verb: str) -> str:
    type_, source, target = ends
    matches = f"MATCH (a:{source} {{id: row[0]}}) MATCH (b:{target} {{id: row[1]}})"
    return f"UNWIND $rows AS row {matches} {verb} (a)-[:{type_}]->(b)"


def create(transaction: ManagedTransaction, rows: Rows) -> None:
    for label, nodes in rows.nodes.items():
        properties = ", ".join(f"{p}: row.{p}" for p in ("id", *load_ontology().classes[label].properties))
        transaction.run(f"UNWIND $rows AS row CREATE (n:{label} {{{properties}}})", rows=nodes).consume()
    for ends, pairs in rows.links.items():
        transaction.run(_links(ends, "CREATE"), rows=pairs).consume()


def merge(transaction: ManagedTransaction, rows: Rows) -> None:
    for label, nodes in rows.nodes.items():
        properties = ", ".join(f"n.{p} = row.{p}" for p in load_ontology().classes[label].properties)
        statement = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET {properties}"
        transaction.run(statement, rows=nodes).consume()
    for ends, pairs in rows.links.items():
        transaction.run(_links(ends, "MERGE"), rows=pairs).consume()


def ours(transaction: ManagedTransaction, bundle: Bundle) -> None:
    replace_bundles(transaction, [bundle])


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of this process on the processor (the rest is the server's, and waiting)."""

    clock: float
    processor: float


def taken_by(store: Store, write: Callable[..., object], documents: Sequence[object]) -> Taken:
    """How long it takes to write all documents, one transaction each, on a graph that holds the reference data only."""
    empty(store)
    clock, processor = time.perf_counter(), time.process_time()
    for document in documents:
        store.execute_write(write, document)
    return Taken(time.perf_counter() - clock, time.process_time() - processor)


def median(runs: Sequence[Taken]) -> Taken:
    """The middle of the times by the clock, and of those on the processor."""
    return Taken(statistics.median(t.clock for t in runs), statistics.median(t.processor for t in runs))


def measure(store: Store, bundles: Sequence[Bundle], times: int) -> dict[str, Taken]:
    """What each way of writing takes. The statements of all of them are warm before any is timed."""
    once, again = list(rows_of(bundles, once=True)), list(rows_of(bundles, once=False))
    ways: list[tuple[str, Callable[..., object], Sequence[object]]] = [
        ("create", create, once),
        ("merge", merge, again),
        ("writer", ours, bundles),
    ]
    for _, write, documents in ways:
        taken_by(store, write, documents[:WARM_UP])
    runs: dict[str, list[Taken]] = {name: [] for name, _, _ in ways}
    for _ in range(times):
        for name, write, documents in ways:
            runs[name].append(taken_by(store, write, documents))
    return {name: median(taken) for name, taken in runs.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_option(parser)
    parser.add_argument("--authorities", type=int, default=25, help="whose documents are written")
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_graph(parser, may_empty=options.empty_the_graph) as store:
        declare_authorities(Path(folder), 1)
        bundles = [bundle for code in gss_codes(1)[: options.authorities] for bundle in authority_bundles(code)]
        times = measure(store, bundles, options.times)
    rows = sum(len(bundle.nodes) + len(bundle.relationships) for bundle in bundles)
    print(f"{len(bundles)} documents, {rows:,} rows (nodes and relationships)\n")
    print("| way | seconds | rows a second | beside merge | of it this process |\n|---|---|---|---|---|")
    for name, taken in times.items():
        beside = taken.clock / times["merge"].clock
        print(f"| {name} | {taken.clock:.1f} | {rows / taken.clock:,.0f} | {beside:.2f} | {taken.processor:.1f} |")
    print(f"\nmemory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
