"""Made-up articles, and what the extractor makes of them."""

from __future__ import annotations

from pathlib import Path

from loaders.bundle import Bundle, BundleBuilder
from loaders.kinds import news_article
from loaders.reading.files import read

NAMES = {
    "E09000901": "Larchmere",
    "E09000902": "Quillhaven",
    "E06000901": "Thornbury Vale",
    "E08000901": "Kestrel Bay",
    "E10000901": "Ashcombe and Wyke",
}
HEAD = "Larchmere lifts its services\n\n9 May 2017\n\n"
OF_NOBODY = "Councils under the lens of inspectors\n\n9 May 2017\n\n"


def extract(text: str, folder: Path) -> Bundle:
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    document = read(path)
    builder = BundleBuilder(document, kind="news-article", extractor="test")
    news_article.extract(document, builder)
    return builder.build()


def certainty(text: str, folder: Path) -> float:
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    return news_article.recognise(read(path))


def grades(bundle: Bundle) -> set[tuple[str, str, str, str]]:
    """Authority, when ("now" where the article does not know it), area, grade."""
    found = set()
    for node in bundle.nodes:
        if node.label == "Judgement":
            _, code, on, *_ = node.id.split("/")
            when = "now" if on.startswith("undated") else on
            found.add((NAMES[code], when, str(node.properties["area"]), str(node.properties["grade"])))
    return found


def tenures(bundle: Bundle) -> set[tuple[str, str, str, str, str]]:
    """Authority, role, person, which date, the date."""
    held = {r.source: r.target.split("/")[-1] for r in bundle.relationships if r.type == "HELD_BY"}
    found = set()
    for node in bundle.nodes:
        if node.label == "Tenure":
            _, body, role, _ = node.id.split("/")
            for name in ("attestedOn", "startedOn", "endedOn"):
                if value := node.properties.get(name):
                    day = value[0] if isinstance(value, list | tuple) else str(value)
                    found.add((NAMES.get(body, body), role, held[node.id], name, str(day)))
    return found
