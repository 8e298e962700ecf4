"""The command line: one lazy group over the table of commands, with help that is grouped and begins with examples."""

import inspect
import os
import re
from collections.abc import Callable
from itertools import groupby
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from redheat_cli import __version__
from redheat_cli.cli.command_from_function import COMPLETING, build_command
from redheat_cli.commands.command_table import COMMANDS, GROUPS, function
from redheat_cli.errors import BadUsage
from redheat_cli.film.did_you_mean import meant
from redheat_cli.film.fold_and_search import TYPED_LIMIT, fold
from redheat_cli.terminal import streams

SETTINGS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
HELP = {"help_option_names": ["-h", "--help"]}


def _write_help(ctx: Any, formatter: Any, lists: dict[str, list[tuple[str, str]]], color: str = "auto") -> None:
    """Write the help of a command: its usage, what it does, examples, and LISTS of names and what each does."""
    ctx.color = streams.wants_colour(color)
    bold = "\033[1m{}\033[0m".format if ctx.color else str
    says, _, examples = inspect.cleandoc(ctx.command.help or "").partition("Examples:\n")
    pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=f"{bold('Usage')}: ")
    formatter.write_paragraph()
    formatter.write_text(says)
    if examples:
        with formatter.section(bold("Examples")):
            formatter.write("".join(f"  {line}\n" for line in examples.splitlines()))
    for heading, rows in lists.items():
        with formatter.section(bold(heading)):
            formatter.write_dl(rows)


def _parameters(ctx: Any) -> dict[str, list[tuple[str, str]]]:
    """Return the arguments and the options of a command, each with its help, by the heading they are listed under."""
    lists: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
    for parameter in ctx.command.get_params(ctx):
        if record := parameter.get_help_record(ctx):
            name, help = record
            heading = getattr(parameter, "rich_help_panel", None) or f"{parameter.param_type_name.capitalize()}s"
            row = (name, re.sub(r"  \[(required|x>=1)\]|; x>=1(?=\])", "", help))
            lists.setdefault(heading, []).append(row)
    return {heading: rows for heading, rows in lists.items() if rows}


