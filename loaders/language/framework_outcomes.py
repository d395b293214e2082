"""The outcomes, enablers and principles of the Children's Social Care National Framework that a recommendation cites.

Reports since 2025 print them after (seldom before) the words, in some thirty spellings: "(outcome 3, national
framework)", "(National Framework, Outcome Three)", "(Enabler 2: leaders drive …)", "Enabler two:". The numbers are
those of the framework (Department for Education, December 2023).
"""

from __future__ import annotations

import re

from ontology.model import load_ontology

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_KIND = r"(?:outcome|enabler|principle)s?"
_NUMBER = rf"(?:[1-9]\b|{'|'.join(_NUMBERS)}\b)"
_AND = r"\s*(?:,|;|&|/|\band\b)\s*"
_CITED = rf"{_KIND}[\s:]*{_NUMBER}(?:{_AND}{_NUMBER})*"
_FRAMEWORK = r"(?:the\s+)?(?:children['’]s\s+social\s+care\s*[:,]?\s*)?national\s+framework"
_BRACKETED = re.compile(rf"\s*[(\[](?P<words>[^()\[\]]*\b{_CITED}[^()\[\]]*)[)\]]\s*", re.IGNORECASE)
_AT_END = re.compile(
    rf"(?:(?<=[.;:–—-])\s*|\s+[–—-]\s*)(?P<words>(?:{_FRAMEWORK}\s*[,:;–-]?\s*)?{_CITED}(?:{_AND}{_CITED})*"
    rf"(?:\s*[,:;–-]?\s*(?:of\s+)?{_FRAMEWORK})?)\s*[.;]?\s*$",
    re.IGNORECASE,
)
_AT_START = re.compile(
    rf"^\s*(?P<words>(?:{_FRAMEWORK}\s*[,:;–-]?\s*)?{_CITED}(?:\s*[,;–-]?\s*(?:of\s+)?{_FRAMEWORK})?)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?P<kind>outcome|enabler|principle)s?[\s:]*(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})*)", re.IGNORECASE
)


def split_outcome(text: str) -> tuple[str, str | None]:
    """A recommendation's words without the outcome that it cites, and the citation as printed (None if there is none).

    >>> split_outcome("The pace of family finding. (outcome 4, national framework)")
    ('The pace of family finding.', 'outcome 4, national framework')
    """
    if match := _BRACKETED.search(text):
        before, after = text[: match.start()], text[match.end() :]
        joined = before + after if after[:1] in (".", ",", ";") or not after else f"{before} {after}"
        return joined.strip(), _as_printed(match)
    if match := _AT_END.search(text):
        return text[: match.start()].strip(), _as_printed(match)
    if match := _AT_START.search(text):
        return text[match.end() :].strip(), _as_printed(match)
    return text, None


def _as_printed(match: re.Match[str]) -> str:
    return " ".join(match["words"].split())


def parse_outcomes(printed: str) -> tuple[str, ...]:
    """The slugs of the outcomes that a citation names ("outcome-3"), in order; those the ontology lacks are left out.

    >>> parse_outcomes("Outcomes one and four, Enabler 2: National Framework")
    ('outcome-1', 'outcome-4', 'enabler-2')
    """
    known = load_ontology().framework_outcomes
    slugs = (
        f"{match['kind'].lower()}-{_NUMBERS.get(number.lower(), number)}"
        for match in _ONE.finditer(printed)
        for number in re.findall(_NUMBER, match["numbers"], re.IGNORECASE)
    )
    return tuple(slug for slug in dict.fromkeys(slugs) if slug in known)
