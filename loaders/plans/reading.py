"""Reading a plan from its blocks: one pass, in reading order, that keeps track of where in the plan it is.

The pass knows three shapes, which documents mix: tables with a head; labels ("Lead:", "Measures of success") with what
follows them; and tables that a conversion flattened into paragraphs. Each yields objectives and their actions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from loaders.document import Block, Cell, Document
from loaders.language.dates import parse_date
from loaders.plans.columns import KEY_FIELDS, Columns, columns_of, field_of, inline_fields, joined, label_of
from loaders.plans.dues import is_deadline
from loaders.plans.flattened import actions_of
from loaders.plans.key import holder_of_row, holders_of_line
from loaders.plans.model import Action, Objective, Reading, Said, Status
from loaders.plans.outline import names_objective, numbered, outline_objective, outlined
from loaders.plans.owners import People
from loaders.plans.ratings import rating_of_fill
from loaders.reading.markers import split_marker

_LISTS = frozenset({"outcome", "measure", "partners", "linked"})
_OF_ACTION = frozenset({"owner", "owner and due", "due", "revised", "completed", "status", "progress", "start"})
_LONGEST_TITLE = 60  # words
_LONGEST_SHORT_TITLE = 14  # words
_FEWEST_WORDS_OF_PLAIN_LABEL = 3  # no action is called "What will be different"
_LONGEST_GROUP_OF_ACTIONS = 4  # words
_FRONT = 4  # blocks among which a document's own title stands
_DOCUMENT_TITLE = re.compile(r"\b(?:plan|tracker|log|programme|council|borough)\b", re.IGNORECASE)
_WATERMARK = re.compile(r"(?:working )?draft|final|confidential|official(?:[ -]sensitive)?", re.IGNORECASE)
_LEGEND = re.compile(r"\W*(?:red|amber|green|blue|grey|[RAGB])\s*[=:–-]\s*\S", re.IGNORECASE)
_GROUP_WORD = re.compile(
    r"(?:theme|objective|priority|recommendation|workstream|section|part|area|strand)\b", re.IGNORECASE
)
_GROUP = re.compile(r"(?:[A-Z]|[IVX]{1,4})[.)]\s+\S.*")


def read_plan(document: Document) -> Reading:
    """What a plan says. The key and the outline are read first, since the rest is understood by them."""
    reader = _Reader(document)
    reader.read()
    return reader.reading


class _Reader:
    def __init__(self, document: Document) -> None:
        self.reading = Reading()
        self._document = document
        self._people = People(self.reading.holders)
        self._outline: list[Objective] = []
        self._has_actions = _has_action_table(document)
        self._titles_of_actions = _titles_of_actions(document.blocks)
        self._columns: Columns | None = None
        self._objective: Objective | None = None
        self._action: Action | None = None
        self._is_open = False
        self._page = 0  # of the last row of a table
        self._tops_page = False
        self._counts_actions = False  # the table's numbers are its actions', not its objectives'
        self._list = ""  # the list that items belong to: outcome, measure …
        self._number = ""  # what a label gives as the next action's number
        self._label_marker = ""  # the letter of the label that the list stands under
        self._candidates: list[Block] = []  # headings and paragraphs since the last row or label
        self._flat: list[Block] | None = None  # the cells of a flattened table
        self._flat_heads: list[str] = []

    def read(self) -> None:
        for block in self._document.blocks:
            if block.rows:
                self._read_table(block)
            else:
                self._read_paragraph(block)
        self._end_flattened()
        self.reading.objectives[:] = [o for o in self.reading.objectives if o.has_begun or o.is_outlined or o.owners]

    # --- where in the plan -----------------------------------------------------------------------------------------

    def _begin(self, objective: Objective) -> Objective:
        if objective not in self.reading.objectives:
            self.reading.objectives.append(objective)
        self._objective, self._action, self._list = objective, None, ""
        self._candidates.clear()
        return objective

    def _begin_titled(self, text: str, block: Block, number: str = "") -> Objective:
        """Begin the objective of this text, or go back to it where the plan names it again."""
        here = numbered(Block("paragraph", text, block.page, block.paragraph))
        words = here.text or text
        known = outlined(Block("paragraph", text, block.page, block.paragraph), self.reading.objectives)
        if known is not None and (known.is_outlined or known.texts[0].text == words):
            if known.texts[0].text != words and known.is_outlined:
                known.texts.append(Said(words, block))
            return self._begin(known)
        return self._begin(Objective([Said(words, block)], here.number or number, self._section_before(block)))

    def _section_before(self, block: Block) -> str:
        """The heading that stands above an objective's own."""
        front = self._document.blocks[:_FRONT]
        groups = [
            candidate
            for candidate in self._candidates
            if candidate != block
            and not (names_objective(candidate) and not numbered(candidate).text)
            and (candidate.kind == "heading" or _GROUP.match(candidate.text))
            and not (candidate in front and (candidate is front[0] or _DOCUMENT_TITLE.search(candidate.text)))
            and parse_date(candidate.text) is None
        ]
        if groups:
            return f"{groups[-1].marker} {groups[-1].text}".strip()
        return self._objective.section if self._objective else ""

    def _current(self, block: Block) -> Objective:
        """The objective that what comes next belongs to: begun by a candidate since the last row, if one opens it."""
        opening = self._opening() or self._title()
        if opening is not None:
            return self._begin_titled(f"{opening.marker} {opening.text}".strip(), opening)
        self._candidates.clear()
        return self._objective or self._begin(Objective([self._document_title(block)]))

    def _document_title(self, block: Block) -> Said:
        """What a plan without objectives is about: its own title, else its file's name; said to stand at a block."""
        titles = [b for b in self._document.blocks if b.kind == "heading"] or [
            b for b in self._document.blocks[:_FRONT] if not b.rows and _is_title(b.text)
        ]
        if titles:
            return Said(titles[0].text, titles[0])
        return Said(self._document.pages[0].title or Path(self._document.file_name).stem, block)

    def _opening(self) -> Block | None:
        """Of the paragraphs since the last row or label, the one that opens an objective; None where none does.

        The last that is called an objective; else the last numbered one under the last heading; else that heading.
        """
        named = [b for b in self._candidates if names_objective(b)]
        if named:
            return self._with_words(named[-1])
        last_heading = max((i for i, b in enumerate(self._candidates) if b.kind == "heading"), default=-1)
        counted = [b for b in self._candidates[last_heading + 1 :] if re.match(r"\d", b.marker) or numbered(b).number]
        if counted:
            return counted[-1]
        return self._candidates[last_heading] if last_heading >= 0 else None

    def _with_words(self, named: Block) -> Block:
        """A heading that is only "Objective 2" with the words of the paragraph that follows it."""
        following = self._candidates[self._candidates.index(named) + 1 :]
        if numbered(named).text or not following:
            return named
        words = following[0]
        return Block("paragraph", f"{named.text}: {words.text}", words.page, words.paragraph)

    def _title(self) -> Block | None:
        """A short paragraph since the last row, which may be a title where no heading opens an objective."""
        titles = [b for b in self._candidates if b.kind == "paragraph" and _is_title(b.text)]
        return titles[-1] if titles and (self._columns is None or self._objective is None) else None

    # --- paragraphs ------------------------------------------------------------------------------------------------

    def _read_paragraph(self, block: Block) -> None:
        whole = f"{block.marker} {block.text}".strip()
        if _WATERMARK.fullmatch(block.text):
            return
        if self._outline and (objective := outlined(block, self._outline)) is not None:
            self._end_flattened()
            self._columns = None
            self._open_outlined(objective, block)
            return
        label = label_of(whole) or label_of(block.text)
        if label is None and (inner := _label_within(whole)):
            label = inner
        if label is None and (told := inline_fields(whole)):
            self._read_inline(told, block)
            return
        if label is not None and not (block.kind == "heading" and label[0] in {"objective", "section"}):
            self._read_label(*label, block)
            return
        self._flat_heads.clear()
        if (block.page, block.paragraph) in self._titles_of_actions:
            self._end_flattened()
            self._list = ""
            number, words = _split_number(whole)
            self._begin_action(self._current(block), Action(words, number=number, blocks=[block]))
            return
        if block.kind == "heading" or names_objective(block):
            self._end_flattened()
            self._list = ""
            if not self._repeats_section(block):
                self._candidates.append(block)
            return
        if self._flat is not None:
            self._flat.append(block)
            return
        self._learn_holders(block)
        if self._list and self._objective is not None:
            self._read_item(block)
            return
        if len(block.text.split()) <= _LONGEST_TITLE:
            self._candidates.append(block)

    def _read_inline(self, told: Sequence[tuple[str, str]], block: Block) -> None:
        """Read an action that is told in one paragraph, with its labels in line."""
        self._end_flattened()
        words = " ".join(said for field, said in told if field == "action")
        if words:
            objective = self._current(block)
            number, text = _split_number(words)
            self._begin_action(objective, Action(text, number=number, blocks=[block]))
        if self._action is None:
            self.reading.unplaced.append(("labels that belong to no action", block))
            return
        for field, said in told:
            if field in _OF_ACTION:
                self._tell_action(field, said, None, block, "")

    def _learn_holders(self, block: Block) -> None:
        self.reading.holders.extend(holder for holder in holders_of_line(block) if not self._knows(holder.name))

    def _knows(self, name: str) -> bool:
        return any(holder.name == name for holder in self.reading.holders)

    def _repeats_section(self, block: Block) -> bool:
        """Whether a heading is only the running head of a section or objective that goes on."""
        if self._columns is None or self._objective is None:
            return False
        return block.text in {self._objective.section, *(said.text for said in self._objective.texts)}

    def _open_outlined(self, objective: Objective, block: Block) -> None:
        section = self._section_before(block) or objective.section
        words = numbered(block).text
        first = objective.texts[0].text
        self._begin(objective)
        objective.section = section
        if len(words) >= 0.6 * len(first) and words != first:
            objective.texts.insert(0, Said(words, block))
        elif words == first:
            objective.texts.append(Said(words, block))

    def _read_label(self, field: str, rest: str, block: Block) -> None:
        if self._flat_head(field, rest):
            return
        self._end_flattened()
        self._label_marker = block.marker if re.fullmatch(r"\(?[a-z]\)", block.marker) else ""
        said = Said(rest, block)
        if field == "ignored":
            self._columns, self._list, self._action = None, "", None
        elif field == "objective":
            self._list = ""
            if rest:
                self._begin_titled(rest, block)
        elif field == "action":
            objective = self._current(block)
            self._list = "" if rest else "action"
            if rest:
                number, words = _split_number(rest)
                self._begin_action(objective, Action(words, number=number or self._number, blocks=[block]))
                self._number = ""
        elif field in _OF_ACTION and self._action is not None and self._is_open and self._opening() is None:
            self._tell_action(field, rest, None, block, "")
        elif field in _LISTS:
            objective = self._current(block)
            self._list = field
            if rest:
                self._add_to_list(field, said)
        elif field == "owner":
            if (
                self._objective is not None
                and self._objective.owners
                and self._objective.has_begun
                and not self._opening()
            ):
                self._begin_unnamed(block)
            objective = self._current(block)
            if rest:
                objective.owners.append(said)
                self._people.learn(rest)
            self._list = "" if rest else "owner"
        elif field in KEY_FIELDS:
            self._list = ""
            self._learn_holders(Block("paragraph", rest, block.page, block.paragraph))
        elif field == "number":
            self._number, self._list = rest, ""
        elif rest and self._objective is not None:
            self.reading.unplaced.append((f"a {field} that belongs to no action", block))

    def _begin_unnamed(self, block: Block) -> None:
        """A second lead after actions begins an objective whose heading was lost: the next of the outline."""
        waiting = [objective for objective in self._outline if not objective.has_begun]
        if waiting:
            self._begin(waiting[0])

    def _read_item(self, block: Block) -> None:
        objective = self._objective
        assert objective is not None
        if self._list == "action":
            if self._is_sibling(block):
                self._list = ""
            elif block.marker:
                self._begin_action(objective, self._action_of_item(block))
            else:
                self._candidates.append(block)
        elif self._list == "owner":
            objective.owners.append(Said(block.text, block))
            self._people.learn(block.text)
            self._list = ""
        elif block.marker or self._list in {"partners", "linked"} or not getattr(objective, _attribute(self._list)):
            self._add_to_list(self._list, Said(block.text, block))
            if block.marker[:1].isdigit() and block.kind == "item" and names_objective(block):
                self._candidates.append(block)
        else:
            self._list = ""
            self._candidates.append(block)

    def _action_of_item(self, block: Block) -> Action:
        """The action in an item of a list, with the owner and deadline that a bracket at its end gives."""
        action = Action(block.text, number=block.marker if block.marker[:1].isdigit() else "", blocks=[block])
        bracket = re.search(r"\s*[(\[]([^()\[\]]+)[)\]]\.?$", block.text)
        if bracket is None:
            return action
        parts = [part for part in re.split(r"\s*[,;–—]\s*|\s+-\s+", bracket[1]) if part]
        kinds = ["due" if is_deadline(part) else "owner" if self._is_owner(part) else "" for part in parts]
        if "due" not in kinds or "" in kinds:
            return action
        action.text = block.text[: bracket.start()]
        for kind, part in zip(kinds, parts, strict=True):
            action.add(kind, part)
        return action

    def _is_sibling(self, block: Block) -> bool:
        """Whether an item is lettered as the label of its list is: "d) …" after "c) Actions" is no action."""
        return bool(self._label_marker) and bool(re.fullmatch(r"\(?[a-z]\)", block.marker))

    def _add_to_list(self, field: str, said: Said) -> None:
        objective = self._objective
        assert objective is not None
        known: list[Said] = getattr(objective, _attribute(field))
        for line in said.text.split("\n"):
            text = split_marker(line)[1] if line.startswith("•") else line
            if text and all(text != other.text for other in known):
                known.append(Said(text, said.block))

    def _begin_action(self, objective: Objective, action: Action, *, is_open: bool = True) -> None:
        """Begin an action. One that is open (not a table's row) is told more of by the labels that follow."""
        objective.actions.append(action)
        self._action, self._is_open = action, is_open

    # --- flattened tables ------------------------------------------------------------------------------------------

    def _flat_head(self, field: str, rest: str) -> bool:
        """Whether a label is one of a run of column heads, each a paragraph: then a flattened table begins."""
        if rest or field not in {"action", "owner", "due", "status", "number", "progress", "objective"}:
            self._flat_heads.clear()
            return False
        self._flat_heads.append(field)
        if field == "action" and len(self._flat_heads) == 1:
            return False
        if "action" in self._flat_heads and len(set(self._flat_heads)) >= 3:
            self._flat = []
            return True
        return "action" in self._flat_heads

    def _end_flattened(self) -> None:
        cells, self._flat = self._flat, None
        if not cells:
            return
        objective = self._current(cells[0])
        actions, left = actions_of(cells, self._is_owner)
        objective.actions.extend(actions)
        for block in left:
            self.reading.unplaced.append(("a cell of a flattened table that belongs to no action", block))
        self._list = ""

    def _is_owner(self, text: str) -> bool:
        owners = self._people.owners(text)
        return bool(owners.persons or owners.posts) or bool(
            re.fullmatch(r"[A-Z][A-Za-z]{1,3}(?:/[A-Za-z]{2,4})*", text)
        )

    # --- tables ----------------------------------------------------------------------------------------------------

    def _read_table(self, table: Block) -> None:
        self._end_flattened()
        self._flat_heads.clear()
        rows = table.row_blocks
        head = False
        first_head = next((i for i, row in enumerate(rows) if columns_of(row.rows[0])), 0)
        for position, row in enumerate(rows):
            cells = row.rows[0]
            if not _label_pairs([c for c in cells if c.text]) and (columns := columns_of(cells)):
                follows_head = head and self._columns is not None and len(self._columns.fields) == len(columns.fields)
                self._columns = joined(self._columns, columns) if follows_head and self._columns else columns
                head, self._list = True, ""
                self._counts_actions = _counts_actions(self._columns, rows[position + 1 :])
                continue
            head = False
            self._tops_page, self._page = row.page != self._page, row.page
            before_plan = position < first_head or (self._columns is None and not self.reading.objectives)
            is_front = before_plan and sum(bool(cell.text) for cell in cells) <= 2
            if not self._read_row(cells, row) and not is_front:
                self.reading.unplaced.append(("a row of a table that was not understood", row))

    def _is_outline(self, columns: Columns) -> bool:
        return columns.is_outline and self._has_actions

    def _read_row(self, cells: Sequence[Cell], row: Block) -> bool:
        """Read a row; False where it was not understood."""
        filled = [cell for cell in cells if cell.text]
        if not filled or _LEGEND.match(filled[0].text):
            return True
        if self._read_label_row(cells, filled, row):
            return True
        columns = self._columns
        if columns is None or len(columns.fields) < len(cells) - _empty_tail(cells):
            if len(filled) == 1:
                return self._read_single(filled[0], row)
            return False
        if len(filled) == 1 and (len(cells) == 1 or _is_group(filled[0].text, _field_at(cells, columns))):
            return self._read_single(filled[0], row)
        if columns.is_key:
            holder = holder_of_row(cells, columns, row)
            if holder and not self._knows(holder.name):
                self.reading.holders.append(holder)
            return holder is not None
        said = _said(cells, columns)
        if self._is_outline(columns):
            return self._read_outline_row(said, row)
        return self._read_action_row(cells, said, columns, row)

    def _read_label_row(self, cells: Sequence[Cell], filled: Sequence[Cell], row: Block) -> bool:
        """Read a row of a form: a label and what it labels, once or twice side by side."""
        if pairs := _label_pairs(filled):
            self._columns = None
            for field, said in pairs:
                self._read_label(field, said, row)
                self._flat_heads.clear()
            return True
        first = " ".join(filled[0].text.split())
        label = label_of(first)
        if label is None or len(filled) > 2:
            return False
        narrower = self._columns is not None and len(cells) <= 2 < len(self._columns.fields)
        plain = first.endswith((":", "?")) or len(first.split()) >= _FEWEST_WORDS_OF_PLAIN_LABEL
        is_label = plain or label[0] == "ignored" or len(filled) == 1 or narrower
        if self._columns is not None and self._columns.has("action", "due") and not is_label:
            return False
        rest = "\n".join(part for part in (label[1], *(cell.text for cell in filled[1:])) if part)
        self._columns = None if label[0] != "action" else self._columns
        self._flat_heads.clear()
        if label[0] in _LISTS and rest:
            self._current(row)
            self._list = label[0]
            self._add_to_list(label[0], Said(rest, row))
        else:
            self._read_label(label[0], rest, row)
            self._flat_heads.clear()
        return True

    def _read_single(self, cell: Cell, row: Block) -> bool:
        """Read a row of one cell: a list under a label, or the heading of what follows."""
        if self._list in _LISTS and self._objective is not None and "•" in cell.text:
            self._add_to_list(self._list, Said(cell.text, row))
            return True
        self._candidates.append(Block("heading", " ".join(cell.text.split()), row.page, row.paragraph))
        return len(cell.text.split()) <= _LONGEST_TITLE

    def _read_outline_row(self, said: Mapping[str, str], row: Block) -> bool:
        if not said.get("objective"):
            return False
        if len(said) == 1 and _is_group(said["objective"], "objective"):
            self._candidates = [Block("heading", said["objective"], row.page, row.paragraph)]
            return True
        group = self._candidates[-1].text if self._candidates and self._candidates[-1].kind == "heading" else ""
        objective = outline_objective(dict(said), row, group)
        self._outline.append(objective)
        self.reading.objectives.append(objective)
        self._people.learn(said.get("owner", ""))
        return True

    def _read_action_row(self, cells: Sequence[Cell], said: Mapping[str, str], columns: Columns, row: Block) -> bool:
        action_field = "action" if columns.has("action") else "objective" if columns.has("objective") else "outcome"
        text = said.get(action_field, "")
        if action_field == "action" and said.get("objective"):
            self._begin_by_column(said, columns, row)
        if not text:
            return self._go_on(cells, said, columns, row)
        if (parts := _several(cells, columns)) and action_field == "action":
            for part in parts:
                self._read_action_row(part, _said(part, columns), columns, row)
            return True
        number, words = _split_number(text)
        number = number or ("" if self._is_objectives(said, columns) else said.get("number", "").strip())
        if self._continues(said, words, columns):
            return self._go_on(cells, {**said, action_field: text}, columns, row, action_field)
        objective = self._current(row)
        if said.get("section") and not objective.section:
            objective.section = said["section"]
        self._begin_action(objective, Action(words, number=number, blocks=[row]), is_open=False)
        self._tell_row(cells, columns, row)
        return True

    def _begin_by_column(self, said: Mapping[str, str], columns: Columns, row: Block) -> None:
        text = " ".join(said["objective"].split())
        if self._objective is not None and any(
            text in {t.text, f"{self._objective.number}. {t.text}"} for t in self._objective.texts
        ):
            return
        if (
            self._objective is not None
            and numbered(Block("paragraph", text, 1, 1)).text == self._objective.texts[0].text
        ):
            return
        if text[:1].islower() and self._objective is not None and not said.get("number"):
            last = self._objective.texts[0]
            self._objective.texts[0] = Said(f"{last.text} {text}", last.block)
            return
        is_objectives = not said.get("action") or self._is_objectives(said, columns)
        number = said.get("number", "").strip(" .") if is_objectives else ""
        self._begin_titled(text, row, number)

    def _is_objectives(self, said: Mapping[str, str], columns: Columns) -> bool:
        """Whether a row's number is its objective's: a whole number in a column before the objective's."""
        if self._counts_actions or not said.get("objective") or not columns.has("number"):
            return False
        before = "number" in columns.fields[: columns.fields.index("objective")]
        return before and bool(re.fullmatch(r"[A-Z]?\d{1,2}[.)]?", said.get("number", "").strip()))

    def _continues(self, said: Mapping[str, str], words: str, columns: Columns) -> bool:
        """Whether a row only goes on with the action before it, which a page's end has cut."""
        action = self._action
        if action is None or said.get("number"):
            return False
        if words[:1].islower():
            return not (columns.has("owner") and said.get("owner") and columns.has("due") and said.get("due"))
        # At a page's top, what has no deadline, rating or owner of its own where the row before had a deadline.
        told = said.get("due") or said.get("status") or self._is_owner(said.get("owner", ""))
        return self._tops_page and columns.has("due") and bool(action.due) and not told

    def _go_on(
        self, cells: Sequence[Cell], said: Mapping[str, str], columns: Columns, row: Block, text_field: str = ""
    ) -> bool:
        if self._action is None:
            return bool(said.get("objective"))
        if text_field:
            self._action.text = f"{self._action.text} {' '.join(said[text_field].split())}"
        self._tell_row(cells, columns, row)
        self._action.blocks.append(row)
        return True

    def _tell_row(self, cells: Sequence[Cell], columns: Columns, row: Block) -> None:
        for cell, field, heading in zip(cells, columns.fields, columns.headings, strict=False):
            if field and (cell.text or (field == "status" and cell.fill)):
                self._tell_action(field, cell.text, cell.fill, row, heading)
        if self._action is not None and not self._action.statuses:
            coloured = [
                cell
                for cell, field in zip(cells, columns.fields, strict=False)
                if field in {None, "progress", "number"} and rating_of_fill(cell.fill)
            ]
            if len(coloured) == 1:
                self._action.statuses.append(Status("", "", coloured[0].fill, row))

    def _tell_action(self, field: str, text: str, fill: str | None, block: Block, heading: str) -> None:
        action, objective = self._action, self._objective
        assert action is not None
        if block not in action.blocks:
            action.blocks.append(block)
        if field == "owner and due":
            for part in re.split(r"\s*[\n;|]\s*|\s*,\s*(?=[\dA-Z])|\s+[–—-]\s+", text):
                self._tell_action("due" if is_deadline(part) else "owner", part, fill, block, heading)
        elif field in {"owner", "revised"}:
            action.add(field, text)
            if field == "owner":
                self._people.learn(text)
        elif field == "due":
            action.add("due", text)
        elif field == "completed":
            if not action.due and not (self._columns and self._columns.has("due")):
                action.add("due", text)
            else:
                action.progress.append(Status(heading, f"{heading}: {text}", None, block))
        elif field == "status":
            action.statuses.append(Status(heading, text, fill, block))
        elif field == "progress":
            action.progress.append(Status(heading, text, fill, block))
        elif field == "partners":
            action.partners.append(Said(text, block))
        elif field in {"outcome", "measure"} and objective is not None and text:
            self._add_to_list(field, Said(text, block))


