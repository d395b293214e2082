"""The figures that a report prints about a local authority's area: children in need, on plans, looked after …

The section follows a template of short sentences, so each figure is known by the words beside it (`FIGURES`). What the
text does not print as a number (a ratio, "fewer than five") is not turned into one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document import Block
from loaders.language.dates import clean, find_dates
from loaders.language.numbers import NUMBER, parse_number
from loaders.reports.figure_rules import FIGURES, FigureRule


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed. `measured_on` is an ISO prefix, None where no date is printed for it."""

    indicator: str
    value: float
    unit: str
    measured_on: str | None
    blocks: tuple[Block, ...]
    national: float | None = None


_COMPARISON = re.compile(
    r"\b(?:increase|decrease|reduction|rise|fall|drop|change|similar|same|compared|decline|growth|down|"
    r"up|higher|lower)\b"
    rf"[^.%]{{0,40}}?\b(?:from|to|as|than|with)\b(?: the)?(?: figure of)? (?P<n>{NUMBER})"
    r"(?:\s+(?:children|cases|and young people))*(?:\s*\((?:a rate of )?(?P<rate>[\d.]+) per 10,?000[^)]*\))?"
    r"\s+(?:as )?(?:at|on|in|as of|since)\b",
    re.IGNORECASE,
)
# The figure of an earlier day is the same one.
_UNCHANGED = re.compile(
    r"\b(?:the same(?: figure| number| position)?|unchanged|no change|not changed)(?: as| from| since)?"
    r"(?: that| the (?:situation|position|figure|number))?(?: as)?(?: at| on| in| of)?\s+(?=\w)",
    re.IGNORECASE,
)
_RATE = re.compile(r"^[^.]{0,60}?\((?:a rate of |or )?(?P<rate>[\d.]+) per 10,?000", re.IGNORECASE)
_SHARE = re.compile(r"\((?:or )?(?P<share>[\d.]+)\s?%")
# Of a number in words, what follows may be the part: "two of whom", "none of these".
_COUNTED = re.compile(
    rf"^[\s,]*(?:and )?(?P<n>{NUMBER}|all|both) of (?:whom|which|these|them|those)\b"
    r"[^.;]{0,60}?\b(?:out of|outside|returned)\b",
    re.IGNORECASE,
)
_FOOTNOTE_MARK = re.compile(r"^[’']?(?:\s?\d{1,2})?(?=\s*,)")
_PART = re.compile(
    rf"(?:,?\s*(?:of (?:whom|which)|all of which|of (?:these|this|those)(?: {NUMBER})?)\b|[.;])[\s,]*"
    rf"(?P<n>{NUMBER}|all|both|\d+(?:\.\d+)?)\s*(?P<percent>%|per ?cent)?(?:\s*\((?P<other>[\d.]+)"
    rf"\s?(?P<otherpercent>%)?\))?"
    r"[^.]{0,60}?\b(?:out of|outside|returned)\b",
    re.IGNORECASE,
)
_ALL_OUT = re.compile(
    r"^[\s,]*(?:and )?(?:(?:all|both|each|they|it|of|which|whom|who|them|is|are|was|were|live[sd]?|living|placed) )*"
    r"(?:out of|outside)\b",
    re.IGNORECASE,
)
# Before a number: it is a bound and no number.
_BOUND = re.compile(r"\b(?:(?:fewer|less|more) than|at least)\s*$", re.IGNORECASE)
_OUT_OF_AREA = re.compile(r"\bof whom\b[^.;]{0,60}?\b(?:out of|outside)\b", re.IGNORECASE)
_BOUNDED_COUNT = re.compile(rf"\b(?:fewer|less) than {NUMBER} (?:child|young|li)", re.IGNORECASE)
# Before a number: it is a part of the number before it.
_PART_OF_ANOTHER = re.compile(
    rf"\b(?:of whom|of which|(?:of|all|both) (?:these|this|those|of them)(?: {NUMBER})?|all|both),?"
    r"\s*(?:[\d.]+\s?(?:%|per ?cent)\s*\(\s*)?$",
    re.IGNORECASE,
)
# The whole is the children looked after: the line above it, or the sentence before.
_OF_THOSE_LOOKED_AFTER = re.compile(
    r"(?:^|\blook(?:ed|ing) after\b[^.]*\.[^.]*\.?|\bin care\b[^.]*\.)\W*of (?:these|those|them|this number),?\s*$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"^[^%]{0,40}?(?:national (?:average|figure) (?:is|was|of)|compared (?:with|to)) (?P<n>\d+(?:\.\d+)?)\s?%",
    re.IGNORECASE,
)
# How far behind a comparison its date may stand, in characters.
FAR = 20

