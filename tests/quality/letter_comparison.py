"""Compare what was extracted from a letter or area SEND report with its labels, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from tests.quality.comparison import EMPTY, Difference
from tests.quality.facts import Facts, HeldPost
from tests.quality.letter_labels import LetterLabels

_ABBREVIATIONS = (("icb", "integrated care board"), ("ccg", "clinical commissioning group"))
# Words that stand in one printing of a body's name and not in another.
_UNSTEADY = re.compile(r"\bnhs |(?<=police) (?:force|service)\b")
_BOARD = re.compile(r"\b(?:lscb|(?:local )?safeguarding children(?:['’]?s)? (?:board|partnership))\b")

Value = tuple[str, Any, Any]

FIRST_WORDS = 5
WORDS = 0.015
"""The share of a list's words by which two counts may differ: hyphens at line ends, numbers of footnotes."""


def compare_letter(gold: LetterLabels, facts: Facts | None) -> Iterator[Difference]:
    """Every compared value of a document; `facts` is None for one that was not read."""
    for field, expected, found in _values(gold, facts or Facts(EMPTY)):
        if expected is not None or found is not None:
            yield Difference(gold.path.stem, gold.family, field, expected, found)


def _values(gold: LetterLabels, facts: Facts) -> Iterator[Value]:
    labels = gold.labels
    _, inspection = facts.inspection
    yield "authority", labels["authority"], facts.authority_name
    yield "inspection start", labels["start"], inspection.get("startedOn")
    yield "inspection end", labels["end"], inspection.get("endedOn")
    yield "published", labels["published"], inspection.get("publishedOn")
    if gold.family == "JTAI":
        yield "topic", *_holding(labels["topic"], inspection.get("topic"))
    else:
        yield "outcome", labels["outcome"], facts.judgements.get("send-arrangements")
        yield "previous inspection", _dates(labels["previous"]), _dates(facts.previous_dates)
        yield "next inspection", labels["nextFullYears"], inspection.get("nextWithinYears")
        yield "monitoring inspection", labels["monitoringMonths"], inspection.get("monitoredWithinMonths")
        yield from _team(labels["team"], facts)
    yield "response, kind", labels["response"], inspection.get("responseKind")
    yield "response, due", labels.get("responseDue"), inspection.get("responseDueOn")
    yield "response, by whom", *_holding(labels.get("responseBy"), inspection.get("responseBy"))
    yield "response, sent by", *_holding(labels.get("responseSentBy"), inspection.get("responseSentBy"))
    yield from _people(gold, [post for post in facts.held_posts if not post.signs], facts.without_post)
    if gold.family == "JTAI":
        yield from _signatories(labels["signatories"], [post for post in facts.held_posts if post.signs])
        yield "response, partners", labels["responsePartners"], _first_words(inspection.get("responsePartners"))
        yield "response, bodies", *_bodies(labels["responseBodies"], facts.answering, labels["authority"])
    else:
        yield "delivers services", labels["deliversFor"], facts.delivering
    for place, expected in enumerate(labels["improvementBodies"]):
        found = facts.points("area-for-improvement")[place : place + 1]
        bodies = facts.bodies_of(str(found[0]["id"])) if found else None
        yield "improvement, bodies", *_bodies(expected, bodies, labels["authority"])
    yield from _sections(labels["sections"], facts)
    yield "context", labels["context"], _paragraphs(inspection.get("context"))
    yield from _findings(labels["sections"], facts)
    yield from _words(labels["words"], facts)
    for kind, field in (("priority-action", "priority"), ("area-for-improvement", "improvement")):
        points = facts.points(kind)
        yield f"{field}, number", len(labels[field]), len(points)
        for start, point in zip_longest(labels[field], points):
            text = None if point is None else _folded(str(point["text"]))
            start = None if start is None else _folded(start)
            yield f"{field}, first words", start, text if text is None or start is None else text[: len(start)]
    for expected, point in zip_longest(labels["priorityBodies"], facts.points("priority-action")):
        bodies = None if point is None else facts.bodies_of(str(point["id"]))
        yield "priority, bodies", *_bodies(expected, bodies, labels["authority"])


def _holding(expected: str | None, found: str | None) -> tuple[str | None, str | None]:
    """A phrase is found where what was read holds it."""
    if expected and found and _folded(expected) in _folded(found):
        return expected, expected
    return expected, found


def _first_words(phrases: Sequence[str] | None) -> list[str] | None:
    """The first words of each phrase, which are all that the labels hold."""
    return None if phrases is None else [" ".join(phrase.split()[:FIRST_WORDS]) for phrase in phrases]


def _dates(dates: Sequence[str | None] | None) -> str | None:
    """From and to in a word; one day is from and to itself."""
    if not dates:
        return None
    return f"{dates[0] or dates[1]} to {dates[1]}"


def _team(team: dict[str, list[str]], facts: Facts) -> Iterator[Value]:
    """The first of each inspectorate leads."""
    found = facts.inspectors
    for body, names in team.items():
        yield "lead inspector", (body, names[0]), next(((b, n) for b, n, leads in found if leads and b == body), None)
        others = {n for b, n, leads in found if b == body and not leads}
        for name in names[1:]:
            yield "inspection team", (body, name), (body, name) if name in others else None
        for name in sorted(others - set(names[1:])):
            yield "inspection team", None, (body, name)


