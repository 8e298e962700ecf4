"""The evenings that are saved: which there are, which one is meant, how one goes on, and the records printed of it."""

import os
from time import gmtime, strftime

from msgspec.structs import replace

from redheat_cli.errors import BadUsage, NothingFound, RedheatError
from redheat_cli.film.model import Film, Question
from redheat_cli.host.game_state import Event, Game, lobby
from redheat_cli.host.session import History
from redheat_cli.host.steps_timer_and_spares import spare
from redheat_cli.host.storage import INSTEAD, NO_VENUE, Journal, at, flag, folder, journal_path, read
from redheat_cli.listing import check_quiz_host_records as records
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.questions.items_to_read_aloud import Item, pool
from redheat_cli.terminal.text import printable

GONE = "(no longer in the film's file)"


def load(film: Film, path: str) -> History | None:
    """Return the evening that is saved at PATH, with the items of FILM as it is now; None when none is saved.

    What was read keeps the words in which it was read; the rest, and the spares, are the film's of now. Something else
    stands for an item that neither the saved evening nor FILM has any more. Raises what `read` raises.
    """
    if (found := read(path)) is None:
        return None
    deal, events = found
    now = {item.id: item for item in pool(film, rating="strong", spoilers=True, seed=deal.seed).items}
    kept = {item.id: item for item in deal.items} or now
    came = {event.text for event in events if event.do in ("throw", "replace")} - {""}
    dealt = {id for round in deal.rounds for id in round.ids}
    items = now | {id: kept.get(id) or _missing(id) for id in dealt | came | {*deal.spares}}
    history = History(lobby(deal, items, film))
    read_aloud = set()
    for event in events:
        history.advance(event)
        if item := history.game.current():
            read_aloud.add(item.id)
    items.update((id, item) for id, item in now.items() if id not in read_aloud)
    history.rewrite(lambda game: replace(game, spares=tuple(id for id in game.spares if id in now)))
    return history


def _missing(id: str) -> Item:
    """Return what stands for an item that is in no file any more, with the parts that it probably had."""
    quote = id.startswith("quote-")
    question = Question(id=id, category="dialogue" if quote else "", question=GONE, answer=GONE, about=(id,))
    choices = () if quote else (GONE,) * 4
    kind = "quote" if quote else "question"
    return Item(kind=kind, ask=(GONE,), choices=choices, answer=GONE, more=GONE, question=question)  # type: ignore[arg-type]


def _found(film: Film, path: str, missing: str) -> History:
    """Return what `load` does of an evening of FILM; one that has only been renamed shares some items.

    Raises NothingFound, which says that it is MISSING, without one; BadUsage for a damaged file or another film's.
    """
    if (history := load(film, path)) is None:
        raise NothingFound(missing)
    deal = history.game.deal
    dealt = {id for round in deal.rounds for id in round.ids}
    if film.identity.title != deal.film and dealt.isdisjoint(
        [*(quote.id for quote in film.quotes), *(question.id for question in all_questions(film))]
    ):
        raise BadUsage(f"that evening is of another film, {deal.film}: name its file with --data, or {INSTEAD}")
    return history


def resume(film: Film, journal: Journal) -> History:
    """Go on with the evening in JOURNAL; what is still to come is taken from FILM as it is now.

    Raises what `saved_game` raises.
    """
    history = _found(film, journal.path, f"there is no evening{at(journal.venue)} to resume")
    game, moment = history.game, history.at
    now = {item.id for item in pool(film, rating="strong", spoilers=True, seed=game.deal.seed).items}
    journal.resume()

    def happens(event: Event) -> None:
        journal.append(event)
        history.advance(event)

    if game.timer.since is not None or (game.pause and game.pause.since is not None):
        happens(Event("resumed", moment))  # nobody knows how long it ran on: it stays where the last key was
    gone = []
    for round, ids in enumerate(game.rounds, 1):
        lost = [number for number, id in enumerate(ids, 1) if id not in game.reached and id not in now]
        gone += [ids[number - 1] for number in lost]
        for number in reversed(lost):  # from the end, so that no number shifts
            other = spare(history.game, game.items[ids[number - 1]])
            happens(Event("replace", moment, number=number, text=other, round=round))
    missing = f"no longer in the film's file, and replaced where there is a spare: {', '.join(gone)}"
    history.said = printable(missing) if gone else ""
    return history


