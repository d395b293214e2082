"""Trusts and companies that run an authority's children's services, as its reports say.

A partnership that only bears the word trust (the children's trusts of the Children Act 2004) runs no services.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.document import Block
from loaders.language.dates import clean

_NAME = (
    r"(?P<name>(?:[A-Z][\w'-]+(?: (?:and|upon|of|on) )? ?)+?(?:Children's (?:Services )?Trust"
    r"|Children (?:and|&) Famil(?:y|ies)(?:' Services)? Trust|Children(?:'s)? First|for Children))"
    r"(?! (?:Board|Partnership|Executive|[Aa]rrangements|[Pp]artners))"
    r"(?:['’])?(?: \((?:[‘']the trust[’']|(?P<short>[A-Z][A-Za-z]+))\))?"
)
_SERVICES = r"(?:[a-z']+ ){0,6}(?:services|functions)"
_CARE = r"(?:[a-z']+ ){0,6}(?:services|functions|social care)"
# How a sentence says that a body runs an authority's services; the name is before or behind what it says.
_RUNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NAME},?(?: which| who| that)? (?:delivers?|provides?|runs?|is responsible for"
        rf"|has (?:delivered|provided|run|been responsible for)) (?:all |most )?{_SERVICES} (?:for|on behalf)",
        rf"\b{_NAME},? (?:was|is|has been) (?:set up|established|created|formed)\b[^.;]{{0,60}}?"
        rf" to (?:deliver|provide|run) {_SERVICES}",
        rf"\b{_NAME},? (?:was|is) an? [^.;]{{0,100}}?\b(?:company|trust|organisation)\b[^.;]{{0,100}}?"
        rf" (?:which|that) (?:delivers|provides|runs) {_SERVICES}",
        rf"\b{_NAME} (?:is|was) (?:the|an?) (?:[a-z]+ )?(?:company|trust|organisation)(?: that is| which is)?"
        rf" responsible for (?:delivering|providing|running|the delivery of|the provision of) [^.;]{{0,60}}?\b{_CARE}",
        rf"\b{_NAME},? (?:(?:which|who|that) )?(?:is|are|was|were|has been) delegated to (?:deliver|provide|run)"
        rf" {_SERVICES}",
        rf"\b{_NAME},? (?:took over|assumed|has|took on) (?:the )?responsibility for [^.;]{{0,40}}?{_CARE}",
        rf"\b{_SERVICES}[^.;]{{0,40}}? (?:delegated|transferred|contracted out)(?: [a-z]+)? to (?:the )?{_NAME}",
        rf"\b{_SERVICES} (?:was |were )?transferred to (?:an? [a-z ,-]{{3,60}}, )(?:the )?{_NAME}",
        rf"\bdelegated its [^.;]{{0,140}}? to (?:the )?{_NAME}",
        rf"\bcommissions? (?:its |their |the )?{_SERVICES} from (?:the )?{_NAME}",
        rf"\b(?:{_SERVICES}|[Ss]ervices)[^.;]{{0,40}}? (?:delivered|provided|run) (?:on (?:its|the council's|their) "
        rf"behalf )?by (?:the )?{_NAME}",
        rf"\b{_NAME} is the (?:company|trust|organisation|provider) (?:that is )?responsible for"
        rf" (?:delivering|providing|running) {_CARE}",
        rf"\b{_NAME}, an? (?:(?:wholly|council|local|authority|independent|new|arm's|length|owned)[ -])*"
        r"(?:company|trust|organisation)\b",
        rf"\b[Cc]ouncil and (?:the )?{_NAME} [^;]{{0,240}}?\bcontract(?:ed|ual)? (?:arrangements?|services)\b",
        rf"\borganisation (?:is )?called (?:the )?{_NAME}",
        rf"\b(?:model|company|organisation|trust)\b[^.;]{{0,60}}?, [‘']?{_NAME},? (?:was|has been) "
        r"(?:created|established|set up)",
    )
)


# Whom a recommendation is directed to, where it says so: at its beginning, or before its verb.
_DIRECTED = re.compile(
    r"(?:^|^(?:Where|When|If)\b[^.;]{0,120}?, )(?P<named>[Tt]he (?:(?:council|local authority) and the )?[Tt]rust"
    r"(?: and the (?:council|local authority))?) (?:should|must|needs? to)\b"
)


@dataclass(frozen=True, slots=True)
class Provider:
    """A body that runs services for the authority; `short` is what the report calls it for short, "" if nothing."""

    name: str
    short: str
    block: Block


def providers(blocks: Iterable[Block]) -> Iterator[Provider]:
    """The bodies that the blocks say run the authority's services, each mention in order."""
    for block in blocks:
        if not re.search(r"Trust\b|Children(?:['’]s)? First|for Children", block.text):
            continue
        text = clean(block.text.replace("’", "'"))
        for pattern in _RUNS:
            for match in pattern.finditer(text):
                name = re.sub(r"^(?:The|An?|Since|In|Most|All) ", "", match["name"].strip())
                yield Provider(name, match["short"] or "", block)


def directed_to_trust(text: str) -> str | None:
    """The bodies as printed to which a recommendation is directed, where "the trust" is one of them."""
    match = _DIRECTED.match(text)
    return match["named"].lower() if match else None
