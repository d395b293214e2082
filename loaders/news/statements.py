"""The grades that the sentences of an article report: whose, of which area, of which inspection.

A grade counts only where words say that it was given; what is hoped, feared, denied, or said of councils in general or
of another service counts for nothing. Better missing than wrong: what is ambiguous is left out, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.language.authorities import located
from loaders.language.dates import find_dates
from loaders.news import wording
from loaders.news.article import Article, Paragraph
from loaders.reports.earlier_inspections import area_of, framework_of, graded_areas, grades_in, scope_of
from ontology.model import Authority, load_ontology


@dataclass(frozen=True, slots=True)
class Reported:
    """A grade that an article reports. `since` dates an earlier inspection; None is the one that the article is on."""

    authority: Authority
    area: str
    grade: str
    since: str | None
    framework: str | None
    paragraph: Paragraph


@dataclass(slots=True)
class Statements:
    """What the paragraphs report, and what was left out of them: the reason, the paragraph, the words."""

    reported: list[Reported] = field(default_factory=list)
    left_out: list[tuple[str, Paragraph, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Context:
    article: Article
    paragraph: Paragraph
    named: tuple[Authority, ...] = ()  # by the sentence before

    @property
    def year(self) -> str:
        return (self.article.published or "9999")[:4]


# --- reading ---------------------------------------------------------------------------------------------------------


def statements_of(article: Article) -> Statements:
    """The grades that an article reports, each once."""
    found = Statements()
    introduced: str | None = None
    named: tuple[Authority, ...] = ()
    for paragraph in article.paragraphs:
        text = paragraph.said
        if introduced and paragraph.block.kind == "item" and len(text) <= wording.LONGEST_ITEM and not grades_in(text):
            _read_clause(f"{_in_words(text).rstrip('.')} rated {introduced}", None, _Context(article, paragraph), found)
            continue
        introduced = _introduced(text)
        for sentence in _sentences(text):
            context = _Context(article, paragraph, named)
            if not (introduced and sentence.endswith(":")):  # the list says of what
                _read_sentence(sentence, context, found)
            named = _authorities(sentence, context) or named
    return found


def _introduced(text: str) -> str | None:
    """The grade of the areas that are listed below a paragraph, in words; None where it gives none or several."""
    if not (wording.INTRODUCES.search(text) or wording.IN_AREAS.search(text)):
        return None
    text = _without_ungiven(_in_words(wording.SHORT_QUOTES.sub("", text)))
    given = {grade[0] for grade in grades_in(text) if _is_given(text, *grade)}
    return load_ontology().schemes["grades"][given.pop()].label if len(given) == 1 else None


def _sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in the words of grades."""
    plain = wording.SHORT_QUOTES.sub("", text).strip()
    if listed := wording.LISTED.match(plain):
        (grade, start, _), *more = grades_in(listed["grade"]) or [("", -1, 0)]
        plain = f"{listed['area']} was rated {listed['grade']}" if grade and start == 0 and not more else plain
    plain = _in_words(plain)
    for pattern, grade in wording.ENDS_OF_SCALE:
        label = load_ontology().schemes["grades"][grade].label
        plain = wording.SAID_AGAIN.sub("", plain) if label in plain.lower() else plain
        plain = pattern.sub(f"judgement of {label}", plain)
    return re.split(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])", plain)


def _in_words(text: str) -> str:
    for pattern, words in wording.IN_OTHER_WORDS:
        text = pattern.sub(words, text)
    return text


def _read_sentence(sentence: str, context: _Context, found: Statements) -> None:
    if not grades_in(sentence):
        return
    if (listed := wording.NAMED_AFTER.search(sentence)) and len(grades := grades_in(listed["grade"])) == 1:
        _add([("overall", grades[0][0])], _authorities(listed["names"], context), None, None, context, found)
        return
    sentence = _take_earlier(sentence, context, found)
    for match in wording.RELATIVE.finditer(sentence):
        since = next(iter(_dates(match["clause"], context)), None)
        _read_clause(match["clause"], since, context, found, _authorities(sentence[: match.start()], context)[-1:])
    since = None
    subject: tuple[Authority, ...] = ()
    for clause in _clauses(wording.RELATIVE.sub(" ", sentence)):
        for also in _all_of_one_grade(clause, context):
            _read_clause(clause, also, context, found, subject)
        dated = _dates_of_grade(clause, context) or _dates(clause, context)
        since = dated[0] if dated else (None if wording.PRESENT.search(clause) else since)
        _read_clause(clause, since, context, found, subject)
        subject = _authorities(clause, context) or subject


