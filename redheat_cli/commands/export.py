"""The command that shares: a film and what is wanted of it -> a file that other programs and people read."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import structs
from typer import Argument, Option

from redheat_cli.commands import options
from redheat_cli.commands.matches import chosen
from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.exports import EXPORTERS
from redheat_cli.exports.pack import Export, Pack, Round
from redheat_cli.film.model import Film
from redheat_cli.listing.choose import drawn, pick
from redheat_cli.listing.layouts import headline
from redheat_cli.questions import rounds as rounds_
from redheat_cli.questions.deck import deck
from redheat_cli.terminal.safe import UNSAFE

if TYPE_CHECKING:
    Format = str
else:
    Format = Literal[tuple(EXPORTERS)]


def export(
    film: Film,
    format: Annotated[
        Format,
        Argument(metavar="FORMAT", help=f"{'; '.join(f'{name}: {row.help}' for name, row in EXPORTERS.items())}."),
    ],
    category: options.Category = "",
    difficulty: options.Difficulty = None,
    rounds: Annotated[
        str,
        Option(metavar="CATEGORY:N,...", help="In rounds of N questions of a category.", show_default=False),
    ] = "",
    rating: options.Rating = "clean",
    spoilers: Annotated[bool, Option("--spoilers/--no-spoilers", help="Include what gives the story away.")] = False,
    random: options.Random = None,
    seed: options.Seed = "",
    today: options.Today = False,
    limit: options.Limit = None,
    title: Annotated[str, Option(metavar="TEXT", help="What to call it.  [default: the film's title and year]")] = "",
) -> Export:
    """Export questions for other programs or for paper, or quotes for fortune.

    It is for a room: clean and without spoilers unless you say otherwise. What the format cannot hold is
    told on standard error, by id.

    Examples:
    redheat export html --rounds cast:6,plot:6,production:6 --output quiz.html
    redheat export kahoot --random 20 --seed friday --output quiz.xlsx
    redheat export gift --category cast > cast.gift
    redheat export anki --spoilers --output cards.txt
    redheat export fortune > quotes; strfile quotes; fortune "$PWD/quotes"
    """
    if found := re.search(f"{UNSAFE}|[\n\t]", title):
        raise BadUsage(f"the character U+{ord(found[0]):04X} is not allowed in a title")
    exporter = EXPORTERS[format]
    records: Sequence[Any] = exporter.records(film)
    asked = exporter.records is deck
    if not asked and (category or difficulty or rounds):
        raise BadUsage(f"{format} is made of quotes: --category, --difficulty and --rounds are for questions")
    if rounds and (category or random or today or limit):
        raise BadUsage("--rounds says which questions and how many: of the filters only --difficulty goes with it")
    wanted = rounds_.plan(rounds, dict.fromkeys(question.category for question in records)) if rounds else []
    if asked:
        records, missing = chosen(records, category, difficulty)
        if not records:
            raise NothingFound(missing)
    if wanted:
        named = dict(wanted)
        records = [question for question in records if question.category in named]

    seed, limit = drawn(random, seed, today, limit)
    kept, held = pick(records, rating=rating, spoilers=spoilers, seed=seed, limit=limit)
    withheld = [f"withheld {one}" for one in held]
    if not kept:
        raise NothingFound(*(withheld or ["there is nothing to export"]))
    dealt, lacking = _deal(kept, wanted, asked and not seed, seed)
    name = headline(film.identity)
    pack = Pack(title=title.strip() or name, film=name, rounds=dealt, seed=seed)
    exported = exporter.export(pack)
    dropped = {loss.id for loss in exported.losses if loss.effect == "dropped"}
    content = exported.content if len(dropped) < len(pack.records) else ""
    return structs.replace(exported, content=content, withheld=tuple(withheld), lacking=tuple(lacking))


def _deal(
    records: tuple[Any, ...], wanted: rounds_.Plan, by_category: bool, seed: str
) -> tuple[tuple[Round[Any], ...], list[str]]:
    """Put RECORDS into the rounds WANTED, or by category, or into a single round; also say which rounds are short."""
    if not wanted and not by_category:
        return (Round("Questions", records),), []
    if not wanted:
        names = dict.fromkeys(record.category for record in records)
        return tuple(Round(name, tuple(r for r in records if r.category == name)) for name in names), []
    dealt = rounds_.deal(records, wanted, seed, lambda record, name: bool(record.category == name))
    lacking = [
        f"round {number}: {len(taken)} of {count} questions: there are no more of '{name}'"
        for number, ((name, count), taken) in enumerate(zip(wanted, dealt, strict=True), 1)
        if len(taken) < count
    ]
    return tuple(Round(name, tuple(taken)) for (name, _), taken in zip(wanted, dealt, strict=True)), lacking
