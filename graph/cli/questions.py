"""`boroughs ask`, `search` and `cypher`: answers from the graph."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.text import Text

from graph.cli import completion
from graph.cli.connection import open_store
from graph.cli.errors import plain_errors
from graph.cli.help import examples
from graph.cli.output import FOR_PEOPLE, format_option, messages, show
from graph.known_values import require_in_graph, require_known, whole_help
from graph.questions import FOR_ONE_LOOK, ParameterValue, Question, all_questions, arguments, find_question
from graph.questions import ask as ask_question
from graph.search import Hit
from graph.search import search as search_texts
from graph.store import Table

Command = TypeVar("Command", bound=Callable[..., Any])

LONGEST_LINE = 100
"""Of prose, however wide the terminal."""


def _pairs(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Parameters as typed: `name=value`, any number of them."""
    pairs: dict[str, str] = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{value!r} is not NAME=VALUE, such as authority=Lewisham.")
        pairs[name.strip()] = rest.strip()
    return pairs


def _limit_option(command: Command) -> Command:
    """The one `--limit` option of the commands that answer with as many rows as there are."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        help=f"Only the first so many rows; 0 for all.  [default: {FOR_ONE_LOOK} for people, all for JSON and CSV]",
    )(command)


def _most_rows(limit: int | None, output_format: str) -> int | None:
    """How many rows to take: None for all."""
    if limit is None:
        return FOR_ONE_LOOK if output_format in FOR_PEOPLE else None
    return limit or None


def _show_answer(table: Table, output_format: str, how_to_narrow: str) -> None:
    """Print an answer, and say where it goes on: whoever reads half must know it."""
    show(table.columns, table.rows, output_format)
    if table.more:
        messages.print(f"These are the first {len(table.rows):,} rows: {how_to_narrow}--limit 0 shows all.")


def _typed(value: ParameterValue) -> str:
    """A parameter's value as one types it."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case list():
            return ",".join(value)
        case _:
            return str(value)


def _wrapped(text: str, indent: str = "") -> str:
    """Prose in lines that fit the terminal, and that one can read."""
    width = min(shutil.get_terminal_size().columns, LONGEST_LINE)
    return "\n".join(
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for line in text.split("\n")
    )


def _describe(question: Question) -> None:
    click.echo(f"{question.title}\n{_wrapped(question.question)}\n")
    if question.notes:
        click.echo(f"{_wrapped(question.notes)}\n")
    for parameter in question.parameters.values():
        click.echo(f"  {parameter.name}={_typed(parameter.default)}")
        click.echo(_wrapped(whole_help(parameter), indent="      "))
    click.echo(_wrapped(f"\nAnswers with: {', '.join(question.columns)}"))


def _introduce(question: Question, values: Mapping[str, ParameterValue]) -> None:
    """What was asked, what its words mean and what it was narrowed by, above the rows that a person gets."""
    wrap = not messages.is_terminal
    messages.print(f"[bold]{question.title}[/bold]. {question.question}", soft_wrap=wrap)
    if question.notes:
        messages.print(question.notes, style="dim", markup=False, soft_wrap=wrap)
    if values:
        asked = ", ".join(f"{name}={_typed(value)}" for name, value in values.items())
        messages.print(f"Asked with {asked}.", style="dim", markup=False, soft_wrap=wrap)


