"""What moves an evening: on, back, to another item, or to the end of a round.

Each function is for one key. It takes a game and an event, and returns the game after it and what to tell the host.
Where nothing changes, it returns the same game.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from redheat_cli.host.game import Event, Game, Place, Timer
from redheat_cli.listing.wording import listed


def move(game: Game, place: Place) -> Game:
    """Go to PLACE: note how far its item was read, set the timer back for a new item, stop it at an answer."""
    moved = replace(game, place=place, looking=None, evidence=False, board=False, reminded=False, pause=None)
    item, before = moved.current(), game.current()
    if item is None or before is None or item.id != before.id or place.part == item.reveal:
        moved = replace(moved, timer=Timer(game.deal.timer))
    if item is not None:
        furthest = max(place.part, game.reached.get(item.id, 0))
        moved = replace(moved, reached=game.reached | {item.id: furthest})
    return moved


def _places(game: Game) -> Iterator[Place]:
    """Yield every place of the evening in the order in which Space goes through them."""
    yield Place()
    by_round = game.deal.answers == "round"
    for round, ids in enumerate(game.rounds):
        yield Place(round)
        for slot, item in enumerate(map(game.items.__getitem__, ids)):
            yield from (Place(round, slot, part) for part in range(item.reveal if by_round else len(item.parts)))
        if by_round:
            yield Place(round, len(ids))
            for slot, id in enumerate(ids):
                item = game.items[id]
                if id in game.reached:
                    yield from (Place(round, slot, part, True) for part in range(item.reveal, len(item.parts)))
        if round + 1 < len(game.rounds):  # the end of the last round is the finale
            yield Place(round, len(ids), 0, by_round)
    yield from (Place(len(game.rounds), slot) for slot in range(-1, len(game.teams)))


def _order(place: Place) -> tuple[int, bool, int, int]:
    return place.round, place.telling, place.slot, place.part


def _following(game: Game) -> Iterator[Place]:
    """Yield the places that come after the present one."""
    return (place for place in _places(game) if _order(place) > _order(game.place))


def preceding(game: Game) -> Place:
    """Return the place before the present one; an item is found as far as it was read."""

    def was_shown(place: Place) -> bool:
        item = replace(game, place=place).current()
        return item is None or place.part <= game.reached.get(item.id, 0)

    return [place for place in _places(game) if _order(place) < _order(game.place) and was_shown(place)][-1]


def forward(game: Game, event: Event) -> tuple[Game, str]:
    """Take the next step; while the host looks back, only return to where the room is.

    Where something covers the room's screen, only take that away.
    """
    if game.looking:
        return replace(game.of_room(), evidence=False), "back where the room is"
    if game.blank:
        return replace(game, blank=False), "the room's screen is back"
    if game.pause:
        return replace(game, pause=None), "the break is over"
    if game.board and game.deal.schema > 1:
        return replace(game, board=False), "standings hidden"
    if game.finished():
        return game, "this is the end; q leaves"
    place = next(_following(game))
    ends = game.place.slot < len(game.here()) and replace(game, place=place).current() is None
    if ends and game.deal.schema > 1 and (passed := game.jumped()) and not game.reminded:
        word = "told" if game.place.telling else "read"
        missing = listed(list(map(str, passed)))
        return replace(game, reminded=True), f"not {word} yet: {missing}; g goes to one, Space again goes on without"
    return move(game, place), ""


def back(game: Game, event: Event) -> tuple[Game, str]:
    """Look back a step on the host's screen alone: the room's screen stays as it is, and nothing counts as read."""
    if game.place.round < 0:
        return game, "this is the beginning"
    if game.deal.schema == 1:
        return move(game, preceding(game)), ""
    looked = replace(game, place=preceding(game), looking=game.looking or game.place, evidence=False)
    return looked, "only you look back; Space returns to where the room is"


def go(game: Game, event: Event) -> tuple[Game, str]:
    """Go to an item of this round by its number."""
    place, here = game.place, game.here()
    if not 1 <= event.number <= len(here):
        return game, f"this round has 1 to {len(here)}" if here else "not in a round"
    item = game.items[here[event.number - 1]]
    wanted = Place(place.round, event.number - 1, item.reveal if place.telling else 0, place.telling)
    return game if place == wanted else move(game, wanted), f"number {event.number}"


def end(game: Game, event: Event) -> tuple[Game, str]:
    """End the round early: what was not read stays unread, and the venue has not heard it."""
    here = game.here()
    if not here or game.place.slot >= len(here):
        return game, "no round to end here"
    unread = sum(id not in game.reached for id in here)
    after = next(place for place in _following(game) if replace(game, place=place).current() is None)
    return move(game, after), f"the round is ended; {unread} left unread" if unread else "the round is ended"


def left_unread(game: Game) -> str:
    """Word what the room will miss when the present round ends now; empty when there is no round to end."""
    here = game.here()
    if not here or game.place.slot >= len(here):
        return ""
    if game.place.telling:
        rest, word = sum(id in game.reached and id not in game.revealed() for id in here), "not told yet"
    else:
        rest, word = sum(id not in game.reached for id in here), "not read yet"
    return f"{rest} {'is' if rest == 1 else 'are'} {word}" if rest else "all is read"


def repeat(game: Game, event: Event) -> tuple[Game, str]:
    """Read an item again from its start, and count how often."""
    item = game.current()
    if item is None:
        return game, "nothing to repeat here"
    count = game.repeats.get(item.id, 0) + 1
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    moved = move(game, replace(game.place, part=item.reveal if game.place.telling else 0))
    return replace(moved, timer=game.timer, repeats=game.repeats | {item.id: count}), f"read again, {times}"
