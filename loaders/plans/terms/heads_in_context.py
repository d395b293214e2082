"""What a heading stands for beside the other headings of its row: "By" asks who in one table and when in another.

Each rule is a function of the fields, as single headings give them, and the headings; `_RULES` is their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.language.deadlines import parse_due
from loaders.plans.terms.fields import field_of, plain_heading
from ontology.model import load_ontology

Fields = tuple[str | None, ...]
_BY = re.compile(r"(?:to be done|for action|action|to be actioned) by")
_FEWEST_PERIODS = 3
_PERIOD = re.compile(
    r"(?:(?:q|quarter |qtr )[1-4]|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\.?"
    r"(?:[ -]+(?:20)?\d{2}(?:[/–-]\d{2,4})?)?",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"(?:lead |responsible )?(?:agency|organisation|service area|directorate)")
_PRIORITY_ACTION = re.compile(r"(?:priority|recommended|required) actions?")
_MILESTONES = re.compile(r"\b(?:milestone|stage|event|key date)s?\b", re.IGNORECASE)


def periods_of(headings: Sequence[str]) -> set[str]:
    """The headings that are months or quarters, of a head that has no column of deadlines."""
    periods = {heading for heading in headings if _PERIOD.fullmatch(heading)}
    fields = {field_of(heading, exactly=True) for heading in headings if heading and heading not in periods}
    return periods if len(periods) >= _FEWEST_PERIODS and "action" in fields and "due" not in fields else set()


def ticks_of(headings: Sequence[str]) -> set[str]:
    """The headings of columns that are a rating each, in which a mark says that it is the action's."""
    ratings = [heading for heading in headings if heading.lower() in load_ontology().labels_of("ragRatings")]
    others = {field_of(heading, exactly=True) for heading in headings if heading not in ratings}
    is_each_once = len(set(ratings)) == len(ratings) > 1
    return set(ratings) if is_each_once and len(others & {"action", "objective", "owner", "due"}) > 1 else set()


def in_context(fields: Fields, headings: Sequence[str]) -> Fields:
    """The fields that headings stand for beside each other, of those that each stands for by itself."""
    for rule in _RULES:
        fields = rule(fields, headings)
    return fields


def _plain_over_guessed(fields: Fields, headings: Sequence[str]) -> Fields:
    """A column that plainly has the name displaces one that was only guessed to have it."""
    exact = {field_of(heading, exactly=True) for heading in headings}
    return tuple(
        None
        if field in exact and field_of(heading, exactly=True) != field and field in {"action", "owner", "due"}
        else field
        for field, heading in zip(fields, headings, strict=True)
    )


def _unnamed_as_action(fields: Fields, headings: Sequence[str]) -> Fields:
    """A column without a name beside those of owner or deadline: what is owned and due is the action."""
    if {"action", "objective", "detail"} & set(fields) or not {"owner", "due"} & set(fields) or "" not in headings:
        return fields
    return _with(fields, {headings.index("")}, "action")


def _by_as_due(fields: Fields, headings: Sequence[str]) -> Fields:
    """ "To be done by" asks for a day where another column asks who."""
    if "due" in fields or fields.count("owner") < 2:
        return fields
    by = {i for i, heading in enumerate(headings) if fields[i] == "owner" and _BY.fullmatch(plain_heading(heading))}
    return _with(fields, by, "due") if len(by) == 1 else fields


def _urgency_as_nothing(fields: Fields, headings: Sequence[str]) -> Fields:
    """ "Priority" is how urgent a task is where another column says what it is for."""
    if fields.count("objective") < 2:
        return fields
    return _with(fields, {i for i, h in enumerate(headings) if h.lower() == "priority"}, None)


def _title_as_action(fields: Fields, headings: Sequence[str]) -> Fields:
    """ "Title", else that of a post, is a task's where whose and by when it is stand beside it."""
    titles = [i for i, heading in enumerate(headings) if plain_heading(heading) == "title"]
    if {"action", "detail"} & set(fields) or not {"owner", "due"} <= set(fields) or not titles:
        return fields
    return _with(fields, {titles[0]}, "action")


def _owner_as_holder(fields: Fields, headings: Sequence[str]) -> Fields:
    """ "Officer" beside initials and nothing that is done names whose they are: the table is a key."""
    if "initials" not in fields or "holder" in fields or {"action", "objective", "due"} & set(fields):
        return fields
    return _with(fields, {fields.index("owner")}, "holder") if "owner" in fields else fields


def _initials_as_owner(fields: Fields, headings: Sequence[str]) -> Fields:
    """ "Lead initials" beside an action and its deadline are those of the owner."""
    if "initials" not in fields or "owner" in fields or not {"action", "due"} <= set(fields):
        return fields
    return _with(fields, {fields.index("initials")}, "owner")


def _outcome_as_objective(fields: Fields, headings: Sequence[str]) -> Fields:
    """ "Outcome" before the actions is what they are for, where nothing else says that."""
    if "objective" in fields or "action" not in fields:
        return fields
    before = range(fields.index("action"))
    above = {i for i in before if fields[i] == "outcome" and plain_heading(headings[i]) in {"outcome", "outcomes"}}
    return _with(fields, above, "objective")


def _agency_as_nothing(fields: Fields, headings: Sequence[str]) -> Fields:
    """ "Lead agency" is whose an owner is where another column names the owner."""
    agencies = {i for i, h in enumerate(headings) if fields[i] == "owner" and _AGENCY.fullmatch(plain_heading(h))}
    return _with(fields, agencies, "ignored") if agencies and len(agencies) < fields.count("owner") else fields


def _priority_action_as_objective(fields: Fields, headings: Sequence[str]) -> Fields:
    """What a priority action asks for is told by the actions beside it."""
    if fields.count("action") < 2 or "objective" in fields:
        return fields
    above = {i for i, heading in enumerate(headings) if _PRIORITY_ACTION.fullmatch(plain_heading(heading))}
    return _with(fields, above, "objective") if len(above) == 1 else fields


def _steps_as_nothing(fields: Fields, headings: Sequence[str]) -> Fields:
    """Steps on the way to an action that another column states are not its words."""
    steps = {i for i, heading in enumerate(headings) if fields[i] == "action" and _MILESTONES.search(heading)}
    return _with(fields, steps, "ignored") if len(steps) < fields.count("action") else fields


def _detail_as_action(fields: Fields, headings: Sequence[str]) -> Fields:
    """How something is done is the action where nothing else names one."""
    return (
        _with(fields, {fields.index("detail")}, "action") if "action" not in fields and "detail" in fields else fields
    )


def _dated_as_status(fields: Fields, headings: Sequence[str]) -> Fields:
    """A column that is headed by a month or a day is how actions stood then."""
    if not {"action", "owner"} <= set(fields):
        return fields
    return _with(fields, {i for i, h in enumerate(headings) if fields[i] is None and h and parse_due(h)}, "status")


def _with(fields: Fields, positions: set[int], field: str | None) -> Fields:
    return tuple(field if i in positions else before for i, before in enumerate(fields))


_RULES: tuple[Callable[[Fields, Sequence[str]], Fields], ...] = (
    _plain_over_guessed,
    _unnamed_as_action,
    _by_as_due,
    _urgency_as_nothing,
    _title_as_action,
    _owner_as_holder,
    _initials_as_owner,
    _agency_as_nothing,
    _outcome_as_objective,
    _priority_action_as_objective,
    _steps_as_nothing,
    _detail_as_action,
    _dated_as_status,
)
