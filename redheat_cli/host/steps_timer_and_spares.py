"""What moves an evening and its clock: a step, another item, the end of a round, the timer, a break, a spare.

Each function that takes an event is what one key does. It returns the game after it and what to tell the host, and
raises BadUsage, which says why, where the key can do nothing now.
"""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from redheat_cli.errors import BadUsage
from redheat_cli.host.game_state import Event, Game, Place, Timer
from redheat_cli.listing.wording import listed
from redheat_cli.questions.items_to_read_aloud import Item

BREAK_LIMIT = 60  # minutes
TIMER_LIMIT = 3600.0
NO_TIMER = "the timer belongs to a question"


def on_screen(game: Game, otherwise: str) -> Item:
    """Return the item on the screen. Raises BadUsage, which says OTHERWISE, where there is none."""
    if (item := game.current()) is None:
        raise BadUsage(otherwise)
    return item


def move(game: Game, place: Place) -> Game:
    """Go to PLACE: note how far its item was read, set the timer back for a new item, stop it at an answer."""
    moved = replace(game, place=place, looking=None, evidence=False, board=False, reminded=False, pause=None)
    item = moved.current()
    if item is None or item is not game.current() or place.part == item.reveal:
        moved = replace(moved, timer=Timer(game.deal.timer))
    if item is None:
        return moved
    return replace(moved, reached=game.reached | {item.id: max(place.part, game.reached.get(item.id, 0))})


def _places(game: Game) -> Iterator[Place]:
    """Yield every place of the evening in the order in which Space goes through them."""
    yield Place()
    by_round = game.deal.answers == "round"
    for round, ids in enumerate(game.rounds):
        yield Place(round)
        items = [(slot, game.items[id]) for slot, id in enumerate(ids)]
        for slot, item in items:
            yield from (Place(round, slot, part) for part in range(item.reveal if by_round else len(item.parts)))
        if by_round:
            yield Place(round, len(ids))
            for slot, item in items:
                told = range(item.reveal, len(item.parts)) if item.id in game.reached else ()
                yield from (Place(round, slot, part, True) for part in told)
        if round + 1 < len(game.rounds):  # the end of the last round is the finale
            yield Place(round, len(ids), 0, by_round)
    yield from (Place(len(game.rounds), slot) for slot in range(-1, len(game.teams)))


def _order(place: Place) -> tuple[int, bool, int, int]:
    return place.round, place.telling, place.slot, place.part


def _following(game: Game) -> Iterator[Place]:
    """Yield the places that come after the present one."""
    return (place for place in _places(game) if _order(place) > _order(game.place))


def _preceding(game: Game) -> Place:
    """Return the place before the present one; an item is found as far as it was read."""
    earlier = [(place, game.item_at(place)) for place in _places(game) if _order(place) < _order(game.place)]
    return [place for place, item in earlier if item is None or place.part <= game.reached.get(item.id, 0)][-1]


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
        raise BadUsage("this is the end; q leaves")
    place = next(_following(game))
    ends = game.place.slot < len(game.here()) and game.item_at(place) is None
    if ends and game.deal.schema > 1 and (passed := game.jumped()) and not game.reminded:
        missing = f"not {'told' if game.place.telling else 'read'} yet: {listed(list(map(str, passed)))}"
        return replace(game, reminded=True), f"{missing}; g goes to one, Space again goes on without"
    return move(game, place), ""


def back(game: Game, event: Event) -> tuple[Game, str]:
    """Look back a step on the host's screen alone: the room's screen stays as it is, and nothing counts as read."""
    if game.place.round < 0:
        raise BadUsage("this is the beginning")
    if game.deal.schema == 1:
        return move(game, _preceding(game)), ""
    looked = replace(game, place=_preceding(game), looking=game.looking or game.place, evidence=False)
    return looked, "only you look back; Space returns to where the room is"


def go(game: Game, event: Event) -> tuple[Game, str]:
    """Go to an item of this round by its number."""
    place, here = game.place, game.here()
    if not 1 <= event.number <= len(here):
        raise BadUsage(f"this round has 1 to {len(here)}" if here else "not in a round")
    item = game.items[here[event.number - 1]]
    wanted = Place(place.round, event.number - 1, item.reveal if place.telling else 0, place.telling)
    return game if place == wanted else move(game, wanted), f"number {event.number}"


def end(game: Game, event: Event) -> tuple[Game, str]:
    """End the round early: what was not read stays unread, and the venue has not heard it."""
    if not left_unread(game):
        raise BadUsage("no round to end here")
    unread = sum(id not in game.reached for id in game.here())
    after = next(place for place in _following(game) if game.item_at(place) is None)
    return move(game, after), f"the round is ended; {unread} left unread" if unread else "the round is ended"


def left_unread(game: Game) -> str:
    """Word what the room will miss when the present round ends now; empty when there is no round to end."""
    here = game.here()
    if not here or game.place.slot >= len(here):
        return ""
    untold = game.jumped() if game.place.telling else [id for id in here if id not in game.reached]
    word = "told" if game.place.telling else "read"
    return f"{len(untold)} {'is' if len(untold) == 1 else 'are'} not {word} yet" if untold else "all is read"


