"""The figures that a report prints about a local authority's area: children in need, on plans, looked after …

The section follows a template of short sentences, so each figure is known by the words beside it (`FIGURES`). What the
text does not print as a number (a ratio, "fewer than five") is not turned into one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document import Block
from loaders.language.dates import find_dates
from loaders.language.numbers import NUMBER, parse_number

_N = rf"(?P<n>{NUMBER})"
_PERCENT = r"(?P<n>\d+(?:\.\d+)?)\s?(?:%+|per ?cent\b)"
_CHILDREN = (
    r"(?:\s+(?:children|child|young people|young person|and|or|\([^)]*\)|open cases|cases|where|under|aged?|the|of|18"
    r"|years))*"
)
_CEASED = rf"\b{_N}{_CHILDREN}\s+(?:who )?(?:have |has )?ceased"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed. `measured_on` is an ISO prefix, None where no date is printed for it."""

    indicator: str
    value: float
    unit: str
    measured_on: str | None
    blocks: tuple[Block, ...]
    national: float | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a figure is printed: its number is the group `n` of the pattern. `about` must stand in what was said before.

    `rate` and `share` name the indicators of the rate per 10,000 and of the percentage printed in brackets behind it;
    `part` the indicator of the part of it that is out of the area, or that came back.
    """

    indicator: str
    unit: str
    pattern: re.Pattern[str]
    about: str = ""
    rate: str = ""
    share: str = ""
    part: str = ""


def _rule(indicator: str, unit: str, pattern: str, **more: str) -> _Rule:
    return _Rule(indicator, unit, re.compile(pattern, re.IGNORECASE), **more)


_LIVE = rf"\b{_N}{_CHILDREN}\s+(?:(?:are|were|is|was)\s+)?(?:live[sd]?|living|placed)\s+(?:in|with|at)\s+(?:\w+\s+)?"

# Each figure of the section with the words it is known by. The first that matches at a place counts.
FIGURES = (
    _rule("children-under-18", "children", rf"\b{_N} children and young people (?:aged )?under (?:the age of )?18\b"),
    _rule("children-under-18-share", "percent", rf"{_PERCENT} of the (?:total )?population"),
    _rule("children-in-poverty", "percent", rf"{_PERCENT}[^%]*?\b(?:in poverty|low[- ]income)"),
    _rule("free-school-meals-primary", "percent", rf"primary schools (?:is|are|was) {_PERCENT}", about="school meals"),
    _rule(
        "free-school-meals-secondary", "percent", rf"secondary schools (?:is|are|was) {_PERCENT}", about="school meals"
    ),
    _rule(
        "english-additional-language-primary",
        "percent",
        rf"primary schools (?:is|are|was) {_PERCENT}",
        about="language",
    ),
    _rule(
        "english-additional-language-secondary",
        "percent",
        rf"secondary schools (?:is|are|was) {_PERCENT}",
        about="language",
    ),
    _rule("minority-ethnic-children", "percent", rf"minority ethnic [^%]{{0,60}}?account(?:s|ed)? for {_PERCENT}"),
    _rule(
        "children-in-need",
        "children",
        rf"\b{_N}{_CHILDREN}\s+(?:who [^.]{{0,140}}?)?(?:had been|have been|were|are)\s+(?:identified|"
        rf"assessed)\b[^.]{{0,120}}?\bin need\b",
    ),
    _rule(
        "child-protection-plans",
        "children",
        rf"\b{_N}{_CHILDREN}\s+(?:were|are|was|is|had been)\s+(?:the )?subjects? (?:of|to) "
        rf"(?:a )?child(?:ren)? protection plans?",
        rate="child-protection-plans-rate",
    ),
    _rule(
        "private-fostering",
        "children",
        rf"\b{_N}{_CHILDREN}\s+(?:(?:were|are|was|is) (?:reported as )?)?(?:lived?|living)\s+in\s+(?:a )?private",
    ),
    _rule("serious-incident-notifications", "count", rf"\b{_N} serious incident notifications?"),
    _rule(
        "serious-case-reviews",
        "count",
        rf"\b{_N} serious case reviews?(?: \([^)]*\))?(?! ongoing| on-going|[^.]{{0,12}} ongoing at the "
        rf"time of (?:the|this) inspection\.)",
    ),
    _rule(
        "looked-after",
        "children",
        rf"\b{_N}{_CHILDREN}\s+(?:are|were|is|was)\s+(?:being\s+)?looked after by the",
        rate="looked-after-rate",
    ),
    _rule("looked-after", "children", rf"\bthere (?:are|were) {_N} (?:looked[- ]after children|children looked after)"),
    _rule("looked-after", "children", rf"\bis looking after {_N}{_CHILDREN}", rate="looked-after-rate"),
    _rule(
        "looked-after-out-of-area",
        "children",
        rf"\b{_N}{_CHILDREN}(?:\s*\((?:or )?[\d.]+\s?%+[^)]*\))?\s+(?:are |were )?(?:lived?|living)"
        rf"\s+(?:outside|out of)\s+(?:of )?the\b",
        share="looked-after-out-of-area-share",
    ),
    _rule("childrens-homes", "count", rf"\boperates {_N} (?:registered )?children[’']?s[’']? homes?"),
    _rule("residential-homes", "children", rf"{_LIVE}children[’']?s[’']? homes?", part="residential-homes-out-of-area"),
    _rule(
        "residential-special-schools",
        "children",
        rf"{_LIVE}(?:residential )?special schools?",
        part="residential-special-schools-out-of-area",
    ),
    _rule(
        "foster-families",
        "children",
        rf"{_LIVE}(?:foster (?:famil(?:y|ies)|carers?)|famil(?:y|ies))",
        part="foster-families-out-of-area",
    ),
    _rule("with-parents", "children", rf"{_LIVE}(?:a )?parents?\b", part="with-parents-out-of-area"),
    _rule(
        "unaccompanied-asylum-seeking",
        "children",
        rf"\b{_N}{_CHILDREN}\s+(?:is|are|were|was)\s+(?:children who are |an )*unaccompanied",
    ),
    _rule(
        "unaccompanied-asylum-seeking",
        "children",
        rf"\bthere (?:is|are|were|was) {_N} (?:children who are )?unaccompanied",
    ),
    _rule(
        "adoptions-last-12-months",
        "children",
        rf"\b{_N}(?:{_CHILDREN}\s+(?:have been|were|had been|was|has been)\s+adopted|\s+(?:completed )?adoptions?\b)",
    ),
    _rule(
        "special-guardianship-orders-last-12-months",
        "children",
        rf"\b{_N}{_CHILDREN}\s[^.]{{0,40}}?special guardianship orders?",
    ),
    _rule(
        "moved-to-independent-living-last-12-months",
        "children",
        rf"{_CEASED}[^.,;]{{0,60}}?independent living",
    ),
    _rule(
        "houses-of-multiple-occupation-last-12-months",
        "children",
        rf"\b{_N}{_CHILDREN}\s+(?:(?:who )?(?:have |has )?ceased[^.;]{{0,80}}?|(?:are )?living in )"
        r"houses? (?:of|in) multiple",
    ),
    _rule(
        "ceased-looked-after-last-12-months",
        "children",
        rf"{_CEASED} to be looked after",
        part="returned-to-care-last-12-months",
    ),
)

_COMPARISON = re.compile(
    r"\b(?:increase|decrease|reduction|rise|fall|drop|change|similar|same|compared|decline|growth|down|"
    r"up|higher|lower)\b"
    rf"[^.%]{{0,40}}?\b(?:from|to|as|than|with)\b(?: the)?(?: figure of)? (?P<n>{NUMBER})"
    r"(?:\s+(?:children|cases|and young people))*(?:\s*\((?:a rate of )?(?P<rate>[\d.]+) per 10,?000[^)]*\))?"
    r"\s+(?:as )?(?:at|on|in|as of|since)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"^[^.]{0,60}?\((?:a rate of |or )?(?P<rate>[\d.]+) per 10,?000", re.IGNORECASE)
_SHARE = re.compile(r"\((?:or )?(?P<share>[\d.]+)\s?%")
_PART = re.compile(
    rf"(?:,?\s*(?:of (?:whom|which)|all of which|of (?:these|this|those)(?: {NUMBER})?)\b|\.)[\s,]*"
    rf"(?P<n>{NUMBER}|all|both|\d+(?:\.\d+)?)\s*(?P<percent>%|per ?cent)?(?:\s*\((?P<other>[\d.]+)"
    rf"\s?(?P<otherpercent>%)?\))?"
    r"[^.]{0,60}?\b(?:out of|outside|returned)\b",
    re.IGNORECASE,
)
_ALL_OUT = re.compile(
    r"^[\s,]*(?:all (?:of (?:which|whom) )?(?:are |live |living )*)?(?:out of|outside)\b", re.IGNORECASE
)
# Before a number: it is a part of the number before it, or a bound and no number.
_PART_OF_ANOTHER = re.compile(
    rf"\b(?:of whom|of which|(?:of|all|both) (?:these|this|those|of them)(?: {NUMBER})?|(?:fewer|less|"
    rf"more) than|at least),?\s*$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"^[^%]{0,40}?(?:national (?:average|figure) (?:is|was|of)|compared (?:with|to)) (?P<n>\d+(?:\.\d+)?)\s?%",
    re.IGNORECASE,
)
# How far behind a comparison its date may stand, in characters.
FAR = 20

_GLUED_FOOTNOTE = re.compile(r"\b((?:19|20)\d\d)\d(?=\s*[.,;)]|\s|$)")
_PERIOD = re.compile(
    r"\b(?:in|over|during) the (?:last|past|previous) (?:12|twelve) months\b|\bin the period\b", re.IGNORECASE
)
_FIRST_DATE = re.compile(r"^\W*(?:(?:as )?(?:at|on|in|by)\b)?", re.IGNORECASE)


_COUNTING = re.compile(
    rf"^(?!.*\bin post\b).*\b(?:{NUMBER}|fewer than|too (?:low|few))\b.*\b(?:looked after by|adoptions|in "
    rf"poverty|outside the|live (?:in|with)|"
    r"placement|asylum|ceased to be|protection plan|in need of|special guardianship)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the lines before say of a line: the date, the subject, and the block that said so."""

    as_of: str | None = None
    about: str = ""
    block: Block | None = None


