"""The words by which services are named: the table of services.toml, in normal forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from loaders.language.pipeline import normal_words

BOARD_KIND = "board"
SCHEME_KIND = "scheme"
SAFEGUARDING_BOARD = "lscb"


@dataclass(frozen=True, slots=True)
class Service:
    """A service by its name in title case, with its kind and the abbreviation printed beside the name, if any.

    `of_others`: it is a body that no authority runs, such as a court.
    """

    name: str
    kind: str
    abbreviation: str | None = None
    of_others: bool = False


class Pattern(NamedTuple):
    """Names that follow a pattern, with a part that each holds. A service without a name is called as printed."""

    holds: str
    pattern: re.Pattern[str]
    service: Service


# The lists of services.toml that are kept as sets of words, as they stand.
_SETS = (
    "modifiers", "of_several", "joining", "inside", "people", "apart", "bodies", "owners", "verbs", "leading",
    "general", "telling", "telling_with_two", "proper", "quoted", "listed", "never", "common", "function_words",
    "no_names", "before_noun", "whom_heads",
)  # fmt: skip


def _service(row: Mapping[str, Any]) -> Service:
    return Service(row.get("name", ""), row["kind"], of_others=row.get("of_others", False))


@dataclass(frozen=True)
class ServiceWords:
    """The table of services.toml, in normal forms.

    `praise` has its phrases by their last word, `modifier_ends` the last words of modifiers: they are sought first.
    `holds_others` finds one of `of_others` within a name that has a space on either side.
    """

    heads: Mapping[str, str]
    only_with: Mapping[str, tuple[str, ...]]
    named: Mapping[str, Service]
    modifiers: frozenset[str]
    of_several: frozenset[str]
    modifier_ends: frozenset[str]
    several: tuple[str, ...]
    joining: frozenset[str]
    inside: frozenset[str]
    people: frozenset[str]
    apart: frozenset[str]
    bodies: frozenset[str]
    owners: frozenset[str]
    verbs: frozenset[str]
    praise: Mapping[str, tuple[tuple[str, ...], ...]]
    leading: frozenset[str]
    general: frozenset[str]
    telling: frozenset[str]
    telling_with_two: frozenset[str]
    proper: frozenset[str]
    quoted: frozenset[str]
    listed: frozenset[str]
    never: frozenset[str]
    common: frozenset[str]
    of_others: frozenset[str]
    holds_others: re.Pattern[str]
    function_words: frozenset[str]
    no_names: frozenset[str]
    before_noun: frozenset[str]
    for_whom: frozenset[str]
    whom_heads: frozenset[str]
    board_business: frozenset[str]
    expansions: Mapping[str, str]
    patterns: tuple[Pattern, ...]

    @staticmethod
    def of(table: Mapping[str, Any]) -> ServiceWords:
        words: dict[str, list[str]] = table["words"]
        sets = {name: frozenset(words[name]) for name in _SETS}
        sets["bodies"] = frozenset(normal_words(body) for body in words["bodies"])
        others = frozenset(normal_words(other) for other in words["of_others"])
        praise: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in (tuple(phrase.split()) for phrase in words["praise"]):
            praise[phrase[-1]] = (*praise.get(phrase[-1], ()), phrase)
        return ServiceWords(
            heads={normal_words(head): kind for head, kind in table["heads"].items()},
            only_with={normal_words(head): tuple(allowed) for head, allowed in table["only_with"].items()},
            named={normal_words(also): _service(row) for row in table["named"] for also in row["also"]},
            several=tuple(modifier for modifier in words["modifiers"] if " " in modifier),
            modifier_ends=frozenset(phrase.split()[-1] for phrase in (*words["modifiers"], *words["of_several"])),
            praise=praise,
            of_others=others,
            holds_others=re.compile(f" (?:{'|'.join(map(re.escape, sorted(others)))}) "),
            for_whom=frozenset(normal_words(whom) for whom in words["for_whom"]),
            board_business=frozenset(normal_words(business) for business in words["board_business"]),
            expansions=table["expansions"],
            patterns=tuple(
                Pattern(row["holds"], re.compile(row["pattern"]), _service(row)) for row in table["patterns"]
            ),
            **sets,
        )

    def all_phrases(self) -> frozenset[str]:
        """What a finder must find."""
        return frozenset((*self.heads, *self.named, *self.for_whom, *self.board_business))


@lru_cache(maxsize=1)
def service_words() -> ServiceWords:
    """The table of this package, read on first use."""
    table = files("loaders.language").joinpath("services.toml").read_text(encoding="utf-8")
    return ServiceWords.of(tomllib.loads(table))
