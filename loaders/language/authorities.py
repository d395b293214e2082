"""Which local authorities a text names, by the ontology's names and the forms that documents give them.

"London Borough of X", "X City Council" and "Metropolitan Borough of X" are understood for every name. Many names are
also ordinary words, surnames or parts of other bodies' names (Reading, Sutton, Durham Constabulary): such mentions do
not count. It does not say what an authority has to do with a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from ontology.model import Authority, load_ontology

# What stands before a name in an authority's full title, and after it.
TITLES_BEFORE = (
    "london borough of",
    "royal borough of",
    "metropolitan borough of",
    "borough of",
    "city and county of",
    "city of",
    "county of",
    "council of the",
    "lb",
    "rb",
)
WORDS_AFTER = frozenset({"city", "county", "borough", "metropolitan", "district", "unitary", "london", "royal"})
COUNCIL_WORDS = frozenset({"council", "councils", "corporation", "mbc", "bc", "cc", "local"})


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# After a name, these make it part of another body's name or of something that is no authority.
OTHER_BODIES = _set(
    "police constabulary nhs ccg clinical icb integrated hospital hospitals infirmary university college health"
    " healthcare safeguarding lscb scb trust school academy fire probation community crown magistrates family"
    " partnership youth healthwatch and writing evening echo mail times chronicle gazette observer herald argus"
    " recorder"
)
# Companies and trusts that run services for a council bear its name before these words.
COMPANIES = ("children first", "children trust", "children services trust", "children and families trust")
# Names that are also words: they count only where they are clearly a place's or a council's.
ORDINARY_WORDS = _set("reading bury stoke bath derby richmond kingston stockton newcastle")
PLACE_WORDS_BEFORE = _set("in of for from at near by across throughout within around and to")
PLACE_WORDS_AFTER = COUNCIL_WORDS | WORDS_AFTER | _set("children childrens children's s area send")

# Words that open a line before an authority's name without being a first name, and words that make any name another.
OPENING_WORDS = PLACE_WORDS_BEFORE | _set(
    "the is are was does has have when while although as with since both inspection report inspecting ofsted dear area"
    " joint send senior leaders children families partners council local authority services"
)
NAMING_WORDS = _set("new mr mrs ms miss dr sir dame councillor cllr")

# Points of the compass as names have them, and as they are shortened.
COMPASS = (("north east", "ne"), ("north west", "nw"), ("north", "n"), ("south", "s"), ("east", "e"), ("west", "w"))

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*|&")
_POSSESSIVE = re.compile(r"['’]s$")
_SHORTENED = frozenset({"st", *(short for _, short in COMPASS)})
_SMALL_WORDS = frozenset({"and", "upon", "on", "of", "with", "the", "in"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: as compared, as printed, whether it opens a line or sentence, and whether a comma is before."""

    plain: str
    printed: str
    opens: bool
    after_comma: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """An authority named in a text: `first` and `last` are the places of its words; `strength` 3 with "Council" or
    "London Borough of", 2 the bare name, 1 inside another body's name."""

    authority: Authority
    strength: int
    first: int
    last: int


def _plain(word: str) -> str:
    folded = (
        unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.lower()).replace("’", "'"))
        .encode("ascii", "ignore")
        .decode()
    )
    return "and" if folded == "&" else folded


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        is_short = bool(words) and words[-1].plain in _SHORTENED and between.strip() == "."
        opens = not words or (not is_short and bool(re.search(r"[\n.:;!?|•()\[\]]", between)))
        words.append(_Word(_plain(match[0]), match[0], opens, between.strip() == ","))
        end = match.end()
    return words


