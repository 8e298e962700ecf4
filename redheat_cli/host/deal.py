"""A pool of items and a plan of rounds -> the Deal: which items each round has, in order, and the spares."""

from collections.abc import Iterator
from itertools import chain, zip_longest
from typing import Annotated, get_args

from msgspec import Meta, Struct

from redheat_cli.errors import NothingFound
from redheat_cli.film.model import Difficulty
from redheat_cli.host.items import Item, Pool
from redheat_cli.listing.choose import shuffled
from redheat_cli.terminal.safe import UNSAFE

PLANS = {
    "quotes": "quotes:5,quotes:5,quotes:5",
    "questions": "questions:5,questions:5,questions:5",
    "mixed": "quotes:5,questions:5,quotes:5,questions:5",
}
DIFFICULTIES = get_args(Difficulty)


# An evening's file is read again: nothing in it may drive a terminal, whoever wrote it.
Shown = Annotated[str, Meta(pattern=UNSAFE.replace("[", "^[^", 1) + "*$")]


class Round(Struct, frozen=True):
    """A name to announce, and the ids of what is played, in order."""

    name: Shown
    ids: tuple[Shown, ...]


class Deal(Struct, frozen=True, kw_only=True, tag_field="type", tag="evening"):
    """All that is decided before an evening begins: the first line of its file."""

    schema: int = 1
    film: Shown
    started: Annotated[float, Meta(ge=0, lt=253402300800)]  # until the year 9999, as a time can be written
    seed: Shown
    venue: Shown = ""
    teams: tuple[Shown, ...] = ()
    timer: Annotated[int, Meta(ge=5, le=600)]
    rating: Shown
    spoilers: bool
    rounds: Annotated[tuple[Round, ...], Meta(min_length=1)]
    spares: tuple[Shown, ...]
    withheld: tuple[Shown, ...] = ()


def deal(
    pool: Pool, wanted: list[tuple[str, int]], seed: str, *, exact: bool
) -> tuple[tuple[Round, ...], tuple[str, ...]]:
    """Deal POOL to the rounds WANTED, in the order SEED draws, and return the rounds and the ids of the spares.

    A round is balanced by difficulty and begins with the easy ones. What rests on a record that something
    else of the evening rests on, and so might give its answer away, is dealt only when nothing else is left.
    Rounds that cannot be filled are shorter, or fall away, unless EXACT: then NothingFound says which.
    """
    left = shuffled(list(pool.items), seed)
    rounds: list[Round] = []
    played: list[Item] = []
    short: list[str] = []
    for name, count in wanted:
        fitting = [item for item in left if fits(item, name)]
        taken = list(_drawn(fitting, count, played))
        if len(taken) < count:
            short.append(f"{name}: {count} wanted, {len(taken)} left to play")
        if taken:
            taken.sort(key=lambda item: DIFFICULTIES.index(item.difficulty))
            rounds.append(Round(name.replace("-", " ").capitalize(), tuple(item.id for item in taken)))
        played += taken
        left = [item for item in left if item not in taken]
    if not rounds or (exact and short):
        raise NothingFound(*(short or ["there is nothing to play"]), *pool.withheld)
    kinds = {name for name, _ in wanted}
    return tuple(rounds), tuple(item.id for item in left if any(fits(item, name) for name in kinds))


def fits(item: Item, name: str) -> bool:
    """Tell whether ITEM belongs in a round called NAME: a deck, or a category of questions."""
    if name in PLANS:
        return name == "mixed" or name == f"{item.kind}s"
    return item.kind == "question" and item.category == name


def _drawn(items: list[Item], count: int, played: list[Item]) -> Iterator[Item]:
    """Draw COUNT of ITEMS: one of each difficulty in turn, first of all those that share no record with PLAYED."""
    taken: frozenset[str] = frozenset(chain.from_iterable(item.rests for item in played))
    later: list[Item] = []
    for item in _in_turn(items):
        if not count:
            return
        if taken & item.rests:
            later.append(item)
            continue
        taken |= item.rests
        count -= 1
        yield item
    yield from later[:count]


def _in_turn(items: list[Item]) -> Iterator[Item]:
    groups = [[item for item in items if item.difficulty == one] for one in DIFFICULTIES]
    return (item for turn in zip_longest(*groups) for item in turn if item)


def spare(thrown: Item, spares: list[Item]) -> Item | None:
    """Choose the one of SPARES that stands in best for THROWN: its category and difficulty, then its category."""
    like = [item for item in spares if item.kind == thrown.kind]
    return min(
        like,
        key=lambda item: (item.category != thrown.category, item.difficulty != thrown.difficulty),
        default=None,
    )
