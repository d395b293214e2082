"""The grades that the sentences of an article report: whose, of which area, of which inspection.

A grade counts only where words say that it was given; what is hoped, feared, denied, or said of councils in general or
of another service counts for nothing. Better missing than wrong: what is ambiguous is left out, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.language.authorities import located
from loaders.language.dates import find_dates
from loaders.news.article import Article, Paragraph
from loaders.reports.earlier_inspections import area_of, framework_of, graded_areas, grades_in, scope_of
from ontology.model import Authority, load_ontology

# --- rules -----------------------------------------------------------------------------------------------------------

_VERB = (
    r"(?:rat(?:ed|es|ing)|judg(?:ed|es|ing)|grad(?:ed|es|ing)|brand(?:ed|s)|label(?:led|s)|deem(?:ed|s)|"
    r"declar(?:ed|es)|class(?:ed|es)|found)"
)
_NOUN = r"(?:judge?ment|rating|grad(?:e|ing)|verdict|mark)s?"
_SERVICE = (
    r"(?:services?|departments?|councils?|authorit(?:y|ies)|boroughs?|care|leavers|protection|performance|leadership|"
    r"support|board|it|them)"
)
_MOVED = (
    r"(?:upgraded|moved|risen|rose|improved?|lifted|gone|went|downgraded|dropped|fell|fallen|slipped|progressed|jumped)"
)
JUDGING = re.compile(
    rf"\b(?:{_VERB}|{_NOUN}|conclud\w+|ruled|remain(?:ed|s)?|awarded|given|received|achieved?|earned|secured|handed"
    rf"|{_MOVED} (?:up |down |back )?to|(?:is|are|was|were|still|now|be) (?:\w+ )?(?:inadequate|requires? improvement))\b",
    re.IGNORECASE,
)
# What stands before a grade that was given.
_GIVEN_BEFORE = tuple(
    re.compile(pattern + r"\s*$", re.IGNORECASE)
    for pattern in (
        # rated good; judged to be good; remained good; a rating of good
        rf"\b(?:{_VERB}|{_NOUN} of|remain(?:ed|s)?|awarded|given)"
        r"(?:,? (?:as|to be|to|individually|all|an?|overall|still|its|the|again|by ofsted))*",
        # rated the leadership of the service as good; judged by inspectors to be good
        rf"\b{_VERB}\b[^.;:]{{0,200}}? (?:as|to be)(?: an?| still| overall)*",
        # branded the council's services inadequate
        rf"\b(?:rated|rates|branded|brands|judged|judges|graded|grades|labelled|deemed|declared)"
        rf" [^.;:,]{{0,90}}?\b{_SERVICE}(?: overall)?",
        # in the same list: "good for adoption and outstanding for leadership"
        r"\b(?:effectiveness|overall) as",
        # concluded that the authority is good for adoption
        r"\b(?:conclud|rul|judg|found)\w* that [^.;]{0,60}?\b(?:council|authority|services)(?: \w+){0,3}? (?:is|are|was|were)"
        r"(?: still| now)?",
    )
)
# Words that give a grade only where nothing is said to be good: "fell to inadequate", not "moved to good offices".
_MOVED_BEFORE = re.compile(
    rf"\b(?:received|achieved|earned|secured|handed|{_MOVED} (?:[\w’']+ ){{0,6}}?to)(?: an?| overall| the)*\s*$",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"^\s*(?:$|[,.;]|(?:overall|by|in|for|from|after|following|and|since|under|with|at)\b)", re.IGNORECASE
)
# "Its services were still inadequate": only of the grades that are hardly used but as such.
_IS_BEFORE = re.compile(
    r"\b(?:services|department|council|authority)(?: \w+){0,3}? (?:is|are|was|were)(?: still| now| overall| again)*\s*$",
    re.IGNORECASE,
)
_STILL_BEFORE = re.compile(r"\b(?:still|now)\s*$", re.IGNORECASE)
_UNMISTAKABLE = frozenset({"inadequate", "requires-improvement"})
_GIVEN_AFTER = re.compile(rf"^(?: overall| ofsted)*(?: {_NOUN})\b", re.IGNORECASE)
# A grade of something less than a judgement, or an adjective.
_FEATURES_AFTER = re.compile(
    r"^(?: and \w+)? (?:features?|elements?|aspects?|practices?|progress|work|examples?|news|enough|services for|"
    r"schools?|features)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no longer|not(?: \w+)? (?:by|just by|be(?:en)?|yet)|not|never|none|avoid\w*|moves? out of|moved out of|"
    r"escape[sd]?|up from|from|out of|far from|below|short of|rather than|instead of|fail\w*|without|ahead of|at least|"
    r"towards?|aim\w*|hop(?:e[sd]?|ing)|ambition\w*|target\w*|plan(?:s|ned)? to|want\w*|expect\w*|able to|on course|"
    r"journey to|remov\w+|shed(?:s|ding)?|shaken? off|lost|los(?:es|ing)|on track|potential\w*|(?:will|would|could|should|may|might|can) (?:be|become|get|still be))"
    r"\s+(?:[\w’'-]+\s+){0,5}?$"
    r"|\bso(?: rating)?,? (?:and|or|to)(?: even| then|,? (?:ultimately|eventually),?)?(?: to| an?)*\s*$",
    re.IGNORECASE,
)
# Statements on councils in general: how many there are of a grade says nothing of any one, unless they are named.
_IN_GENERAL = re.compile(
    r"\b(?:\d+(?:\.\d+)?(?: ?%| per ?cent| of the| out of)?|(?:only|just|over|more than|less than|nearly|almost) \w+|"
    r"none|half|all|most|many|some|few|both|third|quarters?|majority|two|three|four|five|six|seven|eight|nine|ten|"
    r"dozens?|other) (?:of (?:the )?)?(?:[\w’'-]+ ){0,3}?(?:councils|authorities|departments|boroughs|local areas)\b|"
    r"\b(?:no|any|every|another|one other) (?:other )?(?:local )?(?:authority|council)\b|\bnone (?:has|have)\b|\b\d+(?:\.\d+)? ?(?:%|per ?cent)"
    r"|\b(?:councils|authorities|departments) (?:\w+ ){0,4}?(?:were|are|have been|had been)\b"
    r"|\b\d+ (?:have been|had been|were|are) (?:rated|judged|graded)",
    re.IGNORECASE,
)
_OTHER_SERVICES = re.compile(
    r"\b(?:schools?|academ(?:y|ies)|nurser(?:y|ies)|pre-?schools?|colleges?|children[’']?s? homes?|childminders?|"
    r"fostering (?:agency|agencies|service)|adoption agency|adult (?:social )?care|adults[’']? services|CQC|"
    r"Care Quality Commission|hospitals?|youth (?:offending|justice)|SEND\b|special educational needs|care homes?|residential|programmes?|"
    r"joint targeted|fire (?:and rescue )?service|police force)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:previous(?:ly)?|last inspection|formerly|had been|prior to|years? (?:ago|earlier|prior)|twice|"
    r"(?:two|three|four|several) times|(?:after|following) (?:two|three|four|successive|consecutive) [\w ]{0,24}(?:ratings|judge?ments|inspections)|repeatedly|historically|respectively|being upgraded)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:now|still|this (?:year|time|month|week)|has been|have been|today)\b", re.IGNORECASE)
_LATELY = re.compile(r"\b(?:this (?:year|month|week)|last (?:month|week)|yesterday|today)\b", re.IGNORECASE)
# Ofsted's scale has a top and a bottom that articles name so; beside the grade itself it is the same grade again.
_POSSIBLE = r"(?: possible| available| inspection)?"
_ENDS_OF_SCALE = (
    (re.compile(rf"\b(?:lowest|worst|bottom){_POSSIBLE} {_NOUN}(?: possible)?", re.IGNORECASE), "inadequate"),
    (re.compile(rf"\b(?:highest|top|best){_POSSIBLE} {_NOUN}(?: possible)?", re.IGNORECASE), "outstanding"),
)
_SAID_AGAIN = re.compile(
    rf"\s*[,–—(-]+\s*(?:the |Ofsted[’']s )?(?:lowest|worst|highest|top|best){_POSSIBLE} {_NOUN}\)?"
)
# How articles speak of grades and areas, and the reports' own words for it.
_IN_OTHER_WORDS = (
    (re.compile(r"\b(?:needing|requiring|needs|need) improvement\b", re.IGNORECASE), "requires improvement"),
    (
        re.compile(
            r"\b(?:told|found|said|stating|judged) (?:that )?(?:it|they|services) (?:still )?required improvement\b"
            r"(?: to be good)?"
        ),
        "rated requires improvement",
    ),
    (
        re.compile(rf"\b({_VERB}) to (?:still )?require improvement(?: to be good)?", re.IGNORECASE),
        r"\1 requires improvement",
    ),
    (re.compile(r"\b(?:the )?impact of (?:its |their )?leaders\b", re.IGNORECASE), "leadership"),
    (re.compile(r"\b(?:local )?(?:children[’']?s )?safeguarding (?:children[’']?s? )?board\b", re.IGNORECASE), "lscb"),
    (re.compile(r"\bchildren[’']?s?[’']? experiences? in care\b", re.IGNORECASE), "children in care"),
    (re.compile(r"\b(?:children|young people|those) (?:who are )?leaving care\b", re.IGNORECASE), "care leavers"),
    (re.compile(r"\b(?:slapped|hit|saddled) with\b", re.IGNORECASE), "given"),
    (re.compile(r"\b(early|mid|late)-(?=20\d\d\b)"), r"\1 "),
    (re.compile(r"\bOFSTED\b"), "Ofsted"),
)
# A line of a list: "Children in care: good".
_LISTED = re.compile(r"^(?P<area>[^.:]{5,140}?)\s*(?::| [–—-]) ?(?P<grade>[A-Za-z ]{4,40})\.?$")
_INTRODUCES = re.compile(r"\b(?:include|includes|are|were|as|following|areas|that)\b[^.:]*:$", re.IGNORECASE)
LONGEST_ITEM = 140
NEAR = 25  # characters behind a grade within which it is said of what service it is
# "The three judged good are: X; Y; Z": the names come after.
_NAMED_AFTER = re.compile(
    rf"\b(?:councils|authorities|boroughs|\w+)?\s?{_VERB} (?:as )?(?P<grade>[a-z ]{{4,30}}?)\b[^.:;]{{0,40}}? "
    r"(?:are|were|include|included):? (?P<names>[A-Z].*)$"
)
# "From the inadequate rating given in 2013 and 2015": an earlier grade and its years, or none.
_FROM = re.compile(
    rf"\b(?:up |back )?from (?:an?|the|its|their|being)? ?(?P<grade>[a-z]+(?: improvement)?(?: to be good)?)\b"
    rf"(?P<rest>(?: overall)?(?: {_NOUN})?(?: (?:which|that|it|was|were|had|been|is|awarded|given|received|handed|"
    r"published|by|ofsted|early|mid|late|during|following|at|after|in|the|its|last|previous|inspection|full|overall|and|\d{4}|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b)*),?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r", (?:which|who) (?P<clause>[^,]+), ")
_SPLIT = re.compile(
    r",? (?:but|while|whereas|although|though|however)\b|;|\s[–—-]+ (?=now\b)|,? (?=since (?:it|they|its|being)\b)"
    r"|,? (?=since the [a-z ]{4,25} (?:rating|judge?ment|grade) )"
    r"|,? (?=after (?:\w+ing|it|they)\b)|,? (?=having been\b)|,? (?=when (?:it|they|the|services|inspectors)\b)"
    r"|,? (?=before (?:being|it|they|coming)\b)|,? (?=compared (?:with|to)\b)"
    r"|, (?=(?:inspectors|Ofsted|the report|it said|leaders)\b)"
)
_EARLIER_CLAUSE = re.compile(
    r"^(?:since (?:it|they|its|being|the)|after (?:\w+ing|it|they)|having been|when|before|compared)\b"
)
_SHORT_QUOTES = re.compile(r"[“”\"]|(?<!\w)['‘]|['’](?!\w)")
_LISTING = re.compile(
    r"(?:[\s,()–—’'s-]|\b(?:and|as|well|the|both|city|county|borough|metropolitan|royal|council|councils|of|in|north|"
    r"south|east|west|along|with|plus)\b)*",
    re.IGNORECASE,
)
_NAMED_BEHIND = re.compile(rf"^(?: {_NOUN})?(?: (?:for|at|to|of|in))? (?:the )?$", re.IGNORECASE)
_SOME_AREAS = re.compile(
    r"\bin (?:two|three|four|some|several|most|many|other|\d) (?:\w+ )?(?:areas|categories|aspects)|\bratings\b"
)


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
    named: tuple[Authority, ...] = ()  # in the sentences before, where the paragraph's part is on no one authority

    @property
    def year(self) -> str:
        return (self.article.published or "9999")[:4]


# --- reading ---------------------------------------------------------------------------------------------------------


def statements_of(article: Article) -> Statements:
    """The grades that an article reports, each once."""
    found = Statements()
    introduced: str | None = None
    for paragraph in article.paragraphs:
        text = paragraph.said
        if introduced and paragraph.block.kind == "item" and len(text) <= LONGEST_ITEM and not grades_in(text):
            _read_clause(f"{_in_words(text)} rated {introduced}", None, _Context(article, paragraph), found)
            continue
        introduced = None
        context = _Context(article, paragraph)
        for sentence in _sentences(text):
            _read_sentence(sentence, context, found)
            if named := _authorities(sentence, context):
                context = replace(context, named=named)
        if _INTRODUCES.search(text):
            grades = {grade for grade, *_ in grades_in(text)}
            introduced = load_ontology().schemes["grades"][grades.pop()].label if len(grades) == 1 else None
    return found


def _sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in the words of grades."""
    plain = _SHORT_QUOTES.sub("", text).strip()
    if listed := _LISTED.match(plain):
        (grade, start, _), *more = grades_in(listed["grade"]) or [("", -1, 0)]
        plain = f"{listed['area']} was rated {listed['grade']}" if grade and start == 0 and not more else plain
    plain = _in_words(plain)
    for pattern, grade in _ENDS_OF_SCALE:
        label = load_ontology().schemes["grades"][grade].label
        plain = _SAID_AGAIN.sub("", plain) if label in plain.lower() else plain
        plain = pattern.sub(f"judgement of {label}", plain)
    return re.split(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])", plain)


