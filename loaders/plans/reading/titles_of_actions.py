"""Titles that are actions, since what stands below them tells owner, deadline and rating, label by label.

And titles that are none though they are labelled so ("Pledge 1: Early help"), since labelled actions stand below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.document import Block
from loaders.plans.terms.columns import columns_of
from loaders.plans.terms.fields import ACTION_FIELDS
from loaders.plans.terms.inline_labels import inline_fields
from loaders.plans.terms.labels import label_of


def _fields_told(block: Block) -> list[str]:
    """The fields that a paragraph tells of the action above it: by its label, or by several in line."""
    if block.rows:
        return []
    whole = f"{block.marker} {block.text}".strip()
    inline = [field for field, _ in inline_fields(whole)]
    if inline and "action" not in inline:
        return inline
    label = label_of(whole) or label_of(block.text)
    return [label[0]] if label and label[0] not in {"objective", "section"} else []


def titles_of_actions(blocks: Sequence[Block]) -> frozenset[tuple[int, int]]:
    """The places of headings and paragraphs that are actions: labels of a deadline or rating follow, and no list of
    actions does, so that they speak of what stands above them."""
    found: set[tuple[int, int]] = set()
    labels = [_fields_told(block) for block in blocks]
    for position, block in enumerate(blocks):
        if block.rows or labels[position]:
            continue
        fields: list[str] = []
        after = position + 1
        while after < len(blocks) and labels[after]:
            fields += labels[after]
            after += 1
        told = set(fields)
        is_list = after < len(blocks) and any(columns_of(row) for row in blocks[after].rows)
        is_told = bool(fields) and fields[0] in ACTION_FIELDS and bool(told & {"due", "status"}) and len(told) >= 2
        if is_told and not is_list and not told & {"action", "objective"}:
            found.add((block.page, block.paragraph))
    return frozenset(found)


def headings_over_actions(blocks: Sequence[Block]) -> frozenset[tuple[int, int]]:
    """The places of headings right above a paragraph or a form that is labelled as an action."""
    return frozenset(
        (above.page, above.paragraph)
        for above, below in pairwise(blocks)
        if above.kind == "heading"
        and below.kind != "heading"
        and (label := label_of(below.rows[0][0].text if below.rows else below.text))
        and label[0] == "action"
        and label[1]
    )
