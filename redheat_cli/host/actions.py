"""What each key of the host does: a function for each action, from a game and an event to the game after it.

A function also returns what to tell the host. Where nothing changes, it returns the same game.
"""

from collections.abc import Callable

from msgspec.structs import replace

from redheat_cli.host.game import Event, Game, Place, Timer
from redheat_cli.listing.outcomes import Note
from redheat_cli.questions.aloud import Item
from redheat_cli.questions.judge import judge

STEP = 10.0
TIMER_LIMIT = 3600.0
NO_TIMER = "the timer belongs to a question"


def _move(game: Game, place: Place) -> Game:
    """Go to PLACE: note how far its item has been told, set the timer back for a new item, stop it at an answer."""
    moved = replace(game, place=place, evidence=False, board=False)
    item, before = moved.current(), game.current()
    if item is None or before is None or item.id != before.id or place.part == item.reveal:
        moved = replace(moved, timer=Timer(game.deal.timer))
    if item is not None:
        furthest = max(place.part, game.reached.get(item.id, 0))
        moved = replace(moved, reached=game.reached | {item.id: furthest})
    return moved


def _next(game: Game, event: Event) -> tuple[Game, str]:
    if game.blank:
        return replace(game, blank=False), "the room's screen is back"
    place = game.place
    if game.finished():
        return game, "this is the end; q leaves"
    item = game.current()
    if item is not None and place.part + 1 < len(item.parts):
        place = replace(place, part=place.part + 1)
    elif place.round >= 0 and place.slot + 1 < len(game.rounds[place.round]):
        place = Place(place.round, place.slot + 1)
    elif place.round >= 0 and place.slot < len(game.rounds[place.round]) and place.round + 1 < len(game.rounds):
        place = Place(place.round, len(game.rounds[place.round]))
    else:
        place = Place(place.round + 1)
    return _move(game, place), ""


def _back(game: Game, event: Event) -> tuple[Game, str]:
    place = game.place
    if place.round < 0:
        return game, "this is the beginning"
    if game.current() and place.part:
        place = replace(place, part=place.part - 1)
    elif place.slot >= 0:
        place = _last_told(game, place.round, place.slot - 1)
    elif place.round + 1 == len(game.rounds) + 1:
        place = _last_told(game, place.round - 1, len(game.rounds[-1]) - 1)
    elif place.round:
        place = Place(place.round - 1, len(game.rounds[place.round - 1]))
    else:
        place = Place()
    return _move(game, place), ""


def _last_told(game: Game, round: int, slot: int) -> Place:
    """Return the place of an item at the furthest part that has been told: looking back reveals nothing new."""
    return Place(round, slot, game.reached.get(game.rounds[round][slot], 0) if slot >= 0 else 0)


def _go(game: Game, event: Event) -> tuple[Game, str]:
    place = game.place
    here = game.rounds[place.round] if 0 <= place.round < len(game.rounds) else ()
    if not 1 <= event.number <= len(here):
        return game, f"this round has 1 to {len(here)}" if here else "not in a round"
    wanted = Place(place.round, event.number - 1)
    return game if place == wanted else _move(game, wanted), f"number {event.number}"


def _repeat(game: Game, event: Event) -> tuple[Game, str]:
    item = game.current()
    if item is None:
        return game, "nothing to repeat here"
    count = game.repeats.get(item.id, 0) + 1
    moved = _move(game, replace(game.place, part=0))
    return replace(moved, timer=game.timer, repeats=game.repeats | {item.id: count}), f"read again, {_times(count)}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _timer(game: Game, event: Event) -> tuple[Game, str]:
    if game.current() is None:
        return game, NO_TIMER
    left = game.timer.remaining(event.at)
    if left <= 0:
        return replace(game, timer=Timer(game.deal.timer)), "timer ready"
    if game.timer.since is None:
        return replace(game, timer=Timer(left, event.at, True)), "timer started"
    return replace(game, timer=Timer(left, None, True)), "timer paused"


def _more(game: Game, event: Event) -> tuple[Game, str]:
    return _change(game, event, STEP), "10 seconds more" if game.current() else NO_TIMER


def _less(game: Game, event: Event) -> tuple[Game, str]:
    return _change(game, event, -STEP), "10 seconds less" if game.current() else NO_TIMER


def _change(game: Game, event: Event, seconds: float) -> Game:
    if game.current() is None:
        return game
    timer = game.timer
    left = min(max(timer.remaining(event.at) + seconds, 0.0), TIMER_LIMIT)
    return replace(game, timer=Timer(left, event.at if timer.since is not None else None, True))