def _in_words(text: str) -> str:
    for pattern, words in _IN_OTHER_WORDS:
        text = pattern.sub(words, text)
    return text


def _read_sentence(sentence: str, context: _Context, found: Statements) -> None:
    if not grades_in(sentence):
        return
    if (listed := _NAMED_AFTER.search(sentence)) and len(grades := grades_in(listed["grade"])) == 1:
        if named := _authorities(listed["names"], context):
            _add([("overall", grades[0][0])], named, None, None, context, found)
            return
    sentence = _take_earlier(sentence, context, found)
    for match in _RELATIVE.finditer(sentence):
        since = next(iter(_dates(match["clause"], context)), None)
        _read_clause(match["clause"], since, context, found, _authorities(sentence[: match.start()], context)[-1:])
    since = None
    subject: tuple[Authority, ...] = ()
    for clause in _clauses(_RELATIVE.sub(" ", sentence)):
        dated = _dates(clause, context)
        since = dated[0] if dated else (None if _PRESENT.search(clause) else since)
        _read_clause(clause, since, context, found, subject)
        subject = _authorities(clause, context) or subject


def _clauses(sentence: str) -> list[str]:
    """The statements of a sentence. What follows a semicolon without a grade goes on with the list before it."""
    clauses: list[str] = []
    last = 0
    for match in _SPLIT.finditer(sentence):
        clauses.append(sentence[last : match.start()])
        last = match.end() if match[0].strip() else match.start()
        if match[0].strip() == ";" and not grades_in(sentence[last:]):
            last = match.start() - len(clauses.pop())
    return [*clauses, sentence[last:].strip()]


