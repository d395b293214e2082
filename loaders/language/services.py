"""Which services a text names: teams, boards, hubs, panels, schemes, by their head word or by a known name.

The words are data (services.toml). A service is known by its name in title case, so that every document names it alike;
an abbreviation that a document explains, "referral hub (RH)", stands for the same service wherever that document uses
it. Nothing about an individual child is a service: a name holds a head word, or is in the table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from spacy.tokens import Doc

from loaders.language.phrases import Hit, PhraseFinder, Searched
from loaders.language.pipeline import normal_words, norms_of, printed, text_of

_SMALL_WORDS = {"of", "in", "and", "to", "for", "the", "with"}
_ABBREVIATION = re.compile(r"^[A-Z][A-Za-z&+]*[A-Z]s?$")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z&+]*[A-Z]s?\b")
_FOR = ("for", "to")
_PREFIX = re.compile(r"\b(Multi|Co|Inter|Post|Pre|Sub) (?=[A-Z])")
_LONGEST_NAME = 8
_LONGEST_MODIFIER = 5
_SHORT = 4
BOARD_KIND = "board"
SAFEGUARDING_BOARD = "lscb"


@dataclass(frozen=True, slots=True)
class Service:
    """A service by its name in title case, with its kind and the abbreviation printed beside the name, if any."""

    name: str
    kind: str
    abbreviation: str | None = None


class Pattern(NamedTuple):
    """Names that follow a pattern, with a part that each holds. A service without a name is called as printed."""

    holds: str
    pattern: re.Pattern[str]
    service: Service


@dataclass(frozen=True)
class ServiceWords:
    """The table of services.toml, in normal forms."""

    heads: Mapping[str, str]
    only_with: Mapping[str, tuple[str, ...]]
    named: Mapping[str, Service]
    modifiers: frozenset[str]
    several: tuple[str, ...]
    joining: frozenset[str]
    people: frozenset[str]
    general: frozenset[str]
    telling: frozenset[str]
    telling_with_two: frozenset[str]
    proper: frozenset[str]
    never: frozenset[str]
    function_words: frozenset[str]
    for_whom: frozenset[str]
    board_business: frozenset[str]
    patterns: tuple[Pattern, ...]

    @staticmethod
    def of(table: Mapping[str, Any]) -> ServiceWords:
        words = table["words"]
        return ServiceWords(
            heads={normal_words(head): kind for head, kind in table["heads"].items()},
            only_with={normal_words(head): tuple(allowed) for head, allowed in table["only_with"].items()},
            named={
                normal_words(also): Service(row["name"], row["kind"]) for row in table["named"] for also in row["also"]
            },
            modifiers=frozenset(words["modifiers"]),
            several=tuple(modifier for modifier in words["modifiers"] if " " in modifier),
            joining=frozenset(words["joining"]),
            people=frozenset(words["people"]),
            general=frozenset(words["general"]),
            telling=frozenset(words["telling"]),
            telling_with_two=frozenset(words["telling_with_two"]),
            proper=frozenset(words["proper"]),
            never=frozenset(words["never"]),
            function_words=frozenset(words["function_words"]),
            for_whom=frozenset(normal_words(whom) for whom in words["for_whom"]),
            board_business=frozenset(normal_words(business) for business in words["board_business"]),
            patterns=tuple(
                Pattern(row["holds"], re.compile(row["pattern"]), Service(row.get("name", ""), row["kind"]))
                for row in table["patterns"]
            ),
        )

    def all_phrases(self) -> frozenset[str]:
        """What a finder must find."""
        return frozenset((*self.heads, *self.named, *self.for_whom, *self.board_business))


@lru_cache(maxsize=1)
def service_words() -> ServiceWords:
    """The table of this package, read on first use."""
    table = files("loaders.language").joinpath("services.toml").read_text(encoding="utf-8")
    return ServiceWords.of(tomllib.loads(table))


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a service is named: tokens [start, end). A known name goes before one made of a head word."""

    start: int
    end: int
    known: bool
    service: Service


class ServiceTagger:
    """Finds the services of texts with a table of words, and with a finder that may serve others too."""

    def __init__(self, words: ServiceWords, finder: PhraseFinder | None = None) -> None:
        self._words = words
        self._finder = finder or PhraseFinder(words.all_phrases())
        self._choice = self._finder.column(words.all_phrases())

    def search(self, docs: Sequence[Doc]) -> Searched:
        """Look for the tagger's words in texts."""
        return self._finder.search(docs)

    def services_of(self, searched: Searched) -> list[tuple[Service, ...]]:
        """The services that each text names, in order, each once."""
        chosen = self._finder.chosen(searched, self._choice)
        return [_services(doc, hits, self._words) for doc, hits in zip(searched.docs, chosen, strict=True)]


