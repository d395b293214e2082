"""How well letters and area SEND reports are read: `python -m tests.quality.letters --shared FOLDER [--show]`.

Prints, per field and family, what is right, wrong and missing against labels made by reading the documents, and how
many findings are whole. Fails where a field falls below its floor.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.errors import DocumentError
from tests.quality.command import Measured, run
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
        "response, sent by",
        "response, partners",
        "response, bodies",
        "signatory",
        "delivers services",
        "context",
        "persons, number",
        "persons, order",
        "person, name",
        "person, title",
        "person, body",
        "person, day",
        "director",
        "findings, number",
        "findings, section",
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
        "improvement, bodies",
    ),
    99.0,
)
"""The least share, in per cent, of each field's values that must be right: where values are few, all."""


def measure(gold: LetterLabels) -> Measured:
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
    run("tests.quality.letters", __doc__, read_labels, measure, FAMILIES, FLOORS)


if __name__ == "__main__":
    main()
