"""How help texts end, with examples to be copied, and how a group lists its commands."""

from __future__ import annotations

import click


def examples(*commands: str) -> str:
    """The end of a help text: each example on a line of its own, which nothing wraps."""
    return "\n".join(
        ("\b", "Example:" if len(commands) == 1 else "Examples:", *(f"  {command}" for command in commands))
    )


class Group(click.Group):
    """A group whose help says in a whole sentence what each command is for."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(limit=200)) for name, command in commands if command])
