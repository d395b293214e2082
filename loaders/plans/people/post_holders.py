"""The key of a plan: who holds which post, and whose initials are whose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.document import Block, Cell
from loaders.language.people import person_name, split_initials, split_named_title
from loaders.plans.model import PostHolder
from loaders.plans.terms.columns import Columns

INITIALS = re.compile(r"(?=(?:[a-z]*[A-Z]){2})[A-Za-z]{2,4}")
"""A person's initials: two to four letters, two of them capitals ("JR", "JSt")."""
_SHORT = r"(?P<initials>(?=[a-z]*[A-Z][a-z]*[A-Z])[A-Z][A-Za-z]{1,3})"
_BEFORE = re.compile(rf"(?<![\w(]){_SHORT}\s*(?:[=:–—-]|\bis\b)\s*(?=[A-Z])")
_BEFORE_NAME = re.compile(rf"(?<![\w(]){_SHORT}\s+(?=[A-Z][a-z])")
_AFTER = re.compile(rf"\s*\({_SHORT}\)")


def holder_of_row(row: Sequence[Cell], columns: Columns, block: Block) -> PostHolder | None:
    """The post-holder in a row of a key's table; None where it names nobody."""
    said = {field: " ".join(cell.text.split()) for field, cell in zip(columns.fields, row, strict=False) if field}
    name, initials = said.get("holder", ""), said.get("initials", "")
    if both := split_initials(name):
        name, initials = both
    post = said.get("post", "")
    plain = person_name(name)
    if plain is None and not post and (named := split_named_title(name)):
        plain, post = named.name, named.title
    if plain is None or (initials and not INITIALS.fullmatch(initials.strip("()"))):
        return None
    return PostHolder(plain, initials.strip("()"), post, block)


def holders_of_line(block: Block) -> Iterator[PostHolder]:
    """The post-holders in a line of a key: "JR = Jane Roe, Head of Service; PQ – Pat Quill", "Jane Roe (JR), Head …".

    A line may hold many, one behind another.
    """
    text = block.text
    before = list(_BEFORE.finditer(text))
    ends = [*(match.start() for match in before[1:]), len(text)]
    for match, end in zip(before, ends, strict=False):
        said = text[match.end() : end].strip(" .,;")
        named = split_named_title(said)
        name = named.name if named else person_name(said)
        if name and fits(match["initials"], name):
            yield PostHolder(name, match["initials"], named.title if named else "", block)
    yield from _holders_in_columns(block)
    names = [(found, match) for match in _AFTER.finditer(text) if (found := _name_before(text, match))]
    ends = [*(start for (_, start), _ in names[1:]), len(text)]
    for (found, match), end in zip(names, ends, strict=False):
        title = text[match.end() : max(match.end(), end)].strip(" .,;:–—-")
        yield PostHolder(found[0], match["initials"], title if title[:1].isupper() else "", block)


def _holders_in_columns(block: Block) -> Iterator[PostHolder]:
    """The post-holders in lines of a key that only space holds apart: "JR Jane Roe Head of Service"."""
    text = " ".join(block.text.split())
    found: list[tuple[re.Match[str], int, str]] = []
    for match in _BEFORE_NAME.finditer(text):
        words = list(re.finditer(r"\S+", text[match.end() :]))
        for count in (2, 3):
            end = match.end() + words[count - 1].end() if len(words) >= count else 0
            name = person_name(text[match.end() : end]) if end else None
            if name and fits(match["initials"], name):
                found.append((match, end, name))
                break
    ends = [*(match.start() for match, _, _ in found[1:]), len(text)]
    for (match, start, name), end in zip(found, ends, strict=False):
        title = text[start:end].strip(" .,;:–—-")
        if title.startswith("(") and title.endswith(")"):
            title = title[1:-1]
        if title[:1].isupper():
            yield PostHolder(name, match["initials"], title, block)


def _name_before(text: str, match: re.Match[str]) -> tuple[str, int] | None:
    """The name that ends before initials in brackets and that they fit, and where it begins."""
    words = list(re.finditer(r"\S+", text[: match.start()]))
    for count in (2, 3, 4):
        if len(words) >= count:
            start = words[-count].start()
            name = person_name(text[start : match.start()])
            if name and fits(match["initials"], name):
                return name, start
    return None


def fits(initials: str, name: str) -> bool:
    """Whether initials can be a name's: each word's first letter in order; letters after may be of the last word."""
    words = [word for part in name.split() for word in part.split("-") if word[:1].isupper()]
    firsts = "".join(word[0] for word in words).lower()
    short = initials.lower()
    if short in {firsts, firsts[0] + firsts[-1]}:
        return True
    ends = firsts[0] + words[-1].lower()
    return len(short) > 2 and ends.startswith(short)
