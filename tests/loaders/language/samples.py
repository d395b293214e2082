"""The tables of made-up sentences beside the tests."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def samples(name: str) -> dict[str, Any]:
    """A table of this folder."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
