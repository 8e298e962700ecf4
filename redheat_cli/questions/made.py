"""A Film -> the questions that its records answer, each kind by one function and one row of MAKERS."""

from collections.abc import Callable, Iterator

from redheat_cli.model import Film, Question
from redheat_cli.questions import lines, people, values
from redheat_cli.questions.spelling import plain, same

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


def made(film: Film) -> Iterator[Question]:
    """Yield the made questions of FILM, but none that asks what a curated one asks: same answer, same record."""
    for maker in MAKERS:
        for question in maker(film):
            if not any(_asks_the_same(question, curated) for curated in film.questions):
                yield question


def _asks_the_same(one: Question, curated: Question) -> bool:
    """Tell whether the two share a record and an answer, or the id; an answer may be a part of the other's."""
    if one.id == curated.id:
        return True
    short, long = sorted((plain(one.answer), plain(curated.answer)), key=len)
    answered = same(short, long) or f" {short} " in f" {long} "
    return answered and not set(one.about).isdisjoint(curated.about)
