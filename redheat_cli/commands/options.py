"""The options that more than one command has, each with its help, and what completion offers."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Literal

from msgspec import Struct
from typer import Option

from redheat_cli.film import model


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


choosing = partial(Option, rich_help_panel="Choosing records")  # the headings of what every listing shares
printing = partial(Option, rich_help_panel="Output")

Category = Annotated[str, Option(metavar="NAME", help="Use only questions of this category."), Offers(categories)]
Difficulty = Annotated[
    model.Difficulty | None, Option(metavar="LEVEL", help="Use only easy, medium or hard questions.")
]
Rating = Annotated[
    model.Rating,
    # Named, because Typer 0.27 takes a metavar that is the name in capitals for the name.
    choosing("--rating", metavar="RATING", help="The strongest language to show: clean, mild or strong."),
]
Spoilers = Annotated[
    bool | None, choosing("--spoilers/--no-spoilers", help="Tell, or hide, what gives the story away.")
]
Random = Annotated[int | None, choosing(min=1, metavar="N", help="Pick N at random, none twice.")]
Seed = Annotated[str, choosing(metavar="TEXT", help="Shuffle the records; the same TEXT gives the same order.")]
Today = Annotated[bool, choosing("--today", help="Pick the record of the day; with --random N, N of them.")]
Limit = Annotated[int | None, choosing(min=1, metavar="N", help="Show at most N.")]
Format = Annotated[
    Literal["pretty", "plain", "json", "jsonl", "csv", "excel", "markdown"] | None,
    printing(
        "--format",
        "-f",
        metavar="FORMAT",
        help="pretty, plain, json, jsonl, csv, excel (CSV that Excel reads) or markdown.  "
        "[default: pretty on a terminal, plain in a pipe]",
    ),
]
Output = Annotated[str, printing("--output", "-o", metavar="FILE", help="Write to this file.")]
Force = Annotated[bool, printing("--force", help="Replace files that exist.")]
Json = Annotated[bool, printing("--json", help="Short for --format json.")]
Fields = Annotated[str, printing(metavar="A,B", help="Print only these fields, in this order; 'help' lists them.")]
Raw = Annotated[bool, printing("--raw", help="Leave CSV cells alone that a spreadsheet takes for formulas.")]
Color = Annotated[
    Literal["auto", "always", "never"], printing(metavar="WHEN", help="Use colour: auto, always or never.")
]
Data = Annotated[
    str, Option(metavar="FILE", help="Use another film's file; - reads standard input. REDHEAT_DATA sets it too.")
]
