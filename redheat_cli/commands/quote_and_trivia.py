"""The commands for a greeting, a prompt or a cow: one line of the film, or one thing worth telling about it."""

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any

from typer import Option

from redheat_cli.commands import options
from redheat_cli.film.model import Film, Production, Quote, lines
from redheat_cli.listing.listing_and_draws import Listing, cell, drawn, pick
from redheat_cli.listing.record_layouts import headline

WIDTH = 80  # what is longer takes two lines
LONGEST = 160
ENOUGH = 60  # a shorter first sentence takes the next one with it
Today = Annotated[bool, Option("--today", help="Print the same one all day.")]
Seed = Annotated[str, Option(metavar="TEXT", help="Pick by TEXT; the same TEXT gives the same one.")]


def quote(film: Film, today: Today = False, seed: Seed = "", rating: options.Rating = "clean") -> Listing[Quote]:
    """Print one line of the film in English, with who says it: another one each time.

    Examples:
    redheat quote
    redheat quote --today
    redheat quote --seed friday
    redheat quote --json
    """
    fitting = [quote for quote in film.quotes if _stands_alone(quote)]
    return _draw(film, fitting, today, seed, rating, _spoken, "clean line in English")


def trivia(film: Film, today: Today = False, seed: Seed = "") -> Listing[Production]:
    """Print one thing worth telling about the film: another one each time.

    Examples:
    redheat trivia
    redheat trivia --today
    redheat trivia --json
    """
    fitting = [note for note in film.production if note.certainty != "disputed"]
    return _draw(film, fitting, today, seed, "clean", _teased, "production note")


def _draw(
    film: Film, fitting: Iterable[Any], today: bool, seed: str, rating: str, text: Callable[[Film, Any], str], what: str
) -> Listing[Any]:
    """Draw one of the records FITTING, with its TEXT; WHAT they are is for the message when there is none."""
    seed, limit = drawn(1, seed, today, None)
    chosen, _ = pick([*fitting], rating=rating, spoilers=False, seed=seed, limit=limit)
    return Listing(
        title=headline(film.identity),
        records=chosen,
        cards=True,
        text="".join(text(film, record) for record in chosen),
        missing=f"this film's file has no {what}",
    )


def _stands_alone(quote: Quote) -> bool:
    """Tell whether QUOTE is a line of the film, or one and its answer, that anybody understands and somebody says."""
    if quote.kind != "dialogue" or not quote.speaker or quote.certainty == "disputed":
        return False
    if quote.language != "en":
        return bool(quote.translation) and not quote.then and len(quote.translation) <= LONGEST
    return len(quote.then) <= 1 and len(quote.text) <= LONGEST


def _spoken(film: Film, quote: Quote) -> str:
    """Write QUOTE in one line or two, with who says it."""
    if quote.then:
        return "".join(f'{line.speaker}: "{cell(line.text)}"\n' for line in lines(quote))
    line = cell(quote.translation if quote.language != "en" else quote.text)
    by = f"-- {quote.speaker}, {headline(film.identity)}"
    together = f'"{line}" {by}'
    return f"{together}\n" if len(together) <= WIDTH else f'"{line}"\n    {by}\n'


def _teased(film: Film, note: Production) -> str:
    """Write the title of NOTE and how it begins, in two lines."""
    begin, *further = re.split(r"(?<=[a-z\d)][.!?]) (?=[A-Z])", cell(note.text))
    while further and len(begin) < ENOUGH:
        begin = f"{begin} {further.pop(0)}"
    title = film.identity.title
    return f"{'' if title in note.title else f'{title}: '}{cell(note.title)}\n{begin}\n"
