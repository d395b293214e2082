"""News articles and press releases on an inspection: the grades they report, old and new, and whom they quote.

An article knows an inspection by a month or a year. What stands in quotation marks at length is someone's words and no
fact of the article's; a site's own clutter names no authority and no grade.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.bundle import BundleBuilder, Value
from loaders.document import Block, Document
from loaders.errors import unknown_authority
from loaders.identity import authority_id, inspection_id, judgement_id, undated
from loaders.kinds.registry import Kind
from loaders.language.addressees import Addressee
from loaders.language.authorities import authorities_in, authority_named
from loaders.language.dates import MONTHS, find_date_range, find_dates
from loaders.language.people import person_name
from loaders.reports.earlier_inspections import (
    EarlierInspection,
    add_earlier_inspection,
    framework_of,
    graded_areas,
    grades_in,
)
from loaders.reports.office_holders import add_office_holder
from ontology.model import Authority, load_ontology

OPENING = 15
LONGEST = 3500
LONGEST_DATELINE = 90
SHORTEST_HEADLINE = 12

# What sites print around an article. Lines of the first kind are skipped; the second kind begins what comes after it.
_CLUTTER = re.compile(
    r"^(?:skip to\b|we use\b.*\bcookies|this (?:web)?site uses\b|accept (?:all )?cookies|manage (?:preferences|cookies)"
    r"|home ?[>/»|]|menu\b|search\b|log ?in\b|sign (?:in|up)\b|subscribe\b|register\b|share\b|print\b|advert|sponsored"
    r"|(?:read|see) (?:more|also|next)\b|also read\b|related\b|recommended\b|follow us\b|published$"
    r"|image (?:source|caption)\b"
    r"|(?:by )?[\w’' ]*\breporter$)|.{3,30} [|>»] .{3,30} [|>»] ",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:\d+ )?comments?(?: \(\d+\))?$|^(?:most (?:read|popular|viewed)|more (?:on|from|like|stories|news)\b"
    r"|latest (?:news|stories)|related (?:news|articles?|stories|topics|content|links)|you (?:may|might) (?:also )?like"
    r"|trending|popular"
    r"|top stories|about us|share this)\b.{0,40}$",
    re.IGNORECASE,
)
_SPEAKING = re.compile(r"\b(?:said|says|states|stated|added|commented|told|explained)\b")
_QUOTATION = re.compile(r"[“\"][^”\"]{40,}(?:[”\"]|$)|^[“\"][^”\"]*$")
_SHORT_QUOTES = re.compile(r"[“”\"]|(?<!\w)['‘]|['’](?!\w)")
_JUDGING = re.compile(
    r"\b(?:judged?|judge?ments?|rated|ratings?|graded?|remain(?:ed|s)?|awarded|given|found\b.* to be|"
    r"declared|deemed|verdict|branded|labelled|classed|received|achieved|earned|secured|handed"
    r"|(?:upgraded|downgraded|moved|risen|rose|fallen|fell|dropped|improved|lifted|slipped) (?:up |down |back )?to)\b",
    re.IGNORECASE,
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:judged?|judge?ments? of|rat(?:ed|es)|ratings? of|grad(?:ed|es)|grades? of|remain(?:ed|s)?|"
    r"awarded|given|found to be"
    r"|declared|deemed|verdict of|branded|labelled|classed|found\b[^.]{0,90} to be)"
    r"(?:,? (?:as|to be|to|individually|all|an?|overall|still|its|the|again))*\s*$",
    re.IGNORECASE,
)
# Words that give a grade only where nothing is said to be good: "fell to inadequate", not "moved to good offices".
_MOVED_BEFORE = re.compile(
    r"\b(?:received|achieved|earned|secured|handed|(?:upgraded|downgraded|moved|risen|rose|fallen|fell|dropped|improved"
    r"|lifted|slipped) (?:up |down |back )?to)(?: an?| overall| the)*\s*$",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"^\s*(?:$|[,.;]|(?:overall|by|in|for|from|after|following|and|since|under|with|at)\b)", re.IGNORECASE
)
_GIVEN_AFTER = re.compile(r"^(?: overall)? (?:judge?ment|rating|grade|verdict)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no longer|not|never|avoid\w*|moves? out of|escape[sd]?|up from|from)\s+(?:\w+\s+){0,4}?$", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:previous(?:ly)?|last inspection|formerly|had been|prior to|years? (?:ago|earlier|prior))\b", re.IGNORECASE
)
# Ofsted's scale has a top and a bottom that articles name so.
_ENDS_OF_SCALE = (
    (re.compile(r"\blowest (?:possible )?(?:judge?ment|rating|grade)", re.IGNORECASE), "inadequate"),
    (re.compile(r"\b(?:highest|top) (?:possible )?(?:judge?ment|rating|grade)", re.IGNORECASE), "outstanding"),
)
# How articles speak of grades and areas, and the reports' own words for it; of a change only what it led to is kept.
_IN_OTHER_WORDS = (
    (
        re.compile(
            r"\b(?:upgraded|moved|risen|rose|improved|lifted|gone|went|downgraded|dropped|fell|fallen|slipped|progressed"
            r"|jumped)(?: \w+){0,2}? from (?:an? )?[\w ]{4,30}? to (?:an? )?(?=(?:inadequate|requir|good|outstanding))",
            re.IGNORECASE,
        ),
        "rated ",
    ),
    (
        re.compile(r"\b(?:told|found|said) (?:that )?(?:it|they) (?:still )?required improvement\b(?: to be good)?"),
        "rated requires improvement",
    ),
    (re.compile(r"\b(?:needing|requiring|needs|need) improvement\b", re.IGNORECASE), "requires improvement"),
    (re.compile(r"\bthe impact of leaders\b|\bimpact of leaders\b", re.IGNORECASE), "leadership"),
)
# A line of a list: "Children in care: good".
_LISTED = re.compile(r"^(?P<area>[^.:]{5,140}?)\s*(?::| [–—-]) ?(?P<grade>[A-Za-z ]{4,40})\.?$")
_PRESENT = re.compile(r"\b(?:now|this (?:year|time|month)|has been|have been|today)\b", re.IGNORECASE)
_RELATIVE = re.compile(r",? (?:which|who) (?P<clause>[^,]+), ")
_MONTH = "|".join(name.capitalize() for name in MONTHS if len(name) > 3 or name == "may")
_VISIT = re.compile(
    rf"\b(?:visit(?:ed)?|inspection|inspected|inspectors)\b[^.]{{0,50}}?\b(?:in|during) (?P<first>{_MONTH})"
    rf"(?:(?: and |, | to |–|-)(?P<last>{_MONTH}))? ?(?P<year>this year|last year|20\d\d)"
)
_DAYS = re.compile(
    rf"\b(?:from|between) \d{{1,2}}(?: (?:{_MONTH}))? (?:to|and|until|[–-]) \d{{1,2}} (?:{_MONTH})(?! ?20\d\d)"
)
_TITLE_WORDS = (
    r"(?i:director|executive|member|leader|chair|head|mayor|commissioner|officer|secretary|minister|"
    r"constable|councillor)"
)
_NAME = r"(?:(?:Cllr|Councillor|Dr|Sir|Dame|Mr|Ms|Mrs) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}"
_OF_BODY = r"(?:(?P<body>[A-Z][\w’' -]+?)[’']s? )?"
_POST = rf"(?P<title>[^,.\"“]*?\b{_TITLE_WORDS}\b[^.\"“]*?)"
# "The council's chief executive, Jo Roe, said", "Council leader Jo Roe said".
_POST_FIRST = (
    r"(?:^|(?<=[.!?”\"] ))(?:(?:The|Its) )?(?:(?P<body>[A-Z]?[\w’-]+(?: [\w’-]+){0,3}?)[’']s? )?"
    r"(?P<title>(?:(?:[Cc]ouncil|[Ii]nterim|[Aa]cting|[Dd]eputy|[Ee]xecutive|[Ss]trategic|[Cc]orporate) )*"
    r"(?:[Dd]irector(?: (?:of|for) [a-z’', ]+?)?|[Cc]hief executive|[Ll]eader(?: of the council)?"
    r"|(?:[Cc]abinet|[Ll]ead) member(?: for [a-z’', ]+?)?)),? "
)
_SPEAKERS = (
    re.compile(rf"(?P<name>{_NAME}), {_OF_BODY}{_POST},? (?:said|says|added|commented|told)\b"),
    re.compile(rf"\b(?:said|says|added|commented) (?P<name>{_NAME}), {_OF_BODY}{_POST}(?=[,.]|$)"),
    re.compile(rf"{_POST_FIRST}(?P<name>{_NAME}),? (?:said|says|added|commented|told)\b"),
)


@dataclass(frozen=True)
class _Article:
    authority: Authority
    published: str | None
    dateline: Block | None
    blocks: tuple[Block, ...]

    @property
    def year(self) -> str | None:
        return self.published[:4] if self.published else None


def recognise(document: Document) -> float:
    """0.6 for a short text with a dateline, someone's words and a grade by Ofsted: other kinds are surer of theirs."""
    text = document.text
    if not 80 < len(text.split()) < LONGEST or "Ofsted" not in text or not _dateline(document.blocks)[1]:
        return 0.0
    if re.search(r"^(?:Dear |Agenda\b|Contents\b|Lead inspector)", text, re.MULTILINE | re.IGNORECASE):
        return 0.0
    return 0.6 if _SPEAKING.search(text) and _JUDGING.search(text) and grades_in(text) else 0.0


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the article reports. Raises DocumentError for an article on no authority that is known."""
    article = _read(document)
    builder.describe_document(title=_headline(article), publishedOn=article.published)
    current = _current_inspection(article, document, builder)
    for block in dict.fromkeys(article.blocks):
        for sentence in _sentences(block.text):
            since: str | None = None
            for clause in _clauses(sentence):
                since = _earlier_year(clause, article) or (None if _PRESENT.search(clause) else since)
                _add_grades(clause, since, block, article, current, builder)
    if article.published:
        for holder, block in _speakers(article):
            _add_speaker(holder, block, article, builder)


def _read(document: Document) -> _Article:
    blocks = document.blocks
    published, dateline = _dateline(blocks)
    own = list(_without_clutter(blocks))
    counts = Counter(a.gss_code for block in own for a in authorities_in(block.text))
    if not counts:
        raise unknown_authority(document.file_name, "an article that names no authority that is known.")
    authority = load_ontology().authorities[counts.most_common(1)[0][0]]
    return _Article(authority, published, dateline, tuple(own))


def _without_clutter(blocks: Sequence[Block]) -> Iterator[Block]:
    """The article's own blocks. What a site prints after an article begins in its later half."""
    for place, block in enumerate(blocks):
        text = block.text.strip()
        if _AFTER.match(text) and 2 * place >= len(blocks):
            return
        if not (_CLUTTER.match(text) or _AFTER.match(text)):
            yield block


