"""Made-up files for the commands' tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.world.bundles import larchmere_sif_2016
from tests.world.reports import as_text, make_report


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A good document: a made-up SIF report as text."""
    file = tmp_path / "report.txt"
    file.write_text(as_text(make_report("sif")), encoding="utf-8")
    return file


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A good bundle."""
    file = tmp_path / "bundle.json"
    file.write_text(larchmere_sif_2016().dumps(), encoding="utf-8")
    return file


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str], Path]:
    """One of the files that cannot be loaded, by a word for what is wrong with it."""

    def make(fault: str) -> Path:
        file = tmp_path / f"{fault}.pdf"
        match fault:
            case "empty":
                file.write_bytes(b"")
            case "without-text":
                file.write_bytes(_picture_of_a_page())
            case "html":
                file.write_text("<!DOCTYPE html><html><body><p>Not found</p></body></html>", encoding="utf-8")
            case "unknown-authority":
                made_up = make_report("sif")
                text = as_text(made_up).replace(made_up.authority, "Nowhere-on-Sea")
                file = file.with_suffix(".txt")
                file.write_text(text, encoding="utf-8")
            case "folder":
                file = tmp_path / "folder"
                file.mkdir()
            case "huge":
                with file.open("wb") as out:
                    out.truncate(200_000_000)
            case "bundle-of-another-schema":
                value = larchmere_sif_2016().to_json()
                value["nodes"][1]["label"] = "Spreadsheet"
                file = file.with_suffix(".json")
                file.write_text(json.dumps(value), encoding="utf-8")
            case "bundle-too-deep":
                file = file.with_suffix(".json")
                file.write_text("[" * 100_000, encoding="utf-8")
            case "long-name":
                file = tmp_path / ("x" * 300)
            case "in-a-file":
                file.write_text("Not a folder.", encoding="utf-8")
                file = file / "report.pdf"
            case "missing":
                pass
            case _:
                raise ValueError(fault)
        return file

    return make


def _picture_of_a_page() -> bytes:
    import io

    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
