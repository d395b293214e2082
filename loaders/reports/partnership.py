"""The table of a local area partnership's members and the inspection team, at the end of an area SEND report or letter.

Reports print both as tables of two columns, which some readers flatten; they yield persons with their posts and bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block, Cell
from loaders.identity import person_id
from loaders.language.addressees import (
    Addressee,
    find_addressees,
    split_post,
    with_commas,
    with_statutory_director,
)
from loaders.language.authorities import mentions
from loaders.language.people import POST_NOMINALS, person_name, split_named_title
from ontology.model import Authority

_ADDRESS = re.compile(r"\bwww\b|https?:|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\bStreet\b|\bRoad\b", re.IGNORECASE)
# Signs that a line has run together with those of other cells.
_OTHER_CELLS = re.compile(
    r"\bwww\b|https?:|\.uk\b|\d|\b(?:Hall|House|Centre|Square|Street|Road)\b"
    r"|integrated care boards?\b.*\bintegrated care\b",
    re.IGNORECASE,
)
LONGEST_POST = 160
_COLUMNS = re.compile(r"(?:local authorit(?:y|ies)|council)\b", re.IGNORECASE)
_A_BODY = re.compile(r"\b(?:boards?|ICBs?|trust|groups?|CCGs?|company|partnership)\b", re.IGNORECASE)
_BOARDS_COLUMN = re.compile(r"integrated care boards?", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\d?\.|\b[\w-]+(?:\.[\w-]+)*\.(?:nhs|gov)\.uk)\S*")
_HONOURS = re.compile(rf"\(?\b(?:{'|'.join(POST_NOMINALS)})\b\)?")
_THE_BOARD = frozenset({"icb", "integrated care board", "council", "local authority"})
_DUTY_WORD = (
    r"(?:Ofsted|CQC|Care Quality Commission|S?HMI|H(?:er|is) Majesty[’']s Inspector|[Ll]ead|[Tt]eam|[Ss]enior"
    r"|[Ii]nspector|[Ss]ocial [Cc]are|[Ee]ducation|[Cc]hildren[’']s [Ss]ervices)"
)
# "Name, Ofsted HMI Lead inspector", "Name HMI, Ofsted", "Name, lead CQC inspector": the words behind say whose.
_INSPECTOR = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]+\s+){1,4}?[A-Z][\w’'-]+)(?:,\s*|\s+(?=\(?S?HMI\b|CQC\b|Ofsted\b))"
    rf"(?P<what>\(?{_DUTY_WORD}\b\)?(?:[\s,/()–-]+{_DUTY_WORD}\b)*)"
)


_INSPECTORATES = (("care-quality-commission", r"CQC|Care Quality"), ("ofsted", r"Ofsted|HMI|Majesty"))


@dataclass(frozen=True, slots=True)
class Inspector:
    """An inspector as the report lists them. `body` is the part of the id that says whose: "ofsted" or a slug."""

    name: str
    body: str
    is_lead: bool
    block: Block


def members(blocks: Sequence[Block], authority: Authority) -> list[tuple[Addressee, list[Block]]]:
    """The persons of the members' table, each with the body named and the blocks that name them.

    A table has the council's column first and the health boards' after it. Where the cells have run together, the first
    person is the council's, and a person without a body is of the health board.
    """
    tables = [block for block in blocks if block.rows and any(map(_is_head, block.rows))]
    if tables:
        return [found for table in tables for found in _of_table(table, authority)]
    if any(map(_is_first_head, blocks)) and any(map(_is_second_head, blocks)):
        return list(_of_columns(blocks, authority))
    told = [b for b in blocks if not _COLUMNS.match(b.text)]
    lines = [b for b in told if not _ADDRESS.search(b.text)]
    text = with_commas("\n".join(b.text for b in lines))
    text = re.sub(r", ([a-z])", lambda m: f", {m[1].upper()}", text)
    holders = list(find_addressees(text))
    board = _health_board(text[: text.find(holders[0].name.split()[0])] if holders else text, authority)
    if holders and not holders[0].body:
        holders[0] = replace(holders[0], body=f"{authority.name} Council")
    named = [h if h.body or not board else replace(h, body=board) for h in holders]
    return [(holder, _naming(holder, told)) for holder in with_statutory_director(named) if _is_plain(holder)]


def _is_plain(holder: Addressee) -> bool:
    """Whether a person was told apart from the cells around: no address in title or body, no place for a name."""
    told = f"{holder.title}, {holder.body}"
    return not (_OTHER_CELLS.search(told) or len(told) > LONGEST_POST or any(mentions(holder.name)))


def _is_head(row: Sequence[Cell]) -> bool:
    return len(row) > 1 and bool(_COLUMNS.match(row[0].text))


def _of_table(table: Block, authority: Authority) -> Iterator[tuple[Addressee, list[Block]]]:
    """The persons of each column: below the column's body and above its address."""
    rows = [row for row in table.row_blocks if not _is_head(row.rows[0])]
    heads = next((row for row in table.rows if _is_head(row)), ())
    head = [*(cell.text for cell in heads), *[""] * (max(map(len, table.rows), default=0) - len(heads))]
    columns = max(len(row.rows[0]) for row in rows) if rows else 0
    for column in range(columns):
        cells = [(row.rows[0][column].text, row) for row in rows if column < len(row.rows[0])]
        body = f"{authority.name} Council" if column == 0 else _board(cells[0][0], head[column])
        named = [cells[0][1]] if column else []  # the row that names the board, beside the one that names the person
        found: list[tuple[Addressee, list[Block]]] = []
        for text, row in cells[1:]:
            if _ADDRESS.search(text):
                break
            found += [(holder, list(dict.fromkeys([row, *named]))) for holder in _persons(text, body)]
        holders = [holder for holder, _ in found]
        if column == 0:
            holders = with_statutory_director(holders)
        yield from zip(holders, [evidence for _, evidence in found], strict=True)


