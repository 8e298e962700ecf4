"""A question and an answer to it -> the Verdict, by the rules that the manual lists."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import structs

from redheat_cli.film.fold_and_search import TYPED_LIMIT
from redheat_cli.film.model import Film, Question
from redheat_cli.judge.in_other_words import (
    asks_for_title,
    in_other_words,
    in_the_other_number,
    said_in_a_sentence,
    says_more,
)
from redheat_cli.judge.name_parts import ANY_RANK, readings, surnames
from redheat_cli.judge.normalize import key, keys, plain, same, stands_in, without_brackets
from redheat_cli.judge.who_is_meant import (
    Known,
    Person,
    begins,
    everybody,
    halves,
    has_title,
    is_called,
    people_outside,
)
from redheat_cli.listing.check_quiz_host_records import Verdict, Weight
from redheat_cli.terminal.text import printable

CLOSE_FROM = 6
LINES = ("quotes", "dialogue", "interview")  # the categories that ask who says a line


def judge(film: Film, question: Question, given: str) -> Verdict:
    """Weigh the answer GIVEN to QUESTION, one about FILM."""
    weight, reason = _weigh_listed(question, given) or _weigh_unlisted(question, given, everybody(film))
    return Verdict(question.id, printable(given), weight, reason, question.answer)


def weigh(question: Question, given: str, known: Known) -> tuple[Weight, str]:
    """Weigh the answer GIVEN to QUESTION, and say why: the first rule that fits decides; KNOWN are its film's people.

    No answer is accepted for containing the right one, nor for being a part of it that is no surname.
    """
    return _weigh_listed(question, given) or _weigh_unlisted(question, given, known)


def held_right(question: Question, known: Known) -> Iterator[tuple[str, Weight, str]]:
    """Yield the wrong choices of QUESTION that would be right or close if they were not listed as wrong, and why."""
    unmarked = structs.replace(question, wrong=("", "", ""))
    for wrong in question.wrong:
        weight, reason = weigh(unmarked, wrong, known)
        if weight != "wrong":
            yield wrong, weight, reason


def _weigh_listed(question: Question, given: str) -> tuple[Weight, str] | None:
    """Weigh GIVEN by what QUESTION itself says is right and wrong; None where it does not say."""
    if len(given) > TYPED_LIMIT:
        return "wrong", f"it is longer than {TYPED_LIMIT} characters"
    if not plain(given):
        return "wrong", "it has no letter and no digit"
    if same(given, question.answer):
        return "correct", "it is the answer"
    if accepted := _said(given, question.accept):
        return "correct", f"'{accepted}' is accepted"
    if known := _said(given, question.reject):
        return "wrong", f"'{known}' is known to be wrong here"
    if choice := _said(given, question.wrong):
        return "wrong", f"'{choice}' is one of the wrong choices"
    return None


@lru_cache(maxsize=256)
def _by_key(answers: tuple[str, ...]) -> dict[str, str]:
    """Return each of ANSWERS by the keys of its spellings: a question may have thousands, each of which is weighed."""
    return {form: one for one in reversed(answers) for form in keys(one)}


def _said(given: str, answers: tuple[str, ...]) -> str | None:
    """Return which of ANSWERS is said when GIVEN is, in any spelling of either."""
    by_key = _by_key(answers)
    found = (by_key[form] for form in (key(given), *keys(given)) if form in by_key)
    return next((one for one in found if same(given, one)), None)


def _weigh_unlisted(question: Question, given: str, known: Known) -> tuple[Weight, str]:
    """Weigh GIVEN, which QUESTION does not list, as it is and then without the words around the answer."""
    meant = _meant(question, known)
    found = _weigh_names(question, given, known, meant) or _weigh_words(question, given, meant)
    if found[0] == "correct":
        return found
    for said in said_in_a_sentence(question, given, of_somebody=meant != []):
        weight, reason = (
            _weigh_listed(question, said)
            or _weigh_names(question, said, known, meant)
            or _weigh_words(question, said, meant)
        )
        if weight == "correct":
            return weight, f"it says '{said}'"
        if weight == "close" and found[0] == "wrong":
            found = weight, f"it says '{said}', and {reason}"
    return found


def _weigh_names(question: Question, given: str, known: Known, meant: list[Person]) -> tuple[Weight, str] | None:
    """Weigh GIVEN as a name, or a part of one, of who is MEANT and of the others; None where it is nobody's."""
    said = list(readings(given))
    ids = {one.id for one in meant}
    names = {*keys(given), *("".join(one.words[start:]) for one in said for start in range(len(one.words)))}
    namesakes = [one for name in names for one in known.by_name.get(name, ())]
    if not any(one.id for one in meant):
        namesakes += people_outside(question)
    namesakes = [one for one in namesakes if not keys(given).isdisjoint(one.whole) or is_called(one, said)]
    if given.islower() and not meant:
        namesakes = []  # a detective is also a trade, and not only the name of a role
    strangers = [one for one in namesakes if one.id not in ids]
    if any(key(given) in map(key, (one.name, *(() if meant else one.others))) for one in strangers):
        return "wrong", "it is the name of somebody else"
    for person in meant:
        for name in person.others:
            if key(given) == key(name):
                return "correct", f"{person.name} is also known as {name}"
        # An actor is no answer for who has the surname, where a role is asked for too.
        alike = [one for one in namesakes if one.is_role in (person.is_role, meant[0].is_role)]
        alike = [one for one in alike if any(has_title(one, name) for name in said)] or alike
        if any(key(one.name) == key(person.name) for one in alike):
            fitting = {key(one.name): one.name for one in alike if one.is_role == person.is_role or one.id not in ids}
            if len(fitting) == 1:
                return "correct", f"it fits {person.name} and nobody else"
            return "close", f"it fits {' and '.join(sorted(fitting.values()))}"
    if len(meant) > 1 and _are_named(given, meant):
        return "correct", "it is all the roles"
    for person in meant:
        own = {word for name in (person.name, *person.others) for word in plain(name).split()}
        if stands_in(person.name, given) and own.issuperset(plain(given).split()):
            return "correct", f"each word is of a name of {person.name}"
        others = [one for one in said if not one.titles <= person.titles]
        if titled := [one for one in others if is_called(person, [structs.replace(one, titles=frozenset())])]:
            any_rank = person.is_role and all(one.titles - person.titles <= ANY_RANK for one in titled)
            return "close" if any_rank else "wrong", f"{person.name} has another title"
        if key(given) in person.beginnings or begins(person, said):
            others_so = (one for some in known.by_name.values() for one in some if key(one.name) != key(person.name))
            shared = any(one.is_role == person.is_role and begins(one, said) for one in others_so)
            if not shared and any(same(given, name) for name in known.accepted.get(person.name, ())):
                return "correct", f"another question accepts it for {person.name}"
            return "close", "it is not the whole name"
    return ("wrong", "it is the name of somebody else") if meant and strangers else None


