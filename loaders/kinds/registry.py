"""The kinds of document that are known, found by looking at the modules of this package.

Every other module of `loaders.kinds` is a kind of document: it bears the kind's name, and its `KIND` describes it. Its
`recognise` says from the content how sure it is; its `extract` adds what it finds to a builder. Nothing else needs to
know of it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from loaders import kinds
from loaders.bundle import BundleBuilder
from loaders.document import Document

RECOGNISED, CERTAIN = 0.5, 1.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name (a value of the ontology's documentKinds), and what to do with one.

    `recognise` gives 0 (certainly not) to 1 (certainly), and is cheap: it looks at the first pages. `extract` raises
    `DocumentError` when the document lacks what makes its facts usable (an authority that is known).
    """

    name: str
    recognise: Callable[[Document], float]
    extract: Callable[[Document, BundleBuilder], None]


def kind_names() -> list[str]:
    """The names of the kinds. To know them, no module needs to be imported."""
    modules = (module.name for module in pkgutil.iter_modules(kinds.__path__))
    return sorted(name.replace("_", "-") for name in modules if name != "registry")


@lru_cache(maxsize=1)
def known_kinds() -> dict[str, Kind]:
    """Every kind by its name."""
    return {name: import_module(f"loaders.kinds.{name.replace('-', '_')}").KIND for name in kind_names()}


def recognise(document: Document) -> Kind | None:
    """The kind that is surest of the document, if any is sure enough."""
    best, surest = None, 0.0
    for kind in known_kinds().values():
        sure = kind.recognise(document)
        if sure > surest:
            best, surest = kind, sure
        if sure == CERTAIN:
            break
    return best if surest >= RECOGNISED else None
