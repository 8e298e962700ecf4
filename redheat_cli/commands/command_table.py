"""The table of commands: what `redheat` can do, one line of help for each, and where it is written."""

import inspect
from collections.abc import Callable
from importlib import import_module
from types import UnionType
from typing import Any, Union, get_args, get_origin

from msgspec import Struct

from redheat_cli.film.model import Film
from redheat_cli.listing.listing_and_draws import Listing


class Command(Struct, frozen=True):
    """A row of the table: the module of the command, one line of help, and the heading it is listed under."""

    module: str
    help: str
    heading: str


class Contract(Struct, frozen=True):
    """What the signature of a command says: its own parameters, whether it asks a film, and what it returns."""

    parameters: dict[str, inspect.Parameter]
    asks_film: bool
    returns: Any

    @property
    def kinds(self) -> tuple[type, ...]:
        """The types of record in the Listing that the command returns, alone or instead of a text; else none."""
        choices = get_args(self.returns) if get_origin(self.returns) in (Union, UnionType) else (self.returns,)
        listed = [record for choice in choices if get_origin(choice) is Listing for record in get_args(choice)]
        return tuple(kind for record in listed for kind in get_args(record) or (record,))


COMMANDS = {
    "info": Command("sections", "Show facts about the film: release, money, ratings, music.", "Look up"),
    "cast": Command("sections", "Show who plays whom.", "Look up"),
    "crew": Command("sections", "Show who made the film.", "Look up"),
    "plot": Command("sections", "Tell the story.", "Look up"),
    "quotes": Command("sections", "Show lines from the film, its posters and interviews.", "Look up"),
    "production": Command("sections", "Tell how the film was made, sold and received.", "Look up"),
    "quote": Command("quote_and_trivia", "Print one line of the film.", "Look up"),
    "trivia": Command("quote_and_trivia", "Print one thing worth telling.", "Look up"),
    "search": Command("home_search_show_sources", "Search everything.", "Look up"),
    "show": Command("home_search_show_sources", "Show whole records by their ids.", "Look up"),
    "sources": Command("home_search_show_sources", "Show where the facts come from.", "Look up"),
    "questions": Command("questions_check_quiz", "List the trivia questions with their answers.", "Play"),
    "quiz": Command("questions_check_quiz", "Play a quiz in the terminal.", "Play"),
    "check": Command("questions_check_quiz", "Check an answer to a question.", "Play"),
    "host": Command("host", "Read quotes and questions to a room.", "Play"),
    "export": Command("export", "Export questions or quotes for other programs, or on paper.", "Share"),
    "data path": Command("data_and_schema", "Print where the shipped film file is.", "Data"),
    "data check": Command("data_and_schema", "Check a film file and its questions.", "Data"),
    "data new": Command("data_and_schema", "Print a template for a new film file.", "Data"),
    "schema": Command("data_and_schema", "Print the JSON Schema of a command's output.", "Data"),
}
GROUPS = {"data": "Check a film file, begin a new one, or find the one that is shipped."}  # commands of two words


def function(name: str) -> Callable[..., Any]:
    """Import the function of the command NAME, which must be in the table; its last word is the function's name."""
    module = import_module(f"redheat_cli.commands.{COMMANDS[name].module}")
    return getattr(module, name.rpartition(" ")[2])  # type: ignore[no-any-return]


def contract(command: Callable[..., Any]) -> Contract:
    """Read the signature of COMMAND: a first parameter that is the Film, its own parameters, and what it returns.

    Raises TypeError that says what the signature or the docstring lacks.
    """
    signature = inspect.signature(command, eval_str=True)
    name = f"{command.__module__}.{command.__name__}"
    parameters = dict(signature.parameters)
    for parameter in parameters.values():
        if parameter.annotation is parameter.empty:
            raise TypeError(f"{name}: the parameter '{parameter.name}' has no type")
    if signature.return_annotation is signature.empty:
        raise TypeError(f"{name}: the return type is missing: Listing[...], Export or str")
    if "Examples:\n" not in (command.__doc__ or ""):
        raise TypeError(f"{name}: the docstring has no 'Examples:'")
    first = next(iter(parameters.values()), None)
    if asks_film := first is not None and first.annotation is Film:
        del parameters[first.name]
    return Contract(parameters, asks_film, signature.return_annotation)
