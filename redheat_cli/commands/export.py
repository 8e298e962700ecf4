"""The command that shares: a film and what is wanted of it -> a file that other programs and people read."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import structs
from typer import Argument, Option

from redheat_cli.commands import options
from redheat_cli.commands.find_records import find_questions
from redheat_cli.commands.options import Offers
from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.exports import EXPORTERS
from redheat_cli.exports.common import Export, Pack, Round
from redheat_cli.film.model import Film
from redheat_cli.listing.listing import drawn, pick
from redheat_cli.listing.record_layouts import headline
from redheat_cli.questions import rounds as rounds_
from redheat_cli.questions.deck import deck
from redheat_cli.terminal.safe import UNSAFE

SPARES = 6  # of an evening, on paper

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
        Offers(options.categories, several=True),
    ] = "",
    rating: options.Rating = "clean",
    spoilers: Annotated[bool, Option("--spoilers/--no-spoilers", help="Include what gives the story away.")] = False,
    random: options.Random = None,
    seed: options.Seed = "",
    today: options.Today = False,
    limit: options.Limit = None,
    evening: Annotated[
        bool, Option("--evening", help="Print the sheets of the evening that `redheat host` has saved; html only.")
    ] = False,
    venue: Annotated[
        str, Option(metavar="NAME", help="The place of that evening, as host was told.", show_default=False)
    ] = "",
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
    if found := re.search(f"{UNSAFE}|[\n\t]", title):
        raise BadUsage(f"the character U+{ord(found[0]):04X} is not allowed in a title")
    if evening or venue:
        chosen_too = [category, difficulty, rounds, random, seed, today, limit, spoilers]
        if not evening or format != "html" or any(chosen_too):
            raise BadUsage("html --evening prints the sheets of a saved evening: only --venue and --title go with it")
        return _of_evening(film, venue, title.strip())
    exporter = EXPORTERS[format]
    if rounds and (category or random or today or limit):
        raise BadUsage("--rounds says which questions and how many: of the filters only --difficulty goes with it")
    if rounds and format == "html":
        return _html_in_rounds(film, rounds, difficulty, rating, spoilers, seed, title.strip())
    records: Sequence[Any] = exporter.records(film)
    asked = exporter.records is deck
    if not asked and (category or difficulty or rounds):
        raise BadUsage(f"{format} is made of quotes: --category, --difficulty and --rounds are for questions")
    wanted = rounds_.plan(rounds, dict.fromkeys(question.category for question in records)) if rounds else []
    if asked:
        records, missing = find_questions(records, category, difficulty)
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
    return _written(format, pack, withheld, lacking)


def _written(format: str, pack: Pack[Any], withheld: Iterable[str] = (), lacking: Iterable[str] = ()) -> Export:
    """Export PACK, with no content when the format can hold none of it."""
    exported = EXPORTERS[format].export(pack)
    dropped = {loss.id for loss in exported.losses if loss.effect == "dropped"}
    content = exported.content if len(dropped) < len(pack.records) else ""
    return structs.replace(exported, content=content, withheld=tuple(withheld), lacking=tuple(lacking))


def _of_evening(film: Film, venue: str, title: str) -> Export:
    """Export the sheets of the evening that is saved at VENUE. Raises NothingFound without one."""
    from time import localtime, strftime

    from redheat_cli.host import resume, storage  # only the sheets of an evening need these

    venue = venue or resume.venue_to_resume(film, "redheat export html --evening")
    venue = "" if venue == storage.NO_VENUE else venue
    found = resume.saved_at(venue)
    if found is None:
        raise NothingFound(f"there is no evening{storage.at(venue)}")
    deal = found[0]
    game = resume.replay(film, *found)[0].game
    rounds = tuple(
        Round(round.name, tuple(game.items[id] for id in ids))
        for round, ids in zip(deal.rounds, game.rounds, strict=True)
    )
    name = headline(film.identity)
    day = f"{strftime('%d %B %Y', localtime(deal.started)).lstrip('0')}{storage.at(deal.venue)}"
    left = [game.items[id] for id in game.spares]
    tie = [item for item in left if item.answer.replace(",", "").isdecimal()][:1]
    spares = (*tie, *[item for item in left if item not in tie][:SPARES])
    pack: Pack[Any] = Pack(
        title=title or name, film=name, rounds=rounds, seed=deal.seed, spares=spares, day=day, teams=game.teams
    )
    return _written("html", pack)


def _html_in_rounds(
    film: Film, spec: str, difficulty: str | None, rating: str, spoilers: bool, seed: str, title: str
) -> Export:
    """Export rounds of quotes and questions, the same that `redheat host` deals."""
    from redheat_cli.questions import aloud  # only paper has quotes among the questions

    pool = aloud.pool(film, rating=rating, spoilers=spoilers, seed=seed)
    categories = sorted({question.category for question in deck(film)} - {*rounds_.DECKS})
    wanted = rounds_.plan(spec, [*rounds_.DECKS, *categories])
    items = [item for item in pool.items if not difficulty or item.difficulty in ("", difficulty)]
    dealt, lacking = _deal(tuple(items), wanted, False, seed, rounds_.fits)
    kinds = {"quotes" if rounds_.DECKS.get(name) else "questions" for name, _ in wanted}
    withheld = [line for line in pool.withheld if line.partition(":")[0] in kinds]
    withheld = [f"withheld {line.removeprefix('questions: ') if len(kinds) < 2 else line}" for line in withheld]
    if not any(one.records for one in dealt):
        raise NothingFound(*(withheld or ["there is nothing to export"]))
    name = headline(film.identity)
    return _written("html", Pack(title=title or name, film=name, rounds=dealt, seed=seed), withheld, lacking)


def _category(record: Any, name: str) -> bool:
    return bool(record.category == name)


def _deal(
    records: tuple[Any, ...],
    wanted: rounds_.Plan,
    by_category: bool,
    seed: str,
    fits: Callable[[Any, str], bool] = _category,
) -> tuple[tuple[Round[Any], ...], list[str]]:
    """Put RECORDS into the rounds WANTED, or by category, or into a single round; also say which rounds are short."""
    if not wanted and not by_category:
        return (Round("Questions", records),), []
    if not wanted:
        names = dict.fromkeys(record.category for record in records)
        return tuple(Round(name, tuple(r for r in records if r.category == name)) for name in names), []
    dealt = rounds_.deal(records, wanted, seed, fits)
    lacking = [
        f"round {number}: {len(taken)} of {count} questions: there are no more of '{name}'"
        for number, ((name, count), taken) in enumerate(zip(wanted, dealt, strict=True), 1)
        if len(taken) < count
    ]
    return tuple(Round(name, tuple(taken)) for (name, _), taken in zip(wanted, dealt, strict=True)), lacking