def _dates(clause: str, context: _Context) -> list[str]:
    """The years and months before the article's that a clause names."""
    return [d.iso for d in find_dates(clause, years=True) if d.iso and d.iso[:4] != context.year]


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

    return " ".join(_FROM.sub(take, sentence).split())


# --- a clause --------------------------------------------------------------------------------------------------------


def _read_clause(
    clause: str, since: str | None, context: _Context, found: Statements, before: Sequence[Authority] = ()
) -> None:
    """Add the grades that a clause reports: of the inspection of the earlier date (`since`), else of the current one."""
    if not JUDGING.search(clause) or not grades_in(clause):
        return
    if _OTHER_SERVICES.search(clause[: grades_in(clause)[-1][2] + NEAR]):
        found.left_out.append(("a grade of another service was left out", context.paragraph, clause.strip()))
        return
    clause = _without_ungiven(clause)
    grades = grades_in(clause)
    if not grades or not any(_is_given(clause, *grade) for grade in grades):
        return
    if since and since[:4] > context.year:
        return
    is_earlier = _BEFORE.search(clause) or _EARLIER_CLAUSE.match(clause.strip())
    if not since and is_earlier and not _LATELY.search(clause):
        found.left_out.append(("an earlier grade without a year was left out", context.paragraph, clause.strip()))
        return
    if since and len(grades) > 1 and (_BEFORE.search(clause) and _PRESENT.search(clause)):
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
        of_others = last and _IN_GENERAL.search(clause[last:start])
        is_given = not (_DENIED.search(kept) or _FEATURES_AFTER.match(clause[end:]) or of_others)
        kept += clause[start:end] if is_given else "so"
        last = end
    return kept + clause[last:]


