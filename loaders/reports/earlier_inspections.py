"""Earlier inspections of an authority that a document speaks of: when they were, and what they judged.

A document knows an earlier inspection only by a month or a year, so the inspection is made under that partial key;
joining it with what other documents say of it is the business of `graph.merge`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from loaders.bundle import BundleBuilder
from loaders.document import Block
from loaders.identity import authority_id, inspection_id, judgement_id
from loaders.language.dates import clean, find_dates
from ontology.model import load_ontology

DateKind = Literal["endedOn", "publishedOn", "statedOn"]
Scope = Literal["safeguarding", "protection", "looked-after", "both", "fostering", "adoption", "whole"]

# What an inspection was of, by the words of the sentence; the first that is found counts.
SCOPES: tuple[tuple[Scope, str], ...] = (
    ("fostering", r"\bfostering\b"),
    ("adoption", r"\badoption (?:service|agency|services)\b"),
    (
        "both",
        r"\bsafeguarding(?: services| arrangements)?,? (?:and|/) ?(?:of |services for |arrangements "
        r"for )*(?:children )?looked"
        r"|\blooked[- ]after(?: children)?(?:'s)?(?: services)? and safeguarding\b",
    ),
    ("whole", r"\bhelp and protection\b.*\b(?:looked after|in care)\b"),
    ("looked-after", r"\b(?:children looked after|children in care|looked[- ]after)\b"),
    ("safeguarding", r"\bsafeguarding\b"),
    ("protection", r"\b(?:protection of children|child protection)\b"),
)


def scope_of(text: str) -> Scope:
    """What an inspection was of, by the words of a sentence on it."""
    return next((scope for scope, pattern in SCOPES if re.search(pattern, text, re.IGNORECASE)), "whole")


_MENTION = re.compile(
    r"\b(?:(?:previous|last|most recent|earlier|follow[- ]up)\b.{0,60}?\binspections? (?:of|report)\b|"
    r"inspection of\b.*\btook place|last inspected)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\bpublished\b", re.IGNORECASE)
_FIELDWORK = re.compile(
    r"\b(?:was|were|took place|undertaken|inspections? of .+?|inspected)\s+(?:\w+ )?in\s*$", re.IGNORECASE
)
_JUDGED = re.compile(r"\b(?:judged?|judgements?|judgments?|rated|found|graded|received)\b", re.IGNORECASE)
# Sentences that compare with the report's own judgement.
_THIS_INSPECTION = re.compile(r"\b(?:this inspection|(?:is|are) (?:now )?judged)\b", re.IGNORECASE)
OTHER_SERVICE = re.compile(
    r"\bchildren's homes?\b|\bnotifications?\b|\bmonitoring visits?\b|\bfocused visits?\b", re.IGNORECASE
)

# The areas that a sentence may name beside a grade.
SENTENCE_AREAS = (
    ("help-and-protection", r"help and protection"),
    ("care-leavers", r"care leavers"),
    ("lscb", r"\blscb\b|safeguarding (?:children|children'?s) board|children'?s safeguarding board"),
    ("adoption", r"adoption"),
    ("leadership", r"leadership"),
    ("looked-after-children", r"looked[- ]after|children in care"),
    ("safeguarding", r"safeguarding(?! child\w*'?s? board| board)|(?<!help and )protection"),
    ("overall", r"\boverall\b"),
)
# Frameworks that grade one service as a whole.
ONE_GRADE = frozenset({"child-protection", "looked-after", "fostering-service", "adoption-service"})


@dataclass(frozen=True, slots=True)
class EarlierInspection:
    """An inspection as a document speaks of it. `judgements` are area and grade slugs with the block printing them."""

    framework: str
    on: str
    date_kind: DateKind
    block: Block
    judgements: list[tuple[str, str, Block]] = field(default_factory=list)


@lru_cache(maxsize=1)
def _grade_words() -> tuple[re.Pattern[str], dict[str, str]]:
    words = load_ontology().labels_of("grades")
    longest_first = sorted((w for w in words if "experiences" not in w and "failings" not in w), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE), words


def grades_in(text: str) -> list[tuple[str, int, int]]:
    """The grades that a text names: slug, start, end. "Requires improvement to be good" is one grade."""
    pattern, words = _grade_words()
    return [(words[match[0].lower()], match.start(), match.end()) for match in pattern.finditer(text)]


def framework_of(scope: Scope, on: str) -> str:
    """The framework of an inspection by what it was of and when.

    Ofsted inspected safeguarding and looked-after children together from 2009 to mid-2012, the protection of children
    until 2013, looked-after children alone in 2013, then under the single framework (to 2017) and ILACS (from 2018).
    """
    if scope in ("fostering", "adoption"):
        return f"{scope}-service"
    if scope == "whole":
        if on in ("2013", "2018"):
            return "unknown"
        return "ilacs" if on >= "2018-03" else "sif" if on >= "2013-11" else "unknown"
    if scope == "looked-after" and on >= "2013":
        return "looked-after" if on < "2013-11" else "unknown"
    if scope == "protection" and on >= "2012-05":
        return "child-protection"
    if scope == "safeguarding" and on >= "2012-08":
        return "child-protection" if on < "2013-11" else "unknown"
    return "safeguarding-and-looked-after" if "2009" <= on < "2013" else "unknown"


def area_of(scope: Scope, framework: str) -> str:
    """The area of a grade that a sentence gives without naming one."""
    if framework == "safeguarding-and-looked-after":
        return {"looked-after": "looked-after-children", "both": "overall"}.get(scope, "safeguarding")
    return "overall"


def find_earlier_inspections(blocks: Sequence[Block]) -> list[EarlierInspection]:
    """The inspections that a section "Previous Ofsted inspections" lists, with their judgements."""
    found: list[EarlierInspection] = []
    current: tuple[EarlierInspection, Scope] | None = None
    for block in blocks:
        text = clean(block.text.replace("’", "'"))
        named = _listed_judgement(text)
        if named and current:
            current[0].judgements.append((*named, block))
            continue
        for sentence in sentences(text):
            mention = None if OTHER_SERVICE.search(sentence) else _mention(sentence, block)
            if mention:
                found.append(mention[0])
                current = mention
            if current and _JUDGED.search(sentence) and (mention or block is current[0].block):
                if _THIS_INSPECTION.search(sentence):
                    continue
                inspection, scope = current
                pairs = graded_areas(sentence, inspection.framework, area_of(scope, inspection.framework))
                if scope == "both" and re.search(r"\bfor both\b", sentence):
                    pairs = [(area, pairs[0][1]) for area in ("safeguarding", "looked-after-children")]
                inspection.judgements.extend((area, grade, block) for area, grade in pairs)
    return found


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[a-z0-9)]\.|['’”]\.)\s+(?=[A-Z])", text)


def _mention(sentence: str, block: Block) -> tuple[EarlierInspection, Scope] | None:
    match = _MENTION.search(sentence)
    dates = [d for d in find_dates(sentence, years=True) if d.iso]
    if not match or not dates:
        return None
    scope = scope_of(sentence)
    on = dates[0].iso or ""
    before = sentence[: dates[0].start]
    kind: DateKind = "statedOn"
    if _PUBLISHED.search(before):
        kind = "publishedOn"
    elif _FIELDWORK.search(before):
        kind = "endedOn"
    return EarlierInspection(framework_of(scope, on), on, kind, block), scope


def _listed_judgement(text: str) -> tuple[str, str] | None:
    """The area and grade of a list's item: "Adoption performance: inadequate". None for any other line."""
    label, colon, rest = text.partition(":")
    if not colon or len(rest) > 60:
        return None
    grades = grades_in(rest)
    areas = load_ontology().labels_of("judgementAreas")
    name = re.sub(r"^(?:the )?(?:experiences and progress of )?", "", label.strip().lower())
    area = areas.get(label.strip().lower()) or areas.get(name)
    return (area, grades[0][0]) if area and len(grades) == 1 else None


