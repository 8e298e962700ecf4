"""The commands about the film's file itself, and about the shape of what the others print."""

import os
from collections import Counter
from typing import Annotated, Any, Union

import msgspec
from typer import Argument

from redheat_cli import dataset, model
from redheat_cli.checks import Fault
from redheat_cli.commands import COMMANDS, Offers, function, kinds
from redheat_cli.errors import BadUsage
from redheat_cli.listing import Listing


class Location(msgspec.Struct, frozen=True, tag_field="type", tag="path"):
    """Where a file is."""

    path: str


class Section(msgspec.Struct, frozen=True, tag_field="type", tag="section"):
    """How many records of one type a film's file has."""

    section: str
    records: int


def path() -> Listing[Location]:
    """Say where the film's file is that comes with the program.

    Examples:
    redheat data path
    """
    return Listing(title="The film's file", records=(Location(dataset.shipped()),), columns=("path",))


def check(
    file: Annotated[str, Argument(metavar="FILE", help="A film's file; - is standard input.")],
) -> Listing[Section]:
    """Check a film's file and its deck of questions, and count what is in it; each fault is told with its place.

    Examples:
    redheat data check my-film.toml
    """
    from redheat_cli.questions import deck, lint  # the other commands of this group ask nothing

    film = dataset.load(file, lambda film: [Fault(*one) for one in lint.faults(film, deck(film))])
    counts = Counter(model.kind(record) for record in model.entries(film))
    return Listing(
        title=f"{film.identity.title}: sound",
        records=tuple(Section(*one) for one in counts.items()),
        columns=("section", "records"),
        missing=f"{file} is sound and has no records yet",
    )


def new() -> str:
    """Print a template for another film's file, with a comment for each section and an example of each record.

    Examples:
    redheat data new > my-film.toml
    redheat data check my-film.toml
    redheat cast --data my-film.toml
    """
    with open(os.path.join(os.path.dirname(dataset.shipped()), "template.toml"), encoding="utf-8") as template:
        return template.read()


def schema(
    name: Annotated[
        str,
        Argument(metavar="NAME", help="A command that lists records, or dataset."),
        Offers(lambda film: [*COMMANDS, "dataset"]),
    ],
) -> str:
    """Print the JSON Schema (2020-12) of what a command prints with --json, or of a film's file.

    Examples:
    redheat schema cast
    redheat schema dataset
    """
    if name == "dataset":
        described = msgspec.json.schema(model.Film)
        for part in described["$defs"].values():  # the section a record stands in says its type
            part["required"] = [one for one in part["required"] if one != "type"]
        return _document(name, described)
    listed = kinds(function(name)) if name in COMMANDS else ()
    if not listed:
        known = [one for one in COMMANDS if kinds(function(one))]
        raise BadUsage(f"no schema '{name}'; there are {', '.join(known)} and dataset")
    described = msgspec.json.schema(tuple[Union[listed], ...])  # type: ignore[valid-type]  # noqa: UP007
    for part in described["$defs"].values():
        # What we print has every field, and a later version may add some.
        part["required"] = list(part["properties"])
        part.pop("additionalProperties", None)
    return _document(name, described)


def _document(name: str, described: dict[str, Any]) -> str:
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"redheat {name}"}
    return msgspec.json.format(msgspec.json.encode(title | described), indent=2).decode() + "\n"
