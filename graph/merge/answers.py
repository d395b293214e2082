"""What plans answer: the inspection that a plan responds to, and the recommendation behind each objective."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.merge.dates import first_day, last_day
from graph.merge.likeness import Pair, best_pairs
from graph.merge.model import Join
from graph.merge.rewording import Original, Originals
from graph.merge.rules import RULES
from loaders.bundle import Node, Relationship

_FEWEST_ANSWERS = 2


@dataclass(frozen=True)
class _Answer:
    """The objectives of a plan that answer recommendations of an inspection, each with how it was found."""

    inspection: str
    pairs: tuple[tuple[str, str, Original], ...]
    of: int


def answers(
    nodes: Mapping[str, Node], links: Iterable[Relationship]
) -> tuple[set[Relationship], list[Join], list[str]]:
    """RESPONDS_TO where it follows from the words alone, and ADDRESSES, for the plans of one authority."""
    links = sorted(links)
    recommended = _texts(nodes, links, "RECOMMENDED")
    objectives = _texts(nodes, links, "HAS_OBJECTIVE")
    given = {link.source for link in links if link.type == "ADDRESSES"}
    joins: list[Join] = []
    warnings: list[str] = []
    for plan in (node for _, node in sorted(nodes.items()) if node.label == "Plan"):
        mine = objectives.get(plan.id, {})
        named = [link.target for link in links if link.type == "RESPONDS_TO" and link.source == plan.id]
        known = [
            _answer(mine, inspection, recommended[inspection]) for inspection in named if inspection in recommended
        ]
        if mine and not named:
            best = _best(plan, mine, nodes, recommended)
            if best is None:
                warnings.append(f"{plan.id}: no inspection whose recommendations it answers is known.")
            else:
                reason = f"{len(best.pairs)} of its {best.of} objectives answer recommendations of {best.inspection}."
                joins.append(Join("plan responds to inspection", plan.id, (plan.id, best.inspection), reason))
                known = [best]
        joins += [
            Join("objective answers recommendation", objective, (objective, recommendation), _reason(original))
            for answer in known
            for objective, recommendation, original in answer.pairs
            if objective not in given
        ]
    found = {Relationship(str(RULES[join.rule].relates), *join.parts) for join in joins}
    return found, joins, warnings


def _reason(original: Original) -> str:
    if original.quoted:
        return f"The objective has the words of the recommendation (likeness {original.score:.0f})."
    return f"The objective shares {original.score:.0f} % of its telling words with this recommendation alone."


def _texts(nodes: Mapping[str, Node], links: Iterable[Relationship], type_: str) -> dict[str, dict[str, str]]:
    """The texts at the ends of the links of a type, by where they start."""
    texts: dict[str, dict[str, str]] = {}
    for link in links:
        if link.type == type_ and link.target in nodes:
            texts.setdefault(link.source, {})[link.target] = str(nodes[link.target].properties.get("text", ""))
    return texts


def _answer(objectives: Mapping[str, str], inspection: str, recommendations: Mapping[str, str]) -> _Answer:
    keys, left = sorted(recommendations), sorted(objectives)
    originals = Originals([recommendations[key] for key in keys])
    found = {i: original for i, key in enumerate(left) if (original := originals.original_of(objectives[key]))}
    one_to_one = {pair.left for pair in best_pairs([Pair(i, o.position, o.score) for i, o in found.items()])}
    pairs = ((left[i], keys[o.position], o) for i, o in found.items() if i in one_to_one or o.quoted)
    return _Answer(inspection, tuple(pairs), len(left))


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
