"""How well made-up plans are read, layout by layout: `python -m tests.quality.plans [--seeds N] [--layout NAME]`.

Prints, for each layout, the share of actions found, and of those found with the right words, objective, owners,
deadline and rating; then what was wrong, if asked with --show.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from loaders.bundle import Bundle
from tests.quality.facts import extract
from tests.world.bare_plans import BARE_LAYOUTS
from tests.world.odd_plans import ODD_LAYOUTS
from tests.world.plans import LAYOUTS as USUAL_LAYOUTS
from tests.world.plans import WITHOUT_RATINGS, MadeAction, MadePlan, make_plan

LAYOUTS = {**USUAL_LAYOUTS, **ODD_LAYOUTS, **BARE_LAYOUTS}
FIELDS = ("found", "words", "objective", "owners", "date", "rag")


@dataclass
class Tally:
    """How many actions were expected, how many were right in each field, and what was wrong."""

    expected: int = 0
    extra: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def read_plan_file(path: Path) -> Bundle:
    """The bundle of a plan's file, by its own kind and without the language's annotations."""
    bundle = extract(path)
    if bundle.document["kind"] != "improvement-plan":
        raise AssertionError(f"{path.name} was taken for {bundle.document['kind']}")
    return bundle


def measure(layout: str, seed: int, folder: Path, tally: Tally) -> None:
    """Write the plan of a seed in a layout, read it, and add what was right to the tally."""
    suffix, write = LAYOUTS[layout]
    plan = make_plan(seed)
    path = folder / f"{layout}-{seed}{suffix}"
    write(plan, path)
    tally.expected += len(plan.actions)
    try:
        bundle = read_plan_file(path)
    except Exception as error:
        tally.wrong.append(f"{layout} {seed}: {type(error).__name__}: {error}")
        return
    found = {_plain(str(n.properties["text"])): n.id for n in bundle.nodes if n.label == "Action"}
    tally.extra += len(found) - sum(_match(action, found) is not None for action in plan.actions)
    for objective, action in ((o.text, a) for o in plan.objectives for a in o.actions):
        for name, is_right in _compare(plan, objective, action, found, bundle, layout):
            tally.right[name] += is_right
            if not is_right:
                tally.wrong.append(f"{layout} {seed}: {name} of “{action.text[:50]}”")


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).lower()


def _match(action: MadeAction, found: dict[str, str]) -> str | None:
    wanted = _plain(action.text)
    if wanted in found:
        return found[wanted]
    return next(
        (id_ for text, id_ in found.items() if text.startswith(wanted[:35]) or wanted.startswith(text[:35])), None
    )


def _compare(
    plan: MadePlan, objective: str, action: MadeAction, found: dict[str, str], bundle: Bundle, layout: str
) -> Iterator[tuple[str, bool]]:
    node_id = _match(action, found)
    if node_id is None:
        yield from ((name, False) for name in FIELDS)
        return
    nodes = {node.id: node for node in bundle.nodes}
    properties = nodes[node_id].properties
    targets: dict[str, list[str]] = {}
    for relationship in bundle.relationships:
        if relationship.source == node_id:
            targets.setdefault(relationship.type, []).append(relationship.target)
    owners = {
        str(nodes[id_].properties.get("name") or nodes[id_].properties.get("title"))
        for id_ in targets.get("OWNED_BY", [])
    }
    statuses = [nodes[id_].properties.get("rag") for id_ in targets.get("HAS_STATUS", [])]
    yield "found", True
    yield "words", _plain(str(properties["text"])) == _plain(action.text)
    yield "objective", _plain(str(nodes[node_id.split("/action/")[0]].properties["text"])) == _plain(objective)
    yield "owners", owners == set(action.owners)
    yield "date", properties.get("dueOn") == action.due_on and properties.get("dueText") is not None
    yield "rag", layout in WITHOUT_RATINGS or statuses == [action.rag]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, default=10, help="how many plans in each layout")
    parser.add_argument("--layout", choices=sorted(LAYOUTS), help="only this layout")
    parser.add_argument("--show", action="store_true", help="list what was wrong")
    options = parser.parse_args()
    os.environ.setdefault("BOROUGHS_AUTHORITIES", str(files("tests.world") / "authorities.ttl"))
    print(f"{'layout':28}{'actions':>8}" + "".join(f"{name:>11}" for name in FIELDS) + f"{'extra':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for layout in [options.layout] if options.layout else LAYOUTS:
            tally = Tally()
            for seed in range(options.seeds):
                measure(layout, seed, Path(folder), tally)
            shares = "".join(f"{100 * tally.right[name] / tally.expected:10.1f}%" for name in FIELDS)
            print(f"{layout:28}{tally.expected:8}{shares}{tally.extra:7}")
            if options.show:
                print("\n".join(f"    {line}" for line in tally.wrong))


if __name__ == "__main__":
    main()
