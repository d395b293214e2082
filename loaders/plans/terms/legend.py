"""What a plan's own key says its ratings mean: "Purple – complete", "▲ Amber – minor delay", a coloured cell.

A colour of the usual four is its own rating. Others, and blue for what has not begun, are told by what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.document import Cell, Document

_COLOURS = {"red": "red", "amber": "amber", "yellow": "amber", "orange": "amber", "green": "green", "blue": "blue"}
_LETTERS = frozenset("ragb")
_COLOUR = r"(?P<colour>red|amber|yellow|orange|green|blue|purple|gr[ea]y|white|black)"
_ENTRY = re.compile(
    rf"(?:(?P<sign>[^\w\s.,;:()\-–—&/])\s*)?\b{_COLOUR}\b\s*(?:\((?P<letter>[A-Z])\))?\s*[-–—:=]\s*"
    rf"(?P<meaning>.+?)(?=\s*[^\w\s.,()]?\s*\b(?:red|amber|yellow|orange|green|blue|purple|gr[ea]y|white|black)\b\s*"
    r"(?:\([A-Z]\))?\s*[-–—:=]|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?P<meaning>[A-Z][\w’' ]{{2,40}}?)\s*\({_COLOUR}\b[^)]*\)", re.IGNORECASE)
"""A key that gives the colour after what it means: "On track (green); Delayed (red)"."""
_IN_BRACKETS = re.compile(rf"\({_COLOUR}\b", re.IGNORECASE)  # sought first: it is quick, and most texts have none
_CODE = re.compile(
    r"(?<![\w/])(?P<code>[A-Z]{1,3}|[A-Z]/[A-Z])\s*[=:–-]?\s+(?P<meaning>[a-z][a-z ]{2,30}?)\s*"
    r"(?:\((?P<colour>[a-z]+)\))?\s*(?=[,;/|.]|$)"
)
"""A key of letters: "C complete / OT on track / SD some delay (amber)"."""
_PLAIN = (
    ("green", re.compile(r"on (?:track|target|schedule)|going to plan|progressing well", re.I)),
    ("red", re.compile(r"off (?:track|target)|overdue|(?:serious|major|significant)\w* delay|will not be", re.I)),
    ("amber", re.compile(r"at risk|delay|slip|behind|minor", re.I)),
)
_MEANINGS = (
    (
        "not-started",
        re.compile(r"\bnot (?:yet )?(?:started|begun|commenced|due)\b|not (?:yet )?begin|work has not", re.I),
    ),
    ("blue", re.compile(r"\bcomplete|\bfinished\b|\bdone\b|\bclosed\b|\bachieved\b|\bembedded\b|\bdelivered\b", re.I)),
)
_Entry = tuple[str, str, str, str | None]
"""A colour, what it means, the sign or code printed for it, and its cell's colour."""
_FEWEST = 2
_FEWEST_UNUSUAL = 3  # entries of a key that does not begin with its colours
_LONGEST_MEANING = 20  # words
_LONGEST_CODED = 6  # words that a letter stands for


@dataclass
class Legend:
    """Ratings by what is printed for them in lower case (word, letter, sign, meaning) and by a cell's colour.

    `blank` is what an empty, uncoloured cell means where the key has a white rating.
    """

    words: dict[str, str] = field(default_factory=dict)
    fills: dict[str, str] = field(default_factory=dict)
    blank: str = ""

    def add(self, colour: str, meaning: str, sign: str, fill: str | None) -> None:
        """Add an entry of the key."""
        colour = colour.lower()
        told = next((rating for rating, pattern in _MEANINGS if pattern.search(meaning)), None)
        usual = _COLOURS.get(colour)
        rating = told if usual is None or (usual == "blue" and told == "not-started") else usual
        if rating is None:
            return
        # Grey and black leave their letters to green and blue.
        letter = colour[0] if usual is not None or colour[0] not in _LETTERS else ""
        for printed in (colour, letter, sign, meaning.strip(" .").lower()):
            if printed:
                self.words.setdefault(printed, rating)
        if fill:
            self.fills.setdefault(fill, rating)
        if colour == "white":
            self.blank = rating


def read_legend(document: Document) -> Legend:
    """The key of ratings of a document; empty where it has none."""
    legend = Legend()
    for entries in _keys(document):
        if len(entries) >= _FEWEST:
            for entry in entries:
                legend.add(*entry)
    if not legend.words and {"at risk", "delayed"} <= _short_texts(document):
        legend.words["delayed"] = "red"  # the step after "at risk"
    return legend


