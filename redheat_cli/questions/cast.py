"""Make questions about the cast: who plays a role, and which role an actor plays."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Film
from redheat_cli.film.word_forms import FIRST_INSIDE
from redheat_cli.judge.name_parts import THEMSELVES, describes
from redheat_cli.judge.normalize import overlap, plain
from redheat_cli.listing.wording import mid_sentence
from redheat_cli.questions.drafts_and_choices import LeftOut, Made, draft, neighbours, without_sources
from redheat_cli.questions.gender import by_gender
from redheat_cli.questions.roles import (
    alike_first,
    called,
    choice_names,
    dubbed,
    how_hard,
    named_in,
    nameless,
    place,
    role_of_credit,
    spellings,
    uncredited,
)

Names = Callable[[Credit], tuple[str, ...]]

LEADS = range(1, 5)
NOTE_LENGTH = 240
ANYBODY = {"boy", "child", "girl", "guest", "guy", "kid", "lady", "man", "person", "woman"}  # say too little of a role
SHARING = 20  # of those who share a name, so many are looked at


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
    names = choice_names(film)
    for own, groups in _credits(film, spellings):
        if isinstance(own, LeftOut):
            yield own
            continue
        taken = {plain(name) for credit in own for name in called(credit)}
        choices = [[name for other in group for name in names[other.id][:1]] for group in groups]
        wrong = [[name for name in group if plain(name) not in taken] for group in choices]
        same_gender = [*wrong[0], *wrong[1]]
        if reason := _gives_away(own[0], names[own[0].id], same_gender, film.identity.title):
            yield LeftOut(own[0].id, reason)
            continue
        role, *others = names[own[0].id]
        # A name among descriptions only would give itself away, which is worse than a role for the other gender.
        rivals = [name for name in same_gender if nameless(role) or not nameless(name)]
        yield from draft(
            own[0],
            "role-of",
            f"Which role does {own[0].actor} play in {film.identity.title}?",
            role,
            [part for group in wrong for part in alike_first(role, group)],
            unlike=choices[2] if len(rivals) > 1 else (),
            why=_told(own[0]),
            category="characters",
            difficulty=how_hard(own[0]),
            accept=[*others, *(name for credit in own for name in _roles(credit)), *_noun(role, used)],
        )


def _gives_away(credit: Credit, names: list[str], others: list[str], title: str) -> str:
    """Say how the role of CREDIT, by its first name of NAMES, would stand out among OTHERS, or in the film's TITLE.

    Return nothing if it does not.
    """
    if not names:
        return "each name of the role is that of another role too"
    if nameless(names[0]) and credit.order not in LEADS and not any(map(nameless, others)):
        return "the role is the only one without a name"
    inside = [name for name in credit.character_aliases if name >= FIRST_INSIDE]
    return "the title names the role" if named_in(title, (names[0], *inside)) else ""


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
        groups = by_gender(credit, sorted(near, key=lambda other: _distance(other, credit)))
        if not (lead or without_sources(credit.about)):
            yield LeftOut(credit.id, "its sources tell nothing of the role"), []
        elif len(words[plain(role_of_credit(credit))]) > 1 and not lead:
            yield LeftOut(credit.id, "the name of the role is a word in the name of another"), []
        elif sharing and not (lead and all(some[0] is credit for some in sharers)):
            yield LeftOut(credit.id, f"it shares a name with '{sharing[0].id}'"), []
        elif not (lead or groups[0] or groups[1]):
            yield LeftOut(credit.id, "nobody else has the same gender"), []
        else:
            yield [credit, *sharing], groups


def _roles(credit: Credit) -> tuple[str, ...]:
    """Return what the role of CREDIT is called."""
    return role_of_credit(credit), *credit.character_aliases


def _distance(other: Credit, credit: Credit) -> tuple[bool, int]:
    """Return how far from CREDIT the credit OTHER stands; the stars, whose roles all know, are far from others."""
    stars = range(1, 3)
    return other.order in stars and credit.order not in stars, abs(place(other) - place(credit))


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


def _spoken(role: str) -> str:
    """Write ROLE as it is said after `the role of`: a description has its article."""
    words = role.split() or [role]
    trade = (nameless(role) or (" of " in role and describes(role))) and not re.search(r",|/|\d$", role)
    named = words[0].endswith(("'s", "\u2019s")) or words[0] in ("A", "An", "The")
    return f"the {role}" if trade and not named and role.isascii() else mid_sentence(role)


def _noun(role: str, used: Counter[str]) -> list[str]:
    """Return the last word of ROLE if it says enough, as of `Night Clerk`: no other role in USED has it."""
    *before, noun = role.split() or [role]
    whose = any(word.endswith(("'s", "\u2019s")) or word[0].islower() for word in before)
    telling = nameless(role) and noun.isalpha() and fold(noun) not in ANYBODY and used[plain(noun)] == 1
    return [noun] if before and telling and not whose else []


def _told(credit: Credit) -> str:
    """Return what the file tells about the role."""
    long = f"{credit.about} {credit.notes[0]}" if credit.notes else credit.about
    return long if len(long) <= NOTE_LENGTH else credit.about
