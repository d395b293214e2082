"""Which recommendation a finding supports.

Reports before 2018 print "(Recommendation)" behind what a recommendation rests on, without saying which. It is the one
of the same list that shares most with the finding: its rarer words, weighed within the document, and its themes. Some
recommendations print "(paragraph 12)", which says most, though the numbers of some reports are one to three out: the
finding that is cited is linked where none near it fits as well. Findings that print nothing are linked only where they
say nearly the same: precision over recall. In reports that mark no finding at all, being cited helps them too.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from rapidfuzz import fuzz
from spacy.tokens import Doc

from loaders.bundle import BundleBuilder
from loaders.language.pipeline import norms_of, text_of

# Likeness is between 0 and 1, and more for a finding that a recommendation cites by its paragraph's number. The values
# were chosen by reading the links made on reports of the single inspection framework: below the first, marked findings
# were about something that no recommendation takes up.
PLAUSIBLE = 0.22
NEAR_CERTAIN = 0.72
WORDS, THEMES, PHRASING = 0.65, 0.25, 0.10
CITED, NEXT_TO_CITED = 0.25, 0.20
# A cited finding fits when it is plausible by its words, and by so much more like than those whose numbers are so near.
CLEARLY, NEAR = 0.05, 3
BOARD = "lscb"
SHORTEST_WORD = 3
_CITATION = re.compile(r"\bpara(?:graph)?s?\s+(\d+(?:(?:\s*(?:,|;|and|&)\s*)+\d+)*)", re.IGNORECASE)
MARK = "recommendation"
IGNORED = frozenset(
    {"the", "and", "for", "that", "this", "with", "are", "all", "they", "their", "them", "its", "from", "not", "have"}
    | {"has", "been", "who", "which", "there", "where", "when", "more", "child", "young", "people", "person", "ensure"}
    | {"improve", "improving", "authority", "local", "service", "work", "quality", "recommendation"}
)


@dataclass(frozen=True)
class Said:
    """What a finding or a recommendation says: its words in normal forms, its themes, the paragraphs it cites."""

    id: str
    words: frozenset[str]
    themes: frozenset[str]
    cites: frozenset[int]

    @cached_property
    def phrase(self) -> str:
        """The words in the order of the alphabet."""
        return " ".join(sorted(self.words))


def said(node: str, doc: Doc, themes: Iterable[str]) -> Said:
    """The words of a text that say what it is about. Where sentences are marked, only those and the ones before."""
    return Said(node, frozenset(_words(_marked_part(doc))), frozenset(themes), _cited(text_of(doc)))


def _cited(text: str) -> frozenset[int]:
    """The numbers of the paragraphs that a text cites: "(paragraphs 12 and 14)"."""
    if "para" not in text.lower():
        return frozenset()
    return frozenset(int(number) for match in _CITATION.finditer(text) for number in re.findall(r"\d+", match[1]))


def _marked_part(doc: Doc) -> Sequence[str]:
    """The words of the sentences that print the mark, each with the sentence before it; else all words."""
    norms = norms_of(doc)
    if MARK not in norms:
        return norms
    sentences = [norms[sentence.start : sentence.end] for sentence in doc.sents]
    marked = [
        number for number, words in enumerate(sentences) if any(a == "(" and b == MARK for a, b in pairwise(words))
    ]
    chosen = {before for number in marked for before in (number - 1, number) if before >= 0}
    return [word for number in sorted(chosen) or range(len(sentences)) for word in sentences[number]]


def _words(norms: Iterable[str]) -> Iterable[str]:
    return (word for word in {*norms} - IGNORED if len(word) >= SHORTEST_WORD and word[0].isalpha())


@dataclass(frozen=True)
class Rarity:
    """How telling each word of a document is: words that few of its texts have weigh most."""

    weights: Mapping[str, float]

    @staticmethod
    def of(texts: Sequence[Said]) -> Rarity:
        seen = Counter(chain.from_iterable(text.words for text in texts))
        return Rarity({word: math.log(1 + len(texts) / count) for word, count in seen.items()})

    def of_words(self, words: Iterable[str]) -> float:
        """The weight of words together, the same in whatever order they come: sets of words have none."""
        return math.fsum(self.weights[word] for word in words)


@dataclass(frozen=True, slots=True)
class Listed:
    """A recommendation of a list, and what its words weigh together."""

    said: Said
    weight: float


def likeness(finding: Said, listed: Listed, rarity: Rarity, *, at_least: float) -> float:
    """How much of a recommendation a finding speaks of, 0 to 1. What cannot reach `at_least` is 0, and costs less."""
    if not listed.weight:
        return 0.0
    recommendation = listed.said
    either = finding.themes | recommendation.themes
    themes = len(finding.themes & recommendation.themes) / len(either) if either else 0.0
    words = rarity.of_words(finding.words & recommendation.words) / listed.weight
    known = WORDS * words + THEMES * themes
    if known + PHRASING < at_least:
        return 0.0
    phrasing = fuzz.token_set_ratio(finding.phrase, recommendation.phrase) / 100
    return known + PHRASING * phrasing


def citation(number: int, recommendation: Said, *, marked: bool) -> float:
    """What it is worth that a recommendation cites the finding of this number, or for marked ones the one beside it."""
    if number in recommendation.cites:
        return CITED
    return NEXT_TO_CITED if marked and {number - 1, number + 1} & recommendation.cites else 0.0


def most_plausible(
    finding: Said, listed: Sequence[Listed], rarity: Rarity, cited: Mapping[str, float], *, at_least: float
) -> Said | None:
    """The recommendation most like a finding, if any is as like as `at_least`. The first of equals.

    `cited` has by the recommendation's id what its citation of the finding is worth.
    """
    best, best_likeness = None, at_least
    for recommendation in listed:
        worth = cited.get(recommendation.said.id, 0.0)
        like = worth + likeness(finding, recommendation, rarity, at_least=best_likeness - worth)
        if like > best_likeness or (best is None and like == at_least):
            best, best_likeness = recommendation.said, like
    return best


def link_support(builder: BundleBuilder, texts: Mapping[str, Said]) -> None:
    """Link findings to the recommendations that they support. A marked finding without a plausible one is a warning."""
    rarity = Rarity.of(list(texts.values()))
    lists = _lists(builder, texts, rarity)
    findings = [(finding, properties) for finding, properties in builder.nodes("Finding") if finding in texts]
    cited_links = _link_cited(builder, texts, lists, rarity)
    marking = {_inspection(finding) for finding, properties in findings if properties.get("marksRecommendation")}
    for finding, properties in findings:
        marked = bool(properties.get("marksRecommendation"))
        number = int(str(properties.get("number", 0)))
        listed = lists.get((_inspection(finding), properties.get("section") == BOARD), [])
        counts = marked or _inspection(finding) not in marking
        cited = {r.said.id: citation(number, r.said, marked=marked) for r in listed} if counts else {}
        at_least = PLAUSIBLE if marked else NEAR_CERTAIN
        if best := most_plausible(texts[finding], listed, rarity, cited, at_least=at_least):
            builder.link("SUPPORTS", finding, best.id)
        elif marked and finding not in cited_links:
            printed = properties.get("printedNumber") or number
            message = f"finding {printed} is marked as a recommendation's, but is like none"
            builder.warn(message, text=str(properties["text"]))


def _link_cited(
    builder: BundleBuilder,
    texts: Mapping[str, Said],
    lists: Mapping[tuple[str, bool], Sequence[Listed]],
    rarity: Rarity,
) -> set[str]:
    """Link the findings whose paragraphs a recommendation cites, where none near one fits as well. Returns them."""
    linked: set[str] = set()
    numbered: dict[str, dict[int, Said]] = {}
    for node, properties in builder.nodes("Finding"):
        if node in texts and str(properties.get("printedNumber", "")).isdigit():
            numbered.setdefault(_inspection(node), {})[int(str(properties["printedNumber"]))] = texts[node]
    for (inspection, _), listed in lists.items():
        findings = numbered.get(inspection, {})
        for recommendation in listed:
            for number in sorted(recommendation.said.cites & findings.keys()):
                near = {*range(number - NEAR, number + NEAR + 1)} & (findings.keys() - recommendation.said.cites)
                like = likeness(findings[number], recommendation, rarity, at_least=0)
                others = (likeness(findings[n], recommendation, rarity, at_least=0) for n in near)
                if like >= max([PLAUSIBLE, *(other + CLEARLY for other in others)]):
                    builder.link("SUPPORTS", findings[number].id, recommendation.said.id)
                    linked.add(findings[number].id)
    return linked


def _lists(builder: BundleBuilder, texts: Mapping[str, Said], rarity: Rarity) -> dict[tuple[str, bool], list[Listed]]:
    """The recommendations of each inspection, the board's own apart."""
    lists: dict[tuple[str, bool], list[Listed]] = {}
    for node, properties in builder.nodes("Recommendation"):
        if node in texts:
            listed = Listed(texts[node], rarity.of_words(texts[node].words))
            lists.setdefault((_inspection(node), properties.get("addressee") == BOARD), []).append(listed)
    return lists


def _inspection(node: str) -> str:
    """The inspection that a finding's or recommendation's id begins with."""
    return "/".join(node.split("/")[:4])
