"""The inspection that a plan answers or a committee hears of, and its grades, as such documents state them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.bundle import BundleBuilder
from loaders.document import Block
from loaders.identity import authority_id, inspection_id, judgement_id
from loaders.language.dates import find_date_range, find_dates
from ontology.model import load_ontology

_INSPECTION = re.compile(r"\b(?:inspect\w*|ofsted|judg\w+)\b", re.IGNORECASE)
_FRAMEWORKS = tuple(
    (framework, re.compile(pattern, re.IGNORECASE))
    for framework, pattern in (
        ("jtai", r"joint targeted area inspection|\bJTAI\b"),
        ("send", r"\barea SEND\b|\bSEND (?:area )?inspection|special educational needs"),
        ("ilacs-focused-visit", r"focused visit"),
        ("monitoring-visit", r"monitoring visit"),
        (
            "sif",
            r"single inspection framework|\bSIF\b|in need of help and protection, (?:children )?looked after",
        ),
        (
            "ilacs",
            r"\bILACS\b|inspection of local authority children['’]s (?:social care )?services"
            r"|(?:standard|short) inspection",
        ),
    )
)
_PUBLISHED = re.compile(r"\b(?:publi(?:shed|cation)|issued)\b", re.IGNORECASE)
_PREVIOUS = re.compile(r"\b(?:previous(?:ly)?|last|earlier|prior)\b", re.IGNORECASE)
AREAS_OF_OLD_FRAMEWORKS = frozenset({"safeguarding", "looked-after-children"})
"""Areas whose grades do not rank against today's."""
_NEAR = 70  # characters between "published" and its date


@dataclass
class StatedInspection:
    """What a document states of one inspection; dates are ISO prefixes. `evidence` are the blocks that say so."""

    framework: str = "unknown"
    started_on: str | None = None
    ended_on: str | None = None
    published_on: str | None = None
    stated_on: str | None = None
    evidence: list[Block] = field(default_factory=list)

    def id(self, gss_code: str) -> str | None:
        """The inspection's id under the best date that is stated; None where there is no date."""
        date = self.ended_on or self.published_on or self.stated_on
        return inspection_id(gss_code, date, self.framework) if date else None


def find_inspection(blocks: Iterable[Block]) -> StatedInspection | None:
    """The inspection that a text is about: the first whose days it gives, else the first that it dates at all."""
    found = StatedInspection()
    loose: tuple[str, Block] | None = None
    for block in blocks:
        text = block.text
        if not _INSPECTION.search(text):
            continue
        sentences = re.split(r"(?<=[.;])\s+(?=[A-Z])", text)
        for sentence in sentences:
            framework = next((name for name, pattern in _FRAMEWORKS if pattern.search(sentence)), None)
            if framework and found.framework == "unknown":
                found.framework = framework
                _stand_on(found, block)
            if not found.ended_on and _INSPECTION.search(sentence) and (days := find_date_range(sentence)):
                found.started_on, found.ended_on = days
                _stand_on(found, block)
            if not found.published_on and (published := _published(sentence)):
                found.published_on = published
                _stand_on(found, block)
            if (
                loose is None
                and not _PUBLISHED.search(sentence)
                and not _PREVIOUS.search(sentence)
                and re.search("inspect", sentence)
            ):
                dates = [d.iso for d in find_dates(sentence) if d.iso]
                loose = (dates[0], block) if len(dates) == 1 else None
    if not found.ended_on and not found.published_on and loose:
        found.stated_on = loose[0]
        _stand_on(found, loose[1])
    return found if found.ended_on or found.published_on or found.stated_on else None


def _stand_on(found: StatedInspection, block: Block) -> None:
    if block not in found.evidence:
        found.evidence.append(block)


def _published(sentence: str) -> str | None:
    """The day in a sentence such as "The report was published on 3 May 2016"; None where the day lacks its year."""
    if not re.search(r"\b(?:report|ofsted|inspection)\b", sentence, re.IGNORECASE):
        return None
    for match in _PUBLISHED.finditer(sentence):
        dates = [d for d in find_dates(sentence[match.start() :]) if d.start <= _NEAR]
        if dates:
            return dates[0].iso
    return None


def add_inspection(found: StatedInspection, gss_code: str, builder: BundleBuilder) -> str | None:
    """Add the inspection, or what is stated of it beside what is known. Returns its id, if it has a date."""
    inspection = found.id(gss_code)
    if inspection is None:
        return None
    builder.node(
        "Inspection",
        inspection,
        {
            "framework": found.framework,
            "startedOn": found.started_on,
            "endedOn": found.ended_on,
            "publishedOn": found.published_on,
            "statedOn": found.stated_on,
        },
        found.evidence,
        rule="inspection as stated",
    )
    builder.link("INSPECTED", inspection, authority_id(gss_code))
    return inspection


# --- grades --------------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    text = re.sub(r"^[\W\d.]*(?:\d\.\d\s+)?", "", text.lower().replace("&", " and "))
    return " ".join(re.sub(r"[^\w\s]", " ", text.replace("’", "").replace("'", "")).split())


@lru_cache(maxsize=1)
def _areas() -> dict[str, str]:
    labels = {_plain(label): area for label, area in load_ontology().labels_of("judgementAreas").items()}
    return {f"{article}{label}": area for label, area in labels.items() for article in ("", "the ")}


@lru_cache(maxsize=1)
def _grades() -> dict[str, str]:
    return {_plain(label): grade for label, grade in load_ontology().labels_of("grades").items()}


def stated_grade(parts: Sequence[str]) -> tuple[str, str] | None:
    """The judgement area and grade in a row of two cells, or in a line split at its dash; None where there is none."""
    if len(parts) != 2:
        return None
    area, grade = _areas().get(_plain(parts[0])), _grades().get(_plain(parts[1]))
    return (area, grade) if area and grade else None


def stated_grades(blocks: Iterable[Block]) -> Iterator[tuple[str, str, Block]]:
    """Areas and grades that rows and lines state one by one ("Adoption – Good"), each with its block."""
    for block in blocks:
        if block.rows:
            for row in block.row_blocks:
                if found := stated_grade([cell.text for cell in row.rows[0] if cell.text]):
                    yield *found, row
        elif found := stated_grade(re.split(r"\s+[–—-]\s+|:\s+", block.text)):
            yield *found, block


def add_judgement(inspection: str, area: str, grade: str, evidence: Sequence[Block], builder: BundleBuilder) -> None:
    """Add a judgement, or evidence to it; a grade that differs from one known is kept beside it."""
    judgement = judgement_id(inspection, area)
    rank = None if area in AREAS_OF_OLD_FRAMEWORKS else load_ontology().grade_ranks.get(grade)
    builder.node(
        "Judgement", judgement, {"area": area, "grade": grade, "gradeRank": rank}, evidence, rule="grade as stated"
    )
    builder.link("GAVE", inspection, judgement)
