"""What one record says, put as a question -> the Question, with wrong choices of the same kind; or none."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from redheat_cli.model import Difficulty, Film, Question, Rating, kind
from redheat_cli.questions.spelling import key, overlap, plain

TEMPTING = 6
SOURCES_NAMED = 2
_reliability = ("strong", "good", "weak")
_blue = re.compile(r"hooker|prostitut|whore|porn|\bsex", re.IGNORECASE)


def draft(
    film: Film,
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
    """Yield the question that asks the kind ASK about RECORD of FILM.

    WRONG are wrong choices, the most tempting first; three of the first TEMPTING are taken, chosen by
    the question's id. Where there are fewer than three, or the answer stands in the question, none is yielded.
    """
    from hashlib import sha256  # loads OpenSSL, and only decks need it

    id = f"question-{ask}-{record.id.removeprefix(f'{kind(record)}-')}"
    different: dict[str, str] = {}
    for one in wrong:
        if key(one) and not overlap(one, answer):
            different.setdefault(key(one), one)
        if len(different) == TEMPTING:
            break
    tempting = list(different.values())
    asked = f" {plain(question)} "
    if len(tempting) < 3 or not key(answer) or f" {plain(answer)} " in asked:
        return
    spellings = {key(one): one for one in accept if f" {plain(one)} " not in asked}
    three = sorted(tempting, key=lambda one: sha256(f"{id}\n{one}".encode()).digest())[:3]
    yield Question(
        id=id,
        category=category,
        difficulty=difficulty,
        question=question,
        answer=answer,
        wrong=(three[0], three[1], three[2]),
        about=(record.id,),
        why=f"{why} {_evidence(film, record)}",
        accept=tuple(other for form, other in spellings.items() if form not in ("", key(answer))),
        rating="mild" if rating == "clean" and _blue.search(" ".join((question, answer, *three))) else rating,
        spoiler=spoiler,
        certainty=record.certainty,
        sources=record.sources,
    )


def _evidence(film: Film, record: Any) -> str:
    """Name the most reliable of RECORD's sources, and say when they only report it."""
    known = [source for source in film.sources if source.id in record.sources]
    best = sorted(known, key=lambda source: _reliability.index(source.reliability))[:SOURCES_NAMED]
    titles = "; ".join(source.title for source in best)
    label = "Reported by" if record.certainty == "reported" else "Source" if len(best) == 1 else "Sources"
    return f"{label}: {titles}." if best else ""