# An item that a converter ran together with the one before it.
_GLUED_ITEM = re.compile(
    r"(?<=[a-z])(?=(?:No|None|One|Two|Three|Four|Five|Six|Seven|Eight|Nine) (?:child|live|young)\w*\b)"
)
_GLUED_FOOTNOTE = re.compile(r"\b((?:19|20)\d\d)\d{1,2}(?=\s*[.,;)]|\s|$)")
_PERIOD = re.compile(
    r"\b(?:in|over|during) the (?:last|past|previous) (?:12|twelve) months\b|\bin the period\b", re.IGNORECASE
)
_SAME_NUMBER = re.compile(r"^\W*of (?:this|these|those)\b", re.IGNORECASE)
# What may stand before the date that a line begins with; a single letter is a bullet as a scanner reads it.
_BEFORE_DATE = re.compile(
    r"\W*(?:\w\s+)?(?:at the time of (?:the )?inspection,?\s*)?(?:(?:as )?(?:at|on|in|by|of))?"
    r"(?:\s*(?:the )?end of)?[\s,(]*",
    re.IGNORECASE,
)
# Behind a figure: the date that it alone has.
_AS_AT = re.compile(r"^[^.;:()]{0,80}\((?:as )?(?:at|of) (?=[^()]{4,20}\))", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z)\d]\.) (?=[A-Z])")

# A number in words, or a bound, and what is counted.
_COUNTING = re.compile(
    rf"\b(?:{NUMBER}|fewer than|too (?:low|few)|low number)\b[^.,]{{0,30}}?\b(?:live[sd]? (?:in|with|outside|out)"
    r"|(?:adoptions|(?:child(?:ren)?|young (?:people|person)|care leavers|to be reported)\b[^.]{0,80}\b"
    r"(?:looked after by|in poverty|outside the|live|placement|asylum|ceased to be|protection plan|in need of"
    r"|special guardianship))\b)",
    re.IGNORECASE,
)
# Numbers that count nothing: ages, sections of acts, lengths of time.
_NO_COUNT = re.compile(
    r"\b(?:under|over|aged?|ages?|age of|section|keystage|key stage|grade|year|per|ages? of) (?:of )?\d[\d,]*"
    r"(?: (?:to|and|or) \d+)?|\b\d+(?:[ -](?:plus|months?|weeks?|days?|years?|hours?|miles)\b|\+)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?!\w)")


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
        text = _GLUED_ITEM.sub(". ", _GLUED_FOOTNOTE.sub(r"\1", block.text))
        own = _own_context(text, block)
        if own is not None:
            context = own
        elif block.kind == "heading":
            context = _Context()
        yield from _figures_of(text, block, context)


def _own_context(text: str, block: Block) -> _Context | None:
    """The context that a line sets for itself and for the items under it; None where it stands under another."""
    dates = find_dates(text)
    if opening := _opening_date(text):
        return _Context(opening, text, block)
    if _PERIOD.search(text):
        return _Context(dates[-1].iso if dates else None, text, block)
    if _SAME_NUMBER.match(text):
        return None
    if text.rstrip().endswith(":"):
        return _Context(None, text, block)
    if re.match(
        r"^\W*(?:approximately|children and young people from|since|in the two years|there )", text, re.IGNORECASE
    ):
        return _Context(None, text, block)
    return None


def _opening_date(text: str) -> str | None:
    """The date that a line or sentence begins with."""
    dates = find_dates(text)
    return dates[0].iso if dates and _BEFORE_DATE.fullmatch(clean(text)[: dates[0].start]) else None


def _own_date(text: str, start: int, end: int) -> str | None:
    """The date that is printed for a figure: behind it in brackets, or at the beginning of its sentence."""
    if (behind := _AS_AT.match(text[end:])) and (dates := find_dates(text[end + behind.end() :])):
        return dates[0].iso
    sentence = max((m.end() for m in _SENTENCE.finditer(text, 0, start)), default=0)
    return _opening_date(text[sentence:start])


def _figures_of(text: str, block: Block, context: _Context) -> Iterator[Figure]:
    comparisons = list(_comparisons(text))
    found = _matches(text, context, [(start, end) for start, end, *_ in comparisons])
    for place, (rule, match, value, is_bound) in enumerate(found):
        end = found[place + 1][1].start() if place + 1 < len(found) else len(text)
        under = _Context() if rule.of_a_period else context
        as_of = _own_date(text, match.start("n"), match.end()) or under.as_of
        blocks = (block,) if under.block in (None, block) else (under.block, block)
        figure = Figure(rule.indicator, value, rule.unit, as_of, blocks)
        if rule.unit == "percent" and (national := _NATIONAL.match(text[match.end() : end])):
            figure = replace(figure, national=float(national["n"]))
        if not is_bound:
            yield figure
            yield from _details(rule, figure, text[match.end() : end], match[0])
        for start, _, earlier, rate, on in comparisons:
            if match.end() <= start < end and on != figure.measured_on and not (is_bound and earlier is None):
                then = replace(figure, value=value if earlier is None else earlier, measured_on=on, blocks=(block,))
                yield then
                if rule.rate and rate is not None:
                    yield replace(then, indicator=rule.rate, value=rate, unit="per-10000-children")