def _label_pairs(filled: Sequence[Cell]) -> list[tuple[str, str]]:
    """Labels and what they label, where a row has two such pairs or more side by side."""
    if len(filled) < 4 or len(filled) % 2:
        return []
    labels = [label_of(cell.text) for cell in filled[::2]]
    values = [label_of(cell.text) for cell in filled[1::2]]
    if any(label is None or label[1] for label in labels) or any(value is not None for value in values):
        return []
    return [(label[0], cell.text) for label, cell in zip(labels, filled[1::2], strict=True) if label]


def _has_action_table(document: Document) -> bool:
    """Whether a table of the document has a column of actions, or a paragraph is the label of a list of them."""
    for block in document.blocks:
        for row in block.rows:
            if (columns := columns_of(row)) and columns.has("action"):
                return True
        if not block.rows and field_of(block.text, exactly=True) == "action":
            return True
    return False


def _titles_of_actions(blocks: Sequence[Block]) -> frozenset[tuple[int, int]]:
    """The places of headings and paragraphs that are actions: labels of a deadline or rating follow, and no list of
    actions does, so that they speak of what stands above them."""
    found: set[tuple[int, int]] = set()
    labels = [label_of(f"{b.marker} {b.text}".strip()) or label_of(b.text) if not b.rows else None for b in blocks]
    for position, block in enumerate(blocks):
        if block.rows or labels[position] is not None:
            continue
        fields: list[str] = []
        after = position + 1
        while after < len(blocks) and (label := labels[after]) is not None:
            fields.append(label[0])
            after += 1
        told = set(fields)
        is_list = after < len(blocks) and any(columns_of(row) for row in blocks[after].rows)
        is_told = bool(fields) and fields[0] in _OF_ACTION and bool(told & {"due", "status"}) and len(told) >= 2
        if is_told and not is_list and not told & {"action", "objective"}:
            found.add((block.page, block.paragraph))
    return frozenset(found)


