"""The game that is played on an evening, as plain data: without a screen, a file or a clock."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from redheat_cli.film.model import Film
from redheat_cli.listing.check_quiz_host_records import Note, Verdict
from redheat_cli.questions.items_to_read_aloud import Item, Shown

# Evenings of schema 1 have no finale, no answers by the round, and do not hold their items. Up to schema 2 a point that
# is taken away replaces a point that was given, where it takes that back now.
SCHEMA = 3
Action = Literal[
    "next", "back", "go", "repeat", "timer", "more", "less", "time", "blank", "award", "deduct", "undo",
    "board", "hide", "evidence", "judge", "throw", "note", "resumed", "end", "pause", "score", "team",
    "replace",
]  # fmt: skip
Moment = Literal["lobby", "announcement", "item", "sheets", "round over", "scores", "places", "end"]


class DealtRound(Struct, frozen=True):
    """A name to announce, and the ids of the round's items in order."""

    name: Shown
    ids: tuple[Shown, ...]


class Deal(Struct, frozen=True, kw_only=True, tag_field="type", tag="evening"):
    """All that is decided before an evening begins: the first line of its file.

    `answers` says whether an answer is told after each item or after each round. `instead` says in words what was dealt
    in place of what is used up. `items` are those of the rounds and the spares.
    """

    schema: int = SCHEMA
    film: Shown
    started: Annotated[float, Meta(ge=0, lt=253402300800)]  # until the year 9999, as a time can be written
    seed: Shown
    venue: Shown = ""
    teams: tuple[Shown, ...] = ()
    timer: Annotated[int, Meta(ge=5, le=600)]
    rating: Shown
    spoilers: bool
    rounds: Annotated[tuple[DealtRound, ...], Meta(min_length=1)]
    spares: tuple[Shown, ...]
    withheld: tuple[Shown, ...] = ()
    page: Shown = ""  # the path of the room's page
    answers: Literal["each", "round"] = "each"
    instead: tuple[Shown, ...] = ()
    items: tuple[Item, ...] = ()


class Event(Struct, frozen=True, omit_defaults=True):
    """One key of the host: what it does, when (seconds since 1970), and what goes with it.

    `number` is an item, a team or minutes. `text` is what was typed, or the id of the spare that comes. `round` and
    `points` belong to the points of a team for a whole round.
    """

    do: Action
    at: float
    number: int = 0
    text: Shown = ""
    round: int = 0
    points: float = 0.0