def _shortened(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name, and its forms with a point of the compass before it shortened: "NE Lincolnshire", "N.E. Lincolnshire"."""
    yield name
    for words, short in COMPASS:
        point = tuple(words.split())
        if name[: len(point)] == point and len(name) > len(point):
            yield from {(short, *name[len(point) :]), (*short, *name[len(point) :])}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, list[tuple[tuple[str, ...], tuple[Authority, ...]]]]:
    """Every name as compared, by its first word, longest first, with the authorities that bear it."""
    bearers: dict[tuple[str, ...], dict[str, Authority]] = defaultdict(dict)
    for authority in load_ontology().authorities.values():
        for name in (authority.name, *authority.alternatives):
            for form in _shortened(tuple(word.plain for word in _words(name))):
                bearers[form][authority.gss_code] = authority
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Authority, ...]]]] = defaultdict(list)
    for words in sorted(bearers, key=len, reverse=True):
        by_first[words[0]].append((words, tuple(bearers[words].values())))
    return by_first


def _is_printed_as_name(words: Sequence[_Word]) -> bool:
    return all(word.printed[0].isupper() or word.plain in _SMALL_WORDS or word.printed == "&" for word in words)


def _bearer(candidates: Sequence[Authority], on: str | None, after: Sequence[str]) -> Authority:
    """Of several authorities of one name: the one that existed on the day; today's where no day is given."""
    if "county" in after[:1] and (counties := [a for a in candidates if a.kind == "county"]):
        return counties[0]
    existing = [a for a in candidates if a.abolished_on is None or (on is not None and on < a.abolished_on)]
    # An authority that was abolished later existed before its successor of the same name did.
    return min(existing or candidates, key=lambda a: (on is None or a.abolished_on is None, a.gss_code))


def _goes_on(words: Sequence[_Word], first: int, last: int, before: Sequence[Mention]) -> bool:
    """Whether a name goes on with a list of authorities: "X, Y and Z"; in "X, Kent DA1" it does not."""
    follows = bool(before) and before[-1].last == first and words[first].after_comma
    return follows and last < len(words) and (words[last].plain == "and" or words[last].after_comma)


def _strength(words: Sequence[_Word], first: int, last: int) -> int:
    """How surely the words from `first` to before `last` name an authority; 0 for not at all."""
    before = [word.plain for word in words[max(0, first - 4) : first]]
    after = [word.plain for word in takewhile(lambda word: not word.opens, words[last : last + 4])]
    if any(" ".join(before).endswith(title) for title in TITLES_BEFORE):
        return 3
    council = next((word for word in after if word not in WORDS_AFTER), "")
    if council in COUNCIL_WORDS and (council != "local" or "authority" in after):
        return 3
    if last - first == 1:
        standing_before = words[first - 1] if first and not words[first].opens else None
        if standing_before is not None and standing_before.plain in NAMING_WORDS:
            return 0
        previous = standing_before if standing_before is not None and not standing_before.opens else None
        name = words[first].plain
        if name in ORDINARY_WORDS and len(words) > 1:
            placed = standing_before is not None and standing_before.plain in PLACE_WORDS_BEFORE
            if not (placed or (after and after[0] in PLACE_WORDS_AFTER)):
                return 0
            if after[:2] in (["and", "writing"], ["and", "mathematics"], ["writing", "and"]):
                return 0
        if previous is not None and _is_name_part(previous):
            return 0
        if previous is None and _opens_a_name(words, first):
            return 1
    if (
        after
        and words[last].printed[0].isupper()
        and (after[0] in OTHER_BODIES or " ".join(after).startswith(COMPANIES))
    ):
        return 1
    return 2


def _is_name_part(word: _Word) -> bool:
    """Whether a word before a name makes it a surname or another place: "and Jane Sutton", "in New York"."""
    return word.printed[0].isupper() and word.plain not in _SMALL_WORDS | PLACE_WORDS_BEFORE


def _opens_a_name(words: Sequence[_Word], first: int) -> bool:
    """Whether the word before a name opens the line as a first name may: "Jane Sutton, Director"."""
    if not first or words[first].opens:
        return False
    return words[first - 1].printed.istitle() and words[first - 1].plain not in OPENING_WORDS


def mentions(text: str, *, on: str | None = None) -> list[Mention]:
    """Every mention of an authority, in order, the longest name at each place.

    `on` is a date (ISO prefix) that decides between an authority and a later one of the same name.
    """
    words = _words(text)
    found: list[Mention] = []
    position = 0
    while position < len(words):
        step = 1
        for name, bearers in _names().get(words[position].plain, ()):
            end = position + len(name)
            here = words[position:end]
            if tuple(word.plain for word in here) != name or any(word.opens for word in here[1:]):
                continue
            if not _is_printed_as_name(here):
                continue
            step = len(name)
            strength = 2 if _goes_on(words, position, end, found) else _strength(words, position, end)
            if strength:
                after = [word.plain for word in words[end : end + 2]]
                found.append(Mention(_bearer(bearers, on, after), strength, position, end))
            break
        position += step
    return found


def find_authority(text: str, *, on: str | None = None) -> Authority | None:
    """The authority that a heading, title or table cell names; None if it names none.

    Of several, the one printed with "Council" or "London Borough of", else the first bare name, else the one in the
    name of another body ("X Safeguarding Children Board"). `on` as in `mentions`.
    """
    best = max(mentions(text, on=on), key=lambda mention: mention.strength, default=None)
    return best.authority if best else None


def authorities_in(text: str, *, on: str | None = None) -> list[Authority]:
    """The authorities that a text names, each once, in order. Mentions inside other bodies' names do not count."""
    found = (mention.authority for mention in mentions(text, on=on) if mention.strength > 1)
    return list({authority.gss_code: authority for authority in found}.values())


def authority_named(text: str) -> Authority | None:
    """The authority whose name or title is all that a text says: "X", "X City Council", "the London Borough of X".

    None for a text that says more ("X Youth Trust") or names none.
    """
    words = _words(text)
    for mention in mentions(text):
        around = [word.plain for word in (*words[: mention.first], *words[mention.last :])]
        if all(
            word in WORDS_AFTER | COUNCIL_WORDS or word in ("the", "of", "authority", "lb", "rb") for word in around
        ):
            return mention.authority
    return None


def located(text: str, *, on: str | None = None) -> list[tuple[Authority, int, int]]:
    """The authorities that a text names, as in `authorities_in` but each time, with where the name begins and ends."""
    places = [match.span() for match in _WORD.finditer(text)]
    return [
        (mention.authority, places[mention.first][0], places[mention.last - 1][1])
        for mention in mentions(text, on=on)
        if mention.strength > 1
    ]