_BEHIND = re.compile(
    r"\)?,?(?: ofsted)?(?: (?:judge?ment|rating|grad(?:e|ing))s?)?"
    r"(?: (?:for|in|across)\b(?! (?:[A-Z][a-z]+ )?\d{4}\b)| ?:| [—–-]+ )(?P<areas>.*)",
    re.IGNORECASE,
)
_OVERALL_BEHIND = re.compile(
    r"\)?,? (?:overall\b|(?:in|across) (?:all|every|each|the) (?:board\b|areas?\b|categor))", re.IGNORECASE
)


def graded_areas(sentence: str, framework: str, default: str, *, anywhere: bool = False) -> list[tuple[str, str]]:
    """The judgements that a sentence states, area and grade. `default` is the area of a lone grade with none named.

    "adequate for safeguarding and good for looked after children": the areas after "for" share the grade before it.
    Where several grades stand in a sentence, one whose area is not named is left out. `anywhere`: the areas may be a
    list with commas before the grade, as in a sentence that is nothing but the statement.
    """
    grades = grades_in(sentence)
    pairs: list[tuple[str, str]] = []
    is_behind = False  # whether the areas of the grade before stand behind it
    for place, (grade, start, end) in enumerate(grades):
        until = grades[place + 1][1] if place + 1 < len(grades) else len(sentence)
        since = grades[place - 1][2] if place else 0
        after, before = sentence[end:until], sentence[since:start]
        behind = _BEHIND.match(after)
        if behind and (named := areas_in(_without_next(behind["areas"], sentence[until:]))):
            areas = named
        elif _OVERALL_BEHIND.match(after):
            areas = ["overall"]
        else:
            areas = areas_in(before if anywhere and not is_behind else _clause_before(before))
        is_behind = bool(behind and areas)
        if areas == ["overall"] or (not areas and len(grades) == 1):
            areas = [default]
        pairs += [(in_framework(area, framework), grade) for area in areas]
    return pairs


