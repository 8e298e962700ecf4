"""The rounds of an evening: which there are, how they are written, as in `cast:6,plot:6`, and what fits in each."""

import re
from collections.abc import Iterable
from typing import Any

from redheat_cli.errors import BadUsage
from redheat_cli.film.guess import meant
from redheat_cli.film.search import fold

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
