"""Make questions about the cast: who plays a role, and which role an actor plays."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Film
from redheat_cli.film.word_forms import FIRST_INSIDE
from redheat_cli.judge.name_parts import THEMSELVES, describes
from redheat_cli.judge.normalize import overlap, plain
from redheat_cli.listing.wording import mid_sentence
from redheat_cli.questions import roles_and_speakers as roles
from redheat_cli.questions.drafts_and_choices import LeftOut, Made, draft, neighbours, without_sources

Groups = list[list[Credit]]

LEADS = range(1, 5)
STARS = range(1, 3)
NOTE_LENGTH = 240
ANYBODY = {"boy", "child", "girl", "guest", "guy", "kid", "lady", "man", "person", "woman"}  # say too little of a role


def actor_of(film: Film) -> Iterator[Made]:
    """Ask who plays each role."""

    def ask(credit: Credit, sharing: list[Credit], groups: Groups) -> Made:
        role = roles.role_of_credit(credit)
        names = [name for one in (credit, *sharing) for name in roles.spellings(one)]

        def wrong(other: Credit) -> bool:  # who plays Young Anna is not quite wrong where Anna is asked for
            same_actor = not set(map(plain, names)).isdisjoint(map(plain, roles.spellings(other)))
            return not (same_actor or overlap(roles.role_of_credit(other), role))

        return draft(
            credit,
            "actor-of",
            f"Who plays the role of {_spoken(role)} in {film.identity.title}?",
            credit.actor,
            [[other.actor for other in group if wrong(other)] for group in groups],
            unlike=[other.actor for other in groups[2]],
            why=_about(credit),
            category="cast",
            difficulty=roles.how_hard(credit),
            accept=names,
        )

    return _of_each(film, _roles, ask)


def role_of(film: Film) -> Iterator[Made]:
    """Ask which role each actor plays."""
    used = Counter(word for credit in film.cast for word in {*plain(roles.role_of_credit(credit)).split()})
    names = roles.choice_names(film)

    def ask(credit: Credit, sharing: list[Credit], groups: Groups) -> Made:
        taken = {plain(name) for one in (credit, *sharing) for name in roles.called(one)}
        choices = [[name for other in group for name in names[other.id][:1]] for group in groups]
        wrong = [[name for name in group if plain(name) not in taken] for group in choices]
        same_gender = [*wrong[0], *wrong[1]]
        role, *others = names[credit.id] or [""]
        inside = [name for name in credit.character_aliases if name >= FIRST_INSIDE]
        if reason := "" if role and credit.order in LEADS else roles.stands_out(role, same_gender):
            return LeftOut(credit.id, reason)
        if roles.named_in(film.identity.title, (role, *inside)):
            return LeftOut(credit.id, "the title names the role")
        # A name among descriptions only would give itself away, which is worse than a role for the other gender.
        rivals = [name for name in same_gender if roles.nameless(role) or not roles.nameless(name)]
        return draft(
            credit,
            "role-of",
            f"Which role does {credit.actor} play in {film.identity.title}?",
            role,
            [part for group in wrong for part in roles.alike_first(role, group)],
            unlike=choices[2] if len(rivals) > 1 else (),
            why=_about(credit),
            category="characters",
            difficulty=roles.how_hard(credit),
            accept=[*others, *(name for one in (credit, *sharing) for name in _roles(one)), *_noun(role, used)],
        )

    return _of_each(film, roles.spellings, ask)


def _of_each(
    film: Film, names: Callable[[Credit], tuple[str, ...]], ask: Callable[[Credit, list[Credit], Groups], Made]
) -> Iterator[Made]:
    """Yield the question that ASK makes of each credit, those who share one of its NAMES, and the others, by gender.

    NAMES gives what a credit is asked by: its roles, or its actor's names. Of those who share one, only the first is
    asked about, and only a lead; the others come as LeftOut. So does a credit that cannot be asked about at all.
    """
    dubs = roles.dubbed(film)
    owners: dict[str, list[Credit]] = defaultdict(list)
    words: dict[str, set[str]] = defaultdict(set)
    sound: list[Credit] = []
    for credit in sorted(film.cast, key=roles.place):
        if credit.id in dubs:
            yield LeftOut(credit.id, "another credit has the same role")
            continue
        for name in {plain(name) for name in names(credit)}:
            owners[name].append(credit)
        for role in map(plain, _roles(credit)):
            for word in (role, *role.split()):
                words[word].add(credit.id)
        if reason := _unfit(credit):
            yield LeftOut(credit.id, reason)
        else:
            sound.append(credit)
    for credit, near in neighbours(sound):
        lead = credit.order in LEADS
        sharers = [owners[plain(name)] for name in names(credit)]
        groups = roles.by_gender(credit, sorted(near, key=partial(_distance, credit)))
        if not (lead or without_sources(credit.about)):
            yield LeftOut(credit.id, "its sources tell nothing of the role")
        elif len(words[plain(roles.role_of_credit(credit))]) > 1 and not lead:
            yield LeftOut(credit.id, "the name of the role is a word in the name of another")
        elif any(some[0] is not credit or (len(some) > 1 and not lead) for some in sharers):
            yield LeftOut(credit.id, "another credit has the same name")
        elif not (lead or groups[0] or groups[1]):
            yield LeftOut(credit.id, "nobody else has the same gender")
        else:
            yield ask(credit, [other for some in sharers for other in some[1:]], groups)


def _roles(credit: Credit) -> tuple[str, ...]:
    """Return what the role of CREDIT is called."""
    return roles.role_of_credit(credit), *credit.character_aliases


def _distance(credit: Credit, other: Credit) -> tuple[bool, int]:
    """Return how far OTHER stands from CREDIT; the stars, whose roles all know, are far from others."""
    return other.order in STARS and credit.order not in STARS, abs(roles.place(other) - roles.place(credit))


def _unfit(credit: Credit) -> str:
    """Say why no question can rest on CREDIT; return nothing when one can."""
    role, lead = roles.role_of_credit(credit), credit.order in LEADS
    if credit.certainty == "disputed":
        return "it is disputed"
    if credit.certainty == "reported" and credit.source_note and not lead:
        return "it is only reported, and source_note has a doubt"
    if THEMSELVES.match(role) or plain(role) == plain(credit.actor):
        return "the actor plays no role"
    if roles.uncredited(credit):
        return "the role is not in the credits"
    names = {*plain(role).split()} & {*plain(credit.actor).split()}
    if not lead and any(len(word) > 2 for word in names):
        return "actor and role have a name in common"
    return "the role has no name" if role[0].islower() else ""


def _spoken(role: str) -> str:
    """Write ROLE as it is said after `the role of`: a description has its article."""
    bare = re.search(r"^(?:An?|The|\S+'s)\s|[,/]|\d$|[^\x00-\x7f]", role)
    takes_article = not bare and (roles.nameless(role) or (" of " in role and describes(role)))
    return f"the {role}" if takes_article else mid_sentence(role)


def _noun(role: str, used: Counter[str]) -> list[str]:
    """Return the last word of ROLE if it says enough, as of `Night Clerk`: no other role in USED has it."""
    *before, noun = role.split() or [role]
    whose = any(word.endswith(("'s", "\u2019s")) or word[0].islower() for word in before)
    telling = roles.nameless(role) and noun.isalpha() and fold(noun) not in ANYBODY and used[plain(noun)] == 1
    return [noun] if before and telling and not whose else []


def _about(credit: Credit) -> str:
    """Return what the file says about the role."""
    long = f"{credit.about} {credit.notes[0]}" if credit.notes else credit.about
    return long if len(long) <= NOTE_LENGTH else credit.about
