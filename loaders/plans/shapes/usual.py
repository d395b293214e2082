"""A plan's blocks in the usual shapes: tables with a head and a row for each action, and paragraphs one label each.

The steps, in order, each in a module of this room: actions told in lines become tables (`lines`); turned and halved
tables become rows (`side_by_side`), grids of deadlines too (`deadline_columns`); boxes and forms become paragraphs
(`boxes`), and paragraphs run together are parted (`run_together`); numbers of objectives become their words
(`linked_objectives`); heads that say nothing become what their columns hold (`inferred_heads`); and what a heading says
of a whole table becomes a column of it (`heading_columns`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import is_

from loaders.document import Block, Document
from loaders.plans.shapes.blocks import as_table
from loaders.plans.shapes.boxes import is_form, is_told, paragraphs_of_box, paragraphs_of_form
from loaders.plans.shapes.deadline_columns import with_deadline_rows
from loaders.plans.shapes.heading_columns import with_heading_columns
from loaders.plans.shapes.inferred_heads import with_inferred_heads
from loaders.plans.shapes.lines import with_actions_in_lines
from loaders.plans.shapes.linked_objectives import with_linked_objectives
from loaders.plans.shapes.run_together import parted, whole_paragraphs
from loaders.plans.shapes.side_by_side import FEWEST_ACTIONS, goes_on_overleaf, is_turned, one_to_a_row, turned
from loaders.plans.terms.columns import columns_of


def in_usual_shapes(document: Document) -> Document:
    """The document with its blocks in the usual shapes. Where any was not, blocks are numbered anew."""
    document = with_actions_in_lines(document)
    pages = []
    for page, whole in zip(document.pages, _pages_of_whole_tables(document), strict=True):
        blocks = [shaped for block in whole for shaped in _shaped(block)]
        is_usual = len(blocks) == len(page.blocks) and all(map(is_, blocks, page.blocks))
        pages.append(page if is_usual else replace(page, blocks=tuple(_numbered(blocks))))
    document = with_linked_objectives(replace(document, pages=tuple(pages)))
    return with_heading_columns(with_inferred_heads(document))


def _pages_of_whole_tables(document: Document) -> list[list[Block]]:
    """The pages' blocks, where a turned table that goes on overleaf is whole on the page on which it begins."""
    pages: list[list[Block]] = []
    for page in document.pages:
        blocks = whole_paragraphs(page.blocks) if document.format == "text" else list(page.blocks)
        above = pages[-1][-1] if pages and pages[-1] else None
        if above is not None and blocks and goes_on_overleaf(above, blocks[0]):
            pages[-1][-1] = as_table(above, above.rows + blocks.pop(0).rows)
        pages.append(blocks)
    return pages


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    number = 1
    for block in blocks:
        yield replace(block, paragraph=number)
        number += 1 + len(block.rows)


def _shaped(block: Block) -> Iterator[Block]:
    if block.rows:
        yield from _shaped_table(block)
    else:
        yield from parted(block)


def _shaped_table(table: Block) -> Iterator[Block]:
    table = with_deadline_rows(one_to_a_row(table))
    if any(columns_of(row) for row in table.rows):
        yield table
        return
    first = next((i for i, row in enumerate(table.rows) if len(row) > FEWEST_ACTIONS), 0)
    body = table.rows[first:]
    if is_turned(body):
        if first:
            yield as_table(table, table.rows[:first])
        yield as_table(table, turned(body))
    elif is_form(table.rows):
        yield from paragraphs_of_form(table)
    elif any(is_told(row) for row in table.rows):
        yield from paragraphs_of_box(table)
    else:
        yield table
