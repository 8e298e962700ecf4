"""Find what is wrong with the questions in a film's file."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from redheat_cli.film.model import Film, Question, entries
from redheat_cli.film.validate import Fault
from redheat_cli.judge.film_names import everybody
from redheat_cli.judge.normalize import key, plain, stands_in
from redheat_cli.judge.verdict import held_right, weigh
from redheat_cli.listing.listing import ruder

Deck = tuple[Question, ...]
ALIKE = 0.6  # of the words of two questions with the same answer: then they ask the same
COMPARED = 40  # of the questions with the same answer: the work must not grow with the square of the file
TELLING = 4  # letters of a word that counts for that


def question_faults(film: Film, questions: Iterable[Question]) -> list[Fault]:
    """List what is wrong with QUESTIONS, which are about FILM, by every one of RULES."""
    deck = tuple(questions)
    return [fault for rule in RULES for fault in rule(film, deck)]


def one_right_answer(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find wrong choices that the judge calls right or close, and answers to accept or reject that it does not."""
    known = everybody(film)
    for question in deck:
        for wrong, weight, reason in held_right(question, known):
            yield Fault(f"{question.id}.wrong", f"'{wrong}' is {weight}: {reason}")
        # Each by itself: the work must not grow with the square of a long list.
        for given in question.accept:
            weight, reason = weigh(replace(question, accept=(given,), reject=()), given, known)
            if weight != "correct":
                yield Fault(f"{question.id}.accept", f"'{given}' is {weight}: {reason}")
        accepted = set(map(key, question.accept))
        for given in question.reject:
            weight, reason = weigh(replace(question, accept=(), reject=(given,)), given, known)
            if key(given) in accepted:
                weight, reason = "correct", "it is accepted too"
            if weight != "wrong":
                yield Fault(f"{question.id}.reject", f"'{given}' is {weight}: {reason}")


def different_choices(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find questions with two choices that differ only in spelling."""
    for question in deck:
        counts = Counter(map(key, (question.answer, *question.wrong)))
        if len(counts) <= len(question.wrong) or "" in counts:
            yield Fault(f"{question.id}.wrong", "the choices are not all different")


def answer_not_told(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find questions that contain their own answer, or one that is accepted."""
    for question in deck:
        for good in (question.answer, *question.accept):
            if stands_in(good, question.question):
                yield Fault(f"{question.id}.question", f"the answer '{good}' stands in it")


def sound_ground(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find questions about a record that does not exist or is disputed."""
    certainty = {record.id: getattr(record, "certainty", "confirmed") for record in entries(film)}
    for question in deck:
        for id in question.about:
            if id not in certainty:
                yield Fault(f"{question.id}.about", f"there is no record '{id}'")
            elif certainty[id] == "disputed":
                yield Fault(f"{question.id}.about", f"'{id}' is disputed")
        if question.certainty == "disputed":
            yield Fault(f"{question.id}.certainty", "what is disputed cannot be asked")


def no_leak(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find questions that are rated milder than a line they are about, or give away a spoiler without saying so."""
    known = {record.id: record for record in entries(film)}
    for question in deck:
        for record in (known[id] for id in question.about if id in known):
            rating = getattr(record, "rating", "clean")
            if ruder(record, question.rating):
                yield Fault(f"{question.id}.rating", f"it is {question.rating}, but '{record.id}' is {rating}")
            if getattr(record, "spoiler", False) and not question.spoiler:
                yield Fault(f"{question.id}.spoiler", f"'{record.id}' is a spoiler, and it is not marked as one")


def asked_once(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find questions that ask what an earlier one asks."""
    twin = twins(film)
    for question in deck:
        if reason := twin(question):
            yield Fault(f"{question.id}.question", reason)


def twins(film: Film) -> Callable[[Question], str]:
    """Return a function that says how a question about FILM is the same as one it was given before, if it is.

    Two are the same when they are put in the same words, or have the same answer and most words in common.
    """
    common = {*plain(film.identity.title).split()}
    by_words: dict[str, Question] = {}
    by_answer: dict[str, list[tuple[Question, set[str]]]] = defaultdict(list)

    def twin(question: Question) -> str:
        earlier = by_words.setdefault(key(question.question), question)
        words = {word for word in plain(question.question).split() if len(word) >= TELLING} - common
        same = by_answer[key(question.answer)][-COMPARED:]
        alike = (other for other, its in same if len(words & its) >= ALIKE * len(words | its))
        found = next(alike, None)
        by_answer[key(question.answer)].append((question, words))
        if earlier is not question and earlier.answer != question.answer:
            return f"it is put in the words of {earlier.id}"
        return f"it asks what {found.id} asks" if found else ""

    return twin


RULES: tuple[Callable[[Film, Deck], Iterator[Fault]], ...] = (
    one_right_answer,
    different_choices,
    answer_not_told,
    sound_ground,
    no_leak,
    asked_once,
)
