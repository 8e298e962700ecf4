"""A look-up function -> a Typer command: it adds the shared options, prints the answer and returns the exit code."""

import inspect
import os
from collections.abc import Callable
from copy import copy
from typing import Annotated, Any, Literal, get_args

import typer
from msgspec import structs

from redheat_cli.commands import options
from redheat_cli.commands.table import contract
from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film import load
from redheat_cli.film.model import Film, Record
from redheat_cli.listing.listing import Listing, drawn, fields, pick
from redheat_cli.render.formats import RENDERERS, View
from redheat_cli.terminal import files, streams

COMPLETING = "_REDHEAT_COMPLETE"  # set by the shell while it asks Typer for completions

Data = Annotated[
    str,
    typer.Option(
        metavar="FILE",
        help="Use another film's file; - reads standard input. REDHEAT_DATA sets it too.",
        show_default=False,
    ),
]


def connect(lookup: Callable[..., Any]) -> Callable[..., int]:
    """Make the command for LOOKUP: the function that Typer reads and calls, which prints and returns the exit code.

    The command has LOOKUP's own parameters. A first parameter of the type Film becomes `--data`. What LOOKUP returns
    decides the rest: a Listing brings the options of `answer` that suit its records, an Export those of `deliver`;
    a str is printed as it is. LOOKUP may have an option of `answer` too, and then both get what was typed.
    Raises TypeError when the signature of LOOKUP lacks something.
    """
    reads = contract(lookup)
    records = reads.kinds
    names = fields(records)
    shared: dict[str, inspect.Parameter] = {}
    if records:
        shared = _shared(records)
        if "today" in reads.parameters:  # it draws by itself
            for option in ("random", "limit", "spoilers"):
                shared.pop(option, None)
        shared["fields"] = _with(shared["fields"], is_eager=True, callback=_fields_among(names))
    elif reads.returns is not str:
        from redheat_cli.cli.export_output import deliver  # only an export needs these
        from redheat_cli.exports.common import Export

        if reads.returns is not Export:
            raise TypeError(f"{lookup.__name__}: cannot print what it returns, {reads.returns}")
        shared = _options(deliver)
    else:
        shared = {name: _options(answer)[name] for name in ("output", "force")}

    def command(**given: Any) -> int:
        typed = {name: given[name] for name in reads.parameters}
        if given.get("json") and given.get("format") not in (None, "json"):
            raise BadUsage(f"--json and --format {given['format']} exclude each other")
        if given.get("output") and not shared.get("report"):
            files.replaceable(given["output"], given["force"])  # before a quiz is played whose result could not be kept
        film = (_film(given.pop("data")),) if reads.asks_film else ()
        answered = lookup(*film, **typed)
        choices = {name: given[name] for name in shared}
        if isinstance(answered, str):
            files.write(answered.encode(), path=given["output"], force=given["force"])
            return 0
        if records:
            return answer(answered, records, **choices)
        return deliver(answered, **choices)

    parameters = [*(reads.parameters | shared | reads.parameters).values()]
    if reads.asks_film:
        parameters.append(inspect.Parameter("data", inspect.Parameter.KEYWORD_ONLY, default="", annotation=Data))
    if os.environ.get(COMPLETING):
        parameters = [_completed(parameter, names) for parameter in parameters]
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in parameters]
    command.__name__, command.__doc__ = lookup.__name__, lookup.__doc__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {}  # Typer resolves these one by one; the signature already says it all
    return command


def answer(
    listing: Listing[Any],
    records: tuple[type, ...],
    *,
    rating: options.Rating = "strong",
    spoilers: options.Spoilers = None,
    random: options.Random = None,
    seed: options.Seed = "",
    today: options.Today = False,
    limit: options.Limit = None,
    format: options.Format = None,
    json: options.Json = False,
    fields: Annotated[
        str,
        typer.Option(
            metavar="A,B",
            help="Print only these fields, in this order; 'help' lists them.",
            show_default=False,
            rich_help_panel=options.OUTPUT,
        ),
    ] = "",
    raw: Annotated[
        bool,
        typer.Option(
            "--raw", help="Leave CSV cells alone that a spreadsheet takes for formulas.", rich_help_panel=options.OUTPUT
        ),
    ] = False,
    color: Annotated[
        Literal["auto", "always", "never"],
        typer.Option(metavar="WHEN", help="Use colour: auto, always or never.", rich_help_panel=options.OUTPUT),
    ] = "auto",
    output: options.Output = "",
    force: options.Force = False,
) -> int:
    """Print LISTING, whose records are of the types RECORDS, as the options say, and return the exit code.

    Raises NothingFound when there is no record, or when something else that was asked for is lacking.
    """
    seed, limit = drawn(random, seed, today, limit)
    kept, withheld = pick(listing.records, rating=rating, spoilers=spoilers is not False, seed=seed, limit=limit)
    form = "json" if json else format or ("pretty" if streams.is_terminal() and not output else "plain")
    guess = listing.guess if kept else ""
    if guess and form != "pretty":
        kept, withheld = (), []
    encoding = streams.encoding() if form in ("pretty", "plain") and not output else "utf-8"
    view = View(
        kinds=listing.kinds or records,
        fields=_split(fields),
        width=streams.width(),
        height=streams.height(),
        spoilers=bool(spoilers),
        colour=form == "pretty" and streams.wants_colour("never" if output and color == "auto" else color),
        unicode=streams.can_show("\u2500\u00b7\u2022\u2026", encoding),
        raw=raw,
    )
    rendered = RENDERERS[form](structs.replace(listing, records=kept, guess=guess), view)
    as_text = listing.text and kept and form in ("pretty", "plain") and not view.fields
    if kept or not output:  # a file is not replaced by nothing
        text = listing.text if as_text else rendered
        files.write(text.encode(encoding, "backslashreplace"), path=output, force=force)
    for line in withheld:
        streams.say(f"withheld {line}")
    if guess:
        raise NothingFound(*(() if form == "pretty" else (guess,)))
    if not kept or listing.lacking:
        raise NothingFound(*(listing.lacking or ([] if withheld else [listing.missing])))
    return 1 if listing.no else 0


def _shared(kinds: tuple[type, ...]) -> dict[str, inspect.Parameter]:
    """Return the options of `answer` that suit records of KINDS: only those of a film are chosen from."""
    shared = _options(answer)
    names = fields(tuple(kind for kind in kinds if issubclass(kind, Record)))
    if "rating" not in names:
        for option in ("rating", "random", "seed", "today"):
            del shared[option]
    if "spoiler" not in names and "fate" not in names:
        del shared["spoilers"]
    return shared


def _options(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    return {
        name: parameter
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    }


def _film(data: str) -> Film:
    """Load the film file that DATA names, or else REDHEAT_DATA, or else the shipped one."""
    return load.load(data or files.variable("REDHEAT_DATA") or load.shipped())


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
    return tuple(name.strip() for name in names.split(",")) if names else ()


def _completed(parameter: inspect.Parameter, names: tuple[str, ...]) -> inspect.Parameter:
    """Return PARAMETER with its completion, where anything is offered; NAMES are the fields of the records."""
    from redheat_cli.cli.completion import completer  # only a shell that asks needs it

    complete = completer(parameter, names, _film)
    return _with(parameter, autocompletion=complete) if complete else parameter
