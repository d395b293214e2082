"""The main job from one command: documents in, answers out, RDF beside them.

    python -m tests.demo

It loads the founding documents where BOROUGHS_SHARED names a folder that has them, else the made-up documents of
`tests.world`, into the graph that `boroughs` uses; asks the first eight questions, whose answers it
writes to out/; and writes validated RDF beside them.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

OUT = Path("out")

QUESTIONS = (
    "grades-over-time",
    "who-led-when",
    "recurring-themes",
    "recommendation-to-action",
    "unowned-or-undated-actions",
    "evidence-behind-recommendation",
    "disagreements",
    "strengths-and-weaknesses",
)
SHOWN = ("recurring-themes", "unowned-or-undated-actions")
COMMANDS = (
    ("export", "--format", "turtle", "--validate", "--output", str(OUT / "borough-graph.ttl")),
    ("export", "--format", "nquads", "--output", str(OUT / "borough-graph.nq")),
    ("export", "--format", "jsonld", "--output", str(OUT / "borough-graph.jsonld")),
    ("status",),
)


def boroughs(*arguments: str, to: Path | None = None) -> None:
    """Run one command as a user would, its data into a file if one is given; stop the demonstration if it fails."""
    print(f"\n$ boroughs {' '.join(arguments)}{f' > {to}' if to else ''}", flush=True)
    done = subprocess.run(["boroughs", *arguments], check=False, stdout=subprocess.PIPE if to else None)
    if done.returncode:
        sys.exit(done.returncode)
    if to:
        to.write_bytes(done.stdout)
        print(f"{len(list(csv.reader(done.stdout.decode().splitlines()))) - 1} rows", flush=True)


def documents() -> list[str]:
    """The documents to load: the founding five, or made-up ones."""
    shared = os.environ.get("BOROUGHS_SHARED")
    seeds = Path(shared, "seeds") if shared else None
    if seeds and seeds.is_dir():
        return [str(path) for path in sorted(seeds.iterdir())]
    from tests.world.documents import write_documents

    os.environ["BOROUGHS_AUTHORITIES"] = str(Path("tests/world/authorities.ttl").resolve())
    return [str(path) for path in write_documents(OUT / "made-up-documents")]


def main() -> None:
    began = time.perf_counter()
    OUT.mkdir(exist_ok=True)
    boroughs("load", *documents())
    for question in QUESTIONS:
        boroughs("ask", question, "--format", "csv", to=OUT / f"{question}.csv")
    for question in SHOWN:
        boroughs("ask", question)
    for command in COMMANDS:
        boroughs(*command)
    print(f"\nDone in {time.perf_counter() - began:.0f} s. Look around in Neo4j Browser: boroughs browser open")


if __name__ == "__main__":
    main()
