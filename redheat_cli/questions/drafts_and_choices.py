"""Drafts of questions and their choices: find wrong ones that tempt, put them in order, and give them letters."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from redheat_cli.film.model import Difficulty, Question, kind
from redheat_cli.film.word_lists import words
from redheat_cli.judge.normalize import key, overlap, plain, same, stands_in
from redheat_cli.judge.verdict import weigh
from redheat_cli.judge.who_is_meant import Known
from redheat_cli.listing.listing_and_draws import shuffled
from redheat_cli.listing.wording import sentences

R = TypeVar("R")
LETTERS = "ABCD"
TEMPTING = 6
LEAST = 3  # letters of a word that tells something
ROOT = 4  # letters that `edited` and `editor` share
STEM = 5  # letters that `director` and `directed` share
# How many records on each side of one are looked at: the work must not grow with the square of the file.
NEAR = 20
_writings = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "IDEOGRAPHIC": "CJK", "SPACE": ""}
PHRASE = 6  # words of a text that is no sentence
_phrase = (
    r"(?i)(?:after|at|before|behind|by|during|for|from|in|near|of|on|outside|through|under|with)\b"
    r"(?!.*\b(?:he|she|they|it|who|is|was|are|were|has|had)\b)"
)
_source = (
    r"(?i)\b(?:an?|one|our|some|another)\s+(?:[\w-]+\s+){0,2}"
    r"(?:articles?|blogs?|guides?|pages?|recaps?|reviews?|sites?|sources?|wikis?)\b|"
    r"\b(?:according to|cast lists?|not (?:told|known|recorded)|TV Tropes|IMDb|Wikipedia)\b"
)
_rude = r"\b(?i:hookers?|prostitut\w*|whores?|porn\w*|sex|sexy|sexual\w*)\b"
_surname = rf"\b(?!(?:The|An?)\s)[A-Z][\w.'-]*\s+(?=[A-Z]){_rude}|(?=[A-Z]){_rude}\s+[A-Z]"  # as in John Lee Hooker


class LeftOut(Struct, frozen=True):
    """A record that no question of a kind is made about: its id, and the reason.

    HINT returns the end of the reason, such as which role may be meant. It is slow, so call it only to show it.
    """

    id: str
    reason: str
    hint: Callable[[], str] = str


class Draft(Struct, frozen=True):
    """A question without choices, and groups of candidates for its wrong choices, the most tempting first.

    Those in `unlike` are of the other gender: they are taken only if fewer than two others are wrong.
    """

    question: Question
    wrong: tuple[tuple[str, ...], ...]
    unlike: frozenset[str] = frozenset()


Made = Draft | LeftOut


def draft(
    record: Any,
    ask: str,
    question: str,
    answer: str,
    wrong: Iterable[Iterable[str]],
    *,
    why: str,
    category: str,
    difficulty: Difficulty = "hard",
    accept: Iterable[str] = (),
    unlike: Iterable[str] = (),
) -> Made:
    """Return a draft of the question that asks ASK, a kind of question, about RECORD.

    WRONG are candidates for the wrong choices in groups, those that tempt most first. Those in the answer's script come
    before all others. Return LeftOut when RECORD is disputed, and when the answer stands in the question.
    """
    if record.certainty == "disputed":
        return LeftOut(record.id, "it is disputed")
    if not key(answer) or stands_in(answer, question):
        return LeftOut(record.id, "the answer stands in the question")
    alike = same if category == "film" else overlap  # PG and PG-13 are two values, but Anna and Young Anna one name
    found: dict[str, tuple[tuple[bool, int], str]] = {}
    for number, group in enumerate(wrong):
        for other in islice(group, 2 * NEAR):
            if key(other) and not alike(other, answer):
                found.setdefault(key(other), ((script(other) != script(answer), number), other))
    ranked = groupby(sorted(found.values(), key=itemgetter(0)), key=itemgetter(0))
    candidates = tuple(tuple(other for _, other in group)[:TEMPTING] for _, group in ranked)
    spellings = {key(other): other for other in accept if not stands_in(other, question)}
    drafted = Question(
        id=f"question-{ask}-{record.id.removeprefix(f'{kind(record)}-')}",
        category=category,
        difficulty=difficulty,
        question=question,
        answer=answer,
        about=(record.id,),
        why=_telling(why, f"{question} {answer}", of_person=category in ("cast", "characters", "crew")),
        accept=tuple(other for form, other in spellings.items() if form not in ("", key(answer))),
        rating=getattr(record, "rating", "clean"),
        spoiler=getattr(record, "spoiler", False),
        certainty=record.certainty,
        sources=record.sources,
    )
    return Draft(drafted, candidates, frozenset(unlike))


def is_phrase(text: str) -> bool:
    """Tell whether TEXT is no sentence, but a preposition and a few words: `At the end.`, `Of Studio Ghibli.`."""
    return len(text.split()) <= PHRASE and re.match(_phrase, text) is not None


def without_sources(text: str) -> str:
    """Return TEXT without its sentences on the sources."""
    return " ".join(one for one in sentences(" ".join(text.split())) if not re.search(_source, one))


def _telling(why: str, said: str, of_person: bool) -> str:
    """Return WHY without sentences on the sources; nothing if all its words were SAID before.

    OF_PERSON, a phrase such as `Of Studio Ghibli.` is no sentence to be read aloud; a scene may be one.
    """
    kept = sentences(without_sources(why))
    text = " ".join(one for one in kept if not (of_person and is_phrase(one)))
    new = {word[:ROOT] for word in plain(text).split() if len(word) >= LEAST and word not in words("fillers")}
    new -= {word[:ROOT] for word in plain(said).split()}
    if script(text) != "CJK" and not new:
        return ""
    return text if re.search(r"[^\w\s]$", text) else f"{text}."


def settle(draft: Draft, known: Known) -> Question | LeftOut:
    """Give the question of DRAFT three wrong choices: the most tempting one, and others of the first groups by its id.

    Two are enough if all others are of the other gender.
    A choice that the judge would not call wrong is never taken; KNOWN are the people of the film.
    """
    question = draft.question
    rivals = [group[0] for group in draft.wrong[:1]]
    others = [choice for group in draft.wrong for choice in shuffled(group, question.id, str) if choice not in rivals]
    chosen, passed = list[str](), list[str]()  # Amélie beside Amélie Poulain: only where too few others are left
    for choice in sorted((*rivals, *others), key=draft.unlike.__contains__):
        if len(chosen) < 3 and weigh(question, choice, known)[0] == "wrong":
            same_name = question.category != "film" and any(overlap(choice, other) for other in chosen)
            (passed if same_name else chosen).append(choice)
    found = [*chosen, *passed]
    alike = [choice for choice in found if choice not in draft.unlike]
    wrong = tuple((alike if draft.unlike and len(alike) > 1 else found)[:3])
    if len(wrong) < (2 if draft.unlike else 3):
        return LeftOut(question.about[0], "fewer than three others can be wrong answers")
    rude = question.rating == "clean" and any(map(is_rude, (question.question, question.answer, *wrong)))
    return replace(question, wrong=wrong, rating="mild" if rude else question.rating)


def is_rude(text: str) -> bool:
    """Tell whether TEXT has a word that is not for every room; a surname, as in John Lee Hooker, is none."""
    return re.search(_rude, re.sub(_surname, "", text)) is not None


def script(text: str) -> str:
    """Return the script of TEXT, as Unicode calls it: that of its first letter; all of Chinese and Japanese is CJK."""
    letter = next(filter(str.isalpha, text), " ")
    name = unicodedata.name(letter, "").partition(" ")[0]
    return _writings.get(name, name)


def neighbours(records: Sequence[R]) -> Iterator[tuple[R, list[R]]]:
    """Yield each of RECORDS with up to NEAR others on each side of it, the nearest first."""
    for place, record in enumerate(records):
        around = range(max(place - NEAR, 0), min(place + NEAR + 1, len(records)))
        nearest = sorted(around, key=lambda other: abs(other - place))
        yield record, [records[other] for other in nearest if other != place]


def choices(question: Question, seed: str = "") -> tuple[str, ...]:
    """Return the choices of QUESTION, the right one among them, in an order that depends only on SEED and its id.

    There are none when QUESTION has no wrong choices: it is asked openly.
    """
    if not question.wrong:
        return ()
    options = (question.answer, *question.wrong)
    return tuple(shuffled(options, f"{seed}\n{question.id}", str))


def lettered(choices: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pair CHOICES with the letters A, B, C, D; return nothing when there are no choices."""
    return tuple(zip(LETTERS, choices, strict=False))


def letter(choice: str, choices: Sequence[str]) -> str:
    """Return the letter of CHOICE among CHOICES."""
    return LETTERS[choices.index(choice)]
