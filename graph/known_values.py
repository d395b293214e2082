"""Values that a question or a search is narrowed by: one that can match nothing is an error, not an empty answer.

"No rows" must mean that the graph knows of none; a misspelt authority or a day that no calendar has would say so too.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from datetime import date

from graph.questions import ParameterValue, QuestionError
from ontology.model import Ontology, load_ontology

DATES = frozenset({"day", "since", "until", "inspected"})
SCHEMES = {"area": "judgementAreas", "framework": "frameworks", "indicator": "indicators"}


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def _known(name: str, ontology: Ontology) -> tuple[Collection[str], bool] | None:
    """What may be given for a parameter of this name, and whether capitals matter; None where anything may."""
    match name:
        case "authority":
            return [
                value for a in ontology.authorities.values() for value in (a.name, a.gss_code, *a.alternatives)
            ], False
        case "region":
            return {a.region for a in ontology.authorities.values() if a.region}, True
        case "theme":
            return [value for theme in ontology.themes.values() for value in (theme.name, theme.slug)], False
        case _ if name in SCHEMES:
            return [concept.notation for concept in ontology.schemes[SCHEMES[name]].values()], True
    return None


def _require(name: str, value: str, ontology: Ontology) -> None:
    if name in DATES:
        if not _is_date(value):
            raise QuestionError(
                f"{name} must be a day, month or year ('2018-05-09', '2018-05', '2018'), not {value!r}."
            )
        return
    known = _known(name, ontology)
    if known is None:
        return
    values, capitals_matter = known
    by_folded = {v.lower(): v for v in values}
    if value in values or (not capitals_matter and value.lower() in by_folded):
        return
    near = difflib.get_close_matches(value.lower(), by_folded, n=3, cutoff=0.6)
    advice = f" Perhaps: {', '.join(by_folded[v] for v in near)}." if near else ""
    if not near and len(by_folded) <= 15:
        advice = f" There are: {', '.join(sorted(values))}."
    raise QuestionError(f"No {name} is called {value!r}.{advice}")


def require_known(values: Mapping[str, ParameterValue]) -> None:
    """Raises QuestionError, with the nearest names, for the first value that no graph could match."""
    ontology = load_ontology()
    for name, value in values.items():
        if isinstance(value, str):
            _require(name, value, ontology)
