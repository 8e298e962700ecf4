"""The options that more than one command has, each with its help."""

from collections.abc import Iterable
from typing import Annotated

from typer import Option

from redheat_cli.commands import Offers
from redheat_cli.film import model


def _categories(film: model.Film) -> Iterable[str]:
    from redheat_cli.questions.deck import deck  # most commands ask nothing

    return (question.category for question in deck(film))


Category = Annotated[
    str, Option(metavar="NAME", help="Only questions of this category.", show_default=False), Offers(_categories)
]
Rating = Annotated[model.Rating, Option(help="The most you want.")]
NoSpoilers = Annotated[bool, Option("--no-spoilers", help="Leave out what gives the story away.")]
Difficulty = Annotated[model.Difficulty | None, Option(help="Only this difficulty.")]
Random = Annotated[int | None, Option(min=1, metavar="N", help="Draw N at random, none twice.")]
Seed = Annotated[str, Option(metavar="TEXT", help="Draw the same again for the same text.", show_default=False)]
Today = Annotated[bool, Option("--today", help="Draw the one of the day, or the N of the day.")]
Limit = Annotated[int | None, Option(min=1, metavar="N", help="At most N records.")]
