"""`boroughs browser`: open Neo4j Browser on the graph with a guide, and write what it can import."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click
from neo4j.exceptions import ClientError

from graph.browser.address import HTTP_ADDRESS, browser_address, opened_on_guide
from graph.browser.pack import GUIDE, write_pack
from graph.browser.serve import start_serving
from graph.cli.errors import plain_errors
from graph.cli.help import Group, examples
from graph.cli.output import messages
from graph.server.connection import connect_settings
from graph.server.home import user_home
from graph.settings import Connection, connection_from_environment, data_folder
from graph.store import Store


@click.group("browser", cls=Group, epilog=examples("boroughs browser open"))
def browser_group() -> None:
    """Look at the graph in Neo4j Browser."""


@browser_group.command("open", epilog=examples("boroughs browser open"))
@click.option("--no-launch", is_flag=True, help="Only print how to get there; open no web browser.")
@plain_errors
def open_browser(no_launch: bool) -> None:
    """Open Neo4j Browser at the running server, on a guide that asks five questions.

    Prints the address, the user name and where the password is. The guide is served by a small process in the
    background, which ends when nothing has been fetched from it for BOROUGHS_IDLE_MINUTES.
    """
    connection = connect_settings()
    browser = browser_address(connection.uri, _advertised_http_address(connection))
    folder = data_folder() / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    served_at = start_serving(folder)
    write_pack(folder, served_at)
    address = opened_on_guide(browser, connection.uri, connection.username, f"{served_at}/{GUIDE}")
    click.echo(f"Address   {browser}")
    click.echo(f"User      {connection.username}")
    click.echo(f"Password  {'as in NEO4J_PASSWORD' if connection_from_environment() else _password_place()}")
    click.echo(f"Guide     {address}")
    if not no_launch:
        webbrowser.open(address)


@browser_group.command(epilog=examples("boroughs browser pack browser-pack"))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@plain_errors
def pack(folder: Path) -> None:
    """Write into DIR what Neo4j Browser can import: every question as a saved query, a style, and the guide.

    README.md in DIR says how, for the classic Browser and for the new one.
    """
    written = write_pack(folder)
    messages.print(f"Wrote {len(written)} files to {folder}; see {folder / 'README.md'}.")


def _password_place() -> str:
    return f"in {user_home().password_file}"


def _advertised_http_address(connection: Connection) -> str | None:
    with Store(connection) as store:
        try:
            rows = store.query(HTTP_ADDRESS, {}).rows
        except ClientError:  # settings are not for everyone to see on every server
            return None
    return str(rows[0][0]) if rows else None
