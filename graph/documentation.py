"""The documentation's page of questions, from their headers: `python -m graph.documentation > docs/questions.md`.

A test checks that the page in docs/ is the one that this writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.known_values import whole_help
from graph.questions import FOR_ONE_LOOK, Parameter, Question, all_questions, by_topic, cypher_literal

INTRODUCTION = f"""\
# The questions

Written from the headers in `queries/` by `python -m graph.documentation`; edit those files, not this page.

Each question is one file, `queries/<topic>/<name>.cypher`: a read-only statement that also runs as it is in Neo4j
Browser, once its parameters are set there with `:param`. On the command line:

    boroughs ask grades-over-time authority=Lambeth area=overall

A parameter that is not given has the default that is shown; `null` means all. A value is of the type of the default,
and where that is `null` it is text. Dates are ISO and may be a day, a month or a year.

Most answers come authority by authority, in the order of their names, so the first rows are there at once however many
follow: a person is shown {FOR_ONE_LOOK} (`--limit` takes another number, 0 for all), a program every row.
"""


def _parameters(parameters: Iterable[Parameter]) -> Iterator[str]:
    for parameter in parameters:
        yield f"- `{parameter.name}` (default `{cypher_literal(parameter.default)}`): {whole_help(parameter)}"


def _question(question: Question) -> Iterator[str]:
    yield f"### {question.title}\n"
    yield f"`{question.name}`: {question.question}\n"
    if question.notes:
        yield f"{question.notes}\n"
    if question.parameters:
        yield from _parameters(question.parameters.values())
        yield ""
    yield f"Answers with {', '.join(f'`{column}`' for column in question.columns)}.\n"


def questions_page(questions: Iterable[Question]) -> str:
    """The whole page as Markdown."""
    lines = [INTRODUCTION]
    for topic, members in by_topic(questions).items():
        lines.append(f"## {topic.capitalize()}\n")
        for question in members:
            lines += _question(question)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    print(questions_page(all_questions().values()), end="")
