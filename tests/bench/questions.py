"""How long each question of the library takes: `python -m tests.bench.questions [--scale 1]`.

It fills a graph with made-up documents, asks every question, and prints the medians and 95th percentiles in
milliseconds as Markdown: narrowed as a user would narrow it, for the whole country as `boroughs ask` shows it to a
person (the first rows), and with every row received. With `--keep` it asks the graph that is there (of `python -m
tests.bench.importing --keep`, say; `--scale` must be that graph's).
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from graph.loading import prepare
from graph.questions import FOR_ONE_LOOK, Question, all_questions, ask
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


def milliseconds(
    store: Store, question: Question, parameters: Mapping[str, str], limit: int | None = None
) -> tuple[float, int]:
    """How long an answer, or its first rows, takes, and how many rows those are."""
    started = time.perf_counter()
    rows = ask(store, question, parameters, limit=limit).rows
    return 1000 * (time.perf_counter() - started), len(rows)


Asked = list[tuple[float, int]]


def late(asked: Asked) -> float:
    """The 95th percentile."""
    return statistics.quantiles([taken for taken, _ in asked], n=20, method="inclusive")[-1]


def summary(asked: Asked) -> str:
    """Median, 95th percentile and most rows, as cells of the table."""
    if not asked:
        return " | | "
    median = statistics.median(taken for taken, _ in asked)
    return f"{median:.0f} | {late(asked):.0f} | {max(rows for _, rows in asked):,}"


def report(store: Store, limit: int) -> None:
    """Ask everything, print the table, and which answers are later than `limit` milliseconds."""
    ways = ("narrowed", f"the first {FOR_ONE_LOOK} rows", "every row")
    print("| question | narrowed by | p50 | p95 | rows |" + "".join(f" {way}: p50 | p95 | rows |" for way in ways[1:]))
    print("|---|---|" + "---|" * 3 * len(ways))
    slow: dict[str, list[str]] = {way: [] for way in ways}
    for question in all_questions().values():  # first answers are planned, and the server's code still interpreted
        for _ in range(TIMES):
            milliseconds(store, question, {}, FOR_ONE_LOOK)
    for question in all_questions().values():
        name = next((name for name in NARROWED_BY if name in question.parameters), None)
        values = NARROWED_BY[name] if name else []
        if name:
            milliseconds(store, question, {name: values[0]})
        asked: tuple[Asked, ...] = (
            [milliseconds(store, question, {name or "": value}) for value in values * TIMES],
            [milliseconds(store, question, {}, FOR_ONE_LOOK) for _ in range(TIMES * 4)],
            [milliseconds(store, question, {}) for _ in range(TIMES)],
        )
        for way, times in zip(ways, asked, strict=True):
            if times and late(times) > limit:
                slow[way].append(f"{question.name} {late(times):.0f}")
        print(f"| {question.name} | {name or ''} | {' | '.join(map(summary, asked))} |", flush=True)
    print(f"\nLater than {limit} ms at the 95th percentile:")
    for way, names in slow.items():
        print(f"- {way}: {len(names)}" + (f" ({', '.join(names)})" if names else ""))


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
        else:
            prepare(store)
        report(store, limit=100 if options.scale == 1 else 1000)


if __name__ == "__main__":
    main()
