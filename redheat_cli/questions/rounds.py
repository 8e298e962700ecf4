"""Deal rounds, as in `cast:6,plot:6`: which records each round has, and in what order.

`redheat host`, its run sheet and `redheat export --rounds` all deal here, so that the same rounds and seed give the
same records everywhere.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, TypeVar

from redheat_cli.errors import BadUsage
from redheat_cli.film.guess import meant
from redheat_cli.film.search import fold
from redheat_cli.judge.normalize import key
from redheat_cli.listing.listing import shuffled
from redheat_cli.questions.deck import PLAIN_ANSWERS

R = TypeVar("R")
Plan = list[tuple[str, int]]

USUAL = 5
# Of nine questions about four are easy, four medium and one hard. A quote has no difficulty.
MIX = {"easy": 4, "": 4, "medium": 4, "hard": 1}
# The rounds that there are beside the categories of questions, and the kinds of quote in each.
DECKS = {
    "dialogue": ("dialogue",),
    "quotes": ("dialogue",),
    "interviews": ("interview",),
    "taglines": ("tagline",),
    "questions": (),
    "mixed": ("dialogue",),
}


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


def deal(
    records: Iterable[R], wanted: Plan, seed: str, fits: Callable[[R, str], bool], *, repeats: bool = True
) -> list[list[R]]:
    """Deal RECORDS to the rounds WANTED and return the records of each round, the easy ones first.

    FITS tells whether a record belongs in a round of that name. SEED decides the draw; no record comes twice. A round
    for which too few are left is shorter. REPEATS is as in `draw`.
    """
    left: list[Any] = list(records)
    rounds: list[list[Any]] = []
    for name, count in wanted:
        taken = draw([record for record in left if fits(record, name)], count, seed, chain(*rounds), repeats=repeats)
        ids = {record.id for record in taken}
        left = [record for record in left if record.id not in ids]
        rounds.append(sorted(taken, key=lambda record: [*MIX].index(record.difficulty)))
    return rounds


def draw(
    records: Iterable[Any], count: int, seed: str, earlier: Iterable[Any] = (), *, repeats: bool = True
) -> list[Any]:
    """Draw COUNT of RECORDS by SEED, or all if there are fewer, their difficulties mixed as MIX says.

    EARLIER are the records that were drawn before; the mix takes them into account. A record that is about the same
    thing as one drawn before it may give an answer away, and is drawn only with REPEATS, if nothing else is left. A
    question with the same answer comes only after the others, too.
    """
    earlier = list(earlier)
    drawn = Counter(record.difficulty for record in earlier)
    told = {each for record in earlier for each in _tells(record)}
    taken: list[Any] = []
    later: list[Any] = []
    waiting: dict[str, deque[Any]] = {difficulty: deque() for difficulty in MIX}
    for record in shuffled(list(records), seed):
        waiting[record.difficulty].append(record)
    while len(taken) < count and any(waiting.values()):
        open = [difficulty for difficulty in MIX if waiting[difficulty]]
        record = waiting[min(open, key=lambda difficulty: (drawn[difficulty] + 1) / MIX[difficulty])].popleft()
        if told.isdisjoint(_tells(record)):
            taken.append(record)
            drawn[record.difficulty] += 1
            told |= _tells(record)
        else:
            later.append(record)
    fresh = [record for record in later if told.isdisjoint(record.about)]
    again = [record for record in later if not told.isdisjoint(record.about)] if repeats else []
    return [*taken, *[*fresh, *again][: count - len(taken)]]


def _tells(record: Any) -> set[str]:
    """Return what RECORD is about, and its answer, unless many questions may share that answer, as who says a line."""
    answer = key(record.answer)
    shared = getattr(record, "kind", "") == "quote" or record.category == "quotes" or answer in PLAIN_ANSWERS
    return {*record.about} if shared or not answer else {*record.about, answer}


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
