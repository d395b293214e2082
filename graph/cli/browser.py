"""`boroughs browser`: open Neo4j Browser on the graph."""

from __future__ import annotations

import webbrowser

import click

from graph.cli.errors import plain_errors
from graph.server.connection import ensure_running
from graph.server.home import USERNAME, user_home
from graph.server.release import chosen_release


@click.group("browser")
def browser_group() -> None:
    """Look at the graph in Neo4j Browser."""


@browser_group.command("open")
@click.option("--no-launch", is_flag=True, help="Only print the address, the user name and where the password is.")
@plain_errors
def open_browser(no_launch: bool) -> None:
    """Open Neo4j Browser at the running server, and say how to log in.

    \b
    Example:
      boroughs browser open
    """
    home = user_home()
    address = f"{ensure_running(home, chosen_release()).http_address}/browser/"
    click.echo(f"Address   {address}")
    click.echo(f"User      {USERNAME}")
    click.echo(f"Password  in {home.password_file}")
    if not no_launch:
        webbrowser.open(address)