def _time(game: Game, event: Event) -> tuple[Game, str]:
    if game.current() is None:
        return game, NO_TIMER
    return replace(game, timer=Timer(0.0, None, True)), "time ended"


def _award(game: Game, event: Event) -> tuple[Game, str]:
    return _score(game, event.number, 1)


def _deduct(game: Game, event: Event) -> tuple[Game, str]:
    return _score(game, event.number, -1)


def _score(game: Game, team: int, points: int) -> tuple[Game, str]:
    """Give TEAM the POINTS for the item on the screen, or take them back when it has just these."""
    item = game.current()
    teams = game.deal.teams
    if not 1 <= team <= len(teams):
        return game, f"there is no team {team}" if teams else "no teams: begin with --teams 'Reds,Blues'"
    if item is None:
        return game, "points belong to a question: go back to it"
    had = game.points.get(item.id, {})
    now = {one: count for one, count in had.items() if one != team}
    if had.get(team) == points:
        said = f"{-points:+d} {teams[team - 1]}, taken back"
    else:
        now[team] = points
        said = f"{points:+d} {teams[team - 1]}"
    return replace(game, points=game.points | {item.id: now}), said


def _throw(game: Game, event: Event) -> tuple[Game, str]:
    item = game.current()
    if item is None:
        return game, "nothing to throw out here"
    place = game.place
    other = spare(item, [game.items[one] for one in game.spares])
    here = list(game.rounds[place.round])
    here[place.slot : place.slot + 1] = [other.id] if other else []
    cleared = replace(
        game,
        rounds=(*game.rounds[: place.round], tuple(here), *game.rounds[place.round + 1 :]),
        spares=tuple(one for one in game.spares if other is None or one != other.id),
        thrown=(*game.thrown, item.id),
    )
    said = "thrown out, no spare is left" if other is None else "thrown out, here is a spare"
    if other and other.category != item.category:
        said += f" ({other.category}, there is no other {item.category})"
    elif other and other.difficulty != item.difficulty:
        said += f" ({other.difficulty}, there is no other {item.difficulty})"
    moved = _move(cleared, replace(place, part=0))
    return replace(moved, timer=Timer(game.deal.timer)), said


def _evidence(game: Game, event: Event) -> tuple[Game, str]:
    item = game.current()
    if item is None:
        return game, "no sources to show here"
    challenged = tuple(dict.fromkeys((*game.challenged, item.id)))
    said = "sources hidden" if game.evidence else "sources shown"
    return replace(game, evidence=not game.evidence, challenged=challenged), said


def _judge(game: Game, event: Event) -> tuple[Game, str]:
    item = game.current()
    if item is None or not event.text:
        return game, "nothing to judge here" if item is None else ""
    verdict = judge(game.film, item.question, event.text)
    reason = f": {verdict.reason}" if verdict.reason else ""
    said = f'"{event.text}" is {verdict.verdict.upper()}{reason}'
    return replace(game, judged=(*game.judged, verdict)), said


def _note(game: Game, event: Event) -> tuple[Game, str]:
    if not event.text:
        return game, ""
    item = game.current()
    return replace(game, notes=(*game.notes, Note(item.id if item else "", event.text))), "noted"


def _blank(game: Game, event: Event) -> tuple[Game, str]:
    said = "the room's screen is back" if game.blank else "the room's screen is blank"
    return replace(game, blank=not game.blank), said


def _board(game: Game, event: Event) -> tuple[Game, str]:
    if not game.deal.teams:
        return game, "no teams: begin with --teams 'Reds,Blues'"
    return replace(game, board=not game.board), "standings " + ("hidden" if game.board else "on the room's screen")


def _hide(game: Game, event: Event) -> tuple[Game, str]:
    return replace(game, hidden=not game.hidden), "answers " + ("shown here" if game.hidden else "hidden here")


ACTIONS: dict[str, Callable[[Game, Event], tuple[Game, str]]] = {
    "next": _next, "back": _back, "go": _go, "repeat": _repeat, "timer": _timer, "more": _more, "less": _less,
    "time": _time, "blank": _blank, "award": _award, "deduct": _deduct, "board": _board, "hide": _hide,
    "evidence": _evidence, "judge": _judge, "throw": _throw, "note": _note,
}  # fmt: skip


def spare(thrown: Item, spares: list[Item]) -> Item | None:
    """Choose the one of SPARES that stands in best for THROWN: of its category and difficulty, or of its category."""
    return min(
        (item for item in spares if item.kind == thrown.kind),
        key=lambda item: (item.category != thrown.category, item.difficulty != thrown.difficulty),
        default=None,
    )
