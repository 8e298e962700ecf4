"""Commands about the film's file, and about the shape of what other commands print."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from typing import Annotated, Any, Union, get_args

import msgspec
from typer import Argument, Option

from redheat_cli.commands.command_table import COMMANDS, contract, function
from redheat_cli.commands.options import Offers
from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film import load_and_compile, model
from redheat_cli.listing.listing_and_draws import Listing
from redheat_cli.terminal import files, streams

IDS_SHOWN = 4
CHOICES = 4
# The sections that make questions, and what those ask.
_makes = {
    "cast": "who plays a role",
    "crew": "who did a job",
    "quotes": "who says a line",
    "facts": "when and where it came out",
}


class Location(msgspec.Struct, frozen=True, tag_field="type", tag="path"):
    """Where a file is."""

    path: str


class Section(msgspec.Struct, frozen=True, tag_field="type", tag="section"):
    """How many records of one type a film's file has.

    Further sections say how many questions of each kind the program makes of the file, how many records it leaves out
    for which reason, and what the file lacks that would make questions.
    """

    section: str
    records: int


def path() -> Listing[Location]:
    """Print the path of the film's file that comes with the program.

    Examples:
    redheat data path
    """
    path = load_and_compile.shipped().encode("utf-8", "backslashreplace").decode()  # not every name of a folder is text
    return Listing(title="The film's file", records=(Location(path),), columns=("path",))


def check(
    file: Annotated[str, Argument(metavar="FILE", help="A film's file; - is standard input.")],
) -> Listing[Section]:
    """Check a film's file, count its records, and show what questions the program makes of them.

    Every fault is reported with its line. A question that the program would make, but that breaks a rule for
    questions, is left out and counted with the reason; it is no fault of the file. The last lines say what is missing
    that would make more questions.

    Examples:
    redheat data check my-film.toml
    """
    from redheat_cli.questions import (  # the other commands of this group need no questions
        all_questions,
        question_faults,
    )
    from redheat_cli.questions.drafts_and_choices import LeftOut

    film = load_and_compile.load(file, lambda film: question_faults.question_faults(film, film.questions))
    counts = Counter(model.kind(record) for record in model.entries(film))
    sections = [Section(name, counts[name]) for name in map(model.tag, get_args(model.Entry))]
    for kind, made in all_questions.make(film).items():
        sections.append(Section(f"made: {kind}", sum(isinstance(found, model.Question) for found in made)))
        left_out: dict[str, list[LeftOut]] = {}
        for found in made:
            if isinstance(found, LeftOut):
                left_out.setdefault(found.reason, []).append(found)
        for reason, records in left_out.items():
            sections.append(Section(f"left out: {reason}{records[0].hint()}: {_some(records)}", len(records)))
    sections += _missing(film)
    return Listing(title=f"{film.identity.title}: sound", records=tuple(sections), columns=("section", "records"))


def _some(records: Sequence[Any]) -> str:
    more = f" and {len(records) - IDS_SHOWN} more" if len(records) > IDS_SHOWN else ""
    return ", ".join(record.id for record in records[:IDS_SHOWN]) + more


def _missing(film: model.Film) -> Iterator[Section]:
    """Yield what the file of FILM lacks, and which questions that costs."""
    from redheat_cli.questions.cast import LEADS
    from redheat_cli.questions.facts import wanted

    for section, kind in _makes.items():
        if not getattr(film, section):
            yield Section(f"missing: [[{section}]], so no question asks {kind}", 0)
    for label, group in wanted(film):
        yield Section(f"missing: a fact '{label}' in the group '{group}', which would make a question", 0)
    if 0 < len(film.cast) < CHOICES:
        yield Section("missing: four people in the cast, so there are not three wrong answers", len(film.cast))
    if film.cast and not any(credit.order in LEADS for credit in film.cast):
        yield Section("missing: who stands first to fourth in the credits, so nobody is a lead", 0)
    if without := [person for person in (*film.cast, *film.crew) if not person.gender]:
        where = f"missing: the gender, so a wrong answer may be of the other one: {_some(without)}"
        yield Section(where, len(without))
    if film.quotes and not any(quote.speaker for quote in film.quotes if quote.kind == "dialogue"):
        yield Section("missing: a line of dialogue with a speaker, so no question asks who says a line", 0)
    if film.quotes and all(quote.rating == "strong" for quote in film.quotes):
        yield Section("missing: a quote that is rated clean or mild, so a clean evening has none", 0)


def new(
    questions: Annotated[
        str, Option("--questions", metavar="FILE.csv", help="Put in the questions of a spreadsheet.")
    ] = "",
) -> str:
    """Print a template for another film's file, or make a film's file from a spreadsheet of your own questions.

    The template explains every field. A spreadsheet is saved as CSV; its first row names the columns, of which it
    needs `question` and `answer`. Rows that cannot be used are reported on standard error.

    Examples:
    redheat data new > my-film.toml
    redheat data check my-film.toml
    redheat cast --data my-film.toml
    redheat data new --questions quiz.csv > quiz.toml
    redheat host --script --data quiz.toml --rounds general:1
    """
    if not questions:
        return files.read(os.path.join(os.path.dirname(load_and_compile.shipped()), "template.toml")).decode()
    from redheat_cli.questions.film_from_spreadsheet import film_of  # the template needs no questions

    text, notes = film_of(questions, load_and_compile.content(questions))
    for note in notes:
        streams.say(note)
    if not text:
        raise NothingFound(f"{questions}: no row can be used")
    return text


def schema(
    name: Annotated[
        str,
        Argument(metavar="NAME", help="A command that has --json, or the word dataset."),
        Offers(lambda film: [*COMMANDS, "dataset"]),
    ],
) -> str:
    """Print the JSON Schema (2020-12) of what a command prints with --json, or of a film's file.

    Examples:
    redheat schema cast
    redheat schema dataset
    """
    name = name.replace("-", " ")  # the TAB key gives `data-check`
    if name == "dataset":
        described = msgspec.json.schema(model.Film)
        for part in described["$defs"].values():  # the section a record stands in says its type
            part["required"] = [name for name in part["required"] if name != "type"]
        return _document(name, described)
    listed = contract(function(name)).kinds if name in COMMANDS else ()
    if not listed:
        known = [command for command in COMMANDS if contract(function(command)).kinds]
        raise BadUsage(f"no schema '{name}'; there are {', '.join(known)} and dataset")
    described = msgspec.json.schema(tuple[Union[listed], ...])  # type: ignore[valid-type]  # noqa: UP007
    for part in described["$defs"].values():
        # What we print has every field, and a later version may add some.
        part["required"] = list(part["properties"])
        part.pop("additionalProperties", None)
    return _document(name, described)


def _document(name: str, described: dict[str, Any]) -> str:
    for part in described["$defs"].values():
        part["description"] = cleandoc(part["description"])  # which Python does by itself from 3.13 on
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"redheat {name}"}
    return msgspec.json.format(msgspec.json.encode(title | described), indent=2).decode() + "\n"
