"""The command line: `boroughs`. Each group of commands is a small module; this one only gathers them.

Exit codes are in HELP.
"""

from __future__ import annotations

import logging
from importlib import import_module

import click

import graph.cli.completion  # noqa: F401 (tells click how bash completes)

HELP = """Borough Graph: who judged children's services, what they found, what was promised, and did it get better?

Start with `boroughs load FILE…`, then `boroughs ask`. With no NEO4J_URI set, a Neo4j server of your own is installed
and started when it is first needed.

Exit codes: 0 done; 1 something could not be done (a line says what), or was stopped by Ctrl-C; 2 the command was not
understood; 3 `boroughs server status`, and no server runs.
"""


# Where each command is, and what it is for. The commands say the second too, but reading it there would import them.
COMMANDS = {
    "ask": ("graph.cli.questions:ask", "Ask a question of the library, or list the questions."),
    "browser": ("graph.cli.browser:browser_group", "Look at the graph in Neo4j Browser."),
    "cypher": ("graph.cli.questions:cypher", "Run one read-only Cypher STATEMENT."),
    "export": (
        "graph.cli.export:export",
        "Write the whole graph: as RDF (data, ontology and a description of the dataset), or for a first import.",
    ),
    "extract": ("graph.cli.extract:extract", "Print the bundle of each of FILES: one line of JSON a document."),
    "forget": (
        "graph.cli.load:forget",
        "Take DOCUMENTS out of the graph: ids (or their beginnings), file names, or the files themselves.",
    ),
    "load": ("graph.cli.load:load", "Load documents, bundles (.json) and folders of them."),
    "rebuild": (
        "graph.cli.load:rebuild",
        "Merge what the documents say anew, by the rules of this release, and show what has changed.",
    ),
    "search": (
        "graph.cli.questions:search",
        "Find findings, recommendations and actions by their WORDS: best first, with the words marked.",
    ),
    "server": (
        "graph.cli.server:server_group",
        "The Neo4j server of your own that holds the graph when NEO4J_URI is not set.",
    ),
    "status": ("graph.cli.overview:status", "List the documents that the graph holds."),
    "why": (
        "graph.cli.overview:why",
        "Say which documents' facts were joined into the node NODE_ID, by which rule, and for what reason.",
    ),
}


class _Commands(click.Group):
    """Commands that are imported when they are called, so that none waits for the libraries of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group(
    cls=_Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="borough-graph")
def main() -> None:
    # The driver logs each retry of a transaction; what cannot be done in the end is raised, and told by the command.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