def refuse_unfinished(film: Film, path: str) -> None:
    """Raise BadUsage where the evening of FILM that is saved at PATH was left in the middle."""
    history = load(film, path)
    if history is None or (game := history.game).deal.film != film.identity.title:
        return
    if game.place.round >= 0 and not game.finished():
        raise BadUsage(
            f"the evening of {records.local(_started(game))} was left in round {_round(game)} of {len(game.rounds)}: "
            f"--resume goes on with it, {INSTEAD}"
        )


def saved_game(film: Film, venue: str) -> Game:
    """Return the game of FILM that is saved at VENUE.

    Raises NothingFound without one, and BadUsage for a damaged file or another film's evening.
    """
    return _found(film, journal_path(venue), f"there is no evening{at(venue)}").game


def _saved(film: Film) -> list[tuple[str, Game]]:
    """Return the path and the game of every evening that is saved and can be read, of any film, the latest first."""
    games = []
    for entry in os.scandir(folder("sessions")):
        try:
            history = load(film, entry.path) if entry.name.endswith(".jsonl") else None
        except RedheatError:
            continue
        if history is not None:
            games.append((entry.path, history.game))
    return sorted(games, key=lambda saved: (saved[1].deal.started, saved[0]), reverse=True)


def latest_scored(film: Film, venue: str) -> Game:
    """Return the latest evening of FILM at VENUE that has points, kept ones too; without one, that which is saved now.

    Raises what `saved_game` raises.
    """
    now, path = saved_game(film, venue), journal_path(venue)
    kept = [game for other, game in _saved(film) if other != path == journal_path(game.deal.venue)]
    scored = [game for game in (now, *kept) if game.deal.film == now.deal.film and game.scores()]
    return scored[0] if scored else now


def evenings(film: Film) -> list[records.SavedEvening]:
    """Return every evening that is saved, the latest first."""
    return [
        records.SavedEvening(
            venue=game.deal.venue,
            film=game.deal.film,
            started=_started(game),
            round=_round(game),
            rounds=len(game.rounds),
            finished=game.finished(),
            teams=game.teams,
            resume=f"redheat host --resume{flag(game.deal.venue or NO_VENUE)}"
            if path == journal_path(game.deal.venue)
            else "",
            path=path,
        )
        for path, game in _saved(film)
    ]


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
        came = [f"{records.progress(evening)}, {records.local(evening.started)}" for evening in begun]
        commands = [f"{command}{flag(evening.venue or NO_VENUE)}" for evening in begun]
        raise BadUsage("there are several evenings:", *map(": ".join, zip(came, commands, strict=True)))
    return begun[0].venue


def _round(game: Game) -> int:
    """Return the number of the present round, 0 in the lobby; in the finale it is the last."""
    return min(game.place.round + 1, len(game.rounds))


def _started(game: Game) -> str:
    """Return when the evening of GAME began, in UTC (RFC 3339)."""
    return strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(game.deal.started))


def record(game: Game) -> records.Evening:
    """Return the record of the evening."""
    deal = game.deal
    done = set(game.revealed())

    def played(id: str) -> records.Played:
        points = {game.teams[team - 1]: points for team, points in game.points.get(id, {}).items()}
        return records.Played(id, id in done, points, game.repeats.get(id, 0), id in game.reached)

    named = [id for ids in game.rounds for id in ids] + [*game.thrown, *game.challenged]
    return records.Evening(
        film=deal.film,
        venue=deal.venue,
        started=_started(game),
        finished=game.finished(),
        seed=deal.seed,
        rating=deal.rating,
        spoilers=deal.spoilers,
        standings=tuple(records.Rank(rank, team, points) for rank, team, points in game.standings()),
        rounds=tuple(
            records.PlayedRound(round.name, tuple(map(played, ids)))
            for round, ids in zip(deal.rounds, game.rounds, strict=True)
        ),
        thrown_out=game.thrown,
        challenged=game.challenged,
        judged=game.judged,
        notes=game.notes,
        texts={id: " ".join(game.items[id].ask) for id in named},
    )


def results(game: Game) -> tuple[records.Standing, ...]:
    """Return the standings of the evening, with each team's points by round."""
    rounds = [game.round_scores(round) for round in range(len(game.rounds))]
    numbers = {name: number for number, name in enumerate(game.teams, 1)}
    return tuple(
        records.Standing(rank=rank, team=name, points=points, scores=tuple(one.get(numbers[name], 0) for one in rounds))
        for rank, name, points in game.standings()
    )
