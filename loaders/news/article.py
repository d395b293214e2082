"""The parts of a news article as a site prints it: its day, its headline, its subject, and its own paragraphs.

What stands in quotation marks at length is someone's words and no statement of the article's; a site's own clutter
names no authority and no grade. In a round-up, a line that is nothing but an authority's name begins what is on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Block, Document
from loaders.errors import unknown_authority
from loaders.language.authorities import authorities_in, authority_named
from loaders.language.dates import find_dates
from ontology.model import Authority, load_ontology

OPENING = 15  # blocks among which the day stands
FIRST_PARAGRAPHS = 8  # among which an article names what it is on
CLEARLY_MORE = 1.5  # times that an article's subject is named oftener than any other authority
LONGEST_DATELINE = 90
SHORTEST_HEADLINE = 12
FEWEST_WORDS_OF_HEADLINE = 4
LONGEST_PIECE = 12  # of a day that is printed in pieces, a line each

# What sites print around an article. Lines of the first kind are skipped; the second kind begins what comes after it.
_CLUTTER = re.compile(
    r"^(?:skip to\b|we use\b.*\bcookies|this (?:web)?site uses\b|accept (?:all )?cookies|manage (?:preferences|cookies)"
    r"|home ?[>/»|]|menu\b|search\b|log ?in\b|sign (?:in|up)\b|subscribe\b|register\b|share\b|print\b|advert|sponsored"
    r"|(?:read|see) (?:more|also|next)\b|also read\b|related\b|recommended\b|follow us\b|published$|hide ad\b"
    r"|top of page\b|press release$|news$|latest\b.{0,40}\bnews$|notifications\b|stay up to date\b"
    r"|image (?:source|caption)\b"
    r"|(?:by )?[\w’' ]*\breporter$)|.{3,30} [|>»] .{3,30} [|>»] ",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:\d+ )?comments?(?: \(\d+\))?$|^(?:most (?:read|popular|viewed)|more (?:on|from|like|stories|news)\b"
    r"|latest (?:news|stories)|related (?:news|articles?|stories|topics|content|links)|you (?:may|might) (?:also )?like"
    r"|trending|popular"
    r"|top stories|about us|share this|notes to editors)\b.{0,40}$",
    re.IGNORECASE,
)
_PUBLISHED_TODAY = re.compile(r"\bpublished today,? \((?P<day>[^)]{8,40})\)", re.IGNORECASE)

# Someone's words: from an opening mark to the end of the paragraph where "said:" leads to it, a paragraph that opens
# with the mark, and what is longer than a word or two between marks.
_SPEECH = (
    re.compile(r"\b(?P<lead>(?:said|saying|says|added|commented|stated) ?:) ?“[^”]*(?:”|$)"),
    re.compile(
        r"\b(?P<lead>(?:said|saying|says|added|adds|wrote|commented|stated|states|explained|continued"
        r"|told [^:“\"‘']{1,40}) ?:) ?[\"‘'“].*",
        re.DOTALL,
    ),
    re.compile(r"^[‘'](?=[A-Z])(?=.{60}).*$", re.DOTALL),
    re.compile(r"^[“\"](?![\w ’'-]{1,40}[”\"]).*?(?:[.,!?][”\"]|$)", re.DOTALL),
    re.compile(r"“[^”]{40,}(?:”|$)|(?<![\w.,!?’'])\"(?=\S)[^\"]{40,}?(?:(?<=\S)\"(?!\w)|$)"),
    re.compile(r"(?<![\w’'])[‘'](?=(?:[\w’',]+ ){9})[^‘]{40,}?[.,][’'](?!\w)", re.DOTALL),
)
_SAID_AT_THE_END = re.compile(r"\b(?:said|added|commented)\s*:\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article. `said` lacks what is quoted; `subject` is the authority that its part is on."""

    block: Block
    said: str
    subject: Authority | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article. `subject` is the one authority that it is on, None for a round-up of several."""

    subject: Authority | None
    published: str | None
    headline: str
    paragraphs: tuple[Paragraph, ...]


def read_article(document: Document) -> Article:
    """The parts of an article. Raises DocumentError when it names no authority that is known."""
    blocks = document.blocks
    published = day_of(blocks)
    own = list(dict.fromkeys(_without_clutter(blocks)))
    if not any(authorities_in(block.text, on=published) for block in own):
        raise unknown_authority(document.file_name, "an article that names no authority that is known.")
    headline = _headline(own)
    subject = _subject(headline, own, published)
    return Article(subject, published, headline, tuple(_paragraphs(own, subject)))


def _without_clutter(blocks: Sequence[Block]) -> Iterator[Block]:
    """The article's own blocks. What a site prints after an article begins in its later half."""
    for place, block in enumerate(blocks):
        text = block.text.strip()
        if _AFTER.match(text) and 2 * place >= len(blocks):
            return
        if not (_CLUTTER.match(text) or _AFTER.match(text)):
            yield block


def day_of(blocks: Sequence[Block]) -> str | None:
    """The day an article bears near its beginning: in a line of its own, beside its author's name, as "today"."""
    for block in blocks[:OPENING]:
        text = block.text
        if len(text) > LONGEST_DATELINE:
            today = _PUBLISHED_TODAY.search(text)
            if today is None:
                continue
            text = today["day"]
        days = [d.iso for d in find_dates(text) if d.iso and len(d.iso) == len("2018-05-09")]
        if days:
            return days[0]
    pieces = " ".join(block.text for block in blocks[:OPENING] if len(block.text) <= LONGEST_PIECE)
    return next((d.iso for d in find_dates(pieces) if d.iso and len(d.iso) == len("2018-05-09")), None)


def _headline(blocks: Sequence[Block]) -> str:
    """The first heading, else the first line that is long enough and no site's clutter."""
    if heading := next((b.text for b in blocks if b.kind == "heading"), None):
        return heading
    lines = [b.text for b in blocks if len(b.text) >= SHORTEST_HEADLINE]
    return next((line for line in lines if len(line.split()) >= FEWEST_WORDS_OF_HEADLINE), (*lines, blocks[0].text)[0])


def _subject(headline: str, blocks: Sequence[Block], published: str | None) -> Authority | None:
    """The authority that an article is on: the one in its headline, else the one named clearly oftenest, and early."""
    in_headline = authorities_in(headline, on=published)
    if len(in_headline) == 1:
        return in_headline[0]
    texts = [without_speech(block.text) for block in blocks]
    counts = Counter(a.gss_code for text in texts for a in authorities_in(text, on=published))
    if not counts:
        return None
    (code, most), *others = counts.most_common(2)
    if not others and most > 1:
        return load_ontology().authorities[code]
    if others and most < CLEARLY_MORE * others[0][1]:
        return None
    early = {a.gss_code for block in blocks[:FIRST_PARAGRAPHS] for a in authorities_in(block.text, on=published)}
    return load_ontology().authorities[code] if code in early else None


def _paragraphs(blocks: Sequence[Block], subject: Authority | None) -> Iterator[Paragraph]:
    part, speech_follows = subject, False
    for block in blocks:
        if subject is None and len(block.text) <= LONGEST_DATELINE and (named := authority_named(block.text)):
            part = named
        said = "" if speech_follows else without_speech(block.text)
        yield Paragraph(block, said, part)
        speech_follows = bool(_SAID_AT_THE_END.search(block.text))


def without_speech(text: str) -> str:
    """A paragraph without what it quotes at length."""
    for pattern in _SPEECH:
        text = pattern.sub(lambda match: match.groupdict().get("lead") or " ", text)
    return text.strip()
