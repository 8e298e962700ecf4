"""What comes of an answer and of a quiz: the records that `check` and `quiz` print."""

from typing import Literal

from msgspec import Struct

Weight = Literal["correct", "close", "wrong"]


class Verdict(Struct, frozen=True, tag_field="type", tag="verdict"):
    """What the judge says of an answer, and why."""

    id: str
    given: str
    verdict: Weight
    reason: str
    answer: str


class Answer(Struct, frozen=True, kw_only=True):
    """One question of a quiz and what became of it: what was given, and what is right and why."""

    id: str
    question: str
    given: str
    verdict: Literal["correct", "close", "wrong", "skipped"]
    answer: str
    why: str


class Result(Struct, frozen=True, tag_field="type", tag="result", kw_only=True):
    """How a quiz ended: SCORE right of COUNT questions, of which ANSWERS tells those that were reached.

    `stopped` is true when the player ended it before the last question.
    """

    film: str
    seed: str
    count: int
    score: int
    stopped: bool
    answers: tuple[Answer, ...]
