"""The game that is played on an evening, as plain data: without a screen, a file or a clock."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from redheat_cli.film.model import Film
from redheat_cli.listing.outcomes import Note, Verdict
from redheat_cli.questions.aloud import Item, Shown

Action = Literal[
    "next", "back", "go", "repeat", "timer", "more", "less", "time", "blank", "award", "deduct", "undo",
    "board", "hide", "evidence", "judge", "throw", "note", "resumed",
]  # fmt: skip


class Round(Struct, frozen=True):
    """A name to announce, and the ids of the round's items in order."""

    name: Shown
    ids: tuple[Shown, ...]


class Deal(Struct, frozen=True, kw_only=True, tag_field="type", tag="evening"):
    """All that is decided before an evening begins: the first line of its file."""

    schema: int = 1
    film: Shown
    started: Annotated[float, Meta(ge=0, lt=253402300800)]  # until the year 9999, as a time can be written
    seed: Shown
    venue: Shown = ""
    teams: tuple[Shown, ...] = ()
    timer: Annotated[int, Meta(ge=5, le=600)]
    rating: Shown
    spoilers: bool
    rounds: Annotated[tuple[Round, ...], Meta(min_length=1)]
    spares: tuple[Shown, ...]
    withheld: tuple[Shown, ...] = ()
    page: Shown = ""  # the path of the room's page


class Event(Struct, frozen=True, omit_defaults=True):
    """One key of the host: what it does, when (seconds since 1970), and the number or text that goes with it."""

    do: Action
    at: float
    number: int = 0
    text: Shown = ""


class Place(Struct, frozen=True):
    """Where the evening stands.

    The lobby is round -1, the announcement of a round slot -1, its end the slot after the last, and the end of the
    evening the round after the last. `part` is the step of the item on the screen.
    """

    round: int = -1
    slot: int = -1
    part: int = 0


class Timer(Struct, frozen=True):
    """The seconds left when it was last touched, when it was started if it runs, and whether it was used at all."""

    left: float
    since: float | None = None
    used: bool = False

    def remaining(self, now: float) -> float:
        """Return the seconds left at NOW; a clock that was set back takes nothing away."""
        return max(0.0, self.left - max(0.0, now - self.since)) if self.since is not None else self.left

    def stopped(self, at: float) -> "Timer":
        """Return the timer as it was AT that time, running no more."""
        return self if self.since is None else Timer(self.remaining(at), None, True)


class Game(Struct, frozen=True, kw_only=True):
    """Everything that the screens show at one moment.

    `deal`, `items` (by id) and `film` stay the same all evening. `rounds` are the ids of each round's items. `reached`
    is the furthest part of each item that was on the screen; `points` are by item, then by team (1 is the first).
    """

    deal: Deal
    items: dict[str, Item]
    film: Film
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

    def current(self) -> Item | None:
        """Return the item on the screen; None in the lobby, between rounds and at the end."""
        place = self.place
        if 0 <= place.round < len(self.rounds) and 0 <= place.slot < len(self.rounds[place.round]):
            return self.items[self.rounds[place.round][place.slot]]
        return None

    def finished(self) -> bool:
        """Tell whether the evening has come to its end."""
        return self.place.round == len(self.rounds)

    def answered(self) -> bool:
        """Tell whether the part on the screen is the answer of the item, or comes after it."""
        item = self.current()
        return item is not None and self.place.part >= item.reveal

    def revealed(self) -> list[str]:
        """Return the ids of the items whose answers the room has been given, in the order it was."""
        return [id for id, part in self.reached.items() if part >= self.items[id].reveal]

    def scores(self) -> dict[int, int]:
        """Return the points of each team that has any: those of every item but the ones thrown out."""
        total: dict[int, int] = {}
        for id, by_team in self.points.items():
            if id not in self.thrown:
                for team, points in by_team.items():
                    total[team] = total.get(team, 0) + points
        return total

    def standings(self) -> list[tuple[int, str, int]]:
        """Return rank, name and points of each team, the best first; equal points share a rank (1, 1, 3)."""
        points = self.scores()
        teams = [(points.get(number, 0), name) for number, name in enumerate(self.deal.teams, 1)]
        teams.sort(key=lambda team: -team[0])
        return [(1 + sum(other > mine for other, _ in teams), name, mine) for mine, name in teams]


def lobby(deal: Deal, items: dict[str, Item], film: Film) -> Game:
    """Return the game of DEAL before its first key."""
    rounds = tuple(one.ids for one in deal.rounds)
    return Game(deal=deal, items=items, film=film, rounds=rounds, spares=deal.spares, timer=Timer(deal.timer))
