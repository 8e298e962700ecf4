"""An evening that was played -> its report, for people or as a record."""

from collections.abc import Iterator
from time import gmtime, localtime, strftime

from msgspec import Struct, json

from redheat_cli.host.state import Evening, Note, State, finished, revealed, standings
from redheat_cli.host.venue import at, flag
from redheat_cli.listing.outcomes import Verdict
from redheat_cli.terminal.safe import printable
from redheat_cli.terminal.wrap import hanging


def text(evening: Evening, state: State, width: int) -> str:
    """Word the standings, what was thrown out, challenged and judged, and the notes, wrapped at WIDTH columns."""
    return "".join(f"{line}\n" for one in _lines(evening, state) for line in hanging(one, width, 6))


def _lines(evening: Evening, state: State) -> Iterator[str]:
    deal = evening.deal
    yield f"{deal.film}: the evening of {strftime('%Y-%m-%d %H:%M', localtime(deal.started))}{at(deal.venue)}"
    done = len(revealed(evening, state))
    left = "" if finished(state) else f", not finished: redheat host --resume{flag(deal.venue)} goes on"
    yield f"{done} played{left}"
    sections = (
        ("Standings", [f"{rank}. {name}: {points}" for rank, name, points in standings(evening, state)]),
        ("Thrown out", [_named(evening, one) for one in state.thrown]),
        ("Challenged", [_named(evening, one) for one in state.challenged]),
        ("Read again", [f"{count} x {_named(evening, one)}" for one, count in state.repeats.items()]),
        ("Judged", [f'{one.id}: "{printable(one.given)}" is {one.verdict}' for one in state.judged]),
        ("Notes", [": ".join(filter(None, (note.id, printable(note.text)))) for note in state.notes]),
    )
    for heading, lines in sections:
        if lines:
            yield ""
            yield heading
            yield from (f"    {line}" for line in lines)


def _named(evening: Evening, id: str) -> str:
    return f"{id}: {' '.join(evening.items[id].ask)}"


class Rank(Struct, frozen=True):
    """A team's place in the standings; teams with the same points share one."""

    rank: int
    team: str
    points: int


class Played(Struct, frozen=True):
    """An item of a round: whether its answer was given, the points of each team for it, how often it was read again."""

    id: str
    revealed: bool
    points: dict[str, int]
    repeats: int


class Round(Struct, frozen=True):
    """A round and what was played in it."""

    name: str
    items: tuple[Played, ...]


class Record(Struct, frozen=True, kw_only=True, tag_field="type", tag="evening"):
    """An evening as scripts get it: when it started is in UTC (RFC 3339), `thrown_out` and `challenged` are ids."""

    film: str
    venue: str
    started: str
    finished: bool
    seed: str
    rating: str
    spoilers: bool
    standings: tuple[Rank, ...]
    rounds: tuple[Round, ...]
    thrown_out: tuple[str, ...]
    challenged: tuple[str, ...]
    judged: tuple[Verdict, ...]
    notes: tuple[Note, ...]


def record(evening: Evening, state: State) -> str:
    """Write the evening as JSON: an array of one Record."""
    deal = evening.deal
    done = set(revealed(evening, state))

    def played(id: str) -> Played:
        points = {deal.teams[team - 1]: points for team, points in state.points.get(id, {}).items()}
        return Played(id, id in done, points, state.repeats.get(id, 0))

    one = Record(
        film=deal.film,
        venue=deal.venue,
        started=strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(deal.started)),
        finished=finished(state),
        seed=deal.seed,
        rating=deal.rating,
        spoilers=deal.spoilers,
        standings=tuple(Rank(rank, team, points) for rank, team, points in standings(evening, state)),
        rounds=tuple(
            Round(one.name, tuple(map(played, ids))) for one, ids in zip(deal.rounds, state.rounds, strict=True)
        ),
        thrown_out=state.thrown,
        challenged=state.challenged,
        judged=state.judged,
        notes=state.notes,
    )
    return f"[\n{json.encode(one).decode()}\n]\n"
