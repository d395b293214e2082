"""The made-up world in a real graph, once for the tests of a module, which only read."""

from __future__ import annotations

from tests.questions.conftest import world

__all__ = ["world"]
