"""Whom an article names in a post: those whose words it gives, and those who come and go, with the day of it.

Someone quoted was in post on the article's day. Someone "appointed" without a day from when is in no post yet; someone
named in another's speech, in the past, or for a national body, tells nothing of an authority.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.language.addressees import Addressee
from loaders.language.authorities import located
from loaders.language.dates import MONTHS, find_dates, parse_date
from loaders.language.people import person_name
from loaders.news.article import Article, Paragraph
from loaders.reports.office_holders import AUTHORITY_ROLES
from ontology.model import Authority

# Posts whose holders' comings and goings are news.
LEADING_ROLES = AUTHORITY_ROLES | {"chief-executive", "mayor"}
LONGEST_TITLE = 14  # words

_NAME_WORD = r"[A-Z][\w’'-]*[a-z](?:-[A-Z][a-z]+)?"
_NAME = rf"(?:(?:Cllr|Councillor|Coun|Dr|Sir|Dame|Mr|Ms|Mrs|Miss) )?{_NAME_WORD}(?: {_NAME_WORD}){{1,3}}"
_TITLE_WORDS = (
    r"(?i:director|executive|member|leader|chair|head|mayor|commissioner|officer|secretary|minister|holder|"
    r"constable|councillor|DCS)"
)
_SAYS = (
    r"(?:said|says|saying|added|commented|told|explained|welcomed|stated|insisted|apologi[sz]ed|admitted|confirmed|"
    r"announced|broke|thanked|pledged|responded|warned|described|wrote|praised|acknowledged|stressed|"
    r"paid tribute|gave|accepted|called|spoke|urged|hailed|defended|revealed)"
)
_TITLE_AFTER = rf"(?P<title>[^.\"“”;:]*?\b{_TITLE_WORDS}\b[^.\"“”;:]*?)"
# A post before the name of its holder: "the council's interim director of children's services, Jo Roe".
_LEADING = (
    r"(?:(?:[Cc]orporate|[Ii]nterim|[Aa]cting|[Ee]xecutive|[Ss]trategic|[Pp]ermanent|[Cc]urrent|[Cc]ounty|[Cc]ity|"
    r"[Bb]orough|[Cc]ouncil) )*"
    r"(?:[Dd]irector (?:of|for) (?:[Cc]hild|[Pp]eople|[Ee]ducation|[Yy]oung|[Aa]dult)[^.\"“”;:]{2,70}?"
    r"|[Cc]hildren[’']?s[’']? [Ss]ervices [Dd]irector"
    r"|DCS|[Cc]hief [Ee]xecutive|(?<![Dd]eputy )[Ll]eader(?: of [^.,\"“”;:]{3,50}?)?"
    r"|[Mm]ayor(?: of [^.,\"“”;:]{3,40}?)?"
    r"|(?:[Cc]abinet|[Ll]ead|[Ee]xecutive) (?:[Ll]ead )?(?:[Mm]ember|[Cc]ouncillor)(?: (?:for|of) [^.\"“”;:]{3,80}?)?"
    r"|[Pp]ortfolio [Hh]older(?: for [^.\"“”;:]{3,80}?)?)"
)
_BODY = r"(?P<body>[A-Z][\w’'&.-]*(?: (?:[A-Z][\w’'&.-]*|of|and|upon|council|county|borough|the)){0,6})[’']s? "
_BEFORE = r"(?P<before>(?:\b[\w-]+ )?)"
# Each gives a holder in post on the article's day.
_IN_POST = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<name>{_NAME}), {_TITLE_AFTER},? (?:has )?{_SAYS}\b",
        rf"\b(?:said|says|added|commented) (?P<name>{_NAME}), {_TITLE_AFTER}(?=[,.]|$)",
        rf"(?:{_BODY})?{_BEFORE}(?P<title>{_LEADING}),? (?P<name>{_NAME}),? (?:who )?(?:has )?{_SAYS}\b",
        rf"\b(?:under|led by|headed by|watch of|leadership of) (?:the |its )?{_BEFORE}(?P<title>{_LEADING}),? "
        rf"(?P<name>{_NAME})\b",
        rf"(?:{_BODY})?{_BEFORE}(?P<title>[Cc]urrent {_LEADING}),? (?P<name>{_NAME})\b",
        rf"(?:{_BODY})?{_BEFORE}(?P<title>(?:[Cc]abinet|[Ll]ead) [Mm]ember(?: for [^.\"“”;:]{{3,60}}?)?),? "
        rf"(?P<name>(?:Cllr|Councillor|Coun) {_NAME_WORD}(?: {_NAME_WORD}){{1,2}})\b",
    )
)
_POST_NAMED = (
    rf"(?:the |its |their |our )?(?:new )?(?P<title>{_LEADING})"
    r"(?=[,.;]|$| (?:at|for|in|on|from|of the council|but|after|before|until|since)\b)"
)
_ON = r"(?P<on>[^.;]{0,60})"
_LEAVES = (
    r"(?:is to leave|is leaving|leaves|left|will leave|has left|is stepping down|will step down|steps down|"
    r"has stepped down|stepped down|has resigned|resigned|is quitting|quits|has quit|will retire|is retiring|retires|"
    r"retired|is to step down|is to retire|departs|departed|will depart)"
)
_ASIDE = r"(?:, [^,.]{3,60},)?"
# Each gives a day from which a post is held, or until which.
_COMINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<name>{_NAME}){_ASIDE} (?:took|takes|has taken|will take) up (?:\w+ ){{1,2}}(?:post|role|position) as "
        rf"{_POST_NAMED}(?: (?:at|for|in) [^.,;]{{3,40}}?)? {_ON}",
        rf"(?P<name>{_NAME}){_ASIDE} (?:joined|joins|started|starts|became|becomes|will join|will become|will start)"
        rf"[^.,;]{{0,40}}?(?: as)? {_POST_NAMED} (?P<on>(?:in|on|from|at) [^.;]{{0,60}})",
        rf"(?P<on>[Ii]n [A-Z][a-z]+ (?:20\d\d|this year|last year)),? (?P<name>{_NAME}) was (?:appointed|named) "
        rf"(?:as )?{_POST_NAMED}",
        rf"(?P<name>{_NAME}) has been {_POST_NAMED} (?P<on>since [^.;,]{{3,30}})",
    )
)
_GOINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_BODY})?{_BEFORE}(?P<title>{_LEADING}),? (?P<name>{_NAME}),? (?:has )?{_LEAVES}\b{_ON}",
        rf"(?P<name>{_NAME}), {_TITLE_AFTER}, (?:has )?{_LEAVES}\b{_ON}",
        rf"(?P<name>{_NAME})\b[^.;]{{0,60}}? as {_POST_NAMED}"
        rf"[^.;]{{0,80}}?\b{_LEAVES}\b{_ON}",
    )
)
_PAST = re.compile(
    r"\b(?:at that time|at the time|back in|in those days|predecessor|sacking|the late)\b", re.IGNORECASE
)
_NOT_IN_POST = frozenset(
    {"former", "ex", "previous", "then", "deputy", "assistant", "vice", "opposition", "shadow", "new", "next", "labour"}
    | {"conservative", "incoming", "outgoing", "associate", "group", "party", "liberal", "democrat", "green", "team"}
)
_NATIONAL = re.compile(
    r"\b(?:Ofsted|ADCS|Association|LGA|Local Government|Department|DfE|UNISON|Unison|BASW|NSPCC|Barnardo|"
    r"[Cc]harity|union|MPs?|minister|HMI|HMCI|Inspector|Care Quality|CQC|Government|Her Majesty|[Nn]ational|"
    r"Secretary of State|[Rr]egional [Dd]irector)\b"
)
_NO_TITLE = re.compile(r"\b(?:who|was|is|are|has|have|our|we|whose|which|one of)\b")
_COUNCIL_BEHIND = re.compile(r"^(?: (?:City|County|Borough|Metropolitan|District|London))*(?: [Cc]ouncil)?(?:[’']s?)?")
_COUNCIL_BEFORE = re.compile(
    r"(?:\b(?:of|at|for|in|on)\s+)?(?:the )?(?:(?:London|Royal|Metropolitan)? ?[Bb]orough of |City of )?$"
)
_MONTH = r"(?P<month>" + "|".join(name.capitalize() for name in MONTHS if len(name) > 3 or name == "may") + ")"
_DAY_AND_MONTH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}|{_MONTH.replace('month', 'm')} (?P<d>\d{{1,2}}))\b"
)
_ONLY_MONTH = re.compile(rf"\b(?:in|this|since|of|until) {_MONTH}\b(?! \d)")
_TODAY = re.compile(r"\btoday\b|\bwith immediate effect\b")


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in a post: on the article's day, or from or until a day."""

    holder: Addressee
    paragraph: Paragraph
    attested: str | None = None
    started: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A person whom the article names with a title that is no post of a known body, with the reason."""

    reason: str
    paragraph: Paragraph
    words: str


def people_of(article: Article) -> Iterator[Seen | Unplaced]:
    """The persons in posts whom an article names, as often as it does."""
    if article.published is None:
        return
    last: Authority | None = article.subject
    for paragraph in article.paragraphs:
        text = paragraph.said
        named = {a.gss_code: a for a, *_ in located(text, on=article.published)}
        if article.subject is None and len(named) == 1:
            last = next(iter(named.values()))
        for sentence in re.split(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])", text):
            if not _PAST.search(sentence):
                yield from _in_post(sentence, paragraph, paragraph.subject or last, article)
            yield from _coming_and_going(sentence, paragraph, paragraph.subject or last, article)


def _in_post(
    sentence: str, paragraph: Paragraph, default: Authority | None, article: Article
) -> Iterator[Seen | Unplaced]:
    found: set[str] = set()
    for pattern in _IN_POST:
        for match in pattern.finditer(sentence):
            read = _read(match, paragraph, default, article)
            if isinstance(read, Unplaced):
                yield read
            elif read and read.name not in found:
                found.add(read.name)
                yield Seen(read, paragraph, attested=article.published)


def _coming_and_going(
    sentence: str, paragraph: Paragraph, default: Authority | None, article: Article
) -> Iterator[Seen]:
    for patterns, coming in ((_COMINGS, True), (_GOINGS, False)):
        for match in (match for pattern in patterns for match in pattern.finditer(sentence)):
            read = _read(match, paragraph, default, article)
            ahead = not coming and not re.search(r"\b(?:left|resigned|stepped down|quit|retired|departed)\b", match[0])
            said = re.split(r"\bbut\b|\bbefore\b|\band\b|, (?!\d)", match["on"])[0] if coming else match["on"]
            on = _moment(said, article.published or "", ahead=ahead)
            if isinstance(read, Addressee) and on and read.role in LEADING_ROLES:
                yield Seen(read, paragraph, started=on if coming else None, ended=None if coming else on)


def _read(
    match: re.Match[str], paragraph: Paragraph, default: Authority | None, article: Article
) -> Addressee | Unplaced | None:
    """Who is named in which post of which body."""
    parts = match.groupdict()
    before = (parts.get("before") or "").strip().lower()
    title, name = _parted(parts["title"].strip(" ,"), match["name"])
    if name is None or before in _NOT_IN_POST or any(w.lower() in _NOT_IN_POST for w in title.split()[:1]):
        return None
    if (found := _name_before(match["name"], name)) and found.lower() in _NOT_IN_POST:
        return None
    words = f"{name}, {title}"
    if _NATIONAL.search(f"{parts.get('body') or ''} {title}"):
        return Unplaced("someone of a national body was left out", paragraph, words)
    title, body = _post_and_body(title, parts.get("body") or "", article.published)
    if _NO_TITLE.search(title) or len(title.split()) > LONGEST_TITLE or not title:
        return Unplaced("a title that is no post was left out", paragraph, words)
    holder = Addressee(name, title, body)
    is_councils = re.search(r"\b(?:council|county|children|DCS)", title, re.IGNORECASE)
    if not body and not (is_councils or holder.role in LEADING_ROLES):
        return Unplaced("a speaker's body is not named", paragraph, words)
    if not body and default is None:
        return Unplaced("whose officer a speaker is is not plain", paragraph, words)
    return Addressee(name, title, body or f"{default.name} Council" if default else body)


def _name_before(printed: str, name: str) -> str:
    return printed.removesuffix(name).strip().rpartition(" ")[2]


def _parted(title: str, printed: str) -> tuple[str, str | None]:
    """The title and the name, of which the first capital words may still be the title's: "for Families Jo Roe"."""
    words = printed.split()
    while len(words) >= 2:
        if not title.endswith((" and", " for", " of", " &")) and (name := person_name(" ".join(words))):
            return title, name
        title, words = f"{title} {words[0]}", words[1:]
    return title, None


