"""What the commands that measure reading share: figures per field and family, whole findings, and floors for both."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Protocol, TypeVar

from tests.quality.comparison import Difference

WHOLE_FINDINGS = 99.5
"""The least share of findings, in per cent, that must be whole."""

Measured = tuple[list[Difference], list[str], int]
"""A document's compared values, the faults of its findings, and how many findings it has."""


class Labels(Protocol):
    """The labels of one document."""

    @property
    def path(self) -> Path: ...


Gold = TypeVar("Gold", bound=Labels)


def run(
    program: str,
    description: str | None,
    labelled: Callable[[Path], Iterable[Gold]],
    measure: Callable[[Gold], Measured],
    families: Sequence[str],
    floors: Mapping[str, float],
) -> None:
    """Run the command `python -m program`: measure what is labelled, print it, and fail where a field is below its
    floor. `labelled` finds the labels by the shared folder.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=description)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds corpus/ and gold/")
    parser.add_argument("--show", action="store_true", help="list what is wrong or missing")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--only", default="", help="documents whose path holds these words")
    options = parser.parse_args()
    documents = [gold for gold in labelled(options.shared) if options.only in str(gold.path)]
    with ProcessPoolExecutor(options.jobs) as pool:
        results = list(pool.map(measure, documents))
    differences = [difference for found, _, _ in results for difference in found]
    faults = [fault for _, found, _ in results for fault in found]
    print_fields(differences, families)
    whole = print_wholeness(faults, sum(findings for _, _, findings in results))
    if options.show:
        for difference in differences:
            if difference.verdict != "right":
                print(f"{difference.field} [{difference.file}]: {difference.expected!r}, found {difference.found!r}")
        for fault in faults:
            print(fault)
    if not options.only and (low := below_floor(differences, whole, floors)):
        parser.exit(1, f"Below the floor: {', '.join(low)}\n")


def below_floor(differences: list[Difference], whole: float, floors: Mapping[str, float]) -> list[str]:
    """The fields of which a smaller share is right than their floor asks for."""
    shares = {
        field: 100 * sum(d.verdict == "right" for d in of) / len(of)
        for field in floors
        if (of := [d for d in differences if d.field == field])
    }
    low = [f"{field} {share:.2f} %" for field, share in shares.items() if share < floors[field]]
    return low + ([f"whole findings {whole:.2f} %"] if whole < WHOLE_FINDINGS else [])


def print_fields(differences: list[Difference], families: Sequence[str]) -> None:
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
