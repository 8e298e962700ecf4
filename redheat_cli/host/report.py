"""What is written of an evening: the run sheet to read it from, and afterwards its record and its results."""

from collections.abc import Iterable, Iterator
from time import gmtime, strftime

from redheat_cli.host.game import Game
from redheat_cli.host.wording import minutes, option, rules
from redheat_cli.listing.quiz_records import Evening, Played, PlayedRound, Rank, Standing
from redheat_cli.questions.aloud import Item, seconds
from redheat_cli.questions.choices import lettered
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
    if deal.instead:
        yield from hanging(f"Instead: {'; '.join(deal.instead)}", width, 2)
    yield from hanging(f"Seed: {deal.seed}", width, 2)
    if deal.teams:
        yield from hanging(f"Teams: {', '.join(deal.teams)}", width, 2)
    for number, round in enumerate(deal.rounds, 1):
        read = [items[id] for id in round.ids]
        yield from _headed(f"Round {number}: {round.name}", read, width, rules(read))
    if deal.spares:
        yield from _headed("Spares", [items[one] for one in deal.spares[:SPARES_SHOWN]], width)


def _headed(heading: str, items: list[Item], width: int, spoken: Iterable[str] = ()) -> Iterator[str]:
    yield ""
    yield ""
    yield heading
    yield "-" * len(heading)
    for rule in spoken:
        yield from hanging(rule, width)
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


def record(game: Game) -> Evening:
    """Return the record of the evening."""
    deal = game.deal
    done = set(game.revealed())

    def played(id: str) -> Played:
        points = {game.teams[team - 1]: points for team, points in game.points.get(id, {}).items()}
        return Played(id, id in done, points, game.repeats.get(id, 0))

    named = [id for ids in game.rounds for id in ids] + [*game.thrown, *game.challenged]
    return Evening(
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
        texts={id: " ".join(game.items[id].ask) for id in named},
    )


def results(game: Game) -> tuple[Standing, ...]:
    """Return the standings of the evening, with each team's points by round."""
    rounds = [game.round_scores(round) for round in range(len(game.rounds))]
    numbers = {name: number for number, name in enumerate(game.teams, 1)}
    return tuple(
        Standing(rank=rank, team=name, points=points, scores=tuple(one.get(numbers[name], 0) for one in rounds))
        for rank, name, points in game.standings()
    )
