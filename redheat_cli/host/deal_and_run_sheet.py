"""A new evening: deal its rounds and its spares, and print it as a run sheet with all that is read and every answer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film.model import Film
from redheat_cli.host.game_state import Deal, DealtRound, Game, lobby
from redheat_cli.host.keys_and_scores import check_team
from redheat_cli.host.storage import Heard
from redheat_cli.listing.wording import counted, listed
from redheat_cli.questions import rounds as rounds_
from redheat_cli.questions.drafts_and_choices import letter, lettered
from redheat_cli.questions.items_to_read_aloud import EXCHANGE, Item, Pool, pool, seconds
from redheat_cli.questions.rounds import DECKS, Dealer, fits, round_names
from redheat_cli.terminal.text import hanging, printable

MIXED = "quotes:5,questions:5,quotes:5,questions:5"
NOUNS = {"dialogue": "quote", "interviews": "interview", "taglines": "tagline", "questions": "question"}
ENOUGH = 6  # spares that repeat nothing; with fewer, others come after them
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


def deal(film: Film, wanted: Deal, *, deck: str, rounds: str) -> Game:
    """Deal the evening WANTED, which has no rounds yet, of FILM.

    DECK fills three rounds; ROUNDS, as in `quotes:5,cast:5`, says them one by one. Raises BadUsage for what cannot be
    dealt, and NothingFound with what may help when too little is left to read.
    """
    seed = wanted.seed
    if deck and rounds:
        raise BadUsage("--deck and --rounds exclude each other: name the deck as a round, as in quotes:5")
    if seed != printable(seed) or wanted.venue != printable(wanted.venue):
        raise BadUsage("a seed or a venue has characters that do not print")
    for number, name in enumerate(wanted.teams):
        check_team(name, wanted.teams[:number])
    heard = Heard(wanted.venue)
    left = pool(film, rating=wanted.rating, spoilers=wanted.spoilers, seed=seed, heard=frozenset(heard.ids))
    every = round_names(film)
    plan = rounds_.plan(rounds or (MIXED if deck in ("", "mixed") else f"{deck},{deck},{deck}"), every)
    dealer = Dealer(film, left.items, seed, left.asked)
    dealt = dealer.deal(plan, fits, repeats=bool(rounds))
    short = rounds_.short(plan, dealt)
    names, instead = ([name for name, _ in plan], []) if rounds else _fill(dealt, plan, dealer)
    if not any(dealt) or (rounds and short):
        there = [] if all(dealt) else [name for name in every if any(fits(item, name) for item in left.items)]
        raise NothingFound(*short, *left.withheld, *_advice(left, heard, any(dealt), there))
    played = [*chain(*dealt)]
    decks = {*names, "mixed"} if instead else {*names}
    fitting = [item for item in dealer.items if any(fits(item, name) for name in decks)]
    instead += rounds_.repeated(played)
    spares = dealer.draw(len(fitting), played, fitting, repeats=False)
    if len(spares) < ENOUGH and (again := dealer.draw(len(fitting), [*played, *spares], fitting)):
        spares += again
        instead.append(f"{len(again)} of {counted(len(spares), 'spare')}: about a line or credit that is asked already")
    made = replace(
        wanted,
        rounds=tuple(
            DealtRound(name.replace("-", " ").capitalize(), tuple(item.id for item in items))
            for name, items in zip(names, dealt, strict=True)
            if items
        ),
        spares=tuple(item.id for item in spares),
        withheld=left.withheld,
        instead=tuple(instead),
        items=(*played, *spares),
    )
    return lobby(made, {item.id: item for item in made.items}, film)


def _fill(dealt: list[list[Item]], plan: rounds_.Plan, dealer: Dealer) -> tuple[list[str], list[str]]:
    """Fill the short rounds of DEALT with whatever else DEALER has left.

    Return the names of the rounds and, in words, what was taken instead.
    """
    names, instead = [], []
    for number, ((name, count), items) in enumerate(zip(plan, dealt, strict=True), 1):
        begun = len(items)
        for repeats, mixed in ((False, True), (False, False), (True, True), (True, False)):
            like = [item for item in dealer.items if fits(item, "mixed") == mixed]
            items += dealer.draw(count - len(items), chain(*dealt), like, repeats=repeats)
        foreign = [item for item in items[begun:] if not fits(item, name)]
        decks = Counter(next(deck for deck in DECKS if fits(item, deck)) for item in foreign)
        mixed_up = len(decks) > 1 or 0 < len(foreign) < len(items)
        names.append("mixed" if mixed_up else next(iter(decks), name))
        if decks:
            words = listed([counted(decks[deck], NOUNS[deck]) for deck in decks])
            instead.append(f"round {number} has {words} in place of {name}")
        if len(items) < count:
            instead.append(f"round {number} has {len(items)} of {count}: nothing else is left")
    return names, instead


def _advice(left: Pool, heard: Heard, some: bool, there: list[str]) -> list[str]:
    """Say what a host may do when there is not enough LEFT to read: SOME is left, if not enough, THERE are rounds."""
    withheld = " ".join(left.withheld)
    ways = {
        f"other rounds; there are {', '.join(there)}": bool(there),
        "--rounds with smaller numbers": some,
        "--rating mild or strong": "rated above clean" in withheld,
        "--rating strong": "rated above mild" in withheld,
        "--spoilers": "spoiler" in withheld,
        f"another --venue, or to forget what this one heard, delete {heard.path}": "heard here" in withheld,
    }
    return [f"what may help: {way}" for way, helps in ways.items() if helps] or ["the film has nothing else to read"]


def minutes(items: Iterable[Item]) -> str:
    """Word how long it takes to read ITEMS as a reader plans it: in whole minutes, at least one."""
    return counted(max(1, round(sum(map(seconds, items)) / 60)), "minute")


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
    yield f"{len(played)} to play, {minutes(played)} to read", 0
    facts = (
        ("Rating", f"{deal.rating}, spoilers {'played' if deal.spoilers else 'left out'}"),
        ("Left out", "; ".join(deal.withheld)),
        ("Instead", "; ".join(deal.instead)),
        ("Seed", deal.seed),
        ("Teams", ", ".join(deal.teams)),
    )
    yield from ((f"{label}: {text}", 2) for label, text in facts if text)
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
