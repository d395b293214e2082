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
    `of_a_period`: it counts what happened until the inspection, so the day that the lines before print is not its own.
    `value`: what the words say where they print no number.
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
    of_a_period: bool = False
    value: int | None = None


def _rule(
    indicator: str,
    unit: str,
    words: str,
    pattern: str,
    *,
    of_looked_after: bool = False,
    of_a_period: bool = False,
    value: int | None = None,
    **more: str,
) -> FigureRule:
    compiled = re.compile(pattern, re.IGNORECASE)
    return FigureRule(
        indicator,
        unit,
        tuple(words.split("|")),
        compiled,
        of_looked_after=of_looked_after,
        of_a_period=of_a_period,
        value=value,
        **more,
    )


_LIVE = (
    rf"\b{_N}{_CHILDREN}\s+(?:(?:are|were|is|was)\s+)?(?:currently\s+)?(?:live[sd]?|living|placed|is|are)\s+"
    r"(?:in|with|at)\s+(?:an?\s+)?(?:\w+\s+)?"
)
_HOMES = r"(?:registered )?children[’']?s[’']? homes?"
_REVIEWS = r"serious case reviews?(?: \([^)]*\))?"
_ONGOING = r"(?:ongoing|on-going|under ?way|in progress)"

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
        "free-school-meals",
        "percent",
        "school meals",
        rf"\b(?:entitled|entitlement|eligible|eligibility)(?: to| for)? free school meals (?:is|are|was) {_PERCENT}",
    ),
    _rule(
        "english-additional-language",
        "percent",
        "language",
        rf"\bEnglish as an additional language (?:is|are|was) {_PERCENT}",
    ),
    _rule(
        "free-school-meals-primary",
        "percent",
        "primary school",
        rf"primary schools,? (?:it )?(?:is|are|was) {_PERCENT}",
        about="school meals",
    ),
    _rule(
        "free-school-meals-secondary",
        "percent",
        "secondary school",
        rf"secondary schools,? (?:it )?(?:is|are|was) {_PERCENT}",
        about="school meals",
    ),
    _rule(
        "english-additional-language-primary",
        "percent",
        "primary school",
        rf"primary schools,? (?:it )?(?:is|are|was) {_PERCENT}",
        about="language",
    ),
    _rule(
        "english-additional-language-secondary",
        "percent",
        "secondary school",
        rf"secondary schools,? (?:it )?(?:is|are|was) {_PERCENT}",
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
    _rule(
        "serious-incident-notifications",
        "count",
        "serious incident",
        rf"\b{_N} serious incident notifications?",
        of_a_period=True,
    ),
    _rule(
        "serious-case-reviews-ongoing",
        "count",
        "serious case review",
        rf"\b{_N} {_REVIEWS}(?: (?:is|are|was|were))?(?: still)? {_ONGOING}",
        of_a_period=True,
    ),
    # "Five were ongoing" behind the reviews that have been completed.
    _rule(
        "serious-case-reviews-ongoing",
        "count",
        "serious case review",
        rf"(?:^|[.;,] (?:and |with )?| and )\b{_N} (?:(?:is|are|was|were) )?(?:still )?{_ONGOING}",
        about="serious case review",
        of_a_period=True,
    ),
    _rule(
        "serious-case-reviews",
        "count",
        "serious case review",
        rf"\b{_N} {_REVIEWS}",
        of_a_period=True,
    ),
    _rule(
        "serious-case-reviews",
        "count",
        "serious case review",
        rf"\b{_N} of (?:these|those|them|which) (?:are|were|became|have become|led to)(?: now)? {_REVIEWS}",
        about="serious incident",
        of_a_period=True,
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
    _rule("childrens-homes", "count", "operates|runs", rf"\b(?:operates|runs) {_N} {_HOMES}"),
    _rule(
        "childrens-homes", "count", "operates|runs", rf"\b(?:operates|runs) (?P<n>an?) {_HOMES}(?! service)", value=1
    ),
    _rule(
        "childrens-homes",
        "count",
        "operate|run|have",
        rf"\b(?:does|do) (?P<n>not) (?:currently )?(?:operate|run|have) any (?:of its own )?{_HOMES}",
        value=0,
    ),
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
    _rule(
        "care-leavers",
        "children",
        "care leaver",
        rf"\b{_N} (?:young people )?with care leaver status\b",
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
        r"(?:an? )?houses? (?:of|in) multiple",
    ),
    _rule(
        "ceased-looked-after-last-12-months",
        "children",
        "ceased",
        rf"{_CEASED} to be looked after(?! as a result)",
        part="returned-to-care-last-12-months",
    ),
)
