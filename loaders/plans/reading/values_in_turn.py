"""Values below a label, one for each action of the list above it in turn: all deadlines after all actions."""

from __future__ import annotations

from loaders.document import Block
from loaders.plans.model import Action
from loaders.plans.reading.place import Place
from loaders.plans.reading.telling import tell_action
from loaders.plans.terms.deadlines import is_deadline


class ValuesInTurn:
    """Gathers such values until there are as many as actions, and tells them of these."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._field = ""
        self._values: list[Block] | None = None

    @property
    def is_gathering(self) -> bool:
        """Whether what comes next is such a value."""
        return self._values is not None

    def begin(self, field: str) -> bool:
        """Whether a label without a value opens such a list; then it is begun."""
        if field not in {"owner", "due", "status", "owner and due"} or not self._actions_without(field):
            return False
        self._field, self._values = field, []
        return True

    def take(self, block: Block) -> bool:
        """Whether a paragraph is such a value; then it is taken."""
        if self._values is None:
            return False
        self._values.append(block)
        each = 2 if self._field == "owner and due" else 1
        if len(self._values) == each * len(self._actions_without(self._field)):
            self.end()
        return True

    def end(self) -> None:
        """Tell the actions what was gathered, or give it back where there are not as many."""
        values, self._values = self._values, None
        if not values:
            return
        actions, last = self._actions_without(self._field), self._place.action
        lists = {self._field: values}
        if self._field == "owner and due":
            lists = {"due": [b for b in values if is_deadline(b.text)]}
            lists["owner"] = [b for b in values if not is_deadline(b.text)]
        for field, blocks in lists.items():
            if len(blocks) != len(actions):
                problem = f"a list of {field} that has not as many as there are actions"
                self._place.reading.unplaced.extend((problem, block) for block in blocks)
                continue
            for action, block in zip(actions, blocks, strict=True):
                self._place.action = action
                tell_action(self._place, field, block.text, None, block, "")
        self._place.action = last

    def _actions_without(self, field: str) -> list[Action]:
        """The last actions of the objective, where none of them has a value of the field; else none."""
        objective = self._place.objective
        if objective is None or not self._place.is_open or self._place.opening() is not None:
            return []
        told = [bool(a.statuses if field == "status" else getattr(a, field.split()[0])) for a in objective.actions]
        first = told.index(False) if False in told else len(told)
        return [] if any(told[first:]) else objective.actions[first:]
