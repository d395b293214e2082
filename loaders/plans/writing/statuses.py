"""How an action stood, as nodes: one report for each day."""

from __future__ import annotations

import re

from loaders.bundle import BundleBuilder
from loaders.identity import status_report_id, undated
from loaders.language.dates import find_dates
from loaders.plans.model import Action, Status
from loaders.plans.terms.legend import Legend, meant_by
from loaders.plans.terms.ratings import rating_of
from ontology.model import load_ontology

_LONGEST_MEANING = 3  # words


class StatusWriter:
    """Writes how actions stood, on the plan's date where they do not say when."""

    def __init__(self, builder: BundleBuilder, legend: Legend, dated_on: str | None, document_id: str) -> None:
        self._builder = builder
        self._legend = legend
        self._date = dated_on
        self._undated = undated(document_id)

    def write(self, action_node: str, action: Action) -> None:
        """One report for each day: ratings and progress of the same day belong together."""
        by_date: dict[str | None, list[Status]] = {}
        for status in (*action.statuses, *action.progress):
            by_date.setdefault(_reported_on(status) or self._date, []).append(status)
        for date, statuses in by_date.items():
            rated = [s for s in statuses if s in action.statuses]
            rag = next(filter(None, (rating_of(s.text, s.fill, self._legend) for s in reversed(rated))), None)
            only = [s for s in statuses if _is_only_rating(s.text, self._legend)]
            rag = rag or next((rating_of(s.text, None, self._legend) for s in only), None)
            said = (s for s in statuses if s.text and not (rag and s in only and (s in rated or not rated)))
            text = "\n".join(" ".join(s.text.split()) for s in said)
            if not rag and not text:
                continue
            report = status_report_id(action_node, date or self._undated)
            self._builder.node(
                "StatusReport",
                report,
                {"rag": rag, "text": text, "reportedOn": date},
                list(dict.fromkeys(s.block for s in statuses)),
                rule="status",
            )
            self._builder.link("HAS_STATUS", action_node, report)


def _is_only_rating(text: str, legend: Legend) -> bool:
    """Whether a text is the rating itself ("G", "Amber") and says nothing more."""
    plain = text.strip().lower()
    is_meant = len(plain.split()) <= _LONGEST_MEANING and meant_by(plain) is not None
    return is_meant or len(plain) <= 2 or plain in load_ontology().labels_of("ragRatings") or plain in legend.words


def _reported_on(status: Status) -> str | None:
    """The day that a column's head gives ("RAG June 2016"), else the one that a report opens with ("3 May 2016: …")."""
    heads = [found.iso for found in find_dates(status.heading) if found.iso]
    if heads:
        return heads[-1]
    opening = [found.iso for found in find_dates(status.text[:40]) if found.iso and found.start <= 12]
    return (
        opening[0] if opening and re.match(r"\W*(?:update|as at|at)?\W*\S+\s?\S*\s?\S*\s*[:–-]", status.text) else None
    )
