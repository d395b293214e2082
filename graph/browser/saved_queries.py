"""The library of questions in the forms in which Neo4j Browser takes saved queries.

The classic Browser takes a `.zip` of `.cypher` files, dropped onto its window; a query's name is its first comment. The
new Browser takes a `.csv` with names and descriptions. Both show rows only for a statement that is run alone, so a
question with parameters is two saved queries: the command that sets the parameters to their defaults, to be changed
there, and the question's file as it is.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count

from graph.questions import Question, by_topic, cypher_literal

COLUMNS = ("name", "description", "query", "id", "parentId", "isFolder")
MADE_ON = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive, so that the same questions make the same bytes."""


def folder_name(topic: str) -> str:
    """The folder that Browser shows for a topic."""
    return f"Boroughs: {topic}"


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """What Browser saves: a name (with the file's name for it), a description, and what is run."""

    name: str
    file_name: str
    description: str
    code: str


def saved_queries(question: Question) -> list[SavedQuery]:
    """A question, and before it the command for its parameters if it has any."""
    asked = SavedQuery(question.title, f"{question.name}.cypher", question.question, question.cypher)
    if not question.parameters:
        return [asked]
    helps = " ".join(f"{p.name}: {p.help}" for p in question.parameters.values())
    name = f"{question.title}: parameters"
    command = parameters_command(question)
    return [SavedQuery(name, f"{question.name}-parameters.cypher", helps, command), asked]


def parameters_command(question: Question) -> str:
    """One `:params` command that sets all of a question's parameters to their defaults; empty if it has none."""
    values = ", ".join(f"{p.name}: {cypher_literal(p.default)}" for p in question.parameters.values())
    return f":params {{{values}}}" if values else ""


def query_only(question: Question) -> str:
    """A question's query without its header."""
    return "\n".join(line for line in question.cypher.splitlines() if not line.startswith("//"))


def archive(questions: Iterable[Question]) -> bytes:
    """A `.zip` with a folder for each topic and a `.cypher` file for each saved query."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for topic, asked in by_topic(questions).items():
            file.writestr(zipfile.ZipInfo(f"{folder_name(topic)}/", MADE_ON), "")
            for saved in chain.from_iterable(map(saved_queries, asked)):
                entry = zipfile.ZipInfo(f"{folder_name(topic)}/{saved.file_name}", MADE_ON)
                file.writestr(entry, named_by_comment(saved), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def named_by_comment(saved: SavedQuery) -> str:
    """The code with its name as the first comment, where the classic Browser looks for it."""
    comment = f"// {saved.name}\n"
    return saved.code if saved.code.startswith(comment) else comment + saved.code


def table(questions: Iterable[Question]) -> str:
    """The new Browser's `.csv`: a row for each folder and each saved query, a query naming its folder's number."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    numbers = count()
    for topic, asked in by_topic(questions).items():
        folder = next(numbers)
        writer.writerow([folder_name(topic), "", "", folder, "", "true"])
        for saved in chain.from_iterable(map(saved_queries, asked)):
            writer.writerow([saved.name, saved.description, saved.code, next(numbers), folder, "false"])
    return buffer.getvalue()
