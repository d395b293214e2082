"""The bodies that a plan names as partners: other authorities, and organisations with their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.bundle import BundleBuilder
from loaders.document import Block
from loaders.identity import authority_id, organisation_id, slug
from ontology.model import load_ontology

_KINDS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("police", r"\bpolice\b|\bconstabulary\b"),
        ("health", r"\bNHS\b|\bhealth\b|\bCCG\b|\bICB\b|\bhospitals?\b|\bCAMHS\b|\bGPs?\b|\bmidwi|\bclinical\b"),
        ("school", r"\bschools?\b|\bcolleges?\b|\bacadem(?:y|ies)\b|\bheadteachers?\b|\bnurser(?:y|ies)\b"),
        ("voluntary", r"\bvoluntary\b|\bVCS\b|\bcharit(?:y|ies)\b|\bthird sector\b|\bfaith\b"),
        ("partnership", r"\bpartnership\b|\b[LK]?SCB\b|\bLSCP\b|\bsafeguarding\b.*\bboard\b"),
        ("trust", r"\btrust\b"),
        ("government", r"\bDfE\b|\bdepartment for\b|\bministry\b|\bprobation\b|\bCafcass\b|\bcourts?\b|\bLGA\b"),
        ("company", r"\bcompany\b|\bltd\b|\blimited\b|\bproviders?\b"),
    )
)
_COUNCIL = re.compile(
    r"^(?:the )?(?:london borough of|royal borough of|metropolitan borough of|lb|rb|city of)?\s*(?P<name>.+?)"
    r"(?:\s+(?:city|county|borough|metropolitan|district|mbc|bc|cc))*(?:\s+council)?$",
    re.IGNORECASE,
)
_LONGEST = 12  # words


@lru_cache(maxsize=1)
def _authorities() -> dict[str, str]:
    return {
        name.lower(): authority.gss_code
        for authority in load_ontology().authorities.values()
        for name in (authority.name, *authority.alternatives)
    }


def split_partners(text: str) -> Iterator[str]:
    """The bodies in a list as printed; what a bracket explains of one is left out."""
    text = re.sub(r"\s*\([^)]*\)", "", text)
    for part in re.split(r"\s*[;,\n•|]\s*|\s+/\s+", text):
        name = re.sub(r"^(?:and|&)\s+", "", part.strip(" ."))
        if name and not re.fullmatch(r"(?:n/?a|none|tb[ac]|all|-|–)", name, re.IGNORECASE):
            yield name


def authority_named(name: str) -> str | None:
    """The GSS code of the authority that a name is, with or without "Council"; None if it is another body's."""
    match = _COUNCIL.match(" ".join(name.split()))
    named = _authorities().get(match["name"].strip().lower()) if match else None
    return named or _authorities().get(name.strip().lower())


def organisation_kind(name: str) -> str | None:
    """The kind of a body by its name; None where the name does not tell."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), None)


def add_partners(node: str, text: str, block: Block, gss_code: str, builder: BundleBuilder) -> None:
    """Link an objective or action to the bodies in a list of partners, adding those that are no authorities."""
    for name in split_partners(text):
        if not slug(name) or len(name.split()) > _LONGEST:
            builder.warn("a partner that was not understood", block, name)
            continue
        if (code := authority_named(name)) and code != gss_code:
            builder.link("WITH_PARTNER", node, authority_id(code))
            continue
        organisation = organisation_id(name)
        properties = {} if builder.has(organisation) else {"name": name, "kind": organisation_kind(name)}
        builder.node("Organisation", organisation, properties, [block], rule="partner")
        builder.link("WITH_PARTNER", node, organisation)
