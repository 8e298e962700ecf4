"""Go on with an evening that was saved, or refuse to begin another one over it."""

from time import localtime, strftime

from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film.model import Film
from redheat_cli.host.game import Deal, Event, Game, lobby
from redheat_cli.host.history import History
from redheat_cli.host.saved import INSTEAD, Journal, at
from redheat_cli.questions.aloud import pool


def resumed(film: Film, journal: Journal, found: tuple[Deal, list[Event]] | None, venue: str) -> History:
    """Go on with the evening FOUND in JOURNAL. Raises NothingFound without one, BadUsage when FILM is not its film."""
    if found is None:
        raise NothingFound(f"there is no evening{at(venue)} to resume")
    game, events = _dealt(film, found[0]), found[1]
    journal.resume()
    history = History(game, events)
    if history.game.timer.since is not None:  # nobody knows how long it ran on: it stays where the last key found it
        journal.append(stopped := Event("resumed", events[-1].at))
        history.advance(stopped)
    return history


def refuse_unfinished(film: Film, found: tuple[Deal, list[Event]] | None) -> None:
    """Raise BadUsage where the evening FOUND was left in the middle."""
    if found is None or found[0].film != film.identity.title:
        return
    game = History(_dealt(film, found[0]), found[1]).game
    if game.place.round >= 0 and not game.finished():
        began = strftime("%Y-%m-%d %H:%M", localtime(found[0].started))
        raise BadUsage(
            f"the evening of {began} was left in round {game.place.round + 1} of {len(game.rounds)}: "
            f"--resume goes on with it, {INSTEAD}"
        )


def _dealt(film: Film, deal: Deal) -> Game:
    """Put the items to a DEAL that was made before. Raises BadUsage when FILM is not what it was dealt from."""
    items = {item.id: item for item in pool(film, rating="strong", spoilers=True, seed=deal.seed).items}
    wanted = {id for round in deal.rounds for id in round.ids} | set(deal.spares)
    if film.identity.title != deal.film or wanted - items.keys():
        lacking = "".join(f", which has {id}" for id in sorted(wanted - items.keys())[:1])
        raise BadUsage(
            f"that evening was dealt from another file, of {deal.film}{lacking}: name it with --data, or {INSTEAD}"
        )
    return lobby(deal, {id: item for id, item in items.items() if id in wanted}, film)
