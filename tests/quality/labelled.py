"""The labelled texts of the gold folder: findings and recommendations with their themes, polarity and services."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TRAINING = "themes-more.jsonl"
REPORTING = "themes.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled text. `authority` is the part of the file's name that names it, so that folds can keep it whole."""

    text: str
    is_finding: bool
    authority: str
    themes: frozenset[str]
    polarity: str
    services: tuple[str, ...]


def read_labelled(shared: Path, name: str) -> list[Labelled]:
    """The texts of one file of the gold folder."""
    lines = (shared / "gold" / name).read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines if line]


def _labelled(row: dict[str, object]) -> Labelled:
    themes, services = row["themes"], row["services"]
    assert isinstance(themes, list)
    assert isinstance(services, list)
    return Labelled(
        text=str(row["text"]),
        is_finding=row["kind"] == "finding",
        authority=re.sub(r"^\d+_", "", str(row["file"])).split("__")[0],
        themes=frozenset(themes),
        polarity=str(row["polarity"]),
        services=tuple(services),
    )


def folds(texts: Sequence[Labelled], count: int) -> list[int]:
    """The number of each text's fold. An authority's texts share a fold; folds are about equally large."""
    sizes: dict[str, int] = {}
    for text in texts:
        sizes[text.authority] = sizes.get(text.authority, 0) + 1
    filled = [0] * count
    fold_of: dict[str, int] = {}
    for authority in sorted(sizes, key=lambda name: (-sizes[name], name)):
        fold_of[authority] = filled.index(min(filled))
        filled[fold_of[authority]] += sizes[authority]
    return [fold_of[text.authority] for text in texts]
