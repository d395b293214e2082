"""How long a first import takes: `python -m tests.bench.importing FOLDER [--scale 1 5 …] [--keep]`.

Makes up so many countries, writes their bundles as files for `neo4j-admin database import` and imports those into a new
store in FOLDER, which needs a gigabyte or so for each million nodes. Prints a Markdown row for each size, and removes
what it made. With `--keep` the last store stays, for `python -m tests.bench.questions --keep` on a server started on it
(BOROUGHS_DATA=FOLDER).
"""

from __future__ import annotations

import argparse
import resource
import shutil
import time
from pathlib import Path

from graph.bulk import write_import_files
from graph.server import process
from graph.server.home import Home
from graph.server.java import run_admin_tool
from graph.server.release import chosen_release
from tests.bench.synthetic import bundles, declare_authorities

HEADER = """\
| countries | nodes | relationships | files, GB | written in | imported in | s a million nodes | memory of both |
|---|---|---|---|---|---|---|---|"""


def measure(folder: Path, scale: int) -> str:
    """Write and import so many countries; a row of the table. FOLDER/server is the store's home."""
    home, release, files = Home(folder / "server"), chosen_release(), folder / "files"
    shutil.rmtree(files, ignore_errors=True)
    shutil.rmtree(home.folder, ignore_errors=True)
    declare_authorities(folder, scale)
    library = process.prepare(home, release)
    started = time.perf_counter()
    written = write_import_files(bundles(scale), files)
    imported = time.perf_counter()
    run_admin_tool(library, home, written.arguments())
    ended = time.perf_counter()
    size = sum(file.stat().st_size for file in files.iterdir()) / 1e9
    own, tool = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    shutil.rmtree(files)
    return (
        f"| {scale} | {written.nodes:,} | {written.relationships:,} | {size:.1f} | {imported - started:,.0f} s "
        f"| {ended - imported:,.0f} s | {1e6 * (ended - imported) / written.nodes:.0f} | {own:.0f} and {tool:.0f} MB |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=int, nargs="+", default=[1])
    parser.add_argument("--keep", action="store_true", help="leave the last store in FOLDER/server")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    print(HEADER)
    for scale in options.scale:
        print(measure(options.folder, scale), flush=True)
    if not options.keep:
        shutil.rmtree(options.folder / "server")


if __name__ == "__main__":
    main()
