"""How the figures fall when reports are damaged: `python -m tests.quality.noise [--reports N]`.

Made-up reports, damaged in the ways of `tests.world.noise`, are read again. Prints a Markdown table: per kind of damage
the judgements found and those that are wrong (there must be none), the findings and lists of points found whole.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from pathlib import Path

from loaders.errors import DocumentError
from tests.loaders.reports.extracting import facts_of_text
from tests.world import noise
from tests.world.reports import AREA_TITLES, as_text, make_report

WORLD = Path(__file__).parents[1] / "world"


def measure(name: str, reports: int) -> Counter[str]:
    """What is left of reports of every layout after one kind of damage."""
    counts: Counter[str] = Counter()
    for layout in AREA_TITLES:
        for seed in range(reports):
            report = make_report(layout, seed)
            text = getattr(noise, name)(as_text(report), random.Random(seed))
            try:
                facts = facts_of_text(text, layout)
            except DocumentError:
                counts["refused"] += 1
                continue
            expected, found = report.all_judgements, facts.judgements
            findings = {finding["number"]: finding["text"] for finding in facts.findings}
            counts["reports"] += 1
            counts["judgements"] += len(expected)
            counts["right"] += sum(expected.get(area) == grade for area, grade in found.items())
            counts["wrong"] += sum(expected.get(area) != grade for area, grade in found.items())
            counts["findings"] += len(report.numbered_findings)
            counts["whole"] += sum(findings.get(n) == text for n, text in report.numbered_findings.items())
            counts["lists"] += facts.recommendations("authority") == list(report.recommendations)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.noise", description=__doc__)
    parser.add_argument("--reports", type=int, default=10, help="reports of each layout")
    options = parser.parse_args()
    os.environ["BOROUGHS_AUTHORITIES"] = str(WORLD / "authorities.ttl")  # before anything reads the ontology
    print("| damage | reports | authority lost | grades found | wrong grades | findings whole | lists whole |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for damage in noise.ALL:
        counts = measure(damage.__name__, options.reports)
        print(
            f"| {damage.__name__.replace('_', ' ')} | {counts['reports']} | {counts['refused']}"
            f" | {counts['right'] / counts['judgements']:.1%} | {counts['wrong']}"
            f" | {counts['whole'] / counts['findings']:.1%} | {counts['lists'] / counts['reports']:.1%} |"
        )


if __name__ == "__main__":
    main()
