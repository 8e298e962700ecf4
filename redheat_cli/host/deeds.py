"""A state and one event -> the next state, and what to say of it: a function for each thing a host can do."""

from collections.abc import Callable

from msgspec.structs import replace

from redheat_cli.host.deal import spare
from redheat_cli.host.state import (
    Evening,
    Event,
    Note,
    Place,
    State,
    Timer,
    current,
    finished,
    remaining,
    telling,
)
from redheat_cli.questions.judge import judge

STEP = 10.0
TIMER_LIMIT = 3600.0
NO_TIMER = "the timer belongs to a question"


def _move(evening: Evening, state: State, place: Place) -> State:
    """Go to PLACE: note how far its item has been told, set the timer back for a new item, stop it at an answer."""
    moved = replace(state, place=place, evidence=False, board=False)
    item, before = current(evening, moved), current(evening, state)
    if item is None or before is None or item.id != before.id or place.part == telling(item):
        moved = replace(moved, timer=Timer(evening.deal.timer))
    if item is not None:
        furthest = max(place.part, state.reached.get(item.id, 0))
        moved = replace(moved, reached=state.reached | {item.id: furthest})
    return moved


def _next(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    if state.blank:
        return replace(state, blank=False), "the room's screen is back"
    place = state.place
    if finished(state):
        return state, "this is the end; q leaves"
    item = current(evening, state)
    if item is not None and place.part + 1 < len(item.parts):
        place = replace(place, part=place.part + 1)
    elif place.round >= 0 and place.slot + 1 < len(state.rounds[place.round]):
        place = Place(place.round, place.slot + 1)
    elif place.round >= 0 and place.slot < len(state.rounds[place.round]) and place.round + 1 < len(state.rounds):
        place = Place(place.round, len(state.rounds[place.round]))
    else:
        place = Place(place.round + 1)
    return _move(evening, state, place), ""


def _back(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    place = state.place
    if place.round < 0:
        return state, "this is the beginning"
    if current(evening, state) and place.part:
        place = replace(place, part=place.part - 1)
    elif place.slot >= 0:
        place = _last_told(state, place.round, place.slot - 1)
    elif place.round + 1 == len(state.rounds) + 1:
        place = _last_told(state, place.round - 1, len(state.rounds[-1]) - 1)
    elif place.round:
        place = Place(place.round - 1, len(state.rounds[place.round - 1]))
    else:
        place = Place()
    return _move(evening, state, place), ""


def _last_told(state: State, round: int, slot: int) -> Place:
    """Return the place of an item at the furthest part that has been told: looking back reveals nothing new."""
    return Place(round, slot, state.reached.get(state.rounds[round][slot], 0) if slot >= 0 else 0)


def _go(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    place = state.place
    here = state.rounds[place.round] if 0 <= place.round < len(state.rounds) else ()
    if not 1 <= event.number <= len(here):
        return state, f"this round has 1 to {len(here)}" if here else "not in a round"
    return _move(evening, state, Place(place.round, event.number - 1)), f"number {event.number}"


def _repeat(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    item = current(evening, state)
    if item is None:
        return state, "nothing to repeat here"
    count = state.repeats.get(item.id, 0) + 1
    moved = _move(evening, state, replace(state.place, part=0))
    return replace(moved, timer=state.timer, repeats=state.repeats | {item.id: count}), f"read again, {_times(count)}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _timer(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    if current(evening, state) is None:
        return state, NO_TIMER
    left = remaining(state.timer, event.at)
    if left <= 0:
        return replace(state, timer=Timer(evening.deal.timer)), "timer ready"
    if state.timer.since is None:
        return replace(state, timer=Timer(left, event.at, True)), "timer started"
    return replace(state, timer=Timer(left, None, True)), "timer paused"


def _more(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    return _change(evening, state, event, STEP), "10 seconds more" if current(evening, state) else NO_TIMER


def _less(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    return _change(evening, state, event, -STEP), "10 seconds less" if current(evening, state) else NO_TIMER


def _change(evening: Evening, state: State, event: Event, seconds: float) -> State:
    if current(evening, state) is None:
        return state
    timer = state.timer
    left = min(max(remaining(timer, event.at) + seconds, 0.0), TIMER_LIMIT)
    return replace(state, timer=Timer(left, event.at if timer.since is not None else None, True))


def _time(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    if current(evening, state) is None:
        return state, NO_TIMER
    return replace(state, timer=Timer(0.0, None, True)), "time ended"


def _award(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    return _score(evening, state, event.number, 1)


def _deduct(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    return _score(evening, state, event.number, -1)


def _score(evening: Evening, state: State, team: int, points: int) -> tuple[State, str]:
    """Give TEAM the POINTS for the item on the screen, or take them back when it has just these."""
    item = current(evening, state)
    teams = evening.deal.teams
    if not 1 <= team <= len(teams):
        return state, f"there is no team {team}" if teams else "no teams: begin with --teams 'Reds,Blues'"
    if item is None:
        return state, "points belong to a question: go back to it"
    had = state.points.get(item.id, {})
    now = {one: count for one, count in had.items() if one != team}
    if had.get(team) == points:
        said = f"{-points:+d} {teams[team - 1]}, taken back"
    else:
        now[team] = points
        said = f"{points:+d} {teams[team - 1]}"
    return replace(state, points=state.points | {item.id: now}), said


def _throw(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    item = current(evening, state)
    if item is None:
        return state, "nothing to throw out here"
    place = state.place
    other = spare(item, [evening.items[one] for one in state.spares])
    here = list(state.rounds[place.round])
    here[place.slot : place.slot + 1] = [other.id] if other else []
    cleared = replace(
        state,
        rounds=(*state.rounds[: place.round], tuple(here), *state.rounds[place.round + 1 :]),
        spares=tuple(one for one in state.spares if other is None or one != other.id),
        thrown=(*state.thrown, item.id),
    )
    said = "thrown out, no spare is left" if other is None else "thrown out, here is a spare"
    if other and other.category != item.category:
        said += f" ({other.category}, there is no other {item.category})"
    elif other and other.difficulty != item.difficulty:
        said += f" ({other.difficulty}, there is no other {item.difficulty})"
    moved = _move(evening, cleared, replace(place, part=0))
    return replace(moved, timer=Timer(evening.deal.timer)), said


def _evidence(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    item = current(evening, state)
    if item is None:
        return state, "no sources to show here"
    challenged = tuple(dict.fromkeys((*state.challenged, item.id)))
    said = "sources hidden" if state.evidence else "sources shown"
    return replace(state, evidence=not state.evidence, challenged=challenged), said


def _judge(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    item = current(evening, state)
    if item is None or not event.text:
        return state, "nothing to judge here" if item is None else ""
    verdict = judge(evening.film, item.question, event.text)
    reason = f": {verdict.reason}" if verdict.reason else ""
    said = f'"{event.text}" is {verdict.verdict.upper()}{reason}'
    return replace(state, judged=(*state.judged, verdict)), said


def _note(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    if not event.text:
        return state, ""
    item = current(evening, state)
    return replace(state, notes=(*state.notes, Note(item.id if item else "", event.text))), "noted"


def _blank(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    said = "the room's screen is back" if state.blank else "the room's screen is blank"
    return replace(state, blank=not state.blank), said


def _board(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    if not evening.deal.teams:
        return state, "no teams: begin with --teams 'Reds,Blues'"
    return replace(state, board=not state.board), "standings " + ("hidden" if state.board else "on the room's screen")


def _hide(evening: Evening, state: State, event: Event) -> tuple[State, str]:
    return replace(state, hidden=not state.hidden), "answers " + ("shown here" if state.hidden else "hidden here")


DEEDS: dict[str, Callable[[Evening, State, Event], tuple[State, str]]] = {
    "next": _next, "back": _back, "go": _go, "repeat": _repeat, "timer": _timer, "more": _more, "less": _less,
    "time": _time, "blank": _blank, "award": _award, "deduct": _deduct, "board": _board, "hide": _hide,
    "evidence": _evidence, "judge": _judge, "throw": _throw, "note": _note,
}  # fmt: skip