def _post_and_body(title: str, body: str, on: str | None) -> tuple[str, str]:
    """The title alone and the body it is of: "X's director", "director at X", "X City Council lead member"."""
    body = re.sub(r"^(?:The|Its) ", "", body)
    title = re.sub(r"^(?:the|its|our|of the) ", "", title, flags=re.IGNORECASE)
    for words in (title, body):
        places = located(words, on=on)
        if len({authority.gss_code for authority, *_ in places}) == 1:
            authority, start, end = places[0]
            if words == title:
                before, after = title[:start], title[end:]
                title = _COUNCIL_BEFORE.sub("", before) + after[len((_COUNCIL_BEHIND.match(after) or [""])[0]) :]
            return _tidy(title), f"{authority.name} Council"
    title, _, place = title.partition(" at ")
    return _tidy(title), "" if re.fullmatch(
        r"(?i)(?:the )?(?:city |county |borough )?council|the|authority", place
    ) else place


def _tidy(title: str) -> str:
    title = re.sub(r"^(?:(?:[Cc]urrent|[Cc]ity|[Cc]ounty|[Bb]orough|new|the) )+", "", title.strip(" ,’'"))
    return re.sub(r"\s+", " ", title).strip(" ,’'")


def _moment(text: str, published: str, *, ahead: bool) -> str | None:
    """The day or month that a text names, as the article's readers understood it: the next such or the last such."""
    if dates := [d.iso for d in find_dates(text, years=True) if d.iso]:
        return dates[0]
    if _TODAY.search(text):
        return published
    if match := _DAY_AND_MONTH.search(text):
        month = MONTHS[(match["month"] or match["m"]).lower()]
        day = f"{month:02}-{int(match['day'] or match['d']):02}"
        return parse_date(_nearest(day, published[:4], published[5:], ahead=ahead))
    if match := _ONLY_MONTH.search(text):
        return _nearest(f"{MONTHS[match['month'].lower()]:02}", published[:4], published[5:7], ahead=ahead)
    return None


def _nearest(day: str, year: str, today: str, *, ahead: bool) -> str:
    if ahead:
        return f"{int(year) + (day < today)}-{day}"
    return f"{int(year) - (day > today)}-{day}"
