"""Turn what can go wrong into one clear line and exit code 1: never a traceback for bad input or an absent server."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph.questions import QuestionError
from graph.rdf.mapping import MappingError
from graph.server.errors import ServerError
from loaders.errors import DocumentError

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

ADVICE = {
    AuthError: "Check NEO4J_USERNAME and NEO4J_PASSWORD.",
    ConfigurationError: "Check NEO4J_URI.",
    ServiceUnavailable: "Is the server that NEO4J_URI names running?",
}


def plain_errors(command: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Wrap a command so that errors a user can cause or mend end as `click.ClickException`."""

    @functools.wraps(command)
    def wrapped(*arguments: Arguments.args, **options: Arguments.kwargs) -> Result:
        try:
            return command(*arguments, **options)
        except (DocumentError, MappingError, QuestionError, ServerError) as error:
            raise click.ClickException(str(error)) from error
        except (Neo4jError, DriverError) as error:
            advice = next((text for kind, text in ADVICE.items() if isinstance(error, kind)), "")
            problem = getattr(error, "message", None) or str(error)
            raise click.ClickException(f"Neo4j: {problem} {advice}".strip()) from error

    return wrapped
