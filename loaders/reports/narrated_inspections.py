"""Earlier inspections that running text tells of: "since it was last inspected in May 2014, when it was judged good".

A judgement is read only where the sentence says whose it is; a wrong grade is far worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.document import Block
from loaders.language.dates import clean, find_dates
from loaders.reports.earlier_inspections import (
    EarlierInspection,
    Scope,
    area_of,
    areas_in,
    framework_of,
    graded_areas,
    grades_in,
    in_framework,
    scope_of,
    sentences,
)

_ON = r"(?P<on>(?:[A-Z][a-z]+ )?20\d\d)\b"
_KIND = r"(?: (?:Ofsted|ILACS|SIF|full|judgement|graded|single|standard))*(?: children's services)? inspection"
_JUDGED = r"(?P<told>[^,.;]*\bjudged [^,.;]*?)"
_SERVICES = (
    r"(?P<what>[^,.;]{0,60}\b(?:safeguarding|[Ll]ooked[- ][Aa]fter|protection of children|child protection|"
    r"fostering|adoption)\b[^,.;]{0,60}?)"
)
# Ways to name an inspection by its date. The first that is found counts; of those that are not `dated` only judgements
# are kept, since they may speak of any kind of inspection.
_MENTIONS: tuple[tuple[bool, re.Pattern[str]], ...] = tuple(
    (dated, re.compile(pattern))
    for dated, pattern in (
        (True, rf"\b(?P<inspected>last inspected),? in {_ON}"),
        (True, rf"\b(?:[Ll]ast|[Pp]revious){_KIND}(?: of (?P<what>[^,.]{{0,60}}?))?,? (?:in|\(|of|was in) ?{_ON}"),
        (True, rf"\bsince (?:its|the) single inspection in {_ON}"),
        (False, rf"\b(?:last|previous){_KIND}, when {_JUDGED} in {_ON}"),
        (False, rf"\bre-inspection of (?P<subject>children's services\b[^.,;]*), after {_JUDGED} in {_ON}"),
        (False, rf"\b(?:since|at|in) the{_KIND} (?:in|of) {_ON}"),
        (False, rf"\binspections? of {_SERVICES} in {_ON}"),
        (False, rf"\b[Ii]n {_ON},? (?:an |the )?inspections? of {_SERVICES}(?= (?:found|judged)\b)"),
        (False, rf"(?P<what>\b(?:fostering|adoption) (?:service|agency)) was inspected in {_ON}"),
        (True, rf"\b(?P<jtai>(?:[Jj]oint targeted area inspection|JTAI))(?: \([A-Z]+\))?,? (?:in|of) {_ON}"),
    )
)
# Cheap to look for, before anything else.
_WORDS = re.compile(r"\binspect(?:ion|ed)\b|\bJTAI\b")
_OTHER_BODY = re.compile(
    r"\b(?:children's homes?|notifications?|monitoring visits?|focused visits?|schools?|nurser(?:y|ies)|HMIP?|CQC|"
    r"probation|care quality|youth offending|SEND|thematic|residential|prison|LSCB|board|police|self-assessment)\b",
    re.IGNORECASE,
)
_JOINT_BODY = re.compile(r"\bmonitoring visits?\b|\bfocused visits?\b")
_SOON = re.compile(r"\b(?:next|planned|forthcoming|due)\b[^.]{0,20}$")

_VERB = r"(?:judged?|rated|graded|found to be|found|judgement was|judgement of|received|require improvement)"
# How what follows a date must begin to tell of that inspection, and not of the time since.
_LINKED = re.compile(
    rf"^[\s,)]*(?:(?:in |at )?(?:when|where|which)\b|and (?:was|were)\b|with a judgement\b|{_VERB}\b)", re.IGNORECASE
)
_AT_IT = re.compile(r"\b(?:at|in) (?:the|its|their|an)\b[^,;]*$", re.IGNORECASE)
_TOLD = re.compile(rf"^(?P<subject>[^.;]{{0,110}}?)\b{_VERB}\b[^.;]*", re.IGNORECASE)
_THAT_WAS_SO = re.compile(r",? as was the case at (?:the|its|their)\s*$")
_BEFORE_IT = re.compile(
    rf"^(?P<told>[^,;]*\b(?:was|were) (?:all )?{_VERB} [^,;]*?),? "
    r"(?:when (?:it|they|services) (?:was|were)|at (?:the|its|their))\s*$"
)
_REMAINS = re.compile(r"^,? (?:and )?(?P<subject>[^,;]*?)(?: have| has)? remain(?:s|ed)? (?=[a-z])")
_PRONOUN = re.compile(r"\b(?:they|it|these|this)\b", re.IGNORECASE)
_EXCEPTION = re.compile(r"\b(?:except|apart from|other than|excluding|with the exception)\b", re.IGNORECASE)
_GOES_ON = r"(?: (?:but|and|with|while|except)\b)"
# The services of an authority as a whole, as the subject of a sentence.
_WHOLE = re.compile(
    r"^(?:all )?(?:(?:[A-Z][\w']*(?: and)? )*(?:local authority )?[Cc]hildren's (?:social care )?services"
    r"|[Ss]ervices(?: for (?:all )?children(?: and (?:their )?(?:families|young people))*)?)"
    r"(?: (?:in|on|at|of|across)(?: (?:[A-Z][\w'-]*|of|on|and|upon|the|in))+)?,? ?"
    r"(?:(?:have|has|are|were|was|continue|remain|require)\b|$)"
)
_IN_CARE = re.compile(r"(?<!social )\bcare\b", re.IGNORECASE)
# What is judged as a whole: the council, its services, a place. Not one part of its work.
_AS_A_WHOLE = re.compile(
    r"\b(?:services?|authority|council|overall|aspects|areas|effectiveness)\b|\b[A-Z][\w-]+(?: was| were)? *$"
)
_ONE_PART = re.compile(
    r"\b(?:early help|front door|assessments?|disab\w+|social work\w*|quality|practice|plans?|planning|cases?|support|"
    r"children who|unaccompanied|missing|exploit\w+|private|kinship|carers?|fostering|response|homes?)\b",
    re.IGNORECASE,
)


def narrated_inspections(blocks: Sequence[Block]) -> Iterator[EarlierInspection]:
    """The earlier inspections that running text dates, with the judgements that their sentences tell of them."""
    for block in blocks:
        if "20" not in block.text or not _WORDS.search(block.text):
            continue
        for sentence in sentences(clean(block.text.replace("’", "'").replace("‘", "'"))):
            if (earlier := _narrated(sentence, block)) is not None:
                yield earlier


def _narrated(sentence: str, block: Block) -> EarlierInspection | None:
    found = next(((dated, m) for dated, pattern in _MENTIONS if (m := pattern.search(sentence))), None)
    if found is None or len(find_dates(sentence, years=True)) != 1:
        return None
    dated, match = found
    named = match.groupdict()
    if (_JOINT_BODY if named.get("jtai") else _OTHER_BODY).search(sentence) or _SOON.search(sentence[: match.start()]):
        return None
    on = find_dates(match["on"], years=True)[0].iso or ""
    if named.get("jtai"):
        return EarlierInspection("jtai", on, "statedOn", block)
    scope = _scope(named.get("what") or "", sentence[match.end() :])
    framework = framework_of(scope, on)
    if framework == "unknown" and not (dated or on.startswith("2018")):
        return None
    fieldwork = named.get("inspected") and len(on) > len("2014")
    earlier = EarlierInspection(framework, on, "endedOn" if fieldwork else "statedOn", block)
    if framework != "unknown" or on.startswith("2018"):  # of 2018 only the framework is in doubt
        told = _judgements(sentence, match, scope, framework)
        earlier.judgements.extend((area, grade, block) for area, grade in told)
    return earlier if dated or earlier.judgements else None


def _scope(what: str, rest: str) -> Scope:
    """What was inspected, by the words "inspection of …", else by what follows where that names two services."""
    if (scope := scope_of(what)) != "whole":
        return scope
    return "both" if scope_of(rest) == "both" else "whole"


def _judgements(sentence: str, match: re.Match[str], scope: Scope, framework: str) -> list[tuple[str, str]]:
    """The judgements that a sentence tells of the inspection that it dates."""
    before = sentence[: match.start()].replace("required improvement", "require improvement")
    rest = sentence[match.end() :].replace("required improvement", "require improvement")
    told = match.groupdict().get("told")
    if told is not None:
        return _told(told, match.groupdict().get("subject") or before, scope, framework)
    if (so := _THAT_WAS_SO.search(before)) is not None:
        return _of_subject(before[: so.start()], before[: so.start()], framework)
    if (earlier := _BEFORE_IT.search(before)) is not None:
        return _of_subject(earlier["told"], earlier["told"], framework)
    if (remains := _REMAINS.match(rest)) is not None:
        clause = _first_clause(rest[remains.start("subject") :])
        return _of_subject(remains["subject"], clause, framework) if not _PRONOUN.search(clause) else []
    if not (_LINKED.match(rest) or _AT_IT.search(before)):
        return []
    return _told(rest, before, scope, framework)


def _told(text: str, before: str, scope: Scope, framework: str) -> list[tuple[str, str]]:
    """The judgements of a clause such as ", when services were judged to be good"."""
    match = _TOLD.match(text)
    if match is None:
        return []
    judged, subject = _first_clause(match[0]), match["subject"]
    grades = grades_in(judged)
    if not grades or _EXCEPTION.search(judged[: grades[0][1]]):
        return []
    if _PRONOUN.search(judged):
        return _of_subject(before, judged, framework)
    if not areas_in(judged):
        known_whole = bool(subject.strip(" ,")) and (not _AS_A_WHOLE.search(subject) or _ONE_PART.search(subject))
        if scope == "both" or (scope == "whole" and known_whole):
            return []
    return graded_areas(judged, framework, area_of(scope, framework))


def _first_clause(text: str) -> str:
    """A text up to the comma behind its first grade, unless it goes on with others: "good, but inadequate for …"."""
    grades = grades_in(text)
    end = re.compile(rf",(?!{_GOES_ON})").search(text, grades[0][2]) if grades else None
    return text[: end.start()] if end else text


def _of_subject(subject: str, judged: str, framework: str) -> list[tuple[str, str]]:
    """The one grade of a clause as that of a sentence's subject: one area of judgement, or all services."""
    grades, areas = grades_in(judged), areas_in(subject)
    if len(grades) != 1:
        return []
    if len(areas) == 1 and not (areas[0] != "overall" and re.search(r"\boverall\b", judged)):
        return [(in_framework(areas[0], framework), grades[0][0])]
    whole = _WHOLE.match(subject.strip())
    return [("overall", grades[0][0])] if not areas and whole and not _IN_CARE.search(subject) else []
