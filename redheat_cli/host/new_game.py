"""Deal a new evening: from a film and what the host asked for to the game in its lobby."""

from collections.abc import Iterable
from time import time
from typing import Literal

from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film.model import Film
from redheat_cli.host.actions import team_fault
from redheat_cli.host.game import Deal, Game, Round, lobby
from redheat_cli.host.storage import Heard
from redheat_cli.listing.listing import shuffled
from redheat_cli.questions import rounds as dealer
from redheat_cli.questions.aloud import Item, Pool, pool
from redheat_cli.questions.deck import deck as questions
from redheat_cli.questions.rounds import DECKS, fits
from redheat_cli.terminal.safe import printable

MIXED = "quotes:5,questions:5,quotes:5,questions:5"
LATEST = 253402300800 - 2 * 86400  # two days before the year 10000, which no calendar here can write


def deal(
    film: Film,
    *,
    deck: str,
    rounds: str,
    teams: Iterable[str],
    venue: str,
    seed: str,
    rating: str,
    spoilers: bool,
    timer: int,
    page: str = "",
    answers: Literal["each", "round"] = "each",
) -> Game:
    """Deal an evening of FILM.

    DECK fills three rounds; ROUNDS, as in `quotes:5,cast:5`, says them one by one. Raises BadUsage for what cannot be
    dealt, and NothingFound with what may help when too little is left to read.
    """
    if deck and rounds:
        raise BadUsage("--deck and --rounds exclude each other: name the deck as a round, as in quotes:5")
    if seed != printable(seed) or venue != printable(venue):
        raise BadUsage("a seed or a venue has characters that do not print")
    left = pool(film, rating=rating, spoilers=spoilers, seed=seed, heard=frozenset(Heard(venue).ids))
    categories = sorted({question.category for question in questions(film)} - {*DECKS})
    spec = rounds or (MIXED if deck in ("", "mixed") else f"{deck},{deck},{deck}")
    plan = dealer.plan(spec, [*DECKS, *categories])
    dealt = dealer.deal(left.items, plan, seed, fits)
    short = [
        f"{name}: {count} wanted, {len(items)} left to play"
        for (name, count), items in zip(plan, dealt, strict=True)
        if len(items) < count
    ]
    fill = short and not rounds
    names, instead = _fill(dealt, plan, left, seed) if fill else ([name for name, _ in plan], [])
    if not any(dealt) or (rounds and short):
        raise NothingFound(*short, *left.withheld, *_advice(left, venue, any(dealt)))
    used = {item.id for items in dealt for item in items}
    spares = tuple(
        item
        for item in shuffled(list(left.items), seed)
        if item.id not in used and any(fits(item, name) for name in (*names, *("mixed" for _ in instead)))
    )
    made = Deal(
        film=film.identity.title,
        started=min(time(), LATEST),
        seed=seed,
        venue=venue,
        teams=named(teams),
        timer=timer,
        rating=rating,
        spoilers=spoilers,
        rounds=tuple(
            Round(name.replace("-", " ").capitalize(), tuple(item.id for item in items))
            for name, items in zip(names, dealt, strict=True)
            if items
        ),
        spares=tuple(item.id for item in spares),
        withheld=left.withheld,
        page=page,
        answers=answers,
        instead=tuple(instead),
        items=(*(item for items in dealt for item in items), *spares),
    )
    return lobby(made, {item.id: item for item in made.items}, film)


def _fill(dealt: list[list[Item]], plan: dealer.Plan, left: Pool, seed: str) -> tuple[list[str], list[str]]:
    """Fill the short rounds of DEALT with whatever else is left.

    Return the names of the rounds and, in words, what was taken instead.
    """
    names, instead = [], []
    used = {item.id for items in dealt for item in items}
    for number, ((name, count), items) in enumerate(zip(plan, dealt, strict=True), 1):
        rest = [item for item in shuffled(list(left.items), seed) if item.id not in used]
        suited = sorted(rest, key=lambda item: not fits(item, "mixed"))
        more = dealer.draw([item for item in suited if fits(item, "mixed")], count - len(items), seed, items)
        more += [item for item in suited if not fits(item, "mixed")][: count - len(items) - len(more)]
        used |= {item.id for item in more}
        decks = dict.fromkeys(next(deck for deck in DECKS if fits(item, deck)) for item in more)
        if more:
            instead.append(f"round {number} has {len(more)} of {' and '.join(decks)} in place of {name}")
        names.append(name if not more else "mixed" if items or len(decks) > 1 else next(iter(decks)))
        items += more
    return names, instead


def _advice(left: Pool, venue: str, some: bool) -> list[str]:
    """Say what a host may do when there is not enough LEFT to read; SOME is left, if not enough."""
    withheld = " ".join(left.withheld)
    ways = ["--rounds with smaller numbers"] if some else []
    if "rated above clean" in withheld:
        ways.append("--rating mild or strong")
    elif "rated above mild" in withheld:
        ways.append("--rating strong")
    ways += ["--spoilers"] if "spoiler" in withheld else []
    if venue and "heard" in withheld:
        ways.append(f"another --venue, or to forget what this one heard, delete {Heard(venue).path}")
    return [f"what may help: {way}" for way in ways] or ["the film has nothing else to read"]


def named(teams: Iterable[str]) -> tuple[str, ...]:
    """Return the names of TEAMS. Raises BadUsage that says which of them cannot be, and why."""
    names: list[str] = []
    for name in teams:
        if objection := team_fault(name, names):
            raise BadUsage(objection)
        names.append(name)
    return tuple(names)
