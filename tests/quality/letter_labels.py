"""Labels of joint targeted area letters and area SEND reports, written down by readers of the PDFs (letters.jsonl).

Facts and figures, and the first words of points as a check; no sentence. "authority" stands for the inspected council,
"partnership" for the local partnership as a body. What a document does not print is null, and is not compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_name("letters.jsonl")


@dataclass(frozen=True, slots=True)
class LetterLabels:
    """A labelled letter or report and the file that it describes. `family` is "JTAI" or "SEND"."""

    path: Path
    family: str
    labels: Mapping[str, Any]

    @property
    def people(self) -> list[tuple[str, str | None, str | None]]:
        """Name, title and body of the addressees or of the partnership's members, in their order."""
        listed = self.labels["addressees"] if self.family == "JTAI" else self.labels["members"]
        return [(name, title, body) for name, title, body in listed]


def read_labels(shared: Path) -> Iterator[LetterLabels]:
    """The labelled documents, with their files in the folder `shared`."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        labels = json.loads(line)
        yield LetterLabels(shared / "corpus" / labels["file"], labels["family"], labels)
