"""The roles of a film: what they are called, how well they are known, and which names stand beside each other."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Difficulty, Film, Person
from redheat_cli.film.word_forms import FIRST_INSIDE
from redheat_cli.film.word_lists import words
from redheat_cli.judge.film_names import halves
from redheat_cli.judge.name_parts import THEMSELVES, describes, without_epithet
from redheat_cli.judge.normalize import plain, without_brackets

P = TypeVar("P", bound=Person)

LAST = 99_999  # where those who are not billed stand
TELLING = 5  # letters of a word that is a name without its capital too
WORD = re.compile(r"[^\W\d_]+")
_uncredited = re.compile(
    r"uncredited|archive footage|\blui-m[eê]me\b|\bsich selbst\b|\bse stess[oa]\b|本人", re.IGNORECASE
)


def role_of_credit(credit: Credit) -> str:
    """Return the name of the role of CREDIT; what stands behind it in brackets is a remark on the credit."""
    return without_brackets(credit.character)


def called(credit: Credit) -> tuple[str, ...]:
    """Return what the role of CREDIT is called, or who plays it where they play themselves; the whole role first."""
    role = role_of_credit(credit)
    if THEMSELVES.match(role):
        return (credit.actor, *credit.actor_aliases)
    return tuple(dict.fromkeys((role, *halves(role), *credit.character_aliases)))


def choice_names(film: Film) -> dict[str, list[str]]:
    """Return the names by which each credit of FILM stands among choices, by its id: those that no other role has.

    Of a role with a slash it is one name only, that under which lines are said: the only choice with a slash would give
    itself away.
    """
    dubs, spoken = dubbed(film), Counter(plain(quote.speaker) for quote in film.quotes)
    names = {credit.id: halves(called(credit)[0]) for credit in film.cast}
    bearers = Counter(plain(name) for id, some in names.items() if id not in dubs for name in some)

    def own(some: list[str]) -> list[str]:
        known = (name for name in some if len(some) == 1 or bearers[plain(name)] == 1)
        return sorted(known, key=lambda name: -spoken[plain(name)])

    return {id: own(some) for id, some in names.items()}


def names_of(speaker: Credit) -> tuple[str, ...]:
    """Return all names that are right for who says a line of SPEAKER: those of the role and those of the actor."""
    return (*called(speaker), *spellings(speaker))


def spellings(credit: Credit) -> tuple[str, ...]:
    """Return what the actor is called."""
    return tuple(filter(None, (credit.actor, *credit.actor_aliases, credit.native_name)))


def dubbed(film: Film) -> dict[str, Credit]:
    """Return, by the ids of credits such as `Anna (German voice)`, the first credit of FILM that has the same role."""
    first: dict[str, Credit] = {}
    for credit in sorted(film.cast, key=place):
        role = plain(role_of_credit(credit))
        for name in (role, *role.split()):  # Anna may be Anna Smith
            first.setdefault(name, credit)
    found = {credit.id: first[plain(role_of_credit(credit))] for credit in film.cast if credit.character[-1] in ")]）"}
    return {id: credit for id, credit in found.items() if credit.id != id}


def place(credit: Credit) -> int:
    """Return where CREDIT stands in the credits: those that are not billed come last."""
    return credit.order or LAST


def how_hard(credit: Credit) -> Difficulty:
    """Return how hard it is to know who CREDIT is, by the place in the credits."""
    return "easy" if 0 < credit.order <= 2 else "medium" if 0 < credit.order <= 7 else "hard"


def uncredited(credit: Credit) -> bool:
    """Tell whether the file says that CREDIT does not stand in the film's credits, or only in old pictures."""
    return _uncredited.search(f"{credit.character} {credit.about}") is not None


def nameless(role: str) -> bool:
    """Tell whether ROLE is a description or a trade, and no name: the King of Arendelle has one."""
    *before, last = without_epithet(role).lower().split() or [""]
    whose = before[-1:] and re.search(r"['\u2019]s$", before[-1])
    if len(before) == 1 and last in words("trades_and_surnames"):  # Elle Driver has a surname, and a bus driver has not
        return bool(whose) or before[0] in words("before_a_trade") or before[0] in words("nationalities")
    ruler, of, _ = role.lower().partition(" of ")
    if of and not words("rulers").isdisjoint(ruler.split()[-1:]):
        return False
    return bool(whose) or last in words("trades") or describes(role)


def stands_out(name: str, others: Iterable[str]) -> str:
    """Say how NAME, of a role that is the answer, would stand out among OTHERS; return nothing if it does not."""
    if not name:
        return "each name of the role is that of another role too"
    alone = nameless(name) and not any(map(nameless, others))
    return "the role is the only one without a name" if alone else ""


def alike_first(role: str, others: Iterable[str]) -> list[list[str]]:
    """Group OTHERS for ROLE: first the names where it is one, or the descriptions where it is one; then the rest."""
    groups: tuple[list[str], list[str]] = ([], [])
    for other in others:
        groups[nameless(other) != nameless(role)].append(other)
    return list(groups)


def named_in(said: str, names: Iterable[str]) -> bool:
    """Tell whether SAID has one of NAMES, or a capitalised word of it.

    Art and Will count only with their capital, but any lion names the Lion.
    """
    folded, every, telling = _words(said)
    for name in names:
        whole, parts = _parts(name)
        if not parts.isdisjoint(every if name.startswith("The ") else telling) or whole in folded:
            return True
    return False


@lru_cache(maxsize=256)
def _words(said: str) -> tuple[str, set[str], set[str]]:
    """Return SAID folded, its words, and those of them that may be a name."""
    every = {word: fold(word) for word in WORD.findall(said)}
    telling = {form for word, form in every.items() if len(word) >= TELLING or word[0].isupper()}
    return f" {fold(said)} ", {*every.values()}, telling


@lru_cache(maxsize=2**12)
def _parts(name: str) -> tuple[str, set[str]]:
    """Return NAME folded, between spaces where its script has them, and its capitalised words."""
    parts = {fold(word) for word in WORD.findall(name) if len(word) > 2 and word[0].isupper()} - {"the"}
    return fold(name) if name >= FIRST_INSIDE else f" {fold(name)} ", parts


def by_gender(person: Person, others: Iterable[P]) -> list[list[P]]:
    """Group OTHERS for PERSON: those of the same gender, those whose gender is not known, and the rest.

    Where the gender of PERSON is not known, others like that come first, then those of the gender that most have.
    """
    near = list(others)
    genders = Counter(other.gender for other in near if other.gender)
    likely = person.gender or next((gender for gender, _ in genders.most_common(1)), "")
    groups: tuple[list[P], list[P], list[P]] = ([], [], [])
    for other in near:
        groups[0 if other.gender == person.gender else 1 if other.gender in ("", likely) else 2].append(other)
    return list(groups)
