"""Why each fact of a bundle is in it: what is said, by which rule, on which page and in which words.

Extractors say why as they go; what a text is about and whether it praises is explained here, by asking the language
module again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.bundle import Bundle, Node
from loaders.language import explain_text

# What the node's own words are, what its id or another property says, and what is explained in a line of its own.
_NOT_SHOWN = frozenset({"text", "polarity", "gradeRank", "role"})
# Relationships that say something of the node they start from which its id does not say.
_SHOWN = (
    "HELD_BY",
    "LED_BY",
    "OWNED_BY",
    "WITH_PARTNER",
    "DIRECTED_TO",
    "CITES",
    "SUPPORTS",
    "CONCERNS",
    "RESPONDS_TO",
    "ADDRESSES",
    "DELIVERS_FOR",
)


@dataclass(frozen=True, slots=True)
class ExplainedFact:
    """A fact and what it stands on. `fact` is the node's id, `value` what is said of it, as a line for people."""

    label: str
    fact: str
    value: str
    rule: str
    page: int
    words: str


def explained(bundle: Bundle) -> Iterator[ExplainedFact]:
    """Every fact of a bundle with the place it stands on; after a text, its themes and its polarity."""
    nodes = {node.id: node for node in bundle.nodes}
    linked: dict[str, list[str]] = defaultdict(list)
    themes: dict[str, set[str]] = defaultdict(set)
    for type_, source, target in bundle.relationships:
        if type_ in _SHOWN:
            linked[source].append(f"{type_} {target}")
        elif type_ == "ABOUT":
            themes[source].add(target.removeprefix("theme/"))
    meant: set[str] = set()
    for place in bundle.explanations:
        node = nodes[place.node]
        value = "; ".join([*_properties(node.properties), *linked[node.id]])
        yield ExplainedFact(node.label, node.id, value, place.rule, place.page, place.text)
        if node.id not in meant and (themes[node.id] or "polarity" in node.properties):
            meant.add(node.id)
            yield from _meaning(node, themes[node.id], place.page)


def _properties(properties: Mapping[str, object]) -> Iterator[str]:
    for name, value in properties.items():
        if name not in _NOT_SHOWN:
            yield f"{name}: {', '.join(value) if isinstance(value, list) else value}"


def _meaning(node: Node, themes: set[str], page: int) -> Iterator[ExplainedFact]:
    """The themes and the polarity of a text, with the words that led to them."""
    found = explain_text(str(node.properties.get("text", "")))
    for what, value, rule, words in found:
        if what == "theme" and value in themes:
            yield ExplainedFact(node.label, node.id, f"ABOUT theme/{value}", _by_words(rule, words), page, words)
    polarity = node.properties.get("polarity")
    if polarity is None:
        return
    rule, words = next((reason for what, value, *reason in found if (what, value) == ("polarity", polarity)), ("", ""))
    rule = _by_words(rule, words) if rule else "heading above it"
    yield ExplainedFact(node.label, node.id, f"polarity: {polarity}", rule, page, words)


def _by_words(rule: str, words: str) -> str:
    return rule if words else f"{rule}: the likeliest, though no word tells"
