"""Go on with an evening that was saved, whatever has become of the film's file; list the evenings there are."""

import os
from collections.abc import Iterator
from time import gmtime, localtime, strftime

from msgspec.structs import replace

from redheat_cli.errors import BadUsage, NothingFound, RedheatError
from redheat_cli.film.model import Film, Question
from redheat_cli.host.game import SCHEMA, Deal, Event, Game, lobby
from redheat_cli.host.history import History
from redheat_cli.host.steps import spare
from redheat_cli.host.storage import INSTEAD, NO_VENUE, Journal, at, flag, folder, journal_path, read
from redheat_cli.listing.quiz_records import SavedEvening, local, progress
from redheat_cli.questions.aloud import Item, pool

Found = tuple[Deal, list[Event]]


def resumed(film: Film, journal: Journal, found: Found | None, venue: str) -> History:
    """Go on with the evening FOUND in JOURNAL; what is still to come is taken from FILM as it is now.

    Raises NothingFound without an evening, and BadUsage when it is of another film.
    """
    if found is None:
        raise NothingFound(f"there is no evening{at(venue)} to resume")
    deal, events = found
    history, now = replay(film, deal, events)
    journal.resume()
    history.said = ""
    game = history.game
    further: list[Event] = []
    moment = events[-1].at if events else deal.started
    if game.timer.since is not None or (game.pause and game.pause.since is not None):
        further.append(Event("resumed", moment))  # nobody knows how long it ran on: it stays where the last key was
    gone = [id for id in _to_come(history) if id not in now]
    further += _replacements(game, gone, now, moment)
    for event in further:
        journal.append(event)
        history.advance(event)
    if gone:
        history.said = f"no longer in the film's file, and replaced where there is a spare: {', '.join(gone)}"
    return history


def replay(film: Film, deal: Deal, events: list[Event]) -> tuple[History, dict[str, Item]]:
    """Return the history of EVENTS after DEAL, and by id the items of FILM as it is now.

    What was read keeps the words in which it was read; the rest, and the spares, are the film's of now. Something else
    stands for an item that neither the saved evening nor FILM has any more. Raises BadUsage for another film's evening.
    """
    now = {item.id: item for item in pool(film, rating="strong", spoilers=True, seed=deal.seed).items}
    dealt = {id for round in deal.rounds for id in round.ids}
    if film.identity.title != deal.film and not dealt & now.keys():
        raise BadUsage(f"that evening is of another film, {deal.film}: name its file with --data, or {INSTEAD}")
    kept = {item.id: item for item in deal.items} or now
    came = {event.text for event in events if event.do in ("throw", "replace")} - {""}
    items = now | {id: kept.get(id) or _missing(id) for id in dealt | came | {*deal.spares}}
    history = History(lobby(deal, items, film))
    read: set[str] = set()
    for number, event in enumerate(events):
        coming = spare(history.game) if event.do == "throw" and deal.schema < SCHEMA else event.text
        events[number] = replace(event, text=coming)  # the first version did not save which spare came
        history.advance(events[number])
        if item := history.game.current():
            read.add(item.id)
    came |= {event.text for event in events if event.do == "throw"}
    spares = tuple(id for id in deal.spares if id in now or id in came)
    items |= {id: item for id, item in now.items() if id not in read}
    history = History(lobby(replace(deal, spares=spares), items, film), events)
    return history, now


def _to_come(history: History) -> Iterator[str]:
    """Yield the ids of the items that were dealt and not read yet."""
    game = history.game
    return (id for ids in game.rounds for id in ids if id not in game.reached)


def _replacements(game: Game, gone: list[str], now: dict[str, Item], moment: float) -> Iterator[Event]:
    """Yield the events that put a spare, or nothing, in the place of each item that is GONE."""
    spares = [id for id in game.spares if id in now]
    for round, ids in enumerate(game.rounds, 1):
        for id in [id for id in ids if id in gone][::-1]:  # from the end, so that no number shifts
            old = game.items[id]
            likely = sorted(spares, key=lambda other: _unlike(now[other], old))
            chosen = likely[0] if likely and now[likely[0]].kind == old.kind else ""
            spares = [other for other in spares if other != chosen]
            yield Event("replace", moment, number=ids.index(id) + 1, text=chosen, round=round)


def _unlike(item: Item, other: Item) -> tuple[bool, bool, bool]:
    return (item.kind != other.kind, item.category != other.category, item.difficulty != other.difficulty)


def _missing(id: str) -> Item:
    """Return what stands for an item that is in no file any more, with the parts that it probably had."""
    gone = "(no longer in the film's file)"
    question = Question(
        id=id,
        category="dialogue" if id.startswith("quote-") else "",
        difficulty="medium",
        question=gone,
        answer=gone,
        about=(id,),
        why=gone,
        certainty="confirmed",
        sources=(),
    )
    if id.startswith("quote-"):
        return Item(kind="quote", ask=(gone,), answer=gone, more=gone, question=question)
    return Item(kind="question", ask=(gone,), choices=(gone,) * 4, answer=gone, more=gone, question=question)


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


def saved_at(venue: str) -> Found | None:
    """Return the evening that is saved at VENUE, None without one. Raises BadUsage for a damaged file."""
    return read(journal_path(venue))


def _round(game: Game) -> int:
    """Return the number of the present round, 0 in the lobby; in the finale it is the last."""
    return min(game.place.round + 1, len(game.rounds))


def evenings(film: Film) -> list[SavedEvening]:
    """Return every evening that is saved, the latest first; those of other films without how far they came."""
    paths = os.scandir(folder("sessions"))
    found = [one for one in (_saved(film, path.path) for path in paths if path.name.endswith(".jsonl")) if one]
    return sorted(found, key=lambda evening: (evening.started, evening.path), reverse=True)


def _saved(film: Film, path: str) -> SavedEvening | None:
    try:
        found = read(path)
        if found is None:
            return None
        deal, events = found
        game: Game | None
        if deal.film == film.identity.title:
            game = replay(film, deal, events)[0].game
        else:  # without its film, what is saved must do
            items = {item.id: item for item in deal.items}
            game = History(lobby(deal, items, film), events).game if items else None
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
    found = saved_at(venue)
    if found is None:
        return None
    now = replay(film, *found)[0].game
    kept = [evening for evening in evenings(film) if not evening.resume and evening.film == now.deal.film]
    paths = [evening.path for evening in kept if journal_path(evening.venue) == journal_path(venue)]
    earlier = sorted(filter(None, map(read, paths)), key=lambda one: one[0].started, reverse=True)
    games = (now, *(replay(film, *one)[0].game for one in earlier))
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
