"""How fast PDFs are read, beside pdfium's bare text: `python -m tests.bench.reading FOLDER [--limit N]`.

Prints a Markdown table of processor time per page (one process, start-up aside) for pdfium's text alone, for reading
into blocks, for extracting, and for themes and services; their ratio to the first; and the peak memory.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from loaders import language
from loaders.bundle import BundleBuilder
from loaders.errors import DocumentError
from loaders.extraction import EXTRACTOR
from loaders.kinds.registry import recognise
from loaders.reading.pdf import read_pdf

WARM_UP = 3


@dataclass(slots=True)
class Stage:
    """A stage of the work, and the processor time that was spent within it (`with stage: …`), in seconds."""

    name: str
    seconds: float = 0.0

    def __enter__(self) -> None:
        self.seconds -= time.process_time()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.process_time()


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


def run(files: Iterable[Path]) -> tuple[int, list[Stage]]:
    """Take every file through the stages; returns the pages read and the stages. Files that fail are named."""
    bare, reading, extracting, annotating = (
        Stage("pdfium’s text alone"),
        Stage("reading into blocks"),
        Stage("recognising and extracting"),
        Stage("themes, polarity, services, links"),
    )
    pages = 0
    for path in files:
        data = path.read_bytes()
        try:
            with reading:
                document = read_pdf(path, data)
            with extracting:
                kind = recognise(document)
                if kind is None:
                    raise DocumentError(path, "kind not recognised.")
                builder = BundleBuilder(document, kind=kind.name, extractor=EXTRACTOR)
                kind.extract(document, builder)
            with annotating:
                language.annotate(builder)
        except DocumentError as error:
            print(error)
            continue
        with bare:
            pages += bare_text(data)
    return pages, [bare, reading, extracting, annotating]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of PDFs, searched with its subfolders")
    parser.add_argument("--limit", type=int, help="only so many files, spread over the folder")
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.pdf"))
    chosen = files[:: max(1, len(files) // options.limit)][: options.limit] if options.limit else files
    run(chosen[:WARM_UP])
    pages, stages = run(chosen)
    bare = stages[0].seconds
    print(f"{len(chosen)} files, {pages} pages\n\n| stage | ms a page | ratio to pdfium’s text |\n|---|--:|--:|")
    for stage in stages:
        print(f"| {stage.name} | {1000 * stage.seconds / pages:.2f} | {stage.seconds / bare:.2f} |")
    whole = sum(stage.seconds for stage in stages[1:])
    print(f"| all but pdfium’s text alone | {1000 * whole / pages:.2f} | {whole / bare:.2f} |")
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
