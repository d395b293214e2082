"""How well reports are read, against labelled ones: `python -m tests.quality --shared FOLDER [--show]`.

Prints Markdown tables: per field and family what is right, wrong and missing; and how many findings are whole. Fails
where a field falls below its floor, so that a change that makes reading worse is seen.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from loaders.errors import DocumentError
from loaders.reading.files import read
from tests.quality.comparison import Difference, compare
from tests.quality.facts import Facts, bundle_of
from tests.quality.gold import Gold, read_gold
from tests.quality.wholeness import faults, gaps, left_out

FLOORS = {
    "authority": 100.0,
    "judgement": 99.8,
    "inspection start": 99.5,
    "inspection end": 99.5,
    "framework": 99.5,
    "lead inspector": 99.5,
    "published": 99.5,
    "recommendations, number": 99.0,
    "recommendations, first words": 99.0,
    "LSCB recommendations, number": 99.0,
    "highest number": 99.0,
    # The labels lack two dates that the reports print (Medway 2013, Wokingham 2023), which are counted as wrong.
    "in post since": 98.0,
    "statistics": 99.0,
}
"""The least share, in per cent, of each field's values that must be right."""

WHOLE_FINDINGS = 99.5

FAMILIES = ("SIF", "ILACS", "other")


def measure(gold: Gold) -> tuple[list[Difference], list[str], int]:
    """A report's compared values, the faults of its findings, and how many findings it has."""
    try:
        document = read(gold.path)
        facts = Facts(bundle_of(document))
    except (DocumentError, LookupError) as error:
        return list(compare(gold, None)), [f"{gold.path}: {error}"], 0
    recommended = [int(r["printedNumber"]) for r in facts.linked("RECOMMENDED") if "printedNumber" in r]
    where = f"{gold.path.parent.name} {gold.path.stem}"
    seen = [f"{where}, {number}: {fault}: {words!r}" for number, fault, words in faults(facts.findings)]
    seen += [f"{where}, {number}: left out of the numbering" for number in gaps(facts.findings, recommended)]
    seen += [
        f"{where}, {number}: a paragraph is left out: {words[:60]!r}"
        for number, words in left_out(document, facts.bundle)
    ]
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
    whole = print_wholeness([fault for _, found, _ in results for fault in found], sum(n for _, _, n in results))
    if options.show:
        for difference in differences:
            if difference.verdict != "right":
                print(f"{difference.field} [{difference.file}]: {difference.expected!r}, found {difference.found!r}")
        for _, found, _ in results:
            for fault in found:
                print(fault)
    if not options.only and (low := below_floor(differences, whole)):
        parser.exit(1, f"Below the floor: {', '.join(low)}\n")


def below_floor(differences: list[Difference], whole: float, floors: Mapping[str, float] = FLOORS) -> list[str]:
    """The fields of which a smaller share is right than their floor asks for."""
    shares = {
        field: 100 * sum(d.verdict == "right" for d in of) / len(of)
        for field in floors
        if (of := [d for d in differences if d.field == field])
    }
    low = [f"{field} {share:.2f} %" for field, share in shares.items() if share < floors[field]]
    return low + ([f"whole findings {whole:.2f} %"] if whole < WHOLE_FINDINGS else [])


def print_fields(differences: list[Difference], families: tuple[str, ...] = FAMILIES) -> None:
    """Print the table of right, wrong and missing values per field and family."""
    counts = Counter((d.field, d.family, d.verdict) for d in differences)
    print("| field | family | right | wrong | missing | % |\n|---|---|--:|--:|--:|--:|")
    for field in dict.fromkeys(d.field for d in differences):
        for family in (*families, "all"):
            of = families if family == "all" else (family,)
            right, wrong, missing = (sum(counts[field, f, v] for f in of) for v in ("right", "wrong", "missing"))
            if total := right + wrong + missing:
                print(f"| {field} | {family} | {right} | {wrong} | {missing} | {100 * right / total:.1f} |")


def print_wholeness(faults: list[str], findings: int) -> float:
    """Print, and return, the share of findings without a fault, in per cent."""
    broken = len({fault.split(": ")[0] for fault in faults})
    share = 100 * (findings - broken) / findings if findings else 0
    print(f"\n{findings} findings, {broken} with a fault: {share:.2f} % whole")
    return share


if __name__ == "__main__":
    main()