def _dateline(blocks: Sequence[Block]) -> tuple[str | None, Block | None]:
    """The day the article bears near its beginning, in a line of its own or beside its author's name."""
    for block in blocks[:OPENING]:
        if len(block.text) > LONGEST_DATELINE:
            continue
        days = [d.iso for d in find_dates(block.text) if d.iso and len(d.iso) == len("2018-05-09")]
        if days:
            return days[0], block
    return None, None


def _headline(article: _Article) -> str:
    """The first heading, else the first line that is long enough and no site's clutter."""
    heading = next((b.text for b in article.blocks if b.kind == "heading"), None)
    return heading or next((b.text for b in article.blocks if len(b.text) >= SHORTEST_HEADLINE), article.blocks[0].text)


def _current_inspection(article: _Article, document: Document, builder: BundleBuilder) -> str:
    """The id of the inspection that the article is about, under the date that it can know."""
    gss_code = article.authority.gss_code
    for block in article.blocks:
        if dates := _visit(block.text, article.year):
            started, ended = dates
            framework = framework_of("whole", ended)
            inspection = inspection_id(gss_code, ended, framework)
            properties: dict[str, Value | None] = {"framework": framework, "startedOn": started, "endedOn": ended}
            builder.node("Inspection", inspection, properties, [block], rule="visit that the article reports")
            builder.link("INSPECTED", inspection, authority_id(gss_code))
            builder.link("REPORTED_IN", inspection, builder.document_id)
            return inspection
    framework = framework_of("whole", article.published) if article.published else "unknown"
    return inspection_id(gss_code, undated(document.id), framework)


