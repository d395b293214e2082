"""The bodies that a plan names as partners: other authorities, and organisations with their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.bundle import BundleBuilder
from loaders.document import Block
from loaders.identity import organisation_id, slug
from loaders.language.addressees import organisation_kind
from loaders.language.authorities import authority_named

_LONGEST = 12  # words


def split_partners(text: str) -> Iterator[str]:
    """The bodies in a list as printed; what a bracket explains of one is left out."""
    text = re.sub(r"\s*\([^)]*\)", "", text)
    for part in re.split(r"\s*[;,\n•|]\s*|\s+/\s+", text):
        name = re.sub(r"^(?:and|&)\s+", "", part.strip(" ."))
        if name and not re.fullmatch(r"(?:n/?a|none|tb[ac]|all|-|–)", name, re.IGNORECASE):
            yield name


def add_partners(node: str, text: str, block: Block, gss_code: str, builder: BundleBuilder) -> None:
    """Link an objective or action to the bodies in a list of partners, adding those that are no authorities."""
    for name in split_partners(text):
        if not slug(name) or len(name.split()) > _LONGEST:
            builder.warn("a partner that was not understood", block, name)
            continue
        if (authority := authority_named(name)) and authority.gss_code != gss_code:
            builder.link("WITH_PARTNER", node, authority.id)
            continue
        organisation = organisation_id(name)
        properties = {} if builder.has(organisation) else {"name": name, "kind": organisation_kind(name)}
        builder.node("Organisation", organisation, properties, [block], rule="partner")
        builder.link("WITH_PARTNER", node, organisation)
