"""What every exporter takes and returns, and what their formats have in common."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from redheat_cli.questions.items_to_read_aloud import Item

R = TypeVar("R")
Effect = Literal["dropped", "changed", "doubtful"]


class Pack(Struct, Generic[R], frozen=True, kw_only=True):
    """What an exporter writes: rounds of items, or of quotes for fortune, under a title.

    A round has a heading, which is a category for most, and the records that belong together under it.
    `film` is the title and year of the film, whatever the title of the pack is. Of an evening, `spares` are for what is
    thrown out, `day` is when and where it is, and `teams` are named.
    """

    title: str
    film: str
    rounds: tuple[tuple[str, tuple[R, ...]], ...]
    spares: tuple[R, ...] = ()
    day: str = ""
    teams: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[R, ...]:
        """The records of all rounds, in their order."""
        return tuple(record for _, records in self.rounds for record in records)

    @property
    def headed(self) -> list[tuple[str, tuple[R, ...]]]:
        """The rounds that have records, each with its heading: `Round 1: cast`, or its name if it is the only round."""
        several = len(self.rounds) > 1
        return [
            (f"Round {number}: {one_line(name)}" if several else name, records)
            for number, (name, records) in enumerate(self.rounds, 1)
            if records
        ]


class Loss(Struct, frozen=True, tag_field="type", tag="loss"):
    """What a format cannot hold of the record `id`, by which rule, and why.

    The effect is `dropped`: the record is not in the file; `changed`: it is in the file, but not as it was; or
    `doubtful`: it is whole in the file, but some programs that read the format change or refuse it.
    """

    id: str
    rule: str
    effect: Effect
    reason: str


class Export(Struct, frozen=True):
    """The content of a file, as text or as bytes, and what was lost on the way.

    `withheld` says what the filters left out and what is asked about twice, and `lacking` what was asked for and is not
    there.
    """

    content: str | bytes
    losses: tuple[Loss, ...] = ()
    withheld: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


# The name of a rule, its effect, the reason, and an expression that is found in the texts it is for.
Rule = tuple[str, Effect, str, str]
BLANK: Rule = ("blank", "dropped", "its text or a choice is blank", r"\A\s*\Z")
OUTER_SPACE: Rule = ("outer-space", "changed", "spaces at the ends of a text are gone", r"\A\s|\s\Z")
_wide = r"\S(?=\s*+\S)\s*?(\t|[ \t]{2})"  # inside a text
INNER_SPACE: Rule = ("inner-space", "doubtful", "several spaces or a tab are shown as one space", _wide)
BROKEN_LINE: Rule = ("line-break", "changed", "line breaks became spaces, spaces at the ends are gone", r"\n|\A\s|\s\Z")


def losses_of(record: Any, texts: tuple[str, ...], *rules: Rule) -> Iterator[Loss]:
    """Yield what is lost of RECORD because of its TEXTS, by RULES."""
    for name, effect, reason, pattern in rules:
        if any(re.search(pattern, text) for text in texts):
            yield Loss(record.id, name, effect, reason)


def without_choices(item: Item) -> Iterator[Loss]:
    """Drop ITEM if it has no choices: the format has only multiple choice."""
    if not item.choices:
        yield Loss(item.id, "no-choices", "dropped", "it has no wrong answers, and the format needs choices")


def one_line(text: str) -> str:
    """Return TEXT as one line without space at its ends."""
    return " ".join(part.strip() for part in text.strip().split("\n"))


def texts(item: Item) -> tuple[str, ...]:
    """Return what ITEM asks, its answer and the wrong ones."""
    return (item.question.question, item.question.answer, *item.question.wrong)


def sift(pack: Pack[R], losses_of: Callable[[R], Iterable[Loss]]) -> tuple[Pack[R], tuple[Loss, ...]]:
    """Return PACK without the records that a format drops, and what is lost of its records.

    LOSSES_OF lists the losses of one record; for a record that is dropped, no other loss is reported.
    """
    losses: list[Loss] = []
    rounds = []
    for name, records in pack.rounds:
        kept = []
        for record in records:
            found = list(losses_of(record))
            dropped = [loss for loss in found if loss.effect == "dropped"]
            losses += dropped or found
            if not dropped:
                kept.append(record)
        rounds.append((name, tuple(kept)))
    return replace(pack, rounds=tuple(rounds)), tuple(losses)
