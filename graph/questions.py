"""The library of questions: one `.cypher` file each, described by the comment at its head.

The header is read here into typed questions, and a question is asked with its parameters' defaults filled in and its
values given the right type. What a question means is in its file; how its answer is shown is the command line's
business.

A header looks like this; the notes are optional, and so are the parameters:

    // Title
    // The question, as a person would ask it?
    //
    // Notes: what the words of the question mean here.
    //
    // :param region => 'London'
    //   Region name; null for all.
    // returns: authority, theme
    MATCH …
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import Store, Table

ParameterValue = str | int | float | bool | list[str] | None

FOR_ONE_LOOK = 500
"""So many rows a person is shown who did not say how many; a row an inspection of every authority is fewer."""

_CONSTANTS: Mapping[str, ParameterValue] = {"null": None, "true": True, "false": False}


class QuestionError(Exception):
    """A question that does not exist or cannot be asked in this way. `str()` is one line for the user."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be narrowed by. A parameter is of the type of its default; null means text."""

    name: str
    default: ParameterValue
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `name` is the file's stem, `topic` its folder, `cypher` the whole file, to be run verbatim."""

    name: str
    topic: str
    title: str
    question: str
    notes: str
    parameters: Mapping[str, Parameter]
    columns: tuple[str, ...]
    cypher: str


def literal(text: str) -> ParameterValue:
    """The value of a literal as a `:param` line writes it: null, true, 'text', 12, 1.5 or ['a', 'b'].

    Raises ValueError for anything else.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        raise ValueError(f"not a literal: {text}") from None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    if isinstance(value, str | int | float):
        return value
    raise ValueError(f"not a literal: {text}")


def cypher_literal(value: ParameterValue) -> str:
    """A value as a `:param` line writes it: the inverse of `literal`."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            escaped = value.replace("\\", "\\\\").replace("'", "\\'")
            return f"'{escaped}'"
        case list():
            return f"[{', '.join(cypher_literal(item) for item in value)}]"
        case _:
            return str(value)


def _header(cypher: str) -> Iterator[str]:
    """The comment lines that a file begins with, without their slashes."""
    for line in cypher.splitlines():
        if not line.startswith("//"):
            return
        yield line.removeprefix("//").removeprefix(" ").rstrip()


def parse_question(name: str, topic: str, cypher: str) -> Question:
    """Read the header of a question's file. Raises ValueError, naming the file, for a header that lacks a part."""
    prose: list[list[str]] = [[]]
    parameters: dict[str, Parameter] = {}
    columns: tuple[str, ...] = ()
    latest = ""
    for line in _header(cypher):
        if line.startswith(":param "):
            latest, _, default = line.removeprefix(":param ").partition(" => ")
            parameters[latest] = Parameter(latest, literal(default), "")
        elif line.startswith("returns: "):
            columns = tuple(column.strip() for column in line.removeprefix("returns: ").split(","))
        elif line.startswith("  ") and latest:
            known = parameters[latest]
            parameters[latest] = Parameter(latest, known.default, f"{known.help} {line.strip()}".strip())
        elif line:
            prose[-1].append(line)
        else:
            prose.append([])
    paragraphs = [paragraph for paragraph in prose if paragraph]
    if not paragraphs or len(paragraphs[0]) < 2 or not columns:
        raise ValueError(f"{topic}/{name}.cypher: the header needs a title, a question and a `returns:` line")
    title, *question = paragraphs[0]
    return Question(
        name=name,
        topic=topic,
        title=title,
        question=" ".join(question),
        notes="\n".join(" ".join(paragraph) for paragraph in paragraphs[1:]),
        parameters=parameters,
        columns=columns,
        cypher=cypher,
    )


def _question_files() -> Iterator[tuple[str, str, str]]:
    for folder in files("queries").iterdir():
        if folder.is_dir():
            for file in folder.iterdir():
                if file.name.endswith(".cypher"):
                    yield folder.name, file.name.removesuffix(".cypher"), file.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def all_questions() -> Mapping[str, Question]:
    """Every question by its name, in the order of topics and names. Raises ValueError when two share a name."""
    found: dict[str, Question] = {}
    for topic, name, cypher in sorted(_question_files()):
        if name in found:
            raise ValueError(f"two questions are called {name}: in {found[name].topic} and in {topic}")
        found[name] = parse_question(name, topic, cypher)
    return found


def find_question(name: str) -> Question:
    """The question of this name. Raises QuestionError with the nearest names when there is none."""
    questions = all_questions()
    if name in questions:
        return questions[name]
    near = difflib.get_close_matches(name, questions, n=3, cutoff=0.4)
    advice = f"Perhaps: {', '.join(near)}." if near else "`boroughs ask` lists them."
    raise QuestionError(f"No question is called {name!r}. {advice}")


def _typed(parameter: Parameter, value: ParameterValue) -> ParameterValue:
    """A value as typed at a terminal, in the type of the parameter's default."""
    if not isinstance(value, str):
        return value
    if value == "null":
        return None
    try:
        match parameter.default:
            case bool():
                return {"true": True, "false": False}[value.lower()]
            case int():
                return int(value)
            case float():
                return float(value)
            case list():
                return [item.strip() for item in value.split(",") if item.strip()]
            case _:
                return value
    except (KeyError, ValueError):
        kind = {bool: "true or false", int: "a whole number", float: "a number"}[type(parameter.default)]
        raise QuestionError(f"{parameter.name} must be {kind} or null, not {value!r}.") from None


def arguments(question: Question, given: Mapping[str, ParameterValue]) -> dict[str, ParameterValue]:
    """The value of each of the question's parameters: as given, else its default.

    Text is turned into the type of the parameter's default: "null" into None, "12" into a number, "a, b" into a list.
    Raises QuestionError for a parameter that the question does not have, or a value of the wrong type.
    """
    if unknown := sorted(given.keys() - question.parameters.keys()):
        known = ", ".join(question.parameters) or "no parameters"
        raise QuestionError(f"{question.name} has no parameter {unknown[0]!r}; it has {known}.")
    return {
        name: _typed(parameter, given[name]) if name in given else parameter.default
        for name, parameter in question.parameters.items()
    }


def ask(
    store: Store, question: Question, parameters: Mapping[str, ParameterValue], *, limit: int | None = None
) -> Table:
    """The answer to a question, or its first `limit` rows. Raises QuestionError as `arguments` does."""
    return store.query(question.cypher, arguments(question, parameters), limit=limit)


def by_topic(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """Questions grouped by topic, topics and names in order."""
    topics: dict[str, list[Question]] = {}
    for question in sorted(questions, key=lambda q: (q.topic, q.name)):
        topics.setdefault(question.topic, []).append(question)
    return topics
