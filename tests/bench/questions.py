"""How long each question of the library takes: `python -m tests.bench.questions [--scale 1]`.

It fills a graph with made-up documents, asks every question, narrowed as a user would narrow it and for the whole
country, and prints the medians and 95th percentiles in milliseconds, every row received, as Markdown. With `--keep` it
asks the graph that is there (of `python -m tests.bench.importing --keep`, say; `--scale` must be that graph's).
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from graph.questions import Question, all_questions, ask
from graph.settings import connection_from_environment
from graph.store import Store
from tests.bench.graph import add_option, empty, open_graph
from tests.bench.synthetic import REGIONS, authority_bundles, authority_name, declare_authorities, gss_codes
from tests.bench.writer import ours

AUTHORITIES_ASKED = 10
TIMES = 3
NARROWED_BY: Mapping[str, list[str]] = {
    "authority": [authority_name(17 * number) for number in range(AUTHORITIES_ASKED)],
    "region": list(REGIONS),
}
"""What a question is narrowed by, if it has the parameter: the first that it has."""


def milliseconds(store: Store, question: Question, **parameters: str) -> tuple[float, int]:
    """How long one answer takes, and how many rows it has."""
    started = time.perf_counter()
    rows = ask(store, question, parameters).rows
    return 1000 * (time.perf_counter() - started), len(rows)


def summary(asked: list[tuple[float, int]]) -> str:
    """Median, 95th percentile and most rows, as cells of the table."""
    times = [taken for taken, _ in asked]
    late = statistics.quantiles(times, n=20, method="inclusive")[-1]
    return f"{statistics.median(times):.0f} | {late:.0f} | {max(rows for _, rows in asked):,}"


def report(store: Store) -> None:
    """Ask everything and print the table."""
    print("| question | narrowed by | p50 | p95 | rows | whole country p50 | p95 | rows |")
    print("|---|---|---|---|---|---|---|---|")
    for question in all_questions().values():
        milliseconds(store, question)  # the first answer is planned and compiled
        name = next((name for name in NARROWED_BY if name in question.parameters), None)
        narrowed = " | | "
        if name:
            milliseconds(store, question, **{name: NARROWED_BY[name][0]})
            values = NARROWED_BY[name] * TIMES
            narrowed = summary([milliseconds(store, question, **{name: value}) for value in values])
        whole = summary([milliseconds(store, question) for _ in range(TIMES * 4)])
        print(f"| {question.name} | {name or ''} | {narrowed} | {whole} |", flush=True)


def filled(store: Store, scale: int) -> None:
    """Put so many countries into the graph, and nothing else."""
    empty(store)
    for code in gss_codes(scale):
        for bundle in authority_bundles(code):
            store.execute_write(ours, bundle)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_option(parser)
    parser.add_argument("--keep", action="store_true", help="ask the graph of NEO4J_URI as it is")
    parser.add_argument("--scale", type=int, default=1)
    options = parser.parse_args()
    opened: AbstractContextManager[Store]
    if options.keep:
        connection = connection_from_environment() or parser.error("--keep asks the graph that NEO4J_URI names.")
        opened = Store(connection)
    else:
        opened = open_graph(parser, may_empty=options.empty_the_graph)
    with tempfile.TemporaryDirectory() as folder, opened as store:
        declare_authorities(Path(folder), options.scale)
        if not options.keep:
            filled(store, options.scale)
        report(store)


if __name__ == "__main__":
    main()
