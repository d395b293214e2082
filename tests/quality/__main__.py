"""How well reports are read, against labelled ones: `python -m tests.quality --shared FOLDER [--show]`.

Prints Markdown tables: per field and family what is right, wrong and missing; and how many findings are whole.
"""

from __future__ import annotations

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from loaders.errors import DocumentError
from tests.quality.comparison import Difference, compare
from tests.quality.facts import Facts, extract
from tests.quality.gold import Gold, read_gold
from tests.quality.wholeness import faults, gaps

FAMILIES = ("SIF", "ILACS", "other")


def measure(gold: Gold) -> tuple[list[Difference], list[str], int]:
    """A report's compared values, the faults of its findings, and how many findings it has."""
    try:
        facts = Facts(extract(gold.path))
    except (DocumentError, LookupError) as error:
        return list(compare(gold, None)), [f"{gold.path}: {error}"], 0
    recommended = [int(r["printedNumber"]) for r in facts.linked("RECOMMENDED") if "printedNumber" in r]
    where = f"{gold.path.parent.name} {gold.path.stem}"
    seen = [f"{where}, {number}: {fault}: {words!r}" for number, fault, words in faults(facts.findings)]
    seen += [f"{where}, {number}: left out of the numbering" for number in gaps(facts.findings, recommended)]
    return list(compare(gold, facts)), seen, len(facts.findings)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds corpus/ and gold/")
    parser.add_argument("--show", action="store_true", help="list what is wrong or missing")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--only", default="", help="reports whose path holds these words")
    options = parser.parse_args()
    reports = [gold for gold in read_gold(options.shared) if options.only in str(gold.path)]
    with ProcessPoolExecutor(options.jobs) as pool:
        results = list(pool.map(measure, reports))
    differences = [difference for found, _, _ in results for difference in found]
    print_fields(differences)
    print_wholeness([fault for _, found, _ in results for fault in found], sum(n for _, _, n in results))
    if options.show:
        for difference in differences:
            if difference.verdict != "right":
                print(f"{difference.field} [{difference.file}]: {difference.expected!r}, found {difference.found!r}")
        for _, found, _ in results:
            for fault in found:
                print(fault)


def print_fields(differences: list[Difference]) -> None:
    counts = Counter((d.field, d.family, d.verdict) for d in differences)
    print("| field | family | right | wrong | missing | % |\n|---|---|--:|--:|--:|--:|")
    for field in dict.fromkeys(d.field for d in differences):
        for family in (*FAMILIES, "all"):
            of = FAMILIES if family == "all" else (family,)
            right, wrong, missing = (sum(counts[field, f, v] for f in of) for v in ("right", "wrong", "missing"))
            if total := right + wrong + missing:
                print(f"| {field} | {family} | {right} | {wrong} | {missing} | {100 * right / total:.1f} |")


def print_wholeness(faults: list[str], findings: int) -> None:
    broken = len({fault.split(": ")[0] for fault in faults})
    share = 100 * (findings - broken) / findings if findings else 0
    print(f"\n{findings} findings, {broken} with a fault: {share:.2f} % whole")


if __name__ == "__main__":
    main()
