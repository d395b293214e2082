"""Actions that are told in a line without labels or a table, made rows of a table with a head.

- Words, owner and deadline with signs between them: "Train staff — Jo Roe — May 2016", perhaps with a rating or a box
  to tick; or owner and deadline so on the line below the words.
- Sentences: "We will train staff by May 2016 (Lead: Jo Roe).", "Train staff; Jo Roe will lead this and it will be done
  by May 2016."

One such line proves nothing: only several in a document are taken for actions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.document import Block, Cell, Document
from loaders.plans.people.owner_texts import is_owner
from loaders.plans.terms.brackets import outside_brackets, split_outside_brackets
from loaders.plans.terms.deadlines import is_deadline
from loaders.plans.terms.fields import field_of
from loaders.plans.terms.legend import Legend, read_legend
from loaders.plans.terms.ratings import rating_of

HEAD = ("Ref", "Action", "Lead", "By when", "Status")
_FEWEST = 3  # lines told so in a document
_FEWEST_WORDS = 3  # of an action
_MOST_PARTS_OF_OWNER = 2  # "Assistant Director – Education" has the sign itself
_LONGEST_RATING = 3  # words
_SIGN = re.compile(r"\s+[–—|-]\s+")
_BOX = re.compile(r"(?:\[(?P<tick>[ xX✓✔]?)\]|(?P<empty>[☐□])|(?P<full>[☑☒✅✓✔]))\s*")
_BRACKETED = re.compile(r"[\[(](?P<inside>[^\[\]]+)[\])]\.?")
_ENDING = re.compile(r"(?P<words>[^\[\]]+?)\s*\[(?P<inside>[^\[\]]+[;|][^\[\]]+)\]\.?")
_REF = re.compile(
    r"(?:(?:[Rr]ef|[Aa]ction|[Nn]o)\.?\s+)?(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,2})*[a-z]?(?: [ivx]{1,4})?)"
    r"[.):]?(?:\s+[–—-])?\s+"
)
_SEMICOLON = re.compile(r"\s*;\s*")
_BYLINE = re.compile(r"By [A-Z]")  # an author's, as above an article
_SENTENCES = (
    re.compile(
        r"(?P<text>.+?)(?:,| is due| to be completed)? by (?P<due>[^()]{3,40}?(?: ?\([^()]*\))?)"
        r" ?[(\[](?P<label>[A-Z][\w ]{2,25}): ?(?P<owner>.+)[)\]]\.?"
    ),
    re.compile(
        r"(?P<text>.+?)[;,.] (?P<owner>[A-Z].+?) (?:will lead|leads|is leading|is responsible for)"
        r" (?:on )?(?:this|it),?"
        r" and it (?:will|is to|should|must) be (?:done|completed?|finished|delivered|in place) by (?P<due>.+?)\.?"
    ),
)
_NEXT_SENTENCE = re.compile(r"(?<=[)\]]\.) +(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Told:
    """A row of `HEAD`, and whether its words are those of the block before it."""

    cells: tuple[str, ...]
    is_below: bool = False


def with_actions_in_lines(document: Document) -> Document:
    """The document with the lines that tell actions as tables; the same document where there are too few."""
    legend = read_legend(document)
    told = {
        (block.page, block.paragraph): rows
        for block in document.blocks
        if not block.rows and (rows := _rows_of(block, legend))
    }
    if sum(len(rows) for rows in told.values()) < _FEWEST:
        return document
    return replace(
        document, pages=tuple(replace(p, blocks=tuple(_with_tables(p.blocks, told))) for p in document.pages)
    )


def _with_tables(blocks: Sequence[Block], told: dict[tuple[int, int], list[_Told]]) -> list[Block]:
    made: list[Block] = []
    rows: list[tuple[str, ...]] = []
    first: Block | None = None

    def end_rows() -> None:
        nonlocal first
        if first is not None:
            cells = tuple(tuple(Cell(text) for text in row) for row in (HEAD, *rows))
            text = " | ".join(text for row in rows for text in row if text)
            made.append(Block("table", text, first.page, first.paragraph, rows=cells))
        rows.clear()
        first = None

    for position, block in enumerate(blocks):
        here = told.get((block.page, block.paragraph), [])
        after = blocks[position + 1] if position + 1 < len(blocks) else None
        below = told.get((after.page, after.paragraph), []) if after is not None else []
        if here and not here[0].is_below:
            first = first or block
            rows += [row.cells for row in here]
        elif here and first is not None and rows and not rows[-1][2]:
            rows[-1] = (*rows[-1][:2], *here[0].cells[2:])
        elif below and below[0].is_below and _is_words(block):
            first = first or block
            rows.append((*_numbered(f"{block.marker} {block.text}".strip()), "", "", ""))
        else:
            end_rows()
            made.append(block)
    end_rows()
    return made


def _is_words(block: Block) -> bool:
    return not block.rows and block.kind != "heading" and len(block.text.split()) >= _FEWEST_WORDS


def _rows_of(block: Block, legend: Legend) -> list[_Told]:
    marker = "" if block.marker in {"-", "•", "*", "–"} else block.marker
    whole = f"{marker} {block.text}".strip()
    if told := _separated(whole, legend):
        return [told]
    rows = [_sentence(sentence) for sentence in _NEXT_SENTENCE.split(whole)]
    return [row for row in rows if row] if all(rows) else []


def _separated(text: str, legend: Legend) -> _Told | None:
    """Words, owner, deadline and perhaps a rating, with signs between them; or only owner and deadline."""
    if bracketed := _BRACKETED.fullmatch(text):
        return _bracketed(bracketed["inside"], legend)
    if text.rstrip(".").endswith("]") and (ending := _ENDING.fullmatch(text)):
        told = _bracketed(ending["inside"], legend)
        number, words = _numbered(ending["words"])
        if told and len(words.split()) >= _FEWEST_WORDS:
            return _Told((number, words, *told.cells[2:]))
    box = _BOX.match(text)
    text = text[box.end() :] if box else text
    signs = list(outside_brackets(_SIGN, text))
    parts = split_outside_brackets(_SIGN, text)
    status = "Completed" if box and (box["full"] or (box["tick"] or "").strip()) else ""
    last = parts[-1]
    if (
        len(parts) > 2
        and not is_deadline(last)
        and len(last.split()) <= _LONGEST_RATING
        and rating_of(last, None, legend)
    ):
        status = last
        parts, signs = parts[:-1], signs[:-1]
    if len(parts) < 2 or not is_deadline(parts[-1]):
        return None
    for count in range(1, min(_MOST_PARTS_OF_OWNER, len(parts) - 1) + 1):
        before = len(parts) - 1 - count  # how many parts are words
        start = signs[before - 1].end() if before else 0
        owner = text[start : signs[-1].start()]
        words = text[: signs[before - 1].start()] if before else ""
        if ":" in owner or not _is_owner(owner):
            continue
        if not before:
            return _Told(("", "", owner, parts[-1], status), is_below=True)
        number, rest = _numbered(words)
        if len(rest.split()) >= _FEWEST_WORDS:
            return _Told((number, rest, owner, parts[-1], status))
    return None


def _bracketed(text: str, legend: Legend) -> _Told | None:
    """Owner, deadline and perhaps a rating in brackets on the line below the words: "[Jo Roe; by May 2016; GREEN]"."""
    sign = r"\s*[;|]\s*" if re.search("[;|]", text) else r"\s+[–—-]\s+"
    parts = [part for part in re.split(sign, text) if part]
    dues = [part for part in parts if is_deadline(part)]
    ratings = [p for p in parts if p not in dues and len(p.split()) <= _LONGEST_RATING and rating_of(p, None, legend)]
    owners = [part for part in parts if part not in dues and part not in ratings]
    if len(dues) != 1 or len(ratings) > 1 or not owners or not all(_is_owner(owner) for owner in owners):
        return None
    return _Told(("", "", "; ".join(owners), dues[0], *ratings, *[""] * (1 - len(ratings))), is_below=True)


def _sentence(text: str) -> _Told | None:
    for pattern in _SENTENCES:
        match = pattern.fullmatch(text)
        if match is None or not is_deadline(match["due"]) or len(match["text"].split()) < _FEWEST_WORDS:
            continue
        label = match.groupdict().get("label")
        if label is None or field_of(label, exactly=True) == "owner":
            return _Told((*_numbered(match["text"]), match["owner"], match["due"], ""))
    return None


def _numbered(text: str) -> tuple[str, str]:
    match = _REF.match(text)
    return (match["number"], text[match.end() :]) if match and text[match.end() :][:1].isupper() else ("", text)


def _is_owner(text: str) -> bool:
    return not _BYLINE.match(text) and all(map(is_owner, filter(None, split_outside_brackets(_SEMICOLON, text))))
