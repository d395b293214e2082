"""Pages whose words run up or down, as wide tables are printed on tall pages: turned, so that they read across.

Which way up a viewer shows a page does not matter: words count.
"""

from __future__ import annotations

import math
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium

_SAMPLES = 5  # letters of a page that are looked at before more are
_MOST = 1000
_TURNS = {
    90: pypdfium2.PdfMatrix(0, 1, -1, 0),
    180: pypdfium2.PdfMatrix(-1, 0, 0, -1),
    270: pypdfium2.PdfMatrix(0, -1, 1, 0),
}
"""How a page is turned whose words run at an angle, which is counted clockwise."""


def upright_text(page: pypdfium2.PdfPage) -> pypdfium2.PdfTextPage:
    """The text of a page, whose content is turned first where most of its words do not read across."""
    text_page = page.get_textpage()
    if not any(_angles(text_page, _SAMPLES)):
        return text_page
    angle = Counter(_angles(text_page, _MOST)).most_common(1)[0][0]
    if not angle:
        return text_page
    text_page.close()
    _turn(page, _TURNS[angle])
    return page.get_textpage()


def _angles(text_page: pypdfium2.PdfTextPage, most: int) -> list[int]:
    """The angles at which letters stand, to quarters of a turn, in steps through the page."""
    count = text_page.count_chars()
    radians = (pdfium.FPDFText_GetCharAngle(text_page.raw, i) for i in range(0, count, max(1, count // most)))
    return [round(angle / (math.pi / 2)) % 4 * 90 for angle in radians if angle >= 0]


def _turn(page: pypdfium2.PdfPage, turn: pypdfium2.PdfMatrix) -> None:
    """Turn what a page shows, and the page with it, so that it still begins at nought."""
    left, bottom, right, top = page.get_bbox()
    corners = [turn.on_point(x, y) for x in (left, right) for y in (bottom, top)]
    lowest_x, lowest_y = min(x for x, _ in corners), min(y for _, y in corners)
    for drawn in page.get_objects(max_depth=1):
        drawn.transform(turn.translate(-lowest_x, -lowest_y))
    box = (0, 0, max(x for x, _ in corners) - lowest_x, max(y for _, y in corners) - lowest_y)
    page.set_mediabox(*box)
    page.set_cropbox(*box)
