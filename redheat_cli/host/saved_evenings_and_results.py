"""The evenings that are saved: which there are, which one is meant, and the records that are printed of them."""

import os
from collections.abc import Iterator
from time import gmtime, localtime, strftime

from redheat_cli.errors import BadUsage, NothingFound, RedheatError
from redheat_cli.film.model import Film
from redheat_cli.host.game import Deal, Game
from redheat_cli.host.start_or_resume import Found, refuse_another_film, replay
from redheat_cli.host.storage import INSTEAD, NO_VENUE, at, flag, folder, journal_path, read
from redheat_cli.listing.check_quiz_host_records import (
    Evening,
    Played,
    PlayedRound,
    Rank,
    SavedEvening,
    Standing,
    local,
    progress,
)


def record(game: Game) -> Evening:
    """Return the record of the evening."""
    deal = game.deal
    done = set(game.revealed())

    def played(id: str) -> Played:
        points = {game.teams[team - 1]: points for team, points in game.points.get(id, {}).items()}
        return Played(id, id in done, points, game.repeats.get(id, 0), id in game.reached)

    named = [id for ids in game.rounds for id in ids] + [*game.thrown, *game.challenged]
    return Evening(
        film=deal.film,
        venue=deal.venue,
        started=_utc(deal),
        finished=game.finished(),
        seed=deal.seed,
        rating=deal.rating,
        spoilers=deal.spoilers,
        standings=tuple(Rank(rank, team, points) for rank, team, points in game.standings()),
        rounds=tuple(
            PlayedRound(round.name, tuple(map(played, ids)))
            for round, ids in zip(deal.rounds, game.rounds, strict=True)
        ),
        thrown_out=game.thrown,
        challenged=game.challenged,
        judged=game.judged,
        notes=game.notes,
        texts={id: " ".join(game.items[id].ask) for id in named},
    )


def results(game: Game) -> tuple[Standing, ...]:
    """Return the standings of the evening, with each team's points by round."""
    rounds = [game.round_scores(round) for round in range(len(game.rounds))]
    numbers = {name: number for number, name in enumerate(game.teams, 1)}
    return tuple(
        Standing(rank=rank, team=name, points=points, scores=tuple(one.get(numbers[name], 0) for one in rounds))
        for rank, name, points in game.standings()
    )


def refuse_unfinished(film: Film, found: Found | None) -> None:
    """Raise BadUsage where the evening FOUND was left in the middle."""
    if found is None or found[0].film != film.identity.title:
        return
    game = replay(film, *found)[0].game
    if game.place.round >= 0 and not game.finished():
        began = strftime("%Y-%m-%d %H:%M", localtime(found[0].started))
        raise BadUsage(
            f"the evening of {began} was left in round {_round(game)} of {len(game.rounds)}: "
            f"--resume goes on with it, {INSTEAD}"
        )


def saved_game(film: Film, venue: str) -> Game:
    """Return the game of FILM that is saved at VENUE.

    Raises NothingFound without one, and BadUsage for a damaged file or another film's evening.
    """
    found = read(journal_path(venue))
    if found is None:
        raise NothingFound(f"there is no evening{at(venue)}")
    refuse_another_film(film, found[0])
    return replay(film, *found)[0].game


def latest_scored(film: Film, venue: str) -> Game:
    """Return the latest evening of FILM at VENUE that has points, kept ones too; without one, that which is saved now.

    Raises what `saved_game` raises.
    """
    now = saved_game(film, venue)
    earlier = [
        game
        for path, game in _games(film)
        if game.deal.film == now.deal.film and path != journal_path(venue) == journal_path(game.deal.venue)
    ]
    latest_first = sorted(earlier, key=lambda game: game.deal.started, reverse=True)
    return next((game for game in (now, *latest_first) if game.scores()), now)


def _games(film: Film) -> Iterator[tuple[str, Game]]:
    """Yield the path and the game of every evening that is saved and can be read, of any film."""
    for entry in os.scandir(folder("sessions")):
        try:
            found = read(entry.path) if entry.name.endswith(".jsonl") else None
        except RedheatError:
            continue
        if found:
            yield entry.path, replay(film, *found)[0].game


def _round(game: Game) -> int:
    """Return the number of the present round, 0 in the lobby; in the finale it is the last."""
    return min(game.place.round + 1, len(game.rounds))


def evenings(film: Film) -> list[SavedEvening]:
    """Return every evening that is saved, the latest first."""
    found = [_saved(path, game) for path, game in _games(film)]
    return sorted(found, key=lambda evening: (evening.started, evening.path), reverse=True)


def _saved(path: str, game: Game) -> SavedEvening:
    deal = game.deal
    kept = os.path.basename(path) != os.path.basename(journal_path(deal.venue))
    return SavedEvening(
        venue=deal.venue,
        film=deal.film,
        started=_utc(deal),
        round=_round(game),
        rounds=len(deal.rounds),
        finished=game.finished(),
        teams=game.teams,
        resume="" if kept else f"redheat host --resume{flag(deal.venue or NO_VENUE)}",
        path=path,
    )


def _utc(deal: Deal) -> str:
    """Return when the evening of DEAL began, in UTC (RFC 3339)."""
    return strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(deal.started))


def venue_to_resume(film: Film, command: str) -> str:
    """Return the venue of the evening of FILM that is on, which may be none.

    Raises NothingFound when nothing is saved. Raises BadUsage when there are several: it lists COMMAND for each.
    """
    saved = [evening for evening in evenings(film) if evening.resume]
    own = [evening for evening in saved if evening.film == film.identity.title] or saved
    begun = [evening for evening in own if evening.round and not evening.finished] or own
    if not begun:
        raise NothingFound("there is no evening to resume")
    if len(begun) > 1:
        raise BadUsage(
            "there are several evenings:",
            *(f"{progress(e)}, {local(e.started)}: {command}{flag(e.venue or NO_VENUE)}" for e in begun),
        )
    return begun[0].venue
