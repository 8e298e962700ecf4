"""A question and an answer to it -> the Verdict, by the rules that the manual lists."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from msgspec import Struct, structs

from redheat_cli.film.model import Film, Question, beats
from redheat_cli.listing.outcomes import Verdict, Weight
from redheat_cli.questions.spelling import key, plain, same
from redheat_cli.terminal.safe import printable

ANSWER_LIMIT = 200
CLOSE_FROM = 6


class Person(Struct, frozen=True):
    """Somebody who acts in the film or made it, or a role in it: their name, and what else they are called.

    `keys` are all their names as `spelling.key` has them. `parts` are the words of their name and of its spellings,
    longer forms and other scripts; a description, with a word in lower case, has none.
    """

    name: str
    others: tuple[str, ...]
    is_role: bool
    keys: frozenset[str]
    parts: tuple[tuple[str, ...], ...]


class Known(Struct, frozen=True):
    """The people of a film by each of their `keys`, and by the last word of each of their `parts`."""

    by_key: dict[str, list[Person]]
    by_last: dict[str, list[Person]]


def _person(name: str, others: tuple[str, ...], is_role: bool = False) -> Person:
    names = [name, *filter(None, others)]
    parts = [tuple(plain(one).split()) for one in names if not any(word[0].islower() for word in one.split())]
    last = parts[0][-1:] if parts else ()
    spellings = tuple(words for words in parts if words and (words[-1:] == last or not words[-1].isascii()))
    return Person(name, tuple(names[1:]), is_role, frozenset(map(key, names)) - {""}, spellings)


def everybody(film: Film) -> Known:
    """Return the actors, the roles and the crew of FILM."""
    alone = _alone(film)
    found = [_person(one.name, one.aliases) for one in film.crew]
    firsts = Counter(credit.character.partition(" ")[0] for credit in film.cast)
    for credit in film.cast:
        found.append(_person(credit.actor, (*credit.actor_aliases, credit.native_name)))
        first, _, rest = credit.character.partition(" ")
        familiar = rest and firsts[first] == 1 and alone(first, rest)
        aliases = (*credit.character_aliases, first) if familiar else credit.character_aliases
        found.append(_person(credit.character, aliases, is_role=True))
    by_key, by_last = defaultdict(list), defaultdict(list)
    for person in found:
        for name in person.keys:
            by_key[name].append(person)
        for last in {words[-1] for words in person.parts}:
            by_last[last].append(person)
    return Known(by_key, by_last)


def _alone(film: Film) -> Callable[[str, str], bool]:
    """Return what tells whether FILM's story somewhere uses a first name without the rest of the name after it."""
    story = " ".join(beat.text for beat in beats(film))
    ends = defaultdict(list)
    for word in re.finditer(r"\w+(?:[-'\u2019]\w{2,})*", story):
        ends[word[0]].append(word.end())
    return lambda first, rest: not all(story.startswith(f" {rest}", end) for end in ends[first])


def judge(film: Film, question: Question, given: str) -> Verdict:
    """Weigh the answer GIVEN to QUESTION, which is of FILM's deck."""
    weight, reason = _weigh_listed(question, given) or _weigh_names(question, given, everybody(film))
    return Verdict(question.id, printable(given), weight, reason, question.answer)


def weigh(question: Question, given: str, known: Known) -> tuple[Weight, str]:
    """Weigh the answer GIVEN to QUESTION, and say why: the first rule that fits decides; KNOWN are its film's people.

    No answer is accepted for containing the right one, nor for being a part of it that is no surname.
    """
    return _weigh_listed(question, given) or _weigh_names(question, given, known)


def held_right(question: Question, known: Known) -> Iterator[tuple[str, Weight, str]]:
    """Yield the wrong choices of QUESTION that would be right or close if they were not listed as wrong, and why."""
    unmarked = structs.replace(question, wrong=("", "", ""))
    for wrong in question.wrong:
        weight, reason = weigh(unmarked, wrong, known)
        if weight != "wrong":
            yield wrong, weight, reason


def _weigh_listed(question: Question, given: str) -> tuple[Weight, str] | None:
    """Weigh GIVEN by what QUESTION itself says is right and wrong; None where it does not say."""
    if len(given) > ANSWER_LIMIT:
        return "wrong", f"it is longer than {ANSWER_LIMIT} characters"
    if not plain(given):
        return "wrong", "it has no letter and no digit"
    if same(given, question.answer):
        return "correct", "it is the answer"
    lists: tuple[tuple[tuple[str, ...], Weight, str], ...] = (
        (question.accept, "correct", "is accepted"),
        (question.reject, "wrong", "is known to be wrong here"),
        (question.wrong, "wrong", "is one of the wrong choices"),
    )
    for listed, weight, reason in lists:
        for one in listed:
            if same(given, one):
                return weight, f"'{one}' {reason}"
    return None


def _weigh_names(question: Question, given: str, known: Known) -> tuple[Weight, str]:
    """Weigh GIVEN as another name of who the answer is, as a part of a name, and as a slip of the pen."""
    typed, answer = key(given), key(question.answer)
    meant = [one for one in known.by_key.get(answer, ()) if same(one.name, question.answer)]
    for person in meant:
        for name in person.others:
            if same(given, name):
                return "correct", f"{person.name} is also known as {name}"
    if any(answer not in one.keys for one in known.by_key.get(typed, ())):
        return "wrong", "it is the name of somebody else"
    part = plain(given).split()
    for person in meant:
        namesakes = [one for one in known.by_last.get(part[-1], ()) if one.is_role == person.is_role]
        fitting = {plain(one.name): one.name for one in namesakes if _ends(part, one)}
        if fitting.keys() == {plain(person.name)}:
            return "correct", f"it fits {person.name} and nobody else"
        if plain(person.name) in fitting:
            return "close", f"it fits {' and '.join(sorted(fitting.values()))}"
        if any(tuple(part) == words[: len(part)] for words in person.parts):
            return "close", "it is not the whole name"
    names = [name for one in meant for name in (one.name, *one.others, *(words[-1] for words in one.parts))]
    for good in (question.answer, *question.accept, *names):
        if _is_typo(typed, key(good)):
            return "close", f"it is one letter away from '{good}'"
    return "wrong", "no rule accepts it"


def _ends(part: list[str], person: Person) -> bool:
    """Tell whether PART is the surname of PERSON, alone or after other words of the same name or their initials."""
    return any(part[-1] == words[-1] and _in_order(part, words) for words in person.parts)


def _in_order(part: list[str], words: tuple[str, ...]) -> bool:
    """Tell whether each of PART is one of WORDS, or its initial, in the same order."""
    rest = iter(words)
    return all(any(word == one or (len(one) == 1 and word.startswith(one)) for word in rest) for one in part)


def _is_typo(given: str, right: str) -> bool:
    """Tell whether GIVEN is RIGHT with one letter left out, put in or replaced, or two neighbours swapped.

    Only where RIGHT has CLOSE_FROM letters or more, and never where the two differ in a digit.
    """
    if len(right) < CLOSE_FROM or re.sub(r"\D", "", given) != re.sub(r"\D", "", right):
        return False
    start = next((i for i, (a, b) in enumerate(zip(given, right, strict=False)) if a != b), min(len(given), len(right)))
    one, other = given[start:], right[start:]
    swapped = one[1::-1] + one[2:] == other
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
