"""Where in a plan its reading is: the objective and action that what comes next belongs to, and what may begin one.

It knows nothing of paragraphs, labels and rows; their readers tell it what they met.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from loaders.document import Block, Document
from loaders.language.dates import parse_date
from loaders.plans.model import Action, Objective, Reading, Said
from loaders.plans.people.owners import People
from loaders.plans.people.post_holders import holders_of_line
from loaders.plans.reading.outline import outlined
from loaders.plans.reading.whole_plan import has_action_table, has_plain_actions, names_owners
from loaders.plans.terms.columns import Columns
from loaders.plans.terms.labels import label_of
from loaders.plans.terms.legend import read_legend
from loaders.plans.terms.numbering import GROUP, LETTERED, names_objective, numbered
from loaders.plans.terms.titles import is_title, unquoted

_FRONT = 4  # blocks among which a document's own title stands
_FEWEST_WORDS = 4  # of a statement that is no heading
_ENDS_IN_NUMBER = re.compile(r"\D+\d{1,2}")  # a table's caption: "What we are doing: 3"
_RECOMMENDS = re.compile(
    r"(?:the |all |senior |elected |that )*(?:local authority|council|leaders|managers|partners|partnership|board)\b"
    r"[^.]{0,60}\b(?:should|must|needs? to)\b[^.]+\.?",
    re.IGNORECASE,
)
_DOCUMENT_TITLE = re.compile(r"\b(?:plan|tracker|log|programme|council|borough)\b", re.IGNORECASE)


class Place:
    """The state of reading one plan, in reading order."""

    def __init__(self, document: Document) -> None:
        self.reading = Reading()
        self.document = document
        self.people = People(self.reading.holders)
        self.reading.legend = self.legend = read_legend(document)
        self.outline: list[Objective] = []
        self.has_actions = has_action_table(document)
        self.names_owners = names_owners(document)
        self.has_plain_actions = has_plain_actions(document)
        self.columns: Columns | None = None
        self.shaded: int | None = None  # the column whose cells' colours are ratings
        self.objective: Objective | None = None
        self.action: Action | None = None
        self.is_open = False
        self.deadline = ""  # what the heading above says of when the actions below it are due
        self.is_stated = False  # a label called the objective's words that
        self.rating = ""  # what the heading above says of how the actions below it stand
        self.list_field = ""  # the list that items belong to: outcome, measure …
        self.candidates: list[Block] = []  # headings and paragraphs since the last row or label

    @property
    def objective_waits(self) -> bool:
        """Whether an objective has been begun or named, so that a heading below it need not be one."""
        return self.objective is not None or bool(self.candidates)

    def begin_deadline(self, block: Block) -> None:
        """Go on under a heading that is a deadline. Objectives that were only listed above are the plan's outline."""
        listed = [b for b in self.candidates if names_objective(b) and numbered(b).text]
        for named in listed if len(listed) > 1 else ():
            here = numbered(named)
            self.reading.objectives.append(Objective([Said(here.text, named)], here.number))
        waiting = [o for o in self.reading.objectives if o.number and not o.has_begun and o not in self.outline]
        if len(waiting) > 1:
            self.outline.extend(waiting)
            for objective in waiting:
                objective.is_outlined = True
        self.candidates.clear()
        self.columns, self.deadline = None, block.text

    def begin_counted(self, number: str) -> None:
        """Go to the objective of the outline that an action's number begins with, where actions stand by deadline."""
        whole = re.match(r"[A-Z]?(\d+)(?=[.a-z])", number)
        found = next((o for o in self.outline if whole and self.deadline and o.number == whole[1]), None)
        if found is not None and found is not self.objective:
            self.begin(found)

    def add_candidate(self, block: Block) -> None:
        """Keep a paragraph that may open an objective. One that goes on with the one before it belongs to it."""
        before = self.candidates[-1] if self.candidates else None
        if before is not None and block.text[:1].islower() and not block.marker and before.text[-1:] not in ".;:":
            self.candidates[-1] = replace(before, text=f"{before.text} {block.text}")
        else:
            self.candidates.append(block)

    def begin(self, objective: Objective) -> Objective:
        """Go on with an objective, a new one or one that the plan has named before."""
        if objective not in self.reading.objectives:
            self.reading.objectives.append(objective)
        self.objective, self.action, self.list_field = objective, None, ""
        self.rating, self.is_stated = "", False
        self.candidates.clear()
        return objective

    def begin_titled(self, text: str, block: Block, number: str = "") -> Objective:
        """Begin the objective of this text, or go back to it where the plan names it again."""
        if (label := label_of(text)) and label[0] == "objective" and label[1]:
            text = label[1]
        here = numbered(Block("paragraph", text, block.page, block.paragraph))
        letter = LETTERED.match(here.text)
        words = unquoted(here.text[letter.end() :] if letter else here.text or text)
        known = outlined(Block("paragraph", text, block.page, block.paragraph), self.reading.objectives)
        if known is not None and (known.is_outlined or known.texts[0].text == words):
            if known.texts[0].text != words and known.is_outlined:
                known.texts.append(Said(words, block))
            return self.begin(known)
        number = here.number or (letter[1] if letter else number)
        return self.begin(Objective([Said(words, block)], number, self._section_before(block)))

    def _section_before(self, block: Block) -> str:
        """The heading that stands above an objective's own."""
        front = self.document.blocks[:_FRONT]
        groups = [
            candidate
            for candidate in self.candidates
            if candidate != block
            and not (names_objective(candidate) and not numbered(candidate).text)
            and (candidate.kind == "heading" or GROUP.match(candidate.text))
            and not (candidate in front and (candidate is front[0] or _DOCUMENT_TITLE.search(candidate.text)))
            and parse_date(candidate.text) is None
        ]
        if groups:
            return f"{groups[-1].marker} {groups[-1].text}".strip()
        return self.objective.section if self.objective else ""

    def current(self, block: Block) -> Objective:
        """The objective that what comes next belongs to: begun by a candidate since the last row, if one opens it."""
        opening = self.opening() or self._title()
        if opening is not None and not self._is_beneath_statement(opening):
            return self.begin_titled(f"{opening.marker} {opening.text}".strip(), opening)
        self.candidates.clear()
        return self.objective or self.begin(Objective([self._document_title(block)]))

    def _is_beneath_statement(self, opening: Block) -> bool:
        """Whether a plain heading stands between a statement that a label called the objective and its actions."""
        is_waiting = self.objective is not None and self.is_stated and not self.objective.has_begun
        return is_waiting and not names_objective(opening) and not numbered(opening).number and not opening.marker

    def _document_title(self, block: Block) -> Said:
        """What a plan without objectives is about: its own title, else its file's name; said to stand at a block."""
        titles = [b for b in self.document.blocks if b.kind == "heading"] or [
            b for b in self.document.blocks[:_FRONT] if not b.rows and is_title(b.text)
        ]
        if titles:
            return Said(titles[0].text, titles[0])
        return Said(self.document.pages[0].title or Path(self.document.file_name).stem, block)

    def opening(self) -> Block | None:
        """Of the paragraphs since the last row or label, the one that opens an objective; None where none does.

        The last that is called an objective; else the last numbered one under the last heading; else that heading.
        """
        named = [b for b in self.candidates if names_objective(b)]
        if named:
            return self._with_words(named[-1])
        headings = [i for i, b in enumerate(self.candidates) if b.kind == "heading"]
        last_heading = next(
            (i for i in reversed(headings) if not _ENDS_IN_NUMBER.fullmatch(self.candidates[i].text)),
            max(headings, default=-1),
        )
        counted = [b for b in self.candidates[last_heading + 1 :] if re.match(r"\d", b.marker) or numbered(b).number]
        if counted:
            return self._with_statement(counted[-1])
        if last_heading >= 0:
            topic = self.candidates[last_heading]
            below = [b for b in self.candidates[last_heading + 1 :] if _is_statement(b)]
            if below and self._is_document_title(topic):
                return below[-1]
            return self._with_statement(topic)
        lettered = [b for b in self.candidates if re.match(r"[A-Z][.)]", b.marker) or LETTERED.match(b.text)]
        return lettered[-1] if lettered else None

    def _is_document_title(self, block: Block) -> bool:
        return block in self.document.blocks[:_FRONT] and bool(_DOCUMENT_TITLE.search(block.text))

    def _with_statement(self, topic: Block) -> Block:
        """A short heading with the words of the recommendation that follow it, which are what it is about."""
        following = self.candidates[self.candidates.index(topic) + 1 :]
        if not following or not is_title(topic.text):
            return topic
        if unquoted(following[0].text) == following[0].text and not _RECOMMENDS.fullmatch(following[0].text):
            return topic
        words = following[0]
        return Block("paragraph", unquoted(words.text), words.page, words.paragraph, marker=topic.marker)

    def _with_words(self, named: Block) -> Block:
        """A heading that is only "Objective 2", or that and a topic, with the words of what follows it."""
        following = self.candidates[self.candidates.index(named) + 1 :]
        topic = numbered(named).text
        if not following or (topic and not (is_title(topic) and _RECOMMENDS.fullmatch(following[0].text))):
            return named
        words = following[0]
        if topic:
            number = f"{named.marker} {named.text}".strip().removesuffix(topic)
            return Block("paragraph", f"{number}{words.text}", words.page, words.paragraph)
        return Block("paragraph", f"{named.text}: {words.text}", words.page, words.paragraph)

    def _title(self) -> Block | None:
        """A short paragraph since the last row, which may be a title where no heading opens an objective."""
        titles = [b for b in self.candidates if b.kind == "paragraph" and is_title(b.text)]
        return titles[-1] if titles and (self.columns is None or self.objective is None) else None

    def begin_unnamed(self, block: Block) -> None:
        """A second lead after actions begins an objective whose heading was lost: the next of the outline."""
        waiting = [objective for objective in self.outline if not objective.has_begun]
        if waiting:
            self.begin(waiting[0])

    def open_outlined(self, objective: Objective, block: Block) -> None:
        """Go on with an objective of the outline, whose words a heading states again."""
        section = self._section_before(block) or objective.section
        words = numbered(block).text
        first = objective.texts[0].text
        self.begin(objective)
        objective.section = section
        if len(words) >= 0.6 * len(first) and words != first:
            objective.texts.insert(0, Said(words, block))
        elif words == first:
            objective.texts.append(Said(words, block))

    def begin_action(self, objective: Objective, action: Action, *, is_open: bool = True) -> None:
        """Begin an action. One that is open (not a table's row) is told more of by the labels that follow."""
        objective.actions.append(action)
        self.action, self.is_open = action, is_open

    def repeats_section(self, block: Block) -> bool:
        """Whether a heading is only the running head of a section or objective that goes on."""
        if self.columns is None or self.objective is None:
            return False
        return block.text in {self.objective.section, *(said.text for said in self.objective.texts)}

    def learn_holders(self, block: Block) -> None:
        """Remember the post-holders that a line of a key names."""
        self.reading.holders.extend(holder for holder in holders_of_line(block) if not self.knows(holder.name))

    def knows(self, name: str) -> bool:
        """Whether the key already has a person."""
        return any(holder.name == name for holder in self.reading.holders)

    def is_owner(self, text: str) -> bool:
        """Whether a text of its own is an owner: whom the plan names, a post, or initials."""
        owners = self.people.owners(text)
        return bool(owners.persons or owners.posts) or bool(
            re.fullmatch(r"[A-Z][A-Za-z]{1,3}(?:/[A-Za-z]{2,4})*", text)
        )

    def is_outline(self, columns: Columns) -> bool:
        """Whether a table's rows are objectives whose actions come later."""
        return columns.is_outline and self.has_actions


def _is_statement(block: Block) -> bool:
    """Whether a paragraph is printed as a heading's words are: several words and no full stop."""
    return len(block.text.split()) >= _FEWEST_WORDS and block.text[-1].isalnum() and ":" not in block.text
