"""The command line: `boroughs`. Each group of commands is a small module; this one only gathers them.

Exit codes: 0 done; 1 something could not be done, and a line on standard error says what; 2 the command was not
understood.
"""

from __future__ import annotations

import logging

import click

from graph.cli.browser import browser_group
from graph.cli.export import export
from graph.cli.extract import extract
from graph.cli.load import forget, load
from graph.cli.overview import status, why
from graph.cli.questions import ask, cypher, search
from graph.cli.server import server_group

HELP = """Borough Graph: who judged children's services, what they found, what was promised, and did it get better?

Start with `boroughs load FILE…`, then `boroughs ask`. With no NEO4J_URI set, a Neo4j server of your own is installed
and started when it is first needed.

Exit codes: 0 done; 1 something could not be done (a line says what); 2 the command was not understood.
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="borough-graph")
def main() -> None:
    # The driver logs each retry of a transaction; what cannot be done in the end is raised, and told by the command.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)


for command in (extract, load, forget, ask, search, cypher, why, export, status, server_group, browser_group):
    main.add_command(command)
