"""Spreadsheets and CSV files of tenures: authority, post, name, from, to, basis, a row for each.

Headings are known by the synonyms in `COLUMNS`. A cell that cannot be read is a warning with its row; the rest of the
row is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block, Document
from loaders.errors import DocumentError, unknown_authority
from loaders.identity import authority_id, person_id, post_id, slug, tenure_id
from loaders.kinds.registry import Kind
from loaders.language.authorities import authority_named, find_authority
from loaders.language.dates import parse_date
from loaders.language.deadlines import parse_due
from loaders.language.people import BASES, POST_NOMINALS, find_basis, find_role, person_name, without_basis
from ontology.model import Authority, load_ontology

# What the columns are called, in lower case without punctuation.
COLUMNS: Mapping[str, frozenset[str]] = {
    field: frozenset(names.split(", "))
    for field, names in {
        "authority": (
            "authority, local authority, la, council, borough, organisation, la name, authority name, where, "
            "local authority name, gss code, la code, local authorities, area"
        ),
        "post": (
            "post, role, position, title, job title, post title, job, post held, office, position held, "
            "role held, role title, designation, posts, job role, statutory role"
        ),
        "name": (
            "name, holder, post holder, postholder, person, officer, full name, held by, who, incumbent, "
            "office holder, officeholder, name of holder, name of post holder, names"
        ),
        "first name": "first name, forename, forenames, first names, given name, christian name",
        "surname": "surname, last name, family name",
        "from": (
            "from, start, started, start date, date from, from date, appointed, in post from, since, "
            "in post since, began, date started, started on, date of appointment, date appointed, "
            "took up post, took office, commenced, commencement, commencement date, in post date, "
            "effective from, joined, date joined, start of tenure, first day, started in post, "
            "date took up post"
        ),
        "to": (
            "to, end, ended, end date, date to, to date, left, until, in post until, in post to, date left, "
            "ended on, finished, leaving date, stood down, out of post, left post, departed, left office, "
            "effective to, end of tenure, last day, date ended, resigned, retired, stepped down"
        ),
        "period": "period, dates, dates in post, in post, term, term of office, years, time in post",
        "basis": (
            "basis, type, status, contract, interim permanent, permanent interim, tenure, appointment type, "
            "type of appointment, nature of appointment, interim or permanent, terms"
        ),
    }.items()
}
# A table with one of these is a plan or a list of something else.
OTHER_COLUMNS = frozenset({"action", "actions", "recommendation", "milestone", "rag", "deadline", "by when", "outcome"})
HEADER_ROWS = 10
STILL_IN_POST = frozenset(
    {"", "-", "–", "present", "current", "currently", "to date", "now", "ongoing", "in post", "n/a"}
    | {"present day", "still in post", "to present", "incumbent", "today", "continuing", "to date.", "still"}
)
NOBODY = frozenset({"vacant", "vacancy", "tbc", "tba", "unknown", "n/a", "-", "not known", "none"})

_BASIS_LETTERS = {basis[0]: basis for basis in BASES}
_BEFORE_DATE = re.compile(r"^(?:since|from|until|to|appointed|started)\s+", re.IGNORECASE)
_SHORT_MONTH = re.compile(r"[A-Za-z]{3,9}\.?[\s-]*['’]?\d\d")
_SHARED = re.compile(r"\s*[&/;\n]\s*|\s+and\s+")
_SERIAL = re.compile(r"[34]\d{4}")
_FIRST_DAY = date(1899, 12, 30)  # from which spreadsheets count
_PERIOD = re.compile(r"\s+(?:to|until)\s+|\s+[-–—]\s*|(?<=\d{4})\s*[-–—]\s*(?=\d{4}\b|$)|(?<=[a-z\d])\s*[–—]\s*")

Warn = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row under its columns. `number` is its place in its sheet, from 1; `block` stands for the row alone."""

    number: int
    cells: Mapping[str, str]
    block: Block


