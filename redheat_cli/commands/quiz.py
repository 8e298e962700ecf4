"""The commands that ask: the deck as records, and one answer weighed."""

from typing import Annotated, Literal

from typer import Argument, Option

from redheat_cli import questions as play
from redheat_cli.commands import Offers
from redheat_cli.commands.words import Words, joined, unknown
from redheat_cli.errors import NothingFound
from redheat_cli.listing import Listing
from redheat_cli.matching import fold, meant
from redheat_cli.model import Film, Question
from redheat_cli.outcome import Verdict

Category = Annotated[
    str,
    Option(metavar="NAME", help="Only this category.", show_default=False),
    Offers(lambda film: [one.category for one in play.deck(film)]),
]
Level = Annotated[Literal["easy", "medium", "hard"] | None, Option(help="Only this difficulty.")]


def questions(film: Film, category: Category = "", difficulty: Level = None) -> Listing[Question]:
    """List the questions with their answers: the curated ones and those made from the film's records.

    Examples:
    redheat questions --category quotes
    redheat questions --random 10 --seed friday --rating clean
    redheat questions --difficulty easy --json
    """
    found, missing = _chosen(film, category, difficulty)
    return Listing(
        title=f"{film.identity.title}: questions",
        records=found,
        columns=("question", "answer", "id"),
        missing=missing,
    )


def check(
    film: Film,
    id: Annotated[
        str,
        Argument(metavar="ID", help="The question's id.", show_default=False),
        Offers(lambda film: [one.id for one in play.deck(film)]),
    ],
    answer: Annotated[Words, Argument(metavar="ANSWER...", help="What somebody answers.")],
) -> Listing[Verdict]:
    """Weigh an answer to a question: correct, close or wrong, and why; all but correct ends with exit code 1.

    Examples:
    redheat check question-director walter hill
    redheat check question-danko-actor "Шварценеггер" --json
    """
    known = {one.id: one for one in play.deck(film)}
    if id not in known:
        raise NothingFound(unknown(id, known))
    verdict = play.judge(film, known[id], joined(answer))
    return Listing(
        title=known[id].question,
        records=(verdict,),
        columns=("verdict", "reason", "answer"),
        cards=True,
        no=verdict.verdict != "correct",
    )


def _chosen(film: Film, category: str, difficulty: str | None) -> tuple[tuple[Question, ...], str]:
    """Return the questions of FILM's deck in CATEGORY and of that DIFFICULTY, and what to say when there is none."""
    deck = play.deck(film)
    names = dict.fromkeys(one.category for one in deck)
    in_category = [one for one in deck if not category or fold(one.category) == fold(category)]
    if deck and not in_category:
        return (), f"no category '{category}'{meant(category, names)}; the categories are {', '.join(names)}"
    return tuple(one for one in in_category if difficulty in (None, one.difficulty)), "there is no such question"
