"""What an evening is at one moment: its State, and what can be read from it, without a screen, a file or a clock."""

from typing import Literal

from msgspec import Struct

from redheat_cli.film.model import Film
from redheat_cli.host.deal import Deal, Shown
from redheat_cli.host.items import Item
from redheat_cli.listing.outcomes import Verdict

Deed = Literal[
    "next", "back", "go", "repeat", "timer", "more", "less", "time", "blank", "award", "deduct", "undo",
    "board", "hide", "evidence", "judge", "throw", "note", "resumed",
]  # fmt: skip


class Event(Struct, frozen=True, omit_defaults=True):
    """One key of the host: what it does, when (seconds since 1970), and the number or text that goes with it."""

    do: Deed
    at: float
    number: int = 0
    text: Shown = ""


class Evening(Struct, frozen=True):
    """What the events are about: the deal, its items by id, and the film."""

    deal: Deal
    items: dict[str, Item]
    film: Film


class Place(Struct, frozen=True, order=True):
    """Where the evening stands: the lobby is round -1, a round's announcement slot -1, its standings past the last."""

    round: int = -1
    slot: int = -1
    part: int = 0


class Timer(Struct, frozen=True):
    """The seconds left when it was last touched, when it was started if it runs, and whether it was used at all."""

    left: float
    since: float | None = None
    used: bool = False


class Note(Struct, frozen=True):
    """What the host wrote down, and the id of what was on the screen, if anything was."""

    id: str
    text: str


class State(Struct, frozen=True, kw_only=True):
    """Everything the screens show. `reached` is how far each item has been told, `points` are by item, then team."""

    place: Place = Place()
    rounds: tuple[tuple[str, ...], ...]
    spares: tuple[str, ...]
    timer: Timer
    reached: dict[str, int] = {}
    points: dict[str, dict[int, int]] = {}
    repeats: dict[str, int] = {}
    thrown: tuple[str, ...] = ()
    challenged: tuple[str, ...] = ()
    judged: tuple[Verdict, ...] = ()
    notes: tuple[Note, ...] = ()
    blank: bool = False
    board: bool = False
    hidden: bool = False
    evidence: bool = False


def current(evening: Evening, state: State) -> Item | None:
    """Return the item on the screen, none in the lobby, between rounds and at the end."""
    place = state.place
    if 0 <= place.round < len(state.rounds) and 0 <= place.slot < len(state.rounds[place.round]):
        return evening.items[state.rounds[place.round][place.slot]]
    return None


def finished(state: State) -> bool:
    """Tell whether the evening has come to its end."""
    return state.place.round == len(state.rounds)


def revealed(evening: Evening, state: State) -> list[str]:
    """Return the ids of the items whose answers the room has been given, in the order it was."""
    return [one for one, part in state.reached.items() if part >= telling(evening.items[one])]


def told(evening: Evening, state: State) -> bool:
    """Tell whether the part on the screen is the answer, or comes after it."""
    item = current(evening, state)
    return item is not None and state.place.part >= telling(item)


def telling(item: Item) -> int:
    """Return the index of the part of ITEM that gives its answer away."""
    return item.parts.index(item.told)


def remaining(timer: Timer, now: float) -> float:
    """Return the seconds TIMER has left at NOW; a clock that was set back takes nothing away."""
    return max(0.0, timer.left - max(0.0, now - timer.since)) if timer.since is not None else timer.left


def scores(state: State) -> dict[int, int]:
    """Return the points of each team (1 is the first) that has any: those of every item but the thrown out."""
    total: dict[int, int] = {}
    for one, by_team in state.points.items():
        if one not in state.thrown:
            for team, points in by_team.items():
                total[team] = total.get(team, 0) + points
    return total


def standings(evening: Evening, state: State) -> list[tuple[int, str, int]]:
    """Return rank, team and points of each team, the best first; equal points share a rank (1, 1, 3)."""
    points = scores(state)
    teams = [(points.get(number, 0), name) for number, name in enumerate(evening.deal.teams, 1)]
    teams.sort(key=lambda team: -team[0])
    return [(1 + sum(other > mine for other, _ in teams), name, mine) for mine, name in teams]


def stopped(timer: Timer, at: float) -> Timer:
    """Return TIMER as it was AT that time, running no more."""
    return timer if timer.since is None else Timer(remaining(timer, at), None, True)
