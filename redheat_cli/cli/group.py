"""The command line: one lazy group over the table of commands, with help that is grouped and begins with examples."""

import inspect
import os
from collections.abc import Callable
from itertools import groupby
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from redheat_cli import __version__
from redheat_cli.cli.connect import COMPLETING, connect
from redheat_cli.commands import COMMANDS, function
from redheat_cli.errors import OutputFailed

HEADINGS = ("Usage", "Examples", "Arguments", "Options", "Commands", *(row.group for row in COMMANDS.values()))
SETTINGS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
EXAMPLES = """redheat cast danko
redheat quotes --by ridzik
redheat search red square
redheat plot --json | jq -r '.[].text'"""


def _write_examples(formatter: Any, examples: str) -> None:
    with formatter.section("Examples"):
        for line in examples.strip().splitlines():
            formatter.write(f"{'':>{formatter.current_indent}}{line.strip()}\n")


class Leaf(TyperCommand):
    """A command whose help says what it does, then shows examples, then lists the options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read ARGS; refuse a text that is given and empty: a script's variable that is not set must not mean all."""
        rest = super().parse_args(ctx, args)
        for one in self.get_params(ctx):
            if ctx.params.get(one.name) == "" and ctx.get_parameter_source(one.name).name == "COMMANDLINE":
                raise typer.BadParameter("it is empty", ctx=ctx, param=one)
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of this command to FORMATTER."""
        says, _, examples = inspect.cleandoc(self.help or "").partition("Examples:\n")
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(says)
        _write_examples(formatter, examples)
        self.format_options(ctx, formatter)


class Group(TyperGroup):
    """The commands of the table whose names begin with this group's own, imported when they are called."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name in self._names():
            word, *deeper = name.removeprefix(self.name or "").split()
            self.add_command(TyperCommand(word, help=None if deeper else COMMANDS[name].help, rich_markup_mode=None))

    def _names(self) -> list[str]:
        return [name for name in COMMANDS if not self.name or name.startswith(f"{self.name} ")]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that ARGS begin with, once the real one stands in the place of the table's row."""
        if args[0] in self.commands:
            self.add_command(_load(f"{self.name or ''} {args[0]}".strip()))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write what the group is for, examples, its commands by group, and its options to FORMATTER."""
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        if not self.name:
            _write_examples(formatter, EXAMPLES)
        for group, names in groupby(self._names(), lambda name: COMMANDS[name].group):
            with formatter.section(group):
                formatter.write_dl([(name, COMMANDS[name].help) for name in names])
        with formatter.section("Options"):
            formatter.write_dl(list(filter(None, (one.get_help_record(ctx) for one in self.get_params(ctx)))))


def _load(name: str) -> Any:
    """Build the command NAME of the table, or the group of commands whose names begin with it."""
    if name in COMMANDS:
        return _leaf(name.rpartition(" ")[2], function(name))
    return _group(lambda: None, name=name, help="Where the film's file is, whether it is sound, how to begin another.")


def _leaf(word: str, lookup: Callable[..., Any]) -> Any:
    app = typer.Typer(add_completion=False, **SETTINGS)
    app.command(word, cls=Leaf)(connect(lookup))
    return typer.main.get_command(app)


def _group(callback: Callable[..., Any], *, name: str = "", completion: bool = False, **attributes: Any) -> Any:
    app = typer.Typer(name=name, add_completion=completion, **SETTINGS)
    app.callback(cls=Group, **attributes)(callback)
    return typer.main.get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"redheat {__version__}")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> Any:
    """The facts, quotes and trivia of one film: at a terminal, for scripts, and to read to a room."""
    if ctx.invoked_subcommand is None:
        return _leaf("redheat", home()).main([], prog_name="redheat", standalone_mode=False)
    return None


def home() -> Callable[..., Any]:
    """Import what `redheat` alone does."""
    from redheat_cli.commands import records  # only this and its look-ups need it

    return records.home


def completing() -> bool:
    """Tell whether it is the shell that asks, for what may follow in the line that is being typed."""
    return COMPLETING in os.environ


def run(words: list[str]) -> int:
    """Run the command line WORDS and return its exit code.

    Raises RedheatError, and what Typer raises for a command line it cannot read.
    """
    try:
        group = _group(_root, completion=True, invoke_without_command=True)
        code = group.main(words, prog_name="redheat", complete_var=COMPLETING, standalone_mode=False)
    except (OSError, UnicodeError) as error:
        if "--install-completion" not in words:
            raise
        raise OutputFailed(f"completion cannot be installed: {error}") from error
    return code if isinstance(code, int) else 0
