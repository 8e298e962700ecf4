"""The keys that move an evening on, back, or elsewhere: from a game and an event to the game after it.

A function also returns what to tell the host. Where nothing changes, it returns the same game.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from redheat_cli.host.game import SCHEMA, Event, Game, Place, Timer
from redheat_cli.host.wording import listed
from redheat_cli.questions.aloud import Item


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
    if game.board and game.deal.schema >= SCHEMA:
        return replace(game, board=False), "standings hidden"
    if game.finished():
        return game, "this is the end; q leaves"
    place = _following(game)
    ends = (
        game.place.slot < len(game.here())
        and game.place.round >= 0
        and (place.slot < 0 or place.slot >= len(game.here()))
    )
    if ends and game.deal.schema >= SCHEMA and (passed := game.jumped()) and not game.reminded:
        word = "told" if game.place.telling else "read"
        missing = listed(list(map(str, passed)))
        return replace(game, reminded=True), f"not {word} yet: {missing}; g goes to one, Space again goes on without"
    return move(game, place), ""


def _following(game: Game) -> Place:
    """Return the place after the present one."""
    place, here, item = game.place, game.here(), game.current()
    by_round = game.deal.answers == "round"
    if place.round == len(game.rounds):
        return replace(place, slot=place.slot + 1)
    if item is not None and place.part + 1 < (item.reveal if by_round and not place.telling else len(item.parts)):
        return replace(place, part=place.part + 1)
    if game.collecting():
        return _first_told(game, range(len(here))) or Place(place.round, len(here), 0, True)
    if place.telling and place.slot < len(here):
        return _first_told(game, range(place.slot + 1, len(here))) or _end_of(game)
    if place.round >= 0 and place.slot + 1 < len(here):
        return Place(place.round, place.slot + 1)
    if place.round >= 0 and place.slot < len(here):
        return Place(place.round, len(here)) if by_round else _end_of(game)
    return Place(place.round + 1)


def _end_of(game: Game) -> Place:
    """Return the end of the present round; that of the last one is the finale."""
    round = game.place.round
    if round + 1 == len(game.rounds):
        return Place(round + 1)
    return Place(round, len(game.here()), 0, game.deal.answers == "round")


def _first_told(game: Game, slots: Iterable[int]) -> Place | None:
    """Return the first of SLOTS whose item was asked, where its answer is told; None without one."""
    for slot in slots:
        if (id := game.here()[slot]) in game.reached:
            return Place(game.place.round, slot, game.items[id].reveal, True)
    return None


def back(game: Game, event: Event) -> tuple[Game, str]:
    """Look back a step on the host's screen alone: the room's screen stays as it is, and nothing counts as read."""
    if game.place.round < 0:
        return game, "this is the beginning"
    if game.deal.schema < SCHEMA:
        return move(game, _preceding(game)), ""
    looked = replace(game, place=_preceding(game), looking=game.looking or game.place, evidence=False)
    return looked, "only you look back; Space returns to where the room is"


def _preceding(game: Game) -> Place:
    """Return the place before the present one."""
    place, item = game.place, game.current()
    by_round = game.deal.answers == "round"
    if place.round == len(game.rounds):
        return replace(place, slot=place.slot - 1) if place.slot >= 0 else _last_read(game, place.round - 1, by_round)
    if item is not None and place.part > (item.reveal if place.telling else 0):
        return replace(place, part=place.part - 1)
    if place.slot >= 0:
        return _last_read(game, place.round, place.telling, place.slot)
    if place.round:
        return Place(place.round - 1, len(game.rounds[place.round - 1]), 0, by_round)
    return Place()


def _last_read(game: Game, round: int, telling: bool, before: int | None = None) -> Place:
    """Return the place of the last item of ROUND, or of the last BEFORE that slot, as far as it was read."""
    ids = game.rounds[round][:before]
    for slot in range(len(ids) - 1, -1, -1):
        item = game.items[ids[slot]]
        reached = game.reached.get(item.id, 0)
        if not telling:
            limit = item.reveal - 1 if game.deal.answers == "round" else len(item.parts)
            return Place(round, slot, min(reached, limit))
        if reached >= item.reveal:
            return Place(round, slot, reached, True)
    return Place(round, len(game.rounds[round])) if telling else Place(round)


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
    asking = game.deal.answers == "round" and not game.place.telling
    moved = move(game, Place(game.place.round, len(here)) if asking else _end_of(game))
    return moved, f"the round is ended; {unread} left unread" if unread else "the round is ended"


def repeat(game: Game, event: Event) -> tuple[Game, str]:
    """Read an item again from its start, and count how often."""
    item = game.current()
    if item is None:
        return game, "nothing to repeat here"
    count = game.repeats.get(item.id, 0) + 1
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    moved = move(game, replace(game.place, part=item.reveal if game.place.telling else 0))
    return replace(moved, timer=game.timer, repeats=game.repeats | {item.id: count}), f"read again, {times}"


def throw(game: Game, event: Event) -> tuple[Game, str]:
    """Throw an item out; a spare takes its place, unless the round was asked already."""
    item, place = game.current(), game.place
    if item is None:
        return game, "nothing to throw out here"
    id = "" if place.telling else event.text if event.text in game.spares else spare(game)
    here = [*game.here()]
    here[place.slot : place.slot + 1] = [id] if id else []
    lost = " with its points" if any(game.points.get(item.id, {}).values()) else ""
    cleared = replace(
        game,
        rounds=(*game.rounds[: place.round], tuple(here), *game.rounds[place.round + 1 :]),
        spares=tuple(one for one in game.spares if one != id),
        thrown=(*game.thrown, item.id),
    )
    if place.telling:
        return move(cleared, _last_read(cleared, place.round, True, place.slot)), f"thrown out{lost}"
    said = f"thrown out{lost}, " + ("here is a spare" if id else "no spare is left")
    if id and (other := game.items[id]).category != item.category:
        said += f" ({other.category}, there is no other {item.category})"
    elif id and game.items[id].difficulty != item.difficulty:
        said += f" ({game.items[id].difficulty}, there is no other {item.difficulty})"
    moved = move(cleared, replace(place, part=0))
    return replace(moved, timer=Timer(game.deal.timer)), said


def replaced(game: Game, event: Event) -> tuple[Game, str]:
    """Put the item `event.text`, or nothing, in the place of one that has gone from the film's file."""
    game = game.of_room()
    ids = [*game.rounds[event.round - 1]]
    ids[event.number - 1 : event.number] = [event.text] if event.text else []
    rounds = (*game.rounds[: event.round - 1], tuple(ids), *game.rounds[event.round :])
    spares = tuple(id for id in game.spares if id != event.text)
    place = game.place
    if not event.text and event.round == place.round + 1 and event.number <= place.slot:
        place = replace(place, slot=place.slot - 1)
    return replace(game, rounds=rounds, spares=spares, place=place), ""


def spare(game: Game) -> str:
    """Return the id of the spare that suits best in place of the present item, empty without one.

    It is of the same category and difficulty, or of the same category, or of the same kind.
    """
    item = game.current()
    spares: list[Item] = [game.items[id] for id in game.spares] if item else []
    best = min(
        (other for other in spares if item and other.kind == item.kind),
        key=lambda other: item is not None and (other.category != item.category, other.difficulty != item.difficulty),
        default=None,
    )
    return best.id if best else ""