def _visit(text: str, year: str | None) -> tuple[str | None, str] | None:
    """When the inspectors were there: first and last day or month. "This year" is the article's."""
    if re.search(r"\b(?:inspect|visit)", text):
        if dates := find_date_range(text):
            return dates
        days = _DAYS.search(text)
        if days and year and (dates := find_date_range(f"{days[0]} {year}")):
            return dates
    match = _VISIT.search(text)
    if match is None or (year is None and not match["year"].isdigit()):
        return None
    said = match["year"]
    on = said if said.isdigit() else str(int(year or 0) - (said == "last year"))
    months = [f"{on}-{MONTHS[m.lower()]:02}" for m in (match["first"], match["last"]) if m]
    return (months[0] if len(months) == 2 else None), months[-1]


def _sentences(text: str) -> list[str]:
    """The sentences of a paragraph, without what is quoted at length, and in the words of grades."""
    plain = _SHORT_QUOTES.sub("", _QUOTATION.sub(" ", text)).strip()
    if listed := _LISTED.match(plain):
        (grade, start, _), *more = grades_in(listed["grade"]) or [("", -1, 0)]
        plain = f"{listed['area']} was rated {listed['grade']}" if grade and start == 0 and not more else plain
    for pattern, words in _IN_OTHER_WORDS:
        plain = pattern.sub(words, plain)
    for pattern, grade in _ENDS_OF_SCALE:
        plain = pattern.sub(f"judgement of {load_ontology().schemes['grades'][grade].label}", plain)
    return re.split(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])", plain)


