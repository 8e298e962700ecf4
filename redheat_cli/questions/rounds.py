"""Plan the rounds of an evening, as in `cast:6,plot:6`, and deal them: nothing is asked twice or told early."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from redheat_cli.errors import BadUsage
from redheat_cli.film.did_you_mean import meant
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Film
from redheat_cli.judge.normalize import key, plain
from redheat_cli.listing.listing_and_draws import shuffled
from redheat_cli.questions.all_questions import PLAIN_ANSWERS, all_questions
from redheat_cli.questions.items_to_read_aloud import Item

Plan = list[tuple[str, int]]
USUAL = 5
# The rounds that there are beside the categories of questions, and the kinds of quote in each.
DECKS = {
    "dialogue": ("dialogue",),
    "quotes": ("dialogue",),
    "interviews": ("interview",),
    "taglines": ("tagline",),
    "questions": (),
    "mixed": ("dialogue",),
}
AHEAD = 3  # times as likely as a made question one of the film's file comes, where those are the fewer
SCARCE = 18  # a level with fewer than 4 in 18 of the items has less than its part, or the same few would come again
# Of nine questions about four are easy, four medium and one hard. A quote has no difficulty.
MIX = {"easy": 4, "": 4, "medium": 4, "hard": 1}
LETTERS = 4  # of an answer that is looked for in other questions
ENDING = 3  # words of a choice that may be the end of another line


def plan(spec: str, names: Iterable[str]) -> Plan:
    """Read SPEC, as in `cast:6,plot`, and return each round's name and how many records it has.

    NAMES are the rounds there are, which SPEC may spell in another case; a round without a number has five. Raises
    BadUsage for a name that is not there and for a number that is not 1 to 9999.
    """
    known = {fold(name): name for name in names}
    rounds = []
    for part in spec.split(","):
        name, colon, count = part.partition(":")
        if fold(name) not in known:
            listed = f"; the rounds are {', '.join(known.values())}" if known else ""
            raise BadUsage(f"no round '{name.strip()}'{meant(name, known)}{listed}")
        if colon and not re.fullmatch(r"\s*[1-9][0-9]{0,3}\s*", count):
            raise BadUsage(f"a round of '{count.strip()}' cannot be dealt: it is 1 to 9999, as in '{name.strip()}:6'")
        rounds.append((known[fold(name)], int(count or USUAL)))
    return rounds


def short(plan: Plan, dealt: list[list[Item]]) -> list[str]:
    """Say which rounds of PLAN have fewer items in DEALT than are wanted; return nothing when none has."""
    return [
        f"round {number}: {len(items)} of {count}: no more of '{name}' are left"
        for number, ((name, count), items) in enumerate(zip(plan, dealt, strict=True), 1)
        if len(items) < count
    ]


def repeated(items: Iterable[Item]) -> list[str]:
    """Say how many of ITEMS are about the same thing as an earlier one; return nothing when none is."""
    about: set[str] = set()
    count = 0
    for item in items:
        count += not about.isdisjoint(item.about)
        about.update(item.about)
    number = "1 question is" if count == 1 else f"{count} questions are"
    return [f"{number} about the same line or credit as another: there are no others left"] if count else []


def round_names(film: Film) -> list[str]:
    """Return the names of all rounds that can be read of FILM: the decks, and the categories of its questions."""
    return [*DECKS, *sorted({question.category for question in all_questions(film)} - {*DECKS})]


def fits(item: Item, name: str) -> bool:
    """Tell whether ITEM belongs in a round called NAME: a deck, or a category of questions."""
    if item.kind == "quote":
        return item.category in DECKS.get(name, ())
    return name in ("questions", "mixed") or (name not in DECKS and item.category == name)


class Dealer:
    """Draws from the items of a film that may be read aloud.

    Of one level, the questions of the film's file come before made ones; if they are the fewer, they are AHEAD times as
    likely to come, or the same few would come each time. A question or a line waits while others are left if another
    one of its round has the same answer, a question also if its answer is told elsewhere in the evening. What is about
    a line or a credit that was asked before waits longest.
    """

    def __init__(self, film: Film, items: Iterable[Item], seed: str, knows: frozenset[str] = frozenset()) -> None:
        """Put ITEMS of FILM in the order of SEED; made questions about what the room KNOWS, by its ids, come late."""
        own = {record.id for record in chain[Any](film.questions, film.quotes)}
        order = shuffled(list(items), seed)
        few = 2 * sum(item.id in own for item in order) < len(order)

        def lateness(placed: tuple[int, Item]) -> tuple[int, int]:
            place, item = placed
            if item.id in own:
                return 0, place // AHEAD
            return (2 if not knows.isdisjoint(item.about) else 0 if few else 1), place

        self.items = [item for _, item in sorted(enumerate(order), key=lateness)]
        cast = (name for credit in film.cast for name in (credit.character, credit.actor))
        names = {plain(name) for name in (*cast, *(quote.speaker for quote in film.quotes))}
        self._clues = {item.id: _clues(item, names, plain(film.identity.title)) for item in self.items}
        self._every_clue = {*chain(*self._clues.values())}
        self._lengths: dict[str, set[int]] = defaultdict(set)  # in words, of the clues that begin with a word
        for words in map(str.split, self._every_clue):
            self._lengths[words[0]].add(len(words))
        self._tells: dict[str, set[str]] = {}  # what `_told` has found, by the id of the item

    def deal(
        self, wanted: Iterable[tuple[str, int]], fits: Callable[[Item, str], bool], *, repeats: bool = True
    ) -> list[list[Item]]:
        """Deal the rounds WANTED, each a name and a number, and return the items of each, the easy ones first.

        FITS tells whether an item belongs in a round of that name. A round for which too few are left is shorter.
        REPEATS is as in `draw`.
        """
        rounds: list[list[Item]] = []
        for name, count in wanted:
            fitting = [item for item in self.items if fits(item, name)]
            taken = self.draw(count, chain(*rounds), fitting, repeats=repeats)
            rounds.append(_in_order(taken))
        return rounds

    def draw(
        self, count: int, earlier: Iterable[Item] = (), among: Iterable[Item] | None = None, *, repeats: bool = True
    ) -> list[Item]:
        """Draw COUNT of the items, or all if there are fewer, their difficulties mixed as MIX says.

        EARLIER are those that were drawn before in the same evening: none of them comes again, and the mix takes them
        into account. With AMONG only these of `items` are drawn. An item about the same line or credit as another is
        drawn only with REPEATS, if nothing else is left.
        """
        used, taken = {item.id: item for item in earlier}, list[Item]()
        drawn = Counter(item.difficulty for item in used.values())
        about = set(chain(*(item.about for item in used.values())))
        told = set(chain(*map(self._told, used.values())))
        asked: set[str] = set()

        def again(item: Item) -> bool:
            return not about.isdisjoint(item.about)

        def spoiled(item: Item) -> bool:
            clues = self._clues[item.id]
            return not (told.isdisjoint(clues) and asked.isdisjoint(clues | self._told(item)))

        items = self.items if among is None else among
        rest = self._by_level((item for item in items if item.id not in used), drawn)
        for waits in ((again, spoiled), (again,), ())[: 3 if repeats else 2]:
            waiting = []
            for item in rest:
                if len(taken) == count:
                    return taken
                if any(reason(item) for reason in waits):
                    waiting.append(item)
                    continue
                taken.append(item)
                drawn[item.difficulty] += 1
                about.update(item.about)
                told |= self._told(item)
                asked |= self._clues[item.id]
            times = _times([*taken, *waiting])
            rest = iter(sorted(waiting, key=lambda item: times[item.id]))
        return taken

    def _by_level(self, items: Iterable[Item], drawn: Counter[str]) -> Iterator[Item]:
        """Yield ITEMS mixed as MIX says, where so many of each difficulty are DRAWN so far."""
        left: dict[str, deque[Item]] = {level: deque() for level in MIX}
        for item in items:
            left[item.difficulty].append(item)
        every = sum(map(len, left.values()))
        weights = {level: min(MIX[level], SCARCE * len(some) / every) for level, some in left.items() if some}
        while levels := [level for level in MIX if left[level]]:
            yield left[min(levels, key=lambda level: (drawn[level] + 1) / weights[level])].popleft()

    def _told(self, item: Item) -> set[str]:
        """Return those clues of all questions that stand in what is read of ITEM; its choices do not count."""
        if item.id not in self._tells:
            read = (" ".join(item.ask), item.answer, item.more, dict(item.aside).get("Played by", ""))
            words = " / ".join(map(plain, read)).split()
            phrases = (
                " ".join(words[at : at + length])
                for at, word in enumerate(words)
                for length in self._lengths.get(word, ())
            )
            self._tells[item.id] = self._every_clue.intersection(phrases)
        return self._tells[item.id]


def _in_order(items: list[Item]) -> list[Item]:
    """Put the ITEMS of a round in order: the easy ones first, and not line after line of one speaker."""
    times, counts = _times(items), Counter(map(_answer, items))
    often = {answer: place for place, (answer, _) in enumerate(counts.most_common())}

    def place(item: Item) -> tuple[int, int, int]:
        return [*MIX].index(item.difficulty), times[item.id], often[_answer(item)]

    return sorted(items, key=place)


def _times(items: list[Item]) -> dict[str, int]:
    """Return by the id of each of ITEMS how many before it have the same answer."""
    seen: Counter[str] = Counter()
    times = {}
    for item in items:
        times[item.id] = seen[_answer(item)]
        seen[_answer(item)] += 1
    return times


def _answer(item: Item) -> str:
    return key(item.question.answer)


def _clues(item: Item, names: set[str], title: str) -> set[str]:
    """Return the phrases that give ITEM away where they are read: its answer, and what is right as well.

    How a line goes on is given away by the ends of other lines too, which are its wrong choices. Who says a line, one
    of NAMES, is the answer to many questions, and nothing gives it away; nor do words of the TITLE. The first clue is
    in no text, but two items with the same answer share it.
    """
    question, answer = item.question, _answer(item)
    if not answer or answer in PLAIN_ANSWERS:
        return set()
    clues = {f"={answer}"}
    if item.kind == "quote" or (question.category == "quotes" and plain(question.answer) in names):
        return clues
    right = [plain(text) for text in (question.answer, *question.accept)]
    clues |= {text for text in right if len(key(text)) >= LETTERS and f" {text} " not in f" {title} "}
    if question.category == "quotes":
        clues |= {text for text in map(plain, question.wrong) if len(text.split()) >= ENDING}
    return clues
