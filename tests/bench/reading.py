"""How fast PDFs are read, beside pdfium's bare text: `python -m tests.bench.reading FOLDER [--limit N] [--jobs N]`.

Prints Markdown tables: the processor time of each stage beside that of pdfium's text (one process, start-up aside); the
whole for a report whose pages are repeated (is it linear in pages?); and how much faster several processes are. Every
file goes through all stages, again and again; a ratio is the median of the repetitions' ratios, so that a machine
which is busy with other things slows both sides of it.
"""

from __future__ import annotations

import argparse
import io
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

import pypdfium2

from loaders import language
from loaders.bundle import BundleBuilder
from loaders.check import check_json, require
from loaders.errors import DocumentError
from loaders.extraction import EXTRACTOR
from loaders.kinds.registry import recognise
from loaders.parallel import extract_files
from loaders.reading.files import read

Result = TypeVar("Result")

BARE, READING, EXTRACTING, LANGUAGE, CHECKING = STAGES = (
    "pdfium’s text alone",
    "reading into blocks",
    "recognising and extracting",
    "themes, polarity, services, links",
    "checking against the ontology",
)
WHOLE = "all but pdfium’s text alone"
WARM_UP = 4
TIMES_AS_LONG = (1, 2, 4)
PARALLEL_REPETITIONS = 3
PARALLEL_SHARE = 4  # every so many files are enough to compare processes by

Seconds = Counter[str]  # processor time by stage


def bare_text(data: bytes) -> int:
    """Read a PDF's text with pdfium and nothing else; returns the number of pages."""
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        text_page = page.get_textpage()
        text_page.get_text_range()
        text_page.close()
        page.close()
    pages = len(pdf)
    pdf.close()
    return pages


def take(path: Path, spent: Seconds) -> tuple[str, int]:
    """Take a file through all stages, adding to what they have spent. Returns its kind and its pages."""

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        spent[stage] += time.process_time() - start  # type: ignore[assignment] # counters count in floats too
        return result

    def extract() -> BundleBuilder:
        kind = recognise(document)
        if kind is None:
            raise DocumentError(path, "kind not recognised.")
        builder = BundleBuilder(document, kind=kind.name, extractor=EXTRACTOR)
        kind.extract(document, builder)
        return builder

    def check() -> None:
        check_json(bundle.to_json(), path)
        require(bundle, path)

    data = path.read_bytes()
    document = timed(READING, lambda: read(path))
    builder = timed(EXTRACTING, extract)
    timed(LANGUAGE, lambda: language.annotate(builder))
    bundle = builder.build()
    timed(CHECKING, check)
    return str(bundle.document["kind"]), timed(BARE, lambda: bare_text(data))


def usable(paths: Iterable[Path]) -> tuple[list[Path], Counter[str], int]:
    """The files that can be taken through all stages, how many there are of each kind, and their pages."""
    good, kinds, pages = [], Counter[str](), 0
    for path in paths:
        try:
            kind, long = take(path, Counter())
        except DocumentError as error:
            print(error)
            continue
        good.append(path)
        kinds[kind] += 1
        pages += long
    return good, kinds, pages


def repeat(paths: Sequence[Path], times: int) -> list[Seconds]:
    """What each of so many repetitions spends on all files."""
    runs: list[Seconds] = []
    for _ in range(times):
        spent: Seconds = Counter()
        for path in paths:
            take(path, spent)
        spent[WHOLE] = sum(spent[stage] for stage in STAGES if stage != BARE)
        runs.append(spent)
    return runs


def ratios(runs: Sequence[Seconds], stage: str) -> list[float]:
    return sorted(run[stage] / run[BARE] for run in runs)


def show_stages(runs: Sequence[Seconds], pages: int) -> None:
    print("| stage | ms a page | ratio to pdfium’s text | lowest | highest |\n|---|--:|--:|--:|--:|")
    for stage in (*STAGES, WHOLE):
        found = ratios(runs, stage)
        milliseconds = 1000 * median(run[stage] for run in runs) / pages
        print(f"| {stage} | {milliseconds:.2f} | {median(found):.2f} | {found[0]:.2f} | {found[-1]:.2f} |")
    print(f"\n{pages / median(run[WHOLE] for run in runs):.0f} pages a second of processor time, ", end="")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def show_linearity(report: Path, times: int) -> None:
    """The same pages once, twice and four times over: the time a page should stay the same."""
    print("\n| pages | ms a page | ratio to pdfium’s text |\n|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for factor in TIMES_AS_LONG:
            path = Path(folder) / f"{factor}.pdf"
            pages = write_repeated(report, factor, path)
            runs = repeat([path], times)
            milliseconds = 1000 * median(run[WHOLE] for run in runs) / pages
            print(f"| {pages} | {milliseconds:.2f} | {median(ratios(runs, WHOLE)):.2f} |")


def write_repeated(report: Path, factor: int, path: Path) -> int:
    """Write a PDF of a report's pages so many times over. Returns the number of pages."""
    source, long = pypdfium2.PdfDocument(report.read_bytes()), pypdfium2.PdfDocument.new()
    for _ in range(factor):
        long.import_pages(source)
    out = io.BytesIO()
    long.save(out)
    path.write_bytes(out.getvalue())
    return len(long)


def show_processes(paths: Sequence[Path], jobs: int) -> None:
    """Pages a second by the clock with one process and with several, in turns, and the caller's own processor time.

    All files are read once before the clock starts, so that every process has begun. Only a machine with idle cores
    shows what several processes are worth.
    """

    def timed(processes: int) -> tuple[float, float]:
        results = extract_files([*paths, *paths], jobs=processes)
        for _ in paths:
            next(results)
        start, processor = time.perf_counter(), time.process_time()
        pages = sum(int(str(done.bundle.document["pageCount"])) for done in results if done.bundle)
        return pages / (time.perf_counter() - start), 1000 * (time.process_time() - processor) / pages

    turns = [(timed(1), timed(jobs)) for _ in range(PARALLEL_REPETITIONS)]
    beside = median(several[0] / one[0] for one, several in turns)
    print("\n| processes | pages a second by the clock | beside one | ms a page in the caller |")
    print("|--:|--:|--:|--:|")
    for processes, side, ratio in ((1, 0, 1.0), (jobs, 1, beside)):
        rate, own = (median(turn[side][what] for turn in turns) for what in (0, 1))
        print(f"| {processes} | {rate:.0f} | {ratio:.2f} | {own:.2f} |")


def spread(files: Sequence[Path], limit: int) -> list[Path]:
    """So many of the files, from the first to the last, so that every folder has its share."""
    number = min(limit, len(files))
    return [files[place * len(files) // number] for place in range(number)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of PDFs, searched with its subfolders")
    parser.add_argument("--limit", type=int, help="only so many files, spread over the folder")
    parser.add_argument("--repeat", type=int, default=3, help="how often each file is taken (3)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes to compare with one (2)")
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.pdf"))
    chosen = spread(files, options.limit) if options.limit else files
    usable(chosen[:WARM_UP])
    good, kinds, pages = usable(chosen)
    print(f"{len(good)} files, {pages} pages: {', '.join(f'{n} {kind}' for kind, n in sorted(kinds.items()))}\n")
    show_stages(repeat(good, options.repeat), pages)
    show_linearity(max(good, key=lambda path: len(pypdfium2.PdfDocument(path.read_bytes()))), options.repeat)
    show_processes(good[::PARALLEL_SHARE], options.jobs)


if __name__ == "__main__":
    main()
