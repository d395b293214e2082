"""What came before what: inspections of one line, versions of one plan, and actions that go on in the next version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from graph.merge.dates import first_day
from graph.merge.likeness import Pair, best_pairs, like_texts, match_texts, same_words
from graph.merge.model import Join
from graph.merge.rewording import Originals
from graph.merge.rules import BOARD_REVIEWS, LINES, SAME_ACTION, SAME_WORDS, UNKNOWN
from loaders.bundle import Node, Relationship

_DATES = {"Inspection": ("endedOn", "startedOn", "publishedOn", "statedOn"), "Plan": ("datedOn",)}


def previous_inspections(
    nodes: Mapping[str, Node], links: Iterable[Relationship]
) -> tuple[set[Relationship], list[str]]:
    """PREVIOUS from each inspection to the one before it in its line."""
    areas: dict[str, set[str]] = {}
    for link in links:
        if link.type == "GAVE":
            areas.setdefault(link.source, set()).add(link.target.rpartition("/")[2])
    lines: dict[str, list[Node]] = {}
    for node in _of(nodes, "Inspection"):
        framework = str(node.properties["framework"])
        if framework != UNKNOWN or node.id in areas:
            line = BOARD_REVIEWS if areas.get(node.id) == {"lscb"} else LINES.get(framework, framework)
            lines.setdefault(line, []).append(node)
    previous: set[Relationship] = set()
    warnings: list[str] = []
    for _, line_nodes in sorted(lines.items()):
        previous |= _chain(line_nodes, warnings)
    return previous, warnings


def previous_plans(
    nodes: Mapping[str, Node], links: Iterable[Relationship]
) -> tuple[set[Relationship], list[Join], list[str]]:
    """PREVIOUS from each plan to the version before it, and CONTINUES between their actions."""
    plans = _of(nodes, "Plan")
    if len(plans) < 2:
        return set(), [], []
    under = _children(links)
    answered = {link.source: link.target for link in sorted(links) if link.type == "RESPONDS_TO"}
    versions: list[list[Node]] = []
    for plan in plans:
        mates = next((v for v in versions if _versions_of_one(v[0], plan, answered, under, nodes)), None)
        if mates is None:
            versions.append([plan])
        else:
            mates.append(plan)
    found: set[Relationship] = set()
    joins: list[Join] = []
    warnings: list[str] = []
    for mates in versions:
        previous = _chain(mates, warnings)
        for link in sorted(previous):
            continued, reasons = _continued(link.source, link.target, under, nodes)
            found |= continued
            joins += reasons
        found |= previous
    return found, joins, warnings


def _of(nodes: Mapping[str, Node], label: str) -> list[Node]:
    return [nodes[key] for key in sorted(nodes) if nodes[key].label == label]


def _children(links: Iterable[Relationship]) -> Callable[[str, str], list[str]]:
    gathered: dict[tuple[str, str], list[str]] = {}
    for link in sorted(links):
        gathered.setdefault((link.type, link.source), []).append(link.target)
    return lambda type_, source: gathered.get((type_, source), [])


def _date(node: Node) -> str | None:
    return next((str(node.properties[name]) for name in _DATES[node.label] if name in node.properties), None)


def _chain(nodes: Sequence[Node], warnings: list[str]) -> set[Relationship]:
    """Each node's relationship to the one before it, or to all of one date before it.

    One that is known by a year in which there was another is left out: which came first is not known.
    """
    steps: dict[str, list[str]] = {}
    for node in nodes:
        if date := _date(node):
            steps.setdefault(date, []).append(node.id)
    for date in sorted(steps):
        rivals = [other for day, others in steps.items() if day != date and day.startswith(date) for other in others]
        if rivals:
            for node_id in steps.pop(date):
                warnings.append(f"{node_id}: whether it came before {', '.join(sorted(rivals))} is not known.")
    in_order = [steps[date] for date in sorted(steps, key=first_day)]
    return {
        Relationship("PREVIOUS", later, earlier)
        for before, after in pairwise(in_order)
        for later in after
        for earlier in before
    }


def _versions_of_one(
    one: Node,
    other: Node,
    answered: Mapping[str, str],
    under: Callable[[str, str], list[str]],
    nodes: Mapping[str, Node],
) -> bool:
    """Whether two plans of an authority are versions of one.

    They answer one inspection, or share half of their objectives or actions.
    """
    if one.id in answered and answered[one.id] == answered.get(other.id):
        return True
    for texts_of in (_objectives, _actions):
        left, right = ([_text(nodes, node_id) for node_id in texts_of(plan.id, under)] for plan in (one, other))
        shared = match_texts(left, right, at_least=SAME_WORDS)
        if shared and 2 * len(shared) >= min(len(left), len(right)):
            return True
    return False


def _objectives(plan: str, under: Callable[[str, str], list[str]]) -> list[str]:
    return under("HAS_OBJECTIVE", plan)


def _actions(plan: str, under: Callable[[str, str], list[str]]) -> list[str]:
    return [action for objective in under("HAS_OBJECTIVE", plan) for action in under("HAS_ACTION", objective)]


def _continued(
    later: str, earlier: str, under: Callable[[str, str], list[str]], nodes: Mapping[str, Node]
) -> tuple[set[Relationship], list[Join]]:
    """Actions of a plan that are actions of the version before, best under an objective of the same words."""
    new, old = _actions(later, under), _actions(earlier, under)
    objective = {
        a: o for plan in (later, earlier) for o in under("HAS_OBJECTIVE", plan) for a in under("HAS_ACTION", o)
    }

    @cache
    def one_objective(one: str, other: str) -> bool:
        answered = set(under("ADDRESSES", one)) & set(under("ADDRESSES", other))
        return bool(answered) or same_words(_text(nodes, one), _text(nodes, other))

    found: dict[str, tuple[str, str]] = {}
    words = [_text(nodes, a) for a in old]

    def find(pairs: Iterable[Pair], reason: str) -> None:
        """Add the best pairs of what is left; `pairs` are positions in the two lists of all actions."""
        taken = {target for target, _ in found.values()}
        for pair in best_pairs([p for p in pairs if new[p.left] not in found and old[p.right] not in taken]):
            source, target = new[pair.left], old[pair.right]
            found[source] = (target, reason.format(source=source, target=target, score=pair.score))

    alike = like_texts([_text(nodes, a) for a in new], words, at_least=SAME_ACTION)
    kept = [pair for pair in alike if one_objective(objective[new[pair.left]], objective[old[pair.right]])]
    find(kept, "The words of {source} are those of {target} (likeness {score:.0f}).")
    originals = Originals(words)
    reworded = [
        Pair(i, original.position, original.score)
        for i, source in enumerate(new)
        if source not in found and (original := originals.original_of(_text(nodes, source)))
        if one_objective(objective[source], objective[old[original.position]])
    ]
    find(reworded, "{source} shares {score:.0f} % of its telling words with {target} alone, of the same objective.")
    find(alike, "The words of {source} are those of {target} (likeness {score:.0f}), of another objective.")
    joins = [Join("action continues", s, (s, target), reason) for s, (target, reason) in sorted(found.items())]
    return {Relationship("CONTINUES", *join.parts) for join in joins}, joins


def _text(nodes: Mapping[str, Node], node_id: str) -> str:
    return str(nodes[node_id].properties.get("text", "")) if node_id in nodes else ""