def _services(doc: Doc, hits: Sequence[Hit], words: ServiceWords) -> tuple[Service, ...]:
    norms = norms_of(doc) if hits else []
    whom = {hit.start: hit.end for hit in hits if hit.phrase in words.for_whom}
    mentions: list[_Mention] = []
    for hit in hits:
        if known := words.named.get(hit.phrase):
            if _is_name(doc, hit):
                mentions.append(_Mention(hit.start, hit.end, True, known))
        elif hit.phrase in words.heads and (mention := _with_head(doc, norms, hit, whom, words)):
            mentions.append(mention)
    mentions += _by_pattern(doc, words)
    if not any(mention.service.kind == BOARD_KIND for mention in mentions):
        mentions += _the_board(norms, hits, words)
    return tuple(dict.fromkeys(_with_abbreviation(doc, mention) for mention in _without_overlaps(mentions)))


@lru_cache(maxsize=1)
def service_tagger() -> ServiceTagger:
    """The tagger with the table of this package, made on first use."""
    return ServiceTagger(service_words())


def _the_board(norms: Sequence[str], hits: Sequence[Hit], words: ServiceWords) -> list[_Mention]:
    """The safeguarding board where a text says no more than "the board", but tells of what only that board does."""
    if not any(hit.phrase in words.board_business for hit in hits):
        return []
    the_board = words.named[SAFEGUARDING_BOARD]
    return [
        _Mention(hit.start, hit.end, False, the_board)
        for hit in hits
        if hit.phrase == BOARD_KIND and hit.start and norms[hit.start - 1] in ("the", "main")
    ]


def _is_name(doc: Doc, hit: Hit) -> bool:
    """Whether a known name stands there: a short one only in capitals, so that "pas" are not PAs."""
    return len(hit.phrase) > _SHORT or sum(letter.isupper() for letter in printed(doc, hit.start, hit.end)) > 1


def _with_head(
    doc: Doc, norms: Sequence[str], head: Hit, whom: Mapping[int, int], words: ServiceWords
) -> _Mention | None:
    """The service whose name ends in a head word, or in whom it is for; None where the words name none."""
    start = _start_of_name(doc, norms, head, words)
    kind = words.heads[head.phrase]
    named = printed(doc, start, head.end)
    if head.end + 1 < len(doc) and norms[head.end] in _FOR and (end := whom.get(head.end + 1)) is not None:
        whose = printed(doc, head.end, end)
        return _Mention(start, end, False, Service(title_case(f"{singular(named)} {whose}"), kind))
    before = norms[start : head.start]
    if not before or not _says_which(doc, start, head, before, words):
        return None
    return _Mention(start, head.end, False, Service(title_case(singular(named)), kind))


def _start_of_name(doc: Doc, norms: Sequence[str], head: Hit, words: ServiceWords) -> int:
    """Where the words begin that say which service a head word stands for."""
    start = head.start
    lowest = max(0, head.start - _LONGEST_NAME)
    while start > lowest:
        if (longer := _modifier_before(doc, norms, start, words)) is not None:
            start = longer
        elif norms[start - 1] in words.joining and start < head.start:
            longer = _modifier_before(doc, norms, start - 1, words)
            if longer is None or norms[start - 2] in words.people:
                break
            start = longer
        else:
            break
    return max(start, lowest)


def _modifier_before(doc: Doc, norms: Sequence[str], end: int, words: ServiceWords) -> int | None:
    """Where the modifier begins that ends before a token: the longest of the table, or a capitalised word."""
    for length in range(min(_LONGEST_MODIFIER, end), 0, -1):
        if " ".join(norms[end - length : end]) in words.modifiers:
            return end - length
    return end - 1 if end and _is_capitalised(doc, end - 1) else None


def _is_capitalised(doc: Doc, at: int) -> bool:
    """Whether a word is capitalised for another reason than beginning a sentence."""
    token = doc[at]
    return token.text[:1].isupper() and not token.is_sent_start and token.norm_ not in service_words().function_words


