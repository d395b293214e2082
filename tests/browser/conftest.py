"""The graph of all made-up documents, for what Browser draws and lists."""

from __future__ import annotations

from tests.questions.conftest import world

__all__ = ["world"]
