"""Paragraphs that a conversion has cut or run together: a sentence cut at a line's end, a label behind other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document import Block
from loaders.language.people import person_name
from loaders.plans.shapes.blocks import as_label
from loaders.plans.terms.fields import field_of
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of

_SHORTEST_LABEL, _LONGEST_LABEL = 4, 8  # words of one that no sign parts from what stands before it
_FEWEST_WORDS = 3  # before such a label
_DASHES = frozenset("-–—")
_SHORTEST_CUT = 40  # characters of a line that a next one goes on with
_OBJECTIVE_AT_END = re.compile(
    r"(?P<text>.+\S)\s+"
    r"(?P<heading>(?:Objective|Priority|Recommendation|Theme|Area for [Ii]mprovement|Outcome|Aim) \d{1,2}"
    r"\s*[:.–—-]\s*[A-Z].+)"
)
_ACTION_AT_END = re.compile(
    r"(?P<text>.+?\S)\s+(?P<told>(?P<label>[A-Z][\w’']+(?: [a-z][\w’']*){0,5}) \d{1,2}\.\d{1,2}[a-z]?\s*[:.–—-]\s+.+)"
)
_FIELD_AT_END = re.compile(r"(?P<text>.+[.;!?])\s+(?P<told>(?P<label>[A-Z][\w ’']{1,30}): .+)")
_LABEL_AT_END = re.compile(r"(?P<text>.+[.;:!?”’\"])\s+(?P<label>[A-Z][\w’']+(?: [\w’']+){1,8}[:?]?|[A-Z]\w+:)")


def whole_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """Blocks where a paragraph that begins amid a sentence goes on with the one before it, cut by a line's end."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if before is not None and _is_cut(before, block):
            whole[-1] = replace(before, text=f"{before.text} {block.text}")
        elif before is not None and _names_its_holder(before, block):
            whole[-1] = replace(before, text=f"{before.text} {block.marker} {block.text}")
        else:
            whole.append(block)
    return whole


def _is_cut(before: Block, block: Block) -> bool:
    is_text = not before.rows and not block.rows and block.kind == "paragraph" and not block.marker
    return (
        is_text
        and block.text[:1].islower()
        and len(before.text) >= _SHORTEST_CUT
        and before.text[-1].isalnum() | (before.text[-1] in ",-–’'")
        and label_of(block.text) is None
    )


def _names_its_holder(before: Block, block: Block) -> bool:
    """Whether a line with a dash is the holder of the post in which an owner's label ends."""
    label = label_of(before.text) if block.marker in _DASHES and not before.rows else None
    return label is not None and label[0] == "owner" and bool(label[1]) and person_name(block.text) is not None


def parted(block: Block) -> Iterator[Block]:
    """A paragraph, apart from the label or the next objective's heading that stands at its end."""
    match = _OBJECTIVE_AT_END.fullmatch(block.text)
    if match and inline_fields(block.text):
        yield from parted(replace(block, text=match["text"]))
        yield from parted(replace(block, kind="heading", text=match["heading"], marker="", level=0))
        return
    label = label_of(f"{block.marker} {block.text}".strip())
    match = _ACTION_AT_END.fullmatch(block.text) if label and label[0] == "objective" else None
    if match and field_of(match["label"], exactly=True) == "action":
        yield replace(block, kind="heading", text=match["text"])
        yield from parted(as_label(block, match["told"]))
        return
    match = _FIELD_AT_END.fullmatch(block.text) if label and label[0] == "action" and label[1] else None
    if match and field_of(match["label"], exactly=True) in {"owner", "due", "status"}:
        yield replace(block, text=match["text"])
        yield from parted(as_label(block, match["told"]))
        return
    match = _LABEL_AT_END.fullmatch(block.text)
    if (
        match
        and not (label and label[1] and match["text"].endswith(":"))
        and field_of(match["label"].rstrip(":?"), exactly=True)
    ):
        yield replace(block, text=match["text"])
        yield as_label(block, match["label"])
    elif block.kind == "heading" and (words := _label_after_words(block.text)):
        yield replace(block, text=words[0])
        yield as_label(block, words[1])
    else:
        yield block


def _label_after_words(text: str) -> tuple[str, str] | None:
    """A heading's words and the label that goes on with them: "Objective 1: Early help What we will do"."""
    words = text.split()
    for count in range(min(_LONGEST_LABEL, len(words) - _FEWEST_WORDS), _SHORTEST_LABEL - 1, -1):
        label = " ".join(words[-count:])
        if label[0].isupper() and field_of(label, exactly=True):
            return " ".join(words[:-count]), label
    return None
