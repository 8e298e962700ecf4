"""The options that more than one command has, each with its help, and what completion offers."""

from collections.abc import Callable, Iterable
from typing import Annotated, Literal

from msgspec import Struct
from typer import Option

from redheat_cli.film import model

CHOICE, OUTPUT = "Choosing records", "Output"  # the headings of the options that every listing shares


class Offers(Struct, frozen=True):
    """Written beside an argument's type: the values of the film that completion offers for it.

    Of some arguments `several` may be typed, with commas between them.
    """

    values: Callable[[model.Film], Iterable[str]]
    several: bool = False


def categories(film: model.Film) -> Iterable[str]:
    """Return the category of each question of FILM."""
    from redheat_cli.questions.all_questions import all_questions  # most commands ask nothing

    return (question.category for question in all_questions(film))


Category = Annotated[str, Option(metavar="NAME", help="Use only questions of this category."), Offers(categories)]
Difficulty = Annotated[
    model.Difficulty | None, Option(metavar="LEVEL", help="Use only easy, medium or hard questions.")
]
Rating = Annotated[
    model.Rating,
    # Named, because Typer 0.27 takes a metavar that is the name in capitals for the name.
    Option(
        "--rating",
        metavar="RATING",
        help="The strongest language to show: clean, mild or strong.",
        rich_help_panel=CHOICE,
    ),
]
Spoilers = Annotated[
    bool | None,
    Option("--spoilers/--no-spoilers", help="Tell, or hide, what gives the story away.", rich_help_panel=CHOICE),
]
Random = Annotated[int | None, Option(min=1, metavar="N", help="Pick N at random, none twice.", rich_help_panel=CHOICE)]
Seed = Annotated[
    str, Option(metavar="TEXT", help="Shuffle the records; the same TEXT gives the same order.", rich_help_panel=CHOICE)
]
Today = Annotated[
    bool, Option("--today", help="Pick the record of the day; with --random N, N of them.", rich_help_panel=CHOICE)
]
Limit = Annotated[int | None, Option(min=1, metavar="N", help="Show at most N.", rich_help_panel=CHOICE)]
Format = Annotated[
    Literal["pretty", "plain", "json", "jsonl", "csv", "excel", "markdown"] | None,
    Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="pretty, plain, json, jsonl, csv, excel (CSV that Excel reads) or markdown.  "
        "[default: pretty on a terminal, plain in a pipe]",
        rich_help_panel=OUTPUT,
    ),
]
Output = Annotated[str, Option("--output", "-o", metavar="FILE", help="Write to this file.", rich_help_panel=OUTPUT)]
Force = Annotated[bool, Option("--force", help="Replace files that exist.", rich_help_panel=OUTPUT)]
Json = Annotated[bool, Option("--json", help="Short for --format json.", rich_help_panel=OUTPUT)]
Fields = Annotated[
    str,
    Option(metavar="A,B", help="Print only these fields, in this order; 'help' lists them.", rich_help_panel=OUTPUT),
]
Raw = Annotated[
    bool, Option("--raw", help="Leave CSV cells alone that a spreadsheet takes for formulas.", rich_help_panel=OUTPUT)
]
Color = Annotated[
    Literal["auto", "always", "never"],
    Option(metavar="WHEN", help="Use colour: auto, always or never.", rich_help_panel=OUTPUT),
]
Data = Annotated[
    str, Option(metavar="FILE", help="Use another film's file; - reads standard input. REDHEAT_DATA sets it too.")
]
