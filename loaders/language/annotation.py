"""What the words of a bundle's texts mean: themes, polarity, services, cited outcomes, and which findings support what.

It runs after every extractor, on what the extractor found; it reads no file and knows no kind of document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from loaders.bundle import BundleBuilder
from loaders.identity import authority_id, authority_of, service_id
from loaders.language.framework_outcomes import parse_outcomes, split_outcome
from loaders.language.pipeline import read_texts
from loaders.language.polarity import polarity_tagger
from loaders.language.services import Service, abbreviated, abbreviations_of, names_a_board, service_words, services_of
from loaders.language.support import BOARD, link_support, said
from loaders.language.themes import theme_tagger
from ontology.model import load_ontology

ABOUT_THEMES = ("Finding", "Recommendation", "Objective", "Action")
CONCERNS_SERVICES = ("Finding", "Recommendation", "Action")


@dataclass(frozen=True, slots=True)
class _Text:
    """A node with words, and the words read. `of_board`: it is about the safeguarding board."""

    label: str
    id: str
    doc: Doc
    of_board: bool


def annotate(builder: BundleBuilder) -> None:
    """Add to a bundle what its findings, recommendations, objectives and actions are about."""
    texts = _read(builder)
    themes = _themes(builder, texts)
    _polarity(builder, texts)
    _services(builder, [text for text in texts if text.label in CONCERNS_SERVICES])
    _outcomes(builder)
    link_support(builder, {text.id: said(text.id, text.doc, themes[text.id]) for text in texts})


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


def _themes(builder: BundleBuilder, texts: Sequence[_Text]) -> dict[str, tuple[str, ...]]:
    """Link each text to its themes. Returns the slugs by the text's id."""
    tagger = theme_tagger()
    themes = {text.id: tagger.themes_of(text.doc) for text in texts}
    for node, slugs in themes.items():
        for slug in slugs:
            builder.link("ABOUT", node, f"theme/{slug}")
    return themes


def _polarity(builder: BundleBuilder, texts: Sequence[_Text]) -> None:
    """Whether each finding praises or criticises, where the document's own headings ("Strengths") do not say so."""
    tagger = polarity_tagger()
    told = {id_ for id_, properties in builder.nodes("Finding") if "polarity" in properties}
    for text in texts:
        if text.label == "Finding" and text.id not in told:
            builder.set(text.id, "polarity", tagger.polarity_of(text.doc))


def _services(builder: BundleBuilder, texts: Sequence[_Text]) -> None:
    """Service nodes of the authorities that the texts are about, with what the document calls each."""
    found = [services_of(text.doc) for text in texts]
    abbreviations = abbreviations_of(service for services in found for service in services)
    board = service_words().named[BOARD]
    for text, services in zip(texts, found, strict=True):
        gss_code = authority_of(text.id)
        if gss_code is None:
            continue
        named = [replace(service, abbreviation=None) for service in (*services, *abbreviated(text.doc, abbreviations))]
        if text.of_board and names_a_board(text.doc) and not any(service.kind == board.kind for service in named):
            named.append(board)
        for service in dict.fromkeys(named):
            _add_service(builder, text.id, gss_code, service)


def _add_service(builder: BundleBuilder, text: str, gss_code: str, service: Service) -> None:
    name = _without_authority(service.name, gss_code)
    node = service_id(gss_code, name)
    if not builder.has(node):
        builder.node("Service", node, {"name": name, "kind": service.kind}, (), rule="service named")
    builder.link("RUNS", authority_id(gss_code), node)
    builder.link("CONCERNS", text, node)
    for passage in builder.passages_of(text):
        builder.link("EVIDENCED_BY", node, passage)


def _without_authority(name: str, gss_code: str) -> str:
    """A service's name without the authority's own: "Larchmere Early Help Hub" is "Early Help Hub" there."""
    authority = load_ontology().authorities.get(gss_code)
    shorter = re.sub(rf"^{re.escape(authority.name)}(?:'s)? ", "", name) if authority else name
    return shorter if " " in shorter else name


def _outcomes(builder: BundleBuilder) -> None:
    for recommendation, properties in builder.nodes("Recommendation"):
        printed = properties.get("outcomeText")
        for slug in parse_outcomes(str(printed)) if printed else ():
            builder.link("CITES", recommendation, f"framework-outcome/{slug}")


def explain(text: str) -> list[tuple[str, str, str, str]]:
    """What a text is taken to mean and why: what was found, its value, the rule, and the words that led to it."""
    (doc,) = read_texts([text])
    themes = [
        ("theme", t.slug, f"theme weights, {t.score:+.1f}", ", ".join(t.phrases)) for t in theme_tagger().explain(doc)
    ]
    polarity = polarity_tagger().explain(doc)
    services = [("service", s.name, f"named {s.kind}", s.name) for s in services_of(doc)]
    return [*themes, ("polarity", polarity.polarity, "polarity weights", ", ".join(polarity.cues)), *services]
