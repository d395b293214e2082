"""The kinds of document that are known, by the names of their modules."""

from __future__ import annotations

from loaders.kinds.registry import kind_names, known_kinds
from ontology.model import load_ontology


def test_a_kind_bears_its_modules_name() -> None:
    names = [kind.name for kind in known_kinds().values()]

    assert names == kind_names()


def test_every_kind_is_one_of_the_ontologys() -> None:
    unknown = set(kind_names()) - set(load_ontology().schemes["documentKinds"])

    assert unknown == set()
