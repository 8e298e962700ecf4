"""Make questions about the cast: who plays a role, and which role an actor plays."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from redheat_cli.film.model import Credit, Difficulty, Film
from redheat_cli.judge.name_parts import THEMSELVES, describes
from redheat_cli.judge.normalize import overlap, plain, without_brackets
from redheat_cli.listing.wording import mid_sentence
from redheat_cli.questions.drafts_and_choices import LeftOut, Made, draft, neighbours
from redheat_cli.questions.gender import by_gender

Names = Callable[[Credit], tuple[str, ...]]

LEADS = range(1, 5)
LAST = 99_999  # where those who are not billed stand
NOTE_LENGTH = 240
SHARING = 20  # of those who share a name, so many are looked at
_uncredited = re.compile(
    r"uncredited|archive footage|\blui-m[eê]me\b|\bsich selbst\b|\bse stess[oa]\b|本人", re.IGNORECASE
)

_trades = re.compile(  # what a role is that has no name: `Steamer Captain`, `Pickpocket`
    r"\b(agent|assassin|beggar|bodyguard|bouncer|butler|captain|chef|cook|dancer|detective|doctor|drunk|farmer|hooker|"
    r"intern|judge|killer|landlady|landlord|lawyer|manager|mayor|mechanic|nun|nurse|officer|pickpocket|pilot|porter|"
    r"priest|prostitute|receptionist|robber|sailor|sergeant|sheriff|singer|thief|tourist|tramp)$",
    re.IGNORECASE,
)


def actor_of(film: Film) -> Made:
    """Ask who plays each role."""
    for own, groups in _credits(film, _roles):
        if isinstance(own, LeftOut):
            yield own
            continue
        role, names = role_of_credit(own[0]), {plain(name) for credit in own for name in spellings(credit)}
        # Who plays Young Anna is not quite wrong where Anna is asked for.
        apart = [[other for other in group if not overlap(role_of_credit(other), role)] for group in groups]
        yield from draft(
            own[0],
            "actor-of",
            f"Who plays the role of {_spoken(role)} in {film.identity.title}?",
            own[0].actor,
            [[other.actor for other in group if names.isdisjoint(map(plain, spellings(other)))] for group in apart],
            unlike=[other.actor for other in groups[2]],
            why=_told(own[0]),
            category="cast",
            difficulty=how_hard(own[0]),
            accept=[name for credit in own for name in spellings(credit) if name != own[0].actor],
        )


def role_of(film: Film) -> Made:
    """Ask which role each actor plays."""
    used = Counter(word for credit in film.cast for word in {*plain(role_of_credit(credit)).split()})
    for own, groups in _credits(film, spellings):
        if isinstance(own, LeftOut):
            yield own
            continue
        roles = [role for credit in own for role in _roles(credit)]
        taken = set(map(plain, roles))
        choices = [[role_of_credit(other) for other in group] for group in groups]
        wrong = [[role for role in group if plain(role) not in taken] for group in choices]
        if nameless(roles[0]) and own[0].order not in LEADS and not any(map(nameless, chain(*wrong))):
            yield LeftOut(own[0].id, "the role is the only one without a name")
            continue
        # A name among descriptions only would give itself away, which is worse than a role for the other gender.
        same_gender = (role for group in choices[:2] for role in group)
        rivals = [role for role in same_gender if nameless(roles[0]) or not nameless(role)]
        yield from draft(
            own[0],
            "role-of",
            f"Which role does {own[0].actor} play in {film.identity.title}?",
            roles[0],
            [part for group in wrong for part in alike_first(roles[0], group)],
            unlike=choices[2] if len(rivals) > 1 else (),
            why=_told(own[0]),
            category="characters",
            difficulty=how_hard(own[0]),
            accept=[*roles[1:], *_noun(roles[0], used)],
        )


def _credits(film: Film, names: Names) -> Iterator[tuple[list[Credit] | LeftOut, list[list[Credit]]]]:
    """Yield each credit that may be asked about, with those who share one of its NAMES; and the others, by gender.

    NAMES gives what a credit is asked by: its roles, or its actor's names. Of those who share one, only the first is
    asked about, and only a lead; the others come as LeftOut. So does a credit that cannot be asked about at all.
    """
    sound: list[Credit] = []
    dubs = dubbed(film)
    for credit in film.cast:
        if reason := "another credit has the same role" if credit.id in dubs else _unfit(credit):
            yield LeftOut(credit.id, reason), []
        else:
            sound.append(credit)
    owners: dict[str, list[Credit]] = defaultdict(list)
    words: dict[str, set[str]] = defaultdict(set)
    for credit in sorted((credit for credit in film.cast if credit.id not in dubs), key=place):
        for name in {plain(name) for name in names(credit)}:
            owners[name].append(credit)
        for role in map(plain, _roles(credit)):
            for word in (role, *role.split()):
                words[word].add(credit.id)
    for credit, near in neighbours(sorted(sound, key=place)):
        lead = credit.order in LEADS
        sharers = [owners[plain(name)] for name in names(credit)]
        sharing = [other for some in sharers for other in islice(some, SHARING) if other is not credit]
        if len(words[plain(role_of_credit(credit))]) > 1 and not lead:
            yield LeftOut(credit.id, "the name of the role is a word in the name of another"), []
        elif sharing and not (lead and all(some[0] is credit for some in sharers)):
            yield LeftOut(credit.id, f"it shares a name with '{sharing[0].id}'"), []
        else:
            yield [credit, *sharing], by_gender(credit, sorted(near, key=lambda other: _distance(other, credit)))


def dubbed(film: Film) -> dict[str, Credit]:
    """Return, by the ids of credits such as `Anna (German voice)`, the first credit of FILM that has the same role."""
    first: dict[str, Credit] = {}
    for credit in sorted(film.cast, key=place):
        role = plain(role_of_credit(credit))
        for name in (role, *role.split()):  # Anna may be Anna Smith
            first.setdefault(name, credit)
    found = {credit.id: first[plain(role_of_credit(credit))] for credit in film.cast if credit.character[-1] in ")]）"}
    return {id: credit for id, credit in found.items() if credit.id != id}


def role_of_credit(credit: Credit) -> str:
    """Return the name of the role of CREDIT; what stands behind it in brackets is a remark on the credit."""
    return without_brackets(credit.character)


def _roles(credit: Credit) -> tuple[str, ...]:
    """Return what the role of CREDIT is called."""
    return role_of_credit(credit), *credit.character_aliases


def place(credit: Credit) -> int:
    """Return where CREDIT stands in the credits: those that are not billed come last."""
    return credit.order or LAST


def _distance(other: Credit, credit: Credit) -> tuple[bool, int]:
    """Return how far from CREDIT the credit OTHER stands; the stars, whose roles all know, are far from others."""
    stars = range(1, 3)
    return other.order in stars and credit.order not in stars, abs(place(other) - place(credit))


def uncredited(credit: Credit) -> bool:
    """Tell whether the file says that CREDIT does not stand in the film's credits, or only in old pictures."""
    return _uncredited.search(f"{credit.character} {credit.about}") is not None


