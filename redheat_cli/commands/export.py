"""The command that shares: a film and what is wanted of it -> a file that other programs and people read."""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from msgspec import structs
from typer import Argument, Option

from redheat_cli.commands import Offers
from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.exports import EXPORTERS, Export, Pack, Round
from redheat_cli.listing import Listing, drawn, headline, pick
from redheat_cli.matching import fold, meant
from redheat_cli.model import Film, Question
from redheat_cli.questions import deck
from redheat_cli.safe import UNSAFE


def _categories(questions: Iterable[Question]) -> list[str]:
    return list(dict.fromkeys(question.category for question in questions))


def export(
    film: Film,
    format: Annotated[
        Literal["opentdb", "gift", "aiken", "kahoot", "anki", "fortune", "markdown", "html"],
        Argument(
            metavar="FORMAT",
            help="opentdb (trivia programs), gift or aiken (Moodle), kahoot, anki, fortune, markdown, or "
            "html (a quiz night on paper).",
        ),
    ],
    category: Annotated[
        str,
        Option(metavar="NAME", help="Only questions of this category.", show_default=False),
        Offers(lambda film: _categories(deck(film))),
    ] = "",
    difficulty: Annotated[
        Literal["easy", "medium", "hard"] | None, Option(help="Only questions of this difficulty.")
    ] = None,
    rounds: Annotated[
        str,
        Option(metavar="CATEGORY:N,...", help="In rounds of N questions of a category.", show_default=False),
    ] = "",
    rating: Annotated[Literal["clean", "mild", "strong"], Option(help="The most you want.")] = "clean",
    spoilers: Annotated[bool, Option("--spoilers/--no-spoilers", help="Include what gives the story away.")] = False,
    random: Annotated[int | None, Option(min=1, metavar="N", help="Draw N at random, none twice.")] = None,
    seed: Annotated[
        str, Option(metavar="TEXT", help="Draw the same again for the same text.", show_default=False)
    ] = "",
    today: Annotated[bool, Option("--today", help="Draw the one of the day, or the N of the day.")] = False,
    limit: Annotated[int | None, Option(min=1, metavar="N", help="At most N.")] = None,
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
    redheat export fortune > quotes; strfile quotes; fortune ./quotes
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
    plan = _plan(rounds, _categories(records)) if rounds else []
    if asked:
        records = _matching(records, category, difficulty, plan)

    seed, limit = drawn(random, seed, today, limit)
    listing = Listing(title=format, records=tuple(records), columns=())
    chosen, withheld = pick(listing, rating=rating, spoilers=spoilers, seed=seed, limit=limit)
    if not chosen.records:
        raise NothingFound(*(withheld or ["there is nothing to export"]))
    dealt, lacking = _deal(chosen.records, plan, by_category=asked and not seed)
    name = headline(film.identity)
    pack = Pack(title=title.strip() or name, film=name, rounds=dealt, seed=seed)
    exported = exporter.export(pack)
    dropped = {loss.id for loss in exported.losses if loss.effect == "dropped"}
    content = exported.content if len(dropped) < len(pack.records) else ""
    return structs.replace(exported, content=content, withheld=tuple(withheld), lacking=tuple(lacking))


def _plan(rounds: str, categories: list[str]) -> list[tuple[str, int]]:
    """Read ROUNDS, `cast:6,plot:6`, as the names of CATEGORIES and how many questions each."""
    plan = []
    for part in rounds.split(","):
        name, _, count = part.rpartition(":")
        known = [one for one in categories if fold(one) == fold(name)]
        if not re.fullmatch(r"[1-9][0-9]{0,3}", count.strip(), re.ASCII):
            raise BadUsage(f"a round is a category and a number, as in 'cast:6', not '{part}'")
        if not known:
            raise BadUsage(f"no category '{name}'{meant(name, categories)}; the categories are {', '.join(categories)}")
        plan.append((known[0], int(count)))
    return plan


def _matching(
    questions: Sequence[Question], category: str, difficulty: str | None, plan: list[tuple[str, int]]
) -> list[Question]:
    """Keep of QUESTIONS those of CATEGORY or of those in PLAN, and of DIFFICULTY; all where none is named."""
    names = {fold(name) for name in (category, *dict(plan)) if name}
    if category and not any(fold(question.category) in names for question in questions):
        known = _categories(questions)
        raise NothingFound(f"no category '{category}'{meant(category, known)}; the categories are {', '.join(known)}")
    return [
        question
        for question in questions
        if (not names or fold(question.category) in names) and difficulty in (None, question.difficulty)
    ]


def _deal(
    records: tuple[Any, ...], plan: list[tuple[str, int]], by_category: bool
) -> tuple[tuple[Round[Any], ...], list[str]]:
    """Deal RECORDS into the rounds of PLAN, without one by category or into a single round; and say what is lacking."""
    if not plan and not by_category:
        return (Round("Questions", records),), []
    decks = {name: [record for record in records if record.category == name] for name in _categories(records)}
    dealt, lacking = [], []
    for name, count in plan or [(name, len(left)) for name, left in decks.items()]:
        left = decks.get(name, [])
        dealt.append(Round(name, tuple(left[:count])))
        if len(left) < count:
            lacking.append(f"round {len(dealt)}: {len(left)} of {count} questions: there are no more of '{name}'")
        decks[name] = left[count:]
    return tuple(dealt), lacking