@click.command(
    epilog=examples("boroughs ask recurring-themes region=London --format csv"),
    short_help="Ask a question of the library, or list the questions.",
)
@click.argument("name", required=False, shell_complete=completion.question_names)
@click.argument(
    "parameters",
    nargs=-1,
    callback=_pairs,
    metavar="[PARAMETER=VALUE]...",
    shell_complete=completion.question_parameters,
)
@click.option(
    "-p",
    "--param",
    "options",
    multiple=True,
    callback=_pairs,
    metavar="PARAMETER=VALUE",
    help="The same as PARAMETER=VALUE.",
)
@click.option("--describe", is_flag=True, help="Say what the question means and what it can be narrowed by.")
@click.option("--cypher", "show_cypher", is_flag=True, help="Print the question's Cypher, to run in Neo4j Browser.")
@_limit_option
@format_option
@plain_errors
def ask(
    name: str | None,
    parameters: dict[str, str],
    options: dict[str, str],
    describe: bool,
    show_cypher: bool,
    limit: int | None,
    output_format: str,
) -> None:
    """Ask a question of the library. Without a NAME, list the questions.

    A parameter that is not given has the default that `--describe` shows; `null` means all.
    """
    if describe and show_cypher:
        raise click.UsageError("Give either --describe or --cypher.")
    if name is None:
        if describe or show_cypher:
            option = "--describe" if describe else "--cypher"
            raise click.UsageError(
                f"{option} needs the NAME of a question. Without options, `boroughs ask` lists them."
            )
        rows = [(q.topic, q.name, q.question) for q in all_questions().values()]
        show(("topic", "name", "question"), rows, output_format, whole=True)
        return
    question = find_question(name)
    if describe:
        _describe(question)
        return
    if show_cypher:
        click.echo(question.cypher, nl=False)
        return
    given = parameters | options
    values = arguments(question, given)
    require_known(values, question.parameters)
    with open_store() as store:
        require_in_graph(store, values)
        table = ask_question(store, question, given, limit=_most_rows(limit, output_format))
    if output_format in FOR_PEOPLE:
        _introduce(question, values)
    open_to = [name for name in ("authority", "region", "theme") if values.get(name, "") is None]
    _show_answer(table, output_format, f"narrow the question ({open_to[0]}=…), or " if open_to else "")


def _statement_in(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise click.ClickException(f"{file}: is not text in UTF-8. Save it as UTF-8.") from None


@click.command(epilog=examples("boroughs cypher 'MATCH (a:Authority {region: $r}) RETURN a.name' -p r=London"))
@click.argument("statement", required=False)
@click.option("-f", "--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Read it from a file.")
@click.option("-p", "--param", "parameters", multiple=True, callback=_pairs, metavar="NAME=VALUE", help="A parameter.")
@_limit_option
@format_option
@plain_errors
def cypher(
    statement: str | None, file: Path | None, parameters: dict[str, str], limit: int | None, output_format: str
) -> None:
    """Run one read-only Cypher STATEMENT.

    The graph is a view of its bundles, so statements that would change it are refused. Parameters are text; turn one
    into a number with toInteger().
    """
    if (statement is None) == (file is None):
        raise click.UsageError("Give either a STATEMENT or --file.")
    text = statement if statement is not None else _statement_in(file) if file else ""
    with open_store() as store:
        table = store.query(text, parameters, limit=_most_rows(limit, output_format))
    _show_answer(table, output_format, "")


def _marked(hit: Hit) -> Text:
    text = Text(hit.text)
    for start, end in hit.marks:
        text.stylize("bold", start, end)
    return text


@click.command(epilog=examples('boroughs search "life story work" --authority Lewisham --since 2015'))
@click.argument("words", nargs=-1, required=True)
@click.option("--authority", help="Only this authority: its name or GSS code.", shell_complete=completion.authorities)
@click.option("--theme", help="Only texts about this theme: its name or slug.", shell_complete=completion.themes)
@click.option("--since", metavar="YEAR", help="Only inspections and plans of this year or date (ISO) and later.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many at the most.")
@format_option
@plain_errors
def search(
    words: tuple[str, ...], authority: str | None, theme: str | None, since: str | None, limit: int, output_format: str
) -> None:
    """Find findings, recommendations and actions by their WORDS: best first, with the words marked."""
    require_known({"authority": authority, "theme": theme, "since": since})
    with open_store() as store:
        hits = search_texts(store, " ".join(words), authority=authority, theme=theme, since=since, limit=limit)
    rows = [(h.authority, h.date, h.label, _marked(h), h.title, h.page, h.id) for h in hits]
    columns = ("authority", "date", "kind", "text", "document", "page", "id")
    show(columns, rows, output_format, empty="Nothing was found with these words.")
