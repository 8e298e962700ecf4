"""Deal a new evening: from a film and what the host asked for to the game in its lobby."""

from time import time

from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film.model import Film
from redheat_cli.host.game import Deal, Game, Round, lobby
from redheat_cli.host.saved import Heard
from redheat_cli.listing.choose import shuffled
from redheat_cli.questions import rounds as dealer
from redheat_cli.questions.aloud import DECKS, fits, pool
from redheat_cli.terminal.safe import printable

TEAMS_LIMIT, TEAM_LIMIT = 9, 20
PLANS = {
    "quotes": "quotes:5,quotes:5,quotes:5",
    "questions": "questions:5,questions:5,questions:5",
    "mixed": "quotes:5,questions:5,quotes:5,questions:5",
}


def deal(
    film: Film,
    *,
    deck: str,
    rounds: str,
    teams: str,
    venue: str,
    seed: str,
    rating: str,
    spoilers: bool,
    timer: int,
    page: str = "",
) -> Game:
    """Deal an evening of FILM.

    Raises BadUsage for what cannot be dealt, and NothingFound with what may help when too little is left to read.
    """
    if deck and rounds:
        raise BadUsage("--deck and --rounds exclude each other: name the deck as a round, as in quotes:5")
    if seed != printable(seed) or venue != printable(venue):
        raise BadUsage("a seed or a venue has characters that do not print")
    left = pool(film, rating=rating, spoilers=spoilers, seed=seed, heard=frozenset(Heard(venue).ids))
    categories = sorted({item.category for item in left.items if item.kind == "question"} - {*DECKS})
    plan = dealer.plan(rounds or PLANS[deck or "mixed"], [*DECKS, *categories])
    dealt = dealer.deal(left.items, plan, seed, fits)
    short = [
        f"{name}: {count} wanted, {len(items)} left to play"
        for (name, count), items in zip(plan, dealt, strict=True)
        if len(items) < count
    ]
    if not any(dealt) or (rounds and short):
        raise NothingFound(*(short or ["there is nothing to play"]), *left.withheld, *_advice(venue, rating, spoilers))
    used = {item.id for items in dealt for item in items}
    made = Deal(
        film=film.identity.title,
        started=time(),
        seed=seed,
        venue=venue,
        teams=_teams(teams),
        timer=timer,
        rating=rating,
        spoilers=spoilers,
        rounds=tuple(
            Round(name.replace("-", " ").capitalize(), tuple(item.id for item in items))
            for (name, _), items in zip(plan, dealt, strict=True)
            if items
        ),
        spares=tuple(
            item.id
            for item in shuffled(list(left.items), seed)
            if item.id not in used and any(fits(item, name) for name, _ in plan)
        ),
        withheld=left.withheld,
        page=page,
    )
    return lobby(made, {item.id: item for item in left.items if item.id in used or item.id in made.spares}, film)


def _advice(venue: str, rating: str, spoilers: bool) -> list[str]:
    """Say what a host may do when there is not enough left to play."""
    ways = ["--rounds with smaller numbers"]
    ways += [f"--rating {'mild or strong' if rating == 'clean' else 'strong'}"] if rating != "strong" else []
    ways += ["no --no-spoilers"] if not spoilers else []
    ways += [f"another --venue, or to forget what this one heard, delete {Heard(venue).path}"] if venue else []
    return [f"what may help: {way}" for way in ways]


def _teams(names: str) -> tuple[str, ...]:
    teams = tuple(filter(None, (name.strip() for name in names.split(","))))
    if (
        (names and not teams)
        or len(set(teams)) < len(teams)
        or len(teams) > TEAMS_LIMIT
        or any(len(team) > TEAM_LIMIT for team in teams)
    ):
        raise BadUsage(f"teams are up to {TEAMS_LIMIT} different names of up to {TEAM_LIMIT} characters")
    if any(team != printable(team) for team in teams):
        raise BadUsage("a team's name has characters that do not print")
    return teams