def _matches(
    text: str, context: _Context, masked: Sequence[tuple[int, int]]
) -> list[tuple[FigureRule, re.Match[str], float, bool]]:
    """The figures that a text prints, in order; each number counts once, those of comparisons not at all.

    The last of the four says that the number is a bound ("fewer than five"): it is no figure, but may be compared.
    """
    found: list[tuple[FigureRule, re.Match[str], float, bool]] = []
    taken: set[int] = set()
    lower = text.lower()
    for rule in FIGURES:
        if not any(word in lower for word in rule.words):
            continue
        if rule.about and rule.about not in f"{context.about} {text}".lower():
            continue
        for match in rule.pattern.finditer(text):
            start = match.start("n")
            value = parse_number(match["n"]) if rule.value is None else rule.value
            if value is None or start in taken or any(a <= start < b for a, b in masked):
                continue
            before = text[:start]
            if _PART_OF_ANOTHER.search(before) and not (rule.of_looked_after and _OF_THOSE_LOOKED_AFTER.search(before)):
                continue
            taken.add(start)
            found.append((rule, match, value, bool(_BOUND.search(before))))
    return sorted(found, key=lambda f: f[1].start("n"))


def _comparisons(text: str) -> Iterator[tuple[int, int, float | None, float | None, str]]:
    """The earlier values that figures are compared with: place in the text, value, rate per 10,000, date.

    A value of None is the figure's own: it has not changed since.
    """
    for match in _COMPARISON.finditer(text):
        dates = [d for d in find_dates(text[match.end() :]) if d.start <= FAR]
        value = parse_number(match["n"])
        if dates and dates[0].iso and value is not None:
            rate = _value(match["rate"]) if match["rate"] else None
            yield match.start(), match.end() + dates[0].end, value, rate, dates[0].iso
    for match in _UNCHANGED.finditer(text):
        dates = find_dates(text[match.end() :])
        if dates and dates[0].iso and dates[0].start == 0:
            yield match.start(), match.end() + dates[0].end, None, None, dates[0].iso


def _details(rule: FigureRule, figure: Figure, rest: str, printed: str) -> Iterator[Figure]:
    """The rate, the share and the part that are printed with a figure."""
    if rule.rate and (rate := _RATE.match(rest)):
        yield replace(figure, indicator=rule.rate, value=_value(rate["rate"]), unit="per-10000-children")
    if rule.share and (share := _SHARE.search(printed)):
        yield replace(figure, indicator=rule.share, value=_value(share["share"]), unit="percent")
    if rule.part:
        for value, unit in _part(_FOOTNOTE_MARK.sub("", rest), figure.value):
            yield replace(figure, indicator=rule.part, value=value, unit=unit)


def _part(rest: str, whole: float) -> list[tuple[float, str]]:
    """How many of a number are out of the area (or came back): the count and the percentage that are printed."""
    if _ALL_OUT.match(rest):
        return [(whole, "children")]
    if counted := _COUNTED.match(rest):
        value = whole if counted["n"].lower() in ("all", "both") else parse_number(counted["n"])
        return [(value, "children")] if value is not None else []
    match = _PART.search(rest)
    if match is None:
        return []
    if match["percent"]:
        count = [(_value(match["other"]), "children")] if match["other"] and not match["otherpercent"] else []
        return [*count, (_value(match["n"]), "percent")]
    value = whole if match["n"].lower() in ("all", "both") else parse_number(match["n"])
    share = [(_value(match["other"]), "percent")] if match["other"] and match["otherpercent"] else []
    return [(value, "children"), *share] if value is not None else []


def _value(text: str) -> float:
    value = float(text.rstrip("."))
    return int(value) if value == int(value) else value


def unread_lines(blocks: Iterable[Block], figures: Iterable[Figure]) -> list[Block]:
    """Blocks that print numbers and of which no figure was read, or not the part that is out of the area, or that print
    a bound in place of a number: for a warning."""
    read: dict[int, set[str]] = {}
    for figure in figures:
        for block in figure.blocks:
            read.setdefault(id(block), set()).add(figure.indicator)
    counting = [b for b in blocks if b.kind not in ("heading", "footnote") and _counts(b.text)]
    return [b for b in counting if id(b) not in read or _BOUNDED_COUNT.search(b.text) or _lacks_part(b, read[id(b)])]


def _lacks_part(block: Block, indicators: set[str]) -> bool:
    part = _OUT_OF_AREA.search(block.text)
    return part is not None and not any("out-of-area" in indicator for indicator in indicators)


def _counts(text: str) -> bool:
    """Whether a line prints a number of something; not where it says since when a post is held, or opens a list."""
    if " in post" in text or text.endswith(":"):
        return False
    words = clean(text)
    for found in reversed(find_dates(words, years=True)):
        words = f"{words[: found.start]} {words[found.end :]}"
    return bool(_COUNTING.search(words) or _FIGURE.search(_NO_COUNT.sub(" ", words)))
