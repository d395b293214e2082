"""Labels of paragraphs: "Lead: Jo Roe", "Measures of success", "Action 2: Train staff"."""

from __future__ import annotations

import re

from loaders.plans.terms.fields import LONGEST_HEADING, field_of, known_phrases, plain_heading

_ENDS = re.compile(r"monitoring and impact\b|action plan progress\b|recommendations for further action\b")
_LABEL_NUMBER = re.compile(r"\s+(?:no\.?\s*)?(\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z]\d{1,2})\.?$", re.IGNORECASE)


def label_of(text: str) -> tuple[str, str] | None:
    """The field that a paragraph is labelled with, and what follows the label: "Lead: Jo Roe" is ("owner", "Jo Roe").

    A paragraph that is nothing but a label has "" after it; a number in the label goes with what follows ("Action 2:
    Train staff" is ("action", "2. Train staff")). None where there is no label.
    """
    text = " ".join(text.split())
    bare = text.rstrip(" :-–")
    known = known_phrases().get(plain_heading(bare)) or (field_of(bare, exactly=True) if ":" not in bare else None)
    if known and len(text.split()) <= LONGEST_HEADING:
        return known, ""
    if _ENDS.match(plain_heading(text)):
        return "ignored", ""
    number = _LABEL_NUMBER.search(bare)
    if number and field_of(bare[: number.start()], exactly=True) == "action":
        return "action", f"{number[1]}."
    match = re.match(r"(?P<label>[^:]{2,70}?)\s*:\s*(?P<rest>\S.*)?$", text)
    if match is None:
        return None
    rest = match["rest"] or ""
    if field := field_of(match["label"], exactly=True):
        return field, rest
    number = _LABEL_NUMBER.search(match["label"])
    if number and rest:
        field = field_of(match["label"][: number.start()], exactly=True)
        return (field, f"{number[1]}. {rest}") if field in {"action", "objective"} else None
    return None
