"""Leave the names of staff out of an export: those whom documents name without their holding a public office.

Named stay holders of the statutory posts (the ontology's scheme of roles) and inspectors, as published reports print
them. Of everyone else the person is left out: what they own is owned by their posts, and their full names in texts are
withheld. Initials, first names alone and posts stay, so what results is still personal data (docs/publishing.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.rdf.reading import Subject
from loaders.bundle import Node, Relationship, Value
from ontology.model import load_ontology

if TYPE_CHECKING:
    from graph.store import Store

WITHHELD = "[name withheld]"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PEOPLE = """
MATCH (p:Person)
RETURN p.id, [p.name] + [(p)-[:HAS_CLAIM]->(c:Claim {property: 'name'}) | c.value],
       [(p)<-[:HELD_BY]-(:Tenure)-[:OF_POST]->(post:Post) | post.id],
       EXISTS { (p)<-[:LED_BY|INSPECTED_BY|SIGNED_BY]-() }
         OR EXISTS { MATCH (p)<-[:HELD_BY]-(:Tenure)-[:OF_POST]->(post:Post) WHERE post.role IN $offices } AS public
ORDER BY p.id
"""


@dataclass(frozen=True)
class PrivatePeople:
    """Those to leave out: by each one's id the ids of their posts, and their full names in lower case."""

    posts: Mapping[str, tuple[str, ...]]
    names: frozenset[str]

    @property
    def longest(self) -> int:
        """How many words the longest name has."""
        return max((name.count(" ") + 1 for name in self.names), default=0)

    def owns(self, node_id: str) -> bool:
        """Whether a node is such a person or belongs to one (a claim about a name)."""
        return "/".join(node_id.split("/")[:3]) in self.posts


def _normal(name: str) -> str:
    return " ".join(name.casefold().split())


def private_people(store: Store) -> PrivatePeople:
    """The people of a graph who are named without holding a public office.

    A name that someone in public office has, too, is not withheld from texts.
    """
    people = store.query(_PEOPLE, {"offices": list(load_ontology().schemes["roles"])}).rows
    public = {_normal(name) for _, names, _, is_public in people if is_public for name in names}
    private = {_normal(name) for _, names, _, is_public in people if not is_public for name in names}
    posts = {id_: tuple(sorted(set(held))) for id_, _, held, is_public in people if not is_public}
    return PrivatePeople(posts, frozenset(name for name in private - public if " " in name))


def without_names(text: str, people: PrivatePeople) -> str:
    """The text with every full name of a private person replaced."""
    words = list(_WORD.finditer(text))
    parts: list[str] = []
    done, place = 0, 0
    while place < len(words):
        length = next(
            (n for n in range(people.longest, 1, -1) if _is_name(text, words[place : place + n], n, people)), 0
        )
        if length:
            parts += [text[done : words[place].start()], WITHHELD]
            done = words[place + length - 1].end()
        place += length or 1
    return "".join([*parts, text[done:]])


def _is_name(text: str, words: list[re.Match[str]], length: int, people: PrivatePeople) -> bool:
    return len(words) == length and _normal(text[words[0].start() : words[-1].end()]) in people.names


def _value(value: Value, people: PrivatePeople) -> Value:
    if isinstance(value, list):
        return [without_names(one, people) for one in value]
    return without_names(value, people) if isinstance(value, str) else value


def _relationships(
    relationships: Iterable[tuple[Relationship, tuple[str, ...]]], people: PrivatePeople
) -> Iterator[tuple[Relationship, tuple[str, ...]]]:
    for relationship, told_by in relationships:
        if not people.owns(relationship.target):
            yield relationship, told_by
        elif relationship.type == "OWNED_BY":
            for post in people.posts[relationship.target]:
                yield Relationship(relationship.type, relationship.source, post), told_by


def withhold(subject: Subject, people: PrivatePeople) -> Subject | None:
    """The subject without private people; None where nothing of it is left. Owners as printed go with their names."""
    node = subject.node
    if people.owns(node.id):
        return None
    owned = any(r.type == "OWNED_BY" and people.owns(r.target) for r, _ in subject.relationships)
    properties = {
        name: _value(value, people) for name, value in node.properties.items() if not (owned and name == "ownerText")
    }
    kept = tuple(sorted(set(_relationships(subject.relationships, people))))
    return Subject(Node(node.label, node.id, properties), subject.told_by, kept)
