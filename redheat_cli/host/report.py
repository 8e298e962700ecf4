"""What is written of an evening: the run sheet to read it from, and the report and the record of it afterwards."""

from collections.abc import Iterator
from time import gmtime, localtime, strftime

from msgspec import json

from redheat_cli.host.game import Game
from redheat_cli.host.saved import at, flag
from redheat_cli.host.screens import minutes, option
from redheat_cli.listing.outcomes import Evening, Played, PlayedRound, Rank
from redheat_cli.questions.aloud import Item, seconds
from redheat_cli.questions.deck import lettered
from redheat_cli.terminal.safe import printable
from redheat_cli.terminal.wrap import hanging

SPARES_SHOWN = 5


def run_sheet(game: Game, width: int) -> str:
    """Write the run sheet, wrapped at WIDTH columns."""
    return "".join(f"{line}\n" for line in _sheet(game, width))


def _sheet(game: Game, width: int) -> Iterator[str]:
    deal, items = game.deal, game.items
    played = [items[one] for round in deal.rounds for one in round.ids]
    title = f"{deal.film}: run sheet" + (f" for {deal.venue}" if deal.venue else "")
    yield from hanging(title, width)
    yield ""
    yield from hanging(f"{len(played)} to play, {minutes(sum(map(seconds, played)))} to read", width)
    yield from hanging(f"Rating: {deal.rating}, spoilers {'played' if deal.spoilers else 'left out'}", width, 2)
    if deal.withheld:
        yield from hanging(f"Left out: {'; '.join(deal.withheld)}", width, 2)
    yield from hanging(f"Seed: {deal.seed}", width, 2)
    if deal.teams:
        yield from hanging(f"Teams: {', '.join(deal.teams)}", width, 2)
    for number, round in enumerate(deal.rounds, 1):
        yield from _headed(f"Round {number}: {round.name}", [items[one] for one in round.ids], width)
    if deal.spares:
        yield from _headed("Spares", [items[one] for one in deal.spares[:SPARES_SHOWN]], width)


def _headed(heading: str, items: list[Item], width: int) -> Iterator[str]:
    yield ""
    yield ""
    yield heading
    yield "-" * len(heading)
    for number, item in enumerate(items, 1):
        yield ""
        yield from _item(number, item, width)


def _item(number: int, item: Item, width: int) -> Iterator[str]:
    indent = 4
    for index, text in enumerate((*item.ask, *([f"({item.gloss})"] if item.gloss else []))):
        lead = f"{number}." if not index else ""
        yield from hanging(f"{lead:<{indent}}{text}", width, indent)
    for letter, choice in lettered(item.choices):
        yield from hanging(f"{'':{indent + 2}}{letter}  {choice}", width, indent + 5)
    told = [("Answer", option(item, item.answer)), ("Why" if item.kind == "question" else "Scene", item.more)]
    for label, text in (*told, *item.aside):
        if text:
            yield from hanging(f"{'':{indent}}{label}: {text}", width, indent + 2)


def report(game: Game, width: int) -> str:
    """Word the standings, what was thrown out, challenged and judged, and the notes, wrapped at WIDTH columns."""
    return "".join(f"{line}\n" for one in _report(game) for line in hanging(one, width, 6))


def _report(game: Game) -> Iterator[str]:
    deal = game.deal
    yield f"{deal.film}: the evening of {strftime('%Y-%m-%d %H:%M', localtime(deal.started))}{at(deal.venue)}"
    done = len(game.revealed())
    left = "" if game.finished() else f", not finished: redheat host --resume{flag(deal.venue)} goes on"
    yield f"{done} played{left}"
    sections = (
        ("Standings", [f"{rank}. {name}: {points}" for rank, name, points in game.standings()]),
        ("Thrown out", [_named(game, one) for one in game.thrown]),
        ("Challenged", [_named(game, one) for one in game.challenged]),
        ("Read again", [f"{count} x {_named(game, one)}" for one, count in game.repeats.items()]),
        ("Judged", [f'{one.id}: "{printable(one.given)}" is {one.verdict}' for one in game.judged]),
        ("Notes", [": ".join(filter(None, (note.id, printable(note.text)))) for note in game.notes]),
    )
    for heading, lines in sections:
        if lines:
            yield ""
            yield heading
            yield from (f"    {line}" for line in lines)


def _named(game: Game, id: str) -> str:
    return f"{id}: {' '.join(game.items[id].ask)}"


def as_json(game: Game) -> str:
    """Return the evening as JSON: an array of one record."""
    deal = game.deal
    done = set(game.revealed())

    def played(id: str) -> Played:
        points = {deal.teams[team - 1]: points for team, points in game.points.get(id, {}).items()}
        return Played(id, id in done, points, game.repeats.get(id, 0))

    record = Evening(
        film=deal.film,
        venue=deal.venue,
        started=strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(deal.started)),
        finished=game.finished(),
        seed=deal.seed,
        rating=deal.rating,
        spoilers=deal.spoilers,
        standings=tuple(Rank(rank, team, points) for rank, team, points in game.standings()),
        rounds=tuple(
            PlayedRound(round.name, tuple(map(played, ids)))
            for round, ids in zip(deal.rounds, game.rounds, strict=True)
        ),
        thrown_out=game.thrown,
        challenged=game.challenged,
        judged=game.judged,
        notes=game.notes,
    )
    return f"[\n{json.encode(record).decode()}\n]\n"
