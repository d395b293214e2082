"""One value for each property of a node, and a claim for each value where sources disagree.

The best source's value stands on the node. A more precise date does not disagree with its beginning, nor a text with
itself after a scanner; everything else that differs is kept as claims, each with the passages that say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.merge.dates import agree, most_precise
from graph.merge.likeness import plain, same_words
from graph.merge.parts import Dispute, Part, Statement
from graph.merge.persons import bare_name
from graph.merge.rules import UNKNOWN
from graph.merge.sources import Standing, standing
from loaders.bundle import Node, Relationship, Value
from loaders.identity import claim_id
from ontology.model import DEF, RDF, XSD, load_ontology

# Derived from other values, guessed from a date, or a place in a list: sources that differ do not disagree.
NEVER_DISPUTED = frozenset(
    {"number", "framework", "printedNumber", "gradeRank", "polarity", "marksRecommendation", "section"}
)
# One thing goes by several printed forms, and each is right.
PRINTED_FORMS = frozenset({("Post", "title"), ("Service", "name"), ("Organisation", "name"), ("Plan", "title")})
WEAKEST = {"framework": UNKNOWN}  # a value that only says that nothing is known


@dataclass(frozen=True, slots=True)
class Saying:
    """A value as one source gives it."""

    value: Value
    standing: Standing
    evidence: frozenset[str]


@dataclass(frozen=True)
class Choice:
    """The value that stands, and every value with its evidence where they disagree (else nothing)."""

    value: Value
    claims: tuple[tuple[str, frozenset[str]], ...] = ()


def combine(parts: Sequence[Part]) -> tuple[dict[str, Node], set[Relationship]]:
    """The nodes of some parts, with claims; and the relationships EVIDENCED_BY and HAS_CLAIM."""
    told: dict[str, list[tuple[Part, Statement]]] = {}
    disputed: dict[tuple[str, str], list[tuple[Part, Dispute]]] = {}
    for part in parts:
        for statement in part.statements:
            told.setdefault(statement.id, []).append((part, statement))
        for dispute in part.disputes:
            disputed.setdefault((dispute.node, dispute.property), []).append((part, dispute))

    contradicted = {node for node, _ in disputed}
    nodes: dict[str, Node] = {}
    links: set[Relationship] = set()
    for node_id, statements in sorted(told.items()):
        for _, statement in statements:
            links.update(Relationship("EVIDENCED_BY", node_id, passage) for passage in statement.evidence)
        if len(statements) == 1 and node_id not in contradicted:
            _, only = statements[0]
            nodes[node_id] = Node(only.label, node_id, dict(only.properties))
            continue
        label = min(statement.label for _, statement in statements)
        names = sorted({name for _, statement in statements for name in statement.properties})
        properties: dict[str, Value] = {}
        for name in names:
            choice = _property(node_id, label, name, statements, disputed.get((node_id, name), ()))
            properties[name] = choice.value
            for position, (value, evidence) in enumerate(choice.claims, start=1):
                claim = claim_id(node_id, name, position)
                nodes[claim] = Node("Claim", claim, {"property": name, "value": value})
                links.add(Relationship("HAS_CLAIM", node_id, claim))
                links |= {Relationship("EVIDENCED_BY", claim, passage) for passage in evidence}
        nodes[node_id] = Node(label, node_id, properties)
    return nodes, links


def sayings_of(name: str, statements: Iterable[tuple[Part, Statement]], *, node_id: str | None = None) -> list[Saying]:
    """What each statement gives for a property. `node_id` is the resolved id, if it is not the statements' yet."""
    return [
        Saying(s.properties[name], standing(part, s.documents, node_id or s.id), s.evidence)
        for part, s in statements
        if name in s.properties
    ]


def choose(label: str, name: str, sayings: Sequence[Saying]) -> Choice:
    """The best source's value, as precise as any source has it; and claims if there is another that differs."""
    ranked = sorted(sayings, key=lambda s: (s.value == WEAKEST.get(name), s.standing, _text(s.value)))
    if isinstance(ranked[0].value, list):
        return Choice(_joined_list([s.value for s in ranked if isinstance(s.value, list)], name))
    values = _different_values(label, name, ranked)
    if len(values) == 1 or name in NEVER_DISPUTED or (label, name) in PRINTED_FORMS:
        return Choice(values[0].value)
    return Choice(values[0].value, tuple(sorted((_text(v.value), v.evidence) for v in values)))


