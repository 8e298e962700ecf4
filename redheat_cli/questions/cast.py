"""Make questions about the cast: who plays a role, and which role an actor plays."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

from redheat_cli.film.model import Credit, Difficulty, Film
from redheat_cli.judge.names import BRACKETS, THEMSELVES, describes
from redheat_cli.judge.normalize import plain
from redheat_cli.questions.choices import LeftOut, Made, by_gender, draft, neighbours

Names = Callable[[Credit], tuple[str, ...]]

LEADS = range(1, 5)
LAST = 99_999  # where those who are not billed stand
NOTE_LENGTH = 240
SHARING = 20  # of those who share a name, so many are looked at
_uncredited = re.compile(
    r"uncredited|archive footage|\blui-m[eê]me\b|\bsich selbst\b|\bse stess[oa]\b|本人", re.IGNORECASE
)


def actor_of(film: Film) -> Made:
    """Ask who plays each role."""
    title = film.identity.title
    for credit, near, sharing in _credits(film, lambda credit: (credit.character, *credit.character_aliases)):
        if isinstance(sharing, LeftOut):
            yield sharing
            continue
        others = {name for other in (credit, *sharing) for name in _names(other)}
        yield from draft(
            credit,
            "actor-of",
            f"Who plays the role of {_role(credit)} in {title}?",
            credit.actor,
            [
                [other.actor for other in group if others.isdisjoint(_names(other))]
                for group in by_gender(credit, _nearest(credit, near))
            ],
            why=_told(credit),
            category="cast",
            difficulty=_difficulty(credit),
            accept=[name for other in (credit, *sharing) for name in _spellings(other) if name != credit.actor],
        )


def role_of(film: Film) -> Made:
    """Ask which role each actor plays."""
    title = film.identity.title
    for credit, near, sharing in _credits(film, _spellings):
        if isinstance(sharing, LeftOut):
            yield sharing
            continue
        own = (credit, *sharing)
        roles = [role for other in own for role in (other.character, *other.character_aliases)]
        taken = set(map(plain, roles))
        groups = by_gender(credit, _nearest(credit, near))
        yield from draft(
            credit,
            "role-of",
            f"Which role does {credit.actor} play in {title}?",
            credit.character,
            [
                [role for role in roles if plain(role) not in taken and describes(role) == described]
                for roles in ([other.character for other in group] for group in groups)
                for described in (describes(credit.character), not describes(credit.character))
            ],
            why=_told(credit),
            category="characters",
            difficulty=_difficulty(credit),
            accept=roles[1:],
        )


def _credits(film: Film, names: Names) -> Iterator[tuple[Credit, list[Credit], list[Credit] | LeftOut]]:
    """Yield the credits that may be asked about in billing order, those near them, and who shares one of their NAMES.

    NAMES gives what a credit is asked by: its roles, or its actor's names. Of those who share one, only the first is
    asked about, and only a lead; the others come as LeftOut. So does a credit that cannot be asked about at all.
    """
    sound: list[Credit] = []
    for credit in film.cast:
        if reason := _unfit(credit):
            yield credit, [], LeftOut(credit.id, reason)
        else:
            sound.append(credit)
    sound.sort(key=lambda credit: credit.order or LAST)
    owners: dict[str, list[Credit]] = defaultdict(list)
    for credit in sorted(film.cast, key=lambda credit: credit.order or LAST):
        for name in {plain(name) for name in names(credit)}:
            owners[name].append(credit)
    words: dict[str, set[str]] = defaultdict(set)
    for credit in film.cast:
        for role in map(plain, (credit.character, *credit.character_aliases)):
            for word in (role, *role.split()):
                words[word].add(credit.id)
    for credit, near in neighbours(sound):
        if len(words[plain(credit.character)]) > 1 and credit.order not in LEADS:
            yield credit, near, LeftOut(credit.id, "the name of the role is a word in the name of another")
            continue
        sharers = [owners[plain(name)] for name in names(credit)]
        sharing = [other for some in sharers for other in islice(some, SHARING) if other is not credit]
        if not sharing:
            yield credit, near, []
        elif credit.order in LEADS and all(some[0] is credit for some in sharers):
            yield credit, near, sharing
        else:
            yield credit, near, LeftOut(credit.id, f"it shares a name with '{sharing[0].id}'")


def _unfit(credit: Credit) -> str:
    """Say why no question can rest on CREDIT; return nothing when one can."""
    role = BRACKETS.sub("", credit.character).strip() or credit.character
    if credit.certainty == "disputed":
        return "it is disputed"
    if THEMSELVES.match(role) or plain(role) == plain(credit.actor):
        return "the actor plays no role"
    if _uncredited.search(f"{credit.character} {credit.about}"):
        return "the role is not in the credits"
    if credit.order not in LEADS and any(len(word) > 2 for word in _words(role) & _words(credit.actor)):
        return "actor and role have a name in common"
    return "the role has no name" if credit.character[0].islower() else ""


def _words(name: str) -> set[str]:
    return {*plain(name).split()}


def _spellings(credit: Credit) -> tuple[str, ...]:
    """Return what the actor is called."""
    return tuple(filter(None, (credit.actor, *credit.actor_aliases, credit.native_name)))


def _names(credit: Credit) -> set[str]:
    return set(map(plain, _spellings(credit)))


def _nearest(credit: Credit, near: list[Credit]) -> list[Credit]:
    """Order those NEAR by how far from CREDIT they are billed."""
    return sorted(near, key=lambda other: abs((other.order or LAST) - (credit.order or LAST)))


def _role(credit: Credit) -> str:
    return re.sub(r"^The ", "the ", credit.character)


def _told(credit: Credit) -> str:
    """Say who plays what, and what the file tells about the role."""
    short = f"{credit.actor} plays {_role(credit)}. {credit.about}"
    long = f"{short} {credit.notes[0]}" if credit.notes else short
    return long if len(long) <= NOTE_LENGTH else short


def _difficulty(credit: Credit) -> Difficulty:
    return "easy" if 0 < credit.order <= 2 else "medium" if 0 < credit.order <= 7 else "hard"
