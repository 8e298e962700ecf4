"""A Film -> its deck of questions; a question -> its choices; an answer -> the verdict on it."""

from typing import Literal

from msgspec import Struct

from redheat_cli.matching import fold
from redheat_cli.model import Film, Question


class Verdict(Struct, frozen=True, tag_field="type", tag="verdict"):
    """What the judge says of an answer, and why."""

    id: str
    given: str
    verdict: Literal["correct", "close", "wrong"]
    reason: str
    answer: str


def deck(film: Film) -> tuple[Question, ...]:
    """Return every question of FILM: the curated ones, then those made from its data."""
    return film.questions


def choices(question: Question, seed: str = "") -> tuple[str, ...]:
    """Return the four choices of QUESTION, the right one among them, in an order that only SEED and its id decide."""
    from hashlib import sha256  # loads OpenSSL, and few calls draw

    options = (question.answer, *question.wrong)
    return tuple(sorted(options, key=lambda one: sha256(f"{seed}\n{question.id}\n{one}".encode()).digest()))


def judge(film: Film, question: Question, given: str) -> Verdict:
    """Weigh the answer GIVEN to QUESTION."""
    right = fold(given) in map(fold, (question.answer, *question.accept))
    return Verdict(question.id, given, "correct" if right else "wrong", "", question.answer)
