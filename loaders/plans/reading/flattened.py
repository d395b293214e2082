"""Tables that a conversion has flattened into a run of paragraphs: put together again by the kind of what is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.document import Block
from loaders.language.deadlines import parse_due
from loaders.plans.model import Action, Status
from loaders.plans.terms.deadlines import is_deadline
from loaders.plans.terms.legend import Legend
from loaders.plans.terms.ratings import rating_of

_VALUES = ("owner", "due", "status")
_NUMBER = re.compile(r"(?:[A-Z]{1,3}[ -]?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?[.)]?")
_LONGEST_RATING = 3  # words

IsOwner = Callable[[str], bool]


def actions_of(
    blocks: Sequence[Block], heads: Sequence[str], legend: Legend, is_owner: IsOwner
) -> tuple[list[Action], list[Block]]:
    """The actions in a flattened table's cells, and the cells that could not be given to one.

    `heads` are the fields of its columns in order. Flattened column by column (all actions first), the first deadline
    is the first action's and so on, if there are as many as actions; else they are given back. Flattened row by row, a
    cell is of the next column that it can be of.
    """
    kinds = [_kind(block, legend, is_owner) for block in blocks]
    last_action = max((i for i, kind in enumerate(kinds) if kind == "action"), default=-1)
    if all(kind == "action" for kind in kinds[:last_action]):
        return _by_column(blocks, kinds)
    if sum(bool(block.marker) for block, kind in zip(blocks, kinds, strict=True) if kind == "action") > 1:
        return _by_number(blocks, kinds)
    return _by_row(blocks, heads, legend, is_owner)


def _by_column(blocks: Sequence[Block], kinds: list[str]) -> tuple[list[Action], list[Block]]:
    _drop_strays(blocks, kinds)
    actions = [_action(block) for block, kind in zip(blocks, kinds, strict=True) if kind == "action"]
    left = [block for block, kind in zip(blocks, kinds, strict=True) if kind in {"stray", "number"}]
    for value in _VALUES:
        given = [block for block, kind in zip(blocks, kinds, strict=True) if kind == value]
        if len(given) == len(actions):
            for action, block in zip(actions, given, strict=True):
                _give(action, value, block)
        else:
            left += given
    return actions, left


def _by_number(blocks: Sequence[Block], kinds: list[str]) -> tuple[list[Action], list[Block]]:
    """Row by row, where each action has its number before it."""
    _drop_strays(blocks, kinds)
    actions: list[Action] = []
    left: list[Block] = []
    for block, kind in zip(blocks, kinds, strict=True):
        if kind == "action":
            actions.append(_action(block))
        elif actions and kind in _VALUES:
            _give(actions[-1], kind, block)
        else:
            left.append(block)
    return actions, left


def _by_row(
    blocks: Sequence[Block], heads: Sequence[str], legend: Legend, is_owner: IsOwner
) -> tuple[list[Action], list[Block]]:
    """Row by row: each cell is of the next column that it can be of, so that empty cells are passed over."""
    order = [head for head in heads if head in {"number", "action", "progress", *_VALUES}]
    if "number" in order and not any(_NUMBER.fullmatch(block.text) for block in blocks):
        order.remove("number")
    actions: list[Action] = []
    left: list[Block] = []
    number, place = "", 0
    for block in blocks:
        field = next(
            (
                order[(place + step) % len(order)]
                for step in range(len(order))
                if _fits(block, order[(place + step) % len(order)], legend, is_owner)
            ),
            "",
        )
        if field == "number":
            number = block.text
        elif field == "action":
            actions.append(_action(block, number))
            number = ""
        elif field and actions and not number:
            _give(actions[-1], field, block)
        else:
            left.append(block)
            continue
        place = order.index(field) + 1
    return actions, left


def _fits(block: Block, field: str, legend: Legend, is_owner: IsOwner) -> bool:
    """Whether a cell can be of a column."""
    text = block.text
    is_number = not block.marker and bool(_NUMBER.fullmatch(text)) and parse_due(text) is None
    is_rating = len(text.split()) <= _LONGEST_RATING and rating_of(text, None, legend) is not None
    if field == "number":
        return is_number
    if field == "due":
        return is_deadline(text)
    if field == "status":
        return is_rating
    if field == "owner":
        return not is_number and (is_owner(text) or text.lower() == "tbc")
    return not (is_number or is_rating or is_deadline(text))


def _kind(block: Block, legend: Legend, is_owner: IsOwner) -> str:
    if re.match(r"\d", block.marker):
        return "action"
    return next((kind for kind in ("number", *_VALUES[1:], "owner") if _fits(block, kind, legend, is_owner)), "action")


def _action(block: Block, number: str = "") -> Action:
    return Action(block.text, number=block.marker if block.marker[:1].isdigit() else number, blocks=[block])


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
    elif kind == "progress":
        action.progress.append(Status("", block.text, None, block))
    else:
        action.add(kind, block.text)
    action.blocks.append(block)
