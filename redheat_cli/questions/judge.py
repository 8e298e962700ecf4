"""A question and an answer to it -> the Verdict, by rules that the README lists."""

import re
from collections import Counter

from msgspec import Struct

from redheat_cli.model import Film, Question, beats
from redheat_cli.outcome import Verdict, Weight
from redheat_cli.questions.spelling import key, plain, same
from redheat_cli.safe import printable

ANSWER_LIMIT = 200
CLOSE_FROM = 6


class Person(Struct, frozen=True):
    """Somebody who acts in the film or made it, or a role in it: their name, and what else they are called."""

    name: str
    others: tuple[str, ...]
    is_role: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All their names."""
        return (self.name, *self.others)

    def parted(self) -> list[list[str]]:
        """Return the words of their name and of its spellings, longer forms and other scripts; of no description."""
        parts = [plain(name).split() for name in self.names if not any(word[0].islower() for word in name.split())]
        last = parts[0][-1:] if parts else []
        return [words for words in parts if words and (words[-1:] == last or not words[-1].isascii())]


def everybody(film: Film) -> list[Person]:
    """Return the actors, the roles and the crew of FILM."""
    story = " ".join(beat.text for beat in beats(film))
    found = [Person(one.name, one.aliases) for one in film.crew]
    firsts = Counter(credit.character.partition(" ")[0] for credit in film.cast)
    for credit in film.cast:
        found.append(Person(credit.actor, tuple(filter(None, (*credit.actor_aliases, credit.native_name)))))
        first, _, rest = credit.character.partition(" ")
        familiar = rest and firsts[first] == 1 and re.search(rf"\b{re.escape(first)}\b(?! {re.escape(rest)})", story)
        aliases = (*credit.character_aliases, first) if familiar else credit.character_aliases
        found.append(Person(credit.character, aliases, is_role=True))
    return found


def judge(film: Film, question: Question, given: str) -> Verdict:
    """Weigh the answer GIVEN to QUESTION, which is of FILM's deck."""
    weight, reason = weigh(question, given, everybody(film))
    return Verdict(question.id, printable(given), weight, reason, question.answer)


def weigh(question: Question, given: str, known: list[Person]) -> tuple[Weight, str]:
    """Weigh the answer GIVEN to QUESTION, and say why: the first rule that fits decides; KNOWN are its film's people.

    No answer is accepted for containing the right one, nor for being a part of it that is no surname.
    """
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
    return _weigh_names(question, given, known)


def _weigh_names(question: Question, given: str, known: list[Person]) -> tuple[Weight, str]:
    """Weigh GIVEN as another name of who the answer is, as a part of a name, and as a slip of the pen."""
    meant = [one for one in known if same(one.name, question.answer)]
    for person in meant:
        for name in person.others:
            if same(given, name):
                return "correct", f"{person.name} is also known as {name}"
    others = [one for one in known if not any(same(name, question.answer) for name in one.names)]
    if any(same(given, name) for person in others for name in person.names):
        return "wrong", "it is the name of somebody else"
    part = plain(given).split()
    for person in meant:
        fitting = {plain(one.name): one.name for one in known if one.is_role == person.is_role and _ends(part, one)}
        if fitting.keys() == {plain(person.name)}:
            return "correct", f"it fits {person.name} and nobody else"
        if plain(person.name) in fitting:
            return "close", f"it fits {' and '.join(sorted(fitting.values()))}"
        if any(part == words[: len(part)] for words in person.parted()):
            return "close", "it is not the whole name"
    names = [name for person in meant for name in (*person.names, *(words[-1] for words in person.parted()))]
    for good in (question.answer, *question.accept, *names):
        if _is_typo(key(given), key(good)):
            return "close", f"it is one letter away from '{good}'"
    return "wrong", "no rule accepts it"


def _ends(part: list[str], person: Person) -> bool:
    """Tell whether PART is the surname of PERSON, alone or after other words of the same name or their initials."""
    return any(part[-1] == words[-1] and _in_order(part, words) for words in person.parted())


def _in_order(part: list[str], words: list[str]) -> bool:
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
