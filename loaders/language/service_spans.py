"""Where the name of a service begins, before its head word: word by word back from it, as far as words belong to it.

Words belong to a name if the table (services.toml) has them as modifiers, or if they are capitalised, in quotation
marks, joined by a hyphen or the words that an abbreviation in brackets stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from loaders.language.phrases import Hit
from loaders.language.pipeline import text_of
from loaders.language.service_names import ABBREVIATION
from loaders.language.service_words import ServiceWords, service_words

POSSESSIVE = re.compile(r"['’]s$")

_SMALL = frozenset({"of", "and", "the", "for", "to", "in"})
_HYPHENS = frozenset("-‐‑")
_LONGEST_NAME = 9
_LONGEST_MODIFIER = 6
_LONGEST_QUOTATION = 7


def start_of_name(doc: Doc, norms: Sequence[str], head: Hit, words: ServiceWords) -> int:
    """Where the words begin that say which service a head word stands for; at the head word where none does."""
    start = _without_list(doc, norms, _farthest(doc, norms, head, words), head, words)
    return _without_leading(doc, norms, start, head, words)


def _farthest(doc: Doc, norms: Sequence[str], head: Hit, words: ServiceWords) -> int:
    """Where the words begin that can belong to a head word."""
    if (quoted := quotation_to(doc, head.end)) is not None and quoted < head.start:
        return quoted
    start = head.start
    if start and _is_hyphen_before(doc, start):
        return start
    if _is_abbreviation_before(doc, norms, start):
        explained = _start_by_initials(norms, start - 3, doc[start - 2].text)
        return start if explained is None else explained
    lowest = max(0, head.start - _LONGEST_NAME)
    while (longer := _longer(doc, norms, start, head, words)) is not None and longer >= lowest:
        start = longer
    return start


def _longer(doc: Doc, norms: Sequence[str], start: int, head: Hit, words: ServiceWords) -> int | None:
    """Where a name begins that goes one word, or one phrase, further back; None where it begins at `start`."""
    before = start - 1
    if before < 0 or doc[start].is_sent_start or _ends_in_praise(norms, start, words):
        return None
    if (quoted := quotation_to(doc, start)) is not None:
        return quoted
    if (longer := _modifier_before(doc, norms, start, words)) is not None:
        return longer
    if _is_hyphen_before(doc, start):
        return before
    if _is_abbreviation_before(doc, norms, start):
        return _start_by_initials(norms, start - 3, doc[start - 2].text)
    if start == head.start:
        return None
    if norms[before] in words.joining:
        longer = _modifier_before(doc, norms, before, words)
        return longer if longer is not None and _may_join(doc, norms, before - 1, start, head, words) else None
    if norms[before] == ",":
        joined = not words.joining.isdisjoint(norms[start : head.start])
        longer = _modifier_before(doc, norms, before, words) if joined and not _is_plural(doc, head.end - 1) else None
        return None if longer is None or _is_plural(doc, before - 1) else longer
    return _capital_before(doc, norms, start, words)


def _may_join(doc: Doc, norms: Sequence[str], first: int, start: int, head: Hit, words: ServiceWords) -> bool:
    """Whether a word may be joined to a name by "and": people and other services are things apart.

    In capitals people may: "Child and Adolescent Kestrel Service".
    """
    if norms[first] not in words.people:
        return norms[first] not in words.apart
    in_capitals = is_capitalised(doc, first) and all(is_big(doc, at) for at in (start, head.start))
    return in_capitals and norms[first] not in words.heads


def _is_abbreviation_before(doc: Doc, norms: Sequence[str], at: int) -> bool:
    """Whether an abbreviation in brackets stands before a token."""
    brackets = at > 2 and norms[at - 1] == ")" and norms[at - 3] == "("
    return brackets and ABBREVIATION.match(doc[at - 2].text) is not None


def _start_by_initials(norms: Sequence[str], end: int, abbreviation: str) -> int | None:
    """Where the words begin, before a token, that an abbreviation stands for: letter by letter, small words or not."""
    letters = abbreviation.removesuffix("s").lower()
    for start in range(end - 1, max(-1, end - len(letters) - 4), -1):
        said = [norm for norm in norms[start:end] if norm[:1].isalnum()]
        initials = ("".join(norm[0] for norm in said), "".join(norm[0] for norm in said if norm not in _SMALL))
        if letters in initials and norms[start] not in _SMALL:
            return start
    return None


def _capital_before(doc: Doc, norms: Sequence[str], start: int, words: ServiceWords) -> int | None:
    """The capitalised word that a small one joins to a capitalised name: "Steps to Harbour", "Making a Nest"."""
    at = start - 1
    if norms[at] == "a" and at and norms[at - 1] in words.inside:
        at -= 1
    if at < 1 or norms[at] not in words.inside or not is_big(doc, start):
        return None
    first = at - 1
    is_name = is_capitalised(doc, first) and not doc[first].text.isupper()
    ends_another = {norms[first]} & (words.people | words.bodies | words.heads.keys())
    return first if is_name and not ends_another and not POSSESSIVE.search(doc[first].text) else None


def _modifier_before(doc: Doc, norms: Sequence[str], end: int, words: ServiceWords) -> int | None:
    """Where the modifier begins that ends before a token: the longest of the table, or a capitalised word."""
    last = doc[end - 1].text if end else ""
    if POSSESSIVE.search(last) and (norms[end - 1] not in words.owners or last[:-2] == "child"):
        return None
    if not end or last.lower() in words.verbs or norms[end - 1] in words.bodies:
        return None
    longest = min(_LONGEST_MODIFIER, end) if norms[end - 1] in words.modifier_ends else 0
    for length in range(longest, 0, -1):
        phrase = " ".join(norms[end - length : end])
        if phrase in words.modifiers:
            return end - length
        if phrase in words.of_several and (last.rstrip("'").endswith("s") or last[0].isupper() or "people" in last):
            return end - length
    return end - 1 if is_capitalised(doc, end - 1) else None


def _ends_in_praise(norms: Sequence[str], end: int, words: ServiceWords) -> bool:
    """Whether words that are never part of a name end before a token: "high-quality", "in-house"."""
    phrases = words.praise.get(norms[end - 1], ())
    return any(tuple(norms[max(0, end - len(phrase)) : end]) == phrase for phrase in phrases)


def _is_hyphen_before(doc: Doc, at: int) -> bool:
    """Whether a hyphen joins a word to the one before it, so that a name cannot begin there."""
    place = doc[at].idx
    before = doc[at - 1]
    return before.idx + len(before) == place - 1 and text_of(doc)[place - 1] in _HYPHENS and before.text.isalnum()


def quotation_to(doc: Doc, end: int) -> int | None:
    """Where the quotation begins that ends before a token: of "‘Changing Lives’ scheme" at "Changing"."""
    last = doc[end - 1].text
    if not last.endswith(("'", "”", '"')) or last == "'":
        return None
    apart = last in ("”", '"')
    for at in range(end - 1 - apart, max(-1, end - 2 - _LONGEST_QUOTATION), -1):
        text = doc[at].text
        if apart and text in ("“", '"'):
            return at + 1 if at + 1 < end - 1 else None
        if not apart and text.startswith("'"):
            return at
        if at < end - 1 and (doc[at + 1].is_sent_start or text.endswith("'")):
            return None
    return None


def _is_plural(doc: Doc, at: int) -> bool:
    return doc[at].text.lower().rstrip("'").endswith("s")


def is_big(doc: Doc, at: int) -> bool:
    return doc[at].text.lstrip("'")[:1].isupper()


def is_capitalised(doc: Doc, at: int) -> bool:
    """Whether a word is capitalised for another reason than beginning a sentence."""
    token = doc[at]
    return token.text[:1].isupper() and not token.is_sent_start and token.norm_ not in service_words().function_words


def _without_list(doc: Doc, norms: Sequence[str], start: int, head: Hit, words: ServiceWords) -> int:
    """The beginning of the last of several things that share a head word in the plural: "fostering and X services"."""
    joints = [at for at in range(start + 1, head.start) if norms[at] in words.joining]
    if not joints:
        return start
    last = joints[-1]
    plural = _is_plural(doc, head.end - 1)
    several = plural and (head.phrase in words.listed or len(joints) > 1) and not is_big(doc, head.start)
    short = [ABBREVIATION.match(doc[at].text) is not None for at in (last - 1, last + 1)]
    both = all(short) or (plural and any(short))
    inside = any(
        phrase_end - len(phrase.split()) < last < phrase_end
        for phrase in words.several
        if " and " in phrase
        for phrase_end in range(last + 1, head.start + 1)
        if " ".join(norms[max(start, phrase_end - len(phrase.split())) : phrase_end]) == phrase
    )
    return last + 1 if (several or both) and not inside else start


def _without_leading(doc: Doc, norms: Sequence[str], start: int, head: Hit, words: ServiceWords) -> int:
    """The beginning of a name without what only leads to it: "local", and small letters before one in capitals."""
    while start < head.start and norms[start] in words.leading and (norms[start] == "the" or not is_big(doc, start)):
        start += 1
    if is_big(doc, head.start):
        big = next((at for at in range(start, head.start) if is_big(doc, at)), start)
        return big if is_capitalised(doc, big) and all(map(str.isalpha, norms[start:big])) else start
    return start
