"""Persons whom a document names as holders of posts on a day: the post, its body, the person and the tenure.

A day on which someone is seen in a post says nothing of since when or until when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block
from loaders.identity import authority_of, organisation_id, person_id, post_id, slug, tenure_id
from loaders.language.addressees import Addressee, bodies_named, organisation_kind, organisation_name
from loaders.language.authorities import authority_named
from loaders.language.people import find_basis
from ontology.model import Authority

# Posts of the authority, even where a document names their body otherwise or not at all.
AUTHORITY_ROLES = frozenset(
    {
        "director-of-childrens-services",
        "director-of-childrens-social-care",
        "lead-member",
        "leader-of-the-council",
        "lscb-chair",
        "safeguarding-partnership-chair",
    }
)

TenureDate = Literal["attestedOn", "startedOn", "endedOn"]

_LINES_BELOW = 2  # within which a title stands below its holder's name

# Bodies printed without saying whose: the document's context does.
GENERIC_BODIES = frozenset({"council", "partnership", "local area partnership", "trust"})
# Of these every area has one of its own, or shares it with neighbours: without its name it is told apart by the area.
GENERIC_OF_AN_AREA = frozenset(
    {
        "icb",
        "integrated care board",
        "ccg",
        "clinical commissioning group",
        "crc",
        "community rehabilitation company",
        "youth offending team",
        "youth offending service",
        "youth justice service",
        "youth justice services",
        "youth justice team",
        "police and crime commissioner",
        "deputy mayor for policing and crime",
    }
)


def body_of(holder: Addressee, authority: Authority, default: str) -> tuple[str, str, str]:
    """The body that a post is in: the part of its id, its node, and its name.

    An authority where the body printed is one or the post is one of an authority's; else the organisation printed, or
    `default` where none is.
    """
    found = authority_named(holder.body)
    if holder.role in AUTHORITY_ROLES or "local authority" in holder.title.lower():
        found = found or authority
    if found:
        return found.gss_code, found.id, found.name
    printed = "" if holder.body.lower() in GENERIC_BODIES else holder.body
    if not printed and (found := authority_named(default)):
        return found.gss_code, found.id, found.name
    if printed.lower() in GENERIC_OF_AN_AREA:
        same_kind = organisation_kind(printed) == organisation_kind(default)
        name = organisation_name(default if same_kind else f"{organisation_name(printed)} ({authority.name})")
    else:
        name = organisation_name(printed or default)
    return slug(name), organisation_id(name), name


def lines_naming(holder: Addressee, lines: Sequence[Block]) -> list[Block]:
    """The line that names a holder, and the one below it that gives the title where the first does not."""
    surname = holder.name.split()[-1].split("'")[-1]
    place = next((place for place, line in enumerate(lines) if surname in line.text), None)
    if place is None:
        return []
    if holder.title.lower() in lines[place].text.lower():
        return [lines[place]]
    below = lines[place + 1 : place + 1 + _LINES_BELOW]
    return [lines[place], *[line for line in below if holder.title.lower() in line.text.lower()][:1]]


def add_organisation(name: str, blocks: Sequence[Block], builder: BundleBuilder, *, rule: str) -> str:
    """Add a body that is no authority, by its name in full. Returns its id."""
    name = organisation_name(name)
    properties: dict[str, Value] = {"kind": organisation_kind(name)}
    if not builder.has(organisation_id(name)):  # the same name, but for commas and apostrophes
        properties["name"] = name
    return builder.node("Organisation", organisation_id(name), properties, blocks, rule=rule)


def add_office_holder(
    holder: Addressee,
    *,
    authority: Authority,
    default_body: str,
    on: str,
    blocks: Sequence[Block],
    builder: BundleBuilder,
    rule: str,
    as_property: TenureDate = "attestedOn",
    person: str | None = None,
) -> str:
    """Add a person seen in a post on a day (ISO), or from or until it (`as_property`): in a post of each body, where
    several are named. Returns the first tenure's id. `person` is the id of someone whom the document has named already.
    """
    tenures = []
    for body in bodies_named(holder.body):
        key, node, name = body_of(replace(holder, body=body), authority, default_body)
        if node.startswith("organisation/"):
            add_organisation(name, blocks, builder, rule=rule)
        post = builder.node(
            "Post", post_id(key, holder.role), {"role": holder.role, "title": holder.title}, blocks, rule=rule
        )
        builder.link("POST_IN", post, node)
        if person is None or bool(authority_of(person)) != bool(authority_of(node)):
            # Persons are keyed within an authority, or within the bodies that authorities share.
            person = person_id(key, holder.name)
        builder.node("Person", person, {"name": holder.name}, blocks, rule=rule)
        tenures.append(_add_tenure(holder, post, person, on, blocks, builder, rule=rule, as_property=as_property))
    return tenures[0]


def _add_tenure(
    holder: Addressee,
    post: str,
    person: str,
    on: str,
    blocks: Sequence[Block],
    builder: BundleBuilder,
    *,
    rule: str,
    as_property: TenureDate,
) -> str:
    properties: dict[str, Value | None] = {
        as_property: [on] if as_property == "attestedOn" else on,
        "basis": find_basis(holder.title),
    }
    # Two persons may be named in one post on one day (joint holders, or two boards' posts of one title).
    key_of_tenure = (
        tenure_id(post, on) if not builder.has(tenure_id(post, on)) else tenure_id(post, f"{on}-{slug(holder.name)}")
    )
    tenure = builder.node("Tenure", key_of_tenure, properties, blocks, rule=rule)
    builder.link("OF_POST", tenure, post)
    builder.link("HELD_BY", tenure, person)
    return tenure