def _clauses(sentence: str) -> list[str]:
    """The statements of a sentence. What follows a semicolon without a grade goes on with the list before it."""
    clauses: list[str] = []
    last = 0
    for match in wording.SPLIT.finditer(sentence):
        clauses.append(sentence[last : match.start()])
        last = match.end() if match[0].strip() else match.start()
        if match[0].strip() == ";" and not grades_in(sentence[last:]):
            last = match.start() - len(clauses.pop())
    return [*clauses, sentence[last:].strip()]


def _dates(clause: str, context: _Context) -> list[str]:
    """The years and months before the article's that a clause names."""
    return [d.iso for d in find_dates(clause, years=True) if d.iso and d.iso[:4] != context.year]


def _dates_of_grade(clause: str, context: _Context) -> list[str]:
    """The dates right behind the first grade of a clause: "rated good in 2016 and 2018"."""
    grades = grades_in(clause)
    behind = wording.RIGHT_BEHIND.match(clause[grades[0][2] :]) if grades else None
    return _dates(behind[0], context) if behind else []


def _all_of_one_grade(clause: str, context: _Context) -> list[str]:
    """The dates but the first of a clause that gives one grade twice."""
    return _dates_of_grade(clause, context)[1:] if len(grades_in(clause)) == 1 else []


def _take_earlier(sentence: str, context: _Context, found: Statements) -> str:
    """Add the earlier grade that a change is said to have been from; the sentence without it."""

    def take(match: re.Match[str]) -> str:
        grades = grades_in(match["grade"])
        if not grades or grades[0][2] - grades[0][1] != len(match["grade"]):
            return match[0]
        for since in _dates(match["rest"], context):
            named = _authorities(sentence[: match.start()], context) or _unnamed(sentence, context)
            _add([("overall", grades[0][0])], named[:1] if len(named) == 1 else (), since, None, context, found)
        return " "

    return " ".join(wording.FROM.sub(take, sentence).split())


# --- a clause --------------------------------------------------------------------------------------------------------


def _read_clause(
    clause: str, since: str | None, context: _Context, found: Statements, before: Sequence[Authority] = ()
) -> None:
    """Add the grades that a clause reports: of the inspection of an earlier date (`since`), else of the current one."""
    if not wording.JUDGING.search(clause) or not grades_in(clause):
        return
    if wording.OTHER_SERVICES.search(clause[: grades_in(clause)[-1][2] + wording.NEAR]):
        found.left_out.append(("a grade of another service was left out", context.paragraph, clause.strip()))
        return
    clause = _without_ungiven(clause)
    grades = grades_in(clause)
    if not grades or not any(_is_given(clause, *grade) for grade in grades):
        return
    if since and since[:4] > context.year:
        return
    is_earlier = wording.BEFORE.search(clause) or wording.EARLIER_CLAUSE.match(clause.strip())
    if not since and is_earlier and not wording.LATELY.search(clause):
        found.left_out.append(("an earlier grade without a year was left out", context.paragraph, clause.strip()))
        return
    if since and len(grades) > 1 and (wording.BEFORE.search(clause) and wording.PRESENT.search(clause)):
        found.left_out.append(("grades of two inspections in one clause were left out", context.paragraph, clause))
        return
    start, end = grades[0][1:]
    named = _of_whom(clause, start, end, before, context)
    if not named:
        found.left_out.append(("a grade whose authority is not plain was left out", context.paragraph, clause.strip()))
        return
    framework = _framework(clause, since, context.article.published or "")
    on = since or context.article.published or ""
    pairs = _pairs(clause, framework or framework_of("whole", on), on)
    _add(pairs, named, since, framework, context, found)


def _without_ungiven(clause: str) -> str:
    """The clause without the grades that it denies or hopes for, and without adjectives that look like grades."""
    kept, last = "", 0
    for _, start, end in grades_in(clause):
        kept += clause[last:start]
        of_others = last and wording.IN_GENERAL.search(clause[last:start])
        is_given = not (wording.DENIED.search(kept) or wording.FEATURES_AFTER.match(clause[end:]) or of_others)
        kept += clause[start:end] if is_given else "so"
        last = end
    return kept + clause[last:]


def _is_given(clause: str, grade: str, start: int, end: int) -> bool:
    """Whether the words around a grade say that it was given: "rated good", "a good rating", not "good managers"."""
    before, after = clause[:start], clause[end:]
    if any(pattern.search(before) for pattern in wording.GIVEN_BEFORE) or wording.GIVEN_AFTER.match(after):
        return True
    if wording.MOVED_BEFORE.search(before) and wording.NO_MORE.match(after):
        return True
    is_so = wording.IS_BEFORE.search(before) or wording.STILL_BEFORE.search(before)
    return grade in wording.UNMISTAKABLE and bool(is_so and wording.NO_MORE.match(after))