class Leaf(TyperCommand):
    """A command whose help says what it does, then shows examples, then lists the options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read ARGS. Raises typer.BadParameter for a text that is empty or too long."""
        self._args = [*args]
        try:
            rest = super().parse_args(ctx, args)
        except Exception as error:
            option = getattr(error, "option_name", "")
            if option[1:].isdigit():  # an answer below zero
                raise BadUsage(
                    f"'{option}' looks like an option; put -- before it: {ctx.command_path} ... -- {option}"
                ) from error
            raise
        for parameter in self.get_params(ctx):
            typed = ctx.get_parameter_source(parameter.name)
            if typed and typed.name == "COMMANDLINE" and (fault := _bad_text(ctx.params[parameter.name], parameter)):
                raise typer.BadParameter(fault, ctx=ctx, param=parameter)
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of this command to FORMATTER."""
        typed, *_ = self.make_parser(ctx).parse_args(self._args)  # `--color` counts wherever it stands
        _write_help(ctx, formatter, _parameters(ctx), typed.get("color", "auto"))


def _bad_text(value: Any, parameter: Any) -> str:
    """Say what is wrong with the text VALUE of PARAMETER, nothing when it is fine.

    An empty text is often a variable that is not set, and must not count as not given. A text that is too long is
    refused before any work that grows with its length: the words of a list together, each of many ids by itself.
    How long the name of a file may be, the system says.
    """
    if value == "":
        return "it is empty"
    texts = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) and not (parameter.metavar or "").startswith("ID"):
        texts = (" ".join(value),)
    longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
    if longest <= TYPED_LIMIT or parameter.metavar == "FILE":
        return ""
    return f"{longest} characters are too many: a text may have {TYPED_LIMIT}"


class Group(TyperGroup):
    """The commands of the table whose names begin with this group's own, imported when they are called."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name in self._names():
            word, *deeper = name.removeprefix(self.name or "").split()
            self.add_command(TyperCommand(word, help=None if deeper else COMMANDS[name].help, rich_markup_mode=None))

    def _names(self) -> list[str]:
        return [name for name in COMMANDS if not self.name or name.startswith(f"{self.name} ")]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read ARGS up to the command. Raises BadUsage for an option that goes after it."""
        option = args[0].partition("=")[0] if args else ""
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if option.startswith("-") and option.removeprefix("-") and option not in own:
            at = next((at for at, word in enumerate(args) if word in self.commands), len(args))
            words = [ctx.command_path, *(args[at:] or ["COMMAND"]), *args[:at]]
            raise BadUsage(f"{option} goes after the command: {' '.join(words)}")
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that ARGS begin with, once the real one stands in the place of the table's row.

        Raises BadUsage for an unknown command, with the search that may have been meant.
        """
        if args[0] not in self.commands and not ctx.resilient_parsing:
            instead = meant(args[0], self.commands)
            if not self.name and not instead and (words := fold(" ".join(word for word in args if word[:1] != "-"))):
                instead = f"; try: redheat search {words}"
            raise BadUsage(f"no command '{args[0]}'{instead or f'; see: {ctx.command_path} --help'}")
        if args[0] in self.commands:
            self.add_command(command(f"{self.name or ''} {args[0]}".strip()))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write what the group is for, examples, its commands by heading, and its options to FORMATTER."""
        lists = {
            heading: [(name, COMMANDS[name].help) for name in names]
            for heading, names in groupby(self._names(), lambda name: COMMANDS[name].heading)
        }
        _write_help(ctx, formatter, lists | _parameters(ctx))
        formatter.write_paragraph()
        formatter.write_text(
            f"'{' '.join(filter(None, ('redheat help', self.name, 'COMMAND')))}' shows the options of a command."
        )


def command(name: str) -> Any:
    """Build the command NAME of the table, or the group of commands whose names begin with it."""
    if name in COMMANDS:
        return _leaf(name.rpartition(" ")[2], function(name))
    return _group(lambda: None, name=name, help=GROUPS[name])


def _leaf(word: str, lookup: Callable[..., Any]) -> Any:
    app = typer.Typer(add_completion=False, **SETTINGS)
    app.command(word, cls=Leaf, context_settings=HELP)(build_command(lookup))
    return typer.main.get_command(app)


def _group(callback: Callable[..., Any], *, name: str = "", completion: bool = False, **attributes: Any) -> Any:
    app = typer.Typer(name=name, add_completion=completion, **SETTINGS)
    app.callback(cls=Group, context_settings=HELP, **attributes)(callback)
    return typer.main.get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"redheat {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """The facts, quotes and trivia of one film: at a terminal, for scripts, and to read to a room.

    Examples:
    redheat cast danko
    redheat quotes --by ridzik
    redheat search red square
    redheat plot --json | jq -r '.[].text'
    """


def root(completion: bool = True) -> Any:
    """Build the program itself, with the options that install COMPLETION or without."""
    return _group(_root, completion=completion)


def completing() -> bool:
    """Tell whether it is the shell that asks, for what may follow in the line that is being typed."""
    return bool(os.environ.get(COMPLETING))


def run(words: list[str]) -> int:
    """Run the command line WORDS and return its exit code.

    Raises RedheatError, and what Typer raises for a command line it cannot read.
    """
    if words[:1] == ["--install-completion"]:
        from redheat_cli.cli import completion  # few calls need it

        completion.install()
        return 0
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    name = "redheat"
    if completing() or (words and words[0] not in COMMANDS):
        program = root(completion=completing() or words[0].startswith("-"))
    elif words:  # no group is needed for a single command, and it would know all the others
        program, name, words = command(words[0]), f"redheat {words[0]}", words[1:]
    else:
        from redheat_cli.commands.home_search_show_sources import home  # only this and its look-ups need it

        program = _leaf("redheat", home)
    code = program.main(words, prog_name=name, complete_var=COMPLETING, standalone_mode=False)
    return code if isinstance(code, int) else 0
