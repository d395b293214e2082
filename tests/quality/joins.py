"""Every join that merging makes on real documents: `python -m tests.quality.joins --shared FOLDER`.

Options: `--rule NAME` for one rule, `--all` for all joins instead of a sample.

Prints how often each rule for joining was applied, then its joins with their reasons for reading by eye (a sample of
each rule, or all of them), and what was kept apart. The sample is always the same for the same joins.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from graph.merge import RULES, Join, Merged, merge
from loaders.bundle import Bundle
from loaders.errors import DocumentError
from loaders.extraction import extract_file

SAMPLE = 10


def documents(shared: Path) -> list[Path]:
    """The real documents: the corpus and the seeds."""
    files = [*(shared / "corpus").rglob("*"), *(shared / "seeds").rglob("*")]
    return sorted(file for file in files if file.suffix in {".pdf", ".txt"})


def bundle_of(file: Path) -> Bundle | str:
    """A document's bundle, or why there is none."""
    try:
        return extract_file(file)
    except DocumentError as error:
        return str(error)


def sample(joins: Iterable[Join], size: int) -> list[Join]:
    """Some joins, the same at every run: those whose digests are smallest."""
    return sorted(sorted(joins, key=lambda join: hashlib.sha256(repr(join).encode()).hexdigest())[:size])


def print_joins(merged: Merged, rules: Sequence[str], size: int) -> None:
    counts = Counter(join.rule for join in merged.joins)
    print("| rule | joins |\n|---|--:|")
    for rule in rules:
        print(f"| {rule} | {counts[rule]} |")
    for rule in rules:
        print(f"\n## {rule}\n\n{RULES[rule].conditions}\n")
        for join in sample((join for join in merged.joins if join.rule == rule), size):
            print(f"- {join.reason} [{', '.join(join.parts)} → {join.result}]")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.joins", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds corpus/ and seeds/")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--rule", choices=sorted(RULES), help="only the joins of this rule")
    parser.add_argument("--all", action="store_true", help=f"all joins, not {SAMPLE} of each rule")
    options = parser.parse_args()
    with ProcessPoolExecutor(options.jobs) as pool:
        results = list(pool.map(bundle_of, documents(options.shared)))
    bundles = [result for result in results if isinstance(result, Bundle)]
    merged = merge(bundles)
    print(f"{len(bundles)} documents, {len(merged.nodes)} nodes, {len(merged.joins)} joins\n")
    print_joins(merged, [options.rule] if options.rule else list(RULES), len(merged.joins) if options.all else SAMPLE)
    print("\n## Kept apart, or left out\n")
    for warning in (*merged.warnings, *(result for result in results if isinstance(result, str))):
        print(f"- {warning}")


if __name__ == "__main__":
    main()