def repeat(game: Game, event: Event) -> tuple[Game, str]:
    """Read an item again from its start, and count how often."""
    item = on_screen(game, "nothing to repeat here")
    count = game.repeats.get(item.id, 0) + 1
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    moved = move(game, replace(game.place, part=item.reveal if game.place.telling else 0))
    return replace(moved, timer=game.timer, repeats=game.repeats | {item.id: count}), f"read again, {times}"


def timer(game: Game, event: Event) -> tuple[Game, str]:
    """Start the timer or pause it; once the time is over, make it ready again."""
    on_screen(game, NO_TIMER)
    left = game.timer.remaining(event.at)
    if left <= 0:
        return replace(game, timer=Timer(game.deal.timer)), "timer ready"
    if game.timer.since is None:
        return replace(game, timer=Timer(left, event.at, True)), "timer started"
    return replace(game, timer=Timer(left, None, True)), "timer paused"


def change(game: Game, event: Event, sign: int) -> tuple[Game, str]:
    """Add ten seconds to the timer, or a minute to the break, or take them away."""
    if game.pause is None:
        on_screen(game, NO_TIMER)
    clock, step, words = (game.pause, 60.0, "1 minute") if game.pause else (game.timer, 10.0, "10 seconds")
    left = min(max(clock.remaining(event.at) + sign * step, 0.0), TIMER_LIMIT)
    said = f"{words} {'more' if sign > 0 else 'less'}"
    if game.pause:
        return replace(game, pause=Timer(left, event.at, True), pause_total=max(game.pause_total, left)), said
    return replace(game, timer=Timer(left, event.at if clock.since is not None else None, True)), said


def end_time(game: Game, event: Event) -> tuple[Game, str]:
    """End the time of the item on the screen."""
    on_screen(game, NO_TIMER)
    return replace(game, timer=Timer(0.0, None, True)), "time ended"


def pause(game: Game, event: Event) -> tuple[Game, str]:
    """Begin a break of so many minutes, which the room sees run down; 0 ends it."""
    if game.pause and not event.number:
        return replace(game, pause=None), "the break is over"
    if not 1 <= event.number <= BREAK_LIMIT:
        raise BadUsage(f"a break has 1 to {BREAK_LIMIT} minutes")
    seconds = 60.0 * event.number
    paused = replace(game, board=False, pause=Timer(seconds, event.at, True), pause_total=seconds)
    return paused, f"a break of {event.number} min; Space ends it"


def throw(game: Game, event: Event) -> tuple[Game, str]:
    """Throw an item out; a spare takes its place, unless the round was asked already."""
    item, place = on_screen(game, "nothing to throw out here"), game.place
    id = "" if place.telling else event.text if event.text in game.spares else spare(game, item)
    lost = " with its points" if any(game.points.get(item.id, {}).values()) else ""
    cleared = replace(_exchanged(game, place.round, place.slot, id), thrown=(*game.thrown, item.id))
    if place.telling:
        before = _preceding(replace(cleared, place=replace(place, part=0)))
        return move(cleared, before), f"thrown out{lost}; no spare comes once the sheets are in; Space goes on"
    moved = replace(move(cleared, replace(place, part=0)), timer=Timer(game.deal.timer))
    if not id:
        return moved, f"thrown out{lost}, no {'line' if item.kind == 'quote' else 'question'} is left"
    other = game.items[id]
    said = f"thrown out{lost}, here is a spare"
    if other.category != item.category:
        said += f" ({other.category}, there is no other {item.category})"
    elif other.difficulty != item.difficulty:
        said += f" ({other.difficulty}, there is no other {item.difficulty})"
    return moved, said + ("; it repeats a line or credit: no other is left" if _repeats(cleared, other) else "")


def exchange(game: Game, event: Event) -> tuple[Game, str]:
    """Put the item `event.text`, or nothing, in the place of one that has gone from the film's file."""
    game = game.of_room()
    place = game.place
    if not event.text and event.round == place.round + 1 and event.number <= place.slot:
        place = replace(place, slot=place.slot - 1)
    return replace(_exchanged(game, event.round - 1, event.number - 1, event.text), place=place), ""


def _exchanged(game: Game, round: int, slot: int, id: str) -> Game:
    """Put the item with this ID, or nothing, in the place of the one at SLOT of ROUND."""
    ids = [*game.rounds[round]]
    ids[slot : slot + 1] = [id] if id else []
    rounds = (*game.rounds[:round], tuple(ids), *game.rounds[round + 1 :])
    return replace(game, rounds=rounds, spares=tuple(other for other in game.spares if other != id))


def spare(game: Game, item: Item) -> str:
    """Return the id of the spare that suits best in place of ITEM, empty without one of its kind.

    It repeats nothing of the evening, is of the same category, and is as hard, as far as there are such.
    """

    def unlike(other: Item) -> tuple[bool, bool, bool]:
        return _repeats(game, other), other.category != item.category, other.difficulty != item.difficulty

    alike = [other for other in map(game.items.__getitem__, game.spares) if other.kind == item.kind]
    return min(alike, key=unlike).id if alike else ""


def _repeats(game: Game, item: Item) -> bool:
    """Tell whether ITEM is about the same line or credit as another of the evening."""
    others = {*chain(*game.rounds), *game.thrown} - {item.id}
    return any(not set(item.about).isdisjoint(game.items[id].about) for id in others)