def _is_given(clause: str, grade: str, start: int, end: int) -> bool:
    """Whether the words around a grade say that it was given: "rated good", "a good rating", not "good managers"."""
    before, after = clause[:start], clause[end:]
    if any(pattern.search(before) for pattern in _GIVEN_BEFORE) or _GIVEN_AFTER.match(after):
        return True
    if _MOVED_BEFORE.search(before) and _NO_MORE.match(after):
        return True
    is_so = _IS_BEFORE.search(before) or _STILL_BEFORE.search(before)
    return grade in _UNMISTAKABLE and bool(is_so and _NO_MORE.match(after))


def _of_whom(
    clause: str, start: int, end: int, before: Sequence[Authority], context: _Context
) -> tuple[Authority, ...]:
    """The authorities whose grade it is: those named before it together, else those named right after it, else the one
    that the sentence, paragraph or article is on. Empty where that is not plain.
    """
    named = _together(clause[:start], context)
    if named is None:
        return ()
    if _IN_GENERAL.search(clause[:start]) and not named:
        return ()
    if named:
        return named
    behind = located(clause[end:], on=context.article.published)
    if behind and {authority for authority, *_ in behind} != {context.paragraph.subject}:
        first = behind[0]
        return (first[0],) if _NAMED_BEHIND.match(clause[end:][: first[1]]) else ()
    return tuple(before) if len(before) == 1 else _unnamed(clause, context)


