"""The library of questions in the forms in which Neo4j Browser takes saved queries.

The classic Browser takes a `.zip` of `.cypher` files, dropped onto its window; a query's name is its first line. The
new Browser takes a `.csv` with names and descriptions. In both, a question begins with `:param` lines that give its
parameters their defaults, to be changed before it is run.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable

from graph.questions import ParameterValue, Question, by_topic

COLUMNS = ("name", "description", "query", "id", "parentId", "isFolder")
MADE_ON = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive, so that the same questions make the same bytes."""


def folder_name(topic: str) -> str:
    """The folder that Browser shows for a topic."""
    return f"Boroughs: {topic}"


def for_classic_browser(question: Question) -> str:
    """A question as the classic Browser runs it. It shows the first comment as the query's name."""
    return "\n".join([*_comments(question), *_parameter_lines(question), query_only(question)]) + "\n"


def for_new_browser(question: Question) -> str:
    """A question as the new Browser runs it, which knows a `:param` line only where no comment comes before it."""
    return "\n".join([*_parameter_lines(question), *_comments(question), query_only(question)]) + "\n"


def _comments(question: Question) -> list[str]:
    helps = (f"//   {parameter.name}: {parameter.help}" for parameter in question.parameters.values())
    return [f"// {question.title}", f"// {question.question}", *helps]


def _parameter_lines(question: Question) -> list[str]:
    return [f":param {p.name} => {cypher_literal(p.default)};" for p in question.parameters.values()]


def parameters_command(question: Question) -> str:
    """One `:params` command that sets all of a question's parameters to their defaults; empty if it has none."""
    values = ", ".join(f"{p.name}: {cypher_literal(p.default)}" for p in question.parameters.values())
    return f":params {{{values}}}" if values else ""


def query_only(question: Question) -> str:
    """A question's query without its header."""
    return "\n".join(line for line in question.cypher.splitlines() if not line.startswith("//"))


def cypher_literal(value: ParameterValue) -> str:
    """A value as Cypher writes it: null, true, 'text', 12, ['a', 'b']."""
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


def archive(questions: Iterable[Question]) -> bytes:
    """A `.zip` with a folder for each topic and a `.cypher` file for each question."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for topic, asked in by_topic(questions).items():
            file.writestr(zipfile.ZipInfo(f"{folder_name(topic)}/", MADE_ON), "")
            for question in asked:
                name = f"{folder_name(topic)}/{question.name}.cypher"
                file.writestr(zipfile.ZipInfo(name, MADE_ON), for_classic_browser(question), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def table(questions: Iterable[Question]) -> str:
    """The new Browser's `.csv`: a row for each folder and each query, numbered from 0, a query naming its folder."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    row = 0
    for topic, asked in by_topic(questions).items():
        folder = row
        writer.writerow([folder_name(topic), "", "", folder, "", "true"])
        for row, question in enumerate(asked, start=folder + 1):
            writer.writerow([question.title, question.question, for_new_browser(question), row, folder, "false"])
        row += 1
    return buffer.getvalue()