def area_figures(blocks: Sequence[Block]) -> Iterator[Figure]:
    """Every figure of the section's blocks, in order. A list's items take date and subject from the line above them."""
    context = _Context()
    for block in blocks:
        text = _GLUED_FOOTNOTE.sub(r"\1", block.text)
        own = _own_context(text, block)
        if own is not None:
            context = own
        elif block.kind == "heading":
            context = _Context()
        yield from _figures_of(text, block, context)


def _own_context(text: str, block: Block) -> _Context | None:
    """The context that a line sets for itself and for the items under it; None where it stands under another."""
    dates = find_dates(text)
    if _PERIOD.search(text):
        return _Context(dates[-1].iso if dates else None, text, block)
    if dates and _FIRST_DATE.sub("", text[: dates[0].start]).strip(" ,(") == "":
        return _Context(dates[0].iso, text, block)
    end_of = re.match(r"^\W*(?:as )?at the end of ", text, re.IGNORECASE)
    if dates and end_of and dates[0].start <= end_of.end() + 1:
        return _Context(dates[0].iso, text, block)
    if text.rstrip().endswith(":"):
        return _Context(None, text, block)
    if re.match(
        r"^\W*(?:approximately|children and young people from|since|in the two years|there )", text, re.IGNORECASE
    ):
        return _Context(None, text, block)
    return None


