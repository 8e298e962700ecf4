"""Commands that list the questions of a film and judge an answer to one of them."""

from typing import Annotated

from typer import Argument

from redheat_cli.commands import options
from redheat_cli.commands.find_records import Words, find_questions, joined, no_such_record
from redheat_cli.commands.options import Offers
from redheat_cli.film.model import Film, Question
from redheat_cli.judge.verdict import judge
from redheat_cli.listing.check_quiz_host_records import Verdict
from redheat_cli.listing.listing import Listing
from redheat_cli.questions.all_questions import all_questions


def questions(film: Film, category: options.Category = "", difficulty: options.Difficulty = None) -> Listing[Question]:
    """List the trivia questions with their answers.

    First come the questions that are written in the film's file, then those that the program makes from its records.

    Examples:
    redheat questions
    redheat questions --category quotes
    redheat questions --random 10 --seed friday --rating clean
    redheat questions --difficulty easy --json
    """
    found, missing = find_questions(all_questions(film), category, difficulty)
    return Listing(
        title=f"{film.identity.title}: questions",
        records=found,
        missing=missing,
    )


def check(
    film: Film,
    id: Annotated[
        str,
        Argument(metavar="ID", help="The id of the question."),
        Offers(lambda film: [question.id for question in all_questions(film)]),
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
        known = {question.id: question for question in all_questions(film)}
    if id not in known:
        return Listing(title=film.identity.title, records=(), missing=no_such_record(id, known))
    verdict = judge(film, known[id], joined(answer))
    return Listing(
        title=known[id].question,
        records=(verdict,),
        cards=True,
        no=verdict.verdict != "correct",
    )
