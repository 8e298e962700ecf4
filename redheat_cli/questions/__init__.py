"""A Film -> its deck of questions; a question -> its choices; a deck -> a draw; an answer -> the verdict on it."""

from collections.abc import Iterable

from redheat_cli.film.model import Film, Question
from redheat_cli.listing.choose import shuffled
from redheat_cli.listing.outcomes import Verdict
from redheat_cli.questions.deck import made
from redheat_cli.questions.judge import judge
from redheat_cli.questions.rounds import apart

__all__ = ["Verdict", "choices", "deck", "draw", "judge"]


def deck(film: Film) -> tuple[Question, ...]:
    """Return every question of FILM: the curated ones, then those made from its data that ask something else."""
    return (*film.questions, *made(film))


def choices(question: Question, seed: str = "") -> tuple[str, ...]:
    """Return the four choices of QUESTION, the right one among them, in an order that only SEED and its id decide."""
    from hashlib import sha256  # loads OpenSSL, and few calls draw

    options = (question.answer, *question.wrong)
    return tuple(sorted(options, key=lambda one: sha256(f"{seed}\n{question.id}\n{one}".encode()).digest()))


def draw(questions: Iterable[Question], count: int, seed: str) -> tuple[Question, ...]:
    """Draw COUNT of QUESTIONS, or all when there are fewer, in the order of `listing.shuffled`.

    A question that rests on the same record as an earlier one, and so may give its answer away,
    comes only when no other is left.
    """
    return tuple(apart(shuffled(list(questions), seed))[:count])
