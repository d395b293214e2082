"""What the words of a bundle's texts mean: themes, polarity, services, cited outcomes, and which findings support what.

It runs after every extractor, on what the extractor found; it reads no file and knows no kind of document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from loaders.bundle import BundleBuilder
from loaders.identity import authority_id, authority_of, service_id
from loaders.language.framework_outcomes import parse_outcomes, split_outcome
from loaders.language.phrases import PhraseFinder, Searched
from loaders.language.pipeline import read_texts
from loaders.language.polarity import PolarityTagger, polarity_weights
from loaders.language.service_words import Service, service_words
from loaders.language.services import (
    ServiceTagger,
    abbreviated,
    abbreviations_of,
    in_full,
    is_no_service,
    names_a_board,
)
from loaders.language.support import BOARD, link_support, said
from loaders.language.themes import ThemeTagger, theme_weights
from ontology.model import load_ontology

ABOUT_THEMES = ("Finding", "Recommendation", "Objective", "Action")
CONCERNS_SERVICES = ("Finding", "Recommendation", "Action")
_SERVICE_RULE = "service named"


@dataclass(frozen=True, slots=True)
class _Text:
    """A node with words, and the words read. `of_board`: it is about the safeguarding board."""

    label: str
    id: str
    doc: Doc
    of_board: bool


@dataclass(frozen=True, slots=True)
class Taggers:
    """What finds themes, polarity and services. They share a finder, so that texts are searched once."""

    finder: PhraseFinder
    themes: ThemeTagger
    polarity: PolarityTagger
    services: ServiceTagger


@lru_cache(maxsize=1)
def taggers() -> Taggers:
    """The taggers with the tables of this package, made on first use."""
    themes, polarity, services = theme_weights(), polarity_weights(), service_words()
    finder = PhraseFinder((*themes.all_phrases(), *polarity.all_cues(), *services.all_phrases()))
    return Taggers(
        finder, ThemeTagger(themes, finder), PolarityTagger(polarity, finder), ServiceTagger(services, finder)
    )


def annotate(builder: BundleBuilder) -> None:
    """Add to a bundle what its findings, recommendations, objectives and actions are about."""
    texts = _read(builder)
    searched = taggers().finder.search([text.doc for text in texts])
    themes = _themes(builder, texts, searched)
    _polarity(builder, texts, searched)
    _services(builder, texts, searched)
    _outcomes(builder)
    link_support(builder, {text.id: said(text.id, text.doc, slugs) for text, slugs in zip(texts, themes, strict=True)})


def _read(builder: BundleBuilder) -> list[_Text]:
    nodes = [(label, id_, props) for label in ABOUT_THEMES for id_, props in builder.nodes(label) if "text" in props]
    docs = read_texts(_own_words(label, str(props["text"])) for label, _, props in nodes)
    return [
        _Text(label, id_, doc, of_board=BOARD in (props.get("section"), props.get("addressee")))
        for (label, id_, props), doc in zip(nodes, docs, strict=True)
    ]


def _own_words(label: str, text: str) -> str:
    """A text without the national outcome that a recommendation cites in brackets: that is none of its subject."""
    return split_outcome(text)[0] if label == "Recommendation" else text


def _themes(builder: BundleBuilder, texts: Sequence[_Text], searched: Searched) -> list[tuple[str, ...]]:
    """Link each text to its themes. Returns their slugs."""
    themes = taggers().themes.themes_of(searched)
    for text, slugs in zip(texts, themes, strict=True):
        for slug in slugs:
            builder.link("ABOUT", text.id, f"theme/{slug}")
    return themes


def _polarity(builder: BundleBuilder, texts: Sequence[_Text], searched: Searched) -> None:
    """Whether each finding praises or criticises, where the document's own headings ("Strengths") do not say so."""
    told = {id_ for id_, properties in builder.nodes("Finding") if "polarity" in properties}
    for text, polarity in zip(texts, taggers().polarity.polarity_of(searched), strict=True):
        if text.label == "Finding" and text.id not in told:
            builder.set(text.id, "polarity", polarity)


def _services(builder: BundleBuilder, texts: Sequence[_Text], searched: Searched) -> None:
    """Service nodes of the authorities that the texts are about, with what the document calls each."""
    found = taggers().services.services_of(searched)
    abbreviations = abbreviations_of(service for services in found for service in services)
    board = service_words().named[BOARD]
    for text, services in zip(texts, found, strict=True):
        gss_code = authority_of(text.id)
        if gss_code is None or text.label not in CONCERNS_SERVICES:
            continue
        told = (in_full(service, abbreviations) for service in services)
        named = [replace(service, abbreviation=None) for service in (*told, *abbreviated(text.doc, abbreviations))]
        if text.of_board and names_a_board(text.doc) and not any(service.kind == board.kind for service in named):
            named.append(board)
        for service in dict.fromkeys(named):
            _add_service(builder, text.id, gss_code, service)


def _add_service(builder: BundleBuilder, text: str, gss_code: str, service: Service) -> None:
    name = _without_authority(service.name, gss_code)
    if is_no_service(name):
        return
    node = service_id(gss_code, name)
    if not builder.has(node):
        builder.node("Service", node, {"name": name, "kind": service.kind}, (), rule=_SERVICE_RULE)
    if not service.of_others:
        builder.link("RUNS", authority_id(gss_code), node)
    builder.link("CONCERNS", text, node)
    builder.share_evidence(node, text, rule=_SERVICE_RULE)


def _without_authority(name: str, gss_code: str) -> str:
    """A service's name without the authority's own: "Larchmere Early Help Hub" is "Early Help Hub" there."""
    authority = load_ontology().authorities.get(gss_code)
    if authority is None:
        return name
    kind = r"(?: (?:City|County|Borough|Metropolitan|District))?(?: Council)?(?:'s)?"
    shorter = re.sub(rf"^(?:County )?{re.escape(authority.name)}{kind} (?=[A-Z0-9])", "", name)
    return shorter if " " in shorter else name


def _outcomes(builder: BundleBuilder) -> None:
    for recommendation, properties in builder.nodes("Recommendation"):
        printed = properties.get("outcomeText")
        for slug in parse_outcomes(str(printed)) if printed else ():
            builder.link("CITES", recommendation, f"framework-outcome/{slug}")


def explain(text: str) -> list[tuple[str, str, str, str]]:
    """What a text is taken to mean and why: what was found, its value, the rule, and the words that led to it."""
    (doc,) = read_texts([text])
    by = taggers()
    (named,) = by.services.services_of(by.services.search([doc]))
    themes = [("theme", t.slug, f"theme weights, {t.score:+.1f}", ", ".join(t.phrases)) for t in by.themes.explain(doc)]
    polarity = by.polarity.explain(doc)
    services = [("service", s.name, f"named {s.kind}", s.name) for s in named]
    return [*themes, ("polarity", polarity.polarity, "polarity weights", ", ".join(polarity.cues)), *services]
