"""How well letters and area SEND reports are read: `python -m tests.quality.letters --shared FOLDER [--show]`.

Prints, per field and family, what is right, wrong and missing against labels made by reading the documents, and how
many findings are whole. Fails where a field falls below its floor.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from loaders.errors import DocumentError
from tests.quality.__main__ import below_floor, print_fields, print_wholeness
from tests.quality.comparison import Difference
from tests.quality.facts import Facts, extract
from tests.quality.letter_comparison import compare_letter
from tests.quality.letter_labels import LetterLabels, read_labels
from tests.quality.wholeness import faults

FAMILIES = ("JTAI", "SEND")
FLOORS = dict.fromkeys(
    (
        "authority",
        "inspection start",
        "inspection end",
        "published",
        "topic",
        "outcome",
        "previous inspection",
        "next inspection",
        "monitoring inspection",
        "lead inspector",
        "inspection team",
        "response, kind",
        "response, due",
        "response, by whom",
        "persons, number",
        "persons, order",
        "person, name",
        "person, title",
        "person, body",
        "person, day",
        "director",
        "findings, number",
        "findings, strengths",
        "findings, weaknesses",
        "words, strengths",
        "words, weaknesses",
        "words, points",
        "words, improvement",
        "priority, number",
        "priority, first words",
        "priority, bodies",
        "improvement, number",
        "improvement, first words",
    ),
    99.0,
)
"""The least share, in per cent, of each field's values that must be right: where values are few, all."""


def measure(gold: LetterLabels) -> tuple[list[Difference], list[str], int]:
    """A document's compared values, the faults of its findings and points, and how many of these it has."""
    try:
        facts = Facts(extract(gold.path))
    except (DocumentError, LookupError) as error:
        return list(compare_letter(gold, None)), [f"{gold.path}: {error}"], 0
    listed = facts.findings + facts.linked("RECOMMENDED")
    return list(compare_letter(gold, facts)), list(_faults(gold, facts)), len(listed)


def _faults(gold: LetterLabels, facts: Facts) -> Iterator[str]:
    for what, listed in (("finding", facts.findings), ("point", facts.linked("RECOMMENDED"))):
        for number, fault, words in faults(listed):
            yield f"{gold.family} {gold.path.stem}, {what} {number}: {fault}: {words!r}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.letters", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds corpus/")
    parser.add_argument("--show", action="store_true", help="list what is wrong or missing")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--only", default="", help="documents whose path holds these words")
    options = parser.parse_args()
    labelled = [gold for gold in read_labels(options.shared) if options.only in str(gold.path)]
    with ProcessPoolExecutor(options.jobs) as pool:
        results = list(pool.map(measure, labelled))
    differences = [difference for found, _, _ in results for difference in found]
    print_fields(differences, FAMILIES)
    whole = print_wholeness([fault for _, found, _ in results for fault in found], sum(n for _, _, n in results))
    if options.show:
        for difference in differences:
            if difference.verdict != "right":
                print(f"{difference.field} [{difference.file}]: {difference.expected!r}, found {difference.found!r}")
        for _, found, _ in results:
            for fault in found:
                print(fault)
    if not options.only and (low := below_floor(differences, whole, FLOORS)):
        parser.exit(1, f"Below the floor: {', '.join(low)}\n")


if __name__ == "__main__":
    main()
