"""What one record says, put as a question -> the Question, with wrong choices of the same kind; or none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from redheat_cli.film.model import Difficulty, Question, Rating, kind
from redheat_cli.questions.spelling import key, overlap, stands_in

R = TypeVar("R")
TEMPTING = 6
# How many records on each side of one are looked at: the work must not grow with the square of the file.
NEAR = 40
_blue = re.compile(r"hooker|prostitut|whore|porn|\bsex", re.IGNORECASE)


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
) -> Iterator[Question]:
    """Yield the question that asks the kind ASK about RECORD.

    WRONG are wrong choices, the most tempting first; three of the first TEMPTING are taken, chosen by
    the question's id. Where there are fewer than three, or the answer stands in the question, none is yielded.
    """
    from hashlib import sha256  # loads OpenSSL, and only decks need it

    id = f"question-{ask}-{record.id.removeprefix(f'{kind(record)}-')}"
    different: dict[str, str] = {}
    for one in islice(wrong, 2 * NEAR):
        if key(one) and not overlap(one, answer):
            different.setdefault(key(one), one)
        if len(different) == TEMPTING:
            break
    tempting = list(different.values())
    if len(tempting) < 3 or not key(answer) or stands_in(answer, question):
        return
    spellings = {key(one): one for one in accept if not stands_in(one, question)}
    three = sorted(tempting, key=lambda one: sha256(f"{id}\n{one}".encode()).digest())[:3]
    yield Question(
        id=id,
        category=category,
        difficulty=difficulty,
        question=question,
        answer=answer,
        wrong=(three[0], three[1], three[2]),
        about=(record.id,),
        why=why,
        accept=tuple(other for form, other in spellings.items() if form not in ("", key(answer))),
        rating="mild" if rating == "clean" and _blue.search(" ".join((question, answer, *three))) else rating,
        spoiler=spoiler,
        certainty=record.certainty,
        sources=record.sources,
    )


def neighbours(records: Sequence[R]) -> Iterator[tuple[R, list[R]]]:
    """Yield each of RECORDS with those around it, NEAR on each side, the nearest first: like stands beside like."""
    for place, record in enumerate(records):
        around = range(max(place - NEAR, 0), min(place + NEAR + 1, len(records)))
        yield record, [records[other] for other in sorted(around, key=lambda one: abs(one - place)) if other != place]
