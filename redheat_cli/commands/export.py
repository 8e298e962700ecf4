"""The command that shares, and the table of its formats: a film -> a file that other programs and people read."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any

from msgspec import Struct, structs
from typer import Argument, Option

from redheat_cli.commands import options
from redheat_cli.commands.find_records import find_questions
from redheat_cli.commands.options import Offers
from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.exports import aiken, anki, fortune, gift, html, kahoot, markdown, opentdb
from redheat_cli.exports.common import Export, Loss, Pack, sift
from redheat_cli.film.did_you_mean import meant
from redheat_cli.film.model import Film, Question
from redheat_cli.listing.listing_and_draws import drawn, pick
from redheat_cli.listing.record_layouts import headline
from redheat_cli.questions import rounds as rounds_
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.questions.items_to_read_aloud import of_question, pool
from redheat_cli.questions.rounds import DECKS, Dealer, round_names
from redheat_cli.terminal.text import UNSAFE


class Exporter(Struct, frozen=True):
    """A format: what writes a pack in it, what it cannot hold of a record, its help, and the records it is made of."""

    write: Callable[[Pack[Any]], str | bytes]
    losses: Callable[[Any], Iterable[Loss]]
    help: str
    records: Callable[[Film], tuple[Any, ...]] = all_questions


Rounds = list[tuple[str, tuple[Any, ...]]]
# A new format is a module in `exports/` and a row here.
EXPORTERS = {
    "opentdb": Exporter(opentdb.write, opentdb.losses, "JSON of the Open Trivia Database"),
    "gift": Exporter(gift.write, gift.losses, "Moodle, with feedback"),
    "aiken": Exporter(aiken.write, aiken.losses, "Moodle, plain"),
    "kahoot": Exporter(kahoot.write, kahoot.losses, "a spreadsheet for Kahoot"),
    "anki": Exporter(anki.write, anki.losses, "flash cards"),
    "fortune": Exporter(fortune.write, fortune.losses, "quotes for fortune", lambda film: film.quotes),
    "markdown": Exporter(markdown.write, markdown.losses, "a quiz sheet and its answers"),
    "html": Exporter(html.write, html.losses, "a quiz night on paper"),
}
LISTINGS = {"csv": "csv", "excel": "excel", "xlsx": "excel", "json": "json", "jsonl": "jsonl"}


def export(
    film: Film,
    format: Annotated[
        str,
        Argument(metavar="FORMAT", help=f"{'; '.join(f'{name}: {row.help}' for name, row in EXPORTERS.items())}."),
        Offers(lambda film: EXPORTERS),
    ],
    category: options.Category = "",
    difficulty: options.Difficulty = None,
    rounds: Annotated[
        str,
        Option(metavar="CATEGORY:N,...", help="In rounds of N questions of a category."),
        Offers(options.categories, several=True),
    ] = "",
    rating: options.Rating = "clean",
    spoilers: options.Spoilers = False,
    random: options.Random = None,
    seed: options.Seed = "",
    today: options.Today = False,
    limit: options.Limit = None,
    evening: Annotated[
        bool, Option("--evening", help="Print the sheets of the evening that `redheat host` has saved; html only.")
    ] = False,
    venue: Annotated[str, Option(metavar="NAME", help="The name you gave to `redheat host --venue`.")] = "",
    title: Annotated[str, Option(metavar="TEXT", help="What to call it.  [default: the film's title and year]")] = "",
) -> Export:
    """Export questions for other programs or for paper, or quotes for fortune.

    An export is made for a room: it is clean and without spoilers unless you say otherwise. Standard error
    names each question that the format cannot hold, and says why.

    Examples:
    redheat export html --rounds cast:6,plot:6,production:6 --output quiz.html
    redheat export html --evening --output tonight.html
    redheat export kahoot --random 20 --seed friday --output quiz.xlsx
    redheat export gift --category cast > cast.gift
    redheat export anki --spoilers --output cards.txt
    redheat export fortune > quotes; strfile quotes; fortune "$PWD/quotes"
    """
    if format not in EXPORTERS:
        listed = f"; redheat questions --format {LISTINGS[format]} prints them" if format in LISTINGS else ""
        raise BadUsage(f"no format '{format}'{meant(format, EXPORTERS)}; there are {', '.join(EXPORTERS)}{listed}")
    if found := re.search(f"{UNSAFE}|[\n\t]", title):
        raise BadUsage(f"the character U+{ord(found[0]):04X} is not allowed in a title")
    if evening or venue:
        chosen_too = [category, difficulty, rounds, random, seed, today, limit, spoilers]
        if not evening or format != "html" or any(chosen_too):
            raise BadUsage("html --evening prints the sheets of a saved evening: only --venue and --title go with it")
        return _written("html", _of_evening(film, venue), title)
    exporter = EXPORTERS[format]
    asked = exporter.records is all_questions
    if rounds and (category or random or today or limit):
        raise BadUsage("--rounds says which questions and how many: of the filters only --difficulty goes with it")
    if not asked and (category or difficulty or rounds):
        raise BadUsage(f"{format} is made of quotes: --category, --difficulty and --rounds are for questions")
    seed, limit = drawn(random, seed, today, limit)
    if rounds:
        dealt, withheld, lacking = _in_rounds(film, rounds, format, difficulty, rating, bool(spoilers), seed)
    else:
        records: Sequence[Any] = exporter.records(film)
        if asked:
            records, missing = find_questions(records, category, difficulty)
            if not records:
                raise NothingFound(missing)
        kept, withheld = pick(records, rating=rating, spoilers=bool(spoilers), seed=seed, limit=limit)
        lacking = []
        items = [of_question(question, seed) for question in kept] if asked else kept
        if asked and not seed:
            dealt = [(name, tuple(item for item in items if item.category == name)) for name in _categories(kept)]
        else:
            dealt = [("Questions", tuple(items))]
    withheld = [f"withheld {reason}" for reason in withheld]
    name = headline(film.identity)
    pack = Pack(title=name, film=name, rounds=tuple(dealt))
    if not pack.records:
        raise NothingFound(*([*withheld, *lacking] or ["there is nothing to export"]))
    withheld += rounds_.repeated(pack.records) if rounds else []
    return structs.replace(_written(format, pack, title), withheld=tuple(withheld), lacking=tuple(lacking))


def _written(format: str, pack: Pack[Any], title: str) -> Export:
    """Export PACK under TITLE if there is one, with no content when the format can hold none of it."""
    exporter = EXPORTERS[format]
    kept, losses = sift(structs.replace(pack, title=title.strip() or pack.title), exporter.losses)
    return Export(exporter.write(kept) if kept.records else "", losses)


def _categories(questions: Iterable[Question]) -> list[str]:
    return list(dict.fromkeys(question.category for question in questions))


def _of_evening(film: Film, venue: str) -> Pack[Any]:
    """Return what the evening has asked that is saved at VENUE, for its sheets. Raises NothingFound without one."""
    from time import localtime, strftime

    from redheat_cli.host import saved_evenings, storage  # only the sheets of an evening need these

    venue = venue or saved_evenings.venue_to_resume(film, "redheat export html --evening")
    venue = "" if venue == storage.NO_VENUE else venue
    game = saved_evenings.saved_game(film, venue)
    deal = game.deal
    rounds = tuple(
        (round.name, tuple(game.items[id] for id in ids)) for round, ids in zip(deal.rounds, game.rounds, strict=True)
    )
    name = headline(film.identity)
    day = f"{strftime('%d %B %Y', localtime(deal.started)).lstrip('0')}{storage.at(deal.venue)}"
    spares = tuple(game.items[id] for id in game.spares)
    return Pack(title=name, film=name, rounds=rounds, spares=spares, day=day, teams=game.teams)


def _in_rounds(
    film: Film, spec: str, format: str, difficulty: str | None, rating: str, spoilers: bool, seed: str
) -> tuple[Rounds, list[str], list[str]]:
    """Deal the rounds of SPEC; return them, what is withheld, and which of them are short.

    In html they are of quotes and questions, the same that `redheat host` deals; in other formats of questions.
    """
    on_paper = format == "html"
    names = round_names(film) if on_paper else _categories(all_questions(film))
    fits = rounds_.fits if on_paper else lambda item, name: item.category == name
    plan = rounds_.plan(spec, names)
    if on_paper:
        left = pool(film, rating=rating, spoilers=spoilers, seed=seed)
        kinds = {"quotes" if DECKS.get(name) else "questions" for name, _ in plan}
        withheld = [reason for reason in left.withheld if reason.partition(":")[0] in kinds]
        withheld = [reason.removeprefix("questions: ") if len(kinds) < 2 else reason for reason in withheld]
        items = [item for item in left.items if item.difficulty in ("", difficulty or item.difficulty)]
    else:
        named = [question for question in all_questions(film) if question.category in dict(plan)]
        fitting = [question for question in named if question.difficulty == (difficulty or question.difficulty)]
        kept, withheld = pick(fitting, rating=rating, spoilers=spoilers)
        items = [of_question(question, seed) for question in kept]
    dealt = Dealer(film, items, seed).deal(plan, fits)
    lacking = rounds_.short(plan, dealt)
    there = [name for name in names if any(fits(item, name) for item in items)]
    if there and not all(dealt):
        lacking.append(f"there are other rounds: {', '.join(there)}")
    return [(name, tuple(found)) for (name, _), found in zip(plan, dealt, strict=True)], withheld, lacking
