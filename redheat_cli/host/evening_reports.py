"""The records of evenings that are printed: what happened on one, its results, and those that are saved."""

import os
from time import gmtime, localtime, strftime

from redheat_cli.errors import BadUsage, NothingFound, RedheatError
from redheat_cli.film.model import Film
from redheat_cli.host.game import Game, lobby
from redheat_cli.host.session import History
from redheat_cli.host.start_or_resume import Found, replay
from redheat_cli.host.storage import INSTEAD, NO_VENUE, flag, folder, journal_path, read
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
        started=strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(deal.started)),
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


def saved_game(film: Film, venue: str) -> Game | None:
    """Return the game of FILM that is saved at VENUE, None without one. Raises BadUsage for a damaged file."""
    found = read(journal_path(venue))
    return replay(film, *found)[0].game if found else None


def _round(game: Game) -> int:
    """Return the number of the present round, 0 in the lobby; in the finale it is the last."""
    return min(game.place.round + 1, len(game.rounds))


def evenings(film: Film) -> list[SavedEvening]:
    """Return every evening that is saved, the latest first; those of other films without how far they came."""
    paths = [entry.path for entry in os.scandir(folder("sessions")) if entry.name.endswith(".jsonl")]
    found = filter(None, (_saved(film, path) for path in paths))
    return sorted(found, key=lambda evening: (evening.started, evening.path), reverse=True)


def _saved(film: Film, path: str) -> SavedEvening | None:
    try:
        found = read(path)
        if found is None:
            return None
        deal, events = found
        game = None
        if deal.film == film.identity.title:
            game = replay(film, deal, events)[0].game
        elif deal.items:  # without its film, what is saved must do
            game = History(lobby(deal, {item.id: item for item in deal.items}, film), events).game
    except RedheatError:
        return None
    kept = os.path.basename(path) != os.path.basename(journal_path(deal.venue))
    return SavedEvening(
        venue=deal.venue,
        film=deal.film,
        started=strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(deal.started)),
        round=_round(game) if game else 0,
        rounds=len(deal.rounds),
        finished=game is not None and game.finished(),
        teams=game.teams if game else deal.teams,
        resume="" if kept else f"redheat host --resume{flag(deal.venue or NO_VENUE)}",
        path=path,
    )


def latest_scored(film: Film, venue: str) -> Game | None:
    """Return the latest evening of FILM at VENUE that has points, kept ones too; without one, that which is saved now.

    Returns None where no evening is saved at VENUE. Raises BadUsage for a damaged file.
    """
    now = saved_game(film, venue)
    if now is None:
        return None
    kept = [evening for evening in evenings(film) if not evening.resume and evening.film == now.deal.film]
    earlier = filter(
        None, (read(evening.path) for evening in kept if journal_path(evening.venue) == journal_path(venue))
    )
    latest_first = sorted(earlier, key=lambda found: found[0].started, reverse=True)
    games = (now, *(replay(film, *found)[0].game for found in latest_first))
    return next((game for game in games if game.scores()), now)


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
