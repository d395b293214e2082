"""Tables of a plan: heads, rows of actions and of the outline, rows of a key, and forms whose rows are labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.document import Block, Cell
from loaders.plans.model import Action, Said
from loaders.plans.people.post_holders import holder_of_row
from loaders.plans.reading.label_reader import LabelReader
from loaders.plans.reading.outline import outline_objective
from loaders.plans.reading.place import Place
from loaders.plans.reading.rows import (
    counts_actions,
    empty_tail,
    field_at,
    is_group,
    label_pairs,
    said_of,
    several,
    split_at_items,
    with_periods,
    without_shared_marker,
)
from loaders.plans.reading.telling import add_to_list, shaded_column, tell_action, tell_row
from loaders.plans.terms.columns import Columns, columns_of, joined
from loaders.plans.terms.fields import ACTION_FIELDS, LIST_FIELDS, field_of
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of
from loaders.plans.terms.legend import entries_of_row
from loaders.plans.terms.numbering import numbered
from loaders.plans.terms.titles import LONGEST_TITLE, split_number

_FEWEST_WORDS_OF_PLAIN_LABEL = 3  # no action is called "What will be different"
_RULE = re.compile(r"[-–—:=_\s]+")
_PAGE = re.compile(r"page \d+(?: of \d+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_LEGEND = re.compile(r"\W*(?:red|amber|green|blue|grey|[RAGB])\s*[=:–-]\s*\S", re.IGNORECASE)


class TableReader:
    """Reads tables into a place."""

    def __init__(self, place: Place, labels: LabelReader) -> None:
        self._place = place
        self._labels = labels
        self._page = 0  # of the last row of a table
        self._tops_page = False
        self._is_before_head = False  # in the rows of a form above a head
        self._counts_actions = False  # the table's numbers are its actions', not its objectives'

    def read_table(self, table: Block) -> None:
        """Read a table row by row; what is not understood is kept as unplaced."""
        self._labels.end_flattened()
        self._labels.flat_heads.clear()
        rows = table.row_blocks
        head = False
        first_head = next((i for i, row in enumerate(rows) if columns_of(row.rows[0])), 0)
        self._is_before_head = False
        if self._place.list_field == "ignored":
            self._place.list_field = ""
        for position, row in enumerate(rows):
            cells = row.rows[0]
            if not label_pairs(cells) and (columns := columns_of(cells)):
                self._read_head(columns, rows, position, follows_head=head)
                head = True
                continue
            head = False
            self._tops_page, self._page = row.page != self._page, row.page
            self._is_before_head = position < first_head
            before_plan = position < first_head or (self._place.columns is None and not self._place.reading.objectives)
            is_front = before_plan and sum(bool(cell.text) for cell in cells) <= 2
            if not self._read_row(cells, row) and not is_front:
                self._place.reading.unplaced.append(("a row of a table that was not understood", row))

    def _read_head(self, columns: Columns, rows: Sequence[Block], position: int, *, follows_head: bool) -> None:
        """Read a head, which joins the one above it if that is of as many columns."""
        before = self._place.columns
        if follows_head and before is not None and len(before.fields) == len(columns.fields):
            columns = joined(before, columns)
        if position == 0 and columns.has("measure") and not columns.has("action", "objective", "outcome"):
            self._place.action = None  # measures with owners and dates of their own
        following = [row.rows[0] for row in rows[position + 1 :]]
        years = rows[position - 1].rows[0] if position else ()
        columns = with_periods(columns, years, following)
        self._place.columns, self._place.list_field = columns, ""
        self._place.shaded = shaded_column(following, columns, self._place)
        self._counts_actions = counts_actions(columns, rows[position + 1 :])

    def _read_row(self, cells: Sequence[Cell], row: Block) -> bool:
        """Read a row; False where it was not understood."""
        filled = [cell for cell in cells if cell.text]
        if all(_RULE.fullmatch(cell.text) for cell in filled) or any(_PAGE.fullmatch(cell.text) for cell in filled):
            return True
        if not filled or _LEGEND.match(filled[0].text) or any(entries_of_row(cells)):
            return True
        if self._read_label_row(cells, filled, row):
            return True
        columns = self._place.columns
        if columns is None or len(columns.fields) < len(cells) - empty_tail(cells):
            if len(filled) == 1:
                return self._read_single(filled[0], row)
            return False
        if len(filled) == 1 and (len(cells) == 1 or is_group(filled[0].text, field_at(cells, columns))):
            return self._read_single(filled[0], row)
        if (
            columns.is_risks
            or (columns.is_timetable and self._place.names_owners)
            or (columns.is_aside and self._place.has_plain_actions)
        ):
            return False
        # A list of who is who may stand beside the table.
        holder = holder_of_row(cells, columns, row) if columns.is_key or columns.has("holder") else None
        if holder and not self._place.knows(holder.name):
            self._place.reading.holders.append(holder)
        if columns.is_key:
            return holder is not None
        if self._place.is_outline(columns):
            return self._read_outline_row(said_of(cells, columns), row)
        return self._read_action_row(cells, columns, row)

    def _read_label_row(self, cells: Sequence[Cell], filled: Sequence[Cell], row: Block) -> bool:
        """Read a row of a form: a label and what it labels, once or twice side by side."""
        if pairs := label_pairs(cells):
            self._place.columns = None
            for field, said in pairs:
                self._labels.read_label(field, said, row)
                self._labels.flat_heads.clear()
            return True
        first = " ".join(filled[0].text.split())
        label = label_of(first)
        if label is None or len(filled) > 2:
            return False
        narrower = self._place.columns is not None and len(cells) <= 2 < len(self._place.columns.fields)
        plain = first.endswith((":", "?")) or len(first.split()) >= _FEWEST_WORDS_OF_PLAIN_LABEL
        is_label = plain or self._is_before_head or label[0] == "ignored" or len(filled) == 1 or narrower
        if self._place.columns is not None and self._place.columns.has("action", "due") and not is_label:
            return False
        rest = "\n".join(part for part in (label[1], *(cell.text for cell in filled[1:])) if part)
        if label[0] not in {"action", "objective"}:
            self._place.columns = None
        self._labels.flat_heads.clear()
        if label[0] in LIST_FIELDS and rest:
            self._place.current(row)
            self._place.list_field = label[0]
            add_to_list(self._place, label[0], Said(rest, row))
        else:
            self._labels.read_label(label[0], rest, row)
            self._labels.flat_heads.clear()
        return True

    def _read_single(self, cell: Cell, row: Block) -> bool:
        """Read a row of one cell: a list under a label, or the heading of what follows."""
        if self._place.list_field in LIST_FIELDS and self._place.objective is not None and "•" in cell.text:
            add_to_list(self._place, self._place.list_field, Said(cell.text, row))
            return True
        self._place.candidates.append(Block("heading", " ".join(cell.text.split()), row.page, row.paragraph))
        return len(cell.text.split()) <= LONGEST_TITLE

    def _read_outline_row(self, said: Mapping[str, str], row: Block) -> bool:
        if not said.get("objective"):
            return False
        if len(said) == 1 and is_group(said["objective"], "objective"):
            self._place.candidates = [Block("heading", said["objective"], row.page, row.paragraph)]
            return True
        group = (
            self._place.candidates[-1].text
            if self._place.candidates and self._place.candidates[-1].kind == "heading"
            else ""
        )
        objective = outline_objective(dict(said), row, group)
        self._place.outline.append(objective)
        self._place.reading.objectives.append(objective)
        self._place.people.learn(said.get("owner", ""))
        return True

    def _read_action_row(self, cells: Sequence[Cell], columns: Columns, row: Block) -> bool:
        action_field = "action" if columns.has("action") else "objective" if columns.has("objective") else "outcome"
        cells = without_shared_marker(cells, columns)
        said = said_of(cells, columns)
        text = said.get(action_field, "")
        if action_field == "action" and said.get("objective"):
            self._begin_by_column(said, columns, row)
        if not text:
            return self._go_on(cells, said, columns, row)
        if action_field == "action" and not columns.has("owner", "due") and self._read_labelled_cell(text, row):
            for field in LIST_FIELDS - {"partners", "linked"}:
                if said.get(field):
                    add_to_list(self._place, field, Said(said[field], row))
            return True
        if (parts := several(cells, columns)) and action_field == "action":
            for part in parts:
                self._read_action_row(part, columns, row)
            return True
        number, words = split_number(text)
        if not _WORD.search(words):
            return False  # a figure, such as how many actions there are
        if field_of(words, exactly=True) == "action" and not said.get("owner", "").count(" "):
            return True  # a head that is printed again
        number = number or ("" if self._is_objectives(said, columns) else said.get("number", "").strip())
        if self._continues(said, words, columns):
            return self._go_on(cells, {**said, action_field: text}, columns, row, action_field)
        self._place.begin_counted(number)
        objective = self._place.current(row)
        if said.get("section") and not objective.section:
            objective.section = said["section"]
        action = Action(words, number=number, blocks=[row])
        if not columns.has("owner", "due", "owner and due", "due mark"):
            within = self._labels.action_of_item(Block("item", words, row.page, row.paragraph, marker=number))
            action.text, action.owner, action.due = within.text, within.owner, within.due
        self._place.begin_action(objective, action, is_open=False)
        tell_row(self._place, cells, columns, row)
        return True

    def _read_labelled_cell(self, text: str, row: Block) -> bool:
        """Read a cell that holds actions with the labels of whose they are and by when on lines below each."""
        actions: list[tuple[str, list[tuple[str, str]]]] = []
        for line in filter(None, (line.strip() for line in text.split("\n"))):
            label = label_of(line)
            told = inline_fields(line) or ([label] if label and label[1] and label[0] in ACTION_FIELDS else [])
            if told and told[0][0] != "action":
                if not actions:
                    return False
                actions[-1][1].extend(told)
            elif actions and not actions[-1][1]:
                actions[-1] = (f"{actions[-1][0]} {line}", [])
            else:
                actions.append((line, []))
        if not any(told for _, told in actions):
            return False
        objective = self._place.current(row)
        for words, told in actions:
            number, rest = split_number(words)
            self._place.begin_action(objective, Action(rest, number=number, blocks=[row]), is_open=False)
            for field, value in told:
                tell_action(self._place, field, value, None, row, "")
        return True

    def _begin_by_column(self, said: Mapping[str, str], columns: Columns, row: Block) -> None:
        text = " ".join(said["objective"].split())
        if self._place.objective is not None and any(
            text in {t.text, f"{self._place.objective.number}. {t.text}"} for t in self._place.objective.texts
        ):
            return
        if (
            self._place.objective is not None
            and numbered(Block("paragraph", text, 1, 1)).text == self._place.objective.texts[0].text
        ):
            return
        if text[:1].islower() and self._place.objective is not None and not said.get("number"):
            last = self._place.objective.texts[0]
            self._place.objective.texts[0] = Said(f"{last.text} {text}", last.block)
            return
        is_objectives = not said.get("action") or self._is_objectives(said, columns)
        number = said.get("number", "").strip(" .") if is_objectives else ""
        self._place.begin_titled(text, row, number)

    def _is_objectives(self, said: Mapping[str, str], columns: Columns) -> bool:
        """Whether a row's number is its objective's: a whole number in a column before the objective's."""
        if self._counts_actions or not said.get("objective") or not columns.has("number"):
            return False
        before = "number" in columns.fields[: columns.fields.index("objective")]
        return before and bool(re.fullmatch(r"[A-Z]?\d{1,2}[.)]?", said.get("number", "").strip()))

    def _continues(self, said: Mapping[str, str], words: str, columns: Columns) -> bool:
        """Whether a row only goes on with the action before it, which a page's end has cut."""
        action = self._place.action
        if action is None or said.get("number"):
            return False
        if words[:1].islower():
            return not (columns.has("owner") and said.get("owner") and columns.has("due") and said.get("due"))
        # At a page's top, what has no deadline, rating or owner of its own where the row before had a deadline.
        told = said.get("due") or said.get("status") or self._place.is_owner(said.get("owner", ""))
        return self._tops_page and columns.has("due") and bool(action.due) and not told

    def _go_on(
        self, cells: Sequence[Cell], said: Mapping[str, str], columns: Columns, row: Block, text_field: str = ""
    ) -> bool:
        if self._place.action is None:
            return bool(said.get("objective"))
        going_on, items = said.get(text_field, ""), list[str]()
        if text_field and self._is_one_of_several(self._place.action):
            going_on, items = split_at_items(going_on)
        if going_on:
            self._place.action.text = f"{self._place.action.text} {' '.join(going_on.split())}"
        tell_row(self._place, cells, columns, row)
        self._place.action.blocks.append(row)
        for item in items:
            self._begin_beside(self._place.action, item, row)
        return True

    def _is_one_of_several(self, action: Action) -> bool:
        """Whether an action's cell holds others too."""
        objective = self._place.objective
        return objective is not None and sum(other.blocks[:1] == action.blocks[:1] for other in objective.actions) > 1

    def _begin_beside(self, action: Action, item: str, row: Block) -> None:
        """Begin an action that stands in the cell of the one before it, and shares its owner, deadline and ratings."""
        number, words = split_number(item)
        beside = replace(
            action,
            text=words,
            number=number,
            partners=list(action.partners),
            statuses=list(action.statuses),
            progress=list(action.progress),
            blocks=[row],
        )
        self._place.begin_action(self._place.current(row), beside, is_open=False)
