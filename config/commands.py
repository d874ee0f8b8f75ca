"""The command `glasche`: finds every package's commands by entry points and loads only the one that is asked for."""

import ast
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from config.errors import GlascheError

GROUP = "glasche.commands"
INTERRUPTED = 130
"""The exit code by which a shell knows Ctrl-C."""
MOST_CHARACTERS = 4000
"""Of one argument; longer ones serve no purpose, and beyond 4,300 digits Python refuses to read a number."""


class LazyCommands(click.Group):
    """A group whose commands live in other packages; `--help` imports no command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order."""
        return sorted(entry.name for entry in entry_points(group=GROUP))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading its package."""
        for entry in entry_points(group=GROUP, name=cmd_name):
            command: click.Command = entry.load()
            return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, each with the first line of its docstring."""
        entries = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, first_line(entry)) for entry in entries])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse, before anything is loaded, what no command could work on."""
        for argument in args:
            require_sound(argument, ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of ours becomes one sentence and exit code 1, Ctrl-C ends it quietly."""
        try:
            return super().invoke(ctx)
        except GlascheError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


def first_line(entry: EntryPoint) -> str:
    """Return the first line of a command's docstring, read from the source: importing all rooms would take seconds."""
    try:
        spec = find_spec(entry.module)
    except ModuleNotFoundError:
        spec = None
    if spec is None or spec.origin is None:
        return "(not installed)"
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == entry.attr)
    docstring = next((ast.get_docstring(node) for node in functions), None)
    return cleandoc(docstring or "").partition("\n")[0]


def require_sound(argument: str, context: click.Context) -> None:
    """Refuse an argument that is no text in the terminal's encoding, or far too long.

    Raises:
        click.UsageError: a sentence that shows how the argument begins.
    """
    begin = f"The argument that begins with {argument[:20]!r}"
    if len(argument) > MOST_CHARACTERS:
        raise click.UsageError(f"{begin} has {len(argument)} characters; at most {MOST_CHARACTERS} fit.", context)
    try:
        argument.encode()
    except UnicodeEncodeError:
        raise click.UsageError(f"{begin} is not written in UTF-8; type it again.", context) from None


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="glasche")
@click.option("--until-input-ends", is_flag=True, hidden=True, help="end when the standard input ends (`glasche run`)")
def main(until_input_ends: bool) -> None:
    """Glasche: anonymous voices of children and families who use social services."""
    from config.core_dumps import switch_off_core_dumps

    switch_off_core_dumps()
    if until_input_ends:
        from config.lifeline import end_with_input

        end_with_input()


if __name__ == "__main__":
    main(prog_name="glasche")
