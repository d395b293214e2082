"""Whose plan a document is: every place is looked at where one says so, the surest first.

The front names it best; what the file says beside its text (headers and footers, its properties, a site's frame), the
name of the file, and web or mail addresses come before what the text mentions, which may be of others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from loaders.document import Document
from loaders.language.authorities import Mention, authorities_in, find_authority, mentions
from ontology.model import Authority, load_ontology

FRONT = 12
"""Blocks that a plan's authority is named in."""

_BARE = 2  # the strength of a mention that is no part of another name
_LONGEST_ASIDE = 40  # words
_IN_SMALL = re.compile(r"^(?=[^A-Z]*$)(?=.*\b(?:council|borough of)\b)")  # a council named without capitals
_SMALL_WORDS = frozenset({"and", "of", "on", "the", "to", "upon", "with"})
_DOMAIN = re.compile(r"(?<![\w-])(?P<name>[a-z][a-z-]*)\.gov\.uk\b", re.IGNORECASE)


def authority_of(document: Document) -> Authority | None:
    """The authority whose plan it is; None where nothing in the file tells one."""
    front = "\n".join([*(b.text for b in document.blocks[:FRONT]), *(page.title for page in document.pages)])
    return (
        _surest([front], longest=len(front))
        or _surest(document.aside)
        or _surest([_words_of_name(document.file_name)])
        or _surest(_with_capitals(text) for text in (*front.split("\n"), *document.aside) if _IN_SMALL.search(text))
        or _by_domain([*document.aside, document.text])
        or _most_mentioned(document.text)
        or find_authority(front)  # within another body's name
    )


def _surest(texts: Iterable[str], longest: int = _LONGEST_ASIDE) -> Authority | None:
    """The authority that texts of so many words name most surely, not as part of a person's or another body's name."""
    found: list[Mention] = []
    for text in texts:
        if len(text.split()) <= longest:
            found += (mention for mention in mentions(text) if mention.strength >= _BARE)
    best = max(found, key=lambda mention: mention.strength, default=None)
    return best.authority if best else None


def _with_capitals(text: str) -> str:
    """A text without capitals as names are printed: "leeds city council"."""
    return " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in text.split())


def _words_of_name(file_name: str) -> str:
    """A file's name as words with capitals, as names are printed."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[\W_]+", " ", Path(file_name).stem)).split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


@lru_cache(maxsize=1)
def _domains() -> Mapping[str, Authority]:
    """Authorities by their names as addresses write them; names of several authorities are left out."""
    bearers: dict[str, dict[str, Authority]] = defaultdict(dict)
    for authority in load_ontology().authorities.values():
        for name in (authority.name, *authority.alternatives):
            bearers[re.sub(r"[^a-z]", "", name.lower())][authority.gss_code] = authority
    return {name: next(iter(known.values())) for name, known in bearers.items() if len(known) == 1}


def _by_domain(texts: Iterable[str]) -> Authority | None:
    """The authority that web and mail addresses are mostly of: "www.X.gov.uk"."""
    written = Counter(match["name"].lower().replace("-", "") for text in texts for match in _DOMAIN.finditer(text))
    return next((known for name, _ in written.most_common() if (known := _domains().get(name))), None)


def _most_mentioned(text: str) -> Authority | None:
    return max(authorities_in(text), key=lambda authority: text.count(authority.name), default=None)
