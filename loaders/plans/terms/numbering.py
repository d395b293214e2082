"""Numbers before objectives and groups of them: "Objective 2: …", "2. …", "A. …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.document import Block

LETTERED = re.compile(r"([A-Z])[.)]\s+(?=[A-Z])")
GROUP = re.compile(r"(?:[A-Z]|[IVX]{1,4})[.)]\s+\S.*")
OBJECTIVE_NAMES = "objective|priority|recommendation|theme|workstream|aim|goal|outcome|strand|area"
"""What plans call an objective before its number, as the alternatives of a pattern."""
_OBJECTIVES = rf"priority action|action area|area (?:for|of) (?:improvement|focus|development|action)|{OBJECTIVE_NAMES}"
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


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with the number before it, as in "Objective 2: …", "2. …" or "2 …"; "" where there is none."""

    number: str
    text: str


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
