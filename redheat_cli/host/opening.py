"""A film and what the host asked for -> the evening to play: dealt anew, or gone on with where it was left."""

from time import localtime, strftime, time

from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film.model import Film
from redheat_cli.host import items
from redheat_cli.host.deal import PLANS, Deal, deal
from redheat_cli.host.events import Play, replay
from redheat_cli.host.journal import INSTEAD, Journal
from redheat_cli.host.ledger import Ledger
from redheat_cli.host.state import Evening, Event, finished
from redheat_cli.host.venue import at
from redheat_cli.questions.rounds import plan
from redheat_cli.terminal.safe import printable

TEAMS_LIMIT, TEAM_LIMIT = 9, 20


def dealt(
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
) -> Evening:
    """Deal an evening. Raises BadUsage for what cannot be dealt, NothingFound with what to do when nothing is left."""
    if deck and rounds:
        raise BadUsage("--deck and --rounds exclude each other: name the deck as a round, as in quotes:5")
    if seed != printable(seed) or venue != printable(venue):
        raise BadUsage("a seed or a venue has characters that do not print")
    pool = items.gather(film, rating=rating, spoilers=spoilers, seed=seed, used=frozenset(Ledger(venue).ids))
    categories = sorted({item.category for item in pool.items if item.kind == "question"} - {*PLANS})
    wanted = plan(rounds or PLANS[deck or "mixed"], [*PLANS, *categories])
    try:
        dealt_rounds, spares = deal(pool, wanted, seed, exact=bool(rounds))
    except NothingFound as nothing:
        raise NothingFound(*nothing.lines, *_advice(venue, rating, spoilers)) from None
    return Evening(
        Deal(
            film=film.identity.title,
            started=time(),
            seed=seed,
            venue=venue,
            teams=_teams(teams),
            timer=timer,
            rating=rating,
            spoilers=spoilers,
            rounds=dealt_rounds,
            spares=spares,
            withheld=pool.withheld,
        ),
        {item.id: item for item in pool.items},
        film,
    )


def _advice(venue: str, rating: str, spoilers: bool) -> list[str]:
    """Say what a host may do when there is not enough left to play."""
    ways = ["--rounds with smaller numbers"]
    ways += [f"--rating {'mild or strong' if rating == 'clean' else 'strong'}"] if rating != "strong" else []
    ways += ["no --no-spoilers"] if not spoilers else []
    ways += [f"another --venue, or to forget what this one heard, delete {Ledger(venue).path}"] if venue else []
    return [f"what may help: {one}" for one in ways]


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


def _evening(film: Film, deal: Deal) -> Evening:
    """Put the items to a DEAL that was made before. Raises BadUsage when FILM is not what it was dealt from."""
    pool = items.gather(film, rating="strong", spoilers=True, seed=deal.seed)
    evening = Evening(deal, {item.id: item for item in pool.items}, film)
    wanted = {one for round in deal.rounds for one in round.ids} | set(deal.spares)
    if film.identity.title != deal.film or wanted - evening.items.keys():
        lacking = "".join(f", which has {one}" for one in sorted(wanted - evening.items.keys())[:1])
        raise BadUsage(
            f"that evening was dealt from another file, of {deal.film}{lacking}: name it with --data, or {INSTEAD}"
        )
    return evening


def resumed(film: Film, journal: Journal, found: tuple[Deal, list[Event]] | None, venue: str) -> tuple[Evening, Play]:
    """Go on with the evening that was left. Raises NothingFound without one, BadUsage when FILM is not its film."""
    if found is None:
        raise NothingFound(f"there is no evening{at(venue)} to resume")
    evening, events = _evening(film, found[0]), found[1]
    journal.resume()
    play = replay(evening, events)
    if play.state.timer.since is not None:  # nobody knows how long it ran on: it stays where the last key found it
        events.append(Event("resumed", events[-1].at))
        journal.append(events[-1])
        play = replay(evening, events)
    return evening, play


def refuse_unfinished(film: Film, found: tuple[Deal, list[Event]] | None) -> None:
    """Refuse to begin where an evening was left in the middle."""
    if found is None or found[0].film != film.identity.title:
        return
    state = replay(_evening(film, found[0]), found[1]).state
    if state.place.round >= 0 and not finished(state):
        began = strftime("%Y-%m-%d %H:%M", localtime(found[0].started))
        raise BadUsage(
            f"the evening of {began} was left in round {state.place.round + 1} of {len(state.rounds)}: "
            f"--resume goes on with it, {INSTEAD}"
        )
