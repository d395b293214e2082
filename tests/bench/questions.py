"""How long each question of the library takes: `python -m tests.bench.questions --empty-the-graph [--scale 1]`.

It fills the graph of the server that NEO4J_URI names with made-up documents, asks every question for single authorities
and for the whole country, and prints the medians and 95th percentiles in milliseconds, rows received, as Markdown.
With `--keep` it asks the graph that is there.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from graph.questions import Question, all_questions, ask
from graph.settings import connection_from_environment
from graph.store import Store
from tests.bench.synthetic import authority_bundles, declare_authorities, gss_codes
from tests.bench.writer import empty, ours

AUTHORITIES_ASKED = 10
TIMES = 3


def milliseconds(store: Store, question: Question, **parameters: str) -> tuple[float, int]:
    """How long one answer takes, and how many rows it has."""
    started = time.perf_counter()
    rows = ask(store, question, parameters).rows
    return 1000 * (time.perf_counter() - started), len(rows)


def percentiles(times: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20, method="inclusive")[-1]


def report(store: Store, names: list[str]) -> None:
    """Ask everything and print the table."""
    print("| question | one authority p50 | p95 | whole country p50 | p95 | rows |")
    print("|---|---|---|---|---|---|")
    for question in all_questions().values():
        milliseconds(store, question)  # the first answer is planned and compiled
        single = [(0.0, 0)] * 2
        if "authority" in question.parameters:
            milliseconds(store, question, authority=names[0])
            single = [milliseconds(store, question, authority=name) for name in names for _ in range(TIMES)]
        whole = [milliseconds(store, question) for _ in range(TIMES * 4)]
        one, of_one = percentiles([taken for taken, _ in single])
        all_, of_all = percentiles([taken for taken, _ in whole])
        alone = f"{one:.0f} | {of_one:.0f}" if "authority" in question.parameters else "| "
        print(f"| {question.name} | {alone} | {all_:.0f} | {of_all:.0f} | {whole[0][1]:,} |", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--empty-the-graph", action="store_true")
    what.add_argument("--keep", action="store_true")
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    connection = connection_from_environment()
    if connection is None:
        print("NEO4J_URI must name the server to be asked.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, Store(connection) as store:
        declare_authorities(Path(folder), options.scale)
        if options.empty_the_graph:
            empty(store)
            for code in gss_codes(options.scale):
                for bundle in authority_bundles(code, options.seed):
                    store.execute_write(ours, bundle)
        found = store.query(
            "MATCH (a:Authority)<-[:INSPECTED]-() RETURN DISTINCT a.name AS name ORDER BY name LIMIT $limit",
            {"limit": AUTHORITIES_ASKED},
        )
        report(store, [name for (name,) in found.rows])
    return 0


if __name__ == "__main__":
    sys.exit(main())
