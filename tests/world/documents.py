"""Made-up documents as files, one of each kind that matters: for the demonstration, and to try the tool by hand.

python -m tests.world.documents FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.world import news, packs
from tests.world.plans import LAYOUTS, make_plan
from tests.world.reports import as_pdf, as_text, make_report


def write_documents(folder: Path) -> list[Path]:
    """Write reports (text and PDF), a plan, a committee pack and an article. Returns their paths, in order of names."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "report-of-2016.txt": as_text(make_report("sif")),
        "pack-of-2015.md": packs.PACK,
        "article.txt": news.ARTICLE,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "report-of-2024.pdf").write_bytes(as_pdf(make_report("ilacs-2023")))
    (folder / "report-of-2026.pdf").write_bytes(as_pdf(make_report("ilacs-2026")))
    suffix, write_plan = LAYOUTS["docx-table-per-objective"]
    write_plan(make_plan(1), folder / f"plan{suffix}")
    return sorted(folder.iterdir())


if __name__ == "__main__":
    for path in write_documents(Path(sys.argv[1])):
        print(path)
