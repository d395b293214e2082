"""The labelled reports: what each one says, as its readers wrote it down (gold/NOTES.md defines the fields)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AREAS = {
    "children_looked_after_or_in_care": "children-in-care",
    "other:outcomes for looked after children and young people": "outcomes",
    "other:capacity to improve": "capacity-to-improve",
    "other:quality of provision": "quality-of-provision",
}


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled report and the file that it describes."""

    path: Path
    family: str
    labels: Mapping[str, Any]

    @property
    def judgements(self) -> dict[str, str | None]:
        """Area slug to grade slug; None where the report prints "not judged"."""
        return {
            AREAS.get(j["area"], j["area"].replace("_", "-")): _slug(j["grade"] or j.get("grade_as_printed"))
            for j in self.labels["judgements"]
        }


def _slug(grade: str | None) -> str | None:
    return grade.replace(" ", "-") if grade and grade.lower() != "not judged" else None


def flattened(path: Path) -> str:
    """The name by which the labels call a file: its path within the reports' folder, in one word."""
    return "__".join(path.parts).replace(" ", "_") + ".txt"


def read_gold(shared: Path) -> Iterator[Gold]:
    """The labelled reports in the folder `shared`, with their files. Raises FileNotFoundError for one that has none."""
    root = shared / "corpus" / "inspection-reports"
    files = {flattened(path.relative_to(root)): path for path in sorted(root.rglob("*.pdf"))}
    with (shared / "gold" / "reports.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            labels = json.loads(line)
            if labels["file"] not in files:
                raise FileNotFoundError(f"no file for the labelled report {labels['file']}")
            yield Gold(files[labels["file"]], labels["framework"], labels)
