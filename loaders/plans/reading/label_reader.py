"""Labels ("Lead:", "Measures of success") and what follows them: one value, a list of items, or a table that a
conversion flattened into paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Block
from loaders.plans.model import Action, Said
from loaders.plans.people.post_holders import holders_of_line
from loaders.plans.reading.flattened import actions_of
from loaders.plans.reading.place import Place
from loaders.plans.reading.telling import add_to_list, tell_action
from loaders.plans.reading.values_in_turn import ValuesInTurn
from loaders.plans.terms.deadlines import bracket_parts, is_deadline
from loaders.plans.terms.fields import ACTION_FIELDS, KEY_FIELDS, LIST_FIELDS, plain_heading
from loaders.plans.terms.numbering import names_objective
from loaders.plans.terms.titles import split_number

_ONLY_NUMBER = re.compile(r"[A-Z]{0,2}\d+(?:\.\d+)*[a-z]?(?: ?[ivx]+)?\.?")
_COMPLETED = re.compile(
    r"(?:completed|closed|finished|delivered) (?:actions?|tasks?)|(?:actions?|tasks?) (?:completed|closed|delivered)"
)

_LOST = "lost"


class LabelReader:
    """Reads labels, and the items and flattened cells after them, into a place."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._number = ""  # what a label gives as the next action's number
        self._label_marker = ""  # the letter of the label that the list stands under
        self.flat: list[Block] | None = None  # the cells of a flattened table
        self.flat_heads: list[str] = []
        self._heads: list[str] = []  # of the flattened table
        self._values = ValuesInTurn(place)
        self._told_of: Action | None = None
        self._told: list[str] = []  # the fields that labels told of that action, in order

    @property
    def is_gathering(self) -> bool:
        """Whether paragraphs are being gathered as the cells of a flattened table or as a column of values."""
        return self.flat is not None or self._values.is_gathering

    def read_label(self, field: str, rest: str, block: Block) -> None:
        """Read a label and what follows it, "" where that is the next paragraph."""
        if self.flat_head(field, rest):
            return
        self.end_flattened()
        self._values.end()
        self._label_marker = block.marker if re.fullmatch(r"\(?[a-z]\)", block.marker) else ""
        if field in {"owner", "ignored"} and len(list(holders_of_line(replace(block, text=rest)))) > 1:
            # A key of who is who under a label: "Leads: JR = Jo Roe, Head of Service; AP = Al Poe".
            self._place.learn_holders(replace(block, text=rest))
        elif field == "ignored":
            self._end_section(rest, block)
        elif field == "objective":
            self._name_objective(rest, block)
        elif field == "detail" and self._place.action is not None and self._place.is_open:
            pass
        elif field in {"action", "detail"}:
            self._open_actions(rest, block)
        elif not rest and self._values.begin(field):
            pass
        elif (
            field in ACTION_FIELDS | {"partners"}
            and self._place.action is not None
            and self._place.is_open
            and self._place.opening() is None
        ):
            self._tell_open_action(field, rest, block)
        elif field in LIST_FIELDS:
            self._place.current(block)
            self._place.list_field = field
            if rest:
                add_to_list(self._place, field, Said(rest, block))
        elif field == "owner":
            self._name_lead(rest, block)
        elif field in KEY_FIELDS:
            self._place.list_field = ""
            self._place.learn_holders(Block("paragraph", rest, block.page, block.paragraph))
        elif field == "number":
            self._number, self._place.list_field = rest, ""
        elif rest and self._place.objective is not None:
            self._place.reading.unplaced.append((f"a {field} that belongs to no action", block))

    def _end_section(self, rest: str, block: Block) -> None:
        """Leave the objective's part for one that has no actions, or only those that are completed."""
        self._place.columns, self._place.action = None, None
        self._place.rating = "Completed" if _COMPLETED.fullmatch(plain_heading(block.text)) else ""
        self._place.list_field = "" if rest else "ignored"

    def _name_objective(self, rest: str, block: Block) -> None:
        self._place.list_field = "" if rest else "objective"
        if rest:
            self._place.begin_titled(rest, block)
            self._place.is_stated = True

    def _open_actions(self, rest: str, block: Block) -> None:
        """Begin the action that a label gives, or the list that it stands over."""
        objective = self._place.current(block)
        if _ONLY_NUMBER.fullmatch(rest):
            self._number, rest = rest.rstrip("."), ""
        self._place.list_field = "" if rest else "action"
        if rest:
            number, words = split_number(rest)
            self._place.begin_action(objective, Action(words, number=number or self._number, blocks=[block]))
            self._number = ""

    def _tell_open_action(self, field: str, rest: str, block: Block) -> None:
        if self._is_of_another(field):
            problem = f"a {field} of an action whose own words are not there"
            self._place.reading.unplaced.append((problem, block))
        else:
            tell_action(self._place, field, rest, None, block, "")

    def _name_lead(self, rest: str, block: Block) -> None:
        """Give an objective its lead. A second one after actions is that of an objective whose heading was lost."""
        known = self._place.objective
        if known is not None and known.owners and known.has_begun and not self._place.opening():
            self._place.begin_unnamed(block)
        objective = self._place.current(block)
        if rest:
            objective.owners.append(Said(rest, block))
            self._place.people.learn(rest)
        self._place.list_field = "" if rest else "owner"

    def _is_of_another(self, field: str) -> bool:
        """Whether a label begins what is told of an action that is not there: a second lead or deadline after more was
        told of the first. What follows is that action's too.
        """
        if self._told_of is not self._place.action:
            self._told_of, self._told = self._place.action, []
        again = field in {"owner", "due"} and field in self._told and self._told[-1] != field
        if again or _LOST in self._told:
            self._told.append(_LOST)
            return True
        self._told.append(field)
        return False

    def read_value(self, block: Block) -> bool:
        """Whether a paragraph is one of those that a label tells of several actions in turn."""
        return self._values.take(block)

    def read_item(self, block: Block) -> None:
        """Read a paragraph or item after a label that opens a list."""
        objective = self._place.objective
        assert objective is not None
        if self._place.list_field == "action":
            if self.is_sibling(block):
                self._place.list_field = ""
            elif self._counts_objectives(block):
                self._place.list_field = ""
                self._place.add_candidate(block)
            elif block.marker or self._number:
                self._place.begin_action(objective, self.action_of_item(block))
            else:
                self._place.add_candidate(block)
        elif self._place.list_field == "owner" and len(list(holders_of_line(block))) > 1:
            self._place.list_field = ""  # a key of who is who
        elif self._place.list_field == "owner":
            objective.owners.append(Said(block.text, block))
            self._place.people.learn(block.text)
            self._place.list_field = ""
        elif (
            block.marker
            or self._place.list_field in {"partners", "linked"}
            or not objective.listed(self._place.list_field)
        ):
            add_to_list(self._place, self._place.list_field, Said(block.text, block))
            if block.marker[:1].isdigit() and block.kind == "item" and names_objective(block):
                self._place.add_candidate(block)
        else:
            self._place.list_field = ""
            self._place.add_candidate(block)

    def action_of_item(self, block: Block) -> Action:
        """The action in an item of a list, with the owner and deadline that a bracket at its end gives."""
        action = Action(block.text, number=block.marker if block.marker[:1].isdigit() else "", blocks=[block])
        words, parts = bracket_parts(block.text)
        if len(parts) > 2 and is_deadline(parts[-1]) and not any(is_deadline(part) for part in parts[:-1]):
            # A post whose title has a comma.
            owner = block.text[len(words) :].strip(" ()[].").removesuffix(parts[-1]).rstrip(" ,;–—-")
            parts = [owner, parts[-1]]
        kinds = ["due" if is_deadline(part) else "owner" if self._place.is_owner(part) else "" for part in parts]
        if "due" not in kinds or "" in kinds:
            return action
        action.text = words
        for kind, part in zip(kinds, parts, strict=True):
            action.add(kind, part)
        return action

    def _counts_objectives(self, block: Block) -> bool:
        """Whether an item's number counts what stands above the actions: "2." after "1.3"."""
        action = self._place.action
        return bool(action and re.match(r"\d+\.\d", action.number) and re.fullmatch(r"\d+[.)]?", block.marker))

    def is_sibling(self, block: Block) -> bool:
        """Whether an item is lettered as the label of its list is: "d) …" after "c) Actions" is no action."""
        return bool(self._label_marker) and bool(re.fullmatch(r"\(?[a-z]\)", block.marker))

    def flat_head(self, field: str, rest: str) -> bool:
        """Whether a label is one of a run of column heads, each a paragraph: then a flattened table begins."""
        if rest or field not in {"action", "owner", "due", "status", "number", "progress", "objective"}:
            self.flat_heads.clear()
            return False
        self.flat_heads.append(field)
        if field == "action" and len(self.flat_heads) == 1:
            return False
        if "action" in self.flat_heads and len(set(self.flat_heads)) >= 3:
            self.flat, self._heads = [], list(self.flat_heads)
            return True
        return "action" in self.flat_heads

    def end_flattened(self) -> None:
        """Make actions of the cells of a flattened table that have been gathered."""
        cells, self.flat = self.flat, None
        if not cells:
            return
        objective = self._place.current(cells[0])
        actions, left = actions_of(cells, self._heads, self._place.legend, self._place.is_owner)
        objective.actions.extend(actions)
        for block in left:
            self._place.reading.unplaced.append(("a cell of a flattened table that belongs to no action", block))
        self._place.list_field = ""