def _clauses(sentence: str) -> Iterator[str]:
    """The statements of a sentence. A relative clause is a statement of its own."""
    for match in _RELATIVE.finditer(sentence):
        yield match["clause"]
    yield from re.split(r"\bbut\b|\bwhile\b|\bwhereas\b|;", _RELATIVE.sub(" ", sentence))


def _earlier_year(clause: str, article: _Article) -> str | None:
    """The year or month before the article's that a clause names first."""
    dates = [d.iso for d in find_dates(clause, years=True) if d.iso]
    return dates[0] if dates and dates[0][:4] != article.year else None


def _add_grades(
    clause: str, since: str | None, block: Block, article: _Article, current: str, builder: BundleBuilder
) -> None:
    """Add the judgements that a clause reports: of the inspection of the earlier date that its sentence names
    (`since`), else of the current one.
    """
    if not _JUDGING.search(clause):
        return
    if _others_only(clause, article.authority):
        if grades_in(clause):
            builder.warn("a grade of another authority was left out", block, clause.strip())
        return
    grades = grades_in(clause)
    if not grades or not _is_given(clause, *grades[0][1:]):
        return
    if since:
        if _BEFORE.search(clause) and len(grades) > 1 and _PRESENT.search(clause):
            builder.warn("grades of two inspections in one clause were left out", block, clause.strip())
            return
        scope = "both" if re.search(r"safeguarding.*looked[- ]after", clause, re.IGNORECASE) else "whole"
        framework = framework_of("both" if scope == "both" else "whole", since)
        earlier = EarlierInspection(framework, since, "statedOn", block)
        earlier.judgements.extend((area, grade, block) for area, grade in _pairs(clause, framework, since))
        add_earlier_inspection(earlier, article.authority.gss_code, builder)
    elif _BEFORE.search(clause):
        builder.warn("an earlier grade without a year was left out", block, clause.strip())
    else:
        framework = current.split("/")[-1]
        for area, grade in _pairs(clause, framework, article.published or ""):
            _add_judgement(area, grade, block, article, current, builder)


