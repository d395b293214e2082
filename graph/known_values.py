"""Values that a question or a search is narrowed by: one that can match nothing is an error, not an empty answer.

"No rows" must mean that the graph knows of none; a misspelt authority or a day that no calendar has would say so too.

What a parameter may be is told by its help in the question's header where that has a sentence "One of: …" (or, for a
list, "Any of: …"), else by its name: an area or a framework is one of the ontology's. It may be null where its help or
its default says so.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from graph.questions import Parameter, ParameterValue, QuestionError
from ontology.model import Ontology, load_ontology

if TYPE_CHECKING:
    from graph.store import Store

DATES = frozenset({"day", "since", "until", "inspected"})
NUMBERS = frozenset({"number"})
SCHEMES = {"area": "judgementAreas", "framework": "frameworks", "indicator": "indicators"}
ROLES = "roles"
"""The scheme of the statutory posts' roles. Other posts have roles of their own, so the graph is asked too."""
MOST_LISTED = 15

_DECLARED = re.compile(r"\b(?:One|Any) of: ([^.]+)\.")
_REMARK = re.compile(r"\s*\([^)]*\)")

ROLES_IN_GRAPH = "MATCH (post:Post) RETURN DISTINCT post.role AS role ORDER BY role"


def allowed_values(parameter: Parameter) -> tuple[str, ...]:
    """What a parameter may be, where that is a short list that is known without a graph; else nothing."""
    if declared := _declared(parameter):
        return declared
    ontology = load_ontology()
    match parameter.name:
        case "region":
            return tuple(sorted(_regions(ontology)))
        case "role":
            return tuple(ontology.schemes[ROLES])
        case name if name in SCHEMES:
            return tuple(ontology.schemes[SCHEMES[name]])
    return ()


def whole_help(parameter: Parameter) -> str:
    """The parameter's help, with what it may be where the header leaves that to the ontology."""
    values = () if _declared(parameter) else allowed_values(parameter)
    if not values:
        return parameter.help
    others = ", or the role of any other post in the graph" if parameter.name == "role" else ""
    return f"{parameter.help} One of: {', '.join(values)}{others}."


def may_be_null(parameter: Parameter) -> bool:
    """Whether null means something to the question."""
    return parameter.default is None or "null" in parameter.help


def require_known(values: Mapping[str, ParameterValue], parameters: Mapping[str, Parameter] | None = None) -> None:
    """Raises QuestionError, with what it may be, for the first value that no graph could match.

    `parameters` are those of the question that is asked, by name, where it is one of the library's.
    """
    ontology = load_ontology()
    for name, value in values.items():
        parameter = (parameters or {}).get(name)
        if parameter and (declared := _declared(parameter)):
            _require_declared(parameter, value, declared)
        elif value is None and parameter and not may_be_null(parameter):
            raise QuestionError(f"{name} cannot be null here: {parameter.help}")
        elif isinstance(value, str):
            _require(name, value, ontology)


def require_in_graph(store: Store, values: Mapping[str, ParameterValue]) -> None:
    """Raises QuestionError for a role that is neither one of the ontology's nor that of any post in the graph."""
    role = values.get("role")
    known = load_ontology().schemes[ROLES]
    if not isinstance(role, str) or role in known:
        return
    roles = {str(found) for (found,) in store.query(ROLES_IN_GRAPH).rows}
    if role not in roles:
        raise QuestionError(f"No role is called {role!r}.{_advice(role, roles | known.keys(), known)}")


def _declared(parameter: Parameter) -> tuple[str, ...]:
    found = _DECLARED.search(parameter.help)
    return tuple(value.strip() for value in _REMARK.sub("", found[1]).split(",")) if found else ()


def _require_declared(parameter: Parameter, value: ParameterValue, declared: Collection[str]) -> None:
    null = may_be_null(parameter)
    if value is None and null:
        return
    several = isinstance(parameter.default, list)
    must = f"{parameter.name} must be {'among' if several else 'one of'} {', '.join(declared)}{', or null' * null}"
    given = value if isinstance(value, list) else [value]
    if not given:
        raise QuestionError(f"{must}: none is given.")
    for one in given:
        if one not in declared:
            raise QuestionError(f"{must}, not {'null' if one is None else repr(one)}.")


def _require(name: str, value: str, ontology: Ontology) -> None:
    if name in DATES:
        if not _is_date(value):
            raise QuestionError(
                f"{name} must be a day, month or year ('2018-05-09', '2018-05', '2018'), not {value!r}."
            )
        return
    if name in NUMBERS:
        if not re.fullmatch(r"[0-9]+", value):
            raise QuestionError(f"{name} must be a whole number, or null, not {value!r}.")
        return
    known = _known(name, ontology)
    if known is None:
        return
    values, capitals_matter = known
    if value in values or (not capitals_matter and value.lower() in {v.lower() for v in values}):
        return
    raise QuestionError(f"No {name} is called {value!r}.{_advice(value, values, values)}")


def _advice(value: str, values: Collection[str], listed: Collection[str]) -> str:
    """The values nearest to one that is none of them, and all of `listed` where those are few."""
    by_folded = {v.lower(): v for v in values}
    near = difflib.get_close_matches(value.lower(), by_folded, n=3, cutoff=0.6)
    perhaps = f" Perhaps: {', '.join(by_folded[v] for v in near)}." if near else ""
    there_are = f" There are: {', '.join(sorted(listed))}." if len(listed) <= MOST_LISTED else ""
    return perhaps + there_are


def _regions(ontology: Ontology) -> set[str]:
    return {a.region for a in ontology.authorities.values() if a.region}


def _known(name: str, ontology: Ontology) -> tuple[Collection[str], bool] | None:
    """What may be given for a parameter of this name, and whether capitals matter; None where anything may."""
    match name:
        case "authority":
            return [
                value for a in ontology.authorities.values() for value in (a.name, a.gss_code, *a.alternatives)
            ], False
        case "region":
            return _regions(ontology), True
        case "theme":
            return [value for theme in ontology.themes.values() for value in (theme.name, theme.slug)], False
        case "property":
            return {p for class_ in ontology.classes.values() for p in class_.properties}, True
        case _ if name in SCHEMES:
            return ontology.schemes[SCHEMES[name]].keys(), True
    return None


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