def _property(
    node_id: str,
    label: str,
    name: str,
    statements: Sequence[tuple[Part, Statement]],
    disputes: Sequence[tuple[Part, Dispute]],
) -> Choice:
    sayings = sayings_of(name, statements)
    if not disputes:
        return choose(label, name, sayings)
    # A bundle that contradicts itself says so with claims, each in its own place; they speak instead of its statement.
    own = {part.bundle: _text(s.properties[name]) for part, s in statements if name in s.properties}
    disputing = {part.bundle for part, _ in disputes}
    agreed = sayings_of(name, [(part, s) for part, s in statements if part.bundle not in disputing])
    ranked = sorted(
        (
            (standing(part, _documents(dispute), node_id), own.get(part.bundle) != dispute.value, dispute)
            for part, dispute in disputes
        ),
        key=lambda entry: (entry[0].not_the_report, entry[1], entry[0], entry[2].value, sorted(entry[2].evidence)),
    )
    gathered: dict[str, frozenset[str]] = {}
    for _, _, dispute in ranked:
        gathered[dispute.value] = gathered.get(dispute.value, frozenset()) | dispute.evidence
    for saying in agreed:
        gathered[_text(saying.value)] = gathered.get(_text(saying.value), frozenset()) | saying.evidence
    best = choose(label, name, agreed) if agreed else None
    first_standing, _, first = ranked[0]
    if best is None or first_standing <= min(s.standing for s in agreed):
        chosen = _typed(label, name, first.value)
    else:
        chosen = best.value
    if _datatype(label, name) == DEF + "partialDate":
        chosen = most_precise(day for day in gathered if day.startswith(str(chosen)))
    return Choice(chosen, _claims(label, name, gathered))


def _claims(label: str, name: str, gathered: Mapping[str, frozenset[str]]) -> tuple[tuple[str, frozenset[str]], ...]:
    """The values in order; without a date that is only the beginning of another."""
    is_date = _datatype(label, name) == DEF + "partialDate"
    return tuple(
        (value, evidence)
        for value, evidence in sorted(gathered.items(), key=lambda entry: entry[0])
        if not (is_date and any(other != value and other.startswith(value) for other in gathered))
    )


def _datatype(label: str, name: str) -> str:
    return load_ontology().classes[label].properties[name].datatype


def _documents(dispute: Dispute) -> frozenset[str]:
    return Statement("", "", "", {}, dispute.evidence).documents


def _different_values(label: str, name: str, ranked: Sequence[Saying]) -> list[Saying]:
    """One saying for each value that differs from the others, best first, with the evidence of all that agree.

    Of a number and the same number rounded, the one with more decimals stands.
    """
    datatype = _datatype(label, name)
    if name in WEAKEST and any(s.value != WEAKEST[name] for s in ranked):
        ranked = [s for s in ranked if s.value != WEAKEST[name]]
    if datatype == DEF + "partialDate":
        return _different_dates(ranked)
    different: list[Saying] = []
    for saying in ranked:
        for position, known in enumerate(different):
            if _same_value(datatype, name, saying.value, known.value):
                value = max(known.value, saying.value, key=_decimals)
                different[position] = replace(known, value=value, evidence=known.evidence | saying.evidence)
                break
        else:
            different.append(saying)
    return different


def _different_dates(ranked: Sequence[Saying]) -> list[Saying]:
    """The dates that no other makes more precise. One that fits several of them is evidence for none."""
    days = {str(s.value) for s in ranked}
    final = [day for day in days if not any(other != day and other.startswith(day) for other in days)]
    different: dict[str, Saying] = {}
    for saying in ranked:
        fitting = [day for day in final if agree(day, str(saying.value))]
        # The best source decides even if it knows only the month; of days within it, the most precise stands.
        day = most_precise(fitting)
        if len(fitting) == 1 or not different:
            known = different.get(day)
            evidence = (known.evidence if known else frozenset()) | saying.evidence
            different[day] = Saying(day, known.standing if known else saying.standing, evidence)
    return list(different.values())


def _same_value(datatype: str, name: str, one: Value, other: Value) -> bool:
    if one == other:
        return True
    if datatype == XSD + "decimal":
        return _rounded(one, other)
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    if name == "name":
        return bare_name(one) == bare_name(other)
    if datatype == RDF + "langString":
        return same_words(one, other)
    return plain(one) == plain(other)


def _decimals(value: Value) -> int:
    """How many decimals a number is given with; 0 for all that are no numbers."""
    return len(_text(value).partition(".")[2]) if isinstance(value, float) else 0


def _rounded(one: Value, other: Value) -> bool:
    """Whether one number is the other with fewer decimals (43, 43.4)."""
    if not isinstance(one, int | float) or not isinstance(other, int | float) or _decimals(one) == _decimals(other):
        return False
    unit = Decimal(1).scaleb(-min(_decimals(one), _decimals(other)))
    return abs(Decimal(_text(one)) - Decimal(_text(other))) <= unit / 2


def _joined_list(lists: Sequence[list[str]], name: str) -> list[str]:
    """Every entry once: days in order, others in the order of the best source."""
    entries = list(dict.fromkeys(entry for entries in lists for entry in entries))
    return sorted(entries) if name.endswith("On") else entries


def _text(value: Value) -> str:
    """A value as a claim prints it; a whole number without decimals, however its source wrote it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _typed(label: str, name: str, text: str) -> Value:
    """The value that a claim's text stands for."""
    datatype = _datatype(label, name)
    if datatype == XSD + "integer":
        return int(text)
    if datatype == XSD + "decimal":
        number = float(text)
        return int(number) if number.is_integer() else number
    return text == "True" if datatype == XSD + "boolean" else text
