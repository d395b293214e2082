"""Which services a text names: teams, boards, hubs, panels, schemes, by their head word or by a known name.

The words are data (services.toml). A service is known by its name in title case, so that every document names it alike;
an abbreviation that a document explains, "referral hub (RH)", stands for the same service wherever that document uses
it. Nothing about an individual child is a service: a name holds a head word, or is in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from loaders.language.phrases import Hit, PhraseFinder, Searched
from loaders.language.pipeline import normal_words, norms_of, printed, text_of
from loaders.language.service_names import ABBREVIATION, initials, singular, title_case
from loaders.language.service_spans import POSSESSIVE, is_big, is_capitalised, quotation_to, start_of_name
from loaders.language.service_words import (
    BOARD_KIND,
    SAFEGUARDING_BOARD,
    SCHEME_KIND,
    Service,
    ServiceWords,
    service_words,
)

_CAPITALS = re.compile(r"\b[A-Z][A-Za-z&+]*[A-Z]s?\b")
_FOR = ("for", "to")
_SHORT = 4


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
    if _is_no_noun(doc, norms, head, words):
        return None
    start = start_of_name(doc, norms, head, words)
    kind = words.heads[head.phrase]
    before = norms[start : head.start]
    tells = bool(before) and _says_which(doc, start, head, before, words)
    named = singular(printed(doc, start, head.end))
    end = whom.get(head.end + 1) if head.end + 1 < len(doc) and norms[head.end] in _FOR else None
    of_whom = head.phrase in words.whom_heads and (len(before) > 1 or not _is_too_general(before, head, words))
    enough = tells or (of_whom and not _is_of_others(before, head, words))
    if enough and end is not None and not POSSESSIVE.search(printed(doc, head.end, end)):
        named = f"{named} for {printed(doc, head.end + 1, end)}"
        return _Mention(start, end, False, Service(title_case(named, words.expansions), kind))
    if not tells:
        return None
    name = title_case(named, words.expansions)
    known = words.named.get(normal_words(name)) if "(" in named else None
    return _Mention(start, head.end, False, known or Service(name, kind))


def _is_no_noun(doc: Doc, norms: Sequence[str], head: Hit, words: ServiceWords) -> bool:
    """Whether a head word does not name a thing there: "it projects a fall", "service delivery"."""
    if head.end >= len(doc):
        return False
    following = norms[head.end]
    if doc[head.end - 1].text[:1].isupper():
        return following in words.of_others
    plural = doc[head.end - 1].text.endswith("s")
    return (plural and following in ("a", "an")) or (head.phrase == "service" and following in words.before_noun)


def _is_too_general(before: Sequence[str], head: Hit, words: ServiceWords) -> bool:
    """Whether a name is none, or that of a body which is not the authority's."""
    return " ".join((*before, head.phrase)) in words.never or _is_of_others(before, head, words)


def _is_of_others(before: Sequence[str], head: Hit, words: ServiceWords) -> bool:
    """Whether a name is that of a body which is not the authority's."""
    return words.holds_others.search(f" {' '.join((*before, head.phrase))} ") is not None


def _says_which(doc: Doc, start: int, head: Hit, before: Sequence[str], words: ServiceWords) -> bool:
    """Whether the words before a head word are enough to tell one service from others."""
    name = " ".join(before)
    if _is_too_general(before, head, words):
        return False
    if f"{name} {head.phrase}" in words.common and not all(is_big(doc, at) for at in range(start, head.end)):
        return False
    if _is_quoted(doc, start, head):
        if name in words.no_names:
            return False
        only_name = len(before) > 1 and quotation_to(doc, head.start) == start
        if head.phrase in words.quoted and (is_big(doc, start) or only_name or words.heads[head.phrase] == SCHEME_KIND):
            return True
        if not is_big(doc, start) and name not in words.modifiers and not words.modifiers.issuperset(before):
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
        or any(is_capitalised(doc, at) and doc[at].text.isupper() for at in range(start, head.start))
    )


def _is_quoted(doc: Doc, start: int, head: Hit) -> bool:
    """Whether a name is in quotation marks, or all of it but the head word."""
    return any(quotation_to(doc, end) == start for end in range(start + 1, head.end + 1))


def _is_proper_name(doc: Doc, head: Hit, words: ServiceWords) -> bool:
    """Whether a head word is part of a proper name, "Larch Partnership", "Larch project", or has an abbreviation."""
    capitalised = doc[head.start].text[:1].isupper() or words.heads[head.phrase] == SCHEME_KIND
    return head.phrase in words.proper and (
        (capitalised and is_capitalised(doc, head.start - 1)) or _abbreviation_after(doc, head.end) is not None
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


def _with_abbreviation(doc: Doc, mention: _Mention) -> Service:
    """The service with the abbreviation that stands in brackets after its name, or before its head word."""
    abbreviation = _abbreviation_after(doc, mention.end) or (
        _abbreviation_after(doc, mention.end - 4) if mention.end - mention.start > 4 else None
    )
    return replace(mention.service, abbreviation=abbreviation) if abbreviation else mention.service


def _abbreviation_after(doc: Doc, end: int) -> str | None:
    """The abbreviation that stands in brackets at a token: "(RH)"."""
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        inside = doc[end + 1].text
        if ABBREVIATION.match(inside):
            return inside.removesuffix("s")
    return None


def names_a_board(doc: Doc) -> bool:
    """Whether a text speaks of a board, by that word alone or in a name."""
    return re.search(r"\bboards?\b", text_of(doc), re.IGNORECASE) is not None


def in_full(service: Service, abbreviations: Mapping[str, Service]) -> Service:
    """The service that an abbreviation with a head word means: "RH team" is that of "referral hub (RH)"."""
    first, _, rest = service.name.partition(" ")
    return abbreviations.get(first, service) if rest and " " not in rest else service


@lru_cache(maxsize=4096)
def is_no_service(name: str) -> bool:
    """Whether a name is too general to be one, as "Children's Service" is without the authority's."""
    return normal_words(name) in service_words().never


def abbreviations_of(services: Iterable[Service]) -> dict[str, Service]:
    """The abbreviations that a document explains, each to the service that it stands for.

    It explains one in brackets, or by naming both: "FAST team" is its one "Family Assessment and Support Team".
    """
    every: dict[Service, None] = {}
    found: dict[str, Service] = {}
    for service in services:
        full = replace(service, abbreviation=None)
        every[full] = None
        if service.abbreviation and normal_words(service.abbreviation) not in service_words().named:
            found.setdefault(service.abbreviation, full)
    for service in every:
        first, _, head = service.name.partition(" ")
        if head and " " not in head and ABBREVIATION.match(first) and first not in found:
            meant = [full for full in every if full != service and first.upper() in initials(full.name, head)]
            if len(meant) == 1:
                found[first] = meant[0]
    return found


def abbreviated(doc: Doc, abbreviations: Mapping[str, Service]) -> Sequence[Service]:
    """The services that a text names by an abbreviation which its document explains."""
    if not any(abbreviation in text_of(doc) for abbreviation in abbreviations):
        return ()
    words = (word.removesuffix("s") for word in _CAPITALS.findall(text_of(doc)))
    return tuple(dict.fromkeys(abbreviations[word] for word in words if word in abbreviations))
