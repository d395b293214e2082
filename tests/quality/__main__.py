"""How well reports are read, against labelled ones: `python -m tests.quality --shared FOLDER [--show]`.

Prints Markdown tables: per field and family what is right, wrong and missing; and how many findings are whole. Fails
where a field falls below its floor, so that a change that makes reading worse is seen.
"""

from __future__ import annotations

from loaders.errors import DocumentError
from loaders.reading.files import read
from tests.quality.command import Measured, run
from tests.quality.comparison import compare
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

FAMILIES = ("SIF", "ILACS", "other")


def measure(gold: Gold) -> Measured:
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
    run("tests.quality", __doc__, read_gold, measure, FAMILIES, FLOORS)


if __name__ == "__main__":
    main()