def _figures_of(text: str, block: Block, context: _Context) -> Iterator[Figure]:
    blocks = (block,) if context.block in (None, block) else (context.block, block)
    comparisons = list(_comparisons(text))
    found = _matches(text, context, [(start, end) for start, end, *_ in comparisons])
    for place, (rule, match, value) in enumerate(found):
        end = found[place + 1][1].start() if place + 1 < len(found) else len(text)
        figure = Figure(rule.indicator, value, rule.unit, context.as_of, blocks)
        if rule.unit == "percent" and (national := _NATIONAL.match(text[match.end() : end])):
            figure = replace(figure, national=float(national["n"]))
        yield figure
        yield from _details(rule, figure, text[match.end() : end], match[0])
        for start, _, earlier, rate, on in comparisons:
            if match.end() <= start < end and on != figure.measured_on:
                then = replace(figure, value=earlier, measured_on=on, blocks=(block,))
                yield then
                if rule.rate and rate is not None:
                    yield replace(then, indicator=rule.rate, value=rate, unit="per-10000-children")


def _matches(
    text: str, context: _Context, masked: Sequence[tuple[int, int]]
) -> list[tuple[_Rule, re.Match[str], float]]:
    """The figures that a text prints, in order; each number counts once, those of comparisons not at all."""
    found: list[tuple[_Rule, re.Match[str], float]] = []
    taken: set[int] = set()
    for rule in FIGURES:
        if rule.about and rule.about not in f"{context.about} {text}".lower():
            continue
        for match in rule.pattern.finditer(text):
            start = match.start("n")
            value = parse_number(match["n"])
            if value is None or start in taken or any(a <= start < b for a, b in masked):
                continue
            if _PART_OF_ANOTHER.search(text[:start]):
                continue
            taken.add(start)
            found.append((rule, match, value))
    return sorted(found, key=lambda f: f[1].start("n"))


