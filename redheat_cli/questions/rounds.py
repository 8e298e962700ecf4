"""What a host asks for, `cast:6,plot:6` -> rounds; and questions put so that none gives another's answer away."""

import re
from collections.abc import Iterable

from redheat_cli.errors import BadUsage
from redheat_cli.film.model import Question
from redheat_cli.film.search import fold, meant

USUAL = 5


def plan(spec: str, names: Iterable[str]) -> list[tuple[str, int]]:
    """Read SPEC, `cast:6,plot`: some of NAMES, however they are spelled, each with how many (USUAL), 1 to 9999.

    Raises BadUsage for a name or a number that means nothing.
    """
    known = {fold(name): name for name in names}
    rounds = []
    for one in spec.split(","):
        name, colon, count = one.partition(":")
        if fold(name) not in known:
            listed = f"; the rounds are {', '.join(known.values())}" if known else ""
            raise BadUsage(f"no round '{name.strip()}'{meant(name, known)}{listed}")
        if colon and not re.fullmatch(r"\s*[1-9][0-9]{0,3}\s*", count):
            raise BadUsage(f"a round of '{count.strip()}' cannot be dealt: it is 1 to 9999, as in '{name.strip()}:6'")
        rounds.append((known[fold(name)], int(count or USUAL)))
    return rounds


def apart(questions: Iterable[Question], told: Iterable[str] = ()) -> list[Question]:
    """Order QUESTIONS so that those which rest on a record that an earlier one rests on, or one of TOLD, come last."""
    first: list[Question] = []
    later: list[Question] = []
    known = set(told)
    for question in questions:
        (first if known.isdisjoint(question.about) else later).append(question)
        known.update(question.about)
    return [*first, *later]