def _attribute(field: str) -> str:
    return {"outcome": "outcomes", "measure": "measures", "partners": "partners", "linked": "linked"}[field]


def _label_within(text: str) -> tuple[str, str] | None:
    """A label in a paragraph that begins with another paragraph's words, which a conversion has run together."""
    for match in re.finditer(r"\s([A-Z][\w’' ]{2,40}:\s.*)", text):
        label = label_of(match[1])
        if label and label[1] and field_of(text[: match.start()], exactly=True) == "ignored":
            return label
    return None


def _is_title(text: str) -> bool:
    return len(text.split()) <= _LONGEST_SHORT_TITLE and not text.endswith((".", ";", ":"))


def _counts_actions(columns: Columns, rows: Sequence[Block]) -> bool:
    """Whether a table's numbers count its actions: one changes while the objective stays."""
    if not columns.has("number") or not columns.has("objective"):
        return True
    before: dict[str, str] = {}
    for row in rows:
        said = _said(row.rows[0], columns)
        number, objective = said.get("number", ""), said.get("objective", "")
        if before and number and number != before.get("number") and objective in {"", before.get("objective")}:
            return True
        before = said
    return False


def _field_at(cells: Sequence[Cell], columns: Columns) -> str | None:
    """The field of the one column in which a row says something."""
    return next((field for cell, field in zip(cells, columns.fields, strict=False) if cell.text), None)


