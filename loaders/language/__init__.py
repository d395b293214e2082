"""What words mean across all kinds of document: sentences, dates, people, roles, services, themes and polarity.

`annotate` adds it to a bundle; `explain_text` says why. What they rest on is loaded on their first use: importing this
package, or a module of it that reads dates or names, must not cost the second that spaCy takes to load.
"""

from __future__ import annotations

from loaders.bundle import BundleBuilder


def annotate(builder: BundleBuilder) -> None:
    """Add to a bundle what the words of its findings, recommendations, objectives and actions mean."""
    from loaders.language.annotation import annotate as add_meaning

    add_meaning(builder)


def explain_text(text: str) -> list[tuple[str, str, str, str]]:
    """What a text is taken to mean and why: what was found, its value, the rule, and the words that led to it."""
    from loaders.language.annotation import explain

    return explain(text)