def _pairs(clause: str, framework: str, on: str) -> list[tuple[str, str]]:
    """Area and grade. Until 2022 children in care and care leavers were judged together."""
    pairs = graded_areas(clause, framework, "overall", anywhere=True)
    if framework == "ilacs" and on < "2023" and re.search(r"in care and care leavers", clause, re.IGNORECASE):
        return [pair for pair in pairs if pair[0] != "care-leavers"]
    return pairs


def _is_given(clause: str, start: int, end: int) -> bool:
    """Whether the words around a grade say that it was given: "rated good", "a good rating", not "no longer good"."""
    before, after = clause[:start], clause[end:]
    moved = _MOVED_BEFORE.search(before) and _NO_MORE.match(after)
    return not _DENIED.search(before) and bool(_GIVEN_BEFORE.search(before) or _GIVEN_AFTER.match(after) or moved)


def _others_only(clause: str, authority: Authority) -> bool:
    named = {a.gss_code for a in authorities_in(clause)}
    return bool(named) and authority.gss_code not in named


def _add_judgement(
    area: str, grade: str, block: Block, article: _Article, inspection: str, builder: BundleBuilder
) -> None:
    if not builder.has(inspection):
        framework = inspection.split("/")[-1]
        builder.node("Inspection", inspection, {"framework": framework}, [block], rule="inspection that is reported")
        builder.link("INSPECTED", inspection, authority_id(article.authority.gss_code))
        builder.link("REPORTED_IN", inspection, builder.document_id)
    properties: dict[str, Value | None] = {
        "area": area,
        "grade": grade,
        "gradeRank": load_ontology().grade_ranks.get(grade),
    }
    judgement = builder.node(
        "Judgement", judgement_id(inspection, area), properties, [block], rule="grade that the article reports"
    )
    builder.link("GAVE", inspection, judgement)


def _speakers(article: _Article) -> Iterator[tuple[Addressee, Block]]:
    """The persons whose words the article gives, with their posts."""
    for block in article.blocks:
        for pattern in _SPEAKERS:
            for match in pattern.finditer(block.text):
                name = person_name(match["name"])
                if name:
                    yield _holder(name, match["title"].strip(), match["body"] or ""), block


def _holder(name: str, title: str, body: str) -> Addressee:
    """The post with the body it is in: "X's director" or "director at X"."""
    title, _, place = title.partition(" at ")
    for words in (body, place, *re.findall(r"\b(?:of|for) ([A-Z][\w’' -]+)$", title)):
        if words and (authority := authority_named(words)):
            return Addressee(name, title, f"{authority.name} Council")
    return Addressee(name, title, place or body)


def _add_speaker(holder: Addressee, block: Block, article: _Article, builder: BundleBuilder) -> None:
    if not holder.body and not re.search(r"\b(?:council|children)", holder.title, re.IGNORECASE):
        builder.warn("a speaker's body is not named", block, f"{holder.name}, {holder.title}")
        return
    add_office_holder(
        holder,
        authority=article.authority,
        default_body=f"{article.authority.name} Council",
        on=article.published or "",
        blocks=[block],
        builder=builder,
        rule="person quoted",
    )


KIND = Kind("news-article", recognise, extract)
