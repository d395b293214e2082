"""Paragraphs of a plan: headings of objectives, labels, items of lists, and actions told in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.document import Block
from loaders.plans.model import Action
from loaders.plans.reading.label_reader import LabelReader
from loaders.plans.reading.outline import outlined
from loaders.plans.reading.place import Place
from loaders.plans.reading.telling import tell_action
from loaders.plans.reading.titles_of_actions import headings_over_actions, titles_of_actions
from loaders.plans.terms.deadlines import heads_deadline
from loaders.plans.terms.fields import ACTION_FIELDS, LIST_FIELDS
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of
from loaders.plans.terms.numbering import names_objective, numbered
from loaders.plans.terms.ratings import rating_of
from loaders.plans.terms.titles import LONGEST_TITLE, split_number, unquoted
from ontology.model import load_ontology

_WATERMARK = re.compile(r"(?:working )?draft|final|confidential|official(?:[ -]sensitive)?", re.IGNORECASE)


class ParagraphReader:
    """Reads paragraphs into a place."""

    def __init__(self, place: Place, labels: LabelReader) -> None:
        self._place = place
        self._labels = labels
        self._titles_of_actions = titles_of_actions(place.document.blocks)
        self._headings_over_actions = headings_over_actions(place.document.blocks)

    def read_paragraph(self, block: Block) -> None:
        """Read a block that is no table."""
        whole = f"{block.marker} {block.text}".strip()
        if _WATERMARK.fullmatch(block.text):
            return
        if self._place.outline and (objective := outlined(block, self._place.outline)) is not None:
            self._labels.end_flattened()
            self._place.columns = None
            self._place.open_outlined(objective, block)
            return
        if self._heads_rating(block):
            self._place.current(block)
            self._place.columns, self._place.rating = None, block.text
            return
        label = label_of(whole) or label_of(block.text)
        told = inline_fields(whole)
        if label is not None and label[0] == "action" and (within := inline_fields(label[1], fewest=1)):
            told, label = within, None
        if told and (label is None or "action" not in {field for field, _ in told}):
            self._read_inline(told, block)
            return
        heads_actions = self._place.has_actions or (block.page, block.paragraph) in self._headings_over_actions
        titling = {"objective", "section", *({"action"} if heads_actions else ())}
        is_title = block.kind == "heading" and label is not None and label[0] in titling
        if label is not None and not (is_title and (label[1] or label[0] == "section")):
            self._labels.read_label(*label, block)
            return
        self._labels.flat_heads.clear()
        if self._place.list_field == "objective":
            self._place.begin_titled(unquoted(whole), block)
            self._place.is_stated = True
            return
        if self._labels.read_value(block):
            return
        if self._place.list_field == "ignored":
            self._place.list_field = ""
            if block.text.endswith(".") and not (block.marker or numbered(block).number):
                return
        if (block.page, block.paragraph) in self._titles_of_actions:
            self._labels.end_flattened()
            self._place.list_field = ""
            number, words = split_number(whole)
            self._place.begin_action(self._place.current(block), Action(words, number=number, blocks=[block]))
            return
        if block.kind == "heading" and heads_deadline(block.text):
            self._place.begin_deadline(block)
            return
        if block.kind == "heading" or names_objective(block):
            self._place.deadline = self._place.rating = ""
            self._labels.end_flattened()
            self._place.list_field = ""
            if not self._place.repeats_section(block):
                self._place.add_candidate(block)
            return
        if self._labels.flat is not None:
            self._labels.flat.append(block)
            return
        self._place.learn_holders(block)
        if self._place.list_field and self._place.objective is not None:
            self._labels.read_item(block)
            return
        if len(block.text.split()) <= LONGEST_TITLE:
            self._place.add_candidate(block)

    def _heads_rating(self, block: Block) -> bool:
        """Whether a heading is a rating, of the plan's key or a usual one, and nothing more: that of what is below."""
        if block.kind != "heading" or self._labels.is_gathering or not self._place.objective_waits:
            return False
        text = block.text
        is_known = text.lower() in self._place.legend.words or text.lower() in load_ontology().labels_of("ragRatings")
        return is_known and rating_of(text, None, self._place.legend) is not None

    def _read_inline(self, told: Sequence[tuple[str, str]], block: Block) -> None:
        """Read an action that is told in one paragraph, with its labels in line."""
        self._labels.end_flattened()
        words = " ".join(said for field, said in told if field == "action")
        if words:
            objective = self._place.current(block)
            number, text = split_number(words)
            self._place.begin_action(objective, Action(text, number=number, blocks=[block]))
        if self._place.action is None:
            self._place.reading.unplaced.append(("labels that belong to no action", block))
            return
        for field, said in told:
            if field == "post":  # "Position: Complete" says how the action stands
                tell_action(self._place, "progress", said, None, block, "")
            elif field in ACTION_FIELDS | LIST_FIELDS - {"linked"}:
                tell_action(self._place, field, said, None, block, "")
