"""A Film -> the questions that its records answer, each kind by one function and one row of MAKERS."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from redheat_cli.model import Film, Question
from redheat_cli.questions import lines, people, values
from redheat_cli.questions.spelling import overlap

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
    """Yield the made questions of FILM, but none that asks what a curated one asks."""
    ids = {curated.id for curated in film.questions}
    by_record = defaultdict(list)
    for curated in film.questions:
        for id in curated.about:
            by_record[id].append(curated.answer)
    for maker in MAKERS:
        for question in maker(film):
            known = [answer for id in question.about for answer in by_record[id]]
            if question.id not in ids and not any(overlap(question.answer, answer) for answer in known):
                yield question
