"""Persons, posts and bodies of a plan, as nodes: who holds which post, and who owns or helps with what is promised."""

from __future__ import annotations

import re

from loaders.bundle import BundleBuilder
from loaders.document import Block
from loaders.identity import authority_id, organisation_id, person_id, post_id, slug, tenure_id
from loaders.language.addressees import organisation_kind
from loaders.language.authorities import authority_named
from loaders.language.people import find_basis, find_role
from loaders.plans.model import PostHolder, Reading
from loaders.plans.people.owners import Owners, People
from loaders.plans.people.partners import split_partners

_OTHER_BODY = re.compile(r"\b((?:[A-Z][\w’']+ )+(?:Police|Constabulary|NHS(?: Foundation)? Trust))\b")


_LONGEST_PARTNER = 12  # words


class PeopleWriter:
    """Writes persons, posts, tenures and organisations, and links objectives and actions to owners and partners."""

    def __init__(self, builder: BundleBuilder, gss_code: str, dated_on: str | None) -> None:
        self.people = People()
        self._builder = builder
        self._gss_code = gss_code
        self._date = dated_on
        # Whose staff a person is who is not the authority's own (police, health), by name: the body's slug.
        self._bodies: dict[str, str] = {}

    def write_holders(self, reading: Reading) -> None:
        """The post-holders of the plan's key; then whoever objectives and actions name in full is known by initials."""
        for holder in reading.holders:
            self._write_holder(holder)
        self.people.holders.extend(reading.holders)
        for objective in reading.objectives:
            for text in (*(said.text for said in objective.owners), *(action.owner for action in objective.actions)):
                self.people.learn(text)

    def _write_holder(self, holder: PostHolder) -> None:
        """A person of the key, with the post held on the plan's date."""
        if body := _OTHER_BODY.search(holder.title):
            self._bodies[holder.name] = slug(body[1])
        person = self._write_person(holder.name, holder.name, holder.block)
        if holder.title:
            self._write_tenure(person, holder.title, holder.block)

    def write_partners(self, node: str, text: str, block: Block) -> None:
        """Link an objective or action to the bodies in a list of partners, adding those that are no authorities."""
        for name in split_partners(text):
            if not slug(name) or len(name.split()) > _LONGEST_PARTNER:
                self._builder.warn("a partner that was not understood", block, name)
                continue
            if (authority := authority_named(name)) and authority.gss_code != self._gss_code:
                self._builder.link("WITH_PARTNER", node, authority.id)
                continue
            organisation = organisation_id(name)
            properties = {} if self._builder.has(organisation) else {"name": name, "kind": organisation_kind(name)}
            self._builder.node("Organisation", organisation, properties, [block], rule="partner")
            self._builder.link("WITH_PARTNER", node, organisation)

    def _write_person(self, name: str, printed: str, block: Block) -> str:
        person = person_id(self._bodies.get(name, self._gss_code), name)
        return self._builder.node("Person", person, {"name": printed}, [block], rule="person of the plan")

    def _write_post(self, title: str, block: Block) -> str:
        body = _OTHER_BODY.search(title)
        if body:
            organisation = organisation_id(body[1])
            self._builder.node(
                "Organisation",
                organisation,
                {"name": body[1], "kind": organisation_kind(body[1])},
                [block],
                rule="body",
            )
            post = post_id(organisation.removeprefix("organisation/"), find_role(title))
        else:
            organisation = authority_id(self._gss_code)
            post = post_id(self._gss_code, find_role(title))
        properties = (
            {"role": find_role(title)} if self._builder.has(post) else {"role": find_role(title), "title": title}
        )
        self._builder.node("Post", post, properties, [block], rule="post of the plan")
        self._builder.link("POST_IN", post, organisation)
        return post

    def _write_tenure(self, person: str, title: str, block: Block) -> None:
        if self._date is None:
            self._write_post(title, block)
            self._builder.warn("a post-holder on no known date, since the plan has none", block)
            return
        post = self._write_post(title, block)
        tenure = tenure_id(post, self._date)
        if self._builder.has(tenure):
            # A title that several people hold, such as that of a service manager.
            tenure = f"{tenure}-{person.rsplit('/', 1)[-1]}"
        self._builder.node(
            "Tenure", tenure, {"attestedOn": [self._date], "basis": find_basis(title)}, [block], rule="post-holder"
        )
        self._builder.link("OF_POST", tenure, post)
        self._builder.link("HELD_BY", tenure, person)

    def write_owners(self, node: str, text: str, block: Block) -> None:
        owners: Owners = self.people.owners(text)
        for named in owners.persons:
            person = self._write_person(named.name, named.printed, block)
            self._builder.link("OWNED_BY", node, person)
            if named.title and not any(holder.name == named.name for holder in self.people.holders):
                self.people.holders.append(PostHolder(named.name, "", named.title, block))
                self._write_tenure(person, named.title, block)
        for title in owners.posts:
            self._builder.link("OWNED_BY", node, self._write_post(title, block))
        for unknown in owners.unknown:
            self._builder.warn("an owner who is not in the plan's key", block, unknown)
