"""Which services a text names: teams, boards, hubs, panels, schemes, by their head word or by a known name.

The words are data (services.toml). A service is known by its name in title case, so that every document names it alike;
an abbreviation that a document explains, "referral hub (RH)", stands for the same service wherever that document uses it.
Nothing about an individual child is a service: a name must hold a head word or be in the table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Doc

from loaders.language.phrases import Hit, PhraseFinder
from loaders.language.pipeline import normal_words

_SMALL_WORDS = {"of", "in", "and", "to", "for", "around", "on", "at", "the", "with", "after", "up", "down"}
_ABBREVIATION = re.compile(r"^[A-Z][A-Za-z&+]*[A-Z]s?$")
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Service:
    """A service by its name in title case, with its kind and the abbreviation printed beside the name, if any."""

    name: str
    kind: str
    abbreviation: str | None = None


@dataclass(frozen=True)
class ServiceWords:
    """The table of services.toml, in normal forms."""

    heads: Mapping[str, str]
    strict: Mapping[str, tuple[str, ...]]
    named: Mapping[str, Service]
    modifiers: frozenset[str]
    joining: frozenset[str]
    not_first: frozenset[str]
    never: frozenset[str]
    for_whom: frozenset[str]


@lru_cache(maxsize=1)
def service_words() -> ServiceWords:
    """The table of this package, read on first use."""
    table = tomllib.loads(files("loaders.language").joinpath("services.toml").read_text(encoding="utf-8"))
    words = table["words"]
    named = {
        normal_words(printed): Service(row["name"], row["kind"]) for row in table["named"] for printed in row["also"]
    }
    return ServiceWords(
        heads={normal_words(head): kind for head, kind in table["heads"].items()},
        strict={
            normal_words(head): tuple(normal_words(word) for word in allowed)
            for head, allowed in table["strict"].items()
        },
        named=named,
        modifiers=frozenset(words["modifiers"]),
        joining=frozenset(words["joining"]),
        not_first=frozenset(words["not_first"]),
        never=frozenset(normal_words(name) for name in words["never"]),
        for_whom=frozenset(normal_words(whom) for whom in words["for_whom"]),
    )


@lru_cache(maxsize=1)
def _finder() -> PhraseFinder:
    words = service_words()
    return PhraseFinder(sorted({*words.heads, *words.named}))


def services_of(doc: Doc) -> tuple[Service, ...]:
    """The services that a text names, in order, each once."""
    words = service_words()
    hits = sorted(_finder().find(doc), key=lambda hit: (hit.start, -hit.end))
    found: list[tuple[int, int, Service]] = []
    for hit in hits:
        if hit.phrase in words.named:
            if _is_printed_name(doc, hit):
                found.append((hit.start, hit.end, words.named[hit.phrase]))
        elif (start := _start_of_name(doc, hit, words)) is not None:
            found.append((start, hit.end, _service(doc, start, hit, words)))
    longest = [
        (start, end, service)
        for start, end, service in found
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in found)
    ]
    return tuple(dict.fromkeys(_with_abbreviation(doc, end, service) for _, end, service in longest))


def _is_printed_name(doc: Doc, hit: Hit) -> bool:
    """Whether a known name stands there: a short one only in capitals, so that "pa" and "Pas" are not PAs."""
    words = doc[hit.start : hit.end].text
    return len(hit.phrase) > 4 or words.rstrip("s").isupper() or words == "CiCC"


def _start_of_name(doc: Doc, head: Hit, words: ServiceWords) -> int | None:
    """Where the name that ends in a head word begins; None where the words before it name no service."""
    start = head.start
    at = head.start - 1
    while at >= 0 and head.start - at <= _MOST_WORDS:
        token = doc[at]
        if token.norm_ in words.joining:
            at -= 1
            continue
        if not (token.norm_ in words.modifiers or _is_capitalised(doc, at)):
            break
        start = at
        at -= 1
    while start < head.start and doc[start].norm_ in words.joining:
        start += 1
    if start == head.start:
        return None
    before = doc[start : head.start]
    name = " ".join([*(token.norm_ for token in before), head.phrase])
    capitalised = any(_is_capitalised(doc, token.i) for token in before)
    if name in words.never or (len(before) == 1 and before[0].norm_ in words.not_first and not capitalised):
        return None
    allowed = words.strict.get(head.phrase)
    normal = " ".join(token.norm_ for token in before)
    if allowed is not None and head.phrase not in ("team", "service") and not capitalised:
        return start if any(word in normal for word in allowed) else None
    return start


def _is_capitalised(doc: Doc, at: int) -> bool:
    """Whether a word is capitalised for another reason than beginning a sentence."""
    token = doc[at]
    return token.text[:1].isupper() and token.text[:1].isalpha() and not token.is_sent_start


def _service(doc: Doc, start: int, head: Hit, words: ServiceWords) -> Service:
    printed = " ".join(token.text for token in doc[start : head.end])
    return Service(title_case(printed), words.heads[head.phrase])


def title_case(printed: str) -> str:
    """A name in title case, its last word in the singular: "early help hubs" is "Early Help Hub"."""
    words = printed.replace(" '", "'").split()
    last = words[-1]
    if last.endswith("s") and not last.endswith("ss"):
        words[-1] = last[:-1]
    return " ".join(
        word
        if _ABBREVIATION.match(word)
        else word.lower()
        if word.lower() in _SMALL_WORDS and number
        else word.capitalize()
        for number, word in enumerate(words)
    )


def _with_abbreviation(doc: Doc, end: int, service: Service) -> Service:
    """The service with the abbreviation that stands in brackets after its name."""
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        inside = doc[end + 1].text
        if _ABBREVIATION.match(inside):
            return replace(service, abbreviation=inside.removesuffix("s") if inside[-1:] == "s" else inside)
    return service


def abbreviations_of(services: Iterable[Service]) -> dict[str, Service]:
    """The abbreviations that a document explains, each to the service that it stands for."""
    return {
        service.abbreviation: replace(service, abbreviation=None)
        for service in services
        if service.abbreviation and normal_words(service.abbreviation) not in service_words().named
    }


def abbreviated(doc: Doc, abbreviations: Mapping[str, Service]) -> Sequence[Service]:
    """The services that a text names by an abbreviation which its document explains."""
    if not abbreviations:
        return ()
    words = (token.text for token in doc if token.text.removesuffix("s") in abbreviations)
    return tuple(dict.fromkeys(abbreviations[word.removesuffix("s")] for word in words))