def _unfit(credit: Credit) -> str:
    """Say why no question can rest on CREDIT; return nothing when one can."""
    role = role_of_credit(credit)
    if credit.certainty == "disputed":
        return "it is disputed"
    if credit.certainty == "reported" and credit.source_note and credit.order not in LEADS:
        return "it is only reported, and source_note has a doubt"
    if THEMSELVES.match(role) or plain(role) == plain(credit.actor):
        return "the actor plays no role"
    if uncredited(credit):
        return "the role is not in the credits"
    names = {*plain(role).split()} & {*plain(credit.actor).split()}
    if credit.order not in LEADS and any(len(word) > 2 for word in names):
        return "actor and role have a name in common"
    return "the role has no name" if credit.character[0].islower() else ""


def spellings(credit: Credit) -> tuple[str, ...]:
    """Return what the actor is called."""
    return tuple(filter(None, (credit.actor, *credit.actor_aliases, credit.native_name)))


def _spoken(role: str) -> str:
    """Write ROLE as it is said after `the role of`: a description has its article."""
    words = role.split() or [role]
    trade = nameless(role) and "," not in role and not words[-1].isdigit()
    named = words[0].endswith(("'s", "\u2019s")) or words[0] in ("A", "An", "The")
    return f"the {role}" if trade and not named and role.isascii() else mid_sentence(role)


def alike_first(role: str, others: Iterable[str]) -> list[list[str]]:
    """Group OTHERS for ROLE: first the names where it is one, or the descriptions where it is one; then the rest."""
    groups: tuple[list[str], list[str]] = ([], [])
    for other in others:
        groups[nameless(other) != nameless(role)].append(other)
    return list(groups)


def nameless(role: str) -> bool:
    """Tell whether ROLE is a description or a trade, and no name."""
    return describes(role) or _trades.search(role) is not None


def _noun(role: str, used: Counter[str]) -> list[str]:
    """Return the last word of ROLE if it says enough, as of `Night Clerk`: no other role in USED has it."""
    *before, noun = role.split() or [role]
    enough = before and nameless(role) and all(word[0].isupper() for word in before) and used[plain(noun)] == 1
    return [noun] if enough else []


def _told(credit: Credit) -> str:
    """Return what the file tells about the role."""
    long = f"{credit.about} {credit.notes[0]}" if credit.notes else credit.about
    return long if len(long) <= NOTE_LENGTH else credit.about


def how_hard(credit: Credit) -> Difficulty:
    """Return how hard it is to know who CREDIT is, by the place in the credits."""
    return "easy" if 0 < credit.order <= 2 else "medium" if 0 < credit.order <= 7 else "hard"