def _unnamed(clause: str, context: _Context) -> tuple[Authority, ...]:
    if context.paragraph.subject:
        return (context.paragraph.subject,)
    return context.named if len(context.named) == 1 else ()


def _together(text: str, context: _Context) -> tuple[Authority, ...] | None:
    """The authorities that a text names, if they are one list; None if they are not. Where one lies is no authority."""
    places = located(text, on=context.article.published)
    kept: list[tuple[Authority, int, int]] = []
    for place in places:
        gap = text[kept[-1][2] : place[1]] if kept else ""
        if kept and re.fullmatch(r",? in ", gap):
            kept[-1] = (kept[-1][0], kept[-1][1], place[2])
        elif not kept or place[0] == kept[-1][0] or _LISTING.fullmatch(gap):
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
    if len(grades) == 1 and _SOME_AREAS.search(clause) and pairs == [("overall", grades[0][0])]:
        return pairs if "ratings" in clause and not re.search(r"\bin (?:two|three|four|some|sev)", clause) else []
    if framework == "ilacs" and on < "2023" and re.search(r"in care and care leavers", clause, re.IGNORECASE):
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
    """Each grade with whether the article says only this of the area and inspection: of several the one said oftenest."""
    said: dict[tuple[str, str | None, str], dict[str, int]] = {}
    for one in reported:
        votes = said.setdefault((one.authority.gss_code, one.since, one.area), {})
        votes[one.grade] = votes.get(one.grade, 0) + 1
    for one in reported:
        votes = said[one.authority.gss_code, one.since, one.area]
        most = max(votes.values())
        yield one, votes[one.grade] == most and list(votes.values()).count(most) == 1
