"""A look-up function -> a Typer command: its own options, and those that suit what it returns."""

import inspect
import os
from collections.abc import Callable
from copy import copy
from typing import Annotated, Any, get_args

import typer
from msgspec import structs

from redheat_cli.cli import output
from redheat_cli.commands import options
from redheat_cli.commands.command_table import Contract, contract
from redheat_cli.errors import BadUsage
from redheat_cli.film import load_and_compile
from redheat_cli.film.model import Film, Record
from redheat_cli.listing.listing import fields
from redheat_cli.terminal import files, operating_system, streams

COMPLETING = "_REDHEAT_COMPLETE"  # set by the shell while it asks Typer for completions


def build_command(lookup: Callable[..., Any]) -> Callable[..., int]:
    """Make the command for LOOKUP: the function that Typer reads and calls, which prints and returns the exit code.

    The command has LOOKUP's own parameters. A first parameter of the type Film becomes `--data`. What LOOKUP returns
    decides the rest: a Listing brings the options of `print_listing` that suit its records, an Export those of
    `print_export`, a str those of `print_text`. LOOKUP may have such an option too, and then both get what was typed.
    Raises TypeError when the signature of LOOKUP lacks something.
    """
    reads = contract(lookup)
    keyword = inspect.Parameter.KEYWORD_ONLY
    own = {name: parameter.replace(kind=keyword) for name, parameter in reads.parameters.items()}
    names = fields(reads.kinds)
    printer = _printer(lookup, reads)
    shared = _shared(reads, printer)
    if "fields" in shared:
        shared["fields"] = _with(shared["fields"], is_eager=True, callback=_fields_among(names))

    def command(**given: Any) -> int:
        typed = {name: given[name] for name in own}
        if given.get("json") and given.get("format") not in (None, "json"):
            raise BadUsage(f"--json and --format {given['format']} exclude each other")
        if given.get("output") and not shared.get("report"):
            files.replaceable(given["output"], given["force"])  # before a quiz is played whose result could not be kept
        film = (_film(given["data"]),) if reads.asks_film else ()
        answered = lookup(*film, **typed)
        if isinstance(answered, str):
            return output.print_text(answered, output=given["output"], force=given["force"])
        if reads.kinds and not answered.kinds:
            answered = structs.replace(answered, kinds=reads.kinds)
        return printer(answered, **{name: given[name] for name in shared})

    parameters = [*(own | shared | own).values()]
    if reads.asks_film:
        parameters.append(inspect.Parameter("data", keyword, default="", annotation=options.Data))
    if os.environ.get(COMPLETING):
        parameters = [_completed(parameter, names) for parameter in parameters]
    command.__name__, command.__doc__ = lookup.__name__, lookup.__doc__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {}  # Typer resolves these one by one; the signature already says it all
    return command


def _printer(lookup: Callable[..., Any], reads: Contract) -> Callable[..., int]:
    """Return the function that prints what LOOKUP returns. Raises TypeError when there is none."""
    if reads.kinds:
        return output.print_listing
    if reads.returns is str:
        return output.print_text
    from redheat_cli.exports.common import Export  # the other commands export nothing

    if reads.returns is Export:
        return output.print_export
    raise TypeError(f"{lookup.__name__}: cannot print what it returns, {reads.returns}")


def _shared(reads: Contract, printer: Callable[..., int]) -> dict[str, inspect.Parameter]:
    """Return the options of PRINTER that suit the command: only the records of a film are chosen from."""
    unsuited: set[str] = set()
    if reads.kinds:
        names = fields(tuple(kind for kind in reads.kinds if issubclass(kind, Record)))
        if "rating" not in names:
            unsuited |= {"rating", "random", "seed", "today"}
        if "spoiler" not in names and "fate" not in names:
            unsuited |= {"spoilers"}
        if "today" in reads.parameters:  # it draws by itself
            unsuited |= {"random", "limit", "spoilers"}
    [_, *choices] = inspect.signature(printer).parameters.values()
    return {parameter.name: parameter for parameter in choices if parameter.name not in unsuited}


def _film(data: options.Data = "") -> Film:
    """Load the film file that DATA names, or else REDHEAT_DATA, or else the shipped one."""
    return load_and_compile.load(data or operating_system.variable("REDHEAT_DATA") or load_and_compile.shipped())


def _with(parameter: inspect.Parameter, **attributes: Any) -> inspect.Parameter:
    """Return a copy of PARAMETER in which Typer reads these ATTRIBUTES of its option or argument."""
    kind, *notes = get_args(parameter.annotation)
    info = copy(notes[0])
    for name, value in attributes.items():
        setattr(info, name, value)
    return parameter.replace(annotation=Annotated[(kind, info, *notes[1:])])


def _fields_among(names: tuple[str, ...]) -> Callable[[str], str]:
    """Return the callback of `--fields`: it accepts some of NAMES, and `help` lists them all."""

    def fields(value: str) -> str:
        asked = output.split_commas(value)
        if "help" in asked:
            streams.write("".join(f"{name}\n" for name in names))
            raise typer.Exit
        if unknown := [name for name in asked if name not in names]:
            raise BadUsage(f"no field '{unknown[0]}'; the fields are {', '.join(names)}")
        return value

    return fields


def _completed(parameter: inspect.Parameter, names: tuple[str, ...]) -> inspect.Parameter:
    """Return PARAMETER with its completion, where anything is offered; NAMES are the fields of the records."""
    from redheat_cli.cli.completion import completer  # only a shell that asks needs it

    complete = completer(parameter, names, _film)
    return _with(parameter, autocompletion=complete) if complete else parameter
