"""Turn what can go wrong into one clear line and exit code 1: never a traceback for bad input or an absent server."""

from __future__ import annotations

import errno
import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from graph.questions import QuestionError
from graph.rdf.mapping import MappingError
from graph.server.errors import ServerError
from graph.settings import SettingError
from loaders.errors import DocumentError
from ontology.model import OntologyError

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def plain_errors(command: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Wrap a command so that errors a user can cause or mend end as `click.ClickException`."""

    @functools.wraps(command)
    def wrapped(*arguments: Arguments.args, **options: Arguments.kwargs) -> Result:
        try:
            return command(*arguments, **options)
        except (DocumentError, MappingError, OntologyError, QuestionError, ServerError, SettingError) as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of a pipe has seen enough (`| head`): click ends quietly
                raise
            where = f"{error.filename}: " if error.filename is not None else ""
            raise click.ClickException(f"{where}cannot be read or written: {error.strerror or error}.") from error
        except UnicodeEncodeError as error:
            raise click.ClickException(_of_encoding(error)) from error
        except Exception as error:
            message = _of_neo4j(error)
            if message is None:
                raise
            raise click.ClickException(message) from error

    return wrapped


def _of_encoding(error: UnicodeEncodeError) -> str:
    if error.encoding == "utf-8":  # which lacks nothing but what stands for bytes that were no text
        return "What was typed is not text in UTF-8."
    return (
        f"This terminal's encoding ({error.encoding}) lacks a character that is to be printed. Set a UTF-8 locale, or "
        "PYTHONIOENCODING=utf-8."
    )


def _of_neo4j(error: Exception) -> str | None:
    """What to say of an error of the driver or the server; None for any other."""
    if "neo4j" not in sys.modules:  # importing it takes half a second, and commands that need no graph do not
        return None
    from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

    if not isinstance(error, Neo4jError | DriverError):
        return None
    advice = ""
    match error:
        case AuthError():
            advice = "Check NEO4J_USERNAME and NEO4J_PASSWORD."
        case ConfigurationError():
            advice = "Check NEO4J_URI."
        case ServiceUnavailable():
            advice = "Is the server that NEO4J_URI names running?"
    if getattr(error, "code", None) == "Neo.ClientError.Statement.AccessMode":
        return "Statements that would change the graph are refused: it is a view of what the documents say."
    problem = getattr(error, "message", None) or str(error)
    if isinstance(error, DriverError):  # the server's own messages have their lines for a reason: they point at a place
        problem = " ".join(problem.split())
    end = "." if advice and not problem.endswith(".") else ""
    return f"Neo4j: {problem}{end} {advice}".strip()
