"""A deck of questions -> what is unsound in it: each fault with the question it is in and the reason."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import get_args

from redheat_cli.film.faults import Fault
from redheat_cli.film.model import Difficulty, Film, Question, entries
from redheat_cli.listing.choose import ruder
from redheat_cli.questions.deck import choices
from redheat_cli.questions.judge import held_right, weigh
from redheat_cli.questions.known import everybody
from redheat_cli.questions.spelling import key, plain, stands_in

Deck = tuple[Question, ...]
SMALL = 40  # a deck of fewer questions has no even spread to speak of
CHI_SQUARE_LIMIT = 16.27  # what one even deck in a thousand exceeds, with three degrees of freedom
LEAST, MOST = 0.10, 0.70  # the share of a deck that each difficulty must have and may have
ALIKE = 0.6  # of the telling words of two questions with the same answer: then they ask the same
TELLING = 4  # letters


def faults(film: Film, deck: Deck) -> list[Fault]:
    """List what is unsound in DECK, whose questions are about FILM, by every one of RULES."""
    return [fault for rule in RULES for fault in rule(film, deck)]


def one_right_answer(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find wrong choices that the judge holds right or close, and answers to accept or reject that it does not."""
    known = everybody(film)
    for question in deck:
        for wrong, weight, reason in held_right(question, known):
            yield Fault(f"{question.id}.wrong", f"'{wrong}' is {weight}: {reason}")
        for field, answers, due in (("accept", question.accept, "correct"), ("reject", question.reject, "wrong")):
            for given in answers:
                weight, reason = weigh(question, given, known)
                if weight != due:
                    yield Fault(f"{question.id}.{field}", f"'{given}' is {weight}: {reason}")


def four_choices(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find questions with two choices that only spelling tells apart."""
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
    """Find questions that rest on nothing, on a record that does not exist, or on a disputed one."""
    certainty = {record.id: getattr(record, "certainty", "confirmed") for record in entries(film)}
    for question in deck:
        if not question.about:
            yield Fault(f"{question.id}.about", "it names no record")
        for one in question.about:
            if one not in certainty:
                yield Fault(f"{question.id}.about", f"there is no record '{one}'")
            elif certainty[one] == "disputed":
                yield Fault(f"{question.id}.about", f"'{one}' is disputed")
        if question.certainty == "disputed":
            yield Fault(f"{question.id}.certainty", "what is disputed cannot be asked")


def no_leak(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find questions that are rated milder than a line they are about, or give away a spoiler without saying so."""
    known = {record.id: record for record in entries(film)}
    for question in deck:
        for record in (known[one] for one in question.about if one in known):
            rating = getattr(record, "rating", "clean")
            if ruder(record, question.rating):
                yield Fault(f"{question.id}.rating", f"it is {question.rating}, but '{record.id}' is {rating}")
            if getattr(record, "spoiler", False) and not question.spoiler:
                yield Fault(f"{question.id}.spoiler", f"'{record.id}' is a spoiler, and it is not marked as one")


def asked_once(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find questions put in the same words, and pairs with the same answer whose telling words are mostly the same."""
    common = {*plain(film.identity.title).split()}
    by_answer = defaultdict(list)
    first: dict[str, Question] = {}
    for question in deck:
        if (earlier := first.setdefault(key(question.question), question)).answer != question.answer:
            yield Fault(f"{question.id}.question", f"it is put in the words of {earlier.id}")
        words = {word for word in plain(question.question).split() if len(word) >= TELLING} - common
        by_answer[key(question.answer)].append((question, words))
    for group in by_answer.values():
        for place, (question, its) in enumerate(group):
            alike = (one for one, others in group[:place] if len(its & others) >= ALIKE * len(its | others))
            if twin := next(alike, None):
                yield Fault(f"{question.id}.question", f"it asks what {twin.id} asks")


def even_positions(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find a deck whose right answers favour one of the four positions, by Pearson's chi-square test."""
    counts = Counter(choices(question).index(question.answer) for question in deck)
    expected = len(deck) / 4
    if len(deck) >= SMALL and sum((counts[i] - expected) ** 2 / expected for i in range(4)) > CHI_SQUARE_LIMIT:
        shares = ", ".join(str(counts[i]) for i in range(4))
        yield Fault("questions", f"the right answer is not equally often in each of the four positions: {shares}")


def spread(film: Film, deck: Deck) -> Iterator[Fault]:
    """Find a deck that has hardly any questions of one difficulty, or hardly any others."""
    counts = Counter(question.difficulty for question in deck)
    for difficulty in get_args(Difficulty):
        if len(deck) >= SMALL and not LEAST <= counts[difficulty] / len(deck) <= MOST:
            yield Fault(
                "questions", f"{counts[difficulty]} of {len(deck)} are {difficulty}; between 10 % and 70 % should be"
            )


RULES: tuple[Callable[[Film, Deck], Iterator[Fault]], ...] = (
    one_right_answer,
    four_choices,
    answer_not_told,
    sound_ground,
    no_leak,
    asked_once,
    even_positions,
    spread,
)