def recognise(document: Document) -> float:
    """0.9 for a file with a table whose columns are those of tenures: a post or a holder, and since or until when."""
    for block in document.blocks:
        if block.kind == "table" and (header := _header(block)):
            columns = header[1]
            names = columns.keys() & {"name", "surname"}
            if names and "post" in columns and columns.keys() & {"from", "to", "period"}:
                return 0.9
    return 0.0


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add a tenure for each row. Raises DocumentError when no table has the columns, or no row names an authority."""
    rows = list(_rows(document))
    if not rows:
        raise DocumentError(
            document.file_name,
            "no table with the columns of a list of tenures.",
            "It needs a post, a name, and from or to; authority and basis if there are any.",
        )
    title = next((p.title for p in document.pages if p.title), "") or " ".join(
        b.text for b in document.blocks if b.kind != "table"
    )
    common = find_authority(title)
    known = [_add_row(row, _authority(row) or common, builder) for row in rows]
    if not any(known):
        raise unknown_authority(
            document.file_name, "a list of tenures in which no row names an authority that is known."
        )


def _header(block: Block) -> tuple[int, dict[str, int]] | None:
    """The place of the row of headings, and the column of each field. None for a table of something else."""
    for place, row in enumerate(block.rows[:HEADER_ROWS]):
        plain = [re.sub(r"\([^)]*\)", " ", cell.text.lower().replace("/", " ")) for cell in row]
        headings = [re.sub(r"[^a-z ]+", " ", text).split() for text in plain]
        named = [" ".join(words) for words in headings]
        if OTHER_COLUMNS & set(named):
            return None
        columns: dict[str, int] = {}
        for field, synonyms in COLUMNS.items():
            column = next((i for i, name in enumerate(named) if name in synonyms and i not in columns.values()), None)
            if column is not None:
                columns[field] = column
        if len(columns) >= 3:
            return place, columns
    return None


def _rows(document: Document) -> Iterator[_Row]:
    for block in document.blocks:
        header = _header(block) if block.kind == "table" else None
        if header is None:
            continue
        place, columns = header
        authority = ""  # of the row above, for those that leave it out
        for index, row in enumerate(block.rows[place + 1 :], start=place + 1):
            cells = {field: row[column].text.strip() if column < len(row) else "" for field, column in columns.items()}
            if any(cells.values()):
                authority = cells.get("authority") or authority
                cells |= {"authority": authority} if "authority" in columns else {}
                words = " | ".join(cell.text for cell in row if cell.text)
                # Each row is a passage of its own, numbered within the table.
                own = replace(
                    block, kind="paragraph", text=words, rows=(), paragraph=block.paragraph * 1000 + index + 1
                )
                yield _Row(index + 1, cells, own)


def _authority(row: _Row) -> Authority | None:
    printed = row.cells.get("authority", "")
    return load_ontology().authorities.get(printed) or authority_named(printed) or find_authority(printed)


def _add_row(row: _Row, authority: Authority | None, builder: BundleBuilder) -> bool:
    """Add a row's tenure. Returns whether the row's authority is known; warnings say what could not be read."""

    def warn(message: str, text: str) -> None:
        builder.warn(f"row {row.number}: {message}", row.block, text)

    if authority is None:
        warn("the authority is not known", row.cells.get("authority", "") or row.block.text)
        return False
    title = row.cells.get("post", "")
    if not title:
        warn("no post", row.block.text)
        return True
    row = _with_period(row)
    started, ended = (_date(row, field, warn) for field in ("from", "to"))
    if started is None and ended is None:
        warn("neither a start nor an end that can be read, so the row is left out", row.block.text)
        return True
    names = _names(row, warn)
    if row.cells.get("name", "").lower() in NOBODY - {"unknown", "not known"}:
        return True
    role = find_role(title)
    post = builder.node(
        "Post",
        post_id(authority.gss_code, role),
        {"role": role, "title": without_basis(title)},
        [row.block],
        rule="row of a list of tenures",
    )
    builder.link("POST_IN", post, authority_id(authority.gss_code))
    properties: dict[str, Value | None] = {
        "startedOn": started,
        "endedOn": ended,
        "basis": _basis(row, warn) or find_basis(title),
    }
    for name in names or [""]:
        tenure = tenure_id(post, started or f"until-{ended}")
        if builder.has(tenure) and name:
            tenure = f"{tenure}-{slug(name)}"
        builder.node("Tenure", tenure, properties, [row.block], rule="row of a list of tenures")
        builder.link("OF_POST", tenure, post)
        if name:
            person = person_id(authority.gss_code, name)
            builder.node("Person", person, {"name": name}, [row.block], rule="row of a list of tenures")
            builder.link("HELD_BY", tenure, person)
    return True


def _date(row: _Row, field: str, warn: Warn) -> str | None:
    printed = row.cells.get(field, "")
    if field == "to" and printed.lower() in STILL_IN_POST:
        return None
    iso = parse_date(_BEFORE_DATE.sub("", printed)) or _month_of_short_year(printed) or _counted_day(printed)
    if iso is None and printed:
        warn(f"“{field}” is no date that can be read", printed)
    return iso


def _month_of_short_year(printed: str) -> str | None:
    """A month with a year of two digits, which is a date only where a date is expected: "Jun '16"."""
    return parse_due(printed) if _SHORT_MONTH.fullmatch(printed) else None


def _counted_day(printed: str) -> str | None:
    """A day as a spreadsheet counts it."""
    return (_FIRST_DAY + timedelta(days=int(printed))).isoformat() if _SERIAL.fullmatch(printed) else None


def _with_period(row: _Row) -> _Row:
    """A row whose start and end stand in one cell with each in its own: "May 2014 – June 2016", "since May 2014"."""
    printed = row.cells.get("period") or (row.cells.get("from", "") if not row.cells.get("to") else "")
    parts = _PERIOD.split(printed, maxsplit=1)
    if len(parts) == 2:
        return replace(row, cells={**row.cells, "from": parts[0].strip(), "to": parts[1].strip()})
    if row.cells.get("period"):
        return replace(row, cells={**row.cells, "from": printed})
    return row


def _names(row: _Row, warn: Warn) -> list[str]:
    """The holder of a row, or those who share the post: "Jane Roe & Al Poe"."""
    shared = [person_name(part) for part in _SHARED.split(row.cells.get("name", ""))]
    if len(shared) > 1 and all(shared):
        return [name for name in shared if name]
    name = _name(row, warn)
    return [name] if name else []


def _name(row: _Row, warn: Warn) -> str | None:
    printed = row.cells.get("name", "") or f"{row.cells.get('first name', '')} {row.cells.get('surname', '')}".strip()
    if (turned := re.fullmatch(r"(?P<last>[^,]+),\s*(?P<first>[^,]+)", printed)) and turned[
        "first"
    ] not in POST_NOMINALS:
        printed = f"{turned['first']} {turned['last']}"
    if not printed or printed.lower() in NOBODY:
        if printed:
            warn("no holder is named", printed)
        return None
    name = person_name(printed)
    if name is None:
        warn("the name is kept as printed", printed)
    return name or printed


def _basis(row: _Row, warn: Warn) -> str | None:
    printed = row.cells.get("basis", "")
    basis = _BASIS_LETTERS.get(printed.strip(" .").lower()) or find_basis(printed)
    if basis is None and printed:
        warn(f"the basis is none of {', '.join(BASES)}", printed)
    return basis


KIND = Kind("tenure-list", recognise, extract)