def _of_whom(
    clause: str, start: int, end: int, before: Sequence[Authority], context: _Context
) -> tuple[Authority, ...]:
    """The authorities whose grade it is: those named before it together, else those named right after it, else the one
    that the sentence, paragraph or article is on. Empty where that is not plain.
    """
    named = _together(clause[:start], context)
    if named is None:
        return ()
    if wording.IN_GENERAL.search(clause[:start]) and not named:
        return ()
    if named:
        return named
    behind = located(clause[end:], on=context.article.published)
    if behind and {authority for authority, *_ in behind} != {context.paragraph.subject}:
        first = behind[0]
        return (first[0],) if wording.NAMED_BEHIND.match(clause[end:][: first[1]]) else ()
    return tuple(before) if len(before) == 1 else _unnamed(clause, context)


def _unnamed(clause: str, context: _Context) -> tuple[Authority, ...]:
    if context.paragraph.subject:
        of_several = len(context.named) > 1 and wording.THEY.match(clause.strip())
        is_another = wording.ANOTHER.match(clause.strip())
        return () if of_several or is_another else (context.paragraph.subject,)
    return context.named if len(context.named) == 1 else ()


def _together(text: str, context: _Context) -> tuple[Authority, ...] | None:
    """The authorities that a text names, if they are one list; None if they are not. Where one lies is no authority."""
    places = located(text, on=context.article.published)
    kept: list[tuple[Authority, int, int]] = []
    for place in places:
        gap = text[kept[-1][2] : place[1]] if kept else ""
        if wording.WITHIN.search(text[: place[1]]):
            continue
        if kept and re.fullmatch(r",? in ", gap):
            kept[-1] = (kept[-1][0], kept[-1][1], place[2])
        elif not kept or place[0] == kept[-1][0] or wording.LISTING.fullmatch(gap):
            kept.append(place)
        else:
            return None
    return tuple({authority.gss_code: authority for authority, *_ in kept}.values())


def _authorities(text: str, context: _Context) -> tuple[Authority, ...]:
    named = (authority for authority, *_ in located(text, on=context.article.published))
    return tuple({authority.gss_code: authority for authority in named}.values())


def _framework(clause: str, since: str | None, published: str) -> str | None:
    """The framework of an inspection, by the words of the clause while inspections were of parts; None where the day of
    the current one decides."""
    on = since or published
    if on and re.search(r"safeguarding.*looked[- ]after", clause, re.IGNORECASE):
        return framework_of("both", on)
    if on and on < "2013-11":
        return framework_of(scope_of(clause), on)
    return framework_of("whole", since) if since else None


def _pairs(clause: str, framework: str, on: str) -> list[tuple[str, str]]:
    """Area and grade. Until 2022 children in care and care leavers were judged together."""
    default = area_of(scope_of(clause), framework)
    pairs = graded_areas(clause, framework, default, anywhere=True)
    grades = grades_in(clause)
    if len(grades) == 1 and wording.SOME_AREAS.search(clause) and pairs == [("overall", grades[0][0])]:
        return pairs if "ratings" in clause and not re.search(r"\bin (?:two|three|four|some|sev)", clause) else []
    if framework == "ilacs" and on < "2023" and "children-in-care" in dict(pairs):
        return [pair for pair in pairs if pair[0] != "care-leavers"]
    return pairs


def _add(
    pairs: Sequence[tuple[str, str]],
    authorities: Sequence[Authority],
    since: str | None,
    framework: str | None,
    context: _Context,
    found: Statements,
) -> None:
    for authority in authorities:
        for area, grade in pairs:
            reported = Reported(authority, area, grade, since, framework, context.paragraph)
            found.reported.append(reported)


def agreed(reported: Sequence[Reported]) -> Iterator[tuple[Reported, bool]]:
    """Each grade with whether it is what the article says of the area: of several grades, the one said oftenest."""
    said: dict[tuple[str, str | None, str], dict[str, int]] = {}
    for one in reported:
        votes = said.setdefault((one.authority.gss_code, one.since, one.area), {})
        votes[one.grade] = votes.get(one.grade, 0) + 1
    for one in reported:
        votes = said[one.authority.gss_code, one.since, one.area]
        most = max(votes.values())
        yield one, votes[one.grade] == most and list(votes.values()).count(most) == 1
