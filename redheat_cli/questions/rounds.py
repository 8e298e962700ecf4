"""Deal rounds, as in `cast:6,plot:6`: which records each round has, and in what order.

`redheat host`, its run sheet and `redheat export --rounds` all deal here, so that the same rounds and seed give the
same records everywhere.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from redheat_cli.errors import BadUsage
from redheat_cli.film.search import fold, meant
from redheat_cli.listing.listing import shuffled

R = TypeVar("R")
Plan = list[tuple[str, int]]

USUAL = 5
# Of nine questions about four are easy, four medium and one hard. A quote has no difficulty.
MIX = {"easy": 4, "": 4, "medium": 4, "hard": 1}


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


def deal(records: Iterable[R], wanted: Plan, seed: str, fits: Callable[[R, str], bool]) -> list[list[R]]:
    """Deal RECORDS to the rounds WANTED and return the records of each round, the easy ones first.

    FITS tells whether a record belongs in a round of that name. SEED decides the draw; no record comes twice. A round
    for which too few are left is shorter.
    """
    left = shuffled(list(records), seed)
    rounds: list[list[R]] = []
    for name, count in wanted:
        earlier = [record for records in rounds for record in records]
        taken = draw([record for record in left if fits(record, name)], count, earlier)
        ids = {record.id for record in taken}  # type: ignore[attr-defined]
        left = [record for record in left if record.id not in ids]  # type: ignore[attr-defined]
        rounds.append(sorted(taken, key=lambda record: [*MIX].index(record.difficulty)))  # type: ignore[attr-defined]
    return rounds


def draw(records: Sequence[R], count: int, earlier: Iterable[R] = ()) -> list[R]:
    """Draw COUNT of RECORDS, or all if there are fewer: the first of each difficulty, mixed as MIX says.

    EARLIER are the records that were drawn before; the mix takes them into account. A record that is about the same
    thing as one drawn before it may give an answer away, and is drawn only if nothing else is left.
    """
    drawn: Counter[str] = Counter()
    about: set[str] = set()
    taken: list[Any] = []
    later: list[Any] = []
    for record in earlier:
        _take(record, [], drawn, about)
    waiting: dict[str, deque[Any]] = {difficulty: deque() for difficulty in MIX}
    for record in records:
        waiting[record.difficulty].append(record)  # type: ignore[attr-defined]
    while len(taken) < count and any(waiting.values()):
        open = [difficulty for difficulty in MIX if waiting[difficulty]]
        record = waiting[min(open, key=lambda difficulty: (drawn[difficulty] + 1) / MIX[difficulty])].popleft()
        if about.isdisjoint(record.about):
            _take(record, taken, drawn, about)
        else:
            later.append(record)
    return [*taken, *later[: count - len(taken)]]


def _take(record: Any, taken: list[Any], drawn: Counter[str], about: set[str]) -> None:
    taken.append(record)
    drawn[record.difficulty] += 1
    about.update(record.about)
