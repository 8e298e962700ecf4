"""What every export takes and gives: a Pack of rounds -> an Export, its content and what was lost."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

from redheat_cli.film.model import Question
from redheat_cli.questions.deck import reading

R = TypeVar("R")


class Round(Struct, Generic[R], frozen=True):
    """Records that belong together, and what they are called: the category for most."""

    name: str
    records: tuple[R, ...]


class Pack(Struct, Generic[R], frozen=True, kw_only=True):
    """What is exported: rounds of questions, or of quotes, under a title.

    `film` is the film's title and year, whatever the pack is called; `seed` decides the order of choices.
    """

    title: str
    film: str
    rounds: tuple[Round[R], ...]
    seed: str = ""

    @property
    def records(self) -> tuple[R, ...]:
        """The records of all rounds, in their order."""
        return tuple(record for one in self.rounds for record in one.records)

    @property
    def headed(self) -> list[tuple[str, tuple[R, ...]]]:
        """The rounds that have records, each with its heading: `Round 1: cast`, or its name when it is the only one."""
        several = len(self.rounds) > 1
        return [
            (f"Round {number}: {one_line(one.name)}" if several else one.name, one.records)
            for number, one in enumerate(self.rounds, 1)
            if one.records
        ]


class Loss(Struct, frozen=True, tag_field="type", tag="loss"):
    """What a format cannot hold of a record.

    `dropped`: the record is not in the file. `changed`: it is there, but not as it was.
    `doubtful`: it is whole in the file, but some of the programs that read the format will change or refuse it.
    """

    id: str
    rule: str
    effect: Literal["dropped", "changed", "doubtful"]
    reason: str


class Export(Struct, frozen=True):
    """What is written, as text or as the bytes of a binary format, and what was lost on the way.

    `withheld` is what the filters kept back and `lacking` what was asked for and is not there, both in words.
    """

    content: str | bytes
    losses: tuple[Loss, ...] = ()
    withheld: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def sift(records: Sequence[R], faults: Callable[[R], Iterable[Loss]]) -> tuple[list[R], tuple[Loss, ...]]:
    """Part RECORDS into those that a format can hold, and what is lost of them and of the others.

    FAULTS lists the losses of one record; of a record that is dropped no other loss is told.
    """
    kept: list[R] = []
    losses: list[Loss] = []
    for record in records:
        found = list(faults(record))
        dropped = [loss for loss in found if loss.effect == "dropped"]
        losses += dropped or found
        if not dropped:
            kept.append(record)
    return kept, tuple(losses)


def texts(question: Question) -> tuple[str, ...]:
    """Return what QUESTION asks, its answer and the wrong ones."""
    return (question.question, question.answer, *question.wrong)


def blank(question: Question) -> Iterable[Loss]:
    """Drop QUESTION when its text or a choice has nothing but space in it: readers take that for a missing one."""
    if not all(text.strip() for text in texts(question)):
        yield Loss(question.id, "blank", "dropped", "its text or a choice is blank")


def one_line(text: str) -> str:
    """Return TEXT as one line without space at its ends."""
    return " ".join(part.strip() for part in text.strip().split("\n"))


def outer_space(record: Any, written: Iterable[str]) -> Iterable[Loss]:
    """Tell when one of the texts WRITTEN for RECORD begins or ends with a space, which goes."""
    if any(text != text.strip() for text in written):
        yield Loss(record.id, "outer-space", "changed", "spaces at the ends of a text are gone")


def broken_line(record: Any, written: Iterable[str]) -> Iterable[Loss]:
    """Tell when one of the texts WRITTEN for RECORD is not the same as one line."""
    if any(one_line(text) != text for text in written):
        yield Loss(record.id, "line-break", "changed", "line breaks became spaces, spaces at the ends are gone")


def reading_seconds(question: Question) -> int:
    """Return how many seconds it takes to read QUESTION and its choices aloud."""
    return math.ceil(reading(" ".join(texts(question))))
