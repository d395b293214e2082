"""Whether a text of its own, such as a cell, is that of an owner: without knowing whom the plan names."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.plans.people.owners import NOBODY, People
from loaders.plans.people.post_holders import INITIALS
from loaders.plans.terms.deadlines import owner_and_due
from loaders.plans.terms.openings import begins_as_action

_MOST = 0.6  # share of the words that have capitals, as names and titles have
_FEWEST_WORDS = 3
_LONGEST_OWNER = 12  # words
_LONGEST_BOTH = 24  # words
_SMALL = frozenset(["and", "of", "for", "the", "to", "with", "in", "on", "at", "&", "/", "-", "–"])


@lru_cache(maxsize=8192)
def is_owner(text: str) -> bool:
    """Whether a text of its own is printed as persons, posts or initials are, and not as a sentence that names them."""
    text = " ".join(text.split())
    words = re.findall(r"[^\s/,;&()]+", text)
    if not words or len(words) > _LONGEST_OWNER or text.endswith("."):
        return False
    if NOBODY.fullmatch(text):
        return True
    if all(INITIALS.fullmatch(word.strip(".")) for word in words if word not in _SMALL):
        return True
    if begins_as_action(text) and not words[-1][0].isupper():
        return False
    owners = People().owners(text)
    if not (owners.persons or owners.posts) or owners.unknown:
        return False
    capitals = [word[0].isupper() or not word[0].isalpha() for word in words if word.lower() not in _SMALL]
    return len(words) <= _FEWEST_WORDS or sum(capitals) >= _MOST * len(capitals)


@lru_cache(maxsize=8192)
def is_owner_and_due(text: str) -> bool:
    """Whether a text is an owner and a deadline, and nothing more."""
    if len(text.split()) > _LONGEST_BOTH:
        return False
    owners, dues = owner_and_due(text)
    return len(dues) == 1 and bool(owners) and all(is_owner(owner) for owner in owners)
