"""The run sheet: an evening on paper, with everything that is read aloud and every answer."""

from collections.abc import Iterable, Iterator

from redheat_cli.host.game import Game
from redheat_cli.listing.wording import counted
from redheat_cli.questions.drafts_and_choices import letter, lettered
from redheat_cli.questions.items_to_read_aloud import EXCHANGE, Item, seconds
from redheat_cli.terminal.text import hanging

SPARES_SHOWN, INDENT = 5, 4
# What is read when a round is announced, by the category of its quotes; then for its questions.
RULES = {
    "dialogue": "You hear a line of the film. Who says it?",
    "interview": "You hear what somebody said about the film. Who was it?",
    "tagline": "You hear the beginning of a line from a poster. How does it go on?",
}
FIRST = "Where you hear two people: who speaks first?"
SOME_OPEN = "Some questions have answers to choose from, and one of them is right."
COUNTS = {2: "two", 3: "three", 4: "four"}


def minutes(count: float) -> str:
    """Word COUNT seconds as a reader plans them: in whole minutes, at least one."""
    return counted(max(1, round(count / 60)), "minute")


def lettered_answer(item: Item) -> str:
    """Return the answer of ITEM as it is read out, behind its letter if it is one of several choices."""
    return f"{letter(item.answer, item.choices)}. {item.answer}" if item.choices else item.answer


def rules(items: list[Item]) -> list[str]:
    """Return what the room must know before ITEMS are read: only what is asked of them."""
    quotes = [item for item in items if item.kind == "quote"]
    found = dict.fromkeys(RULES[item.category] for item in quotes)
    first = [FIRST] if any(item.question.question == EXCHANGE for item in quotes) else []
    counts = sorted({len(item.choices) for item in items if item.kind == "question"})
    if not any(counts):
        return [*found, *first]
    if not counts[0]:
        return [*found, *first, SOME_OPEN]
    several = " to ".join(COUNTS[count] for count in dict.fromkeys((counts[0], counts[-1])))
    return [*found, *first, f"Each{' question' if quotes else ''} has {several} answers, and one of them is right."]


def run_sheet(game: Game, width: int) -> str:
    """Write the run sheet, wrapped at WIDTH columns."""
    return "".join(f"{line}\n" for text, indent in _paragraphs(game) for line in hanging(text, width, indent))


def _paragraphs(game: Game) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of the run sheet, each with the indent of its further lines."""
    deal, items = game.deal, game.items
    played = [items[id] for round in deal.rounds for id in round.ids]
    yield f"{deal.film}: run sheet" + (f" for {deal.venue}" if deal.venue else ""), 0
    yield "", 0
    yield f"{len(played)} to play, {minutes(sum(map(seconds, played)))} to read", 0
    yield f"Rating: {deal.rating}, spoilers {'played' if deal.spoilers else 'left out'}", 2
    for label, names in (("Left out", deal.withheld), ("Instead", deal.instead), ("Seed", (deal.seed,))):
        if names:
            yield f"{label}: {'; '.join(names)}", 2
    if deal.teams:
        yield f"Teams: {', '.join(deal.teams)}", 2
    for number, round in enumerate(deal.rounds, 1):
        read = [items[id] for id in round.ids]
        yield from _headed(f"Round {number}: {round.name}", read, rules(read))
    if deal.spares:
        yield from _headed("Spares", [items[id] for id in deal.spares[:SPARES_SHOWN]])


def _headed(heading: str, items: list[Item], spoken: Iterable[str] = ()) -> Iterator[tuple[str, int]]:
    yield from ((text, 0) for text in ("", "", heading, "-" * len(heading), *spoken))
    for number, item in enumerate(items, 1):
        yield "", 0
        for index, text in enumerate((*item.ask, *([f"({item.gloss})"] if item.gloss else []))):
            lead = "" if index else f"{number}."
            yield f"{lead:<{INDENT}}{text}", INDENT
        yield from ((f"{'':{INDENT + 2}}{at}  {choice}", INDENT + 5) for at, choice in lettered(item.choices))
        told = (("Answer", lettered_answer(item)), ("Why" if item.kind == "question" else "Scene", item.more))
        yield from ((f"{'':{INDENT}}{label}: {text}", INDENT + 2) for label, text in (*told, *item.aside) if text)
