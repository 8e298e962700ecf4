"""Commands about questions: list them, play a quiz with them, and judge an answer."""

import os
import shlex
from typing import Annotated

from typer import Argument, Option

from redheat_cli.commands import options
from redheat_cli.commands.find_records import Words, chosen, joined, unknown
from redheat_cli.commands.options import Offers
from redheat_cli.film.model import Film, Question
from redheat_cli.listing.listing import Listing, pick
from redheat_cli.listing.quiz_records import Result, Verdict
from redheat_cli.questions.deck import deck, draw
from redheat_cli.questions.judge import judge
from redheat_cli.quiz import play


def questions(film: Film, category: options.Category = "", difficulty: options.Difficulty = None) -> Listing[Question]:
    """List the trivia questions with their answers.

    First come the questions that are written in the film's file, then those that the program makes from its records.

    Examples:
    redheat questions
    redheat questions --category quotes
    redheat questions --random 10 --seed friday --rating clean
    redheat questions --difficulty easy --json
    """
    found, missing = chosen(deck(film), category, difficulty)
    return Listing(
        title=f"{film.identity.title}: questions",
        records=found,
        missing=missing,
    )


def check(
    film: Film,
    id: Annotated[
        str,
        Argument(metavar="ID", help="The id of the question.", show_default=False),
        Offers(lambda film: [question.id for question in deck(film)]),
    ],
    answer: Annotated[Words, Argument(metavar="ANSWER...", help="The answer to check.")],
) -> Listing[Verdict]:
    """Say whether an answer to a question is correct, close or wrong, and why.

    Close and wrong answers end with exit code 1. Put -- before an answer that begins with a hyphen.

    Examples:
    redheat check question-director walter hill
    redheat check question-danko-actor "Шварценеггер" --json
    """
    known = {question.id: question for question in film.questions}
    if id not in known:
        known = {question.id: question for question in deck(film)}
    if id not in known:
        return Listing(title=film.identity.title, records=(), missing=unknown(id, known))
    verdict = judge(film, known[id], joined(answer))
    return Listing(
        title=known[id].question,
        records=(verdict,),
        cards=True,
        no=verdict.verdict != "correct",
    )


def quiz(
    film: Film,
    count: Annotated[int, Option(min=1, metavar="N", help="Ask N questions.")] = 10,
    category: options.Category = "",
    difficulty: options.Difficulty = None,
    typed: Annotated[bool, Option("--typed", help="Type the answers instead of choosing them.")] = False,
    rating: options.Rating = "strong",
    no_spoilers: options.NoSpoilers = False,
    seed: Annotated[
        str, Option(metavar="TEXT", help="Ask the same questions again for the same TEXT.", show_default=False)
    ] = "",
) -> Listing[Result]:
    """Play a quiz in the terminal; at the end you see the score and what you missed.

    The questions go to standard error and the result goes to standard output, so you can redirect it.

    Examples:
    redheat quiz
    redheat quiz --count 5 --category quotes --typed
    redheat quiz --seed friday --json > result.json
    """
    found, missing = chosen(deck(film), category, difficulty)
    allowed, withheld = pick(found, rating=rating, spoilers=not no_spoilers)
    if not allowed:
        return Listing(title=film.identity.title, records=(), missing=missing)
    seed = seed or os.urandom(4).hex()
    result = play(film, draw(allowed, count, seed), seed, typed, [f"withheld {reason}" for reason in withheld])
    return Listing(
        title=film.identity.title,
        records=(result,),
        cards=True,
        hints=(f"redheat quiz --seed {shlex.quote(result.seed)} and the same options ask the same again",),
    )