def _is_group(text: str, field: str | None) -> bool:
    """Whether a cell that stands alone in its row is a heading of the rows below it.

    Under a column of actions only what looks like a heading is one: an action may well lack owner and deadline. Under a
    column of owners, deadlines and the like it goes on with the row above.
    """
    text = " ".join(text.split())
    if text[:1].islower():
        return False
    if _GROUP.fullmatch(text) or _GROUP_WORD.match(text):
        return True
    if field in {"action", "outcome", "measure"}:
        return text.isupper() or len(text.split()) <= _LONGEST_GROUP_OF_ACTIONS
    is_title = len(text.split()) <= _LONGEST_SHORT_TITLE and not text.endswith(".")
    return is_title and field not in _OF_ACTION | _LISTS


def _empty_tail(cells: Sequence[Cell]) -> int:
    tail = 0
    for cell in reversed(cells):
        if cell.text:
            break
        tail += 1
    return tail


def _said(cells: Sequence[Cell], columns: Columns) -> dict[str, str]:
    said: dict[str, str] = {}
    for cell, field in zip(cells, columns.fields, strict=False):
        if field and cell.text:
            said[field] = f"{said[field]}\n{cell.text}" if field in said else cell.text
    return said


def _several(cells: Sequence[Cell], columns: Columns) -> list[list[Cell]]:
    """The rows that a row holds whose action's cell lists several actions, each line with its own in other cells.

    Lines are actions of their own if each has a number, or a bullet and as many owners or deadlines as there are lines.
    Other cells that have as many lines are taken line by line, else they hold for each.
    """
    index = columns.fields.index("action") if "action" in columns.fields else -1
    if index < 0 or index >= len(cells):
        return []
    lines = cells[index].text.split("\n")
    markers = [split_marker(line)[0] for line in lines]
    if len(lines) < 2 or not all(markers):
        return []
    split = [cell.text.split("\n") for cell in cells]
    matched = [
        len(split[i]) == len(lines)
        for i, field in enumerate(columns.fields[: len(cells)])
        if field in {"owner", "due", "owner and due"}
    ]
    if not all(marker[:1].isdigit() for marker in markers) and not any(matched):
        return []
    return [
        [
            Cell(texts[n] if len(texts) == len(lines) else cell.text, cell.fill)
            for texts, cell in zip(split, cells, strict=True)
        ]
        for n in range(len(lines))
    ]


def _split_number(text: str) -> tuple[str, str]:
    """An action's number and words; a bullet before it goes, several lines become one."""
    marker, rest = split_marker(" ".join(text.split()))
    if marker[:1].isdigit() or marker[:1] == "(":
        return marker, rest
    return "", rest if marker else " ".join(text.split())
