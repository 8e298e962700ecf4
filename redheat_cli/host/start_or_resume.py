"""Start a new evening, or go on with one that was saved, whatever has become of the film's file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from time import time
from typing import Literal

from msgspec.structs import replace

from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film.model import Film, Question
from redheat_cli.host.game import Deal, DealtRound, Event, Game, lobby
from redheat_cli.host.key_effects import team_fault
from redheat_cli.host.session import History
from redheat_cli.host.spares import best_spare, spare
from redheat_cli.host.storage import INSTEAD, Heard, Journal, at
from redheat_cli.listing.wording import counted, listed
from redheat_cli.questions import rounds as rounds_
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.questions.items_to_read_aloud import Item, Pool, pool
from redheat_cli.questions.rounds import DECKS, Dealer, fits
from redheat_cli.terminal.text import printable

MIXED = "quotes:5,questions:5,quotes:5,questions:5"
NOUNS = {"dialogue": "quote", "interviews": "interview", "taglines": "tagline", "questions": "question"}
ENOUGH = 6  # spares that repeat nothing; with fewer, others come after them


def deal(
    film: Film,
    *,
    deck: str,
    rounds: str,
    teams: Iterable[str],
    venue: str,
    seed: str,
    rating: str,
    spoilers: bool,
    timer: int,
    page: str = "",
    answers: Literal["each", "round"] = "each",
) -> Game:
    """Deal an evening of FILM.

    DECK fills three rounds; ROUNDS, as in `quotes:5,cast:5`, says them one by one. Raises BadUsage for what cannot be
    dealt, and NothingFound with what may help when too little is left to read.
    """
    if deck and rounds:
        raise BadUsage("--deck and --rounds exclude each other: name the deck as a round, as in quotes:5")
    if seed != printable(seed) or venue != printable(venue):
        raise BadUsage("a seed or a venue has characters that do not print")
    left = pool(film, rating=rating, spoilers=spoilers, seed=seed, heard=frozenset(Heard(venue).ids))
    categories = sorted({question.category for question in all_questions(film)} - {*DECKS})
    spec = rounds or (MIXED if deck in ("", "mixed") else f"{deck},{deck},{deck}")
    plan = rounds_.plan(spec, [*DECKS, *categories])
    dealer = Dealer(film, left.items, seed, left.asked)
    dealt = dealer.deal(plan, fits, repeats=bool(rounds))
    short = [
        f"{name}: {count} wanted, {len(items)} left to play"
        for (name, count), items in zip(plan, dealt, strict=True)
        if len(items) < count
    ]
    names, instead = ([name for name, _ in plan], []) if rounds else _fill(dealt, plan, dealer)
    if not any(dealt) or (rounds and short):
        names = [] if all(dealt) else [*DECKS, *categories]
        there = [name for name in names if any(fits(item, name) for item in left.items)]
        raise NothingFound(*short, *left.withheld, *_advice(left, venue, any(dealt), there))
    decks = {*names, "mixed"} if instead else {*names}
    fitting = [item for item in dealer.records if any(fits(item, name) for name in decks)]
    repeated = rounds_.repeated(chain(*dealt))
    spares = dealer.draw(len(fitting), chain(*dealt), fitting, repeats=False)
    if len(spares) < ENOUGH and (again := dealer.draw(len(fitting), chain(*dealt, spares), fitting)):
        spares += again
        repeated += [f"{len(again)} of {counted(len(spares), 'spare')}: about a line or credit that is asked already"]
    made = Deal(
        film=film.identity.title,
        started=time(),
        seed=seed,
        venue=venue,
        teams=checked_teams(teams),
        timer=timer,
        rating=rating,
        spoilers=spoilers,
        rounds=tuple(
            DealtRound(name.replace("-", " ").capitalize(), tuple(item.id for item in items))
            for name, items in zip(names, dealt, strict=True)
            if items
        ),
        spares=tuple(item.id for item in spares),
        withheld=left.withheld,
        page=page,
        answers=answers,
        instead=(*instead, *repeated),
        items=(*(item for items in dealt for item in items), *spares),
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
            like = [item for item in dealer.records if fits(item, "mixed") == mixed]
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


def _advice(left: Pool, venue: str, some: bool, there: list[str]) -> list[str]:
    """Say what a host may do when there is not enough LEFT to read: SOME is left, if not enough, THERE are rounds."""
    withheld = " ".join(left.withheld)
    ways = {
        f"other rounds; there are {', '.join(there)}": bool(there),
        "--rounds with smaller numbers": some,
        "--rating mild or strong": "rated above clean" in withheld,
        "--rating strong": "rated above mild" in withheld,
        "--spoilers": "spoiler" in withheld,
        f"another --venue, or to forget what this one heard, delete {Heard(venue).path}": "heard here" in withheld,
    }
    return [f"what may help: {way}" for way, helps in ways.items() if helps] or ["the film has nothing else to read"]


def checked_teams(teams: Iterable[str]) -> tuple[str, ...]:
    """Return the names of TEAMS. Raises BadUsage that says which of them cannot be, and why."""
    names: list[str] = []
    for name in teams:
        if objection := team_fault(name, names):
            raise BadUsage(objection)
        names.append(name)
    return tuple(names)


Found = tuple[Deal, list[Event]]


def resumed(film: Film, journal: Journal, found: Found | None, venue: str) -> History:
    """Go on with the evening FOUND in JOURNAL; what is still to come is taken from FILM as it is now.

    Raises NothingFound without an evening, and BadUsage when it is of another film.
    """
    if found is None:
        raise NothingFound(f"there is no evening{at(venue)} to resume")
    deal, events = found
    refuse_another_film(film, deal)
    history, now = replay(film, deal, events)
    journal.resume()
    game, moment = history.game, events[-1].at if events else deal.started
    gone = [id for ids in game.rounds for id in ids if id not in game.reached and id not in now]
    further = [*_replacements(game, gone, now, moment)]
    if game.timer.since is not None or (game.pause and game.pause.since is not None):
        further.insert(0, Event("resumed", moment))  # nobody knows how long it ran on: it stays where the last key was
    for event in further:
        journal.append(event)
        history.advance(event)
    missing = f"no longer in the film's file, and replaced where there is a spare: {', '.join(gone)}"
    history.said = printable(missing) if gone else ""
    return history


def refuse_another_film(film: Film, deal: Deal) -> None:
    """Raise BadUsage when DEAL is of another film than FILM; one that has only been renamed shares some items."""
    if film.identity.title == deal.film:
        return
    dealt = {id for round in deal.rounds for id in round.ids}
    if dealt.isdisjoint([*(quote.id for quote in film.quotes), *(question.id for question in all_questions(film))]):
        raise BadUsage(f"that evening is of another film, {deal.film}: name its file with --data, or {INSTEAD}")


def replay(film: Film, deal: Deal, events: list[Event]) -> tuple[History, dict[str, Item]]:
    """Return the history of EVENTS after DEAL, and by id the items of FILM as it is now.

    What was read keeps the words in which it was read; the rest, and the spares, are the film's of now. Something else
    stands for an item that neither the saved evening nor FILM has any more.
    """
    now = {item.id: item for item in pool(film, rating="strong", spoilers=True, seed=deal.seed).items}
    dealt = {id for round in deal.rounds for id in round.ids}
    kept = {item.id: item for item in deal.items} or now
    came = {event.text for event in events if event.do in ("throw", "replace")} - {""}
    items = now | {id: kept.get(id) or _missing(id) for id in dealt | came | {*deal.spares}}
    history = History(lobby(deal, items, film))
    read: set[str] = set()
    for number, event in enumerate(events):
        coming = spare(history.game) if event.do == "throw" and deal.schema == 1 else event.text
        events[number] = replace(event, text=coming)  # the first version did not save which spare came
        history.advance(events[number])
        if item := history.game.current():
            read.add(item.id)
    came |= {event.text for event in events if event.do == "throw"}
    spares = tuple(id for id in deal.spares if id in now or id in came)
    items |= {id: item for id, item in now.items() if id not in read}
    history = History(lobby(replace(deal, spares=spares), items, film), events)
    return history, now


def _replacements(game: Game, gone: list[str], now: dict[str, Item], moment: float) -> Iterator[Event]:
    """Yield the events that put a spare, or nothing, in the place of each item that is GONE."""
    spares = [now[id] for id in game.spares if id in now]
    for round, ids in enumerate(game.rounds, 1):
        for id in [id for id in ids if id in gone][::-1]:  # from the end, so that no number shifts
            chosen = best_spare(game.items[id], spares)
            spares = [other for other in spares if other.id != chosen]
            yield Event("replace", moment, number=ids.index(id) + 1, text=chosen, round=round)


def _missing(id: str) -> Item:
    """Return what stands for an item that is in no file any more, with the parts that it probably had."""
    gone, quote = "(no longer in the film's file)", id.startswith("quote-")
    question = Question(
        id=id,
        category="dialogue" if quote else "",
        difficulty="medium",
        question=gone,
        answer=gone,
        about=(id,),
        why=gone,
        certainty="confirmed",
        sources=(),
    )
    choices = () if quote else (gone,) * 4
    kind: Literal["quote", "question"] = "quote" if quote else "question"
    return Item(kind=kind, ask=(gone,), choices=choices, answer=gone, more=gone, question=question)
