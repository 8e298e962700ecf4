"""Find what is wrong with the questions in a film's file."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from redheat_cli.film.fault_report import Fault
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Entry, Film, Question, entries
from redheat_cli.judge.normalize import key
from redheat_cli.judge.verdict import held_right, is_typo, weigh
from redheat_cli.judge.who_is_meant import Known, everybody
from redheat_cli.listing.listing_and_draws import ruder
from redheat_cli.questions.all_questions import PLAIN_ANSWERS, twins

Found = Iterator[tuple[str, str]]  # a field of a question, and what is wrong with it


def question_faults(film: Film, questions: Iterable[Question]) -> list[Fault]:
    """List what is wrong with QUESTIONS, which are about FILM."""
    known, records, twin = everybody(film), {record.id: record for record in entries(film)}, twins(film)
    return [
        Fault(f"{question.id}.{field}", reason)
        for question in questions
        for field, reason in (
            *_answers(question, known),
            *_choices(question),
            *_ground(question, records),
            ("question", twin(question)),
        )
        if reason
    ]


def _answers(question: Question, known: Known) -> Found:
    """Find wrong choices that the judge calls right or close, and answers to accept or reject that it does not."""
    spelling = _asks_spelling(question)
    for wrong, weight, reason in held_right(question, known):
        if not (spelling and is_typo(key(wrong), key(question.answer))):
            yield "wrong", f"the wrong answer '{wrong}' would be {weight}: {reason}"
    # Each by itself: the work must not grow with the square of a long list.
    for given in question.accept:
        weight, reason = weigh(replace(question, accept=(given,), reject=()), given, known)
        if weight != "correct":
            yield "accept", f"'{given}' is {weight}: {reason}"
    accepted = set(map(key, question.accept))
    for given in question.reject:
        weight, reason = weigh(replace(question, accept=(), reject=(given,)), given, known)
        if key(given) in accepted:
            yield "reject", f"'{given}' is correct: it is accepted too"
        elif weight != "wrong":
            yield "reject", f"'{given}' is {weight}: {reason}"


def _choices(question: Question) -> Found:
    """Find choices that are blank or differ only in spelling, and answers that stand in the question.

    An answer may stand there if a wrong choice does too, as in `Cats or dogs?`, if it is yes, no, true or false, and
    if its spelling is asked.
    """
    keys = set(map(key, (question.answer, *question.wrong)))
    if "" in keys:
        blank = next(choice for choice in (question.answer, *question.wrong) if not key(choice))
        field = "answer" if blank == question.answer else "wrong"
        yield field, f"'{blank}' has no letter and no digit; write it in words"
    elif len(keys) <= len(question.wrong):
        yield "wrong", "two choices are the same but for capitals, accents, spaces or signs; write another"
    asked = f" {fold(question.question)} "
    if any(f" {fold(wrong)} " in asked for wrong in question.wrong) or _asks_spelling(question):
        return
    for good in (question.answer, *question.accept):
        if f" {fold(good)} " in asked and fold(good) not in PLAIN_ANSWERS:
            remedy = "take it out, or add a wrong answer that stands there too"
            yield "question", f"the answer '{good}' stands in the question; {remedy}"


def _asks_spelling(question: Question) -> bool:
    """Tell whether the wrong choices of QUESTION are slips of the pen, two or more of them or all there are."""
    slips = sum(is_typo(key(wrong), key(question.answer)) for wrong in question.wrong)
    return slips > 1 or 0 < slips == len(question.wrong)


def _ground(question: Question, records: dict[str, Entry]) -> Found:
    """Find records that are disputed, or that are ruder or tell more than the question says."""
    for record in [records[id] for id in question.about if id in records]:
        if getattr(record, "certainty", "") == "disputed":
            yield "about", f"'{record.id}' is disputed"
        if ruder(record, question.rating):
            yield "rating", f"it is {question.rating}, but '{record.id}' is {getattr(record, 'rating', 'clean')}"
        if getattr(record, "spoiler", False) and not question.spoiler:
            yield "spoiler", f"'{record.id}' is a spoiler, and it is not marked as one"
    if question.certainty == "disputed":
        yield "certainty", "what is disputed cannot be asked"
