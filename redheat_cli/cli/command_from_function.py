"""A look-up function -> a Typer command: its own options, and those that suit what it returns, which is printed."""

import inspect
import os
from collections.abc import Callable
from contextlib import nullcontext
from copy import copy
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from msgspec import structs
from typer import Option

from redheat_cli.commands import options
from redheat_cli.commands.command_table import Contract, contract
from redheat_cli.errors import BadUsage, NothingFound, OutputFailed
from redheat_cli.film import load_and_compile
from redheat_cli.film.model import Film, Record
from redheat_cli.listing.listing_and_draws import DisplayOptions, Listing, drawn, fields, pick
from redheat_cli.listing.wording import counted
from redheat_cli.render.plain_json_csv_markdown import RENDERERS
from redheat_cli.terminal import files, operating_system, streams

if TYPE_CHECKING:
    from redheat_cli.exports.common import Export

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
        if given.get("json") and given.get("format") not in (None, "json"):
            raise BadUsage(f"--json and --format {given['format']} exclude each other")
        for name, instead in (
            ("output", "leave out --output to write to standard output"),
            ("report", "--report needs the name of a file"),
        ):
            if given.get(name) == "-":
                raise BadUsage(f"'-' is no file: {instead}")
            if given.get(name):
                files.replaceable(given[name], given["force"])  # before a quiz is played whose result cannot be kept
        film = (_film(given["data"]),) if reads.asks_film else ()
        answered = lookup(*film, **{name: given[name] for name in own})
        if isinstance(answered, str):
            return print_text(answered, output=given["output"], force=given["force"])
        if reads.kinds and not answered.kinds:
            answered = structs.replace(answered, kinds=reads.kinds)
        return printer(answered, **{name: given[name] for name in shared})

    parameters = [*(own | shared | own).values()]
    if reads.asks_film:
        parameters.append(inspect.Parameter("data", keyword, default="", annotation=options.Data))
    if os.environ.get(COMPLETING):
        from redheat_cli.cli.completion import completer  # only a shell that asks needs it

        parameters = [_with(option, autocompletion=completer(option, names, _film)) for option in parameters]
    command.__name__, command.__doc__ = lookup.__name__, lookup.__doc__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {}  # Typer resolves these one by one; the signature already says it all
    return command


def _printer(lookup: Callable[..., Any], reads: Contract) -> Callable[..., int]:
    """Return the function that prints what LOOKUP returns. Raises TypeError when there is none."""
    if reads.kinds:
        return print_listing
    if reads.returns is str:
        return print_text
    from redheat_cli.exports.common import Export  # the other commands export nothing

    if reads.returns is Export:
        return print_export
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


def _film(data: str) -> Film:
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
        asked = _split(value)
        if "help" in asked:
            streams.write("".join(f"{name}\n" for name in names))
            raise typer.Exit
        if unknown := [name for name in asked if name not in names]:
            raise BadUsage(f"no field '{unknown[0]}'; the fields are {', '.join(names)}")
        return value

    return fields


def _split(names: str) -> tuple[str, ...]:
    """Return the NAMES that commas part; none for an empty text."""
    return tuple(name.strip() for name in names.split(",")) if names else ()


def print_text(text: str, *, output: options.Output = "", force: options.Force = False) -> int:
    """Print TEXT as it is, and return the exit code."""
    files.write(text.encode(), path=output, force=force)
    return 0


def print_listing(
    listing: Listing[Any],
    *,
    rating: options.Rating = "strong",
    spoilers: options.Spoilers = None,
    random: options.Random = None,
    seed: options.Seed = "",
    today: options.Today = False,
    limit: options.Limit = None,
    format: options.Format = None,
    json: options.Json = False,
    fields: options.Fields = "",
    raw: options.Raw = False,
    color: options.Color = "auto",
    output: options.Output = "",
    force: options.Force = False,
) -> int:
    """Print LISTING as the options say, and return the exit code.

    Raises NothingFound when there is no record, or when something else that was asked for is lacking.
    """
    seed, limit = drawn(random, seed, today, limit)
    kept, withheld = pick(listing.records, rating=rating, spoilers=spoilers is not False, seed=seed, limit=limit)
    form = "json" if json else format or ("pretty" if streams.is_terminal() and not output else "plain")
    for_people = form in ("pretty", "plain")
    guess = listing.guess if kept else ""
    if guess and form != "pretty":
        kept, withheld = (), []
    display = DisplayOptions(
        fields=_split(fields),
        width=streams.width(),
        height=streams.height(),
        spoilers=bool(spoilers),
        colour=form == "pretty" and streams.wants_colour("never" if output and color == "auto" else color),
        raw=raw,
    )
    if kept or not output:  # a file is not replaced by nothing
        text = listing.text if kept and for_people and not display.fields else ""
        text = text or RENDERERS[form](structs.replace(listing, records=kept, guess=guess), display)
        encoding = streams.encoding() if for_people and not output else "utf-8"
        files.write(streams.encoded(text, encoding, drawn=form == "pretty"), path=output, force=force)
    for line in withheld:
        streams.say(f"withheld {line}")
    if guess:
        raise NothingFound(*(() if form == "pretty" else (guess,)))
    if not kept or listing.lacking:
        raise NothingFound(*(listing.lacking or ([] if withheld else [listing.missing])))
    return 1 if listing.no else 0


def print_export(
    exported: "Export",
    *,
    output: options.Output = "",
    force: options.Force = False,
    strict: Annotated[bool, Option("--strict", help="If anything is lost, write nothing and exit with 4.")] = False,
    report: Annotated[str, Option(metavar="FILE", help="Write what is lost to this file, as JSON.")] = "",
) -> int:
    """Write what was EXPORTED as the options say, report what was withheld and lost, and return the exit code.

    Raises BadUsage when it is not text and would go to a terminal, or when OUTPUT and REPORT are not two files;
    OutputFailed when something is lost and STRICT, or when the system refuses; NothingFound when nothing is left to
    write, or when something that was asked for is lacking.
    """
    content = exported.content
    if isinstance(content, bytes) and not output and streams.is_terminal():
        raise BadUsage("this format is not text: give it a file with --output, or a pipe")
    if output and len({os.path.realpath(operating_system.encoded(path)) for path in (output, report)}) == 1:
        raise BadUsage("--output and --report name the same file")
    for line in (*exported.withheld, *(f"{loss.id}: {loss.effect}: {loss.reason}" for loss in exported.losses)):
        streams.say(line)
    lost = {loss.id for loss in exported.losses if loss.effect != "doubtful"}
    losses = RENDERERS["json"](Listing(title="losses", records=exported.losses), DisplayOptions()).encode()
    with files.saving(report, losses, force=force) if report else nullcontext():
        if content and not (strict and lost):
            files.write(content.encode() if isinstance(content, str) else content, path=output, force=force)
    if strict and lost:
        raise OutputFailed(f"nothing was exported: {counted(len(lost), 'record')} would lose something")
    if not content:
        raise NothingFound("there is nothing to export")
    if exported.lacking:
        raise NothingFound(*exported.lacking)
    return 0