def _is_first_head(block: Block) -> bool:
    return bool(_COLUMNS.fullmatch(block.text.strip()))


def _is_second_head(block: Block) -> bool:
    return bool(_BOARDS_COLUMN.fullmatch(block.text.strip()))


def _of_columns(blocks: Sequence[Block], authority: Authority) -> Iterator[tuple[Addressee, list[Block]]]:
    """The persons of columns that a text copy has written one after the other, each from its body to its address."""
    second = next(place for place, block in enumerate(blocks) if _is_second_head(block))
    for is_council, lines in ((True, blocks[:second]), (False, blocks[second + 1 :])):
        told = [block for block in lines if not _COLUMNS.match(block.text)]
        until = next((place for place, block in enumerate(told) if _URL.search(block.text)), len(told) - 1)
        upper = [_URL.sub("", block.text).strip() for block in told[: until + 1]]
        first = next((n for n, text in enumerate(upper) if n and _name_and_title(text)[0]), len(upper))
        body = f"{authority.name} Council" if is_council else _board(" ".join(upper[:first]), blocks[second].text)
        holders = [holder for holder in _persons("\n".join(upper[first:]), body) if _is_plain(holder)]
        for holder in with_statutory_director(holders) if is_council else holders:
            yield holder, _naming(holder, told)


def _persons(text: str, body: str) -> Iterator[Addressee]:
    """The persons of a cell: "Name, title", "Name title", a name above a title, or a name alone, whose title is ""."""
    parts: list[list[str]] = []
    for line in text.splitlines():
        name, title = _name_and_title(line.strip())
        if name:
            parts.append([name, title])
        elif parts:
            parts[-1][1] = f"{parts[-1][1]} {line.strip()}".strip()
    if not parts and (named := split_named_title(" ".join(text.split()))):
        parts.append([named.name, named.title])
    for name, title in parts:
        title, own_body = split_post(title[:1].upper() + title[1:])
        generic = not own_body or own_body.lower() in _THE_BOARD
        yield Addressee(name, title, body if generic else own_body)


def _name_and_title(line: str) -> tuple[str, str]:
    """A line that begins with a person's name: the name and the rest of it; ("", "") for another line."""
    line = with_commas(line)
    before, _, after = line.partition(",")
    name = person_name(_HONOURS.sub("", before))
    return (name, _HONOURS.sub("", after).strip(" ,")) if name else ("", "")


def _board(text: str, head: str) -> str:
    """A health board's name; where it does not say that it is one, the head of its column does."""
    name = _one_line(text)
    if name and _BOARDS_COLUMN.match(head) and not _A_BODY.search(name):
        return f"{name} Integrated Care Board"
    return name


def _one_line(text: str) -> str:
    """A body's name as one line, without a comma before its last words."""
    return re.sub(r",? (Integrated Care\b)", r" \1", " ".join(text.split())).strip(" ,")


def _naming(holder: Addressee, blocks: Sequence[Block]) -> list[Block]:
    surname = holder.name.split()[-1].split("'")[-1]
    return [b for b in blocks if surname in b.text] or list(blocks[:1])


def _health_board(text: str, authority: Authority) -> str:
    """The name of the health board in the line that names the council before it."""
    text = re.sub(r"\s+", " ", text).strip()
    for name in sorted((authority.name, *authority.alternatives), key=len, reverse=True):
        kinds = "City|County|Borough|Metropolitan|District"
        council = rf"^(?:(?:London|Royal) Borough of )?{re.escape(name)}(?:,? (?:{kinds}))*(?: Council| of [A-Z]\w+)?"
        rest = re.sub(council, "", text, flags=re.IGNORECASE)
        if rest != text:
            return re.sub(r"\s*,?\s*(Integrated Care)\b", r" \1", rest).strip(" ,")
    return ""


def inspection_team(blocks: Sequence[Block]) -> Iterator[Inspector]:
    """The inspectors of Ofsted and of the Care Quality Commission; each body has its lead.

    Directors of the inspectorates who sign a letter with them are none.
    """
    for block in blocks:
        for match in _INSPECTOR.finditer(" ".join(block.text.split())):
            name, what = person_name(match["name"]), match["what"]
            body = next((body for body, pattern in _INSPECTORATES if re.search(pattern, what)), None)
            if name and body:
                yield Inspector(name, body, "lead" in what.lower(), block)


def add_inspection_team(blocks: Sequence[Block], inspection: str, builder: BundleBuilder, *, rule: str) -> None:
    """Add the inspectors that the blocks name: those who lead, and the others."""
    for inspector in inspection_team(blocks):
        properties: dict[str, Value] = {"name": inspector.name}
        person = builder.node(
            "Person", person_id(inspector.body, inspector.name), properties, [inspector.block], rule=rule
        )
        builder.link("LED_BY" if inspector.is_lead else "INSPECTED_BY", inspection, person)
