"""The table by which a plan lists its objectives before it takes them one by one, and how a later heading is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from loaders.document import Block
from loaders.plans.model import Objective, Said

_SAME_WORDS = 88.0
_SAME_NUMBER = 60.0
_FEWEST_TAIL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with the number before it, as in "Objective 2: …", "2. …" or "2 …"; "" where there is none."""

    number: str
    text: str


_OBJECTIVES = (
    r"objective|priority action|priority|recommendation|theme|workstream|aim|goal|outcome|strand|action area"
    r"|area(?: (?:for|of) (?:improvement|focus|development|action))?"
)
_NUMBER = re.compile(
    r"(?:"
    r"(?:(?:strategic|improvement|key|ofsted|inspection|priority|outcome|focus|development)\s+)?"
    rf"(?:{_OBJECTIVES})s?\s*(?:no\.?\s*)?(?P<named>\d{{1,2}}[a-z]?|[ivx]{{1,4}}|[a-h](?=\s*[:.)–—-]))\s*"
    r"(?:\((?:para|page|ref|section)[^()]*\)\s*)?[:.)–—-]*"  # Objective 2: …
    r"|(?!(?:action|step|task|appendix|table|annex|version|page|phase|stage|quarter|year|item|figure|form)\b)"
    r"(?-i:[A-Z])[a-z]+ (?:[a-z]+ ){0,3}(?P<called>\d{1,2})\s*(?:\([^()]{1,40}\)\s*)?"
    r"[:–—-]+\s*(?=\S)"  # Area of weakness 2: …
    r"|(?P<bare>R?\d{1,2})(?:[.):]|\s)\s*(?-i:(?=[A-Z‘“\"']))"  # 2. … or 2 …
    r"|(?P<letter>[A-Z])[.):]\s+"  # A. …, which numbers a group of objectives
    r")\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def numbered(block: Block) -> Numbered:
    """A block's text with its number apart."""
    text = " ".join(f"{block.marker} {block.text}".split())
    match = _NUMBER.fullmatch(text)
    if not match:
        return Numbered("", block.text if block.marker else text)
    if match["letter"]:
        return Numbered("", text)
    return Numbered(match["named"] or match["called"] or match["bare"] or "", match["rest"].strip())


def names_objective(block: Block) -> bool:
    """Whether a paragraph plainly opens an objective: "Objective 2 …", "Priority 3: …"."""
    match = _NUMBER.fullmatch(" ".join(f"{block.marker} {block.text}".split()))
    return bool(match and (match["named"] or match["called"]) and len(block.text.split()) <= 60)


def outlined(block: Block, objectives: Sequence[Objective]) -> Objective | None:
    """The objective of the outline that a paragraph is the heading of; None where it is of none.

    Its words are the outline's, or nearly; or its number is and its words are much alike; or it is the end of the words
    of an objective that has not begun (a heading whose first lines a conversion has lost).
    """
    here = numbered(block)
    plain = _plain(here.text)
    if not plain:
        return None
    best: tuple[float, Objective] | None = None
    for objective in objectives:
        for said in objective.texts:
            theirs = _plain(said.text)
            likeness = fuzz.ratio(plain, theirs)
            least = _SAME_NUMBER if here.number and here.number == objective.number else _SAME_WORDS
            if likeness >= least and (best is None or likeness > best[0]):
                best = (likeness, objective)
            is_tail = theirs.endswith(plain) and len(plain.split()) >= _FEWEST_TAIL_WORDS
            if best is None and is_tail and not objective.has_begun:
                best = (least, objective)
    return best[1] if best else None


def outline_objective(row: dict[str, str], block: Block, section: str) -> Objective:
    """The objective in a row of the outline."""
    whole = numbered(Block("paragraph", row["objective"], block.page, block.paragraph))
    number = whole.number or row.get("number", "").strip(" .)")
    objective = Objective([Said(whole.text, block)], number, section, is_outlined=True)
    if owner := row.get("owner"):
        objective.owners.append(Said(owner, block))
    if linked := row.get("linked"):
        objective.linked.append(Said(linked, block))
    return objective


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
