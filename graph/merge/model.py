"""What merging yields: nodes, relationships, and why things were joined. Plain data, without rules and without I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.bundle import Node, Relationship


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """One join that was made, so that it can be explained and reviewed.

    `rule` names the rule in the table of rules; `parts` are the ids under which bundles spoke of the thing, and
    `result` the id in the graph; `reason` is one sentence for a person.
    """

    rule: str
    result: str
    parts: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Merged:
    """A graph, or the part of it that belongs to one authority or to some documents."""

    nodes: Mapping[str, Node]
    relationships: frozenset[Relationship]
    joins: tuple[Join, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person as holder of statutory posts in one authority: what `SAME_PERSON` candidates are found by.

    `roles` are the post's slugs; `first` and `last` are the earliest and latest dates known of any tenure (partial
    dates as printed), None where none is known.
    """

    person: str
    name: str
    roles: frozenset[str]
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Shared:
    """Nodes that belong to no one authority (inspectors, organisations): each bundle proposes their properties.

    `proposals` maps node id → label and properties as one bundle prints them. Which of several proposals a graph shows
    is decided by `graph.merge.shared.preferred`, which does not depend on order. `relationships` start
    from these nodes.
    """

    proposals: Mapping[str, Node] = field(default_factory=dict)
    relationships: frozenset[Relationship] = frozenset()
