"""Full-text search over findings, recommendations and actions: best first, with the matching words marked.

The index (`graph.schema`) does the finding. Which words of a text to mark is worked out here by the same stemming
(Lucene's English analyser: Porter's), so that "adopter" marks "adopters".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import snowballstemmer

from graph.schema import FULL_TEXT_INDEX

if TYPE_CHECKING:
    from graph.store import Store

_PHRASE_OR_WORD = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_STEMMER = snowballstemmer.stemmer("porter")
# What Lucene's English analyser leaves out of the index (EnglishAnalyzer.ENGLISH_STOP_WORDS_SET).
_STOP_WORDS = frozenset(
    _WORD.findall(
        "a an and are as at be but by for if in into is it no not of on or such that the their then there these they "
        "this to was will with"
    )
)

_SEARCH = """
CALL db.index.fulltext.queryNodes($index, $query) YIELD node, score
OPTIONAL MATCH (node)<-[:FOUND|RECOMMENDED]-(inspection:Inspection)-[:INSPECTED]->(inspected:Authority)
OPTIONAL MATCH (node)<-[:HAS_ACTION]-(:Objective)<-[:HAS_OBJECTIVE]-(plan:Plan)-[:PLAN_OF]->(planning:Authority)
WITH node, score, coalesce(inspected, planning) AS authority,
     coalesce(inspection.endedOn, inspection.publishedOn, inspection.statedOn, plan.datedOn) AS date
WHERE ($authority IS NULL OR authority.gssCode = $authority
       OR any(name IN [authority.name] + coalesce(authority.altNames, []) WHERE toLower(name) = toLower($authority)))
  AND ($since IS NULL OR date >= $since)
  AND ($theme IS NULL OR EXISTS {
        MATCH (node)-[:ABOUT]->(theme:Theme)
        WHERE theme.id = 'theme/' + $theme OR toLower(theme.name) = toLower($theme) })
WITH node, score, authority, date ORDER BY score DESC, node.id LIMIT $limit
CALL (node) {
  MATCH (node)-[:EVIDENCED_BY]->(passage:Passage)-[:PART_OF]->(document:Document)
  RETURN passage, document ORDER BY document.id, passage.page, passage.paragraph LIMIT 1
}
RETURN node.id AS id, labels(node)[0] AS label, node.text AS text, score, authority.name AS authority, date,
       document.id AS document, coalesce(document.title, document.fileName) AS title, passage.page AS page
ORDER BY score DESC, id
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found. `marks` are the places of the matching words in `text` (start, end), in order.

    `date` is the inspection's or the plan's, as precise as it is known; `document` and `page`: where it stands first.
    """

    id: str
    label: str
    text: str
    score: float
    authority: str | None
    date: str | None
    document: str
    title: str
    page: int
    marks: tuple[tuple[int, int], ...]


def lucene_query(words: str) -> str:
    """A user's words as a Lucene query: each word and each "quoted phrase" for itself, nothing an operator."""
    phrases = (quoted or word for quoted, word in _PHRASE_OR_WORD.findall(words))
    meant = (phrase.replace("\\", "").replace('"', "") for phrase in phrases if _WORD.search(phrase))
    return " ".join(f'"{phrase}"' for phrase in meant)


def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(_POSSESSIVE.sub("", word.lower())))


def matching_words(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words of the text have the stem of one of the words that were sought."""
    sought = {_stem(match[0]) for match in _WORD.finditer(words) if match[0].lower() not in _STOP_WORDS}
    for match in _WORD.finditer(text):
        if _stem(match[0]) in sought:
            yield match.span()


def search(
    store: Store,
    words: str,
    *,
    authority: str | None = None,
    theme: str | None = None,
    since: str | None = None,
    limit: int = 20,
) -> list[Hit]:
    """The best matches for some words. `authority` is a name or GSS code, `theme` a name or slug, `since` an ISO date
    or its beginning (a year). Words that are in every text ("the") find nothing."""
    query = lucene_query(words)
    if not query:
        return []
    parameters: dict[str, Any] = {"index": FULL_TEXT_INDEX, "query": query, "limit": limit}
    parameters |= {"authority": authority, "theme": theme, "since": since}
    return [
        Hit(**row, marks=tuple(matching_words(row["text"], words)))
        for row in store.query(_SEARCH, parameters).records()
    ]
