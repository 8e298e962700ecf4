"""A look-up function -> the command that types, answers and prints it: shared options, filters, exit code."""

import inspect
import os
from collections.abc import Callable
from copy import copy
from typing import Annotated, Any, Literal, get_args

import typer
from msgspec import structs

from redheat_cli.commands import Offers, kinds, options
from redheat_cli.errors import BadUsage, NothingFound, RedheatError
from redheat_cli.film import load
from redheat_cli.film.model import Film
from redheat_cli.listing.choose import drawn, pick
from redheat_cli.listing.listing import Listing, fields
from redheat_cli.render import RENDERERS, View
from redheat_cli.terminal import files, streams

WORD_LIMIT = 200
PATHS = ("data", "file", "report")
COMPLETING = "_REDHEAT_COMPLETE"  # set by the shell while it asks Typer for completions

Data = Annotated[
    str,
    typer.Option(
        metavar="FILE", help="Another film's file; - is standard input. Also REDHEAT_DATA.", show_default=False
    ),
]


def connect(lookup: Callable[..., Any]) -> Callable[..., int]:
    """Make the command for LOOKUP: the function that Typer reads and calls, which prints and returns the exit code.

    LOOKUP's own parameters come first; a first parameter that is the film becomes `--data`; where it
    answers with a Listing, the options of `answer` follow that its records have a use for; with an Export, those of
    `deliver`. A str is printed as it is; an int is the exit code of a command that has talked to the terminal itself.
    """
    own = dict(inspect.signature(lookup).parameters)
    with_film = bool(own) and next(iter(own.values())).annotation is Film
    if with_film:
        own.pop(next(iter(own)))
    records = kinds(lookup)
    names = fields(records)
    shared = _shared(names) if records else {}
    if records:
        shared["fields"] = _with(shared["fields"], is_eager=True, callback=_fields_among(names))
    if exports := not records and inspect.signature(lookup).return_annotation not in (str, int):
        from redheat_cli.cli.deliver import deliver  # only an export needs it

        shared = _options(deliver)

    def command(**given: Any) -> int:
        typed = {name: given.pop(name) for name in own}
        _refuse_long({**typed, **given})
        if given.get("json") and given.get("format") not in (None, "json"):
            raise BadUsage(f"--json and --format {given['format']} exclude each other")
        film = (_film(given.pop("data")),) if with_film else ()
        found = lookup(*film, **typed)
        if isinstance(found, Listing):
            return answer(found, records, **given)
        if exports:
            return deliver(found, **given)
        if isinstance(found, str):
            streams.write(found)
            return 0
        return int(found)

    parameters = [*own.values(), *shared.values()]
    if with_film:
        parameters.append(inspect.Parameter("data", inspect.Parameter.KEYWORD_ONLY, default="", annotation=Data))
    if COMPLETING in os.environ:
        parameters = [_completed(one, names) for one in parameters]
    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
    command.__name__, command.__doc__ = lookup.__name__, lookup.__doc__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {}  # Typer resolves these one by one; the signature already says it all
    return command


def answer(
    listing: Listing[Any],
    records: tuple[type, ...],
    *,
    rating: options.Rating = "strong",
    no_spoilers: options.NoSpoilers = False,
    random: options.Random = None,
    seed: options.Seed = "",
    today: options.Today = False,
    limit: options.Limit = None,
    format: Annotated[
        Literal["pretty", "plain", "json", "jsonl", "csv", "markdown"] | None,
        typer.Option("--format", "-f", help="[default: pretty on a terminal, plain in a pipe]"),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    fields: Annotated[
        str, typer.Option(metavar="A,B", help="Only these fields; help lists them.", show_default=False)
    ] = "",
    raw: Annotated[bool, typer.Option("--raw", help="CSV without the apostrophe that stops formulas.")] = False,
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="When to use colour.")] = "auto",
) -> int:
    """Print LISTING, whose records are of the types RECORDS, as the options say, and return the exit code.

    Raises NothingFound when there is no record, or when something else that was asked for is lacking.
    """
    seed, limit = drawn(random, seed, today, limit)
    kept, withheld = pick(listing.records, rating=rating, spoilers=not no_spoilers, seed=seed, limit=limit)
    form = "json" if json else format or ("pretty" if streams.is_terminal() else "plain")
    encoding = streams.encoding() if form in ("pretty", "plain") else "utf-8"
    view = View(
        kinds=records,
        fields=_split(fields),
        width=streams.width(),
        colour=form == "pretty" and streams.wants_colour(color),
        unicode=streams.can_show("\u2500\u00b7\u2022", encoding),
        raw=raw,
    )
    streams.write(RENDERERS[form](structs.replace(listing, records=kept), view), encoding)
    for one in withheld:
        streams.say(f"withheld {one}")
    if not kept or listing.lacking:
        raise NothingFound(*(listing.lacking or ([] if withheld else [listing.missing])))
    return 1 if listing.no else 0


