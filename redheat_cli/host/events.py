"""An evening's events -> its State: a fold in which each key is one event, and undoing drops one."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from redheat_cli.host.deeds import DEEDS
from redheat_cli.host.state import Evening, Event, State, Timer, stopped


class Play(Struct, frozen=True):
    """Every state that can be undone to, each with what led to it, the present one last; and what to say now."""

    states: tuple[tuple[State, str], ...]
    said: str = ""

    @property
    def state(self) -> State:
        """The present state."""
        return self.states[-1][0]


def begin(evening: Evening) -> Play:
    """Return EVENING in the lobby."""
    deal = evening.deal
    rounds = tuple(one.ids for one in deal.rounds)
    return Play(((State(rounds=rounds, spares=deal.spares, timer=Timer(deal.timer)), ""),))


def replay(evening: Evening, events: Iterable[Event]) -> Play:
    """Return what EVENTS make of EVENING."""
    play = begin(evening)
    for event in events:
        play = advance(evening, play, event)
    return play


def advance(evening: Evening, play: Play, event: Event) -> Play:
    """Return PLAY after EVENT: one state more, one less for an undo, or the same with something to say."""
    if event.do == "undo":
        if len(play.states) == 1:
            return Play(play.states, "nothing to undo")
        return Play(play.states[:-1], f"undone: {play.states[-1][1] or 'a step'}")
    if event.do == "resumed":  # the timer stays where the last event before found it, wherever one can undo to
        still = tuple((replace(one, timer=stopped(one.timer, event.at)), word) for one, word in play.states)
        return Play(still, play.said)
    new, said = DEEDS[event.do](evening, play.state, event)
    return Play(play.states if new == play.state else (*play.states, (new, said)), said)
