"""Build the deck of questions for a film, put the choices of a question in order, and draw questions from the deck."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from redheat_cli.film.model import Film, Question
from redheat_cli.judge.film_names import everybody
from redheat_cli.judge.normalize import key, overlap
from redheat_cli.listing.listing import shuffled
from redheat_cli.questions import cast, crew, facts, lines, rounds
from redheat_cli.questions.choices import Draft, LeftOut, settle
from redheat_cli.questions.faults import twins

LETTERS = "ABCD"
WORDS_A_SECOND = 2.5
_pictured = re.compile("[\u3005\u3041-\u30fe\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")  # kana and Han
_spelled = re.compile("[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3]")
_unspaced = re.compile(f"{_pictured.pattern}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u303f\uff00-\uff0f]")
# Each of these functions makes one kind of question: what it asks, and the function.
MAKERS: dict[str, Callable[[Film], Iterator[Draft | LeftOut]]] = {
    "who plays a role": cast.actor_of,
    "which role an actor plays": cast.role_of,
    "who did a job": crew.who_did,
    "what job somebody did": crew.job_of,
    "who says a line": lines.who_said,
    "how a line goes on": lines.next_line,
    "the title in a country": facts.title_in,
    "the value of a fact": facts.value_of,
}


def deck(film: Film) -> tuple[Question, ...]:
    """Return every question of FILM: first those in its file, then those that the program makes from its records."""
    found = (made for kind in make(film).values() for made in kind)
    return (*film.questions, *(question for question in found if isinstance(question, Question)))


def choices(question: Question, seed: str = "") -> tuple[str, ...]:
    """Return the choices of QUESTION, the right one among them, in an order that depends only on SEED and its id.

    There are none when QUESTION has no wrong choices: it is asked openly.
    """
    if not question.wrong:
        return ()
    from hashlib import sha256  # loads OpenSSL, and few calls draw

    options = (question.answer, *question.wrong)
    return tuple(sorted(options, key=lambda choice: sha256(f"{seed}\n{question.id}\n{choice}".encode()).digest()))


def draw(questions: Iterable[Question], count: int, seed: str) -> tuple[Question, ...]:
    """Draw COUNT of QUESTIONS by SEED, or all when there are fewer; of nine, about four are easy and one is hard.

    A question about the same record as an earlier one may give its answer away, so it comes only when no other is
    left.
    """
    return tuple(rounds.draw(shuffled(list(questions), seed), count))


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


def make(film: Film) -> dict[str, list[Question | LeftOut]]:
    """Make the questions about FILM, and return them by kind, with the records that each kind leaves out.

    Of two that ask the same, only the first is made; a question in the film's file counts as the first when it is
    about the same record with the same answer, or has the same id. Two that are put in the same words but have other
    answers are both left out.
    """
    own_ids = {own.id for own in film.questions}
    own_answers = defaultdict(list)
    for own in film.questions:
        for id in own.about:
            own_answers[id].append(own.answer)
    found = {kind: list(maker(film)) for kind, maker in MAKERS.items()}
    drafts = [draft.question for kind in found.values() for draft in kind if isinstance(draft, Draft)]
    words = Counter(key(question.question) for question in (*film.questions, *drafts))
    known, twin = everybody(film), twins(film)
    for own in film.questions:
        twin(own)

    def settled(draft: Draft | LeftOut) -> Question | LeftOut:
        if isinstance(draft, LeftOut):
            return draft
        (id,) = draft.question.about
        if draft.question.id in own_ids or any(overlap(draft.question.answer, answer) for answer in own_answers[id]):
            return LeftOut(id, "a question in the file asks it")
        if words[key(draft.question.question)] > 1:
            return LeftOut(id, "another question is put in the same words")
        question = settle(draft, known)
        same = twin(question) if isinstance(question, Question) else ""
        return LeftOut(id, same) if same else question

    return {kind: [settled(draft) for draft in drafts] for kind, drafts in found.items()}
