"""Tables that a conversion has flattened into a run of paragraphs: put together again by the kind of what is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.document import Block
from loaders.plans.dues import is_deadline
from loaders.plans.model import Action, Status
from loaders.plans.ratings import rating_of_text

_VALUES = ("owner", "due", "status")


def actions_of(blocks: Sequence[Block], is_owner: Callable[[str], bool]) -> tuple[list[Action], list[Block]]:
    """The actions in a flattened table's cells, and the cells that could not be given to one.

    Flattened row by row, what follows an action is its own. Flattened column by column (all actions first), the first
    deadline is the first action's and so on, if there are as many as actions; else they are given back.
    """
    kinds = [_kind(block, is_owner) for block in blocks]
    _drop_strays(blocks, kinds)
    actions: list[Action] = []
    values: dict[str, list[Block]] = {name: [] for name in _VALUES}
    last_action = max((i for i, kind in enumerate(kinds) if kind == "action"), default=-1)
    by_column = all(kind == "action" for kind in kinds[:last_action])
    for block, kind in zip(blocks, kinds, strict=True):
        if kind == "action":
            actions.append(
                Action(block.text, number=block.marker if block.marker[:1].isdigit() else "", blocks=[block])
            )
        elif kind == "stray":
            continue
        elif by_column:
            values[kind].append(block)
        elif actions:
            _give(actions[-1], kind, block)
    left = [block for block, kind in zip(blocks, kinds, strict=True) if kind == "stray"]
    for kind, given in values.items():
        if len(given) == len(actions):
            for action, block in zip(actions, given, strict=True):
                _give(action, kind, block)
        else:
            left += given
    return actions, left


def _kind(block: Block, is_owner: Callable[[str], bool]) -> str:
    if re.match(r"\d", block.marker):
        return "action"
    if is_deadline(block.text):
        return "due"
    if rating_of_text(block.text) and len(block.text.split()) <= 3:
        return "status"
    return "owner" if is_owner(block.text) else "action"


def _drop_strays(blocks: Sequence[Block], kinds: list[str]) -> None:
    """Where actions are numbered, what is not numbered and stands behind a value is no action."""
    if sum(bool(block.marker) for block, kind in zip(blocks, kinds, strict=True) if kind == "action") < 2:
        return
    first_value = next((i for i, kind in enumerate(kinds) if kind != "action"), len(kinds))
    for i in range(first_value, len(kinds)):
        if kinds[i] == "action" and not blocks[i].marker:
            kinds[i] = "stray"


def _give(action: Action, kind: str, block: Block) -> None:
    if kind == "status":
        action.statuses.append(Status("", block.text, None, block))
    else:
        action.add(kind, block.text)
    action.blocks.append(block)
