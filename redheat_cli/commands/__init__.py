"""The table of commands: what `redheat` can do, what it says of it, and where it is written."""

import inspect
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, get_args

from msgspec import Struct

from redheat_cli.film.model import Film


class Command(Struct, frozen=True):
    """A row of the table: `module:function`, one line of help, and the heading it is listed under."""

    target: str
    help: str
    heading: str


class Offers(Struct, frozen=True):
    """Written beside an argument's type: the values that completion offers for it, drawn from the film."""

    values: Callable[[Film], Iterable[str]]


COMMANDS = {
    "info": Command("lookups:info", "Facts of the film, by group.", "Look up"),
    "cast": Command("lookups:cast", "Who plays whom, by actor or character.", "Look up"),
    "crew": Command("lookups:crew", "Who made it, by name, job or department.", "Look up"),
    "plot": Command("lookups:plot", "The story, in a line, a paragraph or step by step.", "Look up"),
    "quotes": Command("lookups:quotes", "What was said, in the film and about it.", "Look up"),
    "production": Command("lookups:production", "How it was made, sold and received.", "Look up"),
    "search": Command("records:search", "Everything that mentions all of some words.", "Look up"),
    "show": Command("records:show", "Records by their ids.", "Look up"),
    "sources": Command("records:sources", "Where the facts come from.", "Look up"),
    "questions": Command("quiz:questions", "The questions with their answers.", "Play"),
    "quiz": Command("quiz:quiz", "A quiz at the terminal.", "Play"),
    "check": Command("quiz:check", "Weigh an answer: correct, close or wrong.", "Play"),
    "host": Command("host:host", "Read quotes and questions to a room, full screen.", "Play"),
    "export": Command("export:export", "Questions and quotes for other programs, and on paper.", "Share"),
    "data path": Command("data:path", "Where the film's file is.", "Data"),
    "data check": Command("data:check", "Check a film's file.", "Data"),
    "data new": Command("data:new", "Print a template for another film's file.", "Data"),
    "schema": Command("data:schema", "The JSON Schema of a command's records.", "Data"),
}

GROUPS = {"data": "Check a film file, begin a new one, or find the one that is shipped."}  # commands of two words


def function(name: str) -> Callable[..., Any]:
    """Import the function of the command NAME, which must be in the table."""
    module, _, attribute = COMMANDS[name].target.partition(":")
    return getattr(import_module(f"redheat_cli.commands.{module}"), attribute)  # type: ignore[no-any-return]


def kinds(command: Callable[..., Any]) -> tuple[type, ...]:
    """Return the types of record that COMMAND lists, as its annotation `-> Listing[...]` says; none for a text."""
    listed = get_args(inspect.signature(command).return_annotation)
    return get_args(listed[0]) or listed if listed else ()