def _comparisons(text: str) -> Iterator[tuple[int, int, float, float | None, str]]:
    """The earlier values that figures are compared with: place in the text, value, rate per 10,000, date."""
    for match in _COMPARISON.finditer(text):
        dates = [d for d in find_dates(text[match.end() :]) if d.start <= FAR]
        value = parse_number(match["n"])
        if dates and dates[0].iso and value is not None:
            rate = _value(match["rate"]) if match["rate"] else None
            yield match.start(), match.end() + dates[0].end, value, rate, dates[0].iso


def _details(rule: _Rule, figure: Figure, rest: str, printed: str) -> Iterator[Figure]:
    """The rate, the share and the part that are printed with a figure."""
    if rule.rate and (rate := _RATE.match(rest)):
        yield replace(figure, indicator=rule.rate, value=_value(rate["rate"]), unit="per-10000-children")
    if rule.share and (share := _SHARE.search(printed)):
        yield replace(figure, indicator=rule.share, value=_value(share["share"]), unit="percent")
    if rule.part and (part := _part(rest, figure.value)):
        value, unit = part
        yield replace(figure, indicator=rule.part, value=value, unit=unit)


def _part(rest: str, whole: float) -> tuple[float, str] | None:
    """How many of a number are out of the area (or came back): a count where one is printed, else a percentage."""
    if _ALL_OUT.match(rest):
        return whole, "children"
    match = _PART.search(rest)
    if match is None:
        return None
    if match["percent"]:
        if match["other"] and not match["otherpercent"]:
            return _value(match["other"]), "children"
        return _value(match["n"]), "percent"
    if match["n"].lower() in ("all", "both"):
        return whole, "children"
    value = parse_number(match["n"])
    return (value, "children") if value is not None else None


def _value(text: str) -> float:
    value = float(text.rstrip("."))
    return int(value) if value == int(value) else value


def unread_lines(blocks: Iterable[Block], figures: Iterable[Figure]) -> list[Block]:
    """Blocks that speak of numbers of children and of which no figure was read, for a warning."""
    read = {id(block) for figure in figures for block in figure.blocks}
    return [
        b for b in blocks if b.kind not in ("heading", "footnote") and id(b) not in read and _COUNTING.search(b.text)
    ]
