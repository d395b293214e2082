"""Actions told in one paragraph with their labels in line: "Train staff. Lead: Jo Roe; by when: May 2016"."""

from __future__ import annotations

import re

from loaders.language.deadlines import parse_due
from loaders.plans.terms.fields import field_of, known_phrases, plain_heading

_LONGEST_RATING = 3  # words
_LONGEST_UNSIGNED = 30  # words
_CAPITAL = re.compile(r"(?<!\S)(?=(?P<two>[A-Z]\w+ \w+)?)(?P<one>[A-Z]\w+)(?!\S)")
_INLINE_LABEL = re.compile(
    r"(?:^|(?<=[\s(\[;,|–—.-])(?=[A-Z])|(?<=[(\[;|])\s?)"
    r"(?P<label>[A-Za-z][A-Za-z’'/]*(?: [A-Za-z’'][A-Za-z’'/]*){0,5})\s?\??:\s+"
)


def _label_in(match: re.Match[str], text: str) -> tuple[str, int, int] | None:
    """The field of the label at the end of words before a colon, where it begins, and where its value does.

    A label that is only known by a pattern stands apart from what is before it: "Early Help Deadline" may be a team and
    a label.
    """
    words = match["label"].split(" ")
    before = text[: match.start()].rstrip()[-1:]
    is_name = any(word[0].isupper() and not word.isupper() for word in words[1:])
    is_apart = "?" in match[0] or (before and not before.isalnum() and before != ":" and not is_name)
    if is_apart and (field := field_of(" ".join(words), exactly=True)):
        return field, match.start(), match.end()
    for first in range(len(words)):
        if field := known_phrases().get(plain_heading(" ".join(words[first:]))):
            return field, match.start() + sum(len(word) + 1 for word in words[:first]), match.end()
    field = field_of(" ".join(words), exactly=True) if not before else None
    return (field, match.start(), match.end()) if field else None


def inline_fields(text: str, *, fewest: int = 2) -> list[tuple[str, str]]:
    """The fields of a paragraph that tells an action with its labels in line, in order, the action's words first:
    "Train staff. Lead: Jo Roe; by when: May 2016". Empty where there are not as many labels of an action as `fewest`;
    where one is enough, it begins with a capital."""
    if unsigned := _unsigned_fields(text):
        return unsigned
    labels = [label for match in _INLINE_LABEL.finditer(text) if (label := _label_in(match, text))]
    told = {field for field, _, _ in labels} & {"owner", "due", "status", "progress"}
    is_rated = told == {"status"} and len(text[labels[0][2] :].split()) <= _LONGEST_RATING and labels[0][1] > 0
    if len(told) < fewest and not is_rated:
        return []
    if len(told) == 1 and not is_rated and not text[labels[0][1]].isupper():
        return []
    ends = [start for _, start, _ in labels[1:]] + [len(text)]
    parts = [("action", text[: labels[0][1]])] + [
        (field, text[start:end]) for (field, _, start), end in zip(labels, ends, strict=True)
    ]
    return [(field, said) for field, value in parts if (said := _without_signs(value))]


def _unsigned_fields(text: str) -> list[tuple[str, str]]:
    """The fields of a line whose labels no sign parts from their values: "Who Jo Roe When May 2016 RAG Amber".

    It begins with a label, and has labels of a deadline, which is one, and of something else.
    """
    labels: list[tuple[str, int, int]] = []
    for match in _CAPITAL.finditer(text):
        for phrase in (match["two"], match["one"]):
            field = known_phrases().get(plain_heading(phrase)) if phrase else None
            if field in {"owner", "due", "status"} and all(field != known for known, _, _ in labels):
                labels.append((field, match.start(), match.start() + len(phrase)))
                break
    if len(labels) < 2 or labels[0][1] > 0 or "due" not in {field for field, _, _ in labels}:
        return []
    ends = [start for _, start, _ in labels[1:]] + [len(text)]
    told = [(field, text[start:end].strip()) for (field, _, start), end in zip(labels, ends, strict=True)]
    if any(not said or ":" in said for _, said in told) or len(text.split()) > _LONGEST_UNSIGNED:
        return []
    due = next(said for field, said in told if field == "due")
    return told if parse_due(due) or due.lower() in {"ongoing", "tbc", "immediate"} else []


def _without_signs(text: str) -> str:
    """A value without the signs that part it from others, and without half of a pair of brackets."""
    text = text.strip(" ;,|/–—-\n").removesuffix(".")
    if text.count("(") > text.count(")"):
        text = text.rstrip("( ")
    if text.count(")") > text.count("("):
        text = text.rstrip(")")
    return text.strip(" ;,|/–—-\n")
