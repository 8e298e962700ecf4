"""Plan the rounds of an evening, as in `cast:6,plot:6`, and deal them: nothing is asked twice or told early."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from redheat_cli.errors import BadUsage
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.guess import meant
from redheat_cli.film.model import Film, Question
from redheat_cli.judge.normalize import key, plain
from redheat_cli.listing.listing import shuffled
from redheat_cli.questions.all_questions import PLAIN_ANSWERS

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
# Of nine questions about four are easy, four medium and one hard. A quote has no difficulty.
AHEAD = 3  # times as likely as a made question one of the film's file comes, where those are the fewer
SCARCE = 18  # a level with fewer than 4 in 18 of the records has less than its part, or the same few would come again
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


def repeated(records: Iterable[Any]) -> list[str]:
    """Say how many of RECORDS are about the same thing as an earlier one; return nothing when none is."""
    about: set[str] = set()
    count = 0
    for record in records:
        count += not about.isdisjoint(record.about)
        about.update(record.about)
    number = "1 question is" if count == 1 else f"{count} questions are"
    return [f"{number} about the same line or credit as another: there are no others left"] if count else []


def fits(item: Any, name: str) -> bool:
    """Tell whether ITEM belongs in a round called NAME: a deck, or a category of questions."""
    if item.kind == "quote":
        return item.category in DECKS.get(name, ())
    return name in ("questions", "mixed") or (name not in DECKS and item.category == name)


class Dealer:
    """Draws from the records of a film: its questions, or the items that are read aloud.

    Of one level, the questions of the film's file come before made ones; if they are the fewer, they are AHEAD times as
    likely to come, or the same few would come each time. A question or a line waits while others are left if another
    one of its round has the same answer, a question also if its answer is told elsewhere in the evening. What is about
    a line or a credit that was asked before waits longest.
    """

    def __init__(self, film: Film, records: Iterable[Any], seed: str, knows: frozenset[str] = frozenset()) -> None:
        """Put RECORDS of FILM in the order of SEED; made questions about what the room KNOWS, by its ids, come late."""
        own = {record.id for record in chain[Any](film.questions, film.quotes)}
        order = shuffled(list(records), seed)
        few = 2 * sum(record.id in own for record in order) < len(order)

        def lateness(placed: tuple[int, Any]) -> tuple[int, int]:
            place, record = placed
            if record.id in own:
                return 0, place // AHEAD
            return (2 if not knows.isdisjoint(record.about) else 0 if few else 1), place

        self.records = [record for _, record in sorted(enumerate(order), key=lateness)]
        cast = (name for credit in film.cast for name in (credit.character, credit.actor))
        names = {plain(name) for name in (*cast, *(quote.speaker for quote in film.quotes))}
        self._clues = {record.id: _clues(record, names, plain(film.identity.title)) for record in self.records}
        self._begun: dict[str, set[str]] = defaultdict(set)  # the clues that begin with a word
        for clue in chain(*self._clues.values()):
            self._begun[clue.partition(" ")[0]].add(clue)

    def deal(
        self, wanted: Iterable[tuple[str, int]], fits: Callable[[Any, str], bool], *, repeats: bool = True
    ) -> list[list[Any]]:
        """Deal the rounds WANTED, each a name and a number, and return the records of each, the easy ones first.

        FITS tells whether a record belongs in a round of that name. A round for which too few are left is shorter.
        REPEATS is as in `draw`.
        """
        rounds: list[list[Any]] = []
        for name, count in wanted:
            fitting = [record for record in self.records if fits(record, name)]
            taken = self.draw(count, chain(*rounds), fitting, repeats=repeats)
            rounds.append(_in_order(taken))
        return rounds

    def draw(
        self, count: int, earlier: Iterable[Any] = (), among: Iterable[Any] | None = None, *, repeats: bool = True
    ) -> list[Any]:
        """Draw COUNT of the records, or all if there are fewer, their difficulties mixed as MIX says.

        EARLIER are those that were drawn before in the same evening: none of them comes again, and the mix takes them
        into account. With AMONG only these of `records` are drawn. A record about the same line or credit as another is
        drawn only with REPEATS, if nothing else is left.
        """
        used, taken = {record.id: record for record in earlier}, list[Any]()
        drawn = Counter(record.difficulty for record in used.values())
        about = set(chain(*(record.about for record in used.values())))
        told = set(chain(*map(self._told, used.values())))
        asked: set[str] = set()

        def again(record: Any) -> bool:
            return not about.isdisjoint(record.about)

        def spoiled(record: Any) -> bool:
            clues = self._clues[record.id]
            return not (told.isdisjoint(clues) and asked.isdisjoint(clues | self._told(record)))

        records = self.records if among is None else among
        rest = self._by_level((record for record in records if record.id not in used), drawn)
        for waits in ((again, spoiled), (again,), ())[: 3 if repeats else 2]:
            waiting = []
            for record in rest:
                if len(taken) == count:
                    return taken
                if any(reason(record) for reason in waits):
                    waiting.append(record)
                    continue
                taken.append(record)
                drawn[record.difficulty] += 1
                about.update(record.about)
                told |= self._told(record)
                asked |= self._clues[record.id]
            times = _times([*taken, *waiting])
            rest = iter(sorted(waiting, key=lambda record: times[record.id]))
        return taken

    def _by_level(self, records: Iterable[Any], drawn: Counter[str]) -> Iterator[Any]:
        """Yield RECORDS mixed as MIX says, where so many of each difficulty are DRAWN so far."""
        left: dict[str, deque[Any]] = {level: deque() for level in MIX}
        for record in records:
            left[record.difficulty].append(record)
        every = sum(map(len, left.values()))
        weights = {level: min(MIX[level], SCARCE * len(some) / every) for level, some in left.items() if some}
        while levels := [level for level in MIX if left[level]]:
            yield left[min(levels, key=lambda level: (drawn[level] + 1) / weights[level])].popleft()

    def _told(self, record: Any) -> set[str]:
        """Return those clues of all questions that stand in what is read of RECORD; its choices do not count."""
        text = f" {' / '.join(map(plain, _read(record)))} "
        return {clue for word in {*text.split()} for clue in self._begun.get(word, ()) if f" {clue} " in text}


def _in_order(records: list[Any]) -> list[Any]:
    """Put the RECORDS of a round in order: the easy ones first, and not line after line of one speaker."""
    times, counts = _times(records), Counter(map(_answer, records))
    often = [answer for answer, _ in counts.most_common()]

    def place(record: Any) -> tuple[int, int, int]:
        return [*MIX].index(record.difficulty), times[record.id], often.index(_answer(record))

    return sorted(records, key=place)


def _times(records: list[Any]) -> dict[str, int]:
    """Return by the id of each of RECORDS how many before it have the same answer."""
    seen: Counter[str] = Counter()
    times = {}
    for record in records:
        times[record.id] = seen[_answer(record)]
        seen[_answer(record)] += 1
    return times


def _question(record: Any) -> Question:
    """Return RECORD if it is a question, or the question that judges it if it is an item."""
    return record if isinstance(record, Question) else record.question


def _answer(record: Any) -> str:
    return key(_question(record).answer)


def _read(record: Any) -> tuple[str, ...]:
    """Return what a host reads of RECORD, or sees beside it."""
    if isinstance(record, Question):
        return record.question, record.answer, record.why
    return *record.ask, record.answer, record.more, dict(record.aside).get("Played by", "")


def _clues(record: Any, names: set[str], title: str) -> set[str]:
    """Return the phrases that give RECORD away where they are read: its answer, and what is right as well.

    How a line goes on is given away by the ends of other lines too, which are its wrong choices. Who says a line, one
    of NAMES, is the answer to many questions, and nothing gives it away; nor do words of the TITLE. The first clue is
    in no text, but two records with the same answer share it.
    """
    question, answer = _question(record), _answer(record)
    if not answer or answer in PLAIN_ANSWERS:
        return set()
    clues = {f"={answer}"}
    if question is not record and record.kind == "quote":
        return clues
    if question.category == "quotes" and plain(question.answer) in names:
        return clues
    right = [plain(text) for text in (question.answer, *question.accept)]
    clues |= {text for text in right if len(key(text)) >= LETTERS and f" {text} " not in f" {title} "}
    if question.category == "quotes":
        clues |= {text for text in map(plain, question.wrong) if len(text.split()) >= ENDING}
    return clues
