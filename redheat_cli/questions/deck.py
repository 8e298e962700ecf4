"""Build the deck of questions for a film, put the choices of a question in order, and draw questions from the deck."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from redheat_cli.film.model import Film, Question
from redheat_cli.listing.choose import shuffled
from redheat_cli.questions import lines, people, values
from redheat_cli.questions.judge import held_right
from redheat_cli.questions.known import everybody
from redheat_cli.questions.rounds import apart
from redheat_cli.questions.spelling import key, overlap

LETTERS = "ABCD"
WORDS_A_SECOND = 2.5
_pictured = re.compile("[\u3005\u3041-\u30fe\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")  # kana and Han
_spelled = re.compile("[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3]")
_unspaced = re.compile(f"{_pictured.pattern}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u303f\uff00-\uff0f]")
SOURCES_NAMED = 2
_reliability = ("strong", "good", "weak")
# Each of these functions makes one kind of question.
MAKERS: tuple[Callable[[Film], Iterator[Question]], ...] = (
    people.actor_of,
    people.role_of,
    people.who_did,
    people.job_of,
    lines.who_said,
    lines.next_line,
    values.title_in,
    values.value_of,
)


def deck(film: Film) -> tuple[Question, ...]:
    """Return every question of FILM: first those in its file, then those that the program makes from its records."""
    return (*film.questions, *made(film))


def choices(question: Question, seed: str = "") -> tuple[str, ...]:
    """Return the choices of QUESTION, the right one among them, in an order that depends only on SEED and its id."""
    from hashlib import sha256  # loads OpenSSL, and few calls draw

    options = (question.answer, *question.wrong)
    return tuple(sorted(options, key=lambda choice: sha256(f"{seed}\n{question.id}\n{choice}".encode()).digest()))


def draw(questions: Iterable[Question], count: int, seed: str) -> tuple[Question, ...]:
    """Draw COUNT of QUESTIONS, or all when there are fewer, in the order of `listing.choose.shuffled`.

    A question about the same record as an earlier one may give its answer away, so it comes only when no other is
    left.
    """
    return tuple(apart(shuffled(list(questions), seed))[:count])


def lettered(choices: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pair CHOICES with the letters A, B, C, D; return nothing when there are no choices."""
    return tuple(zip(LETTERS, choices, strict=False))


def letter(choice: str, choices: Sequence[str]) -> str:
    """Return the letter of CHOICE among CHOICES."""
    return LETTERS[choices.index(choice)]


def reading(text: str) -> float:
    """Return how long it takes to read TEXT aloud, in seconds, at 150 words a minute.

    Japanese, Chinese, Thai, Lao, Khmer and Burmese have no spaces between words: two of their characters last as long
    as a word, or five letters where the script is an alphabet.
    """
    words = len(_unspaced.sub(" ", text).split())
    return (words + len(_pictured.findall(text)) / 2 + len(_spelled.findall(text)) / 5) / WORDS_A_SECOND


def made(film: Film) -> Iterator[Question]:
    """Yield the questions that the program makes for FILM.

    Leave out a question whose words another question has, and one with a wrong choice that the judge would accept.
    A question in the film's file about the same record with the same answer, or with the same id, replaces a made one.
    """
    ids = {own.id for own in film.questions}
    answers = defaultdict(list)
    for own in film.questions:
        for id in own.about:
            answers[id].append(own.answer)
    found = [question for maker in MAKERS for question in maker(film)]
    words = Counter(key(question.question) for question in (*film.questions, *found))
    known = everybody(film)
    ranked = {
        source.id: (_reliability.index(source.reliability), n, source.title) for n, source in enumerate(film.sources)
    }
    for question in found:
        own_answers = (answer for id in question.about for answer in answers[id])
        if question.id in ids or any(overlap(question.answer, answer) for answer in own_answers):
            continue
        if words[key(question.question)] == 1 and not any(held_right(question, known)):
            best = [title for *_, title in sorted(ranked[id] for id in question.sources)[:SOURCES_NAMED]]
            yield replace(question, why=f"{question.why} {_evidence(question, best)}")


def _evidence(question: Question, titles: list[str]) -> str:
    """Name the sources with TITLES that QUESTION rests on, and say when they only report it."""
    label = "Reported by" if question.certainty == "reported" else "Source" if len(titles) == 1 else "Sources"
    return f"{label}: {'; '.join(titles)}." if titles else ""