def _weigh_words(question: Question, given: str, meant: list[Person]) -> tuple[Weight, str]:
    """Weigh GIVEN as the answer to QUESTION in other words, and as a slip of the pen; MEANT are those it names."""
    if reason := in_other_words(question, given):
        return "correct", reason
    verbatim = meant or question.category in LINES or asks_for_title(question.question)
    if not verbatim and (good := in_the_other_number(question, given)):
        return "correct", f"it is '{good}' but for the number"
    if key(given) in map(key, re.split(r"[\W_]+", question.answer)):
        return "wrong", "it is a part of the answer"
    # An initial before a surname is no slip.
    initial = any(len(one.words) > 1 and len(one.words[0]) == 1 for one in readings(given))
    right = [question.answer, *question.accept]
    for person in meant:
        right += [person.name, *person.others, *sorted(person.whole)]
        right += [] if initial else [last for form in person.forms for last in surnames(form)]
    for good in right:
        if _denials(given) == _denials(good) and is_typo(key(given), key(good)):
            return "close", f"it is one letter away from '{good}'"
    if not meant and (good := says_more(question, given)):
        return "close", f"it says more than '{good}'"
    return "wrong", "no rule accepts it"


def _meant(question: Question, known: Known) -> list[Person]:
    """Return those of KNOWN whose name is the answer to QUESTION, and who plays the role or is it, if accepted.

    If there is none, it may be the name of somebody outside the film. The answer to who says a line may be a short
    name, as `Rick`: then the whole names are among what is accepted.
    """
    found: list[Person] = []
    for good in map(without_brackets, (question.answer, *question.accept)):
        named = [
            one
            for one in known.by_name.get(key(good), ())
            if one not in found and any(same(without_brackets(it), good) for it in (one.name, *halves(one.name)))
        ]
        about = [one for one in named if one.id in question.about] or named
        ids = {one.id for one in found}
        first = good == without_brackets(question.answer)
        found += about if first or question.category in LINES else [one for one in named if one.id in ids]
    return found or [*people_outside(question)[:1]]


def _are_named(given: str, people: list[Person]) -> bool:
    """Tell whether GIVEN names each of PEOPLE once, with `and` or a slash between them."""
    parts = re.split(r"\s*[/&]\s*|\s+and\s+", given, flags=re.IGNORECASE)
    if len(parts) != len(people):
        return False
    said = [list(readings(part)) for part in parts]
    named = [[one for one in people if is_called(one, some)] for some in said]
    return all(named) and all(any(one in some for some in named) for one in people)


def _denials(text: str) -> list[str]:
    return re.findall(r"\b(?:no|not|never)\b", plain(text))


def is_typo(given: str, right: str) -> bool:
    """Tell whether GIVEN is RIGHT with one letter left out, put in or replaced, or two neighbours swapped.

    Only where RIGHT has CLOSE_FROM letters or more, and never where the two differ in a digit.
    """
    if len(right) < CLOSE_FROM or re.sub(r"\D", "", given) != re.sub(r"\D", "", right):
        return False
    start = next((i for i, (a, b) in enumerate(zip(given, right, strict=False)) if a != b), min(len(given), len(right)))
    one, other = given[start:], right[start:]
    swapped = one[1::-1] + one[2:] == other
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
