"""The commands about the film's file itself, and about the shape of what the others print."""

import os
from collections import Counter
from typing import Annotated, Any, Union, get_args

import msgspec
from typer import Argument

from redheat_cli.commands import COMMANDS, Offers, function, kinds
from redheat_cli.errors import BadUsage
from redheat_cli.film import load, model
from redheat_cli.listing.listing import Listing
from redheat_cli.terminal import files


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
    path = load.shipped().encode("utf-8", "backslashreplace").decode()  # not every name of a folder is text
    return Listing(title="The film's file", records=(Location(path),), columns=("path",))


def check(
    file: Annotated[str, Argument(metavar="FILE", help="A film's file; - is standard input.")],
) -> Listing[Section]:
    """Check a film's file and its deck of questions, and count what is in it; each fault is told with its place.

    Examples:
    redheat data check my-film.toml
    """
    from redheat_cli.questions import lint  # the other commands of this group ask nothing
    from redheat_cli.questions.deck import deck  # the other commands of this group ask nothing

    film = load.load(file, lambda film: lint.faults(film, deck(film)))
    counts = Counter(model.kind(record) for record in model.entries(film))
    return Listing(
        title=f"{film.identity.title}: sound",
        records=tuple(Section(name, counts[name]) for name in map(model.tag, get_args(model.Entry))),
        columns=("section", "records"),
    )


def new() -> str:
    """Print a template for another film's file, with a comment for each section and an example of each record.

    Examples:
    redheat data new > my-film.toml
    redheat data check my-film.toml
    redheat cast --data my-film.toml
    """
    return files.read(os.path.join(os.path.dirname(load.shipped()), "template.toml")).decode()


def schema(
    name: Annotated[
        str,
        Argument(metavar="NAME", help="A command that has --json, or dataset."),
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
    from inspect import cleandoc  # the other commands need none of it

    for part in described["$defs"].values():
        part["description"] = cleandoc(part["description"])  # which Python does by itself from 3.13 on
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"redheat {name}"}
    return msgspec.json.format(msgspec.json.encode(title | described), indent=2).decode() + "\n"
