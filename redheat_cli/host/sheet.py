"""An evening -> its run sheet: the whole of it as plain text, to print and read from."""

from collections.abc import Iterator

from redheat_cli.host.items import Item, seconds
from redheat_cli.host.scenes import minutes, option
from redheat_cli.host.state import Evening
from redheat_cli.questions.deck import lettered
from redheat_cli.terminal.wrap import hanging

SPARES_SHOWN = 5


def sheet(evening: Evening, width: int) -> str:
    """Write EVENING's run sheet, wrapped at WIDTH columns."""
    return "".join(f"{line}\n" for line in _lines(evening, width))


def _lines(evening: Evening, width: int) -> Iterator[str]:
    deal, items = evening.deal, evening.items
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