def _shared(names: tuple[str, ...]) -> dict[str, inspect.Parameter]:
    """Return those of the options of `answer` that records with the fields NAMES have a use for."""
    shared = _options(answer)
    if "rating" not in names:
        for option in ("rating", "random", "seed", "today"):
            del shared[option]
    if "spoiler" not in names and "fate" not in names:
        del shared["no_spoilers"]
    return shared


def _options(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    return {name: one for name, one in inspect.signature(function).parameters.items() if one.kind is one.KEYWORD_ONLY}


def _film(data: str) -> Film:
    """Load the film that DATA names, without it the environment, and without that the one that is shipped."""
    return load.load(data or files.variable("REDHEAT_DATA") or load.shipped())


def _with(parameter: inspect.Parameter, **attributes: Any) -> inspect.Parameter:
    """Return PARAMETER, an option or an argument, with other ATTRIBUTES of what Typer reads beside its type."""
    kind, *notes = get_args(parameter.annotation)
    info = copy(notes[0])
    for name, value in attributes.items():
        setattr(info, name, value)
    return parameter.replace(annotation=Annotated[(kind, info, *notes[1:])])


def _fields_among(names: tuple[str, ...]) -> Callable[[str], str]:
    """Return the function that takes what `--fields` was given: some of NAMES, or `help`, which lists them."""

    def fields(value: str) -> str:
        asked = _split(value)
        if "help" in asked:
            streams.write("".join(f"{name}\n" for name in names))
            raise typer.Exit
        if unknown := [one for one in asked if one not in names]:
            raise BadUsage(f"no field '{unknown[0]}'; the fields are {', '.join(names)}")
        return value

    return fields


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",")) if names else ()


def _refuse_long(typed: dict[str, Any]) -> None:
    """Refuse what no name, question or search is as long as, before any work that grows with its length.

    Ids, of which there may be many, are taken one by one; how long a path may be the system says.
    """
    for name, value in typed.items():
        texts = value if name == "ids" else [" ".join(value)] if isinstance(value, list) else [value]
        longest = max((len(one) for one in texts if isinstance(one, str)), default=0)
        if longest > WORD_LIMIT and name not in PATHS:
            raise BadUsage(f"{longest} characters are too many: a text may have {WORD_LIMIT}")


def _completed(parameter: inspect.Parameter, names: tuple[str, ...]) -> inspect.Parameter:
    """Give PARAMETER's option or argument its completion, where it offers values."""
    offers = next((one for one in get_args(parameter.annotation) if isinstance(one, Offers)), None)
    if offers:
        return _with(parameter, autocompletion=_completion(parameter.name, offers))
    if parameter.name == "fields":
        return _with(parameter, autocompletion=lambda incomplete: _more_fields(incomplete, names))
    return parameter


def _more_fields(incomplete: str, names: tuple[str, ...]) -> list[str]:
    before, comma, start = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in names if name.startswith(start) and name not in before.split(",")]


def _completion(name: str, offers: Offers) -> Callable[[typer.Context, str], list[str]]:
    """Complete from what OFFERS finds in the film: the rest of a name begun in earlier words, or a whole one.

    What was typed keeps its case, because Typer drops what does not begin with it.
    """

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        if ctx.params.get("data") == "-":
            return []  # what would be read is the keys that are typed
        try:
            values = list(dict.fromkeys(filter(None, offers.values(_film(ctx.params.get("data") or "")))))
        except RedheatError:
            return []
        earlier = ctx.params.get(name) or ()
        begun = " ".join([*earlier, ""]) if isinstance(earlier, list | tuple) else ""
        typed = (begun + incomplete).casefold()
        rest = [value[len(typed) :] for value in values if begun and value.casefold().startswith(typed)]
        rest = rest or [
            value[len(incomplete) :] for value in values if value.casefold().startswith(incomplete.casefold())
        ]
        return [incomplete + end for end in rest]

    return complete
