"""`boroughs server`: install, start, stop and look at the embedded Neo4j, and copy its graph to a file and back."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.errors import plain_errors
from graph.cli.help import Group, examples
from graph.cli.output import messages
from graph.server import backup, process
from graph.server.connection import ensure_running, locked
from graph.server.errors import ServerError
from graph.server.home import USERNAME, Started, user_home
from graph.server.install import install as install_release
from graph.server.release import chosen_release
from graph.settings import connection_from_environment, idle_minutes

NOT_RUNNING = 3
"""Exit code of `status` when no server runs, as service managers have it."""


@click.group("server", cls=Group, epilog=examples("boroughs server status"))
def server_group() -> None:
    """The Neo4j server of your own that holds the graph when NEO4J_URI is not set.

    Other commands install and start it when they need it, and it stops by itself after BOROUGHS_IDLE_MINUTES (30)
    without a connection.
    """


@server_group.command(epilog=examples("boroughs server install"))
@plain_errors
def install() -> None:
    """Fetch the server once (about 155 MB), so that later commands work without a network."""
    click.echo(install_release(chosen_release()))


@server_group.command(epilog=examples("boroughs server start"))
@plain_errors
def start() -> None:
    """Start the server, if it does not run already, and say where it is."""
    _describe(ensure_running(user_home(), chosen_release()))


@server_group.command(epilog=examples("boroughs server stop"))
@plain_errors
def stop() -> None:
    """Stop the server. What was loaded stays on disk."""
    home = user_home()
    with locked(home):
        stopped = process.stop(home)
    messages.print("Stopped." if stopped else "No server was running.")


@server_group.command(epilog=examples("boroughs server status && echo up"))
@click.pass_context
@plain_errors
def status(context: click.Context) -> None:
    """Say whether the server runs, and where. Exit code 0: it runs; 3: it does not."""
    started = process.find(user_home())
    if started:
        _describe(started)
        return
    messages.print("No server is running. `boroughs server start` starts one.")
    context.exit(NOT_RUNNING)


@server_group.command(epilog=examples("boroughs server dump graph-2026-11-21.dump"))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@plain_errors
def dump(file: Path) -> None:
    """Write the whole graph to FILE, in the format of `neo4j-admin database dump`.

    The server is stopped for it and, if it was running, started again.
    """
    _only_for_our_own("dump")
    backup.dump(user_home(), chosen_release(), file)
    messages.print(f"Wrote {file}.")


@server_group.command(epilog=examples("boroughs server restore --yes graph-2026-11-21.dump"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.confirmation_option("--yes", prompt="This replaces the whole graph. Go on?", help="Do not ask first.")
@plain_errors
def restore(file: Path) -> None:
    """Put the graph of a dump in the place of the present one, and start the server on it.

    A dump of an older Neo4j is migrated; one of a newer Neo4j is refused, and the present graph stays.
    """
    _only_for_our_own("restore")
    _describe(backup.restore(user_home(), chosen_release(), file))


def _describe(started: Started) -> None:
    idle = idle_minutes()
    click.echo(f"Neo4j {started.version} runs (process {started.pid})")
    click.echo(f"Bolt      {started.bolt_uri}")
    click.echo(f"HTTP      {started.http_address}")
    click.echo(f"User      {USERNAME}")
    click.echo(f"Password  in {user_home().password_file}")
    click.echo(f"Data      {user_home().data}")
    click.echo(f"Log       {user_home().log}")
    click.echo(f"Stops     {f'after {idle:g} minutes without a connection' if idle else 'when you stop it'}")


def _only_for_our_own(command: str) -> None:
    if connection_from_environment():
        raise ServerError(
            f"NEO4J_URI is set, and `boroughs server {command}` works on the embedded server only. Unset it, or use "
            f"the tools of the server that it names (neo4j-admin database {'dump' if command == 'dump' else 'load'})."
        )
