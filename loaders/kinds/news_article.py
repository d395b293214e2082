"""News articles and press releases on an authority's inspection or on who leads its services.

An article knows an inspection by a month or a year, and of a person a day. Of a round-up, what is said of each
authority is that authority's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.bundle import BundleBuilder, Value
from loaders.document import Document
from loaders.identity import authority_id, inspection_id, judgement_id, undated
from loaders.kinds.registry import Kind
from loaders.language.authorities import authorities_in
from loaders.language.dates import MONTHS, find_date_range
from loaders.news.article import Article, Paragraph, day_of, read_article
from loaders.news.people import Seen, people_of
from loaders.news.statements import Reported, agreed, statements_of
from loaders.news.wording import JUDGING
from loaders.reports.earlier_inspections import EarlierInspection, add_earlier_inspection, framework_of, grades_in
from loaders.reports.office_holders import TenureDate, add_office_holder
from ontology.model import Authority, load_ontology

LONGEST = 3500
SHORTEST = 80

_SPEAKING = re.compile(r"\b(?:said|says|states?|stated|describes?|added|commented|told|explained|wrote)\b")
_LEADER = re.compile(
    r"\b(?:director (?:of|for) (?:children|people|education|young)|children[’']?s[’']? services[’']? "
    r"(?:director|boss|chief|head)|DCS|head of children|cabinet member|lead member for children)",
    re.IGNORECASE,
)
_COMING_OR_GOING = re.compile(
    r"\b(?:appoint(?:s|ed|ment)|named as|joins|resign\w*|step(?:s|ped|ping) down|quits?|departure|to leave|leaving|"
    r"takes over|took up)\b",
    re.IGNORECASE,
)
# Lines of documents of other kinds, and of pages that are no news.
_OTHER_KINDS = re.compile(
    r"^(?:Dear |Agenda\b|Contents\b|Lead inspector|Minutes:?$|Meeting(?: of|:)|Decision details|"
    r"Issue - meetings|"
    r"Posted by:|Guidance$|Applies to |Report (?:published|to)\b|Inspection dates?:|Job description|"
    r"Person specification|How to apply|What you[’']ll do)",
    re.MULTILINE | re.IGNORECASE,
)
_MONTH = "|".join(name.capitalize() for name in MONTHS if len(name) > 3 or name == "may")
_VISIT = re.compile(
    rf"\b(?:visit(?:ed)?|inspections?|inspected|inspectors|investigation|examination|took place)\b"
    rf"[^.]{{0,60}}?\b(?:in|during) (?P<first>{_MONTH})"
    rf"(?:(?: and |, | to |–|-)(?P<last>{_MONTH}))?(?: (?P<year>this year|last year|20\d\d))?(?! ?\d)"
)
_DAYS = re.compile(
    rf"\b(?:from|between) (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?(?:{_MONTH}))? (?:to|and|until|[–-]) "
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})(?! ?20\d\d)"
)
# Visits that gave no grades, and those of another time.
_OTHER_VISIT = re.compile(
    r"\b(?:focused|monitoring|last|previous|earlier|first|return) "
    r"(?:visits?|inspections?|full inspection|monitoring|ofsted inspection|report)\b"
    r"|\b(?:monitoring|focused) (?:visit|letter|report)|\bSEND\b|joint targeted|last inspected|"
    r"due to return|Care Quality Commission|CQC",
    re.IGNORECASE,
)
LONGEST_TO_PUBLICATION = 10  # months from a visit to the news of it


def recognise(document: Document) -> float:
    """0.6 for a short text with a dateline that reports, in someone's words, a grade by Ofsted or who leads a service:
    other kinds are surer of theirs."""
    text = document.text
    if not SHORTEST < len(text.split()) < LONGEST or day_of(document.blocks) is None or _OTHER_KINDS.search(text):
        return 0.0
    if "ofsted" in text.lower() and _SPEAKING.search(text) and JUDGING.search(text) and grades_in(text):
        return 0.6
    on_leaders = _LEADER.search(text) and (_SPEAKING.search(text) or _COMING_OR_GOING.search(text))
    return 0.6 if on_leaders and authorities_in(text) else 0.0


def extract(document: Document, builder: BundleBuilder) -> None:
    """Add what the article reports. Raises DocumentError for an article on no authority that is known."""
    article = read_article(document)
    builder.describe_document(title=article.headline, publishedOn=article.published)
    if article.published is None:
        builder.warn("the article bears no day, so nobody in it can be placed in a post")
    _add_grades(article, document, builder)
    _add_people(article, builder)
    if not builder.nodes("Judgement") and not builder.nodes("Tenure"):
        builder.warn("the article reports no grade and nobody in a post")


# --- grades ----------------------------------------------------------------------------------------------------------


def _add_grades(article: Article, document: Document, builder: BundleBuilder) -> None:
    statements = statements_of(article)
    current: dict[str, str] = {}
    for one, is_agreed in agreed(statements.reported):
        block = one.paragraph.block
        if not is_agreed:
            builder.warn("the article gives two grades of one area", block, f"{one.area}: {one.grade}")
            continue
        code = one.authority.gss_code
        if code not in current:
            current[code] = _current_inspection(one.authority, article, document)
        if one.since is None or current[code].split("/")[2].startswith(one.since):
            _add_judgement(one, current[code], article, builder)
        else:
            framework = one.framework or framework_of("whole", one.since)
            earlier = EarlierInspection(framework, one.since, "statedOn", block)
            earlier.judgements.append((one.area, one.grade, block))
            add_earlier_inspection(earlier, code, builder)
    for reason, paragraph, words in statements.left_out:
        builder.warn(reason, paragraph.block, words)


def _current_inspection(authority: Authority, article: Article, document: Document) -> str:
    """The id of the inspection of an authority that the article is on, under the date that it can know."""
    visit = _visit_of(authority, article)
    on = visit[2] if visit else article.published
    framework = framework_of("whole", on) if on else "unknown"
    return inspection_id(authority.gss_code, visit[2] if visit else undated(document.id), framework)


def _visit_of(authority: Authority, article: Article) -> tuple[Paragraph, str | None, str] | None:
    """When inspectors were with an authority: the paragraph, the first and the last day or month."""
    for paragraph in article.paragraphs:
        named = {a.gss_code for a in authorities_in(paragraph.block.text, on=article.published)}
        own = authority.gss_code in named or (not named and paragraph.subject == authority)
        if own and (dates := _visit(paragraph.block.text, article.published)):
            return paragraph, *dates
    return None


def _visit(text: str, published: str | None) -> tuple[str | None, str] | None:
    """When the inspectors were there: first and last day or month. "This year" is the article's, a month without a
    year the last such before it."""
    for sentence in re.split(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])", text):
        if _OTHER_VISIT.search(sentence):
            continue
        dates = _days(sentence, published) or _months(sentence, published)
        if dates and _is_recent(dates[1], published):
            return dates
    return None


def _days(text: str, published: str | None) -> tuple[str, str] | None:
    if not re.search(r"\b(?:inspect|visit)", text):
        return None
    if dates := find_date_range(text):
        return dates
    days = _DAYS.search(text)
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof |\bthe ", "", days[0]) if days else ""
    if not plain or not published:
        return None
    dates = find_date_range(f"{plain} {published[:4]}")
    return dates if dates is None or dates[1] <= published else find_date_range(f"{plain} {int(published[:4]) - 1}")


def _months(text: str, published: str | None) -> tuple[str | None, str] | None:
    match = _VISIT.search(text)
    if match is None or (published is None and not (match["year"] or "").isdigit()):
        return None
    year, month = (published or "0000-00")[:4], (published or "0000-00")[5:7]
    last = f"{MONTHS[(match['last'] or match['first']).lower()]:02}"
    said = match["year"] or ("last year" if last > month else "this year")
    on = said if said.isdigit() else str(int(year) - (said == "last year"))
    if not match["last"]:
        return None, f"{on}-{last}"
    first = f"{MONTHS[match['first'].lower()]:02}"
    return f"{int(on) - (first > last)}-{first}", f"{on}-{last}"


def _is_recent(ended: str, published: str | None) -> bool:
    if published is None:
        return True
    months = (int(published[:4]) - int(ended[:4])) * 12 + int(published[5:7]) - int(ended[5:7])
    return 0 <= months <= LONGEST_TO_PUBLICATION


def _add_judgement(one: Reported, inspection: str, article: Article, builder: BundleBuilder) -> None:
    framework = one.framework or inspection.split("/")[-1]
    parts = inspection.split("/")
    if framework != parts[-1]:
        inspection = inspection_id(parts[1], parts[2], framework)
    if not builder.has(inspection):
        visit = _visit_of(one.authority, article)
        dates: Mapping[str, str | None] = {"startedOn": visit[1], "endedOn": visit[2]} if visit else {}
        properties: dict[str, Value | None] = {"framework": framework, **dates}
        block = visit[0].block if visit else one.paragraph.block
        builder.node("Inspection", inspection, properties, [block], rule="inspection that the article reports")
        builder.link("INSPECTED", inspection, authority_id(one.authority.gss_code))
        builder.link("REPORTED_IN", inspection, builder.document_id)
    graded: dict[str, Value | None] = {
        "area": one.area,
        "grade": one.grade,
        "gradeRank": load_ontology().grade_ranks.get(one.grade),
    }
    judgement = builder.node(
        "Judgement",
        judgement_id(inspection, one.area),
        graded,
        [one.paragraph.block],
        rule="grade that the article reports",
    )
    builder.link("GAVE", inspection, judgement)


# --- people ----------------------------------------------------------------------------------------------------------


def _add_people(article: Article, builder: BundleBuilder) -> None:
    done: set[tuple[str, str, str]] = set()
    for seen in people_of(article):
        if not isinstance(seen, Seen):
            builder.warn(seen.reason, seen.paragraph.block, seen.words)
            continue
        if (key := (seen.holder.name, seen.holder.role, _dated(seen)[0])) not in done:
            done.add(key)
            _add_holder(seen, article, builder)


def _dated(seen: Seen) -> tuple[TenureDate, str]:
    if seen.started:
        return "startedOn", seen.started
    return ("endedOn", seen.ended) if seen.ended else ("attestedOn", seen.attested or "")


def _add_holder(seen: Seen, article: Article, builder: BundleBuilder) -> None:
    property_, on = _dated(seen)
    authority = article.subject or next(iter(authorities_in(seen.holder.body)), None)
    if authority is None:
        words = f"{seen.holder.name}, {seen.holder.title}"
        builder.warn("whose officer someone is is not plain", seen.paragraph.block, words)
        return
    add_office_holder(
        seen.holder,
        authority=authority,
        default_body=f"{authority.name} Council",
        on=on,
        blocks=[seen.paragraph.block],
        builder=builder,
        rule="person quoted" if seen.attested else "person who comes or goes",
        as_property=property_,
    )


KIND = Kind("news-article", recognise, extract)