class Place(Struct, frozen=True):
    """Where the evening stands.

    The lobby is round -1, the announcement of a round slot -1, its end the slot after the last. `part` is the step of
    the item on the screen. Where answers are told by the round, `telling` is the second time through its items. The
    round after the last is the finale: each slot tells one place of the standings, slot -1 none yet.
    """

    round: int = -1
    slot: int = -1
    part: int = 0
    telling: bool = False


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
    is the furthest part of each item that was on the screen. While the host looks back, `place` is what the host sees
    and `looking` is where the room still is. `points` are by item, then by team (1 is the first);
    `by_number` are by round (0 is the first), then by team, and replace the team's points for the items of that round.
    """

    deal: Deal
    items: dict[str, Item]
    film: Film
    place: Place = Place()
    looking: Place | None = None
    rounds: tuple[tuple[str, ...], ...]
    spares: tuple[str, ...]
    teams: tuple[str, ...]
    timer: Timer
    pause: Timer | None = None
    pause_total: float = 0.0
    reached: dict[str, int] = {}
    points: dict[str, dict[int, int]] = {}
    by_number: dict[int, dict[int, float]] = {}
    repeats: dict[str, int] = {}
    thrown: tuple[str, ...] = ()
    challenged: tuple[str, ...] = ()
    judged: tuple[Verdict, ...] = ()
    notes: tuple[Note, ...] = ()
    reminded: bool = False
    blank: bool = False
    board: bool = False
    hidden: bool = False
    evidence: bool = False

    def of_room(self) -> "Game":
        """Return the game as the room sees it, which stays where it is while the host looks back."""
        return replace(self, place=self.looking, looking=None) if self.looking else self

    def stopped(self, at: float) -> "Game":
        """Return the game with its timer and its break as they were AT that time, running no more."""
        return replace(self, timer=self.timer.stopped(at), pause=self.pause and self.pause.stopped(at))

    def here(self) -> tuple[str, ...]:
        """Return the ids of the present round, nothing in the lobby and in the finale."""
        return self.rounds[self.place.round] if 0 <= self.place.round < len(self.rounds) else ()

    def current(self) -> Item | None:
        """Return the item on the screen; None in the lobby, between rounds and at the end."""
        return self.item_at(self.place)

    def item_at(self, place: Place) -> Item | None:
        """Return the item at PLACE, None where there is none."""
        here = self.rounds[place.round] if 0 <= place.round < len(self.rounds) else ()
        return self.items[here[place.slot]] if 0 <= place.slot < len(here) else None

    def moment(self) -> Moment:
        """Return what the evening has come to, such as the announcement of a round or the end."""
        place = self.place
        if place.round < 0:
            return "lobby"
        if place.round < len(self.rounds):
            if place.slot < 0:
                return "announcement"
            if place.slot < len(self.here()):
                return "item"
            return "sheets" if self.deal.answers == "round" and not place.telling else "round over"
        if len(self.told_places()) == len(self.teams):
            return "end"
        return "scores" if place.slot < 0 else "places"

    def finished(self) -> bool:
        """Tell whether the evening has come to its end: every place is told."""
        return self.moment() == "end"

    def answered(self) -> bool:
        """Tell whether the part on the screen is the answer of the item, or comes after it."""
        item = self.current()
        return item is not None and self.place.part >= item.reveal

    def revealed(self) -> list[str]:
        """Return the ids of the items whose answers the room has been given, in the order they were first read."""
        return [id for id, part in self.reached.items() if part >= self.items[id].reveal]

    def jumped(self) -> list[int]:
        """Return the numbers of the items in this round that were passed over: not asked, or not told yet."""
        asking = self.deal.answers == "round" and not self.place.telling
        done = self.reached if asking else self.revealed()
        wanted = self.reached if self.place.telling else self.here()
        return [number for number, id in enumerate(self.here(), 1) if id in wanted and id not in done]

    def round_scores(self, round: int) -> dict[int, float]:
        """Return the points of each team that has any for ROUND (0 is the first)."""
        return _sum(self.points.get(id, {}) for id in self.rounds[round]) | self.by_number.get(round, {})

    def scores(self) -> dict[int, float]:
        """Return the points of each team that has any; nothing is kept for what was thrown out."""
        total = _sum(self.round_scores(round) for round in range(len(self.rounds)))
        return {team: int(points) if points == int(points) else points for team, points in total.items()}

    def standings(self) -> list[tuple[int, str, float]]:
        """Return rank, name and points of each team, the best first; equal points share a rank (1, 1, 3)."""
        scores = self.scores()
        teams = [(name, scores.get(number, 0)) for number, name in enumerate(self.teams, 1)]
        rows = [(1 + sum(other > points for _, other in teams), name, points) for name, points in teams]
        return sorted(rows, key=lambda row: row[0])

    def winners(self) -> list[str]:
        """Return the names of the teams in first place; none while nobody has points."""
        return [name for rank, name, _ in self.standings() if rank == 1] if self.scores() else []

    def told_places(self) -> list[tuple[int, str, float]]:
        """Return the rows of the standings that the finale has told, the best first; a tie is told at once."""
        standings = self.standings()
        if self.deal.schema == 1:
            return standings
        ranks = sorted({rank for rank, *_ in standings}, reverse=True)[: self.place.slot + 1]
        return [row for row in standings if row[0] in ranks]


def _sum(scores: Iterable[Mapping[int, float]]) -> dict[int, float]:
    """Add up SCORES, each by team."""
    total: dict[int, float] = {}
    for team, points in (row for table in scores for row in table.items()):
        total[team] = total.get(team, 0) + points
    return total


def lobby(deal: Deal, items: dict[str, Item], film: Film) -> Game:
    """Return the game of DEAL before its first key."""
    return Game(
        deal=deal,
        items=items,
        film=film,
        rounds=tuple(round.ids for round in deal.rounds),
        spares=deal.spares,
        teams=deal.teams,
        timer=Timer(deal.timer),
    )
