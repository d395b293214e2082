"""What the shell completes on Tab: names of questions, their parameters, and the values that those may have.

Click does the rest (commands, options, files). Nothing here asks the graph, so that Tab starts no server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class

if TYPE_CHECKING:
    from graph.questions import Parameter

_COLLECT = "COMPREPLY+=($value)"
_NO_SPACE_AFTER_EQUALS = f"{_COLLECT}\n            [[ $value == *= ]] && compopt -o nospace"


def question_names(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The questions whose names begin so."""
    from graph.questions import all_questions

    return [CompletionItem(q.name, help=q.question) for q in all_questions().values() if q.name.startswith(typed)]


def question_parameters(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The parameters of the question that is being asked, as `name=`; behind that the values there are."""
    from graph.questions import all_questions

    question = all_questions().get(context.params.get("name") or "")
    if question is None:
        return []
    name, equals, value = typed.partition("=")
    if not equals:
        meant = (p for p in question.parameters.values() if p.name.startswith(name))
        return [CompletionItem(f"{p.name}=", help=p.help) for p in meant]
    if name not in question.parameters:
        return []
    *before, last = value.split(",") if isinstance(question.parameters[name].default, list) else [value]
    done = "".join(f"{one}," for one in before)
    return [CompletionItem(f"{name}={done}{one}") for one in _beginning(_values(question.parameters[name]), last)]


def authorities(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The authorities whose names begin so."""
    return [CompletionItem(name) for name in _beginning(_named("authority"), typed)]


def themes(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The themes whose slugs begin so."""
    return [CompletionItem(slug) for slug in _beginning(_named("theme"), typed)]


def _values(parameter: Parameter) -> Iterable[str]:
    from graph.known_values import allowed_values

    return _quietly(lambda: allowed_values(parameter)) or _named(parameter.name)


def _named(name: str) -> Iterable[str]:
    from ontology.model import load_ontology

    match name:
        case "authority":
            return _quietly(lambda: sorted(authority.name for authority in load_ontology().authorities.values()))
        case "theme":
            return _quietly(lambda: sorted(load_ontology().themes))
    return ()


def _quietly(values: Callable[[], Iterable[str]]) -> Iterable[str]:
    """The values; none where a setting is wrong, which the command itself will say: Tab has no place for it."""
    from ontology.model import OntologyError

    try:
        return values()
    except OntologyError:
        return ()


def _beginning(values: Iterable[str], typed: str) -> list[str]:
    return [value for value in values if value.lower().startswith(typed.lower())]


class _Bash(BashComplete):
    """Bash takes `=` for a word of its own, completes only what stands behind it, and inserts spaces as they are."""

    source_template = BashComplete.source_template.replace(_COLLECT, _NO_SPACE_AFTER_EQUALS).replace(
        "read type value", "read -r type value"
    )

    def get_completion_args(self) -> tuple[list[str], str]:
        words, typed = super().get_completion_args()
        if typed == "=" and words:
            return words[:-1], f"{words[-1]}="
        if len(words) > 1 and words[-1] == "=":
            return words[:-2], f"{words[-2]}={typed}"
        return words, typed

    def format_completion(self, item: CompletionItem) -> str:
        name, equals, value = str(item.value).partition("=")
        behind = value if equals and value else name + equals
        return f"{item.type},{re.sub(r'([^A-Za-z0-9_=,./:-])', _ESCAPED, behind)}"


_ESCAPED = r"\\\1"

add_completion_class(_Bash)