def _people(gold: LetterLabels, held: Sequence[HeldPost], others: Sequence[HeldPost]) -> Iterator[Value]:
    """The persons named with their posts, and `others` without."""
    by_name: dict[str, HeldPost] = {}
    for post in (*held, *others):
        known = by_name.get(post.name)
        # Who is in posts of several bodies is listed once, with all of them.
        by_name[post.name] = replace(known, body=f"{known.body}; {post.body}") if known else post
    yield "persons, number", len(gold.people), len(by_name)
    order = [name for name, _, _ in gold.people]
    without = {post.name for post in others}
    yield "persons, order", [name for name in order if name not in without], list(dict.fromkeys(p.name for p in held))
    for name, title, body in gold.people:
        seen = by_name.get(name)
        yield "person, name", name, seen.name if seen else None
        if title:
            yield "person, title", title, _same_title(title, body, seen) if seen else None
        if body:
            yield "person, body", body, _same_body(body, seen, gold.labels["authority"]) if seen else None
    for post in held:
        if post.name not in order:
            yield "person, name", None, post.name
        if gold.labels["published"] and post.attested != [gold.labels["published"]]:
            yield "person, day", gold.labels["published"], post.attested
    directors = [post.name for post in held if post.role == "director-of-childrens-services"]
    yield "director", gold.labels["director"], directors[0] if len(directors) == 1 else directors or None


def _signatories(expected: Sequence[Sequence[str]], found: Sequence[HeldPost]) -> Iterator[Value]:
    """Name, title and inspectorate of each who signs."""
    for printed, post in zip_longest(expected, found):
        wanted = None if printed is None else [_folded(part) for part in printed]
        yield "signatory", wanted, None if post is None else [_folded(p) for p in (post.name, post.title, post.body)]


def _sections(sections: dict[str, int], facts: Facts) -> Iterator[Value]:
    """How many findings stand in each section."""
    found = Counter(str(finding["section"]) for finding in facts.findings)
    for section in sorted(sections.keys() | found.keys()):
        if sections.get(section) or found[section]:
            yield "findings, section", (section, sections.get(section, 0)), (section, found[section])


def _paragraphs(text: str | None) -> int | None:
    return len(text.split("\n")) if text else None


def _same_title(title: str, body: str | None, post: HeldPost) -> str:
    """The expected title where what was read is the same, with the body's name or without it."""
    found = _folded(post.title)
    if found == _folded(title):
        return title
    # "Chair of the Y Board" says no more than "Chair" of a body "Y Board".
    with_body = (_folded(f"{title} of {article}{body}") for article in ("", "the "))
    return title if body and found in with_body else post.title


def _same_body(bodies: str, post: HeldPost, authority: str) -> str:
    """The expected bodies where those that were read are the same."""
    expected, found = bodies.split("; "), post.body.split("; ")
    same = len(expected) == len(found) and all(_is_same(*pair, authority) for pair in zip(expected, found, strict=True))
    return bodies if same else post.body


def _is_same(expected: str, found: str, authority: str) -> bool:
    if expected == "authority":
        return found == authority
    # A body printed without saying whose may be told apart by the area.
    if _folded_body(expected) in (_folded_body(found), _folded_body(found.replace(f"({authority})", ""))):
        return True
    # The post of a safeguarding board's chair is one of the authority's (design.md).
    return bool(_BOARD.search(_folded(expected))) and found == authority


def _findings(sections: dict[str, int], facts: Facts) -> Iterator[Value]:
    polarities = [finding.get("polarity") for finding in facts.findings]
    strengths = ("strengths", "good-practice", "effective")
    weaknesses = ("poor-practice", "better")
    yield "findings, number", sum(sections.values()), len(polarities)
    yield "findings, strengths", sum(sections.get(s, 0) for s in strengths), polarities.count("strength")
    yield "findings, weaknesses", sum(sections.get(s, 0) for s in weaknesses), polarities.count("weakness")


def _words(words: dict[str, int], facts: Facts) -> Iterator[Value]:
    """Whether lists were read to their end: as many words as printed, but for the few that readers count otherwise."""
    texts = {
        "strengths": [f["text"] for f in facts.findings if f.get("polarity") == "strength"],
        "weaknesses": [f["text"] for f in facts.findings if f.get("polarity") == "weakness"],
        "points": [r["text"] for r in facts.linked("RECOMMENDED")],
        "improvement": [r["text"] for r in facts.points("area-for-improvement")],
    }
    for field, expected in words.items():
        found = sum(len(re.findall(r"\S*\w\S*", str(text))) for text in texts[field])
        yield f"words, {field}", expected, expected if abs(found - expected) <= WORDS * expected else found


def _bodies(expected: list[str] | None, found: list[str] | None, authority: str) -> tuple[Any, Any]:
    if expected is None or found is None:
        return expected, found
    wanted = sorted(_folded_body(authority if body == "authority" else body) for body in expected)
    partnership = f"{_folded(authority)} local"
    return wanted, sorted(
        "partnership"
        if _folded(name).startswith(partnership) and "partnership" in _folded(name)
        else _folded_body(name)
        for name in found
    )


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[‘’]", "'", text).replace("–", "-").lower().split()).rstrip(".;,:")


def _folded_body(text: str) -> str:
    """A body's name without "the", brackets and commas, and with its usual abbreviations written out."""
    name = re.sub(r"\s+", " ", re.sub(r"[(),]", " ", _folded(text)))
    for short, full in _ABBREVIATIONS:
        name = re.sub(rf"\b{short}\b", full, name)
    name = re.sub(r"\bintegrated care board integrated care board\b", "integrated care board", name)
    return " ".join(_UNSTEADY.sub("", name.removeprefix("the ")).split())