def _without_next(areas: str, rest: str) -> str:
    """The areas behind a grade without the one that stands before the next: "good for X, with Y as inadequate"."""
    grades = grades_in(rest)
    after = rest[grades[0][2] :] if grades else ""
    if not grades or _BEHIND.match(after) or _OVERALL_BEHIND.match(after):
        return areas
    *kept, last = re.split(r"[;,]|\bwith\b", areas)
    return ",".join(kept) if kept and areas_in(last) else areas


def _clause_before(text: str) -> str:
    """The last clause of a text that names an area: what is judged stands as near as can be before the grade."""
    clauses = re.split(r"[;,]|\b(?:while|but|when|found|judged)\b", text)
    return next((clause for clause in reversed(clauses) if areas_in(clause)), "")


def areas_in(text: str) -> list[str]:
    found = [(m.start(), area) for area, words in SENTENCE_AREAS if (m := re.search(words, text, re.IGNORECASE))]
    named = [area for _, area in sorted(found)]
    return [area for area in named if area != "overall"] or named


def in_framework(area: str, framework: str) -> str:
    """The area's name in a framework: an inspection of one service has one grade; older ones have other areas."""
    if framework in ONE_GRADE:
        return "overall"
    if framework == "safeguarding-and-looked-after":
        return area if area in ("safeguarding", "looked-after-children") else "overall"
    if framework in ("sif", "ilacs"):
        return {"looked-after-children": "children-in-care", "safeguarding": "help-and-protection"}.get(area, area)
    return area


def add_earlier_inspection(earlier: EarlierInspection, gss_code: str, builder: BundleBuilder) -> str:
    """Add an earlier inspection with its judgements, or add to the one that is known under its key. Returns its id."""
    inspection = inspection_id(gss_code, earlier.on, earlier.framework)
    builder.node(
        "Inspection",
        inspection,
        {"framework": earlier.framework, earlier.date_kind: earlier.on},
        [earlier.block],
        rule="earlier inspection",
    )
    builder.link("INSPECTED", inspection, authority_id(gss_code))
    ranked = earlier.framework in ("sif", "ilacs")
    for area, grade, block in earlier.judgements:
        rank = load_ontology().grade_ranks.get(grade) if ranked else None
        properties = {"area": area, "grade": grade, "gradeRank": rank}
        judgement = builder.node(
            "Judgement", judgement_id(inspection, area), properties, [block], rule="judgement of an earlier inspection"
        )
        builder.link("GAVE", inspection, judgement)
    return inspection


_STATED = re.compile(
    r"^(?:The |An? )?(?:last|previous|most recent)\b[^.]{0,40}\binspections? of\b[^.]+"
    r"\b(?:was|took place)\b[^.]*\b20\d\d\b",
    re.IGNORECASE,
)


def stated_inspections(blocks: Sequence[Block]) -> list[EarlierInspection]:
    """The inspections that a report lists outside the section on the area, in paragraphs that open with one."""
    return find_earlier_inspections([block for block in blocks if _STATED.match(block.text)])
