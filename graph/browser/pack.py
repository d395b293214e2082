"""Write the Browser pack: everything that Neo4j Browser can import, and how to import it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from graph.browser.guide import read_guide, render
from graph.browser.saved_queries import archive, named_by_comment, saved_queries, table
from graph.browser.style import colour_groups, grass
from graph.questions import all_questions
from ontology.model import load_ontology

GUIDE = "guide.html"
STYLE = "boroughs.grass"
QUERY_ARCHIVE = "boroughs-queries.zip"
QUERY_TABLE = "boroughs-queries.csv"


def write_pack(folder: Path, address: str | None = None) -> list[Path]:
    """Write the pack into a folder, which is made if need be; the files written.

    `address` is where the folder is going to be served, if that is known: the guide then offers the style from there.
    """
    questions = list(all_questions().values())
    groups = colour_groups()
    style_address = f"{address}/{STYLE}" if address else None
    contents: dict[str, bytes] = {
        "README.md": files("graph.browser").joinpath("pack-readme.md").read_bytes(),
        GUIDE: render(read_guide(), groups, style_address).encode(),
        STYLE: grass(load_ontology().classes, groups).encode(),
        QUERY_ARCHIVE: archive(questions),
        QUERY_TABLE: table(questions).encode(),
    }
    for question in questions:
        for saved in saved_queries(question):
            contents[f"queries/{question.topic}/{saved.file_name}"] = named_by_comment(saved).encode()
    written = [folder / name for name in contents]
    for file, content in zip(written, contents.values(), strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return written
