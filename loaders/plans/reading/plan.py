"""Reading a plan from its blocks: one pass, in reading order, that keeps track of where in the plan it is.

The pass knows three shapes, which documents mix: tables with a head; labels ("Lead:", "Measures of success") with what
follows them; and tables that a conversion flattened into paragraphs. Each yields objectives and their actions.
"""

from __future__ import annotations

from loaders.document import Document
from loaders.plans.model import Reading
from loaders.plans.reading.label_reader import LabelReader
from loaders.plans.reading.paragraph_reader import ParagraphReader
from loaders.plans.reading.place import Place
from loaders.plans.reading.table_reader import TableReader


def read_plan(document: Document) -> Reading:
    """What a plan says."""
    place = Place(document)
    labels = LabelReader(place)
    paragraphs, tables = ParagraphReader(place, labels), TableReader(place, labels)
    for block in document.blocks:
        if block.rows:
            tables.read_table(block)
        else:
            paragraphs.read_paragraph(block)
    labels.end_flattened()
    reading = place.reading
    reading.objectives[:] = [o for o in reading.objectives if o.has_begun or o.is_outlined or o.owners]
    return reading
