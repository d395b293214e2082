"""The table by which a plan lists its objectives before it takes them one by one, and how a later heading is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from loaders.document import Block
from loaders.plans.model import Objective, Said
from loaders.plans.terms.numbering import numbered

_SAME_WORDS = 88.0
_SAME_NUMBER = 60.0
_FEWEST_TAIL_WORDS = 5


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