def _short_texts(document: Document) -> set[str]:
    return {cell.text.strip().lower() for block in document.blocks for row in block.rows for cell in row}


def meant_by(text: str) -> str | None:
    """The rating that words of a rating's own mean where no key explains them: "Some slippage", "Not yet due"."""
    not_started, complete = _MEANINGS
    if not_started[1].search(text):
        return not_started[0]
    if re.search(r"\b(?:not|no|in)\b", text, re.IGNORECASE):
        return None
    return next((rating for rating, pattern in (complete, *_PLAIN) if pattern.search(text)), None)


def _keys(document: Document) -> Iterator[list[_Entry]]:
    """Runs of entries: the rows of a table, or paragraphs one after another."""
    run: list[_Entry] = []
    for block in document.blocks:
        if block.rows:
            yield run
            run = []
            yield [entry for row in block.rows for entry in entries_of_row(row)]
        elif found := _entries_of_line(f"{block.marker} {block.text}".strip()):
            run += found
        else:
            yield run
            run = []
    yield run


def _entries_of_line(text: str) -> list[_Entry]:
    """The entries in a line, whichever way round it has them."""
    entries: list[_Entry] = [(m["colour"], m["meaning"], m["sign"] or "", None) for m in _ENTRY.finditer(text)]
    after: list[_Entry] = [
        (m["colour"], m["meaning"].removeprefix("and ").strip(), "", None)
        for m in (_AFTER.finditer(text) if _IN_BRACKETS.search(text) else ())
    ]
    if len(after) >= _FEWEST_UNUSUAL and len(after) > len(entries):
        return after
    codes: list[_Entry] = []
    for match in _CODE.finditer(text):
        colour = match["colour"] or _colour_of_code(match["code"], match["meaning"])
        if colour:
            codes.append((colour, match["meaning"], match["code"].lower(), None))
    return codes if len(codes) >= _FEWEST_UNUSUAL and len(codes) > len(entries) else entries


def _colour_of_code(code: str, meaning: str) -> str:
    """The colour that a letter stands for: one that is named, else the one usual for what it means.

    What is late or at risk is red in one plan and amber in another: R and A are their own colours.
    """
    if named := re.fullmatch(_COLOUR, meaning, re.IGNORECASE):
        return named[0]
    meant = _colour_meant(meaning)
    return {"R": "red", "A": "amber"}.get(code, meant) if meant in {"red", "amber"} else meant


def _colour_meant(meaning: str) -> str:
    """The colour that is usual for a meaning; "" where there is none."""
    usual = (("grey", _MEANINGS[0][1]), ("blue", _MEANINGS[1][1]), *_PLAIN)
    return next((colour for colour, pattern in usual if pattern.search(meaning)), "")


def entries_of_row(row: Sequence[Cell]) -> Iterator[_Entry]:
    """The entries in a row: a colour and its meaning side by side, or each within a cell."""
    cells = [cell for cell in row if cell.text or cell.fill]
    fills = [cell.fill for cell in cells if cell.fill]
    texts = [" ".join(cell.text.split()) for cell in cells]
    for cell, text in zip(cells, texts, strict=True):
        if (match := _ENTRY.fullmatch(text)) and len(text.split()) <= _LONGEST_MEANING:
            yield (
                match["colour"],
                match["meaning"],
                match["sign"] or "",
                cell.fill or (fills[0] if len(fills) == 1 else None),
            )
    if len(texts) == 1 and len(found := _entries_of_line(texts[0])) >= _FEWEST_UNUSUAL:
        yield from found
    if len(texts) == len(row) == 2 and re.fullmatch("[A-Z]{1,2}", texts[0]) and len(texts[1].split()) <= _LONGEST_CODED:
        colour = _colour_of_code(texts[0], texts[1])
        if colour:
            yield colour, texts[1], texts[0].lower(), next((cell.fill for cell in cells if cell.fill), None)
            return
    if len(cells) == len(row) == 2 and not texts[0] and fills and (colour := _colour_meant(texts[1])):
        # A coloured cell and what it means; the usual colours speak for themselves.
        yield colour, texts[1], "", fills[0] if colour in {"grey", "blue"} else None
        return
    if len(texts) in {2, 3} and len(texts[-1].split()) <= _LONGEST_MEANING:
        colours = [text for text in texts[:-1] if re.fullmatch(_COLOUR, text, re.IGNORECASE)]
        sign = next((text for text in texts[:-1] if len(text) == 1), "")
        if len(colours) == 1 and texts[-1]:
            yield colours[0], texts[-1], sign.lower(), next((cell.fill for cell in cells if cell.fill), None)
