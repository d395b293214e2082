"""The bodies of posts that letterheads print without one, since the post's title says whose it is.

A police and crime commissioner serves the area of the force that the letter is addressed to, too; the manager of the
youth offending service is in that service. It says nothing of posts that may be in any body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from loaders.language.addressees import Addressee, organisation_kind
from ontology.model import Authority

LONDON = "London"
_COMMISSIONER = "Police and Crime Commissioner"
_FORCE = re.compile(r"(?P<area>.+?) (?:police(?: force| service)?|constabulary)$", re.IGNORECASE)
_YOUTH_SERVICE = re.compile(
    r"\b(?P<youth>youth (?:offending|justice)|YO(?=[ST]\b)|YJ(?=[ST]\b)) ?(?P<what>services?|team|S|T)\b", re.IGNORECASE
)
_SHORT = {"yo": "Youth Offending", "yj": "Youth Justice", "s": "Service", "t": "Team"}


def with_offices(holders: Iterable[Addressee], authority: Authority) -> list[Addressee]:
    """The persons of a letterhead, with bodies for those whose titles tell them."""
    listed = list(holders)
    return [holder if holder.body else replace(holder, body=_office(holder, listed, authority)) for holder in listed]


def _office(holder: Addressee, all_: Iterable[Addressee], authority: Authority) -> str:
    role = holder.role
    if role == "police-and-crime-commissioner":
        area = next((area for other in all_ if (area := _area_of_force(other.body))), "")
        return f"{area} {_COMMISSIONER}".strip()
    if role == "deputy-mayor-for-policing-and-crime":
        in_london = authority.region == LONDON
        return "Mayor’s Office for Policing and Crime" if in_london else "Deputy Mayor for Policing and Crime"
    if role == "mayor" and " of " in holder.title:
        return holder.title[holder.title.lower().index("mayor") :]
    if service := _YOUTH_SERVICE.search(holder.title):
        return " ".join(_SHORT.get(word.lower(), word.title()) for word in (service["youth"], service["what"]))
    return ""


def _area_of_force(body: str) -> str | None:
    """The area that a police force is named for; None for another body."""
    match = _FORCE.match(body)
    return match["area"] if match and organisation_kind(body) == "police" else None
