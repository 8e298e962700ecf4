"""A Film -> the questions that its records answer, each kind by one function and one row of MAKERS."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from redheat_cli.film.model import Film, Question
from redheat_cli.questions import lines, people, values
from redheat_cli.questions.judge import everybody, held_right
from redheat_cli.questions.spelling import key, overlap

SOURCES_NAMED = 2
_reliability = ("strong", "good", "weak")
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
    """Yield the made questions of FILM whose words no other has, and whose wrong choices the judge holds wrong.

    A curated question about the same record with the same answer, or with the same id, takes the place of a made one.
    """
    ids = {curated.id for curated in film.questions}
    answers = defaultdict(list)
    for curated in film.questions:
        for id in curated.about:
            answers[id].append(curated.answer)
    found = [question for maker in MAKERS for question in maker(film)]
    words = Counter(key(question.question) for question in (*film.questions, *found))
    known = everybody(film)
    ranked = {one.id: (_reliability.index(one.reliability), n, one.title) for n, one in enumerate(film.sources)}
    for question in found:
        curated_answers = (answer for id in question.about for answer in answers[id])
        if question.id in ids or any(overlap(question.answer, answer) for answer in curated_answers):
            continue
        if words[key(question.question)] == 1 and not any(held_right(question, known)):
            best = [title for *_, title in sorted(ranked[id] for id in question.sources)[:SOURCES_NAMED]]
            yield replace(question, why=f"{question.why} {_evidence(question, best)}")


def _evidence(question: Question, titles: list[str]) -> str:
    """Name the sources with TITLES that QUESTION rests on, and say when they only report it."""
    label = "Reported by" if question.certainty == "reported" else "Source" if len(titles) == 1 else "Sources"
    return f"{label}: {'; '.join(titles)}." if titles else ""
