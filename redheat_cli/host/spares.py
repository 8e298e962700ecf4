"""Throw an item out of an evening or exchange it, and choose the spare that takes its place."""

from collections.abc import Iterable
from itertools import chain

from msgspec.structs import replace

from redheat_cli.host.game import Event, Game, Timer
from redheat_cli.host.navigation import move, preceding
from redheat_cli.questions.items_to_read_aloud import Item


def throw(game: Game, event: Event) -> tuple[Game, str]:
    """Throw an item out; a spare takes its place, unless the round was asked already."""
    item, place = game.current(), game.place
    if item is None:
        return game, "nothing to throw out here"
    id = "" if place.telling else event.text if event.text in game.spares else spare(game)
    lost = " with its points" if any(game.points.get(item.id, {}).values()) else ""
    cleared = replace(_exchanged(game, place.round, place.slot, id), thrown=(*game.thrown, item.id))
    if place.telling:
        first = replace(cleared, place=replace(place, part=0))
        said = f"thrown out{lost}; no spare comes once the sheets are in; Space goes on"
        return move(cleared, preceding(first)), said
    wanted = "line" if item.kind == "quote" else "question"
    said = f"thrown out{lost}, " + ("here is a spare" if id else f"no {wanted} is left")
    if id and (other := game.items[id]).category != item.category:
        said += f" ({other.category}, there is no other {item.category})"
    elif id and game.items[id].difficulty != item.difficulty:
        said += f" ({game.items[id].difficulty}, there is no other {item.difficulty})"
    if id and _repeats(cleared, game.items[id]):
        said += "; it repeats a line or credit: no other is left"
    moved = move(cleared, replace(place, part=0))
    return replace(moved, timer=Timer(game.deal.timer)), said


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


def spare(game: Game) -> str:
    """Return the id of the spare that suits best in place of the present item, empty without one."""
    item = game.current()
    spares = [game.items[id] for id in game.spares]
    fresh = [other for other in spares if not _repeats(game, other)]
    return (best_spare(item, fresh) or best_spare(item, spares)) if item else ""


def _repeats(game: Game, item: Item) -> bool:
    """Tell whether ITEM is about the same line or credit as another of the evening."""
    others = {*chain(*game.rounds), *game.thrown} - {item.id}
    return any(not set(item.about).isdisjoint(game.items[id].about) for id in others)


def best_spare(item: Item, spares: Iterable[Item]) -> str:
    """Return the id of that of SPARES which suits best in place of ITEM, empty without one.

    It is of the same category and difficulty, or of the same category, or of the same kind.
    """
    alike = [other for other in spares if other.kind == item.kind]
    alike.sort(key=lambda other: (other.category != item.category, other.difficulty != item.difficulty))
    return alike[0].id if alike else ""
