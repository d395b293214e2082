"""How texts begin: actions as orders or promises, reports of progress with what has been done."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("loaders.plans.terms").joinpath("openings.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def begins_as_action(text: str) -> bool:
    """Whether a text begins as an order or a promise: "Train …", "We will …"."""
    return _begins_with(text, "imperatives")


def _begins_with(text: str, name: str) -> bool:
    words = re.sub(r"^[\W\d]+", "", text.lower()).replace("’", "'").split()
    return any(" ".join(words[:count]).strip(".,:;") in _words()[name] for count in (1, 2, 4))


def begins_as_progress(text: str) -> bool:
    """Whether a text begins as reports of progress do: "Completed …", "Training delivered …"."""
    return _begins_with(text, "past")
