"""Draft a question about a record, and settle its wrong choices; or say why there is no question."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from redheat_cli.film.model import Difficulty, Person, Question, Rating, kind
from redheat_cli.questions.judge import weigh
from redheat_cli.questions.known import Known
from redheat_cli.questions.spelling import key, overlap, stands_in

R = TypeVar("R")
P = TypeVar("P", bound=Person)
Made = Iterator["Question | LeftOut"]
TEMPTING = 6
# How many records on each side of one are looked at: the work must not grow with the square of the file.
NEAR = 20
_writings = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "IDEOGRAPHIC": "CJK"}
_rude = re.compile(r"\b(?:hookers?|prostitut\w*|whores?|porn\w*|sex|sexy|sexual\w*)\b", re.IGNORECASE)


class LeftOut(Struct, frozen=True):
    """A record that no question of a kind is made about: its id, and the reason."""

    id: str
    reason: str


def draft(
    record: Any,
    ask: str,
    question: str,
    answer: str,
    wrong: Iterable[str],
    *,
    why: str,
    category: str,
    difficulty: Difficulty = "hard",
    accept: Iterable[str] = (),
    rating: Rating = "clean",
    spoiler: bool = False,
) -> Iterator[Question | LeftOut]:
    """Yield a draft of the question that asks ASK, a kind of question, about RECORD.

    WRONG are candidates for the wrong choices, the most tempting first. The draft holds up to TEMPTING of them, those
    in the answer's script first, and `settle` chooses three. Yields LeftOut when there are fewer than three, or when
    the answer stands in the question.
    """
    candidates: dict[str, str] = {}
    for candidate in islice(wrong, 2 * NEAR):
        if key(candidate) and not overlap(candidate, answer):
            candidates.setdefault(key(candidate), candidate)
    own = script(answer)
    tempting = sorted(candidates.values(), key=lambda candidate: script(candidate) != own)[:TEMPTING]
    if not key(answer) or stands_in(answer, question):
        yield LeftOut(record.id, "the answer stands in the question")
        return
    spellings = {key(other): other for other in accept if not stands_in(other, question)}
    yield Question(
        id=f"question-{ask}-{record.id.removeprefix(f'{kind(record)}-')}",
        category=category,
        difficulty=difficulty,
        question=question,
        answer=answer,
        wrong=tuple(tempting),
        about=(record.id,),
        why=" ".join(why.split()),
        accept=tuple(other for form, other in spellings.items() if form not in ("", key(answer))),
        rating=rating,
        spoiler=spoiler,
        certainty=record.certainty,
        sources=record.sources,
    )


def settle(draft: Question, known: Known) -> Question | LeftOut:
    """Choose three wrong choices for DRAFT: the most tempting, and two of the others by the question's id.

    A choice that the judge would not call wrong is never taken; KNOWN are the people of the film.
    """
    from hashlib import sha256  # loads OpenSSL, and only decks need it

    open_question = replace(draft, wrong=())

    def sound(choices: Iterable[str]) -> Iterator[str]:
        return (choice for choice in choices if weigh(open_question, choice, known)[0] == "wrong")

    rival = next(sound(draft.wrong), "")
    others = sorted(draft.wrong, key=lambda choice: sha256(f"{draft.id}\n{choice}".encode()).digest())
    wrong = (rival, *islice(sound(choice for choice in others if choice != rival), 2))
    if len(wrong) < 3:
        return LeftOut(draft.about[0], "there are fewer than three wrong choices of its kind")
    rude = draft.rating == "clean" and any(map(is_rude, (draft.question, draft.answer, *wrong)))
    return replace(draft, wrong=wrong, rating="mild" if rude else draft.rating)


def is_rude(text: str) -> bool:
    """Tell whether TEXT has a word that is not for every room; a surname, as in John Lee Hooker, is none."""
    for found in _rude.finditer(text):
        before = re.search(r"([\w.'-]+)\s+$", text[: found.start()])
        after = re.match(r"\s+([\w.'-]+)", text[found.end() :])
        beside = [word[1] for word in (before, after) if word]
        named = any(word[0].isupper() and word.lower() not in ("the", "a", "an") for word in beside)
        if not (found[0][0].isupper() and named):
            return True
    return False


def script(text: str) -> str:
    """Return the script of TEXT, as Unicode calls it: that of its first letter; all of Chinese and Japanese is CJK."""
    letter = next((character for character in text if character.isalpha()), "")
    if letter.isascii():
        return "LATIN" if letter else ""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return _writings.get(name, name)


def same_gender(person: Person, others: Iterable[P]) -> list[P]:
    """Order OTHERS by gender for PERSON: the same, then not known, then another."""
    if not person.gender:
        return list(others)
    return sorted(others, key=lambda other: 0 if other.gender == person.gender else 1 if not other.gender else 2)


def neighbours(records: Sequence[R]) -> Iterator[tuple[R, list[R]]]:
    """Yield each of RECORDS with up to NEAR others on each side of it, the nearest first."""
    for place, record in enumerate(records):
        around = range(max(place - NEAR, 0), min(place + NEAR + 1, len(records)))
        nearest = sorted(around, key=lambda other: abs(other - place))
        yield record, [records[other] for other in nearest if other != place]
