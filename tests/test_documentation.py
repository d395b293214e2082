"""The generated pages of docs/ are the ones that the ontology and the library of questions give today."""

from __future__ import annotations

from pathlib import Path

from graph.documentation import questions_page
from graph.questions import all_questions
from ontology.documentation import schema_page
from ontology.model import load_ontology

DOCS = Path(__file__).parent.parent / "docs"


def test_schema_page_is_current() -> None:
    page = (DOCS / "schema.md").read_text(encoding="utf-8")

    assert page == schema_page(load_ontology()), "run: python -m ontology.documentation > docs/schema.md"


def test_questions_page_is_current() -> None:
    page = (DOCS / "questions.md").read_text(encoding="utf-8")

    assert page == questions_page(all_questions().values()), "run: python -m graph.documentation > docs/questions.md"


def test_schema_page_says_what_a_reader_looks_for() -> None:
    page = schema_page(load_ontology())

    assert "### Judgement\n\nThe grade that an inspection gave in one area. It stands on passages. *Extracted.*" in page
    assert "| `grade` | string, one of [grades](#grades) | always | The grade. |" in page
    assert "| `attestedOn` | day, month or year | list |" in page
    assert "| `LED_BY` | Inspection | Person | The lead inspector. | `bg:ledBy` |" in page
    assert "| `requires-improvement` | requires improvement |" in page
    assert "- **leadership** (`leadership`)\n" in page
