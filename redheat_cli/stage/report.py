"""An evening that was played -> its report, for people or as a record."""

from collections.abc import Iterator
from time import gmtime, localtime, strftime
from typing import Any

import msgspec

from redheat_cli.safe import printable
from redheat_cli.stage.state import Evening, State, finished, revealed, standings
from redheat_cli.stage.wrapping import hanging


def text(evening: Evening, state: State, width: int) -> str:
    """Word the standings, what was thrown out, challenged and judged, and the notes, wrapped at WIDTH columns."""
    return "".join(f"{line}\n" for one in _lines(evening, state) for line in hanging(one, width, 6))


def _lines(evening: Evening, state: State) -> Iterator[str]:
    deal = evening.deal
    at, again = (f" at {deal.venue}", f" --venue '{deal.venue}'") if deal.venue else ("", "")
    yield f"{deal.film}: the evening of {strftime('%Y-%m-%d %H:%M', localtime(deal.started))}{at}"
    done = len(revealed(evening, state))
    yield f"{done} played" + ("" if finished(state) else f", not finished: redheat host --resume{again} goes on")
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


def record(evening: Evening, state: State) -> str:
    """Write the evening as JSON: an array of one record, in the contract for scripts; the time is UTC (RFC 3339)."""
    deal = evening.deal
    done = set(revealed(evening, state))
    rounds = [
        {
            "name": one.name,
            "items": [
                {
                    "id": id,
                    "revealed": id in done,
                    "points": {deal.teams[team - 1]: points for team, points in state.points.get(id, {}).items()},
                    "repeats": state.repeats.get(id, 0),
                }
                for id in ids
            ],
        }
        for one, ids in zip(deal.rounds, state.rounds, strict=True)
    ]
    evening_record: dict[str, Any] = {
        "type": "evening",
        "film": deal.film,
        "venue": deal.venue,
        "started": strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(deal.started)),
        "finished": finished(state),
        "seed": deal.seed,
        "rating": deal.rating,
        "spoilers": deal.spoilers,
        "standings": [
            {"rank": rank, "team": name, "points": points} for rank, name, points in standings(evening, state)
        ],
        "rounds": rounds,
        "thrown_out": state.thrown,
        "challenged": state.challenged,
        "judged": state.judged,
        "notes": state.notes,
    }
    return f"[\n{msgspec.json.encode(evening_record).decode()}\n]\n"
