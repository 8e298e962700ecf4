"""People outside the film: the answer to `Who directed Jaws?` is a name too, so the surname alone is right."""

import re
from functools import lru_cache

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Question
from redheat_cli.judge.film_names import Person, person_named
from redheat_cli.judge.name_parts import PARTICLES, describes

WORDS = range(2, 5)  # of a name of which a part may be enough
_who = re.compile(
    r"\bwho(?:m|se)?\b|\b(?:which|what|name)(?: \w+){0,4} (?:act(?:or|ress)|artist|author|composer|director|painter|"
    r"player|poet|politician|president|scientist|singer|writer)(?:es)?s?\b"
)
# A team wins, but somebody wins a prize.
_team = re.compile(
    r"\b(?:bands?|beat|champions?|clubs?|companies|company|countr\w+|groups?|lost|teams?|w[io]ns?|winners?)\b"
)
_prize = re.compile(r"\b(?:award|bafta|cesar|emmy|globe|goya|grammy|medal|nobel|oscar|prize|tony|wimbledon)s?\b")
_no_surname = re.compile(
    r"(?:africa|army|bank|books|brothers|city|club|company|corporation|entertainment|family|films?|germany|group|inc|"
    r"islands?|kingdom|korea|ltd|magazine|museum|navy|news|one|orchestra|party|pictures|police|post|press|records|"
    r"releasing|republic|sisters|states|studios?|theat(?:re|er)|times|union|united|zealand)"
)


def people_outside(question: Question) -> tuple[Person, ...]:
    """Return the answer to QUESTION and its wrong choices as people, if it asks who and the answer is a whole name."""
    return _people(question.question, question.answer, question.wrong)


@lru_cache(maxsize=256)
def _people(question: str, answer: str, wrong: tuple[str, ...]) -> tuple[Person, ...]:
    asked = fold(question)
    if not asks_who(asked) or (_team.search(asked) and not _prize.search(asked)) or not is_name(answer):
        return ()
    return tuple(person_named("", name, ()) for name in (answer, *filter(is_name, wrong)))


def asks_who(asked: str) -> bool:
    """Tell whether ASKED, a question that is folded, asks for somebody."""
    return _who.search(asked) is not None


def is_name(text: str) -> bool:
    """Tell whether TEXT is the first name and the surname of somebody, as in Latin letters: `Vincent van Gogh`."""
    words = text.split()
    capitals = all(word[0].isupper() or fold(word) in PARTICLES for word in words)
    listed = re.search(r"[\d&,;/]|\band\b|^(?:The|A|An)\b", text)
    return (
        len(words) in WORDS and capitals and not (listed or describes(text) or _no_surname.fullmatch(fold(words[-1])))
    )
