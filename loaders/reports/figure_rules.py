"""How reports print the figures of a local authority's area: each figure with the words that it is known by.

The section "Information about this local authority area" follows a template of short sentences; the rules are those
sentences, loosened as reports vary them. Reading figures with them is the business of `area_statistics`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.language.numbers import NUMBER

_N = rf"(?P<n>{NUMBER})"
_PERCENT = r"(?P<n>\d+(?:\.\d+)?)\s?(?:%+|per ?cent\b)"
_CHILDREN = (
    r"(?:\s+(?:children|child|young people|young person|and|or|\((?![^)]* per 10)[^)]*\)|open cases|cases|where"
    r"|under|aged?|the|of|18|years))*"
)
_CEASED = rf"\b{_N}{_CHILDREN}\s+(?:who )?(?:have |has )?ceased"


@dataclass(frozen=True, slots=True)
class FigureRule:
    """How a figure is printed: its number is the group `n` of the pattern. `about` must stand in what was said before.

    A line without any of the `words` need not be searched for the pattern. `rate` and `share` name the indicators of
    the rate per 10,000 and of the percentage printed in brackets behind it; `part` the indicator of the part of it that
    is out of the area, or that came back. `of_looked_after`: the figure is itself a part of the children looked after.
    """

    indicator: str
    unit: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    about: str = ""
    rate: str = ""
    share: str = ""
    part: str = ""
    of_looked_after: bool = False


def _rule(
    indicator: str, unit: str, words: str, pattern: str, *, of_looked_after: bool = False, **more: str
) -> FigureRule:
    compiled = re.compile(pattern, re.IGNORECASE)
    return FigureRule(indicator, unit, tuple(words.split("|")), compiled, of_looked_after=of_looked_after, **more)


_LIVE = rf"\b{_N}{_CHILDREN}\s+(?:(?:are|were|is|was)\s+)?(?:live[sd]?|living|placed)\s+(?:in|with|at)\s+(?:\w+\s+)?"

# Each figure of the section with the words it is known by. The first that matches at a place counts.
FIGURES = (
    _rule(
        "children-under-18",
        "children",
        "under|aged",
        rf"\b{_N} (?:children(?: and young people)?|young people) (?:who are )?(?:aged )?(?:between )?"
        r"(?:under (?:the age of )?18|0(?: to | and |[-–])1[78])\b",
    ),
    _rule(
        "children-under-18-share",
        "percent",
        "population",
        rf"\b(?:is|are) (?:approximately |about )?{_PERCENT} of the (?:total )?population",
    ),
    _rule("children-in-poverty", "percent", "poverty|income", rf"{_PERCENT}[^%]*?\b(?:in poverty|low[- ]income)"),
    _rule(
        "free-school-meals-primary",
        "percent",
        "primary school",
        rf"primary schools (?:is|are|was) {_PERCENT}",
        about="school meals",
    ),
    _rule(
        "free-school-meals-secondary",
        "percent",
        "secondary school",
        rf"secondary schools (?:is|are|was) {_PERCENT}",
        about="school meals",
    ),
    _rule(
        "english-additional-language-primary",
        "percent",
        "primary school",
        rf"primary schools (?:is|are|was) {_PERCENT}",
        about="language",
    ),
    _rule(
        "english-additional-language-secondary",
        "percent",
        "secondary school",
        rf"secondary schools (?:is|are|was) {_PERCENT}",
        about="language",
    ),
    _rule(
        "minority-ethnic-children",
        "percent",
        "minority ethnic",
        rf"minority ethnic [^%]{{0,60}}?account(?:s|ed)? for (?:approximately |around |about )?{_PERCENT}",
    ),
    _rule(
        "children-in-need",
        "children",
        "in need",
        rf"\b{_N}{_CHILDREN}\s+(?:who [^.]{{0,140}}?)?(?:had been|have been|were|are)\s+(?:identi(?:fi)?ed|"
        rf"assessed)\b[^.]{{0,120}}?\bin need\b",
    ),
    _rule(
        "children-in-need",
        "children",
        "in need",
        rf"\bthere (?:are|were) {_N} children (?:and young people )?in need\b(?! (?:of|plans?|cases?)\b)",
    ),
    _rule(
        "child-protection-plans",
        "children",
        "protection plan",
        rf"\b{_N}{_CHILDREN}\s+(?:(?:who )?(?:were|are|was|is|had been)\s+)?"
        r"(?:(?:the )?subjects? (?:of|to)|on|had|have) (?:an? )?child(?:ren)? protection plans?",
        rate="child-protection-plans-rate",
    ),
    _rule(
        "private-fostering",
        "children",
        "privat",
        rf"\b{_N}{_CHILDREN}\s+(?:(?:were|are|was|is) (?:reported as )?)?(?:lived?|living)\s+in\s+(?:a )?private",
    ),
    _rule("serious-incident-notifications", "count", "serious incident", rf"\b{_N} serious incident notifications?"),
    _rule(
        "serious-case-reviews",
        "count",
        "serious case review",
        rf"\b{_N} serious case reviews?(?: \([^)]*\))?(?! ongoing| on-going|[^.]{{0,12}} ongoing at the "
        rf"time of (?:the|this) inspection\.)",
    ),
    _rule(
        "looked-after",
        "children",
        "looked after",
        rf"\b{_N}{_CHILDREN}\s+(?:are|were|is|was)\s+(?:being\s+)?looked after(?: by\b|(?= ?[.,(]| at\b|$))",
        rate="looked-after-rate",
    ),
    _rule(
        "looked-after",
        "children",
        "looked",
        rf"\bthere (?:are|were) {_N} (?:looked[- ]after children|children looked after)",
    ),
    _rule(
        "looked-after",
        "children",
        "care",
        rf"\bthere (?:are|were) {_N} children (?:and young people )?in (?:the )?care\b",
        rate="looked-after-rate",
    ),
    _rule(
        "looked-after",
        "children",
        "in the care of",
        rf"\b{_N}{_CHILDREN}\s+(?:are|were) in the care of the\b",
        rate="looked-after-rate",
    ),
    _rule(
        "looked-after",
        "children",
        "looking after",
        rf"\b(?:is|was) looking after {_N}{_CHILDREN}",
        rate="looked-after-rate",
    ),
    _rule(
        "looked-after-out-of-area",
        "children",
        "outside|out of",
        rf"\b{_N}(?: children)?(?:{_CHILDREN}(?:\s*\((?:or )?[\d.]+\s?%+[^)]*\))?,?|\))\s+"
        r"(?:are |were )?(?:lived?|living|placed)"
        r"\s+(?:outside|out of)\s+(?:of )?(?:the|area)\b",
        share="looked-after-out-of-area-share",
        of_looked_after=True,
    ),
    _rule("childrens-homes", "count", "operates", rf"\boperates {_N} (?:registered )?children[’']?s[’']? homes?"),
    _rule(
        "residential-homes",
        "children",
        "home",
        rf"{_LIVE}(?:children[’']?s[’']?|care) homes?",
        part="residential-homes-out-of-area",
    ),
    _rule(
        "residential-special-schools",
        "children",
        "special school",
        rf"{_LIVE}(?:residential )?special schools?",
        part="residential-special-schools-out-of-area",
    ),
    _rule(
        "foster-families",
        "children",
        "famil|carer",
        rf"{_LIVE}(?:foster (?:famil(?:y|ies)|carers?)|famil(?:y|ies))",
        part="foster-families-out-of-area",
    ),
    _rule("with-parents", "children", "parent", rf"{_LIVE}(?:a )?parents?\b", part="with-parents-out-of-area"),
    _rule(
        "unaccompanied-asylum-seeking",
        "children",
        "unaccompanied",
        rf"\b{_N}{_CHILDREN}\s+(?:is|are|were|was)\s+(?:children who are |an )*unaccompanied",
    ),
    _rule(
        "unaccompanied-asylum-seeking",
        "children",
        "unaccompanied",
        rf"\bthere (?:is|are|were|was) {_N} (?:children who are )?unaccompanied",
    ),
    _rule(
        "adoptions-last-12-months",
        "children",
        "adopt",
        rf"\b{_N}(?:(?: looked[- ]after)?{_CHILDREN}\s+(?:(?:have been|were|had been|was|has been)\s+)?adopted\b"
        r"(?! from)|\s+(?:completed )?adoptions?\b)",
    ),
    _rule(
        "special-guardianship-orders-last-12-months",
        "children",
        "special guardianship",
        rf"\b{_N}{_CHILDREN}\s[^.]{{0,40}}?special guardianship orders?",
    ),
    _rule(
        "moved-to-independent-living-last-12-months",
        "children",
        "independent living",
        rf"{_CEASED}[^.,;]{{0,60}}?independent living",
    ),
    _rule(
        "houses-of-multiple-occupation-last-12-months",
        "children",
        "multiple",
        rf"\b{_N}{_CHILDREN}\s+(?:(?:who )?(?:have |has )?ceased[^.;]{{0,80}}?|(?:are )?living in )"
        r"houses? (?:of|in) multiple",
    ),
    _rule(
        "ceased-looked-after-last-12-months",
        "children",
        "ceased",
        rf"{_CEASED} to be looked after(?! as a result)",
        part="returned-to-care-last-12-months",
    ),
)
