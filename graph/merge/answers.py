"""What plans answer: the inspection that a plan responds to, and the recommendation behind each objective."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.merge.dates import first_day, last_day
from graph.merge.likeness import Pair, best_pairs, same_subject
from graph.merge.model import Join
from graph.merge.rules import ADDRESSES, ADDRESSES_CLEARLY
from loaders.bundle import Node, Relationship

_FEWEST_ANSWERS = 2
_RULE = "objective answers recommendation"


@dataclass(frozen=True)
class _Answer:
    """The objectives of a plan that answer recommendations of an inspection."""

    inspection: str
    pairs: tuple[tuple[str, str, float], ...]
    of: int


def answers(
    nodes: Mapping[str, Node], links: Iterable[Relationship]
) -> tuple[set[Relationship], list[Join], list[str]]:
    """RESPONDS_TO where it follows from the words alone, and ADDRESSES, for the plans of one authority."""
    links = sorted(links)
    recommended = _texts(nodes, links, "RECOMMENDED")
    objectives = _texts(nodes, links, "HAS_OBJECTIVE")
    given = {link.source for link in links if link.type == "ADDRESSES"}
    found: set[Relationship] = set()
    joins: list[Join] = []
    warnings: list[str] = []
    for plan in (node for _, node in sorted(nodes.items()) if node.label == "Plan"):
        mine = objectives.get(plan.id, {})
        named = [link.target for link in links if link.type == "RESPONDS_TO" and link.source == plan.id]
        known = [
            _answer(mine, inspection, recommended[inspection]) for inspection in named if inspection in recommended
        ]
        if not known and mine:
            answer = _best(plan, mine, nodes, recommended)
            if answer is None:
                if not named:
                    warnings.append(f"{plan.id}: no inspection whose recommendations it answers is known.")
                continue
            known = [answer]
            found.add(Relationship("RESPONDS_TO", plan.id, answer.inspection))
            reason = f"{len(answer.pairs)} of its {answer.of} objectives answer recommendations of {answer.inspection}."
            joins.append(Join("plan responds to inspection", plan.id, (plan.id, answer.inspection), reason))
        for answer in known:
            for objective, recommendation, score in answer.pairs:
                if objective in given:
                    continue
                found.add(Relationship("ADDRESSES", objective, recommendation))
                reason = f"The words of {objective} are those of {recommendation} (likeness {score:.0f})."
                joins.append(Join(_RULE, objective, (objective, recommendation), reason))
    return found, joins, warnings


def _texts(nodes: Mapping[str, Node], links: Iterable[Relationship], type_: str) -> dict[str, dict[str, str]]:
    """The texts at the ends of the links of a type, by where they start."""
    texts: dict[str, dict[str, str]] = {}
    for link in links:
        if link.type == type_ and link.target in nodes:
            texts.setdefault(link.source, {})[link.target] = str(nodes[link.target].properties.get("text", ""))
    return texts


def _answer(objectives: Mapping[str, str], inspection: str, recommendations: Mapping[str, str]) -> _Answer:
    left, right = sorted(objectives), sorted(recommendations)
    scored = [
        Pair(i, j, score)
        for i, objective in enumerate(left)
        for j, recommendation in enumerate(right)
        if (score := same_subject(objectives[objective], recommendations[recommendation])) >= ADDRESSES
    ]
    chosen = best_pairs(scored)
    answered = {pair.left for pair in chosen}
    for pair in best_pairs([Pair(p.left, p.left, p.score) for p in scored if p.left not in answered]):
        best = max((p for p in scored if p.left == pair.left), key=lambda p: (p.score, -p.right))
        if best.score >= ADDRESSES_CLEARLY:
            chosen.append(best)
    pairs = tuple((left[p.left], right[p.right], p.score) for p in sorted(chosen))
    return _Answer(inspection, pairs, len(left))


def _best(
    plan: Node, objectives: Mapping[str, str], nodes: Mapping[str, Node], recommended: Mapping[str, Mapping[str, str]]
) -> _Answer | None:
    """The one inspection before a plan whose recommendations its objectives answer best."""
    dated = plan.properties.get("datedOn")
    candidates = [
        _answer(objectives, inspection, texts)
        for inspection, texts in sorted(recommended.items())
        if not dated or _not_after(nodes.get(inspection), str(dated))
    ]
    likely = [a for a in candidates if len(a.pairs) >= _FEWEST_ANSWERS and 2 * len(a.pairs) >= a.of]
    most = max((len(answer.pairs) for answer in likely), default=0)
    best = [answer for answer in likely if len(answer.pairs) == most]
    return best[0] if len(best) == 1 else None


def _not_after(inspection: Node | None, dated: str) -> bool:
    ended = inspection.properties.get("endedOn") if inspection else None
    return ended is None or first_day(str(ended)) <= last_day(dated)
