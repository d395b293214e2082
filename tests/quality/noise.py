"""How reports, letters and plans are read when they are damaged: `python -m tests.quality.noise [--reports N] [--ocr]`.

Made-up documents, damaged in the ways of `tests.world.noise`, are read again. Prints three Markdown tables: per kind of
damage what is found and what is wrong. There must be no wrong grade. A name that has lost a letter is not counted as
wrong. With `--ocr`, the documents are printed to images too, and read back with `tesseract`.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pypdfium2

from loaders.bundle import Bundle
from loaders.document import Document
from loaders.errors import DocumentError
from loaders.extraction import extract_document
from loaders.reading.files import read
from loaders.reading.text import read_text
from tests.loaders.reports.extracting import facts_of_text
from tests.quality.facts import Facts
from tests.world import letters, noise
from tests.world.plans import LAYOUTS as PLAN_LAYOUTS
from tests.world.plans import MadePlan, make_plan
from tests.world.reports import AREA_TITLES, MadeUpReport, as_pdf, as_text, make_report

WORLD = Path(__file__).parents[1] / "world"
LETTERS = ("LETTER_OF_2016", "LETTER_OF_2023", "SEND_LETTER", "SEND_REVISIT", "SEND_REPORT")
TEXT_PLANS = tuple(name for name, (suffix, _) in PLAN_LAYOUTS.items() if suffix in {".txt", ".md"})
PDF_PLANS = ("pdf-ruled", "pdf-unruled", "pdf-bands")
OCR = "printed to images and read back"

Damage = Callable[[str, random.Random], str]
Words = Callable[[str, bytes | None], str]
"""A document's damaged text, from its text and, where there is one, its PDF."""


def read_images(pdf: bytes) -> str:
    """The text that `tesseract` reads from a PDF's pages as images of 200 dots an inch."""
    # Its own threads wait for one another on few cores, and take twice as long.
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    pages = []
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "page.png"
        for page in pypdfium2.PdfDocument(pdf):
            page.render(scale=200 / 72).to_pil().save(image)
            command = ["tesseract", str(image), "-"]
            pages.append(subprocess.run(command, capture_output=True, text=True, check=True, env=one_thread).stdout)
    return "\f".join(pages)


# --- reports ---------------------------------------------------------------------------------------------------------


def wrong_grades(report: MadeUpReport, facts: Facts) -> dict[str, str]:
    """Grades that a report does not give, also where they are but one of two claims."""
    claimed = [
        (node.id.split("/judgement/")[1].split("/")[0], str(node.properties["value"]))
        for node in facts.bundle.nodes
        if node.label == "Claim" and node.properties["property"] == "grade" and node.id.startswith(facts.inspection[0])
    ]
    found = [*facts.judgements.items(), *claimed]
    return {area: grade for area, grade in found if report.all_judgements.get(area) != grade}


def wrong_facts(report: MadeUpReport, facts: Facts) -> dict[str, object]:
    """Dates, figures and starts that a report does not print. Names are left out: a letter of theirs may be damaged."""
    _, inspection = facts.inspection
    found = {
        "startedOn": (report.dates[0], inspection.get("startedOn")),
        "endedOn": (report.dates[1], inspection.get("endedOn")),
        "publishedOn": (report.published[0] if report.published else None, inspection.get("publishedOn")),
        "in post since": ("2014-06", facts.in_post_since("director-of-childrens-services")),
        "children under 18": (41300.0, facts.statistic("children-under-18")),
    }
    return {name: value for name, (printed, value) in found.items() if value is not None and value != printed}


def measure_reports(words: Words, reports: int) -> Counter[str]:
    """What is left of reports of every layout after one kind of damage."""
    counts: Counter[str] = Counter()
    for layout in AREA_TITLES:
        for seed in range(reports):
            report = make_report(layout, seed)
            try:
                facts = facts_of_text(words(as_text(report), as_pdf(report) if words is from_images else None), layout)
            except DocumentError:
                counts["refused"] += 1
                continue
            expected = report.all_judgements
            findings = {finding["number"]: finding["text"] for finding in facts.findings}
            counts["documents"] += 1
            counts["judgements"] += len(expected)
            counts["right"] += sum(expected.get(area) == grade for area, grade in facts.judgements.items())
            counts["wrong grades"] += len(wrong_grades(report, facts))
            counts["wrong facts"] += len(wrong_facts(report, facts))
            counts["findings"] += len(report.numbered_findings)
            counts["whole"] += sum(findings.get(n) == text for n, text in report.numbered_findings.items())
            counts["lists"] += facts.recommendations("authority") == list(report.recommendations)
    return counts


# --- letters ---------------------------------------------------------------------------------------------------------


def facts_of_letter(document: Document) -> dict[str, str]:
    """Dates, outcome and holders of a letter or SEND report, by what they are."""
    facts = Facts(extract_document(document))
    _, inspection = facts.inspection
    known = {name: str(value) for name, value in inspection.items() if name.endswith("On")}
    known |= {f"grade of {area}": grade for area, grade in facts.judgements.items()}
    return known | {f"{held.role} of {held.body}": held.name for held in facts.held_posts}


def is_wrong(name: str, value: str, printed: Mapping[str, str]) -> bool:
    """Whether a fact is none of the document's: of a post, only the same post can have another holder."""
    if " of " in name and not name.startswith("grade"):
        return name in printed and not _alike(value, printed[name])
    return printed.get(name) != value


def _alike(one: str, other: str) -> bool:
    """Whether two names are one, but for some letters."""
    a, b = one.casefold(), other.casefold()
    return len(a) == len(b) or a in b or b in a