def _says_which(doc: Doc, start: int, head: Hit, before: Sequence[str], words: ServiceWords) -> bool:
    """Whether the words before a head word are enough to tell one service from others."""
    name = " ".join(before)
    if f"{name} {head.phrase}" in words.never:
        return False
    if _is_proper_name(doc, head, words):
        return True
    if needed := words.only_with.get(head.phrase):
        return any(f" {word} " in f" {name} " for word in needed)
    if head.phrase in words.telling or (
        head.phrase in words.telling_with_two and len(before) > 1 and words.joining.isdisjoint(before)
    ):
        return True
    return (
        any(f" {modifier} " in f" {name} " for modifier in words.several)
        or any(word not in words.general and word not in words.joining for word in before)
        or any(_is_capitalised(doc, at) and doc[at].text.isupper() for at in range(start, head.start))
    )


def _is_proper_name(doc: Doc, head: Hit, words: ServiceWords) -> bool:
    """Whether a head word is part of a proper name, "Larch Partnership", "Larch project", or has an abbreviation."""
    capitalised = doc[head.start].text[:1].isupper() or words.heads[head.phrase] == "scheme"
    return head.phrase in words.proper and (
        (capitalised and _is_capitalised(doc, head.start - 1)) or _abbreviation_after(doc, head.end) is not None
    )


def _by_pattern(doc: Doc, words: ServiceWords) -> list[_Mention]:
    text = text_of(doc)
    matches = (
        (match, service)
        for holds, pattern, service in words.patterns
        if holds in text
        for match in pattern.finditer(text)
    )
    spans = ((doc.char_span(*match.span()), match[0], service) for match, service in matches)
    return [
        _Mention(span.start, span.end, True, service if service.name else replace(service, name=name))
        for span, name, service in spans
        if span is not None
    ]


def _without_overlaps(mentions: Iterable[_Mention]) -> list[_Mention]:
    """The mentions in order, of those that overlap only the known name, else the longest."""
    kept: list[_Mention] = []
    for mention in sorted(mentions, key=lambda m: (not m.known, m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def singular(name: str) -> str:
    """A name with its last word in the singular: "early help hubs" is "early help hub"."""
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "s'", "s’")) else name


def title_case(name: str) -> str:
    """A name in title case, without quotation marks: "‘edge of care’ hub" is "Edge of Care Hub".

    Names whose ids are alike come out alike, whatever a document's hyphens and apostrophes: "childrens multi agency
    team" is "Children's Multi-Agency Team".
    """
    words = [word.strip("'\"“”") for word in re.sub(r"[‘’`]", "'", name).split()]
    titled = " ".join(_title_word(word, first=not number) for number, word in enumerate(words) if word)
    return _PREFIX.sub(r"\1-", titled).replace("Childrens ", "Children's ")


def _title_word(word: str, *, first: bool) -> str:
    if _ABBREVIATION.match(word):
        return word
    if word.lower() in _SMALL_WORDS and not first:
        return word.lower()
    parts = word.split("-")
    if _SMALL_WORDS.isdisjoint(part.lower() for part in parts):
        return "-".join(part.capitalize() for part in parts)
    return " ".join(part.lower() if part.lower() in _SMALL_WORDS else part.capitalize() for part in parts)


def _with_abbreviation(doc: Doc, mention: _Mention) -> Service:
    """The service with the abbreviation that stands in brackets after its name."""
    abbreviation = _abbreviation_after(doc, mention.end)
    return replace(mention.service, abbreviation=abbreviation) if abbreviation else mention.service


def _abbreviation_after(doc: Doc, end: int) -> str | None:
    """The abbreviation that stands in brackets at a token: "(RH)"."""
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        inside = doc[end + 1].text
        if _ABBREVIATION.match(inside):
            return inside.removesuffix("s")
    return None


def names_a_board(doc: Doc) -> bool:
    """Whether a text speaks of a board, by that word alone or in a name."""
    return re.search(r"\bboards?\b", text_of(doc), re.IGNORECASE) is not None


def abbreviations_of(services: Iterable[Service]) -> dict[str, Service]:
    """The abbreviations that a document explains, each to the service that it stands for."""
    found: dict[str, Service] = {}
    for service in services:
        if service.abbreviation and normal_words(service.abbreviation) not in service_words().named:
            found.setdefault(service.abbreviation, replace(service, abbreviation=None))
    return found


def abbreviated(doc: Doc, abbreviations: Mapping[str, Service]) -> Sequence[Service]:
    """The services that a text names by an abbreviation which its document explains."""
    if not abbreviations:
        return ()
    words = (word.removesuffix("s") for word in _CAPITALS.findall(text_of(doc)))
    return tuple(dict.fromkeys(abbreviations[word] for word in words if word in abbreviations))