def measure_letters(words: Words, times: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name in LETTERS:
        lines = getattr(letters, name)
        printed = facts_of_letter(read_text(Path("letter.txt"), letters.as_text(lines).encode()))
        for _ in range(times):
            text = words(letters.as_text(lines), letters.as_pdf(lines) if words is from_images else None)
            try:
                found = facts_of_letter(read_text(Path("letter.txt"), text.encode()))
            except DocumentError:
                counts["refused"] += 1
                continue
            wrong = [name for name, value in found.items() if is_wrong(name, value, printed)]
            counts["documents"] += 1
            counts["facts"] += len(printed)
            counts["right"] += sum(printed.get(name) == value for name, value in found.items())
            counts["wrong grades"] += sum(name.startswith("grade") for name in wrong)
            counts["wrong facts"] += sum(not name.startswith("grade") for name in wrong)
    return counts


# --- plans -----------------------------------------------------------------------------------------------------------


def facts_of_actions(plan: MadePlan, bundle: Bundle) -> Iterator[tuple[str, bool | None]]:
    """For each action of the plan that is found by its words: what is right, wrong (False) or missing (None)."""
    nodes = {node.id: node for node in bundle.nodes}
    found = {" ".join(str(n.properties["text"]).split()): n for n in bundle.nodes if n.label == "Action"}
    for action in plan.actions:
        node = found.get(action.text)
        if node is None:
            continue
        yield "action", True
        due = node.properties.get("dueOn")
        yield "date", due == action.due_on if due or action.due_on is None else None
        links = {(r.type, r.target) for r in bundle.relationships if r.source == node.id}
        owners = [nodes[target].properties for type_, target in links if type_ == "OWNED_BY"]
        names = {str(owner.get("name") or owner.get("title")) for owner in owners}
        strange = [name for name in names if not any(_alike(name, owner) for owner in action.owners)]
        yield "owners", False if strange else True if len(names) == len(action.owners) else None
        ratings = {str(nodes[target].properties.get("rag")) for type_, target in links if type_ == "HAS_STATUS"}
        yield "rating", ratings == {action.rag} if ratings - {"None"} else None


def measure_plans(words: Words, times: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for layout in PDF_PLANS if words is from_images else TEXT_PLANS:
            suffix, write = PLAN_LAYOUTS[layout]
            for seed in range(times):
                plan, path = make_plan(seed), Path(folder) / f"{layout}-{seed}{suffix}"
                write(plan, path)
                pdf = path.read_bytes() if suffix == ".pdf" else None
                text = words("" if pdf else path.read_text(encoding="utf-8"), pdf)
                damaged = path.with_suffix(".txt" if pdf else suffix)
                damaged.write_text(text, encoding="utf-8")
                counts["documents"] += 1
                counts["actions"] += len(plan.actions)
                try:
                    bundle = extract_document(read(damaged), "improvement-plan")
                except DocumentError:
                    counts["refused"] += 1
                    continue
                for name, is_right in facts_of_actions(plan, bundle):
                    counts[name] += is_right is True
                    counts[f"wrong {name}"] += is_right is False
    return counts


# --- the tables ------------------------------------------------------------------------------------------------------


def from_images(_: str, pdf: bytes | None) -> str:
    assert pdf is not None
    return read_images(pdf)


def damaged_by(damage: Damage) -> Words:
    """Each document damaged in its own way, the same at every run."""
    seeds = iter(range(1_000_000))
    return lambda text, _: damage(text, random.Random(next(seeds)))


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _reports(c: Counter[str]) -> list[object]:
    return [
        share(c["right"], c["judgements"]),
        c["wrong grades"],
        c["wrong facts"],
        share(c["whole"], c["findings"]),
        share(c["lists"], c["documents"]),
    ]


def _letters(c: Counter[str]) -> list[object]:
    return [share(c["right"], c["facts"]), c["wrong grades"], c["wrong facts"]]


def _plans(c: Counter[str]) -> list[object]:
    fields = ("date", "owners", "rating")
    found = [share(c["action"], c["actions"]), *(share(c[name], c["action"]) for name in fields)]
    return [*found, *(c[f"wrong {name}"] for name in fields)]


Measure = Callable[[Words, int], Counter[str]]
TABLES: tuple[tuple[str, Measure, Callable[[Counter[str]], list[object]], str], ...] = (
    (
        "Reports",
        measure_reports,
        _reports,
        "grades found | wrong grades | wrong dates and figures | findings whole | lists whole",
    ),
    ("Letters and SEND reports", measure_letters, _letters, "facts found | wrong grades | wrong dates and holders"),
    (
        "Plans",
        measure_plans,
        _plans,
        "actions found | dates right | owners right | ratings right | wrong dates | wrong owners | wrong ratings",
    ),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.noise", description=__doc__)
    parser.add_argument("--reports", type=int, default=10, help="documents of each layout")
    parser.add_argument("--ocr", action="store_true", help="also print one of each layout to images and read it back")
    options = parser.parse_args()
    if options.ocr and shutil.which("tesseract") is None:
        parser.error("tesseract is not installed")
    os.environ["BOROUGHS_AUTHORITIES"] = str(WORLD / "authorities.ttl")  # before anything reads the ontology
    for title, measure, columns, head in TABLES:
        print(f"\n{title}\n\n| damage | documents | refused | {head} |")
        print("|---|--:|--:|" + "--:|" * len(head.split("|")))
        kinds = [(damage.__name__.replace("_", " "), damaged_by(damage), options.reports) for damage in noise.ALL]
        for name, words, times in [*kinds, *([(OCR, from_images, 1)] if options.ocr else [])]:
            counts = measure(words, times)
            row = [name, counts["documents"], counts["refused"], *columns(counts)]
            print("| " + " | ".join(map(str, row)) + " |")


if __name__ == "__main__":
    main()
